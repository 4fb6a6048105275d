import { expect, test } from 'vitest'

import { campaign, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Lã Thị An')
const papers = [letter(an), summary(an)]
const attachments = [
  {
    name: 'TTr.docx',
    sha256: 'a'.repeat(64),
    bytes: new Uint8Array(9),
    declaredType: '',
    decoration: false,
    contentId: null,
  },
]
const sent = (at: string, more: object = {}) =>
  message({ at, text: 'Em gửi hồ sơ khen thưởng của trường ạ.', messageId: `<${at}@example.vn>`, attachments, ...more })

test('a copy half a day later is told once, with the time of the first', () => {
  const box = mailbox()
  box.receive(sent('2021-05-20T09:00:00+07:00'), papers)
  expect(box.receive(sent('2021-05-20T20:59:00+07:00'), papers).silence).toBe('resend')
  const told = box.receive(sent('2021-05-20T21:00:00+07:00'), papers)
  expect(told.silence).toBeNull()
  expect(told.letters.map(({ record, to }) => [record.kind, to])).toEqual([['receipt', ['cd.hoasua@example.vn']]])
  const text = told.letters[0]?.letter.text.replace(/\s+/gu, ' ')
  expect(text).toContain('gửi lại lúc 21 giờ 00 phút, ngày 20 tháng 5 năm 2021')
  expect(text).toContain('Thời gian nhận lần đầu: 09 giờ 00 phút, ngày 20 tháng 5 năm 2021')
  expect(told.verdict.dossiers[0]).toMatchObject({ code: 'HS63-0001', firstReceivedAt: '2021-05-20T09:00:00+07:00' })
  expect(box.desk.dossiers()[0]?.contributions).toHaveLength(1)
  expect(box.receive(sent('2021-05-22T09:00:00+07:00'), papers).silence).toBe('resend')
})

test('while a notice is still to go, a copy is silent', () => {
  const box = mailbox([{ ...campaign, settling: { quietMs: 86_400_000, atMostMs: 86_400_000 } }])
  box.receive(sent('2021-05-20T09:00:00+07:00'), [letter(an)])
  expect(box.receive(sent('2021-05-20T22:00:00+07:00'), [letter(an)]).silence).toBe('resend')
})

test("another person's copy, or a copy of what became another dossier's, tells nobody anything", () => {
  const box = mailbox()
  box.receive(sent('2021-05-20T09:00:00+07:00'), papers)
  const stranger = sent('2021-05-21T09:00:00+07:00', { from: { address: 'la@example.com', name: '' } })
  expect(box.receive(stranger, papers, { isResend: true }).letters).toEqual([])
})

test('a new mail that brings the same files is answered as such', () => {
  const box = mailbox()
  box.receive(sent('2021-05-20T09:00:00+07:00'), papers)
  const again = box.receive(
    sent('2021-05-20T15:00:00+07:00', { text: 'Em gửi lại hồ sơ khen thưởng cho chắc ạ.' }),
    papers,
  )
  expect(again.letters[0]?.letter.subject).toBe(
    '[HS63-0001] Xác nhận đã nhận hồ sơ đề nghị khen thưởng từ lần gửi trước – CĐCS Trường THCS Hoa Sữa',
  )
})

test('a first mail without files is answered at once, and urged in words of its own when it has settled', () => {
  const box = mailbox()
  const { letters } = box.receive(message({ text: 'Em gửi hồ sơ khen thưởng ạ.' }))
  expect(letters.map(({ record }) => [record.kind, Date.parse(record.sendAt) - Date.parse(record.plannedAt)])).toEqual([
    ['receipt', 0],
    ['missing-items', campaign.settling.quietMs],
  ])
  expect(letters[1]?.letter.text.replace(/\s+/gu, ' ')).toContain('Đến nay LĐLĐ quận Ba Đình chưa nhận được tệp nào')
})

test('units that nobody knows wait for an officer where the campaign says so', () => {
  const box = mailbox([{ ...campaign, unknownSenders: 'review' }])
  const unknown = message({ from: { address: 'la@example.com', name: '' } })
  const judged = box.receive(unknown, [{ ...letter(an), issuer: null }])
  expect(judged.silence).toBe('unknown-sender')
  expect(judged.letters).toEqual([])
  expect(judged.verdict.dossiers).toHaveLength(1)
  expect(box.receive(message(), [letter(an)]).letters.length).toBeGreaterThan(0)
})

test('where the plan is in doubt, an officer decides and the letter asks', () => {
  const other = { ...campaign, id: 'other', codePrefix: 'KH75', plan: { ...campaign.plan, number: '75/KH-LĐLĐ' } }
  const box = mailbox([campaign, other])
  const first = message({ text: 'Em gửi hồ sơ khen thưởng ạ.' })
  const { verdict, letters } = box.receive(first, [letter(an)])
  expect(verdict.dossiers[0]).toMatchObject({ status: 'needs-review', campaign: campaign.id })
  expect(verdict.dossiers[0]?.remarks).toContainEqual({
    code: 'campaign-unclear',
    text: 'Chưa rõ hồ sơ gửi theo kế hoạch nào: 63/KH-LĐLĐ, 75/KH-LĐLĐ.',
  })
  const text = letters[0]?.letter.text.replace(/\s+/gu, ' ') ?? ''
  expect(text).toContain('- Kế hoạch số 75/KH-LĐLĐ ngày 23 tháng 3 năm 2021')
  expect(text).not.toContain('Hạn nhận')
  // The doubt stays with the thread, until a mail of it names the plan.
  const reply = { references: [first.messageId ?? ''], at: '2021-05-20T10:00:00+07:00' }
  const more = box.receive(message({ ...reply, text: 'Em gửi bổ sung hồ sơ ạ.' }), [summary(an)])
  expect(more.verdict.dossiers[0]?.status).toBe('needs-review')
  const named = box.receive(
    message({ ...reply, text: 'Hồ sơ theo Kế hoạch 63/KH-LĐLĐ ạ.', at: '2021-05-20T11:00:00+07:00' }),
    [summary(an)],
  )
  expect(named.verdict.dossiers[0]).toMatchObject({ code: 'HS63-0001', status: 'complete' })
})
