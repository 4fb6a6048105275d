import { parseRuleDate } from './rule-date.ts'
import type { LocalTime } from './zone.ts'

/** What a plan's own words fix: the kind of limit and its day or minute. */
export type PhraseReading =
  | { readonly kind: 'before' | 'by'; readonly date: { readonly local: LocalTime; readonly hasTime: boolean } }
  /** Words that fix no instant ("cuối tháng 5", "trong quý II", working days): people must. */
  | { readonly kind: 'open'; readonly why: string }

/** No phrase of a plan is longer. */
const MAX_PHRASE = 300

/**
 * Reads a plan's phrase: 'trước ngày 27/5/2021', 'chậm nhất 17 giờ 00 ngày 15/12/2026', 'từ ngày 1/5 đến hết ngày 27/5/2021',
 * 'trong thời hạn 5 ngày kể từ ngày 1/5/2021'. Only "trước" leaves the day out. A period counted in days leaves out its first
 * (Civil Code 2015, article 147); beside two dates such a count is only told ("60 ngày, từ ngày 25/3 đến 25/5"). `issued` is the
 * plan's ISO day: a day written without a year is the next one after it.
 */
export function readPhrase(phrase: string, issued: string): PhraseReading {
  const words = phrase.slice(0, MAX_PHRASE).normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/gu, ' ').trim()
  const days = daysIn(words, issued)
  const last = days.at(-1)
  if (last === undefined) return { kind: 'open', why: 'không thấy ngày cụ thể' }
  const counted = days.length > 1 ? null : /(?:thời hạn|trong|vòng) (\d{1,3}) ngày( làm việc)?/u.exec(words)
  if (counted !== null) {
    if (counted[2] !== undefined) return { kind: 'open', why: 'tính theo ngày làm việc' }
    return { kind: 'by', date: { local: plusDays(last.local, Number(counted[1])), hasTime: false } }
  }
  // What leads to each day, and what follows the last one: an hour may stand behind its day.
  const leads = days.map(({ at }, index) => words.slice(days[index - 1]?.end ?? 0, at))
  const limits = leads.flatMap((lead, index) => limitIn(lead, index === days.length - 1) ?? [])
  if (limits.length > 1) return { kind: 'open', why: 'nêu hơn một thời hạn' }
  const kind = limitIn(leads.at(-1) ?? '', true)
  if (kind === null) return { kind: 'open', why: 'không có chữ trước, chậm nhất, đến hết' }
  const hour = hourIn(leads.at(-1) ?? '') ?? hourIn(words.slice(last.end))
  if (hour === 'unclear') return { kind: 'open', why: 'không rõ giờ' }
  return { kind, date: { local: hour === null ? last.local : { ...last.local, ...hour }, hasTime: hour !== null } }
}

const BY = [
  'chậm nhất',
  'muộn nhất',
  'trễ nhất',
  'muộn hơn',
  'chậm hơn',
  'hết ngày',
  'trong ngày',
  'hạn cuối',
  'hạn chót',
  'không quá',
  'đến hết',
] as const

/** 'Đến' alone is a limit at the last day only: 'từ ngày 1/5 đến ngày 27/5'. */
function limitIn(lead: string, isLast: boolean): 'before' | 'by' | null {
  const before = lead.lastIndexOf('trước')
  const by = Math.max(...[...BY, ...(isLast ? ['đến'] : [])].map((each) => lead.lastIndexOf(each)))
  if (before === -1 && by === -1) return null
  return before > by ? 'before' : 'by'
}

type FoundDay = { readonly at: number; readonly end: number; readonly local: LocalTime }

function daysIn(words: string, issued: string): FoundDay[] {
  const full = [
    ...words.matchAll(/(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?/gu),
    ...words.matchAll(/(?<!tuần )\b(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?/gu),
  ].sort((one, other) => one.index - other.index)
  return full.flatMap(({ 0: whole, index, 1: day, 2: month, 3: year }) => {
    const read = parseRuleDate(`${year ?? yearAfter(Number(day), Number(month), issued)}-${month}-${day}`)
    return read === null ? [] : [{ at: index, end: index + whole.length, local: read.local }]
  })
}

function yearAfter(day: number, month: number, issued: string): number {
  const [year = 0, ...rest] = issued.split('-').map(Number)
  const [issuedMonth = 1, issuedDay = 1] = rest
  return month * 100 + day >= issuedMonth * 100 + issuedDay ? year : year + 1
}

/** '17 giờ 00', '17h', '17g30', '17:00', '17 giờ 00 phút', '5 giờ chiều', '24 giờ 00'. */
function hourIn(words: string): { hour: number; minute: number } | 'unclear' | null {
  const found = /(\d{1,2})\s?(?:giờ|[hg](?!\p{L})|:)\s?(\d{2})?\s?(?:phút)?\s?(sáng|trưa|chiều|tối|đêm)?/u.exec(words)
  if (found === null) return null
  const [said, minute, part] = [Number(found[1]), Number(found[2] ?? 0), found[3]]
  const afternoon = (part === 'chiều' || part === 'tối' || part === 'trưa') && said < 11
  const hour = afternoon ? said + 12 : part === 'đêm' && said === 12 ? 24 : said
  if (hour === 24 && minute === 0) return { hour, minute }
  return hour < 24 && minute < 60 ? { hour, minute } : 'unclear'
}

function plusDays(local: LocalTime, days: number): LocalTime {
  const at = new Date(Date.UTC(local.year, local.month - 1, local.day + days))
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: 0, minute: 0 }
}
