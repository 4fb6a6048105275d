import { describe, expect, it } from 'vitest'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { MOST_NOMINEES } from '#src/dossiers/assess.ts'
import { document, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Nguyễn Văn An')
const binh = person('Trần Thị Bình')
const report = document('result-report')

function outline({ verdict, silence }: Judgement) {
  return {
    dossiers: verdict.dossiers.map(({ code, submission, status, timeliness }) =>
      [code, submission, status, timeliness].join(' '),
    ),
    replies: verdict.replies.map(({ kind, sendAt }) => `${kind} ${sendAt.slice(11, 16)}`),
    ...(silence === null ? {} : { silence }),
  }
}

const codes = ({ verdict }: Judgement) => verdict.dossiers.flatMap(({ remarks }) => remarks.map(({ code }) => code))

describe('one mail', () => {
  it('with the letter and every summary is complete and gets one receipt at once', () => {
    const judgement = mailbox().receive(message(), [letter(an, binh), summary(an), summary(binh)])
    expect(outline(judgement)).toEqual({
      dossiers: ['HS63-0001 commendation complete on-time'],
      replies: ['receipt 09:00'],
    })
    expect(judgement.verdict.dossiers[0]?.unit).toEqual({
      id: 'u1',
      name: 'CĐCS Trường THCS Hoa Sữa',
      knownBy: 'address',
    })
  })

  it('that lacks a summary gets its receipt at once and one notice after the settling time', () => {
    const judgement = mailbox().receive(message(), [letter(an, binh), summary(an)])
    expect(outline(judgement)).toEqual({
      dossiers: ['HS63-0001 commendation incomplete on-time'],
      replies: ['receipt 09:00', 'missing-items 09:10'],
    })
    const [there, wanted] = (judgement.verdict.replies[1]?.text ?? '').split('Nội dung đề nghị bổ sung:', 2)
    expect(there).toContain('Nguyễn Văn An')
    expect(wanted).toContain('Trần Thị Bình')
    expect(wanted).not.toContain('Nguyễn Văn An')
  })

  it('with summaries alone lacks the letter', () => {
    const judgement = mailbox().receive(message(), [summary(an)])
    expect(judgement.verdict.dossiers[0]?.items).toMatchObject([
      { item: 'proposal-letter', status: 'missing' },
      { item: 'achievement-summary', nominee: 'Nguyễn Văn An', status: 'present' },
    ])
  })

  it('whose files can’t be read is told of each by the file that bears the name', () => {
    const locked = (attachment: string) =>
      document('unknown', { attachment, sha256: attachment, problem: 'encrypted', confidence: 0 })
    const judged = mailbox().receive(message(), [
      letter(an, binh),
      locked(`TTTT_${an.name}.pdf`),
      locked(`2. ${binh.name.toUpperCase()}.pdf`),
    ])
    const items = judged.verdict.dossiers[0]?.items.filter(({ nominee }) => nominee !== null)
    expect(items?.map(({ nominee, evidence }) => [nominee, evidence?.attachment])).toEqual([
      [an.name, `TTTT_${an.name}.pdf`],
      [binh.name, `2. ${binh.name.toUpperCase()}.pdf`],
    ])
  })

  it.each(['encrypted', 'corrupt', 'empty', 'unsupported', 'too-large', 'timeout'] as const)(
    'with a file that is %s is never told that something is missing',
    (problem) => {
      const judgement = mailbox().receive(message(), [
        letter(an, binh),
        summary(an),
        document('unknown', { problem, attachment: 'scan.pdf' }),
      ])
      expect(outline(judgement)).toEqual({
        dossiers: ['HS63-0001 commendation needs-review on-time'],
        replies: ['review-pending 09:00'],
      })
      expect(judgement.verdict.replies[0]?.text).toContain('scan.pdf')
    },
  )

  it('with an unreadable file too many, but nothing missing, is complete', () => {
    const extra = document('unknown', { problem: 'corrupt' })
    expect(outline(mailbox().receive(message(), [letter(an), summary(an), extra])).dossiers).toEqual([
      'HS63-0001 commendation complete on-time',
    ])
  })

  it('with a blank form in the place of a summary is told so: a form is no document', () => {
    const blank = document('achievement-summary', { problem: 'blank-form', attachment: 'Mau 07.docx' })
    const judgement = mailbox().receive(message(), [letter(an), blank])
    expect(outline(judgement).dossiers).toEqual(['HS63-0001 commendation incomplete on-time'])
    expect(codes(judgement)).toContain('blank-form')
  })

  it('with the report and the dossier feeds both submissions and is answered once', () => {
    const judgement = mailbox().receive(message(), [letter(an), summary(an), report])
    expect(outline(judgement)).toEqual({
      dossiers: ['HS63-0001 commendation complete on-time', 'HS63-0002 result-report complete on-time'],
      replies: ['receipt 09:00'],
    })
    expect(judgement.verdict.replies[0]?.subject).toContain('HS63-0001')
    expect(judgement.verdict.replies[0]?.subject).toContain('HS63-0002')
  })

  it('that brings only the report opens only the report', () => {
    expect(outline(mailbox().receive(message({ subject: 'Báo cáo kết quả' }), [report])).dossiers).toEqual([
      'HS63-0001 result-report complete on-time',
    ])
  })

  it('is on time to the last millisecond before the day, late and marked on the day, late after it', () => {
    const sent = (at: string) => mailbox().receive(message({ at }), [letter(an), summary(an)])
    expect(outline(sent('2021-05-26T23:59:59.999+07:00')).dossiers[0]).toContain('on-time')
    expect(outline(sent('2021-05-27T00:00:00+07:00')).dossiers[0]).toContain('late')
    expect(codes(sent('2021-05-27T00:00:00+07:00'))).toContain('on-the-day')
    expect(codes(sent('2021-05-27T23:59:59+07:00'))).toContain('on-the-day')
    expect(codes(sent('2021-05-28T00:00:00+07:00'))).not.toContain('on-the-day')
  })

  it('that says it sends the dossier but brings no file opens one with everything missing', () => {
    const judgement = mailbox().receive(message({ text: 'Em gửi hồ sơ khen thưởng ạ.' }))
    expect(outline(judgement)).toEqual({
      dossiers: ['HS63-0001 commendation incomplete on-time'],
      replies: ['receipt 09:00', 'missing-items 09:10'],
    })
    expect(codes(judgement)).toContain('no-file')
  })

  it('that brings a link in the place of files is told that a link is no soft copy', () => {
    const judgement = mailbox().receive(message({ text: 'Em gửi hồ sơ: https://drive.google.com/drive/folders/x' }))
    expect(codes(judgement)).toContain('link-only')
    expect(judgement.verdict.replies.at(-1)?.text.toLowerCase()).toContain('liên kết')
  })

  it.each([
    ['Hỏi', 'Cho em hỏi hồ sơ khen thưởng gồm những gì ạ?'],
    ['Chúc mừng', 'Chúc các đồng chí sức khỏe.'],
    ['Hóa đơn tiền điện', 'Gửi quý khách hóa đơn tháng 5.'],
  ])('that sends nothing for a campaign is left to people: %j', (subject, text) => {
    expect(outline(mailbox().receive(message({ subject, text })))).toEqual({
      dossiers: [],
      replies: [],
      silence: 'not-a-dossier',
    })
  })

  it('that only passes the plan on opens no dossier', () => {
    const plan = document('other', { subtype: 'plan', attachment: 'KH 63.pdf' })
    expect(
      outline(
        mailbox().receive(message({ subject: 'Fwd: Kế hoạch 63/KH-LĐLĐ', text: 'Chuyển các đồng chí Kế hoạch.' }), [
          plan,
        ]),
      ).silence,
    ).toBe('not-a-dossier')
  })

  it.each(['auto-reply', 'bounce', 'bulk', 'own'] as const)('that is %s is never answered', (kind) => {
    expect(outline(mailbox().receive(message(), [letter(an)], { kind }))).toEqual({
      dossiers: [],
      replies: [],
      silence: kind,
    })
  })
})

describe('several mails', () => {
  it('in ten minutes are one dossier, one receipt and one notice, put off by each', () => {
    const box = mailbox()
    const first = box.receive(message({ at: '2021-05-20T09:00:00+07:00' }), [letter(an, binh)])
    const second = box.receive(message({ at: '2021-05-20T09:04:00+07:00', subject: 'tiếp' }), [summary(an)])
    expect(outline(first).replies).toEqual(['receipt 09:00', 'missing-items 09:10'])
    expect(outline(second)).toEqual({
      dossiers: ['HS63-0001 commendation incomplete on-time'],
      replies: ['missing-items 09:14'],
    })
    expect(second.voids).toHaveLength(1)
  })

  it('put the notice off for an hour at most', () => {
    const box = mailbox()
    let last: Judgement | null = null
    for (let minute = 0; minute < 60; minute += 8) {
      last = box.receive(
        message({ at: `2021-05-20T09:${String(minute).padStart(2, '0')}:00+07:00`, subject: `lần ${minute}` }),
        [letter(an, binh)],
      )
    }
    expect(last === null ? [] : outline(last).replies).toEqual(['missing-items 10:00'])
  })

  it('that complete the dossier get the receipt at once, and the notice never goes', () => {
    const box = mailbox()
    box.receive(message(), [letter(an, binh), summary(an)])
    const done = box.receive(message({ at: '2021-05-20T09:05:00+07:00', subject: 'bổ sung' }), [summary(binh)])
    expect(outline(done)).toEqual({ dossiers: ['HS63-0001 commendation complete on-time'], replies: ['receipt 09:05'] })
    expect(done.voids).toHaveLength(1)
    expect(done.dossiers[0]?.state.letters.map(({ kind }) => kind)).toEqual(['receipt', 'receipt'])
  })

  it('join by the code in the subject, whoever sends', () => {
    const box = mailbox()
    box.receive(message(), [letter(an)])
    const later = message({
      at: '2021-05-21T09:00:00+07:00',
      from: { address: 'ai.do@example.vn', name: '' },
      subject: 'Re: [HS63-0001] bổ sung',
    })
    expect(outline(box.receive(later, [summary(an, { issuer: null })])).dossiers).toEqual([
      'HS63-0001 commendation complete on-time',
    ])
  })

  it('join by the thread', () => {
    const box = mailbox()
    const first = message({ from: { address: 'x@example.vn', name: '' } })
    box.receive(
      first,
      [letter(an)].map((each) => ({ ...each, issuer: null })),
    )
    const later = message({
      at: '2021-05-21T09:00:00+07:00',
      from: { address: 'y@example.vn', name: '' },
      references: [first.messageId ?? ''],
    })
    expect(outline(box.receive(later, [summary(an, { issuer: null })])).dossiers).toEqual([
      'HS63-0001 commendation complete on-time',
    ])
  })

  it('of one sender for two unions are two dossiers', () => {
    const box = mailbox()
    const from = { address: 'chung@example.vn', name: '' }
    const head = (value: string) => ({ issuer: { value, evidence: { page: 1, text: value } } })
    const one = box.receive(message({ from }), [
      document('proposal-letter', { nominees: [an], ...head('CĐCS TRƯỜNG MẦM NON SAO KHUÊ') }),
    ])
    const two = box.receive(message({ from, at: '2021-05-20T09:30:00+07:00' }), [
      document('proposal-letter', { nominees: [binh], ...head('CÔNG ĐOÀN CÔNG TY TNHH ÁNH DƯƠNG') }),
    ])
    expect(one.verdict.dossiers.map(({ unit }) => unit?.id)).toEqual(['u2'])
    expect(two.verdict.dossiers.map(({ unit, code }) => [code, unit?.id])).toEqual([['HS63-0002', 'u3']])
  })

  it('in a thread that is reused for another union are another dossier', () => {
    const box = mailbox()
    const first = message()
    box.receive(first, [letter(an)])
    const other = document('proposal-letter', {
      nominees: [binh],
      issuer: { value: 'Công đoàn Trường Mầm non Sao Khuê', evidence: { page: 1, text: '' } },
    })
    const later = message({
      at: '2021-05-21T09:00:00+07:00',
      references: [first.messageId ?? ''],
      from: { address: 'la@example.vn', name: '' },
    })
    expect(outline(box.receive(later, [other])).dossiers[0]).toContain('HS63-0002')
  })

  it('replace an older letter by a newer one', () => {
    const box = mailbox()
    box.receive(message(), [letter(an, binh), summary(an)])
    const corrected = box.receive(message({ at: '2021-05-21T08:00:00+07:00', subject: 'Em gửi lại tờ trình ạ' }), [
      letter(an),
    ])
    expect(outline(corrected).dossiers).toEqual(['HS63-0001 commendation complete on-time'])
  })

  it('keep two letters that are plainly two', () => {
    const box = mailbox()
    const group = person('Tổ Văn phòng', { kind: 'collective' })
    box.receive(message(), [letter(group), summary(group)])
    const both = box.receive(message({ at: '2021-05-20T10:00:00+07:00', subject: 'cá nhân' }), [
      letter(an),
      summary(an),
    ])
    expect(both.verdict.dossiers[0]?.nominees.map(({ name }) => name)).toEqual(['Tổ Văn phòng', 'Nguyễn Văn An'])
  })

  it('sent twice by a nervous hand are answered once', () => {
    const box = mailbox()
    const attachments = [
      { name: 'a.docx', declaredType: '', contentId: null, decoration: false, bytes: new Uint8Array(), sha256: 'a1' },
    ]
    box.receive(message({ attachments }), [letter(an), summary(an)])
    const again = box.receive(
      message({ at: '2021-05-20T09:01:00+07:00', attachments, messageId: '<other@example.vn>' }),
      [letter(an), summary(an)],
    )
    expect(outline(again)).toEqual({ dossiers: [], replies: [], silence: 'resend' })
  })

  it('with thanks for our letter change nothing', () => {
    const box = mailbox()
    const first = message()
    box.receive(first, [letter(an)])
    const thanks = message({
      at: '2021-05-20T11:00:00+07:00',
      references: [first.messageId ?? ''],
      subject: 'Re: [HS63-0001]',
      text: 'Cảm ơn đồng chí, em đã nhận được.',
    })
    expect(outline(box.receive(thanks))).toEqual({ dossiers: [], replies: [], silence: 'not-a-dossier' })
  })

  it('promise an attachment and forget it: the sender is told', () => {
    const box = mailbox()
    const first = message()
    box.receive(first, [letter(an)])
    const forgot = message({
      at: '2021-05-20T11:00:00+07:00',
      references: [first.messageId ?? ''],
      subject: 'Re: [HS63-0001]',
      text: 'Em gửi bổ sung ạ.',
    })
    expect(outline(box.receive(forgot)).replies).toEqual(['missing-items 11:10'])
  })

  it('read an unreadable file when it is sent again under its name', () => {
    const box = mailbox()
    box.receive(message(), [
      letter(an, binh),
      summary(an),
      document('unknown', { problem: 'corrupt', attachment: 'scan.pdf' }),
    ])
    const again = box.receive(message({ at: '2021-05-20T12:00:00+07:00', subject: 'gửi lại' }), [
      summary(an, { attachment: 'scan.pdf' }),
    ])
    expect(outline(again)).toMatchObject({
      dossiers: ['HS63-0001 commendation incomplete on-time'],
      replies: ['missing-items 12:10'],
    })
  })
})

describe('people', () => {
  it('of one name need a summary each', () => {
    const [one, two] = [
      person('Nguyễn Thị Hương', { birthYear: 1975 }),
      person('Nguyễn Thị Hương', { birthYear: 1988 }),
    ]
    const both = [
      summary(person('Nguyễn Thị Hương', { birthYear: 1975 })),
      summary(person('Nguyễn Thị Hương', { birthYear: 1988 })),
    ]
    expect(outline(mailbox().receive(message(), [letter(one, two), ...both])).dossiers[0]).toContain('complete')
    const half = mailbox().receive(message(), [letter(one, two), ...both.slice(0, 1)])
    expect(half.verdict.dossiers[0]?.nominees.map(({ summary: state }) => state)).toEqual(['present', 'missing'])
  })

  it('whose summary names somebody else are left to people, not called missing', () => {
    const judgement = mailbox().receive(message(), [letter(an, binh), summary(an), summary(person('Lê Quang Vinh'))])
    expect(outline(judgement)).toMatchObject({
      dossiers: ['HS63-0001 commendation needs-review on-time'],
      replies: ['review-pending 09:00'],
    })
    expect(codes(judgement)).toContain('summary-not-nominated')
  })

  it('fewer than the letter counts were overlooked by us, perhaps: a person looks', () => {
    const counted = {
      ...letter(an),
      statedCounts: { value: { collectives: null, individuals: 3 }, evidence: { page: 1, text: '03 cá nhân' } },
    }
    expect(codes(mailbox().receive(message(), [counted, summary(an)]))).toContain('count-differs')
    expect(outline(mailbox().receive(message(), [counted, summary(an)])).dossiers[0]).toContain('needs-review')
  })

  it('more than the letter counts, one of them without a summary, may be none: nobody is told that it lacks', () => {
    const counted = {
      ...letter(an, binh),
      statedCounts: { value: { collectives: null, individuals: 1 }, evidence: { page: 1, text: '01 cá nhân' } },
    }
    expect(outline(mailbox().receive(message(), [counted, summary(an)])).dossiers[0]).toContain('needs-review')
    expect(outline(mailbox().receive(message(), [counted, summary(an), summary(binh)])).dossiers[0]).toContain(
      'complete',
    )
  })

  it('whom we overlooked in a letter are known by its counts and their summaries', () => {
    const group = person('Tổ Văn phòng', { kind: 'collective' })
    const counts = { value: { collectives: 1, individuals: 1 }, evidence: { page: 1, text: '01 tập thể, 01 cá nhân' } }
    const counted = { ...letter(an), statedCounts: counts }
    expect(outline(mailbox().receive(message(), [counted, summary(an), summary(group)])).dossiers[0]).toContain(
      'complete',
    )
    expect(outline(mailbox().receive(message(), [counted, summary(an), summary(binh)])).dossiers[0]).toContain(
      'needs-review',
    )
  })

  it('that a letter leaves to an attached list are read from the list', () => {
    const list = document('nominee-list', { nominees: [an, binh] })
    const judgement = mailbox().receive(message(), [{ ...letter(), refersToList: true }, list, summary(an)])
    expect(judgement.verdict.dossiers[0]?.items).toMatchObject([
      { item: 'proposal-letter', status: 'present' },
      { nominee: 'Nguyễn Văn An', status: 'present' },
      { nominee: 'Trần Thị Bình', status: 'missing' },
    ])
  })

  it('in a letter that nobody could read need a person, and at least one summary', () => {
    expect(outline(mailbox().receive(message(), [letter(), summary(an)])).dossiers[0]).toContain('needs-review')
  })

  it('whose achievements stand in a column of the list have their summary', () => {
    expect(outline(mailbox().receive(message(), [letter({ ...an, achievementsTold: true })])).dossiers[0]).toContain(
      'complete',
    )
  })

  it('are compared up to a limit; a longer list goes to a person', () => {
    const many = (count: number) => letter(...Array.from({ length: count }, (_, at) => person(`Nguyễn Văn Số ${at}`)))
    const judged = (count: number) => mailbox().receive(message(), [many(count)]).verdict.dossiers[0]
    expect(judged(MOST_NOMINEES)?.nominees).toHaveLength(MOST_NOMINEES)
    expect(judged(MOST_NOMINEES + 1)?.nominees).toHaveLength(0)
    expect(judged(MOST_NOMINEES + 1)?.status).toBe('needs-review')
  })
})
