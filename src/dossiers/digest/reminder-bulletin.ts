import type { Campaign } from '../campaign.ts'
import type { Reminder } from '../reminders/reminders-due.ts'
import type { Bulletin } from './bulletin.ts'
import { sayMoment } from './say.ts'

/** Units named in the mail; the whole list stands on the board. */
const MOST_UNITS = 30

type Facts = { readonly campaign: Campaign; readonly at: Date; readonly boardUrl: string }

/** Tells staff that reminders wait for their word. */
export function reminderBulletin({ campaign, at, boardUrl }: Facts, waiting: readonly Reminder[]): Bulletin {
  const href = `${boardUrl}/thu-nhac?ke-hoach=${campaign.id}`
  return {
    subject: `Chờ duyệt thư nhắc: ${waiting.length} đơn vị (${campaign.office.shortName})`,
    heading: 'Thư nhắc chờ duyệt',
    lead: [
      `Kế hoạch số ${campaign.plan.number} – ${campaign.office.shortName}`,
      `Danh sách lập lúc ${sayMoment(at, campaign.timeZone)}`,
    ],
    figures: null,
    deadlines: [],
    news: { title: '', lines: [] },
    chart: null,
    groups: [
      {
        title: 'Thư nhắc chờ duyệt',
        tone: 'decide',
        hint: 'Mở trang Thư nhắc, đọc danh sách và lời thư, duyệt thư nào thì thư đó được gửi. Đơn vị gửi hồ sơ đến thì thư của đơn vị đó tự rút khỏi danh sách.',
        entries: waiting.slice(0, MOST_UNITS).map(({ unit, owed }) => ({
          link: { words: unit.name, href },
          title: owed
            .map(({ name, code }) => (code === null ? `chưa gửi ${name}` : `${name} ${code} còn thiếu`))
            .join('; '),
          details: [],
          fresh: false,
        })),
        more: Math.max(0, waiting.length - MOST_UNITS),
        all: href,
      },
    ],
    silent: [],
    links: [{ words: 'Mở trang Thư nhắc', href }],
    closing: ['Thư này do phần mềm tiếp nhận hồ sơ gửi tự động cho cán bộ phụ trách.'],
  }
}
