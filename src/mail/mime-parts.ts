import mailsplit from '@zone-eu/mailsplit'
import type { MimeNode, SplitterChunk } from '@zone-eu/mailsplit'
import { finished } from 'node:stream/promises'
import { MAIL_LIMITS } from './limits.ts'
import { parseHeaderFields, parseStructured } from './header-fields.ts'
import type { StructuredValue } from './header-fields.ts'
import type { HeaderField } from './message.ts'

/** A leaf of the MIME tree: a text, a picture, a file. Attached mails are leaves too, their bytes untouched. */
export type MimePart = {
  readonly headers: readonly HeaderField[]
  /** Media type, lower case; 'text/plain' where none is declared. */
  readonly type: string
  readonly typeParams: StructuredValue['params']
  /** 'attachment', 'inline', another word, or '' where there is none. */
  readonly disposition: string
  readonly dispositionParams: StructuredValue['params']
  readonly encoding: string
  readonly contentId: string | null
  readonly isRoot: boolean
  /** The innermost multipart/alternative that it stands in: its siblings say the same in another form. */
  readonly alternative: object | null
  /** Types of the multiparts around it, outermost first. */
  readonly within: readonly string[]
  /** Declared as multipart, but it isn't known how to part it. */
  readonly lostBoundary: boolean
  /** Still transfer-encoded: slices of the mail's own bytes, in order. */
  readonly slices: Uint8Array[]
}

export type MimeParts = { readonly parts: readonly MimePart[]; readonly defects: readonly string[] }

/** Splits a mail into its leaves (RFC 2046). Past a limit it gives what came before and a defect. */
export async function splitParts(raw: Uint8Array): Promise<MimeParts> {
  const { parts, defects } = await split(raw)
  const whole = await Promise.all(parts.map(async (part) => (part.lostBoundary ? await splitByLook(part) : [part])))
  return { parts: whole.flat().slice(0, MAIL_LIMITS.parts), defects }
}

/** A multipart whose boundary was lost (relays that unfold headers badly): its first line shows it. */
async function splitByLook(part: MimePart): Promise<readonly MimePart[]> {
  const body = Buffer.concat(part.slices)
  const boundary = /^\s{0,20}--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n/.exec(body.toString('latin1', 0, 200))?.[1]
  if (boundary === undefined) return [part]
  const { parts } = await split(
    Buffer.concat([Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`), body]),
  )
  return parts
}

async function split(raw: Uint8Array): Promise<MimeParts> {
  const reader = createReader(raw)
  const splitter = new mailsplit.Splitter({
    ignoreEmbedded: true,
    maxHeadSize: MAIL_LIMITS.headerBytes,
    maxChildNodes: MAIL_LIMITS.parts,
  })
  splitter.on('data', (chunk: SplitterChunk) => reader.take(chunk))
  splitter.end(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  await finished(splitter as NodeJS.ReadableStream).catch((error: unknown) => {
    const header = error instanceof Error && error.message.includes('header')
    reader.defects.push(header ? HEADER_TOO_LARGE : TOO_MANY_PARTS)
  })
  return reader.finish()
}

const HEADER_TOO_LARGE = 'phần đầu của thư quá lớn, chỉ đọc được một phần'
const TOO_MANY_PARTS = `thư có hơn ${MAIL_LIMITS.parts} phần, chỉ đọc các phần đầu`
const TOO_DEEP = `thư lồng nhau hơn ${MAIL_LIMITS.depth} tầng, bỏ qua các tầng trong cùng`

function createReader(raw: Uint8Array) {
  const leaves = new Map<object, MimePart>()
  const multiparts = new Map<object, { readonly depth: number; readonly boundary: string | null }>()
  const defects: string[] = []
  const view = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)

  function open(node: MimeNode): void {
    const parents = ancestors(node)
    if (node.multipart !== false && node._boundary !== false) {
      multiparts.set(node, { depth: parents.length, boundary: node._boundary.toString('latin1') })
      return
    }
    if (node.multipart !== false) defects.push('thư khai nhiều phần nhưng không nói cách tách các phần')
    if (parents.length <= MAIL_LIMITS.depth) leaves.set(node, leaf(node, parents))
    else if (!defects.includes(TOO_DEEP)) defects.push(TOO_DEEP)
  }

  return {
    defects,
    take(chunk: SplitterChunk): void {
      if (chunk.type === 'node') open(chunk)
      else if (!multiparts.has(chunk.node)) leaves.get(chunk.node)?.slices.push(chunk.value)
    },
    finish(): MimeParts {
      const unclosed = [...multiparts.values()].some(
        ({ depth, boundary }) => depth === 0 && boundary !== null && !view.includes(`--${boundary}--`),
      )
      if (unclosed) defects.push('thư bị cắt ngang: phần cuối bị mất')
      return { parts: [...leaves.values()], defects }
    },
  }
}

function leaf(node: MimeNode, parents: readonly MimeNode[]): MimePart {
  const headers = parseHeaderFields(node.getHeaders())
  const first = (name: string) => headers.find((field) => field.name === name)?.value ?? ''
  const type = parseStructured(first('content-type'))
  const disposition = parseStructured(first('content-disposition'))
  // Some write the parameters without the semicolon before them.
  const declared = node.multipart === false ? (/^[\w.+-]+\/[\w.+-]+/.exec(type.value)?.[0] ?? '') : 'text/plain'
  return {
    headers,
    type: declared || node.contentType || 'text/plain',
    typeParams: type.params,
    disposition: disposition.value,
    dispositionParams: disposition.params,
    encoding: node.encoding || '',
    contentId:
      first('content-id')
        .replace(/^\s*<|>\s*$/g, '')
        .trim() || null,
    isRoot: parents.length === 0,
    alternative: parents.find((parent) => parent.multipart === 'alternative') ?? null,
    within: parents.map((parent) => parent.contentType || '').toReversed(),
    lostBoundary: node.multipart !== false,
    slices: [],
  }
}

/** Innermost first. */
function ancestors(node: MimeNode): MimeNode[] {
  const parents: MimeNode[] = []
  for (let parent = node.parentNode; parent !== false; parent = parent.parentNode) parents.push(parent)
  return parents
}
