import { expect, test } from 'vitest'
import { document, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Nguyễn Văn An')
const binh = person('Trần Thị Bình')
const dmarc = (result: string) => [
  { name: 'received', value: 'by 2002:a05:6a10 with SMTP id x' },
  { name: 'authentication-results', value: `mx.google.com; dmarc=${result} (p=NONE) header.from=example.vn` },
]

test('a mail whose sender is not who it says opens its dossier, is looked at by people, and is not answered', () => {
  const { verdict, silence } = mailbox().receive(message({ headers: dmarc('fail') }), [letter(an), summary(an)])
  expect(silence).toBe('sender-not-authentic')
  expect(verdict).toMatchObject({ silence: 'sender-not-authentic', replies: [] })
  expect(verdict.dossiers[0]).toMatchObject({ status: 'needs-review' })
  expect(verdict.dossiers[0]?.remarks.map(({ code }) => code)).toContain('sender-not-authentic')
})

test('it takes back no notice to the real union', () => {
  const box = mailbox()
  box.receive(message(), [letter(an, binh), summary(an)])
  const forged = box.receive(message({ headers: dmarc('fail'), at: '2021-05-20T09:05:00+07:00' }), [summary(binh)])
  expect(forged.voids).toEqual([])
  expect(box.desk.dossiers()[0]?.letters.map(({ kind }) => kind)).toEqual(['receipt', 'missing-items'])
})

test('a mail that passes, or of which nothing is known, is answered', () => {
  for (const headers of [dmarc('pass'), dmarc('temperror'), dmarc('none'), []])
    expect(mailbox().receive(message({ headers }), [document('result-report')]).verdict.replies).toHaveLength(1)
})
