import { createHash } from 'node:crypto'
import libmime from 'libmime'
import { decodeText } from './charset.ts'
import { isDecoration } from './decoration.ts'
import { cleanFileName } from './file-name.ts'
import { decodeWords, parseHeaderFields } from './header-fields.ts'
import { readHtmlBody, tidyText } from './html-body.ts'
import type { HtmlBody, ShownPicture } from './html-body.ts'
import { MAIL_LIMITS } from './limits.ts'
import { collectLinks } from './links.ts'
import type { Attachment, Message } from './message.ts'
import type { MimePart } from './mime-parts.ts'
import { uudecode } from './uuencode.ts'

export type Body = Pick<Message, 'text' | 'links' | 'attachments' | 'defects'>

/** Sorts the leaves of a mail into its words and its files. */
export function readBody(parts: readonly MimePart[]): Body {
  const defects: string[] = []
  const words: Words[] = []
  const files: File[] = []
  for (const part of parts) {
    const name = partName(part)
    const { bytes } = part
    if (isWords(part, name)) words.push({ part, ...readWords(part, bytes) })
    else files.push({ name: fileName(part, name, bytes), part, bytes })
  }
  const spoken = chooseAlternatives(words)
  const letters = spoken.map(takeUuFiles)
  const text = tidyText(letters.map((letter) => letter.text).join('\n\n'))
  if (text.length > MAIL_LIMITS.text) defects.push('nội dung thư quá dài, chỉ đọc phần đầu')
  const html = words.flatMap((entry) => entry.html ?? [])
  const pictures = html.flatMap((body) => body.pictures)
  const attachments = [
    ...files.map((file) => attachment(file, pictures)),
    ...letters.flatMap((letter) => letter.files).map((file) => attachment(file, [])),
    ...dataPictures(pictures),
  ]
  return {
    text: text.slice(0, MAIL_LIMITS.text),
    links: collectLinks(
      text.slice(0, MAIL_LIMITS.text),
      html.flatMap((body) => body.links),
    ),
    attachments,
    defects,
  }
}

type Words = { readonly part: MimePart; readonly text: string; readonly html: HtmlBody | null }
type File = {
  readonly name: string
  readonly part: Pick<MimePart, 'type' | 'disposition' | 'contentId'>
  readonly bytes: Uint8Array
}

/** A text with a name is a file, except where it can't be one: as the whole mail, or as one form of the mail's words. */
function isWords(part: MimePart, name: string): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return false
  if (part.disposition !== '' && part.disposition !== 'inline') return false
  return name === '' || part.isRoot || part.alternative !== null
}

function readWords(part: MimePart, bytes: Uint8Array): Pick<Words, 'text' | 'html'> {
  const decoded = decodeText(bytes.subarray(0, MAIL_LIMITS.html), part.typeParams.get('charset') ?? null).replace(
    /\r\n?/g,
    '\n',
  )
  if (part.type === 'text/html') {
    const html = readHtmlBody(decoded)
    return { text: html.text.normalize('NFC'), html }
  }
  if (part.typeParams.get('format')?.toLowerCase() !== 'flowed') return { text: decoded, html: null }
  return { text: libmime.decodeFlowed(decoded, part.typeParams.get('delsp')?.toLowerCase() === 'yes'), html: null }
}

/** Of several forms of the same words (RFC 2046 section 5.1.4) the plain one, unless it is a stub beside a real HTML text. */
function chooseAlternatives(words: readonly Words[]): Words[] {
  return words.filter((entry) => {
    const group = entry.part.alternative
    if (group === null) return true
    const forms = words.filter(
      (other) => other.part.alternative === group && (other.html === null) !== (entry.html === null),
    )
    if (forms.length === 0) return true
    const own = entry.text.trim().length
    const others = forms.reduce((sum, form) => sum + form.text.trim().length, 0)
    return entry.html === null ? !isStub(own, others) : isStub(others, own)
  })
}

function isStub(plain: number, html: number): boolean {
  return plain === 0 || plain * 4 + 200 < html
}

function takeUuFiles(words: Words): { readonly text: string; readonly files: readonly File[] } {
  if (words.html !== null || !words.text.includes('begin ')) return { text: words.text, files: [] }
  const files: File[] = []
  const kept: string[] = []
  let at = 0
  for (let file = uudecode(words.text); file !== null; file = uudecode(words.text, at)) {
    kept.push(words.text.slice(at, file.start))
    const name = cleanFileName(decodeWords(file.name))
    files.push({
      name,
      bytes: file.bytes,
      part: { type: 'application/octet-stream', disposition: 'attachment', contentId: null },
    })
    at = file.end
  }
  return { text: kept.join('') + words.text.slice(at), files }
}

function attachment({ name, part, bytes }: File, pictures: readonly ShownPicture[]): Attachment {
  const shown = pictures.find((picture) => shows(picture, part.contentId, name)) ?? null
  return {
    name,
    declaredType: part.type,
    contentId: part.contentId,
    decoration: isDecoration({ name, type: part.type, disposition: part.disposition, shown, bytes }),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

function shows({ source }: ShownPicture, contentId: string | null, name: string): boolean {
  if (!/^cid:/i.test(source)) return false
  const reference = safeDecode(source.slice(4).trim())
  return reference === contentId || (contentId === null && reference === name)
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Pictures that a web mail pasted into the HTML itself: a page of a dossier can hide there. */
function dataPictures(pictures: readonly ShownPicture[]): Attachment[] {
  const found: Attachment[] = []
  for (const picture of pictures) {
    if (found.length === MAIL_LIMITS.dataPictures) break
    const head = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,/i.exec(picture.source)
    if (head === null) continue
    const type = `image/${head[1]?.toLowerCase() ?? 'png'}`
    const bytes = Buffer.from(picture.source.slice(head[0].length), 'base64')
    const name = `anh-trong-thu-${found.length + 1}.${head[1]?.toLowerCase() ?? 'png'}`
    found.push(attachment({ name, bytes, part: { type, disposition: 'inline', contentId: null } }, []))
  }
  return found
}

/** As the sender wrote it: Content-Disposition's filename, else Content-Type's name. */
function partName(part: MimePart): string {
  const written = part.dispositionParams.get('filename') ?? part.typeParams.get('name') ?? ''
  return cleanFileName(unescapePercent(written))
}

/** Some web mailers percent-encode a name without saying so (RFC 2231 would say). */
function unescapePercent(name: string): string {
  if (!/%[\dA-F]{2}/i.test(name)) return name
  const decoded = safeDecode(name)
  return /[^\p{ASCII}]/u.test(decoded) || name.includes('%20') ? decoded : name
}

/** An attached mail without a name gets its subject's (RFC 2046 section 5.2.1 gives parts of this type no name). */
function fileName(part: MimePart, name: string, bytes: Uint8Array): string {
  if (name !== '' || !part.type.startsWith('message/rfc822')) return name
  const subject = parseHeaderFields(bytes.subarray(0, 65_536)).find((field) => field.name === 'subject')?.value
  const words = cleanFileName(decodeWords(subject ?? '').replace(/[\\/]/g, '-'))
  return words === '' ? 'thu-dinh-kem.eml' : `${words}.eml`
}
