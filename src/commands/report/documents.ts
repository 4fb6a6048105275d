import { DOCUMENT, PROBLEM } from '#src/dossiers/words.ts'
import type { Field, Nominee, UnderstoodDocument } from '#src/understanding/document.ts'
import { dateOf, percent, quoted } from './words.ts'

/** Each file of a mail: what it is, and every value with the page and the words that it was read from. */
export function documentLines(documents: readonly UnderstoodDocument[]): string[] {
  if (documents.length === 0) return ['', '  Thư không có tệp nào là tài liệu.']
  return ['', '  Tệp trong thư', ...documents.flatMap((document, i) => linesOf(document, i + 1))]
}

function linesOf(document: UnderstoodDocument, count: number): string[] {
  const { path, type, confidence, readBy, problem, continues } = document
  const head = `    ${count}. ${path.join(' / ')}${pagesOf(document.pages)}`
  if (problem !== null && problem !== 'blank-form') return [`${head}: chưa đọc được (${PROBLEM[problem]})`]
  if (continues !== undefined) return [`${head}: trang tiếp theo của ${continues.join(' / ')}`]
  const how = readBy === 'ocr' ? ', đọc từ ảnh' : ''
  const blank = problem === 'blank-form' ? ', biểu mẫu chưa điền' : ''
  return [
    `${head}: ${DOCUMENT[type]} (chắc ${percent(confidence)}${how}${blank})`,
    ...field('nhận ra nhờ', document.title, quoted),
    ...field('số, ký hiệu', document.number, (value) => value),
    ...(document.numberBlank ? [`${INDENT}số, ký hiệu: để trống`] : []),
    ...field('ngày ký', document.date, dateOf),
    ...field('nơi ban hành', document.issuer, (value) => value),
    ...field('số lượng nêu', document.statedCounts, ({ collectives, individuals }) =>
      [
        ...(collectives === null ? [] : [`${collectives} tập thể`]),
        ...(individuals === null ? [] : [`${individuals} cá nhân`]),
      ].join(', '),
    ),
    ...document.nominees.map((one) => named(one.uncertain === true ? 'có thể đề nghị' : 'đề nghị khen', one)),
    ...document.subjects.map((one) => named('thành tích của', one)),
    ...document.doubts.map((doubt) => `${INDENT}chưa chắc: ${doubt}`),
  ]
}

const INDENT = '         '

function field<T>(label: string, value: Field<T> | null, say: (value: T) => string): string[] {
  if (value === null) return []
  const said = say(value.value)
  const { page, text } = value.evidence
  const source = said === quoted(text) ? '' : ` ${quoted(text)}`
  return [`${INDENT}${label}: ${said}  (trang ${page}${source})`]
}

function named(label: string, { name, kind, evidence }: Nominee): string {
  const what = kind === 'collective' ? 'tập thể' : 'cá nhân'
  return `${INDENT}${label}: ${name}, ${what}  (trang ${evidence.page} ${quoted(evidence.text)})`
}

export function pagesOf(pages: readonly [number, number] | null): string {
  if (pages === null) return ''
  return pages[0] === pages[1] ? `, trang ${pages[0]}` : `, trang ${pages[0]} đến ${pages[1]}`
}
