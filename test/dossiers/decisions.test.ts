import { describe, expect, it } from 'vitest'
import { checks } from '#rules/checks/index.ts'
import type { Decision, Effect } from '#src/dossiers/decisions/decision.ts'
import { decide, type Decided, withoutLetters } from '#src/dossiers/decisions/decide.ts'
import { refOf } from '#src/dossiers/decisions/person-ref.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { Message } from '#src/mail/message.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { campaign, document, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Nguyễn Văn An')
const binh = person('Trần Thị Bình')

/** A mailbox in which officers decide too. */
function office() {
  const box = mailbox()
  const mails = new Map<string, Message>()
  let last = 0
  const stateOf = (code: string): DossierState => {
    const found = box.desk.dossiers().find((dossier) => dossier.code === code)
    if (found === undefined) throw new Error(`no dossier ${code}`)
    return found
  }
  const tried = (code: string, effect: Effect, at = '2021-05-20T10:00:00+07:00') => {
    const decision: Decision = {
      id: ++last,
      dossier: code,
      at: new Date(at).toISOString(),
      by: 'can-bo@ldld.example',
      reason: 'Đã mở tệp xem.',
      effect,
    }
    return decide({
      state: stateOf(code),
      others: box.desk.dossiers().filter((dossier) => dossier.code !== code),
      decision,
      campaigns: [campaign],
      checks,
      mails,
      now: new Date(at),
      nextNumber: box.desk.nextNumber,
    })
  }
  const decided = (code: string, effect: Effect, at?: string, send = true): Decided => {
    const outcome = tried(code, effect, at)
    if ('impossible' in outcome) throw new Error(outcome.impossible)
    const kept = send ? outcome : withoutLetters(outcome)
    for (const { state } of kept.after) box.desk.keepState(structuredClone(state))
    return kept
  }
  return {
    ...box,
    stateOf,
    tried,
    decided,
    receive: (mail: Message, documents: readonly UnderstoodDocument[] = []) => {
      mails.set(mail.sha256, mail)
      return box.receive(mail, documents)
    },
  }
}

const first = 'HS63-0001'
const second = 'HS63-0002'
const ref = ({ sha256, pages }: UnderstoodDocument) => ({ sha256, pages })
const outline = ({ after, letters, voids }: Decided) => ({
  status: after[0]?.state.status,
  letters: letters.map(({ record }) => `${record.kind} ${record.sendAt.slice(11, 16)}`),
  voids: voids.map((key) => key.split(':')[0]),
})
const items = ({ after }: Decided, index = 0) =>
  after[index]?.assessment.items.map(({ required, nominee, status }) =>
    [required.item, nominee?.name, status].filter((part) => part !== undefined).join(' '),
  )
const unread = (name: string) => document('unknown', { problem: 'encrypted', attachment: name, issuer: null })

