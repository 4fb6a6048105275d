import { expect, test } from 'vitest'

import { composeLetter } from '#src/dossiers/letters/compose-letter.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import { loadCampaigns } from '#src/io/rules.ts'

// A campaign unlike plan 63, written as data alone: minutes asked for, another office, an hour as deadline, no paper.
const { campaigns, faults } = await loadCampaigns('test/fixtures/campaigns/12-kh-cdp-2026')
const [campaign = expect.fail(JSON.stringify(faults))] = campaigns
const letters = sampleFacts(campaign).map(({ id, facts }) => ({ id, letter: composeLetter(facts) }))
const said = (id: string) =>
  letters.find((each) => each.id === id)?.letter.text.replace(/\s+/gu, ' ') ?? expect.fail(id)

test('it loads, a roster parted by semicolons included', () => {
  expect(faults).toEqual([])
  expect(campaign.units).toHaveLength(1)
  expect(campaign.settling).toEqual({ quietMs: 1_800_000, atMostMs: 7_200_000 })
})

test('its deadline is an hour, that minute included', () => {
  expect(campaign.submissions[0]?.deadline.at.toISOString()).toBe('2026-12-15T10:01:00.000Z')
  expect(campaign.submissions[0]?.deadline.boundaryDay).toBeNull()
  expect(said('receipt')).toContain(
    'Hạn nhận: 17 giờ 00 phút ngày 15 tháng 12 năm 2026 (Kế hoạch ghi: chậm nhất 17 giờ 00 ngày 15/12/2026)',
  )
  expect(said('missing-items')).toContain(
    'chậm nhất 17 giờ 00 phút ngày 15 tháng 12 năm 2026 bằng cách trả lời thư này',
  )
  expect(said('receipt-late')).toContain('tức là đến 17 giờ 00 phút ngày 15 tháng 12 năm 2026')
})

test('minutes are asked for where the plan wants them', () => {
  expect(said('missing-items')).toContain('1. Biên bản họp xét khen thưởng Tình trạng: Chưa có')
})

test('no paper is asked for where the plan wants none', () => {
  for (const { letter } of letters) expect(letter.text).not.toContain('bản giấy')
})

test('its own wording and its own office speak, and nobody else', () => {
  for (const { letter } of letters) {
    expect(letter.subject).toMatch(/^\[KT26-004\d\]/u)
    expect(letter.text).toContain('gọi số 024.3000.0005')
    expect(letter.text).toContain('CÔNG ĐOÀN PHƯỜNG HOA SEN')
    expect(letter.text + letter.html + letter.subject).not.toMatch(
      /Ba Đình|63\/KH|HS63|Chính sách - Pháp luật|bầu cử/iu,
    )
  }
})
