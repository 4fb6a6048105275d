import { KINH_GUI, NOI_NHAN, isSignatureRow } from './marks.ts'
import { isShout, plainOf } from './plain.ts'
import type { Row } from './row.ts'

/** No paragraph of a dossier is longer; joining stops there. */
const MAX_PARAGRAPH = 3_000

/**
 * Rows as their writer typed them: visual lines (PDF, OCR, plain text) joined to paragraphs. A line carries on the one before where
 * it begins in lower case, or where that one was as long as lines get on its page and ended without a stop. Files that know their
 * paragraphs come back unchanged but for lines that begin in lower case.
 */
export function paragraphsOf(rows: readonly Row[], visual: boolean): Row[] {
  const full = fullLength(rows)
  const joined: Row[] = []
  let last: Row | null = null
  for (const row of rows) {
    const open = joined.at(-1)
    if (
      open !== undefined &&
      last !== null &&
      carriesOn(last, row, visual ? full : Number.POSITIVE_INFINITY) &&
      open.text.length < MAX_PARAGRAPH
    ) {
      const text = `${open.text} ${row.text}`
      joined[joined.length - 1] = { ...open, text, plain: plainOf(text), shout: isShout(text) }
    } else joined.push(row)
    last = row
  }
  return joined
}

const BEGINS =
  /^(?:[-+*•●▪–]|\(?\d{1,3}\s?[.)/-]|\d{1,2},\s[a-z]|[ivx]{1,5}\s?[.)\-/]|[a-zđ]\d{0,2}\s?[.)]|\(|(?:tap the|ca nhan)\s*(?:\(.{1,12}\)\s*:|:?$)|(?:ho va ten|ho ten|chuc vu|don vi|nam sinh|sinh ngay|can cu|thuc hien|tran trong|moi thong tin|kinh (?:de|mong|trinh)|kem theo|cac tap the|ho so (?:gom|kem)|cong doan (?:da|xin|kinh)|noi nhan|kinh gui|stt|tt)\b)/

function carriesOn(last: Row, row: Row, full: number): boolean {
  if (last.table !== null || row.table !== null || last.column !== row.column) return false
  if (/[.:;!?]$|\/\.\/?$/.test(last.text) || last.text.includes('\t') || row.text.includes('\t')) return false
  if (
    (BEGINS.test(row.plain) && !isRestOfDash(last, row, full)) ||
    /^\d{1,3}\s+\p{Lu}/u.test(row.text) ||
    KINH_GUI.test(row.plain) ||
    NOI_NHAN.test(row.plain)
  )
    return false
  if (/^\p{Lu}[^:.,;()]{1,32}:\s/u.test(row.text)) return false
  if (last.shout !== row.shout && row.text.length > 3) return /^\p{Ll}/u.test(row.text) && last.text.length > 40
  if (isSignatureRow(row.text, row.plain, row.shout) || isSignatureRow(last.text, last.plain, last.shout)) return false
  if (/^[\p{Ll}\d]/u.test(row.text)) return last.text.length > 30
  // Capitals are wide: fewer of them fill a line.
  return last.text.length >= (last.shout ? full * 0.75 : full) && !last.text.endsWith(')')
}

/** "... của Trung tâm Ngoại ngữ" / "- Tin học Đông Đô:": a full line without a stop, and a dash between two words. */
function isRestOfDash(last: Row, row: Row, full: number): boolean {
  return (
    /^[-–]\s\p{Lu}/u.test(row.text) &&
    last.text.length >= full &&
    /[\p{L}\d]$/u.test(last.text) &&
    !/^[-–]/.test(last.text)
  )
}

/** Nine tenths of the usual longest line. */
function fullLength(rows: readonly Row[]): number {
  const lengths = rows
    .filter((row) => row.table === null && !row.text.includes('\t') && row.text.length < 200)
    .map((row) => row.text.length)
    .sort((a, b) => b - a)
  const longest = lengths[Math.floor(lengths.length * 0.1)] ?? 0
  return Math.max(45, longest * 0.82)
}
