import type { Nominee } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import { CHU_TRI, KINH_GUI, NOI_NHAN, QUOC_HIEU } from '../marks.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { foldName, tidy } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { withoutAddressees } from './list-lines.ts'
import { detailsOf, isOrganName, startsWithSurname } from './mention.ts'

/**
 * Every person whom a letter names in its body, whatever its layout: for letters in which nothing else was found. Whom a proposal names
 * between address and signature it proposes, but for those who lead, write, are to be called, or have a street called after them.
 */
export function everyoneNamed(all: readonly Row[]): Nominee[] {
  const found: Nominee[] = []
  for (const row of withoutAddressees(all)) {
    if (QUOC_HIEU.test(row.plain)) continue
    if (row.table === null && (NOT_PROPOSED.test(row.plain) || KINH_GUI.test(row.plain) || NOI_NHAN.test(row.plain)))
      continue
    for (const text of textsOf(row))
      for (const nominee of peopleIn(text, row)) if (!found.some(isSameAs(nominee))) found.push(nominee)
  }
  return found
}

/** More of them, and the paper is no letter. */
const MOST = 60
const NOT_PROPOSED = new RegExp(
  String.raw`^[-+*•\s\d.)]*(?:can cu|thuc hien|quyet dinh so|ke hoach so|luat |nghi dinh|${CHU_TRI}|thu ky|thanh phan|lien he|moi thong tin|dau moi|dien thoai|nguoi lap|(?:ten )?(?:don vi|co quan|cong doan) (?:de nghi|trinh|gui|lap)[^:]{0,30}:)`,
)
const RUN = /\p{Lu}[\p{L}\p{M}'’]*(?: \p{Lu}[\p{L}\p{M}'’]*){1,7}/gu
/** Places and schools called after people; with their marks, since "cho" is no "chợ". */
const PLACE =
  /(?:công đoàn|cđcs|cđ|nhà thuốc|quán|chợ|trường|đường|phố|ngõ|phường|quận|khu|tòa nhà|toà nhà|mầm non|mẫu giáo|tiểu học|thcs|thpt|công viên|mang tên|giải thưởng|cửa hàng|khách sạn|công ty|phòng khám|đa khoa|bệnh viện|siêu thị|nhà hàng|trung tâm|viện|xí nghiệp|nhà máy|hợp tác xã|htx|tnhh|cổ phần|thương mại|dịch vụ|bảo tàng|nhà hát|cung|rạp)\s*$/iu
/** What makes the one who follows somebody that something is done with, or that something is of. */
const OTHER = /\b(?:cua|voi|do|boi|theo|nhu|gap|lien he)\s+(?:(?:dong chi|d\/c|ong|ba|anh|chi|co|thay)\s*)?$/
/** A form of address or a post: a whole name follows, whatever syllables it has. */
const ADDRESSED =
  /(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|bác|chú|đoàn viên|công nhân|nhân viên|giáo viên|nghệ sĩ|bác sĩ|lái xe|viên chức|công chức|cán bộ|thợ|[★☆✓•–-])\s*:?\s*$/iu

/** Whoever speaks for the office or vouches for what was decided. */
const SPEAKS = /^[\s,]*(?:thay mặt|đại diện|chủ trì|phát biểu|kết luận|thông qua|báo cáo|ghi biên bản|phụ trách)\s/iu

function textsOf(row: Row): string[] {
  if (row.table === null) return [row.text]
  return row.table.rows.flat().flatMap((cell) => tidy(cell).split('\n'))
}

function peopleIn(text: string, row: Row): Nominee[] {
  return [...text.slice(0, 2_000).matchAll(RUN)].slice(0, MOST).flatMap((match) => {
    const ahead = text.slice(Math.max(0, match.index - 40), match.index)
    const name = nameIn(match[0], ADDRESSED.test(ahead))
    if (name === null) return []
    const at = match.index + match[0].indexOf(name)
    const before = text.slice(Math.max(0, at - 40), at)
    if (PLACE.test(before) || OTHER.test(plainOf(before))) return []
    if (SPEAKS.test(text.slice(at + name.length, at + name.length + 60))) return []
    const rest = text.slice(at + name.length, at + name.length + 120).split(/[;.]\s|\s(?:và|cùng)\s/u)[0] ?? ''
    const { post, birthYear } = detailsOf(rest)
    const evidence = evidenceOf(row, text.length > 300 ? name : text)
    return [{ kind: 'individual', name, post, unit: '', birthYear, award: '', achievementsTold: false, evidence }]
  })
}

/** The longest whole name at the end of a run of capitals: "NSƯT Phan Hải Đường", "Chấp hành viên" aside. */
function nameIn(run: string, addressed: boolean): string | null {
  const words = withoutHonorifics(run).split(' ')
  const whole = words.join(' ')
  const known = startsWithSurname(whole)
  if (words.length >= 3 && words.length <= 5 && !isOrganName(whole)) {
    const score = personNameScore(whole)
    // "Chợ Châu Long": what begins like a place is none that no list of families knows.
    if (score >= 0.4 && (known || (score >= 0.6 && (addressed || !PLACE.test(words[0] ?? ''))))) return whole
    if (addressed && (known || score >= 0.2) && !PLACE.test(whole)) return whole
  }
  // "TÒA ÁN NHÂN DÂN QUẬN": in a body's name nobody is looked for.
  if (isOrganName(whole)) return null
  for (let from = 0; from <= words.length - 2; from++) {
    for (let to = Math.min(words.length, from + 5); to - from >= 2; to--) {
      const name = words.slice(from, to).join(' ')
      if (startsWithSurname(name) && !isOrganName(name) && personNameScore(name) >= (to - from === 2 ? 0.9 : 0.75))
        return name
    }
  }
  return null
}

function isSameAs(one: Nominee): (other: Nominee) => boolean {
  return (other) => foldName(other.name) === foldName(one.name)
}
