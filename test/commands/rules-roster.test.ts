import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { rosterCommand } from '#src/commands/rules-roster.ts'
import { readRoster } from '#src/dossiers/campaigns/read-roster.ts'

const root = mkdtempSync(join(tmpdir(), 'rules-roster-'))
afterAll(() => rmSync(root, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await rosterCommand(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  })
  return { code, out, err }
}

function given(name: string, content: string | Uint8Array): string {
  const file = join(root, name)
  writeFileSync(file, content)
  return file
}

async function workbook(name: string, rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Bìa').addRow(['Danh sách kèm theo'])
  const sheet = book.addWorksheet('CĐCS 2021')
  for (const row of rows) sheet.addRow([...row])
  const file = join(root, name)
  await book.xlsx.writeFile(file)
  return file
}

const TITLE = [['LĐLĐ QUẬN LẠC HỒNG'], ['DANH SÁCH CÔNG ĐOÀN CƠ SỞ'], []] as const
const HEAD = ['STT', 'Tên đơn vị', 'Tên viết tắt', 'Địa chỉ email', 'Số đoàn viên', 'Chủ tịch', 'Điện thoại'] as const

test('a list under a title, with groups, a sum and signatures, becomes units.csv', async () => {
  const file = await workbook('danh-sach.xlsx', [
    ...TITLE,
    HEAD,
    ['I', 'Khối trường học'],
    [
      1,
      'Công đoàn cơ sở Trường THCS Hoa Ban',
      'CĐ THCS Hoa Ban',
      'Hoaban@example.vn; hb2@example.vn',
      41,
      'Bà A',
      '09',
    ],
    [2, 'CĐCS Trường Mầm non Đỗ Quyên', '', 'Chưa có email', '1.250', '', ''],
    ['II', 'Khối doanh nghiệp'],
    [3, 'CĐCS Trường THCS Hoa Ban (cơ sở 2)', '', 'mailto:<cs2@example.vn>', 8, '', ''],
    ['', 'Tổng cộng', '', '', 1299, '', ''],
    [],
    ['', 'NGƯỜI LẬP', '', '', '', 'CHỦ TỊCH', ''],
  ])
  const out = join(root, 'units.csv')
  const told = await run(file, '--out', out)
  expect(told).toMatchObject({ code: 0, err: '' })
  expect(told.out).toContain('trang tính "CĐCS 2021": tiêu đề cột ở dòng 4')
  expect(told.out).toContain('"Địa chỉ email" là địa chỉ thư')
  expect(told.out).toContain('không dùng: "Chủ tịch", "Điện thoại"')
  expect(told.out).toContain('bỏ qua các dòng: 5, 8, 10, 12')
  expect(told.out).toContain('3 đơn vị; 2 đơn vị có địa chỉ thư; 1 đơn vị chưa có')
  const { units, faults } = readRoster('units.csv', readFileSync(out, 'utf8'))
  expect(faults).toEqual([])
  expect(units).toMatchObject([
    { id: 'thcs-hoa-ban', emails: ['hoaban@example.vn', 'hb2@example.vn'], aliases: ['CĐ THCS Hoa Ban'], members: 41 },
    { id: 'mam-non-do-quyen', name: 'CĐCS Trường Mầm non Đỗ Quyên', emails: [], members: 1250 },
    { id: 'thcs-hoa-ban-co-so-2', emails: ['cs2@example.vn'] },
  ])
  // What stands there is not overwritten unasked.
  expect(await run(file, '--out', out)).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
  expect((await run(file, '--out', out, '--replace')).code).toBe(0)
})

test('an address at two units, a broken one and a name without its letters are told at the rows of the sheet', async () => {
  const file = await workbook('loi.xlsx', [
    ...TITLE,
    HEAD,
    [1, 'CĐCS A', '', 'chung@example.vn', '', '', ''],
    [2, 'CĐCS B', '', 'CHUNG@example.vn', '', '', ''],
    [3, 'CĐCS C', '', 'khong-phai-dia-chi', '', '', ''],
    [4, 'CĐCS Tr??ng D', '', '', '', '', ''],
  ])
  const out = join(root, 'khong-ghi.csv')
  const { code, err } = await run(file, '--out', out)
  expect(code).toBe(1)
  expect(err).toMatch(/trang tính "CĐCS 2021":6:\d+/u)
  expect(err).toContain('đã có ở dòng 5; giữ ở một đơn vị, xóa ở đơn vị kia')
  expect(err).toMatch(/:7:\d+\n[^:]*khong-phai-dia-chi/u)
  expect(err).toMatch(/:8:\d+/u)
  expect(err).toContain('3 chỗ cần sửa')
  expect(() => readFileSync(out)).toThrow('ENOENT')
})

const CSV = 'STT;Tên đơn vị;Email\r\n1;Công đoàn Trường Tiểu học Bằng Lăng;bl@example.vn\r\n'

test('CSV of Excel in cp1258, in UTF-16 with and without its mark, is taken and said', async () => {
  // As Windows writes it: base letters, then the marks of cp1258 after them.
  const ansi = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
  const bytesOf: Readonly<Record<string, number>> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
  }
  const kept: Readonly<Record<string, number>> = { ê: 0xea, ô: 0xf4, ă: 0xe3, Đ: 0xd0, đ: 0xf0, ơ: 0xf5, ư: 0xfd }
  const cp1258 = Uint8Array.from(
    Array.from(CSV).flatMap((letter) => {
      const parts = letter.normalize('NFD')
      const mark = ansi.find((each) => parts.includes(each))
      const base = (mark === undefined ? letter : parts.replace(mark, '')).normalize('NFC')
      const byte = kept[base] ?? base.codePointAt(0) ?? 63
      return mark === undefined ? [byte] : [byte, bytesOf[mark] ?? 63]
    }),
  )
  const wide = Buffer.from(CSV, 'utf16le')
  for (const [name, bytes, said] of [
    ['ansi.csv', cp1258, 'Windows-1258'],
    ['utf16.csv', Buffer.concat([Uint8Array.of(0xff, 0xfe), wide]), null],
    ['utf16-khong-dau.csv', wide, 'UTF-16'],
    ['utf8.csv', Buffer.from(CSV), null],
  ] as const) {
    const told = await run(given(name, bytes))
    expect(told, name).toMatchObject({ code: 0, err: '' })
    expect(told.out, name).toContain('tieu-hoc-bang-lang: Công đoàn Trường Tiểu học Bằng Lăng (bl@example.vn)')
    if (said === null) expect(told.out).not.toContain('đã đọc theo')
    else expect(told.out).toContain(`đã đọc theo ${said}`)
  }
})

test.each([
  ['khong-tieu-de.csv', 'A,B\n1,2\n', 'Mã, Tên đơn vị'],
  ['cu.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '.xlsx'],
  ['hong.xlsx', 'PK\u0003\u0004 không phải', '.xlsx'],
  ['nhay.csv', 'Tên đơn vị,Email\n"CĐCS A,a@example.vn\n', 'dấu nháy kép'],
  ['trong.csv', '', 'Tên đơn vị'],
] as const)('%s says what to do', async (name, content, mend) => {
  const { code, err } = await run(given(name, content))
  expect(code).toBe(1)
  expect(err).toContain(mend)
})

test('without a file, how to call it is told', async () => {
  expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('rules roster FILE') })
})
