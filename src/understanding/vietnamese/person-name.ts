import { stripMarks, tidy } from './fold.ts'

/**
 * The name without what is put before it: "Đ/c", "đồng chí", "Ông (bà)", "ThS.", "PGS.TS" (a certificate is printed without them).
 * Taken off only before a capital letter, and only while two syllables remain: Ông and Cổ are surnames too.
 */
export function withoutHonorifics(text: string): string {
  let name = tidy(text)
    .replace(/ {2,}|\n/g, ' ')
    .trim()
  for (let round = 0; round < 4; round++) {
    const match = HONORIFIC.exec(name)
    if (match === null) break
    const rest = name.slice(match[0].length).trim()
    if (!/^\p{Lu}/u.test(rest) || !rest.includes(' ')) break
    name = rest
  }
  return name.replace(/^[\s\-–+*•.,:;]+|[\s\-–,:;.]+$/gu, '')
}

/** 0..1: how much this looks like a person's name and nothing else. Above 0.5 is a name; a known surname gives 0.9. */
export function personNameScore(text: string): number {
  const name = tidy(text).trim()
  if (name.length < 4 || name.length > 45 || /[\d/\\@_=:;!?%"+]/.test(name)) return 0
  const words = name
    .replace(/\([^()]*\)$/, '')
    .trim()
    .split(/\s+/)
  if (words.length < 2 || words.length > 6) return 0
  if (!words.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))) return 0
  const plain = words.map((word) => stripMarks(word).toLowerCase())
  const lower = words.join(' ').toLowerCase()
  const folded = plain.join(' ')
  if (NOT_A_NAME.test(folded) || NO_SURNAME.test(lower) || (lower === folded && NO_START.test(folded))) return 0
  const syllables = plain.filter((word) => SYLLABLE.test(word)).length
  const surname = SURNAMES.has(plain[0] ?? '')
  if (syllables < words.length) return surname ? 0.55 : syllables >= words.length - 1 && words.length > 2 ? 0.3 : 0
  return surname ? 0.9 : 0.6
}

/** True for what can be a syllable of Vietnamese, marks or not: most slips of the keyboard give something that can't. */
export function isSyllable(word: string): boolean {
  return SYLLABLE.test(stripMarks(tidy(word)).toLowerCase())
}

/** True for a known surname, marks or not. */
export function isSurname(word: string): boolean {
  return SURNAMES.has(stripMarks(tidy(word)).toLowerCase())
}

const HONORIFIC =
  /^(?:đồng\s+chí|dong\s+chi|các\s+đồng\s+chí|đ\s?[/.]\s?c|d\s?\/\s?c|đc|ông\s?\(\s?bà\s?\)|bà\s?\(\s?ông\s?\)|ông\s?[/,]\s?bà|ông|ong|bà|anh\s?\/\s?chị|anh|chị|cô\s+giáo|thầy\s+giáo|thầy\s?\/\s?cô|thầy|cô|em|nhà\s+giáo(?:\s+ưu\s+tú|\s+nhân\s+dân)?|pgs\.?\s?,?\s?ts|gs\.?\s?,?\s?ts|pgs|gs|ths|th\.s|thạc\s+s[ĩỹ]|tiến\s+s[ĩỹ]|ts|bs\.?\s?ck\s?(?:ii|i|1|2)|bscki{1,2}|bác\s+s[ĩỹ]|bs|ds|dược\s+s[ĩỹ]|kỹ\s+sư|ks|cử\s+nhân|cn|ngưt|ngnd|nsưt|nsnd)(?:\s*[.:,]\s*|\s+)/iu

/** One Vietnamese syllable without marks. Names of the Central Highlands and loanwords fall out, so it only weighs, never forbids. */
const SYLLABLE =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x)?(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|ia|ie|iu|ya|ye|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ai|ao|au|ay|eo|eu|a|e|i|o|u|y)?(?:ch|ng|nh|c|m|n|p|t)?$/

const SURNAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh dao doan mai lam luong ' +
    'truong ha cao ta tang luu vuong trieu thai to quach chu kieu nghiem dam mac la kim bach giang luc phung diep ' +
    'au tong thach tu vi nong be ma lo quang cam cu ca sung giap than lai khuong kha khuat phi thieu tieu ninh mau ' +
    'lieu ton hua han khong khieu khuc lu nghe tiet chau chung an don ksor nie kpa rahlan siu y h k'
  ).split(' '),
)

/** Words of titles, posts and organs that stand in no name, marks or not. */
const NOT_A_NAME =
  /\b(?:cong doan|chu tich|hieu truong|giam doc|ban chap hanh|ban thuong vu|thu ky|hoi dong|lien doan|uy ban|nhan dan|mam non|tieu hoc|trung hoc|thcs|thpt|cdcs|bch|tnhh|co phan|cong ty|benh vien|trung tam|xi nghiep|cong hoa|bang khen|giay khen|khen thuong|thanh tich|tap the|danh sach|bien ban|bao cao|ho ten|ho va|ho so|noi nhan|kinh gui|nguoi bao|nguoi viet|nguoi lap|xac nhan|thu truong|giao vien|nhan vien|can bo|hoat dong|chinh sach|phap luat|de nghi|tong so|ghi chu|chuc vu|can cu|dien thoai|sinh ngay|nam sinh|dan toc|que quan|dang uy|dang bo|chi bo|quan uy|cong nhan|chien si|so luoc|ly lich|trinh do|doan vien|phu luc|van phong|bau cu|dai bieu|to truong|to pho|chuyen mon|nha truong|pho phong|truong phong|lao dong|nhu tren|tap chi|don vi|co quan|thi dua|hinh thuc|ke hoach|thong bao|quyet dinh|ten tap|to trinh|ngay thang)\b/

/** With their marks these start no name (Trương and Phong do); without marks the text can't tell, and the start decides. */
const NO_SURNAME =
  /^(?:trường|phòng|khoa|viện|tổ|ban|hội|chi đoàn|quận|phường|thành phố|tỉnh|huyện|xã|ngày|hà nội|ba đình|việt nam|độc lập|tự do)(?: |$)/

const NO_START =
  /^(?:truong (?:thcs|thpt|tieu|mam|mau|dai hoc|cao dang)|phong (?:giao|noi|ke|kinh|hanh|ky)|to (?:van|cong|chuyen|khoi|tu nhien|ngoai)|khoa |ha noi|ba dinh)/
