import { expect, test } from 'vitest'
import { withoutQuotes } from '#src/mail/quotes.ts'

const OWN = 'Em gửi bổ sung ạ.\n\nTrân trọng,\nHoa'

test.each([
  ['Gmail', 'Vào Th 4, 26 thg 5, 2021 vào lúc 10:00 LĐLĐ <ldld@mau.vn> đã viết:\n\n> Kính gửi'],
  [
    'Gmail, broken over two lines',
    'Vào Th 4, 26 thg 5, 2021 vào lúc 10:00 Liên đoàn Lao động <\nldld@mau.vn> đã viết:\n\n> Kính gửi',
  ],
  ['Gmail in English', 'On Wed, May 26, 2021 at 10:00 AM LĐLĐ <ldld@mau.vn> wrote:\n> Kính gửi'],
  ['Outlook', '-----Original Message-----\nFrom: LĐLĐ'],
  ['Outlook in Vietnamese', 'Từ: LĐLĐ <ldld@mau.vn>\nĐã gửi: 26 Tháng Năm 2021 10:00\nKính gửi'],
  ['Outlook on the web', '________________________________\nTừ: LĐLĐ'],
  ['a forward', '---------- Forwarded message ---------\nTừ: LĐLĐ'],
])('the writer’s own words end where %s quotes', (_program, quote) => {
  expect(withoutQuotes(`${OWN}\n\n${quote}`)).toBe(OWN)
})

test('lines that merely look alike stay', () => {
  for (const text of ['Từ: ngày 25/3\nđến ngày 25/5', 'On Monday I wrote.', 'Hôm qua em viết:\nxin nghỉ'])
    expect(withoutQuotes(text)).toBe(text)
})
