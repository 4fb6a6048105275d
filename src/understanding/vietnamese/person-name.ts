import { remember } from '../remember.ts'
import { stripMarks, tidy } from './fold.ts'
import { isGivenName } from './given-names.ts'
import { isMarkedSurname, isSurname } from './surnames.ts'

/**
 * The name without what is put before it: "Đ/c", "đồng chí", "Ông (bà)", "ThS.", "PGS.TS" (a certificate is printed without them).
 * Taken off only before a capital letter, and only while two syllables remain: Ông and Cổ are surnames too.
 */
export function withoutHonorifics(text: string): string {
  return bareName(text)
}

const bareName = remember((text) => {
  let name = tidy(text)
    .replace(/ {2,}|\n/g, ' ')
    .trim()
  for (let round = 0; round < 4; round++) {
    const match = HONORIFIC.exec(name)
    if (match === null) break
    const rest = name.slice(match[0].length).trim()
    if (!/^\p{Lu}/u.test(rest) || !rest.includes(' ') || (/^ông /iu.test(name) && MIDDLE.test(rest))) break
    name = rest
  }
  return withoutDegrees(withoutSaint(name)).replace(/^[\s\-–+*•.,:;]+|[\s\-–,:;.]+$/gu, '')
})

/** "Maria Trần Thị Hiền", "Phêrô Nguyễn Văn Khảm": the name of baptism stands before the whole name. */
function withoutSaint(name: string): string {
  const rest = name.replace(SAINT, '')
  return rest.split(' ').length >= 3 && isSurname(rest.split(' ')[0] ?? '') ? rest : name
}

const SAINT =
  /^(?:maria|têrêsa|teresa|anna|phêrô|phero|giuse|phaolô|phaolo|gioan|gioakim|đaminh|daminh|antôn|anton|vinh[ -]?sơn|martinô|micae|tôma|matta|mácta|luxia|cêcilia|agnes|anê|rosa|monica)\s+(?=\p{Lu})/iu

/** "ĐD. Nguyễn ...", "CNĐD. Lê ...", and the courtesies of text typed without marks ("Ba Tran Thi Thu Ha"), before a surname. */
function withoutDegrees(name: string): string {
  const match = DEGREE.exec(name) ?? (stripMarks(name) === name ? UNMARKED_COURTESY.exec(name) : null)
  if (match === null) return name
  const rest = name.slice(match[0].length)
  const words = rest.split(' ')
  const surname = isSurname(words[0] ?? '') || (words.length >= 3 && /^thi$/i.test(words[1] ?? ''))
  return surname && words.length >= 2 && /^\p{Lu}/u.test(words[1] ?? '') ? rest : name
}

const DEGREE =
  /^(?:(?:\p{Lu}\p{L}{0,5}\.\s*)|(?:CN|CNĐD|ĐD|ĐDT|KTV|NHS|HS|DS|BS|BSCK|BSCKI|BSCKII|CKI|CKII|ThS|TS|PGS|GS|KS|KTS|GV|NV)\.?\s+){1,3}/u
const UNMARKED_COURTESY = /^(?:ba|anh|chi|co|thay)\s+/i

/**
 * 0..1: how much this looks like a person's name and nothing else. Above 0.5 is a name; a known surname before syllables that are given
 * as names gives 0.9. Lower scores are names only where a label or a form of address says so.
 */
export function personNameScore(text: string): number {
  return scored(text)
}

