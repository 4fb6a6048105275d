import type { DocumentType } from './document-type.ts'
import { isOrganLine } from './fields/issuer.ts'
import { KINH_GUI, PARTY_HEAD, PLACE_DATE, QUOC_HIEU, isSignatureRow } from './marks.ts'
import type { Row } from './row.ts'
import { titleAt, type Title } from './title.ts'
import { startsWithSurname } from './nominees/mention.ts'
import { personNameScore } from './vietnamese/person-name.ts'

/** A run of rows that is one document. */
export type Segment = { readonly rows: readonly Row[]; readonly title: Title | null; readonly head: boolean }

type Open = {
  start: number
  title: Title | null
  /** Row after the title. */
  titleEnd: number
  head: number | null
  /** Row at which people sign, once the body has begun. */
  signed: number | null
  /** Rows of running text or tables so far. */
  body: number
}

/**
 * Cuts the rows of a file into its documents: at a new head, at a new title, at a table that follows the signatures. A word of a
 * title inside a document is no cut: a letter that is not signed yet may head its own list, a report its own section.
 */
export function split(rows: readonly Row[], types: readonly DocumentType[], ocr: boolean): Segment[] {
  const segments: Segment[] = []
  let open = begin(0)
  const close = (end: number): void => {
    const part = rows.slice(open.start, end)
    if (part.length > 0) segments.push({ rows: part, title: open.title, head: open.head !== null })
  }
  const cut = (at: number): void => {
    close(at)
    open = begin(at)
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined) continue
    if (isHead(row)) {
      const start = headStart(rows, i, open.start)
      const occupied = open.title !== null || open.head !== null || start - open.start > 12
      if (occupied && start > open.start && i - (open.head ?? -99) > 3) cut(start)
      open.head ??= i
      continue
    }
    const title = titleAt(rows, i, types)
    if (title !== null && isTitleHere(open, title, rows, i)) {
      if (open.title !== null || startsAnnex(open, row, i) || isAnnexOfLetter(rows, open, title, i))
        cut(titleStart(rows, i, open.start))
      open.title = title
      open.titleEnd = i + title.height
      i += title.height - 1
      continue
    }
    if (row.table !== null && open.signed !== null && row.table.columns !== null && i - open.signed > 1) {
      cut(annexStart(rows, i, open.signed))
    } else if (row.top && i > open.start && isFreshPage(rows, i, open, ocr)) cut(i)
    note(open, row, i)
  }
  close(rows.length)
  return joinScraps(segments)
}

/** A few lines without head, title or table are no document: they go with what stands before them, or after. */
function joinScraps(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = []
  let loose: readonly Row[] = []
  for (const segment of segments) {
    const scrap =
      segment.title === null &&
      !segment.head &&
      segment.rows.length < 4 &&
      segment.rows.every((row) => row.table === null)
    const previous = kept.at(-1)
    if (!scrap) {
      kept.push({ ...segment, rows: [...loose, ...segment.rows] })
      loose = []
    } else if (previous !== undefined)
      kept[kept.length - 1] = { ...previous, rows: [...previous.rows, ...segment.rows] }
    else loose = [...loose, ...segment.rows]
  }
  return kept.length > 0 || loose.length === 0 ? kept : [{ rows: loose, title: null, head: false }]
}

function begin(start: number): Open {
  return { start, title: null, titleEnd: start, head: null, signed: null, body: 0 }
}

function note(open: Open, row: Row, i: number): void {
  if (row.table !== null || row.text.length > 80 || KINH_GUI.test(row.plain)) open.body++
  if (i - open.start < 4 || !isSignatureRow(row.text, row.plain, row.shout)) return
  if (open.title !== null ? i - open.titleEnd >= 2 : open.body > 0 || i - open.start > 8) open.signed = i
}

function isHead(row: Row): boolean {
  if (row.table !== null || row.text.length > 120) return false
  const found = QUOC_HIEU.exec(row.plain)
  if (found === null) return PARTY_HEAD.test(row.plain)
  return (
    (found.index < 3 || row.shout || row.text.includes('\t')) && found.index + found[0].length > row.text.length - 20
  )
}

