import type { Field } from '../document.ts'
import type { Row } from '../row.ts'
import { evidenceOf } from './evidence.ts'

/** A number as the document's head has it: typed, or a place left for it. */
export type OwnNumber = {
  readonly number: Field<string> | null
  readonly blank: boolean
  /** Type part of the symbol, lower case, no marks: 'ttr' of 12/TTr-CĐCS; '' where only organs are named; null without a symbol. */
  readonly symbol: string | null
}

/** "Số: 12/TTr-CĐCS" and what people make of it; see the variants in its test. The first line of the head that is one. */
export function numberOf(head: readonly Row[]): OwnNumber {
  for (const row of head) {
    if (row.table !== null) continue
    const found = read(withoutTitle(row))
    if (found !== null) return found
  }
  return { number: null, blank: false, symbol: null }
}

/** "Tờ trình số 01/TTr ngày 21/5/2021": title and number on one line. */
function withoutTitle(row: Row): Row {
  const title = /^to trinh (?=so\s*[\d.…_]*\s*\/)/.exec(row.plain)?.[0].length ?? 0
  const end = /,?\s+ngay [\d/.-]+$/.exec(row.plain)?.index ?? row.text.length
  return title === 0 ? row : { ...row, text: row.text.slice(title, end), plain: row.plain.slice(title, end) }
}

/** "Số", "Số văn bản", "Số hiệu", "Số/No"; also with its vowel lost or read as a six, colon or none. */
const LABEL =
  /^[^a-z0-9]{0,3}(?:ref\.?\s?\/\s?|ref\.?\s?(?=:))?(?:s|(?<=ref\.?\s?))(?:o|6|0|ố)?(?: ?(?:van ban|hieu|cv|vb|ky hieu|den|di|\/ ?(?:no|ref)\.?|, ky hieu|\(no\.?\)))?\s*[:.;]?\s*/

/** Number or blank, slash, symbol parts joined by slashes, hyphens and dots with or without spaces. */
const STATE =
  /^(\d{1,5}[a-z]?(?:-\d{1,4})?|[.…_xX*\s-]*)\s*\/\s*((?:(?:19|20)\d\d\s*(?:\/\s*|$))?(?:[.…]{2,}|[\p{L}][\p{L}\d.]*)(?:\s?[-/&]\s?[\p{L}\d][\p{L}\d.]*)*)?/u
/** Party style: 29-KH/QU. */
const PARTY = /^(\d{1,5})\s*-\s*([\p{L}]{1,6}(?:\s*-\s*[\p{L}]{1,8})?\s*\/\s*[\p{L}][\p{L}\d.-]*)/u

/** However label, year and symbol are parted: "No.: 12/TTr-CĐ", "Số: 07.2021/TTr-CĐ", "Số:12TTr/CĐCS". */
const ANY =
  /^(?:s[o06]|no\.?|ky hieu)\b[^:\d]{0,20}:?\s*(?=\d{1,5}\s*[-/. ]?\s*(?:(?:19|20)\d\d\s*[-/.]\s*)?(?:ttr|cv|bc|bb|ds|dn|kh|qd|tb|hd)\b)/

function read(row: Row): OwnNumber | null {
  const any = /\s[-–]\s+(?:ngay|ha noi|ba dinh)\b/.test(row.plain) ? null : ANY.exec(row.plain)
  if (any !== null) {
    const [, digits = '', symbol = ''] =
      /^(\d{1,5})\s*((?:[-/.]?\s*(?:19|20)\d\d\s*)?[-/. ]?\s*\p{L}[\p{L}\d]*(?:\s?[-/.&]\s?\p{L}[\p{L}\d]*(?:\.\d+)*|-(?:19|20)\d\d)*)/u.exec(
        row.text.slice(any[0].length),
      ) ?? []
    const tail = tight(symbol)
    if (tail !== '')
      return made(
        row,
        `${digits}${/^[-/.]/.test(tail) ? '' : '/'}${tail}`,
        tail.replace(/^[-/.]/, '').replace(/^20\d\d[-/.]/, ''),
      )
  }
  const label = LABEL.exec(row.plain)
  if (label === null) return null
  const rest = row.text.slice(label[0].length)
  const party = PARTY.exec(rest)
  if (party?.[1] !== undefined && party[2] !== undefined) {
    return made(row, `${party[1]}-${tight(party[2])}`, party[2].split('/')[0] ?? '')
  }
  // "Số 27/TTr-CĐTL9 - Ngày lập: ...": what follows is no part of the symbol.
  const state = STATE.exec(rest.replace(/\s+[-–]\s+(?:ngày|hà nội|ba đình)\b.*$/iu, ''))
  if (state !== null) {
    const digits = (state[1] ?? '').replace(/[^\da-z-]|^\D+$/giu, '').replace(/^x+$/i, '')
    const symbol = tight(state[2] ?? '').replace(/[.…]+$/, '')
    const type = typeOf(symbol)
    if (digits === '') return { number: null, blank: true, symbol: symbol === '' ? null : type }
    return made(row, symbol === '' ? digits : `${digits}/${symbol}`, symbol)
  }
  if (/^(\d{1,5})\s*$/.test(rest) && label[0].includes(':')) return made(row, rest.trim(), '')
  const loose = /^(\d{1,5})\s*[-–\s]\s*((?:TTr|CV|QĐ|QD|BC|BB|KH|TB|HD|DS)\b[\p{L}\d\s/-]{0,30})$/u.exec(rest)
  if (loose?.[1] !== undefined && loose[2] !== undefined) return made(row, `${loose[1]}/${tight(loose[2])}`, loose[2])
  // "Số:   TTr-CĐ": room for the figures, and the symbol without its stroke.
  if (/^(?:TTr|CV|BC|BB|QĐ|DS)\s?-/u.test(rest.trim()) && /^so\s*:/.test(row.plain))
    return { number: null, blank: true, symbol: typeOf(tight(rest.trim())) }
  if (/^[.…_\s]*$/.test(rest) && /^s[o]\s*:/.test(row.plain)) return { number: null, blank: true, symbol: null }
  return null
}

function made(row: Row, value: string, symbol: string): OwnNumber {
  return { number: { value, evidence: evidenceOf(row) }, blank: false, symbol: typeOf(symbol) }
}

/** No spaces round slashes and hyphens: as typed otherwise. */
function tight(symbol: string): string {
  return symbol.replace(/\s*([-/&])\s*/g, '$1').trim()
}

function typeOf(symbol: string): string {
  const bare = symbol.replace(/^(?:19|20)\d\d\//, '')
  const first = /^\p{L}+/u.exec(bare)?.[0] ?? ''
  return first
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
}
