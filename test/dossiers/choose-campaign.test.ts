import { expect, test } from 'vitest'

import type { Campaign } from '#src/dossiers/campaign.ts'
import { chooseCampaign } from '#src/dossiers/choose-campaign.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import { campaign as election, document, letter, message, person } from './world.ts'

/** A second campaign of the same office, open at the same time. */
const summer: Campaign = {
  ...election,
  id: 'summer',
  plan: { ...election.plan, number: '75/KH-LĐLĐ', title: 'Tháng Công nhân năm 2021' },
  codePrefix: 'CN75',
  topicWords: ['khen thưởng', 'tháng công nhân'],
}
const later: Campaign = {
  ...summer,
  id: 'later',
  plan: { ...summer.plan, number: '163/KH-LĐLĐ' },
  period: { from: '2021-09-01', to: '2021-11-30' },
  topicWords: ['khen thưởng'],
  submissions: summer.submissions.map((each) => ({
    ...each,
    deadline: { ...each.deadline, at: new Date('2021-12-01T00:00:00Z') },
  })),
}
const open = [election, summer, later]
const chosen = (
  mail: ReturnType<typeof message>,
  documents = [letter(person('Lã Thị An'))],
  known: DossierState[] = [],
) => {
  const choice = chooseCampaign(mail, documents, open, known)
  return [choice?.campaign.id, ...(choice?.rivals ?? []).map(({ id }) => id)]
}
const plain = { subject: 'Hồ sơ khen thưởng', text: 'Em gửi hồ sơ ạ.' }

test('the plan that a document quotes decides, a typing slip in it included', () => {
  const quoting = document('proposal-letter', { planNumber: { value: '75 /KH-LĐLD', evidence: { page: 1, text: '' } } })
  expect(chosen(message(plain), [quoting])).toEqual(['summer'])
})

test("the mail's own words may quote it, and 163 is not 63", () => {
  expect(chosen(message({ ...plain, text: 'Hồ sơ theo Kế hoạch 163/KH-LĐLĐ ạ' }))).toEqual(['later'])
  expect(chosen(message({ ...plain, subject: 'HS theo KH 63/KH-LĐLD' }))).toEqual([election.id])
})

test('words that only one of them has decide next', () => {
  expect(chosen(message({ ...plain, text: 'Em gửi hồ sơ tháng công nhân ạ.' }))).toEqual(['summer'])
  expect(chosen(message({ ...plain, text: 'Em gửi hồ sơ bầu cử ạ.' }))).toEqual([election.id])
})

test("words of a plan's title in a mail or a document's title name the plan, words that two titles share do not", () => {
  const members: Campaign = {
    ...summer,
    id: 'members',
    plan: { ...summer.plan, number: '80/KH-LĐLĐ', title: 'Xét tặng danh hiệu Đoàn viên công đoàn xuất sắc năm 2021' },
    topicWords: ['khen thưởng'],
  }
  const teams: Campaign = {
    ...members,
    id: 'teams',
    plan: { ...members.plan, number: '81/KH-LĐLĐ', title: 'Xét tặng danh hiệu Tổ công đoàn vững mạnh năm 2021' },
  }
  const choose = (subject: string, title: string) => {
    const titled = document('proposal-letter', { title: { value: title, evidence: { page: 1, text: '' } } })
    const choice = chooseCampaign(message({ ...plain, subject }), [titled], [members, teams], [])
    return [choice?.campaign.id, ...(choice?.rivals ?? []).map(({ id }) => id)]
  }
  expect(choose('Ho so doan vien cong doan xuat sac', 'TỜ TRÌNH')).toEqual(['members'])
  expect(choose('Hồ sơ', 'TỜ TRÌNH Về việc đề nghị tặng danh hiệu Tổ công đoàn vững mạnh')).toEqual(['teams'])
  expect(choose('Hồ sơ', 'TỜ TRÌNH Về việc xét tặng danh hiệu thi đua')).toEqual(['members', 'teams'])
})

const unfinished = (id: string, more: Partial<DossierState> = {}): DossierState => ({
  code: 'CN75-0001',
  campaign: id,
  submission: 'commendation',
  unit: null,
  unitKey: null,
  contributions: [],
  senders: [],
  messageIds: ['<first@example.vn>'],
  completedAt: null,
  status: 'incomplete',
  letters: [],
  ...more,
})

test('the thread or a code is surer than any words', () => {
  const mail = message({ ...plain, text: 'bầu cử', references: ['<first@example.vn>'] })
  expect(chosen(mail, [], [unfinished('summer')])).toEqual(['summer'])
  expect(chosen(message({ ...plain, subject: '[CN75-0001] bầu cử' }), [], [unfinished('summer')])).toEqual(['summer'])
})

test('an unfinished dossier of the same people decides before the time does', () => {
  expect(chosen(message(plain), [], [unfinished('summer')])).toEqual(['summer'])
  expect(chosen(message(plain), [], [unfinished('summer', { status: 'complete' })])).toEqual([election.id, 'summer'])
})

test('the time leaves out campaigns that are over or to come', () => {
  expect(chosen(message({ ...plain, at: '2021-11-02T09:00:00+07:00' }))).toEqual(['later'])
})

test('with nothing to tell them apart, people say which', () => {
  expect(chosen(message(plain))).toEqual([election.id, 'summer'])
})

test('who was asked which plan and names the other gets it', () => {
  const asked = unfinished(election.id, { rivals: [{ campaign: 'summer', plan: '75/KH-LĐLĐ' }] })
  const reply = { ...plain, references: ['<first@example.vn>'] }
  expect(chosen(message({ ...reply, text: 'Theo Kế hoạch 75/KH-LĐLĐ ạ' }), [], [asked])).toEqual(['summer'])
  expect(chosen(message(reply), [], [asked])).toEqual([election.id])
})
