import { MailParser } from 'mailparser'
import type { AttachmentStream, HeaderLines, Headers, MessageText } from 'mailparser'
import { finished, pipeline } from 'node:stream/promises'
import { capHeader, capParts, MOST_DELIMITERS } from './caps.ts'
import { parseHeaderFields, parseStructured } from './header-fields.ts'
import type { StructuredValue } from './header-fields.ts'
import { MAIL_LIMITS } from './limits.ts'
import type { HeaderField } from './message.ts'
import { uudecode } from './uuencode.ts'

/** A leaf of the MIME tree: a text, a picture, a file. Attached mails are leaves too, their bytes untouched. */
export type MimePart = {
  readonly headers: readonly HeaderField[]
  /** Media type, lower case; 'text/plain' where none is declared. */
  readonly type: string
  readonly typeParams: StructuredValue['params']
  /** 'attachment', 'inline', another word, or '' where there is none. */
  readonly disposition: string
  readonly dispositionParams: StructuredValue['params']
  readonly contentId: string | null
  readonly isRoot: boolean
  /** The innermost multipart/alternative that it stands in: its siblings say the same in another form. */
  readonly alternative: object | null
  /** Freed from its transfer encoding. */
  readonly bytes: Uint8Array
}

export type MimeParts = {
  /** Of the mail itself. */
  readonly headers: readonly HeaderField[]
  readonly parts: readonly MimePart[]
  readonly defects: readonly string[]
}

/** Takes a mail apart into its leaves (RFC 2046). Past a limit it gives what came before and a defect. */
export async function splitParts(raw: Uint8Array): Promise<MimeParts> {
  const mail = capHeader(raw)
  const { root, contents, defects } = await parseTree(mail.bytes)
  if (mail.cut) defects.push(HEADER_TOO_LARGE)
  if (root === null) return { headers: [], parts: [], defects }
  const parts: MimePart[] = []
  let count = 0
  for (const { node, parents } of nodes(root, [])) {
    count++
    if (count > MAIL_LIMITS.parts) {
      defects.push(TOO_MANY_PARTS)
      break
    }
    if (parents.length > MAIL_LIMITS.depth) {
      defects.push(TOO_DEEP)
      continue
    }
    if (node.children.length > 0) continue
    const content = contents.get(node.headers)
    if (content !== undefined) parts.push(leaf(node, parents, Buffer.concat(content)))
    else if (isMultipart(node)) {
      defects.push(BOUNDARY_LOST)
      parts.push(...(await splitByLook(node, parents, mail.bytes)))
    }
  }
  if (isCutShort(root, mail.bytes)) defects.push('thư bị cắt ngang: phần cuối bị mất')
  return { headers: fieldsOf(root), parts: parts.slice(0, MAIL_LIMITS.parts), defects: [...new Set(defects)] }
}

const HEADER_TOO_LARGE = 'phần đầu của thư quá lớn, chỉ đọc được một phần'
const TOO_MANY_PARTS = `thư có hơn ${MAIL_LIMITS.parts} phần, chỉ đọc các phần đầu`
const TOO_DEEP = `thư lồng nhau hơn ${MAIL_LIMITS.depth} tầng, bỏ qua các tầng trong cùng`
const BOUNDARY_LOST = 'thư khai nhiều phần nhưng không nói cách tách các phần'

/**
 * What MailParser knows of a mail and its types leave out (3.14, mail-parser.js). What it emits tells neither which words are
 * two forms of the same and which stand one after another, nor a part's header as it was written, nor the bytes of a text:
 * windows-1258 without a label (common here) would come as replacement characters, a file name "C:\a.doc" as "C:a.doc".
 */
type Tree = {
  /** Types that it turns into text by itself; with none of them every part comes as bytes. */
  textTypes: readonly string[]
  readonly tree: Node | false
}
type Node = {
  readonly headers: Headers
  readonly headerLines: HeaderLines
  readonly contentType: string | false
  readonly children: readonly Node[]
}

function knowsTree(parser: MailParser): parser is MailParser & Tree {
  return 'tree' in parser && 'textTypes' in parser
}

type Parsed = {
  readonly root: Node | null
  /** Pieces of each part's content, by the same object as its node has. */
  readonly contents: ReadonlyMap<Headers, readonly Uint8Array[]>
  readonly defects: string[]
}

