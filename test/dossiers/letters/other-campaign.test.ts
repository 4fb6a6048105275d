import { expect, test } from 'vitest'

import { composeLetter } from '#src/dossiers/letters/compose-letter.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { checks } from '#rules/checks/index.ts'
import { remindersDue } from '#src/dossiers/reminders/reminders-due.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { document, letter as proposal, mailbox, message, person, summary } from '../world.ts'

// A campaign unlike plan 63, written as data alone: minutes asked for, another office, an hour as deadline, no paper.
const { campaigns, faults } = await loadCampaigns('test/fixtures/campaigns/12-kh-cdp-2026')
const [campaign = expect.fail(JSON.stringify(faults))] = campaigns
const letters = sampleFacts(campaign).map(({ id, facts }) => ({ id, letter: composeLetter(facts) }))
const said = (id: string) =>
  letters.find((each) => each.id === id)?.letter.text.replace(/\s+/gu, ' ') ?? expect.fail(id)

test('it loads, a roster parted by semicolons included', () => {
  expect(faults).toEqual([])
  expect(campaign.units).toHaveLength(3)
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
  for (const { id, letter } of letters) {
    // The letter about a paper with a mark of secrecy tells of no dossier.
    if (id !== 'secret-mark') expect(letter.subject).toMatch(/^\[KT26-004\d\]/u)
    expect(letter.text).toContain('gọi số 024.3000.0005')
    expect(letter.text).toContain('CÔNG ĐOÀN PHƯỜNG HOA SEN')
    expect(letter.text + letter.html + letter.subject).not.toMatch(
      /Ba Đình|63\/KH|HS63|Chính sách - Pháp luật|bầu cử/iu,
    )
  }
})

const box = () => mailbox([campaign])
const from = (address: string, at = '2026-12-01T09:00:00+07:00') => message({ at, from: { address, name: '' } })
const an = person('Lã Thị An')
const team = person('Tổ May 2', { kind: 'collective' })
const papers = (...documents: ReturnType<typeof proposal>[]) => documents.map((each) => ({ ...each, issuer: null }))
const minutes = document('minutes', { attachment: 'Bien ban.docx' })
const decision = document('other', {
  attachment: 'QD.pdf',
  title: { value: 'QUYẾT ĐỊNH Về việc công nhận sáng kiến năm 2026', evidence: { page: 1, text: '' } },
})
const states = (judgement: Judgement) =>
  Object.fromEntries(
    (judgement.verdict.dossiers[0]?.items ?? []).map(({ item, nominee, status }) => [
      nominee === null ? item : `${item} ${nominee}`,
      status,
    ]),
  )

test('a school needs no decision on initiatives, a company that proposes people does', () => {
  const sent = papers(proposal(an, team), summary(an), summary(team), minutes)
  expect(states(box().receive(from('cd.hoahong@example.edu.vn'), sent))).toEqual({
    'proposal-letter': 'present',
    minutes: 'present',
    'report Lã Thị An': 'present',
    'collective-report Tổ May 2': 'present',
  })
  expect(states(box().receive(from('cdmaylua@example.com'), sent))).toMatchObject({ initiative: 'missing' })
  const whole = box().receive(from('cdmaylua@example.com'), [...sent, ...papers(decision)])
  expect(states(whole)).toMatchObject({ initiative: 'present' })
  expect(whole.verdict.dossiers[0]?.status).toBe('complete')
})

test('papers go by the names of the plan, and nobody is told to send what is not asked of its kind', () => {
  const school = box().receive(from('cd.hoahong@example.edu.vn'), papers(proposal(an, team), summary(an), minutes))
  const [receipt] = school.letters.map(({ letter }) => letter.text.replace(/\s+/gu, ' '))
  expect(receipt).toContain('- Báo cáo thành tích cá nhân: Lã Thị An Tệp')
  expect(receipt).toContain('- Biên bản họp xét khen thưởng Tệp')
  const asked = (address: string) =>
    box().receive(from(address, '2026-12-02T09:00:00+07:00'), []).letters[0]?.letter.text.replace(/\s+/gu, ' ')
  expect(asked('cd.hoahong@example.edu.vn')).not.toContain('công nhận sáng kiến')
  expect(asked('cdmaylua@example.com')).toContain('Quyết định công nhận sáng kiến (khi đề nghị cá nhân)')
  expect(asked('cdmaylua@example.com')).toContain('Báo cáo thành tích cá nhân (mỗi cá nhân được đề nghị một bản)')
  expect(said('missing-items-difference')).toContain('Báo cáo thành tích tập thể của Tổ Khoa học tự nhiên')
})

