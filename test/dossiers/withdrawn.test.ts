import { describe, expect, test } from 'vitest'
import { withdrawalsIn } from '#src/dossiers/withdrawn.ts'
import { letter, mailbox, message, person, summary } from './world.ts'

const tham = person('Lê Thị Thắm')
const hue = person('Vương Thị Huệ')

describe('a nominee taken back in the words of a mail', () => {
  test('that brings the papers is nobody of whom a summary is missing: a person settles it', () => {
    const mail = message({
      text: 'Em gửi hồ sơ. Riêng đ/c Lê Thị Thắm xin rút hồ sơ, thôi đề nghị khen thưởng đợt này.',
    })
    const { verdict } = mailbox().receive(mail, [letter(tham, hue), summary(hue)])
    expect(verdict.dossiers[0]?.status).toBe('needs-review')
    expect(verdict.dossiers[0]?.remarks.map(({ code }) => code)).toContain('withdrawn')
    expect(verdict.replies.map(({ kind }) => kind)).toEqual(['review-pending'])
  })

  test('that comes later in the thread, without a file, reaches the dossier', () => {
    const box = mailbox()
    const first = message()
    box.receive(first, [letter(tham, hue), summary(hue)])
    const later = message({
      at: '2021-05-20T10:00:00+07:00',
      subject: 'Re: Hồ sơ khen thưởng',
      references: [first.messageId ?? ''],
      text: 'CĐCS xin rút hồ sơ đ/c Lê Thị Thắm (không đề nghị khen thưởng nữa).',
    })
    const [dossier] = box.receive(later).verdict.dossiers
    expect(dossier?.status).toBe('needs-review')
    expect(dossier?.remarks.find(({ code }) => code === 'withdrawn')?.text).toContain('Lê Thị Thắm')
  })

  test('leaves the others as they are', () => {
    const mail = message({ text: 'Xin rút hồ sơ đ/c Phạm Thị Lan. Em gửi hồ sơ ạ.' })
    const { verdict } = mailbox().receive(mail, [letter(tham, hue), summary(hue)])
    expect(verdict.dossiers[0]?.status).toBe('incomplete')
  })
})

test.each(['Em gửi hồ sơ đề nghị khen thưởng.', 'Em không rõ hồ sơ gồm những gì.', 'Em xin rút kinh nghiệm.'])(
  '%s takes nobody back',
  (text) => expect(withdrawalsIn(text)).toEqual([]),
)
