import type { Page } from './extraction.ts'

/** The marks of secrecy of the state, by the law on their protection: each a stamp of its own, in capitals. */
export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'

/** Lines of a page, or below the state's name, among which the mark stands: under the number, or beside it. */
const HEAD_LINES = 24
/** Tables of more columns list something; those of fewer lay out a head. */
const LAYOUT_COLUMNS = 3

/**
 * The mark of secrecy that a document bears: on a line or in a cell of its own, in capitals, in the head of a page or of a document
 * that begins further down. Words in a sentence ("bí mật", "Bảo mật") and levels that are none ("Độ mật: Thường") are no mark.
 * A picture's mark may have lost its accents. The gravest one counts; null where there is none.
 */
export function secrecyMarkIn(pages: readonly Page[], readBy: 'text' | 'ocr'): SecrecyMark | null {
  const found = new Set<SecrecyMark>()
  for (const { blocks } of pages) {
    const lines = blocks.flatMap((block): Line[] =>
      block.kind === 'line' ? linesOf(block.text) : block.rows.flatMap(linesOfRow),
    )
    let left = HEAD_LINES
    for (const [index, line] of lines.entries()) {
      if (STATE_NAME.test(line.text)) left = HEAD_LINES
      if (left-- <= 0) continue
      for (const part of line.parts) {
        const mark = markOf(part, readBy)
        if (mark !== null && !isRestOfWords(lines[index - 1]?.text, lines[index + 1]?.text)) found.add(mark)
      }
    }
  }
  return GRAVEST.find((mark) => found.has(mark)) ?? null
}

const GRAVEST: readonly SecrecyMark[] = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT']

/** The heads of documents, of the state and of the Party. */
const STATE_NAME = /C[ỘO]NG\s+H[ÒOÕỒ]À?A?\s+X[ÃA]\s+H[ỘO]I|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N/u

/** A line of a page and what may stand in it side by side. */
type Line = { readonly text: string; readonly parts: readonly string[] }

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts = line.split(/\t+|\s{4,}/)
      return { text: line, parts: [line, ...(parts.length <= LAYOUT_COLUMNS ? parts : [])] }
    })
}

function linesOfRow(row: readonly string[]): Line[] {
  return row.length > LAYOUT_COLUMNS ? [{ text: row.join(' '), parts: [] }] : row.flatMap(linesOf)
}

function markOf(part: string, readBy: 'text' | 'ocr'): SecrecyMark | null {
  if (part.length > MOST_CHARACTERS) return null
  const bare = part
    .normalize('NFC')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/g, ' ')
  // A label makes the words a mark however they are written: "Độ mật: Tối mật".
  const labelled = /^(?:mức )?độ mật ?[:.-]? ?(.+)$/iu.exec(bare)?.[1]?.toLocaleUpperCase('vi')
  const words = unspaced(labelled ?? bare)
  const exact = GRAVEST.find((mark) => mark === words)
  if (exact !== undefined) return exact
  return readBy === 'ocr' ? (MISREAD.find(([, pattern]) => pattern.test(words))?.[0] ?? null) : null
}

/** Spaces between letters set the stamp wide: "M Ậ T". */
function unspaced(words: string): string {
  if (!/^(?:\p{L} )+\p{L}$/u.test(words)) return words
  const letters = words.replaceAll(' ', '')
  return letters.replace(/^(TỐI|TUYỆT|TOI|TUYET)(?=M)/u, '$1 ')
}

const MOST_CHARACTERS = 80

/** Recognition loses hats and dots of capitals in a red frame, never the letters themselves. */
const A = '[AÂẬẶẠẤẦẨẪĂẮẰẲẴ]'
const MISREAD: readonly (readonly [SecrecyMark, RegExp])[] = [
  ['TUYỆT MẬT', new RegExp(`^TUY[EÊỆẾỀỂỄẸ]T M${A}T$`, 'u')],
  ['TỐI MẬT', new RegExp(`^T[OÔỐỒỔỖỘƠỚ][IÍÌ] M${A}T$`, 'u')],
  ['MẬT', new RegExp(`^M${A}T$`, 'u')],
]

/** A title in capitals that is broken in the middle of a word: "BẢO VỆ BÍ / MẬT NHÀ NƯỚC". */
function isRestOfWords(before: string | undefined, after: string | undefined): boolean {
  return /(?:^|\s)(?:BÍ|BẢO|CƠ)\s*$/iu.test(before ?? '') || /^\s*(?:NHÀ NƯỚC|ONG|KHẨU)(?:\s|$)/iu.test(after ?? '')
}