describe('what a document is', () => {
  it('completes the dossier, with one receipt at once', () => {
    const { receive, decided } = office()
    const file = unread('TT.docx')
    receive(message(), [letter(an), file])
    const outcome = decided(first, {
      kind: 'document-is',
      document: ref(file),
      as: 'achievement-summary',
      subjects: [refOf(an)],
    })
    expect(outline(outcome)).toEqual({ status: 'complete', letters: ['receipt 03:00'], voids: [] })
    expect(outcome.letters[0]?.letter.text).toContain('TT.docx')
    expect(outcome.after[0]?.state.completedAt).toBe('2021-05-20T02:00:00.000Z')
  })

  it('that is not needed leaves what is surely missing, told in one notice', () => {
    const { receive, decided } = office()
    const file = unread('anh.jpg')
    receive(message(), [letter(an, binh), summary(an), file])
    const outcome = decided(first, { kind: 'document-is', document: ref(file), as: 'other', subjects: [] })
    expect(outline(outcome)).toEqual({ status: 'incomplete', letters: ['missing-items 03:00'], voids: [] })
    expect(items(outcome)).toContain('achievement-summary Trần Thị Bình missing')
  })

  it('holds for later mails, and not for a newer version of the file', () => {
    const { receive, decided, stateOf } = office()
    const file = unread('TT.docx')
    const mail = message()
    receive(mail, [letter(an, binh), file])
    decided(first, { kind: 'document-is', document: ref(file), as: 'achievement-summary', subjects: [refOf(an)] })
    const answer = { references: [mail.messageId ?? ''], from: mail.from }
    receive(message({ ...answer, at: '2021-05-20T11:00:00+07:00' }), [summary(binh)])
    expect(stateOf(first).status).toBe('complete')
    const newer = document('unknown', { problem: 'encrypted', attachment: 'TT moi.docx', issuer: null, doubts: ['2'] })
    const office2 = office()
    office2.receive(mail, [letter(an), newer])
    expect(office2.stateOf(first).status).toBe('needs-review')
    office2.decided(first, {
      kind: 'document-is',
      document: ref(file),
      as: 'achievement-summary',
      subjects: [refOf(an)],
    })
    expect(office2.stateOf(first).status).toBe('needs-review')
  })

  it('of pages that were split can be said of each part', () => {
    const { receive, decided } = office()
    const scan = document('proposal-letter', { nominees: [an], attachment: 'scan.pdf' })
    receive(message(), [scan])
    const split = decided(first, { kind: 'split', document: ref(scan), before: 3, lastPage: 4 })
    expect(outline(split).status).toBe('needs-review')
    const part = { sha256: scan.sha256, pages: [3, 4] as const }
    const outcome = decided(first, {
      kind: 'document-is',
      document: part,
      as: 'achievement-summary',
      subjects: [refOf(an)],
    })
    expect(items(outcome)).toEqual(['proposal-letter present', 'achievement-summary Nguyễn Văn An present'])
  })

  it('a split outside of the file changes nothing', () => {
    const { receive, decided } = office()
    const scan = document('proposal-letter', { nominees: [an], attachment: 'scan.pdf' })
    receive(message(), [scan, summary(an)])
    for (const before of [0, 1, 5])
      expect(outline(decided(first, { kind: 'split', document: ref(scan), before, lastPage: 4 })).status).toBe(
        'complete',
      )
  })
})

describe('who is proposed', () => {
  it('is corrected in every copy of the letter', () => {
    const { receive, decided } = office()
    const word = letter(an, binh)
    const copy = { ...letter(an, binh), attachment: 'To trinh.pdf', sha256: 'f'.repeat(64) }
    receive(message(), [word, copy, summary(an)])
    const documents = [ref(word), ref(copy)]
    const outcome = decided(first, { kind: 'nominee-remove', documents, nominee: refOf(binh) })
    expect(outline(outcome)).toEqual({ status: 'complete', letters: ['receipt 03:00'], voids: [] })
    const chi = { kind: 'individual', name: 'Lê  Thị Chi' } as const
    const added = decided(first, { kind: 'nominee-add', document: ref(word), nominee: chi })
    expect(items(added)).toContain('achievement-summary Lê Thị Chi missing')
    const respelled = decided(first, { kind: 'nominee-respell', documents, nominee: chi, name: 'Lê Thị Chì' })
    expect(items(respelled)).toContain('achievement-summary Lê Thị Chì missing')
  })

  it('and told of under another name is one person, when staff say so', () => {
    const { receive, decided } = office()
    const other = person('Trần Thanh Bình')
    receive(message(), [letter(an, binh), summary(an), summary(other)])
    const outcome = decided(first, { kind: 'same-person', nominee: refOf(binh), subject: refOf(other) })
    expect(outline(outcome)).toEqual({ status: 'complete', letters: ['receipt 03:00'], voids: [] })
  })

  it('is not who a summary tells of, when staff say so: then a summary is missing', () => {
    const { receive, decided } = office()
    const other = person('Trần Thanh Bình')
    receive(message(), [letter(an, binh), summary(an), summary(other)])
    const outcome = decided(first, { kind: 'not-same-person', nominee: refOf(binh), subject: refOf(other) })
    expect(outline(outcome)).toEqual({ status: 'incomplete', letters: ['missing-items 03:00'], voids: [] })
    expect(items(outcome)).toContain('achievement-summary Trần Thị Bình missing')
  })
})

