import type { Campaign } from '../campaign.ts'
import type { Reminder } from '../reminders/reminders-due.ts'
import type { Bulletin, Entry } from './bulletin.ts'
import { digestWords } from './digest-words.ts'
import { group } from './groups.ts'
import { sayMoment } from './say.ts'

/** Units named in the mail; the whole list stands on the board. */
const MOST_UNITS = 30

type Facts = { readonly campaign: Campaign; readonly at: Date; readonly boardUrl: string }

/** Tells staff that reminders wait for their word. */
export function reminderBulletin(
  { campaign, at, boardUrl }: Facts,
  waiting: readonly Pick<Reminder, 'unit' | 'owed'>[],
): Bulletin {
  const href = `${boardUrl}/thu-nhac?ke-hoach=${campaign.id}`
  const say = digestWords(campaign)
  const entries = waiting.map(({ unit, owed }): Entry => ({
    link: { words: unit.name, href },
    title: owed
      .map(({ name, code }) =>
        code === null ? say('nhac-chua-gui', { viec: name }) : say('nhac-con-thieu', { viec: name, ma: code }),
      )
      .join('; '),
    details: [],
    fresh: false,
  }))
  const listed = group('nhac-nhom', 'decide', entries, MOST_UNITS, { boardUrl, say })
  return {
    subject: say('nhac-tieu-de', { so: waiting.length }),
    heading: listed.title,
    lead: say.lines('nhac-dau-thu', { luc: sayMoment(at, campaign.timeZone) }),
    figures: null,
    deadlines: [],
    news: { title: '', lines: [] },
    chart: null,
    groups: [{ ...listed, all: href }],
    silent: [],
    links: [{ words: say('nhac-nut', {}), href }],
    closing: say.lines('nhac-cuoi-thu', {}),
    fresh: '',
  }
}
