import { collectiveKey } from '../collective-name.ts'
import type { NomineeKind } from '../document.ts'
import { stripMarks, tidy } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { mayBeSurname } from '../vietnamese/surnames.ts'
import { isShout, plainOf } from '../plain.ts'
import { remember } from '../remember.ts'
import { withCapitals } from './hasty-name.ts'
import { leadingPost } from './leading-post.ts'

/** One person or collective as a line, a cell or a phrase names it. */
export type Mention = {
  readonly kind: NomineeKind
  readonly name: string
  readonly post: string
  readonly unit: string
  readonly birthYear: number | null
  readonly award: string
  /** 0..1: how surely this names someone. */
  readonly sure: number
}

/**
 * Reads "1. Đồng chí Nguyễn Văn A - Giáo viên, sinh năm 1985", "Tập thể: Tổ Văn phòng", "NGUYỄN THỊ B (Tổ trưởng)". Null where no
 * name is there. `expected` is what the list's heading says its members are.
 */
export function mentionOf(line: string, expected: NomineeKind | null): Mention | null {
  return (expected === null ? anyMention : expected === 'individual' ? personMention : teamMention)(line)
}

/** Each line is asked for by many: lists, headings, passages, signatures. */
const anyMention = remember((line) => readMention(line, null))
const personMention = remember((line) => readMention(line, 'individual'))
const teamMention = remember((line) => readMention(line, 'collective'))

function readMention(line: string, expected: NomineeKind | null): Mention | null {
  let text = tidy(line)
    .split('\t')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\t')
  text = text
    .replace(/^[_¬·=~|'`"\s]+|[_¬·=~|`\s]+$/gu, '')
    .replace(
      /^(?:[-–+*•○●▪][\s_]*)?(?:\(?(?:\d{1,2}\.){0,2}\d{1,3}\s?[.)/:,-]{1,2}\s*|(?:\d{1,2}\.){1,2}\d{1,2}\s+|\(?[a-zđ]\.?\d{1,2}\s?[.)/:]\s*|[a-zđ][.)/]\s+|[-–+*•○●▪]\s*)?/iu,
      '',
    )
  // "Giấy khen của LĐLĐ quận cho cá nhân PGS.TS. Hồ Quang Diệu": the award asked for before whom it is asked for.
  if (!/;\s*\S/u.test(text)) text = text.replace(AWARD_FOR, '')
  text = text.replace(PRAISED, '')
  // "(Bà: Nguyễn Thị A)" without what opened it.
  if (/\)["\s]*$/u.test(text) && !text.includes('(')) text = text.replace(/\)["\s]*$/u, '')
  text = withCapitals(text)
  const label = LABEL.exec(plainOf(text))
  let kind = expected
  if (label !== null) {
    kind = /tap the|don vi|cong doan/.test(label[0]) ? 'collective' : 'individual'
    text = text.slice(label[0].length)
  }
  if (text.length < 2 || text.length > 400) return null
  const placed = label === null ? namedAfterPost(text, expected) : null
  if (placed !== null) return placed
  const titled = isHonoured(text)
  const collective = kind === 'individual' || titled ? null : collectiveOf(text, kind === 'collective')
  const person =
    (kind === 'collective' && !titled) || YOUTH_UNION.test(text)
      ? null
      : personAfterPost(text, titled || kind === 'individual')
  if (collective === null) return person
  return person === null || collective.sure >= person.sure ? collective : person
}