async function parseTree(mail: Uint8Array): Promise<Parsed> {
  const parser = new MailParser({
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    skipHtmlToText: true,
    skipTextToHtml: true,
    // The mail's own header is within the limit already; this is for those of its parts.
    maxHeadSize: MAIL_LIMITS.headerBytes + HEADER_SLACK,
    maxChildNodes: MOST_DELIMITERS + 1,
  })
  if (!knowsTree(parser)) throw new Error('mailparser has no tree: another version than the one this was written for')
  parser.textTypes = []
  const contents = new Map<Headers, Uint8Array[]>()
  const ends: Promise<void>[] = []
  parser.on('data', (part: AttachmentStream | MessageText) => {
    if (part.type === 'text') return
    const pieces: Uint8Array[] = []
    contents.set(part.headers, pieces)
    part.content.on('data', (piece: Uint8Array) => pieces.push(piece))
    part.content.once('end', () => part.release?.())
    ends.push(finished(part.content))
  })
  const defects: string[] = []
  try {
    await pipeline(slices(capParts(mail)), parser)
    await Promise.all(ends)
  } catch (error) {
    // EMAXLEN: what was emitted before it stays.
    defects.push(error instanceof Error && error.message.includes('header') ? HEADER_TOO_LARGE : TOO_MANY_PARTS)
  }
  return { root: parser.tree || null, contents, defects }
}

function* slices(mail: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < mail.length; at += SLICE) yield mail.subarray(at, at + SLICE)
}

const SLICE = 262_144

/** Bytes: the empty line that ends a header, and what MailParser counts on top. */
const HEADER_SLACK = 1024

/** In the order of the mail. `parents` are innermost first. */
function* nodes(
  node: Node,
  parents: readonly Node[],
): Generator<{ readonly node: Node; readonly parents: readonly Node[] }> {
  yield { node, parents }
  if (parents.length > MAIL_LIMITS.depth) return
  for (const child of node.children) yield* nodes(child, [node, ...parents])
}

function leaf(node: Node, parents: readonly Node[], content: Uint8Array): MimePart {
  const headers = fieldsOf(node)
  const first = (name: string) => headers.find((field) => field.name === name)?.value ?? ''
  const type = parseStructured(first('content-type'))
  const disposition = parseStructured(first('content-disposition'))
  // Some write the parameters without the semicolon before them.
  const declared = isMultipart(node) ? 'text/plain' : (/^[\w.+-]+\/[\w.+-]+/.exec(type.value)?.[0] ?? '')
  return {
    headers,
    type: declared || node.contentType || 'text/plain',
    typeParams: type.params,
    disposition: disposition.value,
    dispositionParams: disposition.params,
    contentId:
      first('content-id')
        .replace(/^\s*<|>\s*$/g, '')
        .trim() || null,
    isRoot: parents.length === 0,
    alternative: parents.find((parent) => parent.contentType === 'multipart/alternative') ?? null,
    bytes: /^\s*(?:x-)?uue(?:ncode)?\s*$/i.test(first('content-transfer-encoding'))
      ? (uudecode(Buffer.from(content).toString('latin1'))?.bytes ?? content)
      : content,
  }
}

/**
 * A multipart in which no part was found, because its boundary was lost (relays that unfold headers badly) or is another one:
 * its first line shows it. MailParser drops such a body, so it is taken from the mail itself.
 */
async function splitByLook(node: Node, parents: readonly Node[], mail: Uint8Array): Promise<readonly MimePart[]> {
  const body = bodyOf(node, parents[0] ?? null, mail)
  const boundary = /^\s{0,20}--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n/.exec(body.toString('latin1', 0, 200))?.[1]
  if (boundary === undefined) return [leaf(node, parents, body)]
  const head = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`)
  const { root, contents } = await parseTree(Buffer.concat([head, body]))
  if (root === null) return []
  return [...nodes(root, [])].flatMap((found) => {
    const content = contents.get(found.node.headers)
    return content === undefined ? [] : [leaf(found.node, [...found.parents, ...parents], Buffer.concat(content))]
  })
}

function bodyOf(node: Node, parent: Node | null, mail: Uint8Array): Buffer {
  const view = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const last = node.headerLines.at(-1)?.line ?? ''
  for (const lineEnd of ['\r\n', '\n']) {
    const end = Buffer.from(`${last.replaceAll('\r\n', lineEnd)}${lineEnd}${lineEnd}`, 'latin1')
    const at = view.indexOf(end)
    if (at < 0) continue
    const start = at + end.length
    const outer = parent === null ? null : boundaryOf(parent)
    const stop = outer === null ? -1 : view.indexOf(`\n--${outer}`, start)
    return view.subarray(start, stop < 0 ? view.length : stop)
  }
  return Buffer.alloc(0)
}

function isMultipart(node: Node): boolean {
  return node.contentType !== false && node.contentType.startsWith('multipart/')
}

function boundaryOf(node: Node): string | null {
  const type = fieldsOf(node).find((field) => field.name === 'content-type')?.value
  return parseStructured(type ?? '').params.get('boundary') || null
}

function isCutShort(root: Node, mail: Uint8Array): boolean {
  const boundary = isMultipart(root) ? boundaryOf(root) : null
  return boundary !== null && !Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength).includes(`--${boundary}--`)
}

function fieldsOf(node: Node): HeaderField[] {
  return parseHeaderFields(Buffer.from(node.headerLines.map(({ line }) => line).join('\n'), 'latin1'))
}
