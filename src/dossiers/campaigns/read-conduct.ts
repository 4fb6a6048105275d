import { type Campaign, OFFICER_ROLES, type Officer, type Reminders } from '../campaign.ts'
import type { CampaignFile } from './campaign-schema.ts'
import { checkAddress, checkWord, numberOf, type Report, yesNo } from './rule-report.ts'

/** Minutes, where a campaign doesn't say (a dossier must be quiet so long before a notice; no longer than that in all). */
const QUIET_MINUTES = 10
const AT_MOST_MINUTES = 60
const MAX_MINUTES = 7 * 24 * 60
/** Letters that nobody asked for go out at civil hours. */
const EARLIEST_MINUTE = 6 * 60
const LATEST_MINUTE = 21 * 60
const USUAL_MINUTE = 8 * 60 + 30

type Conduct = Pick<
  Campaign,
  'settling' | 'receiptSlip' | 'staff' | 'awardLevels' | 'criteria' | 'unknownSenders' | 'reminders' | 'retention'
>

/** How the office wants the campaign to be run: what is not in the plan. */
export function readConduct(written: CampaignFile, report: Report): Conduct {
  const unknown = written['unknown-senders'] ?? 'answer'
  checkWord(['unknown-senders'], unknown, ['answer', 'review'], report)
  return {
    settling: settlingOf(written, report),
    receiptSlip: yesNo(['receipt-slip'], written['receipt-slip'], false, report),
    staff: staffOf(written, report),
    awardLevels: written['award-levels'] ?? [],
    criteria: written.criteria ?? [],
    unknownSenders: unknown === 'review' ? 'review' : 'answer',
    reminders: remindersOf(written, report),
    retention: retentionOf(written, report),
  }
}

function settlingOf(written: CampaignFile, report: Report): Campaign['settling'] {
  const minutes = (key: 'quiet-minutes' | 'at-most-minutes', usual: number) =>
    numberOf(
      ['settling', key],
      written.settling?.[key] ?? String(usual),
      { least: 0, most: MAX_MINUTES, usual, what: 'số phút' },
      report,
    )
  const [quiet, atMost] = [minutes('quiet-minutes', QUIET_MINUTES), minutes('at-most-minutes', AT_MOST_MINUTES)]
  if (atMost < quiet)
    report(['settling', 'at-most-minutes'], {
      expected: `không ít hơn quiet-minutes (${quiet})`,
      found: String(atMost),
      mend: 'tăng số phút chờ nhiều nhất',
    })
  return { quietMs: quiet * 60_000, atMostMs: atMost * 60_000 }
}

function staffOf({ staff = [] }: CampaignFile, report: Report): Officer[] {
  const seen = new Set<string>()
  return staff.map(({ name, email, role = 'officer' }, index) => {
    const address = email.toLowerCase()
    checkAddress(['staff', index, 'email'], address, report)
    checkWord(['staff', index, 'role'], role, OFFICER_ROLES, report)
    if (seen.has(address))
      report(['staff', index, 'email'], {
        expected: 'mỗi cán bộ ghi một lần',
        found: `"${email}" đã có ở trên`,
        mend: 'xóa một trong hai mục',
      })
    seen.add(address)
    return { name, email: address, role: OFFICER_ROLES.find((each) => each === role) ?? 'officer' }
  })
}

/** A hundred years: whoever means for ever leaves the line out. */
const MOST_MONTHS = 1200

function retentionOf({ retention = {} }: CampaignFile, report: Report): Campaign['retention'] {
  const months = (key: 'texts-months' | 'letters-months' | 'originals-months'): number | null => {
    const value = retention[key]
    const bounds = { least: 0, most: MOST_MONTHS, usual: 120, what: 'số tháng' }
    return value === undefined ? null : numberOf(['retention', key], value, bounds, report)
  }
  return { texts: months('texts-months'), letters: months('letters-months'), originals: months('originals-months') }
}

/** Nobody plans a reminder further ahead. */
const MOST_DAYS = 60

function remindersOf({ reminders, staff = [] }: CampaignFile, report: Report): Reminders | null {
  if (reminders === undefined) return null
  const days = reminders['days-before'].map((value, index) =>
    numberOf(
      ['reminders', 'days-before', index],
      value,
      { least: 0, most: MOST_DAYS, usual: 3, what: 'số ngày trước ngày cuối của hạn nhận' },
      report,
    ),
  )
  const approve = yesNo(['reminders', 'approve'], reminders.approve, true, report)
  if (approve && staff.length === 0 && reminders.approve !== undefined)
    report(['reminders', 'approve'], {
      expected: 'mục staff có ít nhất một cán bộ, khi thư đôn đốc phải duyệt trước',
      found: 'không có mục staff',
      mend: 'thêm mục staff, hoặc ghi approve: no',
    })
  return {
    daysBefore: [...new Set(days)].sort((one, other) => other - one),
    atMinute: minuteOf(reminders.at, report),
    approve,
  }
}

function minuteOf(value: string | undefined, report: Report): number {
  if (value === undefined) return USUAL_MINUTE
  const [, hour, minute = '0'] = /^(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?$/u.exec(value.normalize('NFC').trim()) ?? []
  const at = hour === undefined || Number(minute) > 59 ? Number.NaN : Number(hour) * 60 + Number(minute)
  if (at >= EARLIEST_MINUTE && at <= LATEST_MINUTE) return at
  report(['reminders', 'at'], {
    expected: 'giờ trong ngày từ 06:00 đến 21:00, ví dụ 08:30',
    found: `"${value}"`,
    mend: 'chọn giờ làm việc; ghi trong dấu nháy: "08:30"',
  })
  return USUAL_MINUTE
}
