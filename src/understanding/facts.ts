import type { Facts } from './document-type.ts'
import type { DocumentTypeId } from './document.ts'
import { KINH_GUI } from './marks.ts'
import type { Row } from './row.ts'
import type { Signing } from './signature.ts'
import { foldText } from './vietnamese/fold.ts'

/** Text that signals look at: enough for any document of a dossier, and a bound on what a hostile file costs. */
const MAX_TEXT = 60_000

const LABELS = [
  /^[-+*\s\d.)a-z]{0,6}(?:ho va ten|ho,? ten|ho ten|toi ten la|ten toi la|ten tap the|ten don vi)\b.{0,20}:/,
  /(?:nam sinh|sinh ngay|sinh nam|ngay,? thang,? nam sinh|ngay sinh)\s*:?/,
  /(?:^|[\s;,-])(?:chuc vu|chuc danh)\b.{0,30}:/,
  /(?:don vi cong tac|noi cong tac|^[-+*\s]*don vi)\s*:/,
  /(?:que quan|noi thuong tru|dan toc|ton giao|gioi tinh|trinh do (?:chuyen mon|van hoa|ly luan))\b.{0,20}:/,
  /(?:dia diem tru so|qua trinh thanh lap|tong so doan vien|co cau to chuc)/,
]

/** What the classifier's signals may ask about a document. */
export function factsOf(
  rows: readonly Row[],
  own: { readonly symbol: string | null },
  signing: Signing,
  fileName: string,
  follows: DocumentTypeId | null,
): Facts {
  const lines = rows.map((row) => (row.table === null ? row.plain : tableText(row)))
  const roles =
    signing.signatories.map((one) => one.role).join(' ') +
    rows
      .slice(signing.from)
      .map((row) => row.plain)
      .join(' ')
  return {
    text: lines.join('\n').slice(0, MAX_TEXT),
    opening: lines.slice(0, 40).join('\n').slice(0, MAX_TEXT),
    symbol: own.symbol,
    about: aboutOf(rows),
    addressed: rows.slice(0, 40).some((row) => KINH_GUI.test(row.plain)),
    grounds: rows.filter((row) => /^[-+*•\s]*(?:can cu|thuc hien (?:ke hoach|cong van|huong dan))/.test(row.plain))
      .length,
    labels: LABELS.filter((label) => rows.some((row) => row.table === null && label.test(row.plain))).length,
    nomineeRows: rows.reduce((sum, row) => sum + (row.table?.columns == null ? 0 : row.table.rows.length), 0),
    signedBy: /nguoi (?:bao cao|viet|khai|tu nhan)/.test(roles)
      ? 'reporter'
      : /chu tich|ban chap hanh|bch|t\/?\.?m\b/.test(roles)
        ? 'union'
        : null,
    follows,
    fileName: foldText(fileName.replace(/\.[^.]{1,5}$/, '').replace(/[_-]+/g, ' ')),
  }
}

function tableText(row: Row): string {
  return foldText((row.table?.rows ?? []).map((cells) => cells.join(' ')).join('\n')).slice(0, 8_000)
}

/** What "V/v" says in the head, its wrapped lines joined. */
function aboutOf(rows: readonly Row[]): string | null {
  const at = rows.slice(0, 25).findIndex((row) => /^["(]?(?:v\/ ?v|ve viec|v\.v)\b/.test(row.plain))
  const row = rows[at]
  if (row === undefined) return null
  let text = row.plain.replace(/^["(]?(?:v\/ ?v|ve viec|v\.v)[\s:.]*/, '')
  for (const next of rows.slice(at + 1, at + 4)) {
    const carries =
      next.table === null &&
      next.text.length < 70 &&
      (next.column === 'left' || /^[a-z]/.test(next.text)) &&
      !KINH_GUI.test(next.plain)
    if (!carries || /ngay.*thang|^s[o06]\s*:/.test(next.plain)) break
    text += ` ${next.plain}`
  }
  return text
}
