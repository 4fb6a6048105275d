/** "09:15:00 ngày 20/5/2021", from an instant in ISO 8601 with its zone's offset. */
export function momentOf(iso: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(iso) ?? []
  return year === undefined ? iso : `${time} ngày ${Number(day)}/${Number(month)}/${year}`
}

/** "20/5/2021", from an ISO date. */
export function dateOf(iso: string): string {
  const [year, month, day] = iso.split('-')
  return day === undefined ? iso : `${Number(day)}/${Number(month)}/${year}`
}

/** Words of a document as it has them, on one line and not too long to read. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line}”`
}

const MOST = 160

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