describe('an item that is waived', () => {
  it('is not asked for: the notice that waits is taken back and nothing of it is ever told', () => {
    const { receive, decided } = office()
    const mail = message()
    receive(mail, [letter(an, binh), summary(an)])
    const early = '2021-05-20T09:05:00+07:00'
    const outcome = decided(first, { kind: 'waive', item: 'achievement-summary', nominee: refOf(binh) }, early)
    expect(outline(outcome)).toEqual({ status: 'complete', letters: ['receipt 02:05'], voids: ['missing-items'] })
    expect(items(outcome)).toContain('achievement-summary Trần Thị Bình waived')
    const later = receive(
      message({ references: [mail.messageId ?? ''], at: '2021-05-20T12:00:00+07:00', text: 'Em gửi bổ sung hồ sơ ạ' }),
      [summary(an, { doubts: ['v2'] })],
    )
    expect(later.letters.map(({ letter: words }) => words.text).join()).not.toContain('Trần Thị Bình')
  })

  it('among several leaves one notice, at the time that was planned, about the rest', () => {
    const { receive, decided } = office()
    const chi = person('Lê Thị Chi')
    receive(message(), [letter(an, binh, chi), summary(an)])
    const effect = { kind: 'waive', item: 'achievement-summary', nominee: refOf(binh) } as const
    const outcome = decided(first, effect, '2021-05-20T09:05:00+07:00')
    expect(outline(outcome)).toEqual({
      status: 'incomplete',
      letters: ['missing-items 02:10'],
      voids: ['missing-items'],
    })
    expect(outcome.letters[0]?.letter.text).toContain('Lê Thị Chi')
    expect(outcome.letters[0]?.letter.text).not.toContain('Trần Thị Bình')
  })

  it('recorded without a letter still takes the untrue notice back', () => {
    const { receive, decided, stateOf } = office()
    receive(message(), [letter(an, binh), summary(an)])
    const effect = { kind: 'waive', item: 'achievement-summary', nominee: refOf(binh) } as const
    decided(first, effect, '2021-05-20T09:05:00+07:00', false)
    expect(stateOf(first).letters.map(({ kind }) => kind)).toEqual(['receipt'])
  })

  it('is asked for again when the waiver is undone, and what was told before is not told twice', () => {
    const { receive, decided } = office()
    receive(message(), [letter(an, binh), summary(an)])
    const effect = { kind: 'waive', item: 'achievement-summary', nominee: refOf(binh) } as const
    const { decision } = decided(first, effect)
    const outcome = decided(first, { kind: 'undo', of: decision.id })
    expect(outline(outcome)).toEqual({ status: 'incomplete', letters: [], voids: [] })
  })
})

describe('a remark that was seen', () => {
  it('holds nothing up any more', () => {
    const { receive, decided, stateOf } = office()
    const counted = {
      ...letter(an),
      statedCounts: { value: { collectives: null, individuals: 2 }, evidence: { page: 1, text: '02 cá nhân' } },
    }
    receive(message(), [counted, summary(an)])
    expect(stateOf(first).status).toBe('needs-review')
    const text = 'Tờ trình ghi 2 cá nhân, danh sách đọc được 1 cá nhân.'
    const outcome = decided(first, { kind: 'remark-seen', code: 'count-differs', text })
    expect(outline(outcome)).toEqual({ status: 'complete', letters: ['receipt 03:00'], voids: [] })
  })
})

describe('time', () => {
  it('that was extended makes a late dossier timely, in letters too', () => {
    const { receive, decided } = office()
    receive(message({ at: '2021-05-28T09:00:00+07:00' }), [letter(an, binh), summary(an)])
    const until = '2021-05-31T17:00:00.000Z'
    const outcome = decided(first, { kind: 'extend', until }, '2021-05-28T10:00:00+07:00')
    expect(outcome.after[0]?.assessment.late).toBe(false)
    expect(outcome.letters[0]?.letter.text).toContain('24 giờ 00 phút ngày 31 tháng 5 năm 2021')
  })

  it('lateness that was accepted stays known, and no letter says that somebody will look', () => {
    const { receive, decided } = office()
    receive(message({ at: '2021-05-27T09:00:00+07:00' }), [letter(an, binh), summary(an)])
    const outcome = decided(first, { kind: 'late-accepted' }, '2021-05-27T09:01:00+07:00')
    expect(outcome.after[0]?.assessment.late).toBe(true)
    const remarks = outcome.after[0]?.assessment.remarks.map(({ code }) => code)
    expect(remarks).toContain('late-accepted')
    expect(remarks).not.toContain('on-the-day')
    expect(outcome.letters.map(({ letter: words }) => words.text).join()).not.toContain('sẽ xem xét; cán bộ')
  })

  it('the day of the paper copy is remarked and changes no letter', () => {
    const { receive, decided } = office()
    receive(message(), [letter(an, binh), summary(an)])
    const outcome = decided(first, { kind: 'paper-received', on: '2021-05-24' }, '2021-05-20T09:05:00+07:00')
    expect(outline(outcome)).toEqual({ status: 'incomplete', letters: [], voids: [] })
    expect(outcome.after[0]?.assessment.remarks.at(-1)?.text).toContain('24/5/2021')
  })
})

