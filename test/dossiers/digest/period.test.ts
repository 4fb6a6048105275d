import { expect, test } from 'vitest'
import { lastPeriod, phaseOf } from '#src/dossiers/digest/period.ts'
import { recipientsOf } from '#src/dossiers/digest/recipients.ts'
import { nextDue } from '#src/dossiers/next-due.ts'
import { campaign } from '#test/dossiers/register/sample.ts'

const at = (hour: string): Date => new Date(`2021-05-20T${hour}:00+07:00`)

test.each([
  ['07:59', '2021-05-19T16:00'],
  ['08:00', '2021-05-20T08:00'],
  ['15:59', '2021-05-20T08:00'],
  ['16:00', '2021-05-20T16:00'],
  ['23:30', '2021-05-20T16:00'],
])('at %s by the office’s clock the last digest is that of %s', (hour, name) => {
  expect(lastPeriod(campaign, at(hour))?.name).toBe(name)
})

test('the hour is the office’s, wherever the machine stands', () => {
  expect(lastPeriod(campaign, at('08:00'))?.at.toISOString()).toBe('2021-05-20T01:00:00.000Z')
  const elsewhere = { ...campaign, timeZone: 'Europe/Paris' }
  expect(lastPeriod(elsewhere, at('08:00'))).toMatchObject({ name: '2021-05-19T16:00' })
})

test('a campaign without hours has no digest', () => {
  expect(lastPeriod({ ...campaign, digest: { hours: [], to: [] } }, at('08:00'))).toBeNull()
})

test.each([
  ['2021-03-24T12:00:00+07:00', 'quiet'],
  ['2021-03-25T00:00:00+07:00', 'running'],
  ['2021-05-19T23:59:59+07:00', 'running'],
  ['2021-05-20T00:00:00+07:00', 'last-week'],
  ['2021-05-26T23:59:59+07:00', 'last-week'],
  ['2021-05-27T00:00:00+07:00', 'running'],
  ['2021-06-10T00:00:00+07:00', 'running'],
  ['2021-06-10T00:00:01+07:00', 'over'],
])('on %s the campaign is %s', (moment, phase) => {
  expect(phaseOf(campaign, new Date(moment))).toBe(phase)
})

test('the digest goes to whom the campaign names, else to its officers and head, else to those of the settings', () => {
  const staff = [
    { name: 'A', email: 'An@x.example', role: 'officer' as const },
    { name: 'B', email: 'ky.thuat@x.example', role: 'operator' as const },
  ]
  const settings = [
    { address: 'binh@x.example', role: 'officer' },
    { address: 'xem@x.example', role: 'reader' },
  ]
  const to = (given: string[], own: typeof staff) =>
    recipientsOf({ digest: { hours: [], to: given }, staff: own }, settings)
  expect(to(['rieng@x.example'], staff)).toEqual(['rieng@x.example'])
  expect(to([], staff)).toEqual(['an@x.example'])
  expect(to([], [])).toEqual(['binh@x.example'])
  expect(recipientsOf({ digest: { hours: [], to: [] }, staff: [] }, [])).toEqual([])
})

test('of several campaigns the one whose deadline comes next tells of the mailbox, after them all the last one', () => {
  const [first] = campaign.submissions
  const later = { ...first!, deadline: { ...first!.deadline, at: new Date('2021-08-01T00:00:00+07:00') } }
  const next = { ...campaign, id: 'next', submissions: [later] }
  const leads = (day: string) => nextDue([next, campaign], new Date(day))?.id
  expect([leads('2021-05-01'), leads('2021-06-01'), leads('2022-01-01')]).toEqual([campaign.id, 'next', 'next'])
  expect(nextDue([], new Date())).toBeNull()
})
