import { describe, expect, test } from 'vitest'

import { checks } from '#rules/checks/index.ts'
import type { Campaign, Reminders } from '#src/dossiers/campaign.ts'
import { remindersDue } from '#src/dossiers/reminders/reminders-due.ts'
import { isCivil, windowsOf } from '#src/dossiers/reminders/windows.ts'
import { campaign as shipped, letter, mailbox, message, person, summary } from '../world.ts'

const reminders: Reminders = { daysBefore: [3, 1], atMinute: 510, approve: false }
const [commendation, report] = shipped.submissions
if (commendation === undefined || report === undefined) throw new Error('plan 63 has two submissions')
const campaign: Campaign = { ...shipped, reminders, submissions: [commendation] }
const at = (time: string) => new Date(`2021-05-${time}+07:00`)
const an = person('Lã Thị An')
const due = (box: ReturnType<typeof mailbox>, now: Date, rules = campaign) =>
  remindersDue(rules, box.desk.dossiers(), checks, now)

describe('a window', () => {
  test('opens so many days before the last day, at its minute, and closes in the evening', () => {
    expect(windowsOf(commendation, campaign)).toEqual([
      { day: '2021-05-23', opensAt: at('23T08:30'), closesAt: at('23T21:00') },
      { day: '2021-05-25', opensAt: at('25T08:30'), closesAt: at('25T21:00') },
    ])
  })

  test('of a list that staff release stays open until the next one or the deadline', () => {
    const released = { ...campaign, reminders: { ...reminders, approve: true } }
    expect(windowsOf(commendation, released).map(({ closesAt }) => closesAt)).toEqual([
      at('25T08:30'),
      commendation.deadline.at,
    ])
  })

  test('that would open after the deadline is none', () => {
    const noon = { ...commendation, deadline: { ...commendation.deadline, at: at('26T08:00') } }
    expect(windowsOf(noon, { ...campaign, reminders: { ...reminders, daysBefore: [0] } })).toEqual([])
  })

  test('letters go at civil hours', () => {
    expect(['08:29', '08:30', '20:59', '21:00', '23:00'].map((hour) => isCivil(at(`23T${hour}`), campaign))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('who is reminded', () => {
  test('units that sent nothing, each once, and nobody outside of a window', () => {
    const box = mailbox([campaign])
    expect(due(box, at('23T08:29'))).toEqual([])
    expect(due(box, at('23T08:30')).map(({ key, to }) => [key, to])).toEqual([
      ['reminder/63-kh-ldld-2021/u1/2021-05-23', ['cd.hoasua@example.vn']],
      ['reminder/63-kh-ldld-2021/u2/2021-05-23', ['saokhue@example.vn', 'chung@example.vn']],
      ['reminder/63-kh-ldld-2021/u3/2021-05-23', ['chung@example.vn']],
    ])
    expect(due(box, at('24T09:00'))).toEqual([])
    expect(due(box, at('26T23:00'))).toEqual([])
  })

  test('a unit whose dossier lacks something, with its own list, to whoever wrote last', () => {
    const box = mailbox([campaign])
    box.receive(message({ from: { address: 'rieng@example.com', name: '' } }), [letter(an)])
    const [own] = due(box, at('23T09:00'))
    expect(own).toMatchObject({ to: ['rieng@example.com', 'cd.hoasua@example.vn'], owed: [{ code: 'HS63-0001' }] })
    expect(own?.letter.subject).toMatch(/^\[HS63-0001\] Về thời hạn gửi/u)
    expect(own?.letter.text).toMatch(/Tóm tắt thành tích của đồng chí Lã Thị An/u)
    expect(own?.letter.text.replace(/\s+/gu, ' ')).toContain('trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021')
  })

  test('nobody whose dossier is complete, and nobody who waits for an officer', () => {
    const box = mailbox([campaign])
    box.receive(message(), [letter(an), summary(an)])
    box.receive(message({ from: { address: 'saokhue@example.vn', name: '' }, at: '2021-05-20T10:00:00+07:00' }), [
      { ...letter(an), issuer: null, problem: 'encrypted' },
    ])
    expect(due(box, at('23T09:00')).map(({ unit }) => unit.id)).toEqual(['u3'])
  })

  test('two submissions of one day are one letter; a unit with more time has its own day', () => {
    const longer = {
      ...report,
      extensions: [{ unit: 'u1', reason: 'bão', deadline: { ...report.deadline, at: at('30T00:00') } }],
    }
    const both = { ...campaign, submissions: [commendation, longer] }
    const box = mailbox([both])
    expect(due(box, at('23T09:00'), both).map(({ unit, owed }) => [unit.id, owed.length])).toEqual([
      ['u1', 1],
      ['u2', 2],
      ['u3', 2],
    ])
    expect(due(box, at('26T09:00'), both).map(({ unit, owed }) => [unit.id, owed[0]?.submission])).toEqual([
      ['u1', 'result-report'],
    ])
  })

  test('no unit that has ended, and a unit without an address is listed all the same', () => {
    const [first, second] = campaign.units
    if (first === undefined || second === undefined) throw new Error('a roster of three')
    const units = [
      { ...first, to: '2021-04-30' },
      { ...second, emails: [] },
    ]
    const box = mailbox([campaign])
    expect(due(box, at('23T09:00'), { ...campaign, units }).map(({ unit, to }) => [unit.id, to])).toEqual([['u2', []]])
  })

  test('a campaign without reminders reminds nobody', () => {
    expect(due(mailbox([campaign]), at('23T09:00'), { ...campaign, reminders: null })).toEqual([])
  })
})
