import type { Field } from '../document.ts'
import { columnsOfHead, isPartOfStateName } from '../head.ts'
import { PLACE_DATE, QUOC_HIEU, TIEU_NGU } from '../marks.ts'
import { collectiveKey } from '../collective-name.ts'
import { plainOf } from '../plain.ts'
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
    !/^(?:chu tich|kinh gui|ban hanh)/.test(row.plain)
  )
}

/** Organs named alone, whose proper part follows on the next line: "CÔNG ĐOÀN CƠ SỞ" / "TRƯỜNG THCS GIẢNG VÕ". */
const INCOMPLETE =
  /^(?:lien doan lao dong|tong lien doan lao dong|cong doan(?: co so)?|cdcs|cd|ban chap hanh|bch|ban chap hanh cong doan(?: co so)?|bch (?:cdcs|cong doan|cd)|ubnd|uy ban nhan dan|phong giao duc(?: va| &)?(?: dao tao)?|cong doan (?:phuong|xa|nganh|vien chuc|giao duc)?|truong (?:thcs|thpt|tieu hoc|mam non|mn|th)|cong ty (?:tnhh|co phan|cp)?)$/

/** Ends in the middle of a name that a narrow cell broke: "TRƯỜNG TRUNG HỌC CƠ" / "SỞ GIẢNG VÕ". */
const ENDS_OPEN =
  /(?:\bco|trung hoc|mot thanh|trach nhiem|huu|huu han|co phan|\bva|&|-|,|quan|huyen|phuong|thanh pho|\btp\.?|dau tu|thuong mai|xay dung|dich vu|san xuat|phat trien|hanh chinh|su nghiep|giao duc|lien doan|lao|chap|cong|trung|truong|cong ty|phong|ban|benh vien|mam|mam non|tieu|tieu hoc|trung tam|ubnd|uy ban|nhan|nhan dan|xi nghiep|nha|khu|so|cua)$/

/** The body that issued the document and the one above it, from the lines of the head before title, number and addressee. */
export function issuerOf(head: readonly Row[]): { issuer: Field<string> | null; superior: Field<string> | null } {
  const lines = organLines(head)
  const organs: { text: string; row: Row }[] = []
  for (const row of lines) {
    const previous = organs.at(-1)
    const text = leftPart(row)
    const plain = plainOf(text)
    if (text === '') continue
    const ward =
      /^(?:phuong|xa|thi tran) /.test(plain) &&
      previous !== undefined &&
      /(?:quan|huyen|thanh pho) \S/.test(plainOf(previous.text))
    if (ward) organs.push({ text, row })
    else if (previous !== undefined && (continues(previous.text, plain) || !ORGAN.test(plain)))
      previous.text += ` ${text}`
    else if (ORGAN.test(plain)) organs.push({ text, row })
  }
  const named = organs.filter((organ) => organ.text.length < 160)
  const last = named.at(-1)
  const above = named.length > 1 ? named[0] : undefined
  // "CÔNG TY TNHH IN HOA LƯ" over "CÔNG ĐOÀN CƠ SỞ": the union bears the name of its company.
  const bare = last !== undefined && collectiveKey(last.text) === '' && above !== undefined && !isFederation(above.text)
  const body = bare ? named.at(-2) : undefined
  return {
    issuer:
      last === undefined
        ? null
        : { value: body === undefined ? last.text : `${last.text} ${body.text}`, evidence: evidenceOf(last.row) },
    superior: above === undefined ? null : { value: above.text, evidence: evidenceOf(above.row) },
  }
}

function isFederation(text: string): boolean {
  return /^(?:lien doan lao dong|ldld|tong ldld|tong lien doan)\b/.test(plainOf(text))
}

/** An OCR line of two columns has one space between them: what follows the organ's capitals belongs to the right column. */
function leftPart(row: Row): string {
  let text = row.text.replace(/^[*\-_=.~ ]+|[*\-_=.~ ]+$/g, '').replace(SENDER, '')
  if (/ng[aà]y .{0,12}th[aá]ng/iu.test(text)) text = /^(?:[\p{Lu}\d&.,()-]+(?:\s+|$))+/u.exec(text)?.[0] ?? ''
  return text
    .replace(/\s+(?:ĐỘC|Độc)(?:\s+[Ll][ậẬ][pP].*)?$/u, '')
    .replace(/^(?:NGHĨA )?VIỆT NAM$|\s+NGHĨA VI.?T NAM$|(?<=ĐÌNH|QUẬN|SỞ)\s+VIỆT NAM$/u, '')
    .trim()
}

function continues(previous: string, plain: string): boolean {
  const before = previous
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
  // "BẢO HIỂM XÃ HỘI QUẬN" / "BCH CÔNG ĐOÀN": the union of the body above it, no part of its name.
  if (/^(?:bch|ban chap hanh|cong doan|cdcs)\b/.test(plain) && !INCOMPLETE.test(before)) return false
  if (INCOMPLETE.test(before) || ENDS_OPEN.test(before)) return true
  return /^(?:quan|huyen|phuong|xa|thanh pho|tp|tinh|thi xa) /.test(plain)
}

/** Titles, addressees and recipients: the head is over. */
const BELOW_HEAD =
  /^(?:to trinh|bao cao|cong van|quyet dinh|bien ban|danh sach|ke hoach|thong bao|giay (?:de nghi|moi|gioi)|(?:ban )?tom tat|noi nhan|kinh (?:gui|trinh))\b/

/** "Từ: CĐCS X": a memo says who writes. */
const SENDER = /^(?:từ|tu|from|nơi gửi|đơn vị gửi|đơn vị|cơ quan)\s*:\s*/iu

/** The left column of the head; where columns are not known, lines that name organs and what carries them on. */
function organLines(head: readonly Row[]): Row[] {
  const lines: Row[] = []
  for (const row of columnsOfHead(head)) {
    if (row.table !== null || row.text.length > 110) continue
    const { plain } = row
    if (lines.length > 0 && BELOW_HEAD.test(plain)) break
    if (QUOC_HIEU.test(plain) || TIEU_NGU.test(plain) || PLACE_DATE.test(plain) || isPartOfStateName(plain)) continue
    if (
      /^(?:viet nam|s[o06]{0,1}\s*[:.]|v\/v|ve viec|kinh gui|mau |\(|\*+$|[-_=.*\s]+$|dang cong san|can cu|ban hanh|ma hieu|lan ban hanh|trang \d)/.test(
        plain,
      ) ||
      /^s[o06]?(?:\s.*\/|\/ ?no\b| hieu\b)/.test(plain) ||
      /^(?:[a-z]\s){1,4}[a-z]?$/.test(plain)
    )
      continue
    const organ = ORGAN.test(plainOf(row.text.replace(SENDER, ''))) && !/[;:]$/.test(row.text)
    const follows =
      lines.length > 0 && (row.column === 'left' || row.shout) && row.column !== 'right' && row.text.length < 60
    if (organ || follows) lines.push(row)
    if (lines.length >= 6) break
  }
  return lines
}
