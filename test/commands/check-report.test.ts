import { describe, expect, it } from 'vitest'
import { reportOf } from '#src/commands/check-report.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { letter, mailbox, message, person, summary } from '#test/dossiers/world.ts'

const an = person('Nguyễn Văn An')
const binh = { ...person('Trần Thị Bình'), evidence: { page: 2, text: '2. Trần Thị Bình - giáo viên' } }

function report(documents: readonly UnderstoodDocument[]): string {
  const judgement = mailbox().receive(message(), documents)
  return reportOf(judgement.verdict, judgement, documents)
}

describe('the report of check', () => {
  it('says of what is missing that every file was looked at, and where it was asked for', () => {
    const text = report([letter(an, binh), summary(an)])
    expect(text).toContain('✓ Tóm tắt thành tích của Nguyễn Văn An: đã có')
    expect(text).toContain('✗ Tóm tắt thành tích của Trần Thị Bình: chưa có')
    expect(text).toContain('trang 2: “2. Trần Thị Bình - giáo viên”')
  })

  it('says of a doubt which file may hold it and why a person must look', () => {
    const text = report([letter(an, { ...binh, uncertain: true }), summary(an)])
    expect(text).toContain('? Tóm tắt thành tích của Trần Thị Bình: chưa rõ')
    expect(text).toContain('chưa chắc là người được đề nghị')
    expect(text).toContain('phải có người xem')
  })

  it("names the dossier and its deadline in the plan's own words", async () => {
    const { campaigns } = await loadCampaigns('test/fixtures/campaigns/12-kh-cdp-2026')
    const judgement = mailbox(campaigns).receive(
      message({ at: '2026-12-01T09:00:00+07:00', from: { address: 'cdmaylua@example.com', name: '' } }),
      [letter(an)],
    )
    const text = reportOf(judgement.verdict, judgement, [letter(an)])
    expect(text).toContain('  Hồ sơ xét khen thưởng năm 2026 KT26-0001 (12-kh-cdp-2026)')
    expect(text).toContain('hạn: chậm nhất 17 giờ 00 phút ngày 15 tháng 12 năm 2026')
  })
})