/** What a company's quality management puts over a paper: its logo, the form's code, issue, revision and pages. */
const FORM_BOX =
  /^(?:logo$|(?:ma (?:hieu|so|bieu mau|tai lieu)|bieu mau|ky hieu|so hieu|ban hanh|ngay (?:ban hanh|hieu luc|ap dung)|hieu luc|lan (?:ban hanh|soat xet|sua doi)|phien ban|soat xet|sua doi|trang(?: so)?)\s*[:.\d]|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|trang \d)/

const MAX_HEAD = 8

/** The head begins above the state's name where the organ's names were read first (left cell before right). */
function headStart(rows: readonly Row[], at: number, floor: number): number {
  // At the top of a page short lines over the state's name are its head, whatever they say.
  const top = rows.findLastIndex((row, i) => row.top && i <= at)
  if (
    top > floor &&
    at - top <= MAX_HEAD &&
    rows.slice(top, at).every((row) => row.table === null && row.text.length < 70)
  )
    return top
  let start = at
  while (start > floor && at - start < 8 && rows[start]?.top !== true) {
    const row = rows[start - 1]
    if (row === undefined || row.table !== null) break
    const headLike =
      (row.column === 'left' && start - 1 >= at - 6 && !/^(?:noi nhan|-)/.test(row.plain)) ||
      isOrganLine(row) ||
      /^(?:s[o06]\s*[:.]|mau so|phu luc|\*$|_{3,}|-{3,})/.test(row.plain) ||
      FORM_BOX.test(row.plain) ||
      (PLACE_DATE.test(row.plain) && row.column !== null)
    if (!headLike || isSignatureRow(row.text, row.plain, row.shout)) break
    start--
  }
  return start
}

/** Lines that go over a title: "Mẫu số 07", "PHỤ LỤC 1", the organ's names where the head has no state's name. */
function titleStart(rows: readonly Row[], at: number, floor: number): number {
  // "CĐCS TRUNG TÂM X" / "Số: 11/BC" / "Ba Đình, ngày ..." at the top of a page: a head whatever else it holds.
  const top = rows.findLastIndex((row, i) => row.top && i <= at)
  const first = rows[top]
  if (
    top > floor &&
    at - top <= MAX_HEAD &&
    first !== undefined &&
    isOrganLine(first) &&
    rows
      .slice(top, at)
      .every((row) => row.table === null && row.text.length < 90 && !isSignatureRow(row.text, row.plain, row.shout))
  )
    return top
  let start = at
  while (start > floor + 1 && at - start < 6 && rows[start]?.top !== true) {
    const row = rows[start - 1]
    if (row === undefined || row.table !== null) break
    const over =
      /^(?:mau (?:so )?[\d.]|phu luc|bieu (?:so )?\d|s[o06]\s*[:.]|\*$|_{3,}|-{3,})/.test(row.plain) ||
      (isOrganLine(row) && row.shout) ||
      OVER_TITLE.test(row.plain) ||
      ((PLACE_DATE.test(row.plain) || DATE_ALONE.test(row.plain)) && organAbove(rows, start - 1))
    if (!over || isSignatureRow(row.text, row.plain, row.shout)) break
    start--
  }
  return start
}

/** "Đôi nét về nghệ sĩ Tống Duy Mạnh" over the title of his summary. */
const OVER_TITLE = /^(?:doi net ve|vai net ve|chan dung|guong) .{4,70}$/

const DATE_ALONE = /^(?:[^\d:]{2,30},\s*)?ngay\s*\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d[\s.]*$/

/** The organ's name, and at most the star or ruling under it, stands right over the line. */
function organAbove(rows: readonly Row[], at: number): boolean {
  const above = rows[at - 1]
  if (above === undefined) return false
  const organ = /^(?:\*+|_{3,}|-{3,})$/.test(above.plain) ? rows[at - 2] : above
  return organ !== undefined && isOrganLine(organ)
}

