import { MAIL_LIMITS } from './limits.ts'

/** A mail whose header is within MAIL_LIMITS.headerBytes: MailParser refuses a mail with a larger one whole. */
export function capHeader(raw: Uint8Array): { readonly bytes: Uint8Array; readonly cut: boolean } {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let cost = 0
  for (let at = 0; at < mail.length;) {
    const lineEnd = mail.indexOf(LF, at)
    const next = lineEnd < 0 ? mail.length : lineEnd + 1
    if (isBlank(mail, at, next)) break
    cost += Math.max(next - at, LINE_COST)
    if (cost > MAIL_LIMITS.headerBytes)
      return { bytes: Buffer.concat([mail.subarray(0, at), bodyOf(mail, at)]), cut: true }
    at = next
  }
  return { bytes: mail, cut: false }
}

const LF = 0x0a

/** Bytes that MailParser counts for a header line, however short it is. */
const LINE_COST = 64

function isBlank(mail: Buffer, at: number, next: number): boolean {
  return next - at === 1 ? mail[at] === LF : next - at === 2 && mail[at] === 0x0d && mail[at + 1] === LF
}

/** From the empty line on that ends the header (RFC 5322 section 2.1). */
function bodyOf(mail: Buffer, from: number): Buffer {
  const ends = ['\n\r\n', '\n\n'].map((end) => mail.indexOf(end, from)).filter((at) => at >= 0)
  return mail.subarray(Math.min(...ends, mail.length - 1) + 1)
}

/** Lines that part a mail: at most one per part, and one behind the last part of a multipart. */
export const MOST_DELIMITERS = 2 * MAIL_LIMITS.parts

/**
 * A mail with no more parts than it takes to see that they are too many. MailParser has a limit too, but runs behind its splitter
 * and drops what it hasn't reached when the splitter meets it: nearly all of a mail with 20,000 small parts.
 */
export function capParts(mail: Uint8Array): Uint8Array {
  const view = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  let lines = 0
  for (let at = view.indexOf('\n--'); at >= 0 && lines < MOST_DELIMITERS; at = view.indexOf('\n--', at + 1)) lines++
  if (lines < MOST_DELIMITERS) return mail
  // Dumps and letters have many lines like that: only those count that a boundary was declared for.
  const text = view.toString('latin1')
  const boundaries = new Set<string>()
  for (const found of text.matchAll(/boundary\s{0,5}=\s{0,5}(?:"([^"\r\n]{1,70})"|([^\s";]{1,70}))/gi))
    boundaries.add((found[1] ?? found[2] ?? '').trimEnd())
  let delimiters = 0
  for (const { 1: written = '', index } of text.matchAll(/^--([^\r\n]{1,80})/gm)) {
    if (!boundaries.has(written.trimEnd().replace(/--$/, '')) && !boundaries.has(written.trimEnd())) continue
    delimiters++
    if (delimiters > MOST_DELIMITERS) return view.subarray(0, index)
  }
  return mail
}
