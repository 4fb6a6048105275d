import type { Nominee } from '../document.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { mentionOf, startsWithSurname, type Mention } from './mention.ts'
import { dataAfter } from './subject-labels.ts'
import { subjectOf } from './subject.ts'

/** "PHẠM VĂN KIỂM" over "TÓM TẮT THÀNH TÍCH", "Đôi nét về nghệ sĩ Tống Duy Mạnh": the name stands over the title, the first of the paper. */
export function overTitle(rows: readonly Row[], start: number, end: number): Nominee | null {
  const row = rows[start - 1]
  if (row === undefined || row.table !== null || row.column !== null || row.text.length > 80) return null
  const text = row.text.replace(/^(?:đôi nét về|vài nét về|về|gương|chân dung)\s+/iu, '')
  const mention = nameAtEnd(` ${text}`) ?? (text === row.text ? null : mentionOf(text, null))
  const whole = mention !== null && mention.sure >= 0.75 && text.endsWith(mention.name)
  return whole && (mention.kind === 'individual' ? mention.name.length * 2 > text.length : true)
    ? withData(mention, row, rows, end)
    : null
}

const OF_WHOM =
  /(?:của|cua|đối với|cho)\s+(?=(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô|thầy|tap the|ca nhan|dong chi)?\s*:?\s*\p{Lu})/iu

const KIND_AHEAD = /(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô giáo|thầy giáo)\s*:?\s+(?=\p{Lu})/iu

/** What a title goes on with that names nobody. */
const NO_NAME =
  /\s*(?:đề nghị|v\/v|về việc|kèm theo|trong (?:phong|đợt|cuộc|công)|năm (?:học|\d)|nhân dịp|đợt thi đua).*$/iu

