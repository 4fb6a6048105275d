import { describe, expect, test } from 'vitest'
import { parseMailboxes } from '#src/mail/addresses.ts'

describe('an address field', () => {
  test.each([
    ['a name in encoded words', '=?utf-8?B?TMOqIFRo4buL?= <lt@x.vn>', [{ address: 'lt@x.vn', name: 'Lê Thị' }]],
    [
      'a name that looks like an address',
      '"CEO <ceo@bank.vn>" <me@x.vn>',
      [{ address: 'me@x.vn', name: 'CEO <ceo@bank.vn>' }],
    ],
    [
      'a name that decodes to an address',
      '=?utf-8?Q?ceo=40bank.vn?= <me@x.vn>',
      [{ address: 'me@x.vn', name: 'ceo@bank.vn' }],
    ],
    [
      'a group',
      'Tổ: a@b.vn, "C, D" <c@d.vn>;',
      [
        { address: 'a@b.vn', name: '' },
        { address: 'c@d.vn', name: 'C, D' },
      ],
    ],
    ['an encoded word before the domain, which hides an address of its own', '<=?utf-8?B?YUBiLnZu?=@evil.vn>', []],
    ['nobody', 'undisclosed-recipients:;', []],
  ])('%s', (_, value, mailboxes) => {
    expect(parseMailboxes(value)).toEqual(mailboxes)
  })
})