describe('whose dossier it is', () => {
  it('is what staff say, whatever later papers say, until it is undone', () => {
    const { receive, decided, stateOf } = office()
    const mail = message({ from: { address: 'la@example.vn', name: '' } })
    const strange = { issuer: { value: 'Tổ Vận tải 5', evidence: { page: 1, text: 'Tổ Vận tải 5' } } }
    receive(mail, [{ ...letter(an), ...strange }])
    expect(stateOf(first).unit).toBeNull()
    const unit = { id: 'u3', name: 'CĐCS Công ty TNHH Ánh Dương' }
    const { decision } = decided(first, { kind: 'unit-is', unit, learn: 'la@example.vn' })
    expect(stateOf(first).unit).toEqual({ ...unit, knownBy: 'staff' })
    receive(message({ references: [mail.messageId ?? ''], at: '2021-05-20T11:00:00+07:00' }), [
      { ...summary(an), ...strange },
    ])
    expect(stateOf(first)).toMatchObject({ status: 'complete', unit: { id: 'u3' } })
    decided(first, { kind: 'undo', of: decision.id })
    expect(stateOf(first).unit?.id).not.toBe('u3')
  })

  it('may be a body that the roster does not list', () => {
    const { receive, decided, stateOf } = office()
    receive(message({ from: { address: 'la@example.vn', name: '' } }), [{ ...letter(an), issuer: null }, summary(an)])
    decided(first, { kind: 'unit-is', unit: { id: null, name: ' CĐCS Hợp tác xã  Sông Quê' }, learn: null })
    expect(stateOf(first).unit).toEqual({
      id: 'ngoai:hop-tac-xa-song-que',
      name: 'CĐCS Hợp tác xã Sông Quê',
      knownBy: 'staff',
    })
  })
})

describe('letters that are held', () => {
  it('wait: neither the notice that was planned nor an answer to a mail goes, until they are released', () => {
    const { receive, decided } = office()
    const mail = message()
    receive(mail, [letter(an, binh), summary(an)])
    const { decision, ...held } = decided(first, { kind: 'hold-letters' }, '2021-05-20T09:05:00+07:00')
    expect(outline({ decision, ...held })).toMatchObject({ letters: [], voids: ['missing-items'] })
    const later = receive(message({ references: [mail.messageId ?? ''], at: '2021-05-20T11:00:00+07:00' }), [
      summary(person('Lê Thị Chi')),
    ])
    expect(later).toMatchObject({ letters: [], silence: 'letters-held' })
    receive(message({ references: [mail.messageId ?? ''], at: '2021-05-20T11:30:00+07:00' }), [summary(binh)])
    const released = decided(first, { kind: 'undo', of: decision.id }, '2021-05-20T12:00:00+07:00')
    expect(outline(released)).toEqual({ status: 'complete', letters: ['receipt 05:00'], voids: [] })
  })
})

