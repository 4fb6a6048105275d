import type { Evidence } from './document.ts'
import { evidenceOf } from './fields/evidence.ts'
import type { Row } from './row.ts'

/** So many words at most name someone at the head of a passage; a longer run is a sentence. */
const MOST_WORDS = 14
/** What follows a heading is told, not merely listed: a line of it is at least so long. */
const PROSE = 45
const MOST_PASSAGES = 200

/**
 * What stands at the head of each passage of a summary: "Tổ công đoàn Khối 4:", "2. Đ/c Trần Thị Lan - Giáo viên:", a line of its own over
 * what is told. Nobody is named by it yet; but a nominee whose name stands there has something told, whatever the layout.
 * @param rows between title and signatures
 */
export function passagesOf(rows: readonly Row[]): Evidence[] {
  const found: Evidence[] = []
  rows.forEach((row, index) => {
    if (found.length >= MOST_PASSAGES) return
    if (row.table !== null) {
      for (const cells of row.table.rows)
        if (cells.some((cell) => cell.length >= PROSE)) found.push(...headsIn(cells, row))
      return
    }
    // Whose paper it is, and who vouches for it, is told of by that alone as little as by the head.
    if (index < 2 && /^(?:don vi|co quan)\s*:/.test(row.plain)) return
    if (/\bxac nhan\b/.test(row.plain)) return
    const head = headOf(row.text)
    if (head === null) return
    const told = row.text.length - head.length >= PROSE || rows.slice(index + 1, index + 4).some(isProse)
    if (!told) return
    found.push(evidenceOf(row, head))
    // "Tổ Ngoại ngữ - Nghệ thuật": what looks like a name and what is said of it may be one name.
    for (const whole of new Set([wholeLine(row.text), firstSentence(row.text)]))
      if (whole !== head && whole.split(/\s+/u).length <= MOST_WORDS) found.push(evidenceOf(row, whole))
  })
  return found.slice(0, MOST_PASSAGES)
}

/**
 * The same of a letter that tells deeds apart from its list, further down: "Thành tích của chị Phí Thị Nga", or the bare name as a heading.
 * @param listed lines that propose
 */
export function passagesOfLetter(rows: readonly Row[], listed: readonly Evidence[]): Evidence[] {
  const lines = new Set(listed.map(({ text }) => text))
  const others = rows.filter((row) => row.table === null && !lines.has(evidenceOf(row).text))
  const headings = others.filter(isHeading).map((row) => evidenceOf(row).text)
  return passagesOf(others).filter(({ text }) => headings.some((heading) => heading.includes(text)))
}

/** Says that deeds follow, or is little more than a name. */
function isHeading({ plain, text }: Row): boolean {
  const words = unmarked(text).split(/\s+/u).length
  return words <= MOST_WORDS && (/\bthanh tich\b/.test(plain) || words <= MOST_OF_A_NAME)
}

const MOST_OF_A_NAME = 7

function headsIn(cells: readonly string[], row: Row): Evidence[] {
  return cells.flatMap((cell) => {
    const head = headOf(cell.split('\n')[0] ?? '')
    return head === null ? [] : [evidenceOf(row, head)]
  })
}

function isProse({ table, text }: Row): boolean {
  return table === null ? text.length >= PROSE : table.rows.some((cells) => cells.some((cell) => cell.length >= PROSE))
}

/** A heading's line without its number and the colon at its end. */
function wholeLine(text: string): string {
  return unmarked(text).replace(/[\s:.;,]+$/u, '')
}

/** "Tổ Toán - Tin. 16 giáo viên ...": a dash may be part of the name, a stop is not. */
function firstSentence(text: string): string {
  return (
    unmarked(text)
      .split(/:|;|\(|\.\s|\.$|\t/u, 1)[0]
      ?.trim() ?? ''
  )
}

function unmarked(text: string): string {
  return text.replace(/^(?:[\s\-–+*•.)\]:/]|\d{1,3}(?=[\s.)/:-])|[ivxIVX]{1,4}(?=[.)/])|[A-Ha-hđ](?=[.)/]\s))+/u, '')
}

/** The words before the first stop, without number and bullet; null where they are too many or too few to name someone. */
function headOf(text: string): string | null {
  const head = unmarked(text)
    .split(/:|;|–|—| - |,|\(|\.\s|\.$|\t/u, 1)[0]
    ?.trim()
  const words = head?.split(/\s+/u).length ?? 0
  return head !== undefined && words >= 2 && words <= MOST_WORDS ? head : null
}