const scored = remember((text) => {
  const name = tidy(text).trim()
  // "K'Brếp", "H’Hen": the sex and the name, in the Central Highlands all there is.
  if (HIGHLAND.test(name)) return 0.9
  if (name.length < 4 || name.length > 45 || /[\d/\\@_=:;!?%"+]/.test(name)) return 0
  const words = name
    .replace(/\([^()]*\)$/, '')
    .trim()
    .split(/\s+/)
  if (words.length < 2 || words.length > 6) return 0
  if (!words.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))) return 0
  if (words.some((word) => word.length > 1 && !/[aeiouy]/i.test(stripMarks(word)))) return 0
  const plain = words.map((word) => stripMarks(word).toLowerCase())
  const lower = words.join(' ').toLowerCase()
  const folded = plain.join(' ')
  // "Tổ Thị Mười": a surname misspelt or seldom, since no team is called so.
  const afterThi = words.length === 3 && /^thị$/iu.test(words[1] ?? '') && isGivenName(words[2] ?? '')
  if (afterThi && !AFTER_THI.test(lower) && !BEFORE_THI.test(lower)) return 0.9
  if (NO_SURNAME.test(lower)) return 0
  // "Chị Nhung": a colleague's way of calling somebody named before, no name.
  if (words.length === 2 && CALLED.test(lower)) return 0
  // Phạm Văn Phòng, Nguyễn Công Đoàn: after a surname two syllables that are a word elsewhere.
  if (
    words.length === 3 &&
    isSurname(words[0] ?? '') &&
    /^(?:văn phòng|công đoàn|đoàn kết)$/u.test(lower.slice(lower.indexOf(' ') + 1))
  )
    return 0.6
  if (NOT_A_NAME.test(lower)) return 0
  if (lower === folded && (NO_START.test(folded) || NOT_A_NAME_UNMARKED.test(folded))) return 0
  const syllables = plain.filter((word) => SYLLABLE.test(word)).length
  const surname = isMarkedSurname(words[0] ?? '')
  if (syllables < words.length) return surname ? 0.55 : syllables >= words.length - 1 && words.length > 2 ? 0.3 : 0
  if (words.length >= 3 && words.length <= 4 && /^thị$/iu.test(words[1] ?? '') && !BEFORE_THI.test(lower)) return 0.9
  const given = isGivenName(words.at(-1) ?? '')
  const unheard = words.slice(1, -1).filter((word) => !isGivenName(word)).length
  if (words.slice(1).some((word) => FUNCTION_WORDS.has(word.toLowerCase()))) return 0
  // "Từ Vũ Lâm": a surname too, before nothing but what people are called.
  if (lower.startsWith('từ ') && words.length >= 3 && given && unheard === 0) return 0.6
  // "Mong Quý Liên đoàn", "Các Phiếu thành tích": how sentences begin.
  if (OPENINGS.has(lower.split(' ')[0] ?? '')) return 0
  // "Sùng Văn Dở": no list holds every given name, but after a surname Văn (and after anything Thị) stands in nothing else.
  if (surname && !given && words.length === 3 && /^(?:văn|a)$/iu.test(words[1] ?? '')) return 0.75
  if (surname) return given ? (unheard === 0 ? 0.9 : unheard === 1 ? 0.6 : 0.3) : 0.4
  return given && unheard === 0 ? 0.6 : 0.2
})

/** Words of sentences and headings that stand in no name. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'của và các là được cho với trong về theo tại những này đó khi đã sẽ không có từ trên dưới sau trước biểu cùng gồm do để'.split(
    ' ',
  ),
)

/** Words that begin sentences and no name. */
const OPENINGS: ReadonlySet<string> = new Set(
  'các những mọi một mong rất xin kính trân vì do khi nếu để theo trên dưới sau trước hiện nay vừa qua đợt riêng thay được đã không từ trong ngoài tại với về cùng có là'.split(
    ' ',
  ),
)

/** True for what can be a syllable of Vietnamese, marks or not: most slips of the keyboard give something that can't. */
export function isSyllable(word: string): boolean {
  return SYLLABLE.test(stripMarks(tidy(word)).toLowerCase())
}

/** What follows a surname, never begins a name: in "Ông Văn Tùng" Ông is the surname. */
const MIDDLE =
  /^(?:[Tt]hị|THỊ|[Íí]ch|ÍCH|(?:[Vv]ăn|VĂN)\s\p{Lu}[\p{L}\p{M}]*(?![\p{L}\p{M}]|\s\p{Lu}[\p{L}\p{M}]*(?:$|[\s,;(–-])))/u

const HONORIFIC =
  /^(?:đồng\s+chí|dong\s+chi|các\s+đồng\s+chí|đ\s?[/.]\s?c|d\s?\/\s?c|đc|ông\s?\(\s?bà\s?\)|bà\s?\(\s?ông\s?\)|ông\s?[/,]\s?bà|ông|ong|bà|anh\s?\/\s?chị|anh|chị|mrs?\.?|ms\.?|(?:nữ\s+tu|sơ|soeur|cha|linh\s+mục|ni\s+sư|sư\s+(?:cô|thầy)|đại\s+đức|thượng\s+tọa)(?=\s+\p{Lu}\p{L}*\s+\p{Lu}\p{L}*\s+\p{Lu})|cô\s+giáo|thầy\s+giáo|bác(?!\s+s[iĩỹ])|chú|thầy\s?\/\s?cô|thầy|cô|em|nhà\s+giáo(?:\s+ưu\s+tú|\s+nhân\s+dân)?|pgs\.?\s?,?\s?ts|gs\.?\s?,?\s?ts|pgs|gs|ths|th\.s|thạc\s+s[ĩỹ]|tiến\s+s[ĩỹ]|ts|bs\.?\s?ck\s?(?:ii|i|1|2)|bscki{1,2}|bác\s+s[ĩỹ]|bs|ds|dược\s+s[ĩỹ]|kỹ\s+sư|ks|cử\s+nhân|cn|ngưt|ngnd|nsưt|nsnd)(?:\s*[.:,]\s*|\s+)/iu

/** One Vietnamese syllable without marks. Names of the Central Highlands and loanwords fall out, so it only weighs, never forbids. */
const SYLLABLE =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x)?(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|ia|ie|iu|ya|ye|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ai|ao|au|ay|eo|eu|a|e|i|o|u|y)?(?:ch|ng|nh|c|m|n|p|t)?$/

