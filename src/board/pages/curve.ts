import type { Campaign, Submission } from '#src/dossiers/campaign.ts'
import { dayIn } from '#src/dossiers/zoned-time.ts'
import type { Day } from '#src/store/board/progress.ts'
import { html, type Html } from '../html.ts'

const WIDTH = 880
const HEIGHT = 260
const LEFT = 44
const RIGHT = 16
const TOP = 22
const BOTTOM = 34
const DAY_MS = 86_400_000

/** What had come in by each day, as a curve towards the deadline; the figures stand in the text beside it too. */
export function curve(days: readonly Day[], campaign: Campaign, submission: Submission, now: Date): Html {
  // The last day on which a mail is still on time.
  const deadline = dayIn(campaign.timeZone, new Date(submission.deadline.at.getTime() - 1))
  const known = days.map(({ day }) => day)
  // A single dossier that came years before or later must not press all others into one corner.
  const from = known.find((day) => number(day) > number(deadline) - 400) ?? campaign.period.from
  const to = latest([deadline, ...known.filter((day) => number(day) < number(deadline) + 120)])
  const total = days.reduce((sum, { received }) => sum + received, 0)
  const x = (day: number): number =>
    LEFT + ((day - number(from)) / Math.max(1, number(to) - number(from) + 1)) * (WIDTH - LEFT - RIGHT)
  const y = (count: number): number => HEIGHT - BOTTOM - (count / niceTop(total)) * (HEIGHT - TOP - BOTTOM)
  // Nobody knows what comes yet: the lines end with today.
  const today = dayIn(campaign.timeZone, now)
  const end = Math.min(
    number(to),
    Math.max(number(today), number(from), ...known.map(number).filter((day) => day <= number(to))),
  )
  const line = (of: (day: Day) => number): string => {
    let sum = 0
    const steps = days.map((day) => {
      sum += of(day)
      const at = Math.min(Math.max(number(day.day), number(from)), number(to))
      return `H${x(at).toFixed(1)} V${y(sum).toFixed(1)}`
    })
    return `M${x(number(from)).toFixed(1)} ${y(0).toFixed(1)} ${steps.join(' ')} H${x(end + 1).toFixed(1)}`
  }
  const ticks = [0, niceTop(total) / 2, niceTop(total)]
  const complete = days.reduce((sum, day) => sum + day.complete, 0)
  const said = `Từ ${say(from)} đến ${say(earlier(today, to))} đã nhận ${total} hồ sơ, ${complete} hồ sơ đủ thành phần. Ngày cuối của hạn: ${say(deadline)}.`
  return html`<figure class="curve">
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}">
      ${ticks.map(
        (tick) =>
          html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" /><text
              x="${LEFT - 8}"
              y="${y(tick) + 4}"
              text-anchor="end"
              >${tick}</text
            >`,
      )}
      <text x="${LEFT}" y="${HEIGHT - 10}">${say(from)}</text>
      <text x="${WIDTH - RIGHT}" y="${HEIGHT - 10}" text-anchor="end">${say(to)}</text>
      <line
        class="deadline"
        x1="${x(number(deadline) + 1)}"
        x2="${x(number(deadline) + 1)}"
        y1="${TOP}"
        y2="${HEIGHT - BOTTOM}"
      />
      <path class="received" d="${line((day) => day.received)}" />
      <path class="complete" d="${line((day) => day.complete)}" />
    </svg>
    <figcaption class="legend">
      <span><i></i>đã nhận</span><span class="complete"><i></i>đủ thành phần</span
      ><span class="deadline"><i></i>hết hạn (24 giờ ngày ${say(deadline)})</span>
    </figcaption>
  </figure>`
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}

/** An even number not below the count, so that the middle line is whole. */
function niceTop(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))))
  const even = Math.max(2, step)
  return Math.ceil(Math.max(1, count) / even) * even
}

/** Days since 1970 of an ISO day. */
function number(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '1970-01-01'
}

function say(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}
