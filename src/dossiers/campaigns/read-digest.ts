import type { Campaign } from '../campaign.ts'
import type { CampaignFile } from './campaign-schema.ts'
import type { faultAt } from './rule-fault.ts'
import type { Path } from './yaml-source.ts'

type Report = (path: Path, said: Parameters<typeof faultAt>[2]) => void

/** When a campaign says nothing: before the day's work and before its end. */
const USUAL_HOURS = ['08:00', '16:00']
/** Nobody reads more of them in a day. */
export const MOST_HOURS = 8

/** The hours at which staff get the digest, in order, and to whom it goes; none of both where the campaign doesn't say. */
export function readDigest(written: CampaignFile['digest'], report: Report): Campaign['digest'] {
  const hours = (written?.hours ?? USUAL_HOURS).map((value, index) => hourOf(value, ['digest', 'hours', index], report))
  if (hours.length > MOST_HOURS)
    report(['digest', 'hours'], {
      expected: `không quá ${MOST_HOURS} giờ trong một ngày`,
      found: `${hours.length} giờ`,
      mend: 'bớt các giờ gửi bản tổng hợp',
    })
  const to = (written?.to ?? []).map((value, index) => addressOf(value, ['digest', 'to', index], report))
  return { hours: [...new Set(hours)].sort(), to: [...new Set(to)] }
}

function hourOf(value: string, path: Path, report: Report): string {
  const [, hour, minute] = /^(\d{1,2})(?:\s*(?::|h|giờ)\s*(\d{2})?\s*(?:phút)?)?$/iu.exec(value) ?? []
  if (hour !== undefined && Number(hour) < 24 && Number(minute ?? 0) < 60)
    return `${hour.padStart(2, '0')}:${minute ?? '00'}`
  report(path, {
    expected: 'giờ trong ngày từ 00:00 đến 23:59, ví dụ 08:00 hoặc 16h30',
    found: `"${value}"`,
    mend: 'ghi giờ và phút cách nhau bằng dấu hai chấm',
  })
  return '08:00'
}

function addressOf(value: string, path: Path, report: Report): string {
  if (/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(value)) return value.toLowerCase()
  report(path, {
    expected: 'một địa chỉ thư điện tử, ví dụ canbo@example.vn',
    found: `"${value}"`,
    mend: 'mỗi địa chỉ một dòng, kiểm tra dấu @ và tên miền',
  })
  return ''
}
