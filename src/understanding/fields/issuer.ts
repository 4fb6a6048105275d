import type { Field } from '../document.ts'
import { PLACE_DATE, QUOC_HIEU, TIEU_NGU } from '../marks.ts'
import type { Row } from '../row.ts'
import { evidenceOf } from './evidence.ts'

const ORGAN =
  /^(?:lien doan lao dong|ldld|lđlđ|tong lien doan|tong ldld|cong doan|cdcs|cd\b|cd co so|ban chap hanh|bch|ban thuong vu|ubnd|uy ban|so |phong |truong |cong ty|cty|tong cong ty|tap doan|benh vien|trung tam|tram |chi nhanh|chi cuc|cuc |vien |ngan hang|kho bac|toa an|vien kiem sat|cong an|bao hiem|ban quan ly|ban |doi |xi nghiep|nha may|hop tac xa|htx|hoi |dang uy|dang bo|chi bo|quan uy|thanh uy|doan (?:thanh|tncs)|van phong|khoa |to cong doan|to |bo |ttyt|bv\b|mam non|mn |thcs|thpt|tieu hoc|tieu đoan|khach san|nha hat|nha xuat ban|thu vien|bao tang)/

/** A line of a head that names an organ. */
export function isOrganLine(row: Row): boolean {
  return (
    row.table === null &&
    row.text.length < 90 &&
    ORGAN.test(row.plain) &&
    !/[;:]$|[.,]$/.test(row.text) &&
    !/^(?:chu tich|kinh gui)/.test(row.plain)
  )
}

/** Organs named alone, whose proper part follows on the next line: "CÔNG ĐOÀN CƠ SỞ" / "TRƯỜNG THCS GIẢNG VÕ". */
const INCOMPLETE =
  /^(?:lien doan lao dong|tong lien doan lao dong|cong doan(?: co so)?|cdcs|cd|ban chap hanh|bch|ban chap hanh cong doan(?: co so)?|bch (?:cdcs|cong doan|cd)|ubnd|uy ban nhan dan|phong giao duc(?: va| &)?(?: dao tao)?|cong doan (?:phuong|xa|nganh|vien chuc|giao duc)?|truong (?:thcs|thpt|tieu hoc|mam non|mn|th)|cong ty (?:tnhh|co phan|cp)?)$/

/** The body that issued the document and the one above it, from the lines of the head before title, number and addressee. */
export function issuerOf(head: readonly Row[]): { issuer: Field<string> | null; superior: Field<string> | null } {
  const lines = organLines(head)
  const organs: { text: string; row: Row }[] = []
  for (const row of lines) {
    const previous = organs.at(-1)
    const text = row.text.replace(/^[*\-_ ]+|[*\-_ ]+$/g, '')
    const plain = row.plain.replace(/^[*\-_ ]+|[*\-_ ]+$/g, '')
    if (previous !== undefined && (continues(previous.text, plain) || !ORGAN.test(plain))) previous.text += ` ${text}`
    else if (ORGAN.test(plain)) organs.push({ text, row })
  }
  const named = organs.filter((organ) => organ.text.length < 160)
  const last = named.at(-1)
  const above = named.length > 1 ? named[0] : undefined
  return {
    issuer: last === undefined ? null : { value: last.text, evidence: evidenceOf(last.row) },
    superior: above === undefined ? null : { value: above.text, evidence: evidenceOf(above.row) },
  }
}

function continues(previous: string, plain: string): boolean {
  const before = previous
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
  if (INCOMPLETE.test(before)) return true
  return /^(?:quan|huyen|phuong|xa|thanh pho|tp|tinh|thi xa) /.test(plain)
}

/** The left column of the head; where columns are not known, lines that name organs and what carries them on. */
function organLines(head: readonly Row[]): Row[] {
  const lines: Row[] = []
  for (const row of head) {
    if (row.table !== null || row.text.length > 110) continue
    const { plain } = row
    if (QUOC_HIEU.test(plain) || TIEU_NGU.test(plain) || PLACE_DATE.test(plain)) continue
    if (
      /^(?:viet nam|s[o06]{0,1}\s*[:.]|v\/v|ve viec|kinh gui|mau |\(|\*+$|[-_=.*\s]+$|dang cong san|can cu)/.test(
        plain,
      ) ||
      /^s[o06]?\s.*\//.test(plain)
    )
      continue
    const organ = ORGAN.test(plain) && !/[;:]$/.test(row.text)
    const follows =
      lines.length > 0 && (row.column === 'left' || row.shout) && row.column !== 'right' && row.text.length < 60
    if (organ || follows) lines.push(row)
    if (lines.length >= 6) break
  }
  return lines
}
