import { sayValue, type Section, type Sheet } from '#src/dossiers/register/office-paper.ts'
import { xmlText } from './xml-text.ts'

/** Stands in a row of a kind where the words of a sheet's section or column belong. */
export function markOf(sheet: number, place: 'section' | number): string {
  return `[[${sheet}/${place}]]`
}

/** The body of a Word file (word/document.xml) with the sheet's rows in place of the two that show how rows look. */
export function withRows(xml: string, sheet: Sheet, index: number): string {
  const section = rowAround(xml, markOf(index, 'section'))
  const row = rowAround(xml, markOf(index, 0))
  const paragraphs = sheet.columns.map((_, column) => around(row, markOf(index, column), '<w:p>', '</w:p>'))
  const written = sheet.sections.map((each) => sectionXml(each, { section, row, paragraphs, index }))
  // Functions, because words may hold what replacements take for signs of their own.
  return xml.replace(section, () => '').replace(row, () => written.join(''))
}

type Shape = {
  readonly section: string
  readonly row: string
  readonly paragraphs: readonly string[]
  readonly index: number
}

function sectionXml({ heading, rows }: Section, { section, row, paragraphs, index }: Shape): string {
  const head = heading === null ? '' : section.replace(markOf(index, 'section'), () => escaped(heading))
  const written = rows.map((values) =>
    paragraphs.reduce(
      (filled, paragraph, column) => filled.replace(paragraph, () => linesXml(paragraph, markOf(index, column), sayValue(values[column] ?? null))),
      row,
    ),
  )
  return head + written.join('')
}

/** A line of a cell is a paragraph. */
function linesXml(paragraph: string, mark: string, words: string): string {
  return words
    .split('\n')
    .map((line) => paragraph.replace(mark, () => escaped(line)))
    .join('')
}

function rowAround(xml: string, mark: string): string {
  return around(xml, mark, '<w:tr>', '</w:tr>')
}

function around(xml: string, mark: string, open: string, close: string): string {
  const at = xml.indexOf(mark)
  const start = xml.lastIndexOf(open, at)
  const end = xml.indexOf(close, at)
  if (at < 0 || start < 0 || end < 0) throw new Error(`The Word file has no ${open} with ${mark} in it`)
  return xml.slice(start, end + close.length)
}

function escaped(words: string): string {
  return xmlText(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
