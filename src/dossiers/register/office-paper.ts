import { capitalised } from '../capitalised.ts'
import type { Campaign } from '../campaign.ts'
import { sayDay } from '../letters/speak.ts'
import { dayIn, isoIn } from '../zoned-time.ts'

/** A paper of tables as an office issues it, whatever program shows it: what the .xlsx and the .docx are made from. */
export type OfficePaper = {
  readonly letterhead: Letterhead
  readonly sheets: readonly Sheet[]
  /** Who signs, left and right: lines of which the first is the office, the last how to sign. */
  readonly signatures: readonly [left: Signature, right: Signature]
  /** What the page foot says at the left: 'Kế hoạch số 63/KH-LĐLĐ'. */
  readonly foot: string
}

/** Decree 30/2020/NĐ-CP, annex I: the superior body above the issuing one at the left, Quốc hiệu and Tiêu ngữ at the right. */
export type Letterhead = {
  readonly superior: string
  readonly issuer: string
  readonly country: string
  readonly motto: string
  readonly placeAndDate: string
}

export type Signature = { readonly title: readonly string[]; readonly how: string }

export type Sheet = {
  /** On the tab: at most 31 characters, none of \\ / ? * [ ] : */
  readonly name: string
  readonly title: readonly string[]
  /** Under the title, small. */
  readonly notes: readonly string[]
  readonly columns: readonly Column[]
  readonly sections: readonly Section[]
}

/** Rows under a heading of their own; null where the table has none. */
export type Section = { readonly heading: string | null; readonly rows: readonly (readonly Value[])[] }

export type Column = {
  readonly heading: string
  /** In characters of the table's font. */
  readonly width: number
  readonly align: 'left' | 'center'
}

/** Text, a count, a day, or a day with its time; null is an empty cell. Several lines of text are parted by line ends. */
export type Value = string | number | LocalDay | LocalMinute | null

/** '2021-05-20', and '2021-05-20T16:05': what clocks and calendars of the office showed. */
export type LocalDay = { readonly day: string }
export type LocalMinute = { readonly minute: string }

export function dayValue(iso: string | null): LocalDay | null {
  return iso === null ? null : { day: iso }
}

export function minuteValue(at: Date | null, timeZone: string): LocalMinute | null {
  return at === null ? null : { minute: isoIn(timeZone, at).slice(0, 16) }
}

/** '20/05/2021', '20/05/2021 16:05' */
export function sayValue(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if ('day' in value) return dayFirst(value.day)
  return `${dayFirst(value.minute.slice(0, 10))} ${value.minute.slice(11)}`
}

function dayFirst(iso: string): string {
  return iso.split('-').toReversed().join('/')
}

export function letterheadOf({ office, timeZone }: Campaign, at: Date): Letterhead {
  const place = office.place === '' ? '' : `${office.place}, `
  return {
    superior: office.superior.toLocaleUpperCase('vi'),
    issuer: office.name.toLocaleUpperCase('vi'),
    country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    placeAndDate: capitalised(`${place}${sayDay(dayIn(timeZone, at))}`),
  }
}

/**
 * Who draws the list up, and who signs it for the body that issued the plan: 'TM. BAN THƯỜNG VỤ' where the plan was issued by
 * 'Ban Thường vụ LĐLĐ quận Ba Đình'.
 */
export function signaturesOf({ plan, office }: Campaign): OfficePaper['signatures'] {
  const body = [office.name, office.shortName].reduce((issuer, name) => issuer.replace(name, ''), plan.issuer).trim()
  const collective = /^ban\s/iu.test(body)
  return [
    { title: ['NGƯỜI LẬP DANH SÁCH'], how: '(Ký, ghi rõ họ tên)' },
    {
      title: collective ? [`TM. ${body.toLocaleUpperCase('vi')}`, 'CHỦ TỊCH'] : ['CHỦ TỊCH'],
      how: '(Ký tên, đóng dấu)',
    },
  ]
}
