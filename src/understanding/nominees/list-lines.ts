import { CHU_TRI, KINH_GUI, LUU, TRAN_TRONG, VANG_MAT } from '../marks.ts'
import { isShout, plainOf } from '../plain.ts'
import type { Row } from '../row.ts'

/** "Kính gửi:" and the addressees listed under it. */
export function withoutAddressees(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex((row) => row.table === null && KINH_GUI.test(row.plain))
  if (at < 0) return rows
  // "Kính gửi:" alone on its line has its addressees beneath, with dashes or without.
  const bare = /[:;]\s*$/.test(rows[at]?.plain ?? '')
  let end = at + 1
  while (end < at + 8 && isAddressee(rows[end], bare)) end++
  return [...rows.slice(0, at), ...afterAddressee(rows[at]), ...rows.slice(end)]
}

/** "Kính gửi LĐLĐ quận Ba Đình. CĐCS X đề nghị khen thưởng ...": the letter goes on in the addressee's line. */
function afterAddressee(row: Row | undefined): Row[] {
  const text = /^[^.]{10,90}\.\s+(\p{Lu}.{40,})$/su.exec(row?.text ?? '')?.[1]
  return row === undefined || text === undefined ? [] : [{ ...row, text, plain: plainOf(text) }]
}

function isAddressee(row: Row | undefined, bare: boolean): boolean {
  if (row === undefined || row.table !== null || /can cu|thuc hien/.test(row.plain)) return false
  if (/^[-–+*•]/.test(row.plain)) return true
  return bare && row.text.length < 110 && ADDRESSEE.test(row.plain) && !/\bkhen|:\s*$/.test(row.plain)
}

/** Who is written to: the federation, its officers and its desks. */
const ADDRESSEE =
  /\b(?:ldld|lien doan|btv|ban thuong vu|thuong truc|ban chap hanh (?:ldld|lien)|chinh sach|hoi dong thi dua)\b/

/** "gồm: 1. Phạm Thu Hà; 2. Lê Quốc Khánh": a list within a paragraph becomes lines. */
export function itemsOf(row: Row): Row[] {
  if (row.table !== null || row.text.length < 30 || row.text.includes('\t')) return [row]
  // "Đồng chí A, giáo viên và đồng chí B, nhân viên": one entry of a list for two.
  if (ENTRY.test(row.text)) {
    const parts = row.text.split(/[,;]?\s+(?=(?:và|cùng) (?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+\p{Lu})/iu)
    if (parts.length > 1) return parts.map((text) => ({ ...row, text, plain: plainOf(text), shout: isShout(text) }))
  }
  // "Tập thể: a/ Tổ Văn phòng b/ Tổ Toán": letters part them even where nothing else does.
  if (/(?:^|[\s:])a\s?[/)]\s*\p{Lu}/u.test(row.text) && /[\s;]b\s?[/)]\s*\p{Lu}/u.test(row.text)) {
    const parts = row.text.split(/(?<!^)[;,]?\s+(?=[a-hđ]\s?[/)]\s*\p{Lu})/u)
    if (parts.length > 1) return parts.map((text) => ({ ...row, text, plain: plainOf(text), shout: isShout(text) }))
  }
  // "Cá nhân:   1. Nguyễn Lệ Quyên      2. Mã Thị Tươi": counted from one on, with nothing but room between.
  if (/(?:^|[\s:])1\s?[.)/]\s*\p{Lu}/u.test(row.text) && /\s2\s?[.)/]\s*\p{Lu}/u.test(row.text)) {
    const parts = row.text.split(/(?<!^)[;,.]?\s+(?=\d{1,2}\s?[.)/]\s*\p{Lu})/u)
    const counted = parts.filter((part) => /^\d/.test(part))
    if (parts.length > 1 && counted.every((part, i) => Number.parseInt(part, 10) === i + 1))
      return parts.map((text) => ({ ...row, text, plain: plainOf(text), shout: isShout(text) }))
  }
  const texts = row.text.split(/(?<=[;:.,])\s+(?=(?:\d{1,2}[.,)/]|[-+•*])\s*(?:\p{Lu}|đồng chí|đ\/c|ông|bà|tập thể))/u)
  if (texts.length < 2) return [row]
  return texts.map((text) => ({ ...row, text, plain: plainOf(text), shout: isShout(text) }))
}

const ENTRY = /^(?:[-+*•]\s*|\d{1,2}[.)]\s*)?(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+\p{Lu}/iu

/** Lines of a body that name nobody who is proposed, whatever name they hold. */
export const NOT_A_MEMBER = new RegExp(
  String.raw`\b(?:(?:nguoi|dau moi) lien he|xin rut|rut ten|rut khoi|xin thoi)\b|^[-+*•\s]*(?:(?:ban chap hanh|bch|cong doan|cdcs|cd)\b.{0,80}\b(?:kinh (?:de|trinh|mong|chuc|gui)|de nghi|rat mong|xin (?:chiu|tran|cam|kinh|gui)|cam on|lap danh|trinh (?:ldld|lien doan|quy|ban))\b|can cu|thuc hien|kinh gui|noi nhan|${LUU}|nhu tren|ban (?:thuong vu|csp)|${TRAN_TRONG}|kinh (?:de nghi|mong|trinh)|tren day|vay |rat mong|\(co |\(kem|kem theo|ghi chu|tong (?:cong|so)|de nghi ldld|moi thong tin|thong tin lien he|lien he|dien thoai|nguoi (?:lap|gui|viet|de xuat|tong hop)|ngay:? \d|[^:]{3,40} \((?:da ky|ky ten|da ky ten|ky|diem chi)\)$|${CHU_TRI}|thu ky(?: (?:hoi nghi|cuoc hop|ghi))?\s*(?:[:.-]|la |$)|thanh phan|${VANG_MAT}|co mat|dia diem|thoi gian|hom nay|chung toi|ho so gom|bao gom ho so|to trinh|bien ban|tom tat thanh tich|bao cao)`,
)

export const ORDINAL =
  /^\(?(?:\d{1,2}\.){0,2}\d{1,3}\s?[.,)/:]?-?[\s\t]+(?=\p{L})|^(?:\d{1,2}\.){0,2}\d{1,3}[.)/](?=\p{L})|^\(?[a-zđA-ZĐ]\.?\d{1,2}\s?[.)/:]\s*(?=\p{L})/u
export const BULLET =
  /^(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|thứ (?:nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám)) là:?\s+(?=\p{L})|[-–+*•○●▪★☆✓➢➤►→❖◆]|\(?[a-zđ]\))\s*/iu