describe('dossiers that are one', () => {
  const twoDossiers = () => {
    const world = office()
    const one = message({ from: { address: 'a@example.vn', name: '' } })
    const two = message({ from: { address: 'b@example.vn', name: '' }, at: '2021-05-20T09:20:00+07:00' })
    world.receive(one, [{ ...letter(an), issuer: null }])
    world.receive(two, [{ ...summary(an), issuer: null }])
    return { ...world, one, two }
  }

  it('are merged: complete together, the emptied one closed, its notice taken back', () => {
    const { decided, stateOf } = twoDossiers()
    const outcome = decided(second, { kind: 'merge', into: first }, '2021-05-20T09:25:00+07:00')
    expect(outcome.voids).toHaveLength(1)
    expect(outcome.letters.map(({ record }) => [record.kind, record.dossiers])).toEqual([['receipt', [first]]])
    expect(stateOf(second).closed).toEqual({ as: 'merged', into: first })
    expect(stateOf(first)).toMatchObject({ status: 'complete', mergedCodes: [second] })
  })

  it('are found under either code afterwards', () => {
    const { decided, receive } = twoDossiers()
    decided(second, { kind: 'merge', into: first })
    const mail = message({
      subject: `Bổ sung ${second}`,
      from: { address: 'c@example.vn', name: '' },
      at: '2021-05-21T09:00:00+07:00',
    })
    expect(receive(mail, [summary(an)]).dossiers.map(({ state }) => state.code)).toEqual([first])
  })

  it('are two again when the merger is undone', () => {
    const { decided, stateOf } = twoDossiers()
    const before = [stateOf(first), stateOf(second)]
    const { decision } = decided(second, { kind: 'merge', into: first }, undefined, false)
    const outcome = decided(second, { kind: 'undo', of: decision.id })
    expect(outcome.letters).toEqual([])
    for (const [index, code] of [first, second].entries()) {
      const { contributions, senders, messageIds, status } = before[index] ?? stateOf(code)
      expect(stateOf(code)).toMatchObject({ contributions, senders, messageIds, status })
      expect(stateOf(code).closed ?? null).toBeNull()
    }
  })

  it('can not be merged into themselves, nothing, or what is closed', () => {
    const { decided, tried } = twoDossiers()
    for (const into of [second, 'HS63-0099'])
      expect(tried(second, { kind: 'merge', into })).toHaveProperty('impossible')
    decided(first, { kind: 'not-a-dossier' })
    expect(tried(second, { kind: 'merge', into: first })).toHaveProperty('impossible')
    expect(tried(first, { kind: 'hold-letters' })).toHaveProperty('impossible')
  })
})

describe('a mail that does not belong', () => {
  it('becomes a dossier of its own, and comes back when that is undone', () => {
    const { receive, decided, stateOf } = office()
    const one = message()
    const two = message({ at: '2021-05-20T09:30:00+07:00', references: [one.messageId ?? ''] })
    receive(one, [letter(an), summary(an)])
    receive(two, [summary(binh)])
    expect(stateOf(first).contributions).toHaveLength(2)
    const { decision } = decided(first, { kind: 'part', mail: two.sha256, to: '' })
    expect(stateOf(first).contributions.map(({ mail }) => mail)).toEqual([one.sha256])
    expect(stateOf(second)).toMatchObject({ status: 'incomplete', unit: { id: 'u1' } })
    decided(first, { kind: 'undo', of: decision.id })
    expect(stateOf(first).contributions).toHaveLength(2)
    expect(stateOf(second).closed).toEqual({ as: 'merged', into: first })
  })

  it('is no dossier: closed without a letter, its thread starts anew, and it can be reopened', () => {
    const { receive, decided, stateOf } = office()
    const one = message()
    receive(one, [letter(an, binh), summary(an)])
    const outcome = decided(first, { kind: 'not-a-dossier' }, '2021-05-20T09:05:00+07:00')
    expect(outline(outcome)).toMatchObject({ letters: [], voids: ['missing-items'] })
    const later = receive(message({ references: [one.messageId ?? ''], at: '2021-05-20T11:00:00+07:00' }), [
      letter(binh),
    ])
    expect(later.dossiers.map(({ state }) => state.code)).toEqual([second])
    decided(first, { kind: 'undo', of: outcome.decision.id })
    expect(stateOf(first).closed).toBeNull()
  })
})

it('the same decision twice sends no second letter', () => {
  const { receive, decided } = office()
  const file = unread('TT.docx')
  receive(message(), [letter(an, binh), file])
  const effect = { kind: 'document-is', document: ref(file), as: 'achievement-summary', subjects: [refOf(an)] } as const
  expect(decided(first, effect).letters).toHaveLength(1)
  expect(decided(first, effect, '2021-05-20T10:05:00+07:00').letters).toEqual([])
})