test('a reminder lists what is asked of this kind of unit', () => {
  const due = remindersDue(campaign, [], checks, new Date('2026-12-12T02:00:00Z'))
  const text = (id: string) => due.find(({ unit }) => unit.id === id)?.letter.text ?? ''
  expect(text('ct-may-lua')).toContain('công nhận sáng kiến')
  expect(text('thcs-hoa-hong')).not.toContain('công nhận sáng kiến')
})

test('a collective alone needs neither the report of a person nor the decision', () => {
  const judged = box().receive(from('cdmaylua@example.com'), papers(proposal(team), summary(team), minutes))
  expect(states(judged)).toEqual({
    'proposal-letter': 'present',
    minutes: 'present',
    'collective-report Tổ May 2': 'present',
  })
})

test('another decision is not the one that is asked for', () => {
  const other = document('other', {
    title: { value: 'QUYẾT ĐỊNH Về việc nâng lương', evidence: { page: 1, text: '' } },
  })
  const judged = box().receive(from('cdmaylua@example.com'), papers(proposal(an), summary(an), minutes, other))
  expect(states(judged)).toMatchObject({ initiative: 'missing' })
  expect(judged.letters.map(({ record }) => record.kind)).toEqual(['receipt', 'missing-items'])
})

test('more than the quota is a remark, in figures and of the members', () => {
  const people = ['Lã Thị An', 'Khổng Văn Bính', 'Thân Thị Cúc', 'Viên Đình Dậu'].map((name) => person(name))
  const judged = box().receive(from('cdmaylua@example.com'), papers(proposal(...people)))
  expect(
    judged.verdict.dossiers[0]?.remarks.filter(({ code }) => code === 'quota-exceeded').map(({ text }) => text),
  ).toEqual([
    'Đề nghị 04 cá nhân, nhiều hơn 03 theo Kế hoạch.',
    'Đề nghị 04 cá nhân, nhiều hơn 01 (10% của 9 đoàn viên).',
  ])
})

test('a level that the campaign does not give and another addressee are remarks; the former name of the office is not', () => {
  const remarks = (more: object) =>
    box()
      .receive(from('cdmaylua@example.com'), papers({ ...proposal(an), ...more }))
      .verdict.dossiers[0]?.remarks.map(({ code }) => code)
  const field = (value: string) => ({ value, evidence: { page: 1, text: value } })
  expect(remarks({ awardLevel: field('Bằng khen của Thủ tướng Chính phủ') })).toContain('award-level-differs')
  expect(remarks({ awardLevel: field('Giấy khen') })).not.toContain('award-level-differs')
  expect(remarks({ recipient: field('Sở Nội vụ thành phố Lạc Việt') })).toContain('addressed-elsewhere')
  for (const name of ['BTV Công đoàn phường Hoa Sen', 'Ban Thường vụ Liên đoàn Lao động quận Lạc Hồng'])
    expect(remarks({ recipient: field(name) })).not.toContain('addressed-elsewhere')
})

test('17 giờ 00 is on time for all, and three days later for the unit that was given more time', () => {
  const timeliness = (address: string, at: string) =>
    box().receive(from(address, at), papers(proposal(an))).verdict.dossiers[0]?.timeliness
  expect(timeliness('cdmaylua@example.com', '2026-12-15T17:00:59+07:00')).toBe('on-time')
  expect(timeliness('cdmaylua@example.com', '2026-12-15T17:01:00+07:00')).toBe('late')
  expect(timeliness('cd.hoahong@example.edu.vn', '2026-12-18T23:59:00+07:00')).toBe('on-time')
  expect(timeliness('cd.hoahong@example.edu.vn', '2026-12-19T00:00:00+07:00')).toBe('late')
  const { letters: told } = box().receive(from('cd.hoahong@example.edu.vn'), papers(proposal(an)))
  expect(told[0]?.letter.text.replace(/\s+/gu, ' ')).toContain(
    '24 giờ 00 phút ngày 18 tháng 12 năm 2026 (Kế hoạch ghi: chậm nhất 17 giờ 00 ngày 15/12/2026; Công đoàn phường đã gia hạn cho đơn vị)',
  )
})

test('the address of a merged union speaks for the one that took it in', () => {
  const judged = box().receive(from('luavang@example.com'), papers(proposal(an)))
  expect(judged.verdict.dossiers[0]?.unit?.id).toBe('ct-may-lua')
})