/** "Tóm tắt thành tích của đồng chí Nguyễn Văn A", "TÓM TẮT THÀNH TÍCH" / "(Tập thể: Tổ Văn phòng)", or the line under it. */
export function fromTitle(title: string, rows: readonly Row[], end: number): Nominee | null {
  const row = rows[Math.max(0, end - 1)]
  if (row === undefined) return null
  const tail = title.replace(/^.{0,60}?thành tích/iu, '').replace(NO_NAME, '')
  const bareTail = tail.replace(/^[\s:(–-]*(?:(?:của )?(?:tập thể|cá nhân))?[\s:(–-]*/iu, '')
  const direct = bareTail.length > 4 ? mentionOf(bareTail, null) : null
  if (direct !== null && direct.sure >= 0.8 && !/^(?:của|cá nhân|tập thể|các)/iu.test(direct.name)) {
    return withData(direct, row, rows, end)
  }
  const last = nameAtEnd(tail) ?? addressedAtEnd(tail) ?? teamIn(tail)
  if (last !== null) return withData(last, row, rows, end)
  for (const pattern of [OF_WHOM, KIND_AHEAD]) {
    const match = pattern.exec(tail)
    if (match === null) continue
    const mention = mentionIn(tail.slice(match.index + match[0].length), /tập thể|tap the/i.test(match[0]))
    if (mention !== null) return withData(mention, row, rows, end)
  }
  return underTitle(rows, end)
}

/** "... CỦA NGHỆ SĨ ƯU TÚ BẾ THỊ THANH XUÂN", "... của bưu tá Lý Văn Thuấn": whatever post stands before it, the title ends with a whole name. */
function nameAtEnd(tail: string): Mention | null {
  const words = tail
    .replace(/\s*\([^()]{2,60}\)\s*$/u, '')
    .replace(/[\s.,;:–-]+$/u, '')
    .trim()
    .split(/\s+/u)
  for (let length = Math.min(5, words.length); length >= 3; length--) {
    const name = words.slice(-length).join(' ')
    if (startsWithSurname(name) && personNameScore(name) >= 0.75) return mentionOf(name, 'individual')
  }
  return null
}

/** "TTTT THẦY PHÍ ANH TƠ": behind a form of address a name is one, whatever its family. */
function addressedAtEnd(tail: string): Mention | null {
  const [, name = ''] = ADDRESSED.exec(tail.replace(/[\s.,;:–-]+$/u, '')) ?? []
  return name === '' || !startsWithCapitals(name) ? null : mentionOf(name, 'individual')
}

const ADDRESSED =
  /(?:^|\s)(?:đồng chí|đ\/c|ông|bà|anh|chị|cô(?: giáo)?|thầy(?: giáo)?|bác(?: s[iĩỹ])?|chú|dược s[iĩỹ]|nghệ s[iĩỹ]|bạn|em)\s+(\p{L}+(?: \p{L}+){1,4})$/iu

function startsWithCapitals(name: string): boolean {
  return name.split(' ').every((word) => /^\p{Lu}/u.test(word))
}

/** "thành tích tổ lễ tân": the title's rest is a team, typed in lower case. */
function teamIn(tail: string): Mention | null {
  const name = tail.replace(/^\s*(?:của\s+)?/iu, '').replace(/[\s.,;:–-]+$/u, '')
  return /^(?:tổ|đội|nhóm|bộ phận|phòng|khoa|xưởng|phân xưởng|ca|quầy|bếp) /u.test(name) && name.split(' ').length <= 7
    ? mentionOf(name.slice(0, 1).toUpperCase() + name.slice(1), 'collective')
    : null
}

/** "của ông Phùng Khắc Khoan và vợ là bà Tạ Thị Nhạn": a title that names two, each with a form of address. */
export function pairIn(title: string, rows: readonly Row[], end: number): Nominee[] {
  const row = rows[Math.max(0, end - 1)]
  const whom = title.slice(title.search(/thành tích/iu))
  if (row === undefined || !COUPLED.test(whom)) return []
  const found = [...whom.matchAll(/(?:^|[\s,:(])(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+(?=\p{Lu})/giu)].flatMap(
    (match) => {
      const mention = mentionOf(whom.slice(match.index + match[0].length).split(/\svà\s|,/iu)[0] ?? '', 'individual')
      return mention === null || mention.sure < 0.6 ? [] : [subjectOf(mention, row)]
    },
  )
  return found.length === 2 ? found : []
}

/** Nothing but the two names and what joins them: a story in the title's capitals brings in others too. */
const COUPLED =
  /^thành tích\s(?:của\s)?(?:cá nhân\s|hai\s|các\s|gia đình\s|vợ chồng\s)*(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s[^.;]{5,70}\svà\s(?:vợ\s|chồng\s|là\s)*(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s/iu

function underTitle(rows: readonly Row[], end: number): Nominee | null {
  for (const next of rows.slice(end, end + 4)) {
    if (next.table !== null || next.text.length > 160 || /^(?:[ivx]{1,4}|\d{1,2})\s?[.)/-]/.test(next.plain)) break
    const inner = next.text.replace(/^[(\s"]+|[)\s"]+$/g, '').replace(NO_NAME, '')
    if (inner.length < 4) continue
    const plain = plainOf(inner)
    const labelled = /^(?:cua |tap the|ca nhan|dong chi|d\/c|ong |ba |don vi\s*:|cdcs|cong doan)/.test(plain)
    const alone = next.text.length < 90 && !/[.;:,]$/.test(next.text) && !/ (?:co|da|la|luon|gom|duoc) /.test(plain)
    if (!labelled && !(next.marked || next.shout || alone)) continue
    const mention = mentionIn(inner.replace(/^của\s+/iu, ''), /^(?:cua )?tap the/.test(plain))
    if (mention !== null && mention.sure >= (labelled ? 0.6 : 0.8)) return withData(mention, next, rows, end)
  }
  return null
}

function mentionIn(text: string, collective: boolean): Mention | null {
  return mentionOf(text, collective ? 'collective' : null) ?? mentionOf(text, 'individual')
}

function withData(mention: Mention, row: Row, rows: readonly Row[], from: number): Nominee {
  return subjectOf(mention, row, dataAfter(rows, from, ''))
}
