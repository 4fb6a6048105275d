import mammoth from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import * as SheetJs from 'xlsx-republish'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { registerOf } from '#src/dossiers/register/register.ts'
import { writeDocxPaper } from '#src/io/office-files/docx.ts'
import { MOST_CHARACTERS, writeXlsxPaper } from '#src/io/office-files/xlsx.ts'
import { campaign, standings } from '#test/dossiers/register/sample.ts'

const register = registerOf(campaign, standings(), new Date('2021-05-26T08:00:00+07:00'))
let book: SheetJs.WorkBook

beforeAll(async () => {
  const bytes = await writeXlsxPaper(registerPaper(register))
  book = SheetJs.read(bytes, { type: 'buffer', cellNF: true, cellFormula: true, cellStyles: true })
})

type Found = { readonly address: string; readonly cell: SheetJs.CellObject }

function cells(name: string): Found[] {
  return Object.entries(book.Sheets[name] ?? {}).flatMap(([address, cell]: [string, SheetJs.CellObject]) =>
    address.startsWith('!') ? [] : [{ address, cell }],
  )
}

const where = (name: string, value: unknown): Found | undefined => cells(name).find(({ cell }) => cell.v === value)

test('a workbook of three sheets with head, title, nominees and signatures', () => {
  expect(book.SheetNames).toEqual(['Đề nghị khen thưởng', 'Hồ sơ đã nhận', 'Công đoàn cơ sở'])
  for (const name of book.SheetNames) {
    expect(where(name, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeDefined()
    expect(where(name, 'TM. BAN THƯỜNG VỤ')).toBeDefined()
  }
  expect(where('Đề nghị khen thưởng', 'Lê Thị Hải Yến')?.address).toMatch(/^B/)
})

test('what begins like a formula is text, in a text format', () => {
  const formula = where('Đề nghị khen thưởng', '=HYPERLINK("http://x.example","Bùi An")')?.cell
  expect(formula).toMatchObject({ t: 's', z: '@' })
  expect(where('Đề nghị khen thưởng', '=1+1/TTr')?.cell).toMatchObject({ t: 's', z: '@' })
  expect(book.SheetNames.flatMap((name) => cells(name).filter(({ cell }) => cell.f !== undefined))).toEqual([])
})

test('dates are dates, shown day first, by the clock of the office', () => {
  const sheet = 'Hồ sơ đã nhận'
  const row = where(sheet, 'HS63-0001')?.address.slice(1)
  const cell = (column: string) => cells(sheet).find(({ address }) => address === `${column}${row}`)?.cell
  expect(cell('H')).toMatchObject({ t: 'n', z: 'dd/mm/yyyy', v: serial(Date.UTC(2021, 4, 17)) })
  expect(cell('I')).toMatchObject({ t: 'n', z: 'dd/mm/yyyy hh:mm', v: serial(Date.UTC(2021, 4, 18, 9)) })
})

/** Days since 1899-12-30, as workbooks count. */
const serial = (ms: number): number => (ms - Date.UTC(1899, 11, 30)) / 86_400_000

test('headings filter, repeat on every page and stay in sight', () => {
  const sheet = book.Sheets['Đề nghị khen thưởng']
  const heading = where('Đề nghị khen thưởng', 'TT')?.address ?? ''
  const row = heading.slice(1)
  expect(sheet?.['!autofilter']?.ref).toMatch(new RegExp(`^A${row}:M\\d+$`))
  const titles = book.Workbook?.Names?.find(({ Name, Sheet }) => Name.endsWith('Print_Titles') && Sheet === 0)
  expect(titles?.Ref).toContain(`$${row}:$${row}`)
  expect(sheet?.['!merges']?.length).toBeGreaterThan(6)
})

test('a cell holds no more than Excel takes, and nothing that XML can’t', async () => {
  const paper = registerPaper(register)
  const [first] = paper.sheets
  const rows = [['x'.repeat(MOST_CHARACTERS)], ['y'.repeat(MOST_CHARACTERS + 1)], ['a\u0000\u0008b\ud800']]
  const sheet = { ...first!, columns: first!.columns.slice(0, 3), sections: [{ heading: null, rows }] }
  const made = SheetJs.read(await writeXlsxPaper({ ...paper, sheets: [sheet] }), { type: 'buffer' })
  const values = Object.values(made.Sheets[sheet.name] ?? {}).map((cell: SheetJs.CellObject) => cell.v)
  expect(values).toContain('x'.repeat(MOST_CHARACTERS))
  expect(values).toContain(`${'y'.repeat(MOST_CHARACTERS - 1)}…`)
  expect(values).toContain('ab\ufffd')
})

test('a row of capitals is as high as they are wide', async () => {
  const paper = registerPaper(register)
  const [first = expect.fail('no sheet')] = paper.sheets
  const name = 'BCH Công đoàn cơ sở Công ty TNHH Một thành viên Thương mại và Dịch vụ Môi trường An Phát'
  const rows = [name, name.toLocaleUpperCase('vi')].map((each) => first.columns.map(() => each))
  const sheet = { ...first, sections: [{ heading: null, rows }] }
  const bytes = await writeXlsxPaper({ ...paper, sheets: [sheet] })
  const made = SheetJs.read(bytes, { type: 'buffer', cellStyles: true }).Sheets[sheet.name]
  const [small = 0, capitals = 0] = (made?.['!rows'] ?? []).map((row) => row?.hpt ?? 0).filter((height) => height > 60)
  // Capitals of Times New Roman take some 1.4 times the room of small letters; lines come whole.
  expect(capitals / small).toBeGreaterThan(1.15)
})

test('the list for the meeting is a Word file with the same words', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocxPaper(meetingPaper(register))) })
  const text = value.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  for (const words of ['DANH SÁCH TỔNG HỢP', 'I. TẬP THỂ (02)', 'II. CÁ NHÂN (08)', 'Lê Thị Hải Yến', 'CHỦ TỊCH'])
    expect(text).toContain(words)
  expect(value.match(/<table>/g)).toHaveLength(3)
})
