import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { decodeRuleText } from '#src/dossiers/campaigns/decode-rule-text.ts'
import { MAX_UNITS, readRoster } from '#src/dossiers/campaigns/read-roster.ts'

const HEAD = 'id,name,aliases,emails'
const ROWS = [
  'a,Công đoàn cơ sở Trường THCS Hoa Ban,Trường Hoa Ban|THCS Hoa Ban,A@Example.vn|b@example.vn',
  'b,Công đoàn cơ sở Công ty TNHH In Hoa Lư,,c@example.vn',
]
const read = (...rows: string[]) => readRoster('units.csv', [HEAD, ...rows].join('\n'))

test('the shipped roster is sound, and every address of it is invented', () => {
  const { units, faults } = readRoster('units.csv', readFileSync('rules/campaigns/63-kh-ldld-2021/units.csv', 'utf8'))
  expect(faults).toEqual([])
  expect(units.length).toBeGreaterThanOrEqual(20)
  for (const email of units.flatMap((unit) => unit.emails))
    expect(email).toMatch(/[@.]example(\.(edu|gov)\.vn|\.com)?$/u)
})

test('names, aliases and addresses are parted by bars', () => {
  expect(read(...ROWS)).toEqual({
    faults: [],
    units: [
      {
        id: 'a',
        name: 'Công đoàn cơ sở Trường THCS Hoa Ban',
        aliases: ['Trường Hoa Ban', 'THCS Hoa Ban'],
        emails: ['a@example.vn', 'b@example.vn'],
      },
      { id: 'b', name: 'Công đoàn cơ sở Công ty TNHH In Hoa Lư', aliases: [], emails: ['c@example.vn'] },
    ],
  })
})

