import { clean } from '../letters/markup.ts'
import { STATUS } from '../words.ts'
import { sayMoment } from './say-local.ts'

/** Something that happened, as the database keeps it. */
export type Happening = {
  readonly at: Date
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  /** What it is about: a mail's subject, a letter's. */
  readonly about: string
}

const SAID: Readonly<Record<string, string>> = {
  'dossier-opened': 'Mở hồ sơ',
  'decision-made': 'Cán bộ quyết định',
  'letter-planned': 'Soạn thư',
  'letter-replaced': 'Thu lại thư chưa gửi',
  'letter-held-back': 'Giữ lại thư vì đã gửi nhiều',
  'letter-sent': 'Gửi thư',
  'letter-sent-again': 'Gửi lại cùng một thư',
  'letter-failed': 'Không gửi được thư',
  'letter-bounced': 'Thư bị trả lại',
  'letter-delayed': 'Thư đến chậm',
}

/** Why a dossier changed that no officer decided on just then. */
export function changedBy({ does, why }: Happening['detail']): string {
  if (why === 'replay') return 'Xét lại theo quy định hiện hành'
  return typeof does === 'string' ? 'Hồ sơ đổi theo quyết định ở hồ sơ khác' : 'Hồ sơ có thêm thư'
}

/** One line each, oldest first: when, what, about what, why and by whom. */
export function timelineText(happenings: readonly Happening[], timeZone: string): string {
  const sorted = happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return `${sorted.map((each) => lineOf(each, timeZone)).join('\n')}\n`
}

function lineOf({ at, kind, detail, about }: Happening, timeZone: string): string {
  const word = (name: string) => (typeof detail[name] === 'string' ? clean(detail[name]) : '')
  const [from, to] = [statusName(word('from')), statusName(word('to'))]
  const parts = [
    word('what') || (kind === 'dossier-changed' ? changedBy(detail) : (SAID[kind] ?? kind)),
    clean(about),
    word('reason') && `lý do: ${word('reason')}`,
    word('officer') && `cán bộ: ${word('officer')}`,
    to && (from && from !== to ? `${from} → ${to}` : to),
    word('why') === 'replay' ? '' : word('why'),
  ]
  return `${sayMoment(at, timeZone)}  ${parts.filter((part) => part !== '').join(' | ')}`
}

function statusName(status: string): string {
  return isStatus(status) ? STATUS[status].toLocaleLowerCase('vi') : status
}

function isStatus(status: string): status is keyof typeof STATUS {
  return Object.hasOwn(STATUS, status)
}
