/** A page that Word or a browser saved as one file (RFC 2557): its HTML; null where there is none. */
export function archivedPage(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const top = partOf(text)
  if (/^text\/html\b/i.test(top.type)) return decoded(top)
  const boundary = /boundary\s{0,5}=\s{0,5}(?:"([^"\n]{1,200})"|([^\s;"]{1,200}))/i.exec(top.head)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return null
  for (const piece of text.split(`--${mark}`, MOST_PARTS).slice(1)) {
    const part = partOf(piece.replace(/^\r?\n/, ''))
    if (/^text\/html\b/i.test(part.type)) return decoded(part)
  }
  return null
}

/** The page comes first; pictures follow it. */
const MOST_PARTS = 20
const HEAD = 8_000

type ArchivePart = { readonly head: string; readonly type: string; readonly coding: string; readonly body: string }

function partOf(text: string): ArchivePart {
  const end = /\r?\n\r?\n/.exec(text.slice(0, HEAD))
  const head = end === null ? '' : text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.{0,300})`, 'im').exec(head)?.[1]?.trim() ?? ''
  return {
    head,
    type: field('content-type'),
    coding: field('content-transfer-encoding').toLowerCase(),
    body: end === null ? '' : text.slice(end.index + end[0].length),
  }
}

function decoded({ type, coding, body }: ArchivePart): Uint8Array {
  const plain =
    coding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(coding === 'quoted-printable' ? unquoted(body) : body, 'latin1')
  const charset = /charset\s{0,5}=\s{0,5}"?([\w-]{3,20})/i.exec(type)?.[1]?.toLowerCase()
  // What the page itself says of its letters, or shows, stands; only 16-bit ones must be told.
  return charset === 'utf-16' || charset === 'unicode' ? Buffer.from(new TextDecoder('utf-16le').decode(plain)) : plain
}

function unquoted(body: string): string {
  return body
    .replace(/=[ \t]{0,10}\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
