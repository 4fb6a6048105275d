import { plainOf, isShout } from '../plain.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { mayBeSurname } from '../vietnamese/surnames.ts'

/** Words of a post before a name; more of them are a sentence. */
const MOST_WORDS = 6

/**
 * "Chuyền trưởng Đinh Thị Thơm", "công nhân là ủi Sùng Thị Dở": a post written before the name instead of after it. Null where the text
 * does not begin with a post that a whole name with a known surname follows.
 */
export function leadingPost(text: string): { readonly post: string; readonly rest: string } | null {
  if ((!POST_START.test(plainOf(text.slice(0, 60))) && !HEAD_OF.test(text)) || ORGAN.test(text)) return null
  const words = text.split(' ')
  for (let at = 1; at <= Math.min(MOST_WORDS, words.length - 2); at++) {
    const before = words[at - 1] ?? ''
    if (/[,;:.()]/.test(before)) return null
    const first = words[at] ?? ''
    if (!/^\p{Lu}/u.test(first) || !mayBeSurname(first)) continue
    const post = words.slice(0, at).join(' ')
    // "Tổ trưởng tổ Lê Lợi" names a place: a post ends in lower case, in an abbreviation, or the whole line shouts.
    if (!/^\p{Ll}/u.test(before) && !/^\p{Lu}{2,5}$/u.test(before) && !isShout(post)) continue
    const rest = words.slice(at)
    const end = rest.findIndex((word) => !/^\p{Lu}[\p{L}\p{M}'’]*$/u.test(word))
    const name = (end < 0 ? rest : rest.slice(0, Math.max(end, 1))).join(' ').replace(/[\s.,;:)]+$/u, '')
    // "... Sùng Thị Dở.": the stop is not the name's.
    const last = end < 0 ? '' : (/^(\p{Lu}[\p{L}\p{M}'’]*)[.,;:)]/u.exec(rest[end] ?? '')?.[1] ?? '')
    const whole = last === '' ? name : `${name} ${last}`
    if (whole.includes(' ') && personNameScore(whole) >= 0.9) return { post, rest: rest.join(' ') }
  }
  return null
}

/** With their marks these are bodies, not posts: "Trường THCS Phan Chu Trinh" is no head of anything. */
const ORGAN =
  /^(?:trường|phòng(?! vệ)|khoa|ban(?! viên)|chi (?:bộ|đoàn)|hội(?! viên)|đội(?! trưởng| phó| viên)|công ty|viện)\s/iu

/** How posts begin, folded. */
const POST_START =
  /^(?:nu |nam )?(?:tho|cong nhan|nhan vien|giao vien|giang vien|chuyen vien|cong chuc|vien chuc|can bo|doan vien|bac s[iy]|y s[iy]|y ta|duoc s[iy]|dieu duong|ho ly|ho sinh|ky su|ky thuat|kien truc su|lai xe|tai xe|bao ve|thu quy|thu kho|thu thu|thu vien|van thu|ke toan|thu ky|cap duong|nuoi duong|co nuoi|dau bep|bep truong|phu bep|tap vu|lao cong|le tan|tiep tan|giao dich|kiem soat|kiem ngan|thu ngan|tong phu trach|hieu truong|hieu pho|chu tich|uy vien|bi thu|giam doc|quan doc|quan ly|chanh van phong|tro ly|hoc vien|nghien cuu vien|thanh tra|kiem lam|luat su|bien tap|phong vien|dien vien|gv|nv|cn|pho|chu nhiem)\b/
/** "Chuyền trưởng", "Trưởng phòng", "kíp phó": with the marks, since "CĐCS Trường ..." reads alike without them. */
const HEAD_OF = /^(?:trưởng\s|\p{L}{2,7} (?:trưởng|phó|viên)\s)/iu