/** Words of titles, posts and organs, with their marks: Văn Phong, Tố Trinh and Trung Tâm are names, văn phòng and tờ trình are not. */
const NOT_A_NAME =
  /(?:^| )(?:công đoàn|chủ tịch|hiệu trưởng|giám đốc|ban chấp hành|ban thường vụ|thư ký|hội đồng|liên đoàn|[uủ][ỷy] ban|nhân dân|mầm non|tiểu học|trung học|thcs|thpt|cđcs|bch|tnhh|cổ phần|công ty|bệnh viện|xí nghiệp|cộng h[oòà]+a?|bằng khen|giấy khen|khen thưởng|thành tích|tập thể|danh sách|biên bản|báo cáo|họ tên|họ và|hồ sơ|nơi nhận|kính gửi|người báo|người viết|người lập|xác nhận|thủ trưởng|giáo viên|nhân viên|cán bộ|đề xuất|kiến nghị|phương hướng|giải pháp|nhiệm vụ|hoạt động|chính sách|pháp luật|đề nghị|tổng số|ghi chú|chức vụ|căn cứ|điện thoại|sinh ngày|năm sinh|dân tộc|quê quán|đảng [uủ][ỷy]|đảng bộ|chi bộ|quận [uủ][ỷy]|công nhân|chiến sĩ|sơ lược|l[ýí] lịch|trình độ|đoàn viên|phụ lục|văn phòng|bầu cử|đại biểu|tổ trưởng|tổ phó|chuyên môn|nhà trường|phó phòng|trưởng phòng|lao động|như trên|đơn vị|cơ quan|thi đua|hình thức|kế hoạch|thông báo|quyết định|tờ trình|ngày tháng|cá nhân|đồng chí|đặc điểm|tình hình|tổ chức|nội dung|kết quả|danh hiệu|học sinh|[ýy] kiến|trưởng ban|nữ công|đầu mối|liên hệ|hoàn thành|hoàn toàn|thông tin|giải (?:ba|nhất|nhì|khuyến)|trách nhiệm|cấp [uủ][ỷy]|t[âa]p th[ểe]|cá nh[âa]n)(?= |$)/

/** Text typed without marks can't tell these from names but by what they are at the start. */
const NOT_A_NAME_UNMARKED =
  /^(?:cong doan|chu tich|hieu truong|giam doc|ban (?:chap|thuong)|lien doan|uy ban|cong ty|cong hoa|bang khen|giay khen|khen thuong|danh sach|bien ban|bao cao|noi nhan|kinh gui|xac nhan|thu truong|giao vien|nhan vien|de nghi|tong so|ghi chu|chuc vu|can cu|sinh ngay|nam sinh|que quan|to (?:truong|trinh|pho)|doc lap|ca nhan|tap the|dong chi|van phong|thcs|thpt|cdcs|bch|ldld|ubnd|thanh tich|tom tat|so luoc|so yeu|ly lich|kinh trinh|noi dung|hinh thuc|nguoi (?:bao|viet|khai|lap))(?= |$)/

/** With their marks these start no name (Trương and Phong do); without marks the text can't tell, and the start decides. */
const NO_SURNAME =
  /^(?:trường|phòng|khoa|viện|tổ|ban|hội|chi đoàn|quận|phường|thành phố|tỉnh|huyện|xã|ngày|hà nội|ba đình|việt nam|độc lập|tự do|trung tâm|khối|đội|lớp|nhóm|xưởng|phân xưởng|bộ phận|bộ môn|dây chuyền|tòa|toà|trạm|cục|sở|kho|bếp|cửa hàng|ngân hàng|bệnh viện|xí nghiệp|đảng bộ|chi bộ)(?: |$)/

/** What Thị begins: markets, towns, sight, politics. */
const AFTER_THI = / thị (?:trường|xã|trấn|giác|chính|lực|phần|hiếu|ủy|uỷ|thành|sát|tộc|phi|sảnh)$/u

/** Đô thị, siêu thị, chỉ thị, cận thị: words that end in thị. */
const BEFORE_THI = /^(?:đô|siêu|chỉ|cận|nội|thành|khu|chợ|biểu|hiển|tiếp|yết) /

const HIGHLAND = /^[HKY]['’]\s?\p{Lu}\p{L}{1,9}(?: \p{Lu}\p{L}{1,9}){0,2}$/u

const CALLED = /^(?:chị|anh|cô|thầy|bà|chú|bác|em) /

const NO_START =
  /^(?:truong (?:thcs|thpt|tieu|mam|mau|dai hoc|cao dang)|phong (?:giao|noi|ke|kinh|hanh|ky)|to (?:van|cong|chuyen|khoi|tu nhien|ngoai)|khoa |ha noi|ba dinh)/
