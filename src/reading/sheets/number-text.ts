/** Days from 0 January 1900 as Excel counts them (with its 29 February 1900) to days from 1 January 1970. */
const EPOCH_1900 = 25_569
const EPOCH_1904 = 24_107

/** A number as its cell shows it, as far as reading needs: dates day first, whole numbers without a point. */
export function numberText(value: number, format: string, from1904: boolean): string {
  if (isDateFormat(format)) return dateText(value, format, from1904)
  if (format.includes('%')) return `${trimNumber(value * 100)}%`
  const zeros = /^0+$/.exec(format.split(';')[0] ?? '')
  if (zeros !== null && Number.isInteger(value)) return String(value).padStart(zeros[0].length, '0')
  return trimNumber(value)
}

/** A format with a day, month or year outside quotes and brackets. */
function isDateFormat(format: string): boolean {
  const bare = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[dy]|m{1,5}/i.test(bare) && !/general/i.test(bare) && !/[#0]/.test(bare)
}

function dateText(value: number, format: string, from1904: boolean): string {
  const days = Math.floor(value)
  const date = new Date((days - (from1904 ? EPOCH_1904 : EPOCH_1900)) * 86_400_000)
  if (Number.isNaN(date.getTime()) || value < 0) return trimNumber(value)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = two(date.getUTCDate())
  const month = two(date.getUTCMonth() + 1)
  const minutes = Math.round((value - days) * 1440)
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  if (!/[dy]/i.test(format) && days === 0) return time
  if (!/d/i.test(format)) return `${month}/${date.getUTCFullYear()}`
  return `${day}/${month}/${date.getUTCFullYear()}${/h/i.test(format) && minutes > 0 ? ` ${time}` : ''}`
}

function trimNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
}