/** Whether a line shaped like a title is one here, given what the document so far is. */
function isTitleHere(open: Open, title: Title, rows: readonly Row[], at: number): boolean {
  const row = rows[at]
  if (row === undefined) return false
  if (open.title === null) {
    if (title.strength === 2 && (open.body >= 3 || at - open.start > 40)) return row.top || open.signed !== null
    return open.body < 6 || row.top || open.signed !== null
  }
  const since = at - open.titleEnd
  if (since <= 1 && !row.top && open.title.type.id === title.type.id) return false
  const fresh = row.top || open.signed !== null || freshHead(rows, at, open)
  const { id } = title.type
  if (id === 'achievement-summary') {
    if (fresh) return true
    if (open.title.type.id === 'minutes') return false
    // "THÀNH TÍCH CHÍNH" on an unsigned page of a summary heads its second part.
    if (title.rule.anywhere === true && open.title.type.id === id) return false
    const named = nameFollows(rows, at + title.height)
    if (title.strength === 3 && open.title.type.id === id)
      // "TÓM TẮT THÀNH TÍCH ĐỒNG CHÍ LƯU QUÝ PHI" says itself whose it is.
      return endsWithName(title.text) ? since > 1 || isProse(rows[at - 1]) : since > 3 && named
    if (title.strength === 3) return named || since > 8
    return named && since > 6
  }
  if (id === 'nominee-list') {
    if (fresh) return title.strength === 3 || row.marked || open.signed !== null
    return (
      title.strength === 3 &&
      /kem theo to trinh|kem theo cong van/.test(title.text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')) &&
      since > 4
    )
  }
  // A letter may head its own second page so; a summary or a report holds no such title.
  const other = open.title.type.id !== id
  if (id === 'proposal-letter') return title.strength === 3 && since > 3 && (fresh || other || since > 10)
  return title.strength === 3 && fresh
}

/** A whole document's text may be one paragraph. */
function isProse(row: Row | undefined): boolean {
  return row !== undefined && row.table === null && row.text.length > 80
}

/** An unsigned page of something, then a title: its own document. */
function startsAnnex(open: Open, row: Row, at: number): boolean {
  return open.signed !== null && at > open.signed && (open.body > 2 || row.top)
}

/** A letter needs no title; a list or a summary on the page after it is no title of its own. */
function isAnnexOfLetter(rows: readonly Row[], open: Open, title: Title, at: number): boolean {
  const { id } = title.type
  if (rows[at]?.top !== true || !(id === 'nominee-list' || id === 'achievement-summary')) return false
  return rows.slice(open.start, at).some((row) => row.table === null && KINH_GUI.test(row.plain)) && open.body >= 2
}

/** The organ's names stand right over the line: a head that lost its state's name. */
function freshHead(rows: readonly Row[], at: number, open: Open): boolean {
  const above = rows.slice(Math.max(open.titleEnd + 4, at - 4), at)
  return (
    above.some((row) => isOrganLine(row) && row.shout) &&
    above.some((row) => PLACE_DATE.test(row.plain) || /^s[o06]\s*[:.]/.test(row.plain))
  )
}

function endsWithName(title: string): boolean {
  if (/\((?:tập thể|cá nhân)\s*:\s*\p{Lu}/iu.test(title)) return true
  const words = title
    .replace(/[\s)"”.]+$/u, '')
    .trim()
    .split(/\s+/u)
  return [3, 4, 5].some(
    (length) =>
      words.length > length &&
      startsWithSurname(words.slice(-length).join(' ')) &&
      personNameScore(words.slice(-length).join(' ')) >= 0.9,
  )
}

function nameFollows(rows: readonly Row[], from: number): boolean {
  return rows
    .slice(from, from + 6)
    .some((row) =>
      /^[-+*\s]*(?:\d[.)]\s*)?(?:ho va ten|ho,? ten|ho ten|toi ten|ten toi|ten tap the|ten don vi|tap the|don vi|dong chi|d\/c|ca nhan|ong|ba)\b/.test(
        row.plain,
      ),
    )
}

/** A page after the signatures that is no mere rest of them. Of a scan a full page is one even if no word of its head was readable. */
function isFreshPage(rows: readonly Row[], at: number, open: Open, ocr: boolean): boolean {
  if (open.signed === null || at - open.signed > 25) return false
  const page = rows[at]?.page
  const rest = rows.slice(at, at + 30).filter((row) => row.page === page)
  if (rest.length < 5) return false
  if (ocr && rest.length >= 10) return true
  return nameFollows(rows, at) || rest.slice(0, 5).some((row) => row.table?.columns != null)
}

/** A list without title after the signatures begins with whatever heads it. */
function annexStart(rows: readonly Row[], at: number, signed: number): number {
  let start = at
  while (start > signed + 1 && at - start < 4) {
    const row = rows[start - 1]
    if (row === undefined || rows[start]?.top === true) break
    if (!(row.shout || /^\(|^danh sach|^phu luc/.test(row.plain)) || row.text.split(/\s+/).length < 4) break
    start--
  }
  return start
}