const encode = (text: string, how: 'utf-8 with mark' | 'utf-16le' | 'utf-16be') => {
  if (how === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`)
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(how === 'utf-16be' ? bytes.swap16() : bytes)
}

test.each([
  ['utf-8 with mark', ','],
  ['utf-8 with mark', ';'],
  ['utf-16le', '\t'],
  ['utf-16be', ';'],
] as const)("Excel's %s, parted by '%s', is read as it is", (how, mark) => {
  const text = [HEAD, ...ROWS].join('\r\n').replaceAll(',', mark)
  const decoded = decodeRuleText(encode(text, how))
  const { units, faults } = readRoster('units.csv', 'text' in decoded ? decoded.text : '')
  expect(faults).toEqual([])
  expect(units.map((unit) => unit.name)).toEqual(read(...ROWS).units.map((unit) => unit.name))
})

test('a file saved as ANSI (cp1258) is told with its first bad line', () => {
  // 'Trường' in windows-1258: ư is 0xFD, the grave accent a combining 0xCC after ơ (0xF5).
  const bytes = new Uint8Array([
    ...Buffer.from(`${HEAD}\na,CDCS A,,\nb,Tr`),
    0xfd,
    0xf5,
    0xcc,
    ...Buffer.from('ng X,,\n'),
  ])
  const decoded = decodeRuleText(bytes)
  expect(decoded).toMatchObject({ line: 3, column: 5, looksLike: 'Windows-1258 (ANSI)' })
  expect('excerpt' in decoded && decoded.excerpt).toBe('b,Trường X,,')
})

test.each([
  ['the same id twice', [ROWS[0], 'a,CĐCS Khác,,'], 3, 1, /mã đơn vị/u, /dòng 2/u],
  ['the same id in another case', [ROWS[0], 'A,CĐCS Khác,,'], 3, 1, /mã đơn vị/u, /dòng 2/u],
  ['an address of two units', [ROWS[0], 'b,CĐCS Khác,,B@example.vn'], 3, 14, /địa chỉ/u, /dòng 2/u],
  ['a name of two units', [ROWS[0], 'b,CĐCS Khác,thcs hoa ban,'], 3, 13, /tên gọi/u, /dòng 2/u],
  ['a bad address', ['a,CĐCS Hoa Ban,,hoaban(a)example.vn'], 2, 17, /địa chỉ/u, /@/u],
  ['addresses parted by a semicolon', ['a,CĐCS Hoa Ban,,x@example.vn;y@example.vn'], 2, 17, /\|/u, /@/u],
  ['an id with a space', ['a b,CĐCS Hoa Ban,,'], 2, 1, /không dấu cách/u, /./u],
  ['a unit without a name', ['a,,,x@example.vn'], 2, 1, /tên đầy đủ/u, /name/u],
  ['a column too many', ['a,CĐCS Hoa Ban,,x@example.vn,thừa'], 2, 1, /4 cột/u, /5 cột/u],
  ['letters lost in saving', ['a,Tr??ng Ti?u h?c Sao Mai,,'], 2, 3, /Unicode/u, /CSV UTF-8/u],
  ['UTF-8 opened as something else', ['a,CÃ´ng Ä‘oÃ n Sao Mai,,'], 2, 3, /Unicode/u, /CSV UTF-8/u],
  ['text in a TCVN3 font', ['a,C«ng ®oµn Sao Mai,,'], 2, 3, /Unicode/u, /TCVN3/u],
] as const)('%s is told with line and mend', (_what, rows, line, column, expected, mend) => {
  const { faults } = read(...rows.map((row) => row ?? ''))
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({ file: 'units.csv', line, column })
  expect(faults[0]?.expected).toMatch(expected)
  expect(faults[0]?.mend).toMatch(mend)
})

test.each([
  ['', /tệp trống/u, /thêm cột/u],
  ['id,name,alias,emails\n', /alias/u, /"aliases"/u],
  ['a,CĐCS Hoa Ban,,\n', /hoa ban/iu, /thêm cột/u],
  ['id,name,aliases,emails,emails\n', /emails,emails/u, /trùng/u],
])('a wrong header is told: %j', (text, found, mend) => {
  const { units, faults } = readRoster('units.csv', text)
  expect(units).toEqual([])
  expect(faults[0]).toMatchObject({ line: 1, column: 1 })
  expect(faults[0]?.found).toMatch(found)
  expect(faults[0]?.mend).toMatch(mend)
})

test('a quote that does not close is told, not fatal', () => {
  expect(read('a,"CĐCS Hoa Ban,,\nb,CĐCS Khác,,').faults).toHaveLength(1)
})

test('a quoted cell may hold commas and line ends, and lines still count right after it', () => {
  const { units, faults } = read('a,"CĐCS Công ty CP May, Thêu",,', 'b,"CĐCS\nHai Dòng",,', 'c,CĐCS Ba,,x')
  expect(units.map(({ name }) => name)).toEqual(['CĐCS Công ty CP May, Thêu', 'CĐCS Hai Dòng', 'CĐCS Ba'])
  expect(faults).toHaveLength(1)
  expect(faults[0]?.line).toBe(5)
})

test('a roster has its limit', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `u${index},Đơn vị ${index},,`)
  expect(read(...rows(MAX_UNITS)).faults).toEqual([])
  expect(read(...rows(MAX_UNITS + 1)).faults[0]?.found).toBe(`${MAX_UNITS + 1} đơn vị`)
})

test('a list whose every name is damaged shows three of them and counts the rest', () => {
  const rows = Array.from({ length: 9 }, (_, index) => `u${index},C«ng ®oµn c¬ së Tr­êng sè ${index},,`)
  const { faults } = read(...rows, 'u9,Công đoàn X,,không phải địa chỉ')
  expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 11])
  expect(faults[2]?.found).toMatch(/và 6 tên khác như vậy$/u)
  expect(faults[0]?.mend).toMatch(/TCVN3/u)
})

test('names in VNI are told', () => {
  expect(read('a,Coâng ñoaøn cô sôû Tröôøng Tieåu hoïc Sen Traéng,,').faults[0]?.mend).toMatch(/VNI/u)
})
