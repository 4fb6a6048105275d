import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficePaper, Value } from '#src/dossiers/register/office-paper.ts'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { registerOf } from '#src/dossiers/register/register.ts'
import { writeDocxPaper } from '#src/io/office-files/docx.ts'
import { writeXlsxPaper } from '#src/io/office-files/xlsx.ts'
import { openPdf } from '#src/reading/pdf/document.ts'
import { campaign, standings } from '#test/dossiers/register/sample.ts'

// The register and the list as LibreOffice opens and prints them.
const register = registerOf(campaign, standings(), new Date('2021-05-26T08:00:00+07:00'))
const paper = registerPaper(register)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-opened-'))
  await writeFile(join(folder, 'so.xlsx'), await writeXlsxPaper(paper))
  await writeFile(join(folder, 'so-dai.xlsx'), await writeXlsxPaper(long(paper)))
  await writeFile(join(folder, 'danh-sach.docx'), await writeDocxPaper(long(meetingPaper(register))))
  await office('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', 'so.xlsx')
  await office('pdf', 'so.xlsx', 'so-dai.xlsx', 'danh-sach.docx')
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

async function office(filter: string, ...files: string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const paths = files.map((file) => join(folder, file))
  // Without a locale of UTF-8 LibreOffice writes the sheets' names into file names as question marks.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...paths]
  await promisify(execFile)('soffice', args, { env })
}

/** The same list of a hundred people: more than a page holds. */
function long(given: OfficePaper): OfficePaper {
  const [first = expect.fail('no sheet')] = given.sheets
  const rows = first.sections.flatMap((section) => section.rows)
  const many = Array.from({ length: 100 }, (_, index) => rows[index % rows.length] ?? [])
  return { ...given, sheets: [{ ...first, sections: [{ heading: 'CÁ NHÂN (100)', rows: many }] }] }
}

type Printed = { readonly words: string; readonly width: number; readonly height: number }

async function printed(file: string): Promise<Printed[]> {
  const { pdf, parser } = await openPdf({ bytes: await readFile(join(folder, file)), password: null })
  const text = await parser.getText({ pageJoiner: '' })
  const pages: Printed[] = []
  for (const [index, page] of text.pages.entries()) {
    const { width, height } = (await pdf.getPage(index + 1)).getViewport({ scale: 1 })
    pages.push({ words: bare(page.text), width, height })
  }
  await parser.destroy()
  return pages
}

/** Letters of a text by how often they stand in it: LibreOffice may take those with two marks from another font, out of their order. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of bare(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

/** Lines break anywhere on paper. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '')
}

test('LibreOffice reads every cell of the workbook as it was meant', async () => {
  for (const sheet of paper.sheets) {
    const file = (await readdir(folder)).find((name) => name.normalize('NFC') === `so-${sheet.name}.csv`)
    const rows: string[][] = parse(await readFile(join(folder, file ?? expect.fail(sheet.name))), {
      relax_column_count: true,
    })
    const at = rows.findIndex((cells) => cells[0] === sheet.columns[0]?.heading)
    expect(rows[at]).toEqual(sheet.columns.map(({ heading }) => heading))
    const own = sheet.sections.flatMap(({ heading, rows: values }) => [
      ...(heading === null ? [] : [[heading, ...sheet.columns.slice(1).map(() => '')]]),
      ...values.map((row) => row.map(asCsv)),
    ])
    expect(rows.slice(at + 1, at + 1 + own.length)).toEqual(own)
  }
})

/** Days stay days: they come out as the program's own, month first. */
function asCsv(value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  const [year, month, day] = ('day' in value ? value.day : value.minute.slice(0, 10)).split('-')
  return `${month}/${day}/${year}${'day' in value ? '' : ` ${value.minute.slice(11)}:00`}`
}

test.each(['so.pdf', 'so-dai.pdf', 'danh-sach.pdf'])('%s is printed on A4, lying', async (file) => {
  for (const { width, height } of await printed(file))
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
})

test('a sheet of the register takes one page of its width, and no word of it is lost', async () => {
  const pages = await printed('so.pdf')
  expect(pages).toHaveLength(paper.sheets.length)
  for (const [index, { sections, title }] of paper.sheets.entries()) {
    const values = sections.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'string')
    const there = letters(pages[index]?.words ?? '')
    for (const [letter, count] of letters([...title, ...values].join('')))
      expect(there.get(letter) ?? 0, `${letter} on page ${index + 1}`).toBeGreaterThanOrEqual(count)
  }
})

test.each(['so-dai.pdf', 'danh-sach.pdf'])('%s repeats its headings on every page', async (file) => {
  const pages = await printed(file)
  expect(pages.length).toBeGreaterThan(4)
  // The last one may hold signatures alone.
  for (const { words } of pages.slice(0, -1)) expect(words).toContain(bare('Ghi chú'))
})
