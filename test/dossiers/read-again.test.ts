import { describe, expect, test } from 'vitest'
import { checks } from '#rules/checks/index.ts'
import { decide, type Decided, type Reread } from '#src/dossiers/decisions/decide.ts'
import type { Effect } from '#src/dossiers/decisions/decision.ts'
import type { Message } from '#src/mail/message.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { campaign, document, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Nguyễn Văn An')
const binh = person('Trần Thị Bình')
const unread = document('unknown', { problem: 'timeout', attachment: 'x.pdf', path: ['x.pdf'], sha256: 'f'.repeat(64) })
const report = document('result-report', { attachment: 'bc.docx', path: ['bc.docx'], sha256: 'e'.repeat(64) })

/** A mailbox whose one mail an officer has read once more. */
function office(documents: readonly UnderstoodDocument[]) {
  const box = mailbox()
  const mail = message({ subject: 'Hồ sơ khen thưởng' })
  const mails = new Map<string, Message>([[mail.sha256, mail]])
  box.receive(mail, documents)
  const state = (submission = 'commendation') =>
    box.desk.dossiers().find((dossier) => dossier.submission === submission) ?? expect.fail(`no ${submission}`)
  let last = 0
  const take = (effect: Effect, found: readonly UnderstoodDocument[] | null): Decided => {
    const reread: Reread | null = found && { message: mail, documents: found, bodyTypes: [], sizes: {} }
    const outcome = decide({
      state: state(),
      others: box.desk.dossiers().filter(({ code }) => code !== state().code),
      decision: {
        id: ++last,
        dossier: state().code,
        at: '2021-05-20T03:00:00Z',
        by: 'a@b.example',
        reason: 'x',
        effect,
      },
      campaigns: [campaign],
      checks,
      mails,
      now: new Date('2021-05-20T10:00:00+07:00'),
      nextNumber: box.desk.nextNumber,
      ...(reread === null ? {} : { reread }),
    })
    if ('impossible' in outcome) throw new Error(outcome.impossible)
    for (const { state: kept } of outcome.after) box.desk.keepState(structuredClone(kept))
    return outcome
  }
  return { state, take, again: { kind: 're-read', mail: mail.sha256 } as const }
}

const typesOf = ({ contributions }: ReturnType<ReturnType<typeof office>['state']>): string[] =>
  contributions.flatMap(({ documents }) => documents.map(({ type, problem }) => problem ?? type))

describe('a mail read once more', () => {
  test('makes its dossier complete, and its letter tells the union', () => {
    const { state, take, again } = office([letter(an, binh), summary(an), unread])
    expect(state().status).toBe('needs-review')
    const { letters } = take(again, [letter(an, binh), summary(an), summary(binh)])
    expect(state().status).toBe('complete')
    expect(letters.map(({ record }) => record.kind)).toEqual(['receipt'])
  })

  test('twice: undoing the first leaves the last word, undoing both what there was before', () => {
    const { state, take, again } = office([letter(an, binh), unread])
    take(again, [letter(an, binh), summary(an), unread])
    take(again, [letter(an, binh), summary(an), summary(binh)])
    take({ kind: 'undo', of: 1 }, null)
    expect(typesOf(state())).toEqual(['proposal-letter', 'achievement-summary', 'achievement-summary'])
    take({ kind: 'undo', of: 2 }, null)
    expect(typesOf(state())).toEqual(['proposal-letter', 'timeout'])
    expect(state().contributions[0]?.earlier).toBeUndefined()
  })

  test('that belongs to two dossiers changes both, and its undoing too', () => {
    const { state, take, again } = office([letter(an), unread, report])
    take(again, [letter(an), summary(an), report])
    expect(state().status).toBe('complete')
    expect(typesOf(state('result-report'))).toEqual(['result-report'])
    take({ kind: 'undo', of: 1 }, null)
    expect(typesOf(state('result-report'))).toContain('timeout')
    expect(state().status).toBe('needs-review')
  })

  test('keeps what officers decided about its papers', () => {
    const { state, take, again } = office([letter(an, binh), summary(an), unread])
    take({ kind: 'waive', item: 'achievement-summary', nominee: { kind: 'individual', name: binh.name } }, null)
    expect(state().status).toBe('complete')
    take(again, [letter(an, binh), summary(an)])
    expect(state().status).toBe('complete')
  })

  test('changes nothing in a replay, which reads every mail anew itself', () => {
    const { state, take, again } = office([letter(an), unread])
    take(again, null)
    expect(typesOf(state())).toEqual(['proposal-letter', 'timeout'])
    expect(state().decisions).toHaveLength(1)
  })
})
