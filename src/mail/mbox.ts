/** Bytes of one mail of an mbox that are kept; Gmail's largest is 50 MB. The rest of a longer one is passed over. */
const MBOX_MESSAGE_BYTES = 100_000_000

/**
 * The mails of an mbox file (RFC 4155; Google Takeout, Thunderbird, mutt), one after another: only one is in memory at a time.
 * A mail begins at a "From " line at the start of the file, or behind an empty line where the line has the form of one, since a
 * letter's own paragraph may begin with "From ". The ">" that mboxo and mboxrd put before such lines is taken off; line ends stay.
 * A file without any such line is one mail.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  messageBytes = MBOX_MESSAGE_BYTES,
): AsyncGenerator<Uint8Array> {
  const mail = createMail(messageBytes)
  for await (const line of lines(chunks)) {
    const begins = line.whole && isFromLine(line.bytes, mail.isEmpty() && !mail.begun())
    if (begins && (mail.afterBlank() || !mail.begun())) {
      if (!mail.isEmpty()) yield mail.take()
      mail.begin()
    } else {
      mail.add(line)
    }
  }
  if (!mail.isEmpty()) yield mail.take()
}

type Line = {
  readonly bytes: Buffer
  /** False for the further pieces of a line that is too long to be anything but content. */
  readonly whole: boolean
}

const LONGEST_FROM_LINE = 1000

async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let whole = true
  for await (const chunk of chunks) {
    const data = Buffer.concat([rest, chunk])
    let at = 0
    for (let end = data.indexOf(LF); end >= 0; end = data.indexOf(LF, at)) {
      yield { bytes: data.subarray(at, end + 1), whole }
      whole = true
      at = end + 1
    }
    rest = data.subarray(at)
    if (rest.length > LONGEST_FROM_LINE) {
      yield { bytes: rest, whole }
      whole = false
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0) yield { bytes: rest, whole }
}

function createMail(limit: number) {
  let pieces: Buffer[] = []
  let size = 0
  let started = false
  let blank = false
  return {
    begun: () => started,
    isEmpty: () => pieces.length === 0,
    afterBlank: () => blank,
    begin() {
      started = true
      blank = false
    },
    add({ bytes, whole }: Line) {
      blank = whole && isBlank(bytes)
      // Blank lines before the first mail are none of it.
      if (blank && pieces.length === 0 && !started) return
      started = true
      const kept = (whole && isQuotedFrom(bytes) ? bytes.subarray(1) : bytes).subarray(0, Math.max(0, limit - size))
      if (kept.length === 0) return
      pieces.push(kept)
      size += kept.length
    },
    take(): Uint8Array {
      // The empty line before the next "From " belongs to the file, not to the mail.
      const last = pieces.at(-1)
      if (last !== undefined && pieces.length > 1 && blank && isBlank(last)) pieces.pop()
      const mail = Buffer.concat(pieces)
      pieces = []
      size = 0
      return mail
    },
  }
}

const LF = 0x0a

function isBlank(line: Buffer): boolean {
  return (line.length === 1 && line[0] === LF) || (line.length === 2 && line[0] === 0x0d && line[1] === LF)
}

function isFromLine(line: Buffer, first: boolean): boolean {
  if (line.toString('latin1', 0, 5) !== 'From ') return false
  if (first) return true
  const text = line.toString('latin1', 0, LONGEST_FROM_LINE).trimEnd()
  // "From a@b Wed May 26 10:00:00 2021", Takeout's "From 17@xxx Wed May 26 10:00:00 +0000 2021", Thunderbird's "From - ..." and "From".
  return /^From(?: -)?$/.test(text) || (/\b\d{1,2}:\d{2}(?::\d{2})?\b/.test(text) && /\b(?:19|20)\d{2}\b/.test(text))
}

function isQuotedFrom(line: Buffer): boolean {
  return line[0] === 0x3e && /^>+From /.test(line.toString('latin1', 0, 100))
}
