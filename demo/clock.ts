/** The header by which the page's own form says when its mail is to count as received. */
export const RECEIVED_HEADER = 'X-Demo-Received'

/** The demo plays in May 2021, when plan 63's deadline was ahead: what "in time" means would be lost otherwise. */
const STORY_BEGINS = new Date('2021-05-20T08:00:00+07:00')

/** Mail that visitors send by a mail program comes in the afternoon of the last day. */
const VISITORS_BEGIN = new Date('2021-05-26T15:30:00+07:00')

export type DemoClock = {
  /** The time at which the office lives. It stands some years back and goes as fast as ours. */
  now(): Date
  /** When a mail that came in over SMTP counts as received. */
  receivedAt(raw: Buffer): Date
}

export function startClock(): DemoClock {
  const began = Date.now()
  const since = (start: Date): Date => new Date(start.getTime() + Date.now() - began)
  return {
    now: () => since(STORY_BEGINS),
    receivedAt(raw) {
      const header = raw.toString('latin1', 0, 8192).split(/\r?\n\r?\n/, 1)[0] ?? ''
      const wanted = new RegExp(`^${RECEIVED_HEADER}: (\\d{4}-[-0-9T:.]+Z)\\r?$`, 'im').exec(header)?.[1]
      const at = new Date(wanted ?? Number.NaN)
      return Number.isNaN(at.getTime()) ? since(VISITORS_BEGIN) : at
    },
  }
}
