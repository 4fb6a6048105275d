/** What the clocks of a zone show at an instant, and how far they are ahead of UTC ('+07:00'). */
export type WallClock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly offset: string
}

export function wallClock(timeZone: string, instant: Date): WallClock {
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (wanted: Intl.DateTimeFormatPartTypes): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  const zone = part('timeZoneName')
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    hour: Number(part('hour')),
    minute: Number(part('minute')),
    second: Number(part('second')),
    offset: zone === 'GMT' ? '+00:00' : zone.replace('GMT', ''),
  }
}

/** An instant as ISO 8601 with the offset of a zone: '2021-05-26T23:59:59+07:00'. */
export function isoIn(timeZone: string, instant: Date): string {
  const { year, month, day, hour, minute, second, offset } = wallClock(timeZone, instant)
  const [mm, dd, h, m, s] = [month, day, hour, minute, second].map((value) => String(value).padStart(2, '0'))
  return `${year}-${mm}-${dd}T${h}:${m}:${s}${offset}`
}

/** The calendar day of an instant in a zone: '2021-05-27'. */
export function dayIn(timeZone: string, instant: Date): string {
  return isoIn(timeZone, instant).slice(0, 10)
}

/** Building one takes a third of a millisecond, so each zone's is kept; the campaigns name very few. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  clocks.set(timeZone, clock)
  return clock
}

const clocks = new Map<string, Intl.DateTimeFormat>()