/** "Chủ tịch Công đoàn (BCH Công đoàn): Bà Đinh Thị Chi", "Tổ Văn phòng: Nguyễn Văn A": the post or the place before the one it is of. */
function namedAfterPost(text: string, expected: NomineeKind | null): Mention | null {
  const [whole = '', post = '', place = '', after = ''] =
    /^([^:()\t]{2,60}?)\s*(?:\(([^():]{2,60})\))?\s*:\s+(\p{L}[^:]*)$/u.exec(text) ?? []
  const role = isPost(post) && !isOrganName(post)
  if (whole === '' || !(role || (expected !== 'collective' && (isOrganName(post) || place !== '')))) return null
  const name = /^[^,;(–-]*/u.exec(after)?.[0].trim() ?? ''
  // Behind a post even a name that no list knows is one, if it begins with a surname.
  const framed = isHonoured(after) || (role && startsWithSurname(name) && name.includes(' '))
  if (!framed && personNameScore(name) < 0.9) return null
  const person = personOf(after, framed)
  if (person === null || person.sure < 0.8) return null
  // "Tổ Văn phòng: bà A phụ trách, đã ...": of the team, not of her.
  const rest = plainOf(after.slice(after.indexOf(person.name) + person.name.length)).trim()
  if (rest.length > 80 || /^[a-z]/.test(rest)) return null
  const organ = isOrganName(post)
  return { ...person, post: organ ? person.post : post, unit: organ ? post : place || person.unit }
}

const AWARD_FOR =
  /^(?:(?:tặng|trao)\s+)?(?:giấy khen|bằng khen|cờ thi đua|kỷ niệm chương)[^,;:.]{0,70}?\s(?:cho|tặng)\s*:?\s+(?:cá nhân\s+)?(?=\p{L})/iu

/** "Người lao động xuất sắc: chị Hoàng Thị Xuyến": what somebody is praised as. */
const PRAISED = /^(?:\p{L}+ ){1,4}(?:xuất sắc|tiêu biểu|tiên tiến|giỏi)\s*:\s+(?=\S)/iu

const LABEL = /^(?:ho va ten|ho,? ten|ho ten|ten ca nhan|ca nhan|ten tap the|tap the|ten don vi|don vi)\s*:\s*/
const HONOURED =
  /^(?:cac )?(?:dong chi|d\s?[/.]\s?c|dc |ong|ba|anh|chi|co giao|thay giao|thay|co |bac(?! s[iy])|chu(?! (?:tich|nhiem|quan|tri|toa|dau))|ban )\b/

/** "Chị Lan", not "Chi đoàn": marks tell the two apart, and text without any says "chi" for both. */
function isHonoured(text: string): boolean {
  const plain = plainOf(text)
  if (!HONOURED.test(plain)) return false
  if (stripMarks(text) !== text) return HONOURED_MARKED.test(text)
  return !/^(?:chi (?:doan|bo|hoi|cuc|nhanh|uy)|ba dinh|co (?:quan|so|dien|khi)|anh em)\b/.test(plain)
}

const HONOURED_MARKED =
  /^(?:các )?(?:đồng ch[íi]|đ\s?[/.]\s?c|đc|ông|bà|anh|chị|cô giáo|thầy giáo|thầy|cô|bác(?! s[iĩỹ])|chú|bạn)(?!\p{L})/iu

/** Words that begin a post: a name ends before them even where no comma parts them. */
const POST =
  /\s(?:(?:Giáo viên|Nhân viên|Chủ tịch|Phó [\p{L}]|Hiệu trưởng|Tổ trưởng|Tổ phó|Trưởng (?:phòng|ban|khoa|bộ|ca|nhóm|kíp|trạm|đơn|xưởng|chi|đoàn|tổ|đội|khối|quầy|phân)|Kế toán|Văn thư|Thủ quỹ|Cán bộ|Công nhân|Chuyên viên|Ủy viên|Uỷ viên|UV|Giám đốc|Bí thư|Công chức|Viên chức|Bảo vệ|Lao công|Đoàn viên|Điều dưỡng|Kỹ thuật|Kĩ thuật|Kỹ sư|Bác sĩ|Bác sỹ|Dược sĩ|Y sĩ|Lái xe|Cấp dưỡng|Tổng phụ trách|Thư viện|Thiết bị|Y tế|Trợ lý|Chánh (?:văn|thanh)|Thợ [\p{L}]|Quản lý|Quản đốc|Đội trưởng|Đội phó|GV|NV|CN|PHT|HT|TTCM|TPCM|CT|PCT|BCH|TP|PP|Đảng viên|Thư ký|Hộ lý|Nữ hộ sinh|Giảng viên|Nghiên cứu viên|Thanh tra|Kiểm soát|Cô nuôi|Nuôi dưỡng|Đầu bếp|Phục vụ|Tạp vụ|Thành viên|Trường (?:THCS|THPT|TH|MN|Tiểu|Mầm|Trung|Đại|Cao|Mẫu)|Công đoàn|CĐCS|Công ty|Phòng \p{Lu}|Tổ \p{L}|Khoa (?:Nội|Ngoại|Sản|Nhi|Dược|Khám|Xét|Chẩn|Hồi|Cấp|Truyền|Răng|Mắt|Tai|Y|Đông|Phục|Dinh|Kiểm)|Đơn vị|Giới tính|Sinh (?:năm|ngày)|Năm sinh|Ngày sinh|Ngày|Chức vụ|Chức danh|Dân tộc|Quê quán|Tên gọi|Bí danh|Số điện thoại|Điện thoại|Giấy khen|Bằng khen|Lao động)(?=[\s\p{L},.:;-]|$)|(?:Nam|Nữ)(?=\s*(?:\d|$)))/u

/** A person whose post stands before the name or, as usual, after it. */
function personAfterPost(text: string, certain: boolean): Mention | null {
  const lead = leadingPost(withoutHonorifics(text))
  if (lead === null) return personOf(text, certain)
  const person = personOf(lead.rest, true)
  return person === null ? null : { ...person, post: lead.post }
}

function personOf(text: string, certain: boolean): Mention | null {
  const bare = withoutHonorifics(text)
  const edge = bare.search(
    /\s[-–/]|[-–]\s|[,;:(|\t]|\.{2,}|…|\s\d|\d{4}|\s(?:sinh|chức (?:vụ|danh)|hiện|là|đơn vị|thuộc|được|đã|có|với|và|của|trong|để|vì|giữ|đang|công tác|chuc|don vi|sinh nam)\s/u,
  )
  let name = (edge < 0 ? bare : bare.slice(0, edge)).trim()
  const post = POST.exec(name)
  if (post !== null && isWhole(name.slice(0, post.index), post[0])) name = name.slice(0, post.index)
  name = leadingName(name)
  const score = personNameScore(name)
  if (score === 0) return null
  const details = detailsOf(bare.slice(bare.indexOf(name) + name.length))
  // A given name that no list knows: a surname before it and a birth or post behind it make it one.
  const framed = score >= 0.4 && (details.birthYear !== null || isPost(details.post))
  if (score < 0.6 && !certain && !framed) return null
  return { kind: 'individual', name, ...details, sure: certain || framed ? Math.max(score, 0.8) : score }
}

/** True where a text begins as posts do. */
export function isPost(text: string): boolean {
  return POST.exec(` ${text}`)?.index === 0
}

/** Nam and Nữ stand for the sex only after a name that is whole without them: they end names too. */
function isWhole(name: string, word: string): boolean {
  const words = name.trim().split(' ').length
  return /^\s(?:Nam|Nữ)$/u.test(word) ? words >= 4 : words >= 2
}

/** Capitalised words from the start on: what follows in lower case is no name any more. */
function leadingName(text: string): string {
  const words = text.split(' ')
  const end = words.findIndex((word) => !/^\p{Lu}[\p{L}\p{M}'’-]*[.,]?$/u.test(word))
  return (end < 0 ? words : words.slice(0, end)).join(' ').replace(/[\s.,;:-]+$/u, '')
}

const ORGAN_START =
  /^(?:(?:tap the|toan the)\s+)?(?:nu (?=to|phong|khoa|phan|xuong|truong|cong|ban|chuyen|khoi))?(?:ban chap hanh|bch|cong doan|cdcs|cdbp|cd|to|phong|ban|khoa|truong|cong ty|cty|phan xuong|xuong|doi|chi doan|chi bo|chi hoi|khoi|bo phan|bo mon|trung tam|tram|xi nghiep|lop|nhom|vien|benh vien|chi nhanh|nha may|day chuyen|ca|hoi|van phong|ubnd|uy ban|tieu khu|can bo|nu cong|ban nu cong|chuyen|kho|cua hang|ngan hang|cuc|chi cuc|so|toa|kho bac|bep|lien doi|doan|mam non|mn|thcs|thpt|tieu hoc|hop tac xa|htx|doan thanh nien|hoi dong|khach san|quay|bao hiem|cong an|toa an|nha hat|nha van hoa|thu vien|bao tang|nha xuat ban|tap doan|tong cong ty|buu cuc|buu dien|hat (?:kiem|quan)|sieu thi|hoc vien|phan hieu|cum|kip|line|team|thanh tra|mat tran|ban nu cong|dai doi|tieu doan|trung doi)\b/

/** True for what begins as names of collectives do. */
export function isOrganName(name: string): boolean {
  return ORGAN_START.test(plainOf(name))
}

/** Sentences and phrases that begin like an organ's name, and openings that no name has. */
const NO_COLLECTIVE =
  /^(?:(?:cua(?! hang)|va|co|duoc|thuoc|tai|voi|theo) |ban (?:bao cao|tom tat|khai|ke khai|thanh tich|tu thuat|dang ky|sao) |to chuc (?:tot|treo|cac|cho|thuc|hoi|ky|thanh|tuyen|phat|chuyen|va|duoc|thi|le|hoc|dang|chi)|to truong|to pho|truong (?:phong|ban|khoa|bo mon|nhom|hop|doan|to|doi|kip|ca|khoi|quay)\b|phong (?:trao|chong|ngua)|ban hanh|doi (?:ngu|voi|moi|song)|doan ket|vien chuc|doan vien|chuyen (?:mon|vien|de|nganh|gia)|hoi nghi|so (?:voi|luong|ket|tien|phieu|lieu)|khoa hoc va|bo sung|khoi phuc|ban giao|can bo,? (?:cong chuc|vien chuc|doan vien)?,? ?(?:tich|da|luon)|chi dao|so (?:luoc|yeu|ket)|trong |nam |dot |nhan dip|chao mung|da |ve |cho |thanh tich|dac diem|tinh hinh|noi dung|ket qua|danh hieu|hinh thuc|de nghi|tong so|dia (?:chi|diem)|dien thoai|ngay |lop tap huan|to ?\/ ?phong|trinh |xet |phuc vu|phong trao|huong ung|lap thanh|nhu sau|khai quat|so thanh|ban than|va |cac |nhung |kho khan|ca truc|ca nhan|to trinh)/

/** What ends a collective's name: the body it belongs to or the form's next label after a dash, or what is said of it. */
const COLLECTIVE_END =
  /,\s+(?=[Tt]ập thể\s*:?$)|(?<!Đảng [uủ][ỷy]|Đảng bộ|HĐND)\s[-–]\s(?=(?:Trường|Công ty|Công đoàn|CĐCS|CĐ |Bệnh viện|UBND|Giấy|Bằng|Đề nghị|đề nghị|Cờ|Đã|đã|Hoàn thành|Có|Là|Tổng số|Do|do ))|\s[-–]\s(?=\p{L}[^:(),;]{3,40}:\s|(?:một|là|có|nơi|gồm|với|đã|những|đơn vị|tập thể) )|[;:(|\t]|,\s(?=(?:\p{Ll}|Trường|Công ty|CĐCS|Công đoàn|UBND|Bệnh viện|Ngân hàng|Chi nhánh|Xí nghiệp|Viện|Trung tâm|Khách sạn|Phòng khám|Siêu thị|Nhà máy|Đề nghị|Giấy khen|Bằng khen|Đã))|\s(?:đã|được|đề nghị|vì|là|có|hiện(?! (?:trường|đại|vật|hành|thực))|hiện nay|gồm|luôn|(?:và|cùng|cùng với) (?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|các|những) \p{Ll}+|kính|xin|trình|tại(?= \p{Ll}| \d)|ở (?:hạng|danh) mục|do đồng chí|do đ\/c|thuộc|trực thuộc|với|để|nhân dịp|theo|về|trong)\s|\s(?:và|cùng|cùng với) (?:các|những|toàn thể) \p{Ll}|\.\s|\.$|\s(?=Giấy khen|Bằng khen|Cờ thi đua)/u

/** The same in capitals, where only verbs can be told. */
const SAID_OF =
  /\s(?:đã|được|đề nghị|vì|là|hiện(?! (?:trường|đại|vật|hành|thực))|hiện nay|gồm|luôn|kính|xin|thuộc|trực thuộc|để|nhân dịp|về|trong)\s/u

/** A post that begins like an organ is no collective. */
const POST_ONLY =
  /^(?:(?:khoi|to|doi|doan|ca|ban|phong|khoa|chuyen|nhom|bo phan|cua hang|quay|kip|xuong|phan xuong|tram|kho|bep|cum|nha may|buu cuc|bo mon|chi nhanh) ?(?:truong|pho)\b(?! (?:thcs|thpt|tieu|mam|trung|dai|cao|pho thong|th|mn)\b)|chuyen vien|giao vien|nhan vien|can bo|cong nhan|vien chuc|cong chuc|hoi vien|doan vien|doi truong|doi pho)\b/

/** What organs do and what is said of them: a name holds none of these words, a sentence that begins with a name does. */
const SPEECH =
  /\s(?:tự nguyện|nhường|xin rút|phân công|cam kết|xác nhận|nêu trên|kể trên|nói trên|trên đây|sau đây|dưới đây|như sau|có tên|đã|được|sẽ|đang|không|những|tích cực|tham gia|thực hiện|hoàn thành|phối hợp|tuyên truyền|vận động|đạt|đồng ý|nhất trí|thống nhất|chịu|hoàn toàn|trách nhiệm|cam đoan|xin|trân trọng|(?<!phòng |ban |tổ |khoa |phận |vụ |viện |trường |văn phòng )tổng hợp|gửi|kèm theo|đánh giá|công nhận|ghi nhận|biểu dương|chứng nhận|họp|bình xét|lựa chọn|bình chọn|giới thiệu|ủng hộ|chỉ đạo|triển khai)\s/u

/** Of these words a team may be called by its task. */
const TASKS = /(?<=\s)(?:tuyên truyền|vận động|phối hợp|thực hiện|triển khai|chỉ đạo|giới thiệu|đánh giá)(?=\s)/gu

/** The same of text typed without marks, where less can be told apart. */
const UNMARKED_SPEECH =
  /\s(?:da (?:bao|co|dat|hoan|to|duoc|tich)|duoc (?:cap|lanh|ldld|tang)|xac nhan|chung toi|nhat tri|thong nhat|kinh (?:de|trinh|mong)|(?<!hoi suc )tich cuc|tham gia|thuc hien|chiu (?:hoan toan )?trach nhiem|hoan toan)\s/

/** "Viên Trung Bắc, sinh 1980", "Tô Khánh Kỳ Duyên": surnames that are read like viện, tổ, trường but for their marks. */
function isSurnamedLikeOrgan(text: string): boolean {
  if (!/^(?:viên|đoàn|trương|tô|bàn|chung|cao)\s\p{Lu}/iu.test(text) || YOUTH_UNION.test(text)) return false
  const name = (/^[^,;:(–-]+/u.exec(text)?.[0] ?? '').trim()
  return name.split(' ').length >= 3 && personNameScore(name) >= 0.9
}

const YOUTH_UNION = /^đoàn (?:thanh niên|thể|viên|trường|phường|khối|tncs)/iu

function collectiveOf(text: string, certain: boolean): Mention | null {
  const plain = plainOf(text)
  // "Tổ chức 3 buổi nói chuyện" is what somebody did.
  if (NO_COLLECTIVE.test(plain) || /^(?:tổ chức\s+[\p{Ll}\d]|số[\s,])/iu.test(text)) return null
  if (isSurnamedLikeOrgan(text)) return null
  const starts = ORGAN_START.test(plain.replace(/^(?:tap the ){2,}/, 'tap the '))
  if (!starts && !certain) return null
  if (/^(?:cong doan|don vi|tap the|truong|phong|to|ban|can bo)\s*[:.]?$/.test(plain)) return null
  // "Công ty TNHH Minh Quang (Việt Nam)": part of the name, unlike "(Trường THCS X)" or "(tập thể)".
  const closed = text.replace(/\((?:\p{Lu}\p{Ll}{1,9}[ )]){1,3}/gu, (part) =>
    part.endsWith(')') && !ORGAN_START.test(plainOf(part.slice(1))) ? part.replace('(', '\u0001') : part,
  )
  const ends = [COLLECTIVE_END.exec(closed), isShout(closed) ? SAID_OF.exec(closed.toLowerCase()) : null]
  const edge = ends.filter((end) => end !== null).toSorted((one, other) => one.index - other.index)[0] ?? null
  let name = (edge === null ? text : text.slice(0, edge.index)).trim()
  const rest = edge === null ? '' : text.slice(edge.index)
  while (/^(?:tap the )/.test(plainOf(name)) && ORGAN_START.test(plainOf(name).slice(8))) name = name.slice(8)
  name = name.replace(/[\s,;.:-]+$/u, '')
  if (name.length < 3 || name.length > 160 || !/\p{Lu}/u.test(name)) return null
  if (
    /^(?:cong doan|don vi|tap the|truong|phong|to|ban|can bo|bo phan|khoa|doi|nhom|khoi|phan xuong|xuong|chi nhanh|trung tam|vien|cua hang)$/.test(
      plainOf(name),
    )
  )
    return null
  // A word of a proper name is written with a capital: "Hợp tác xã Dịch vụ Tổng hợp".
  if (POST_ONLY.test(plain)) return null
  // Behind a label, and before what ends it, even "Tổ Công tác tuyên truyền bầu cử" is a name.
  const said = ` ${isShout(name) ? name.toLowerCase() : name} `
  const labelled = certain && starts && name.length <= 60 && (rest === '' || /^\s*[(,;–-]/u.test(rest))
  if (SPEECH.test(labelled ? said.replaceAll(TASKS, ' ') : said)) return null
  if (!starts && personNameScore(name) > 0.8) return null
  // Trương, Sơ, Bàn, Tô are no Trường, Sở, Ban, Tổ where nothing but a name follows.
  if (starts && !certain && isMarkedOtherwise(name) && name.split(' ').length >= 3 && personNameScore(name) >= 0.3)
    return null
  if (!starts && isPost(name)) return null
  // Tổ Thị Mười: Thị stands second in nothing but a person's name.
  if (/^\p{L}+ thị /iu.test(name) && personNameScore(name) >= 0.9) return null
  if (!certain && collectiveKey(name) === '') return null
  if (name === stripMarks(name) && UNMARKED_SPEECH.test(plain)) return null
  const details = detailsOf(rest)
  return { kind: 'collective', name, ...details, sure: starts ? (certain ? 0.95 : 0.8) : 0.7 }
}

/** One word that begins organs' names, with the marks it has there: what has others is a surname. */
const ORGAN_WORDS: Readonly<Record<string, string>> = {
  to: 'tổ',
  phong: 'phòng',
  ban: 'ban',
  truong: 'trường',
  vien: 'viện',
  ca: 'ca',
  so: 'sở',
  cuc: 'cục',
  doi: 'đội',
  hoi: 'hội',
}

function isMarkedOtherwise(name: string): boolean {
  const first = tidy(name).split(' ')[0]?.toLowerCase() ?? ''
  const organ = ORGAN_WORDS[stripMarks(first)]
  return organ !== undefined && first !== stripMarks(first) && first !== organ
}

/** Year, post, unit and award from what follows a name: ", sinh năm 1985 - Giáo viên, Tổ Toán - đề nghị Giấy khen". */
export function detailsOf(rest: string): Pick<Mention, 'post' | 'unit' | 'birthYear' | 'award'> {
  const found = { post: '', unit: '', birthYear: null as number | null, award: '' }
  for (const raw of rest.split(/[,;()|\t]|\s[-–/]+\s|^[-–]\s?|\.\s/u)) {
    const part = raw.replace(/^[\s:.\-–]+|[\s:.\-–]+$/gu, '')
    if (part === '') continue
    const plain = plainOf(part)
    const year = /(?:^|sinh|sn|ns|nam)\D{0,20}((?:19|20)\d\d)$/.exec(plain)
    const dated = /^\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d\d)$/.exec(plain)
    if (dated?.[1] !== undefined) {
      if (inLifetime(Number(dated[1]))) found.birthYear ??= Number(dated[1])
    } else if (year?.[1] !== undefined && found.birthYear === null) {
      if (inLifetime(Number(year[1]))) found.birthYear = Number(year[1])
    } else if (/giay khen|bang khen|co thi dua|ky niem chuong/.test(plain))
      found.award ||= part.replace(/^đề nghị (?:tặng )?/iu, '')
    else if (/^(?:hien )?(?:nay )?(?:dang )?(?:cong tac|lam viec) tai /.test(plain))
      found.unit ||= part.replace(/^.*?\stại\s+/u, '')
    else if (/^giu (?:chuc|nhiem) (?:vu|danh)/.test(plain))
      found.post ||= part.replace(/^giữ (?:chức|nhiệm) (?:vụ|danh):?\s*/iu, '')
    else if (/^(?:chuc (?:vu|danh)|nhiem vu)/.test(plain)) found.post ||= afterColon(part)
    else if (/^(?:don vi|noi cong tac|cong tac tai|thuoc)/.test(plain)) found.unit ||= afterColon(part)
    else if (
      ORGAN_START.test(plain) &&
      !/^(?:to (?:truong|pho)|truong (?:phong|ban|khoa|bo|nhom|chuyen)|can bo|chu tich|ban chap)/.test(plain) &&
      found.post !== ''
    )
      found.unit ||= part
    else if (
      part.length < 90 &&
      !/^(?:(?:ong|ba|anh|chi)$|sinh|sn\b|nam|nu$|gioi tinh|dan toc|ton giao|que quan|dt|sdt|dien thoai|da |co )/.test(
        plain,
      )
    )
      found.post = found.post === '' ? part.replace(/^(?:hiện (?:nay )?)?(?:là|đang là)\s+/iu, '') : found.post
  }
  return found
}

function afterColon(part: string): string {
  return part
    .replace(/^[^:]{0,30}:\s*|^(?:chức vụ|chức danh|nhiệm vụ|đơn vị công tác|đơn vị|công tác tại|thuộc)\s+/iu, '')
    .trim()
}

/** Years in which a working person is born, seen from this century's first half. */
export function inLifetime(year: number): boolean {
  return year >= 1935 && year <= 2012
}

/** True for a line that is a name and hardly anything else, by a surname that is known. */
export function startsWithSurname(text: string): boolean {
  return mayBeSurname(withoutHonorifics(text).split(' ')[0] ?? '')
}
