import { decodeText, decodeUnlabelled } from '#src/mail/charset.ts'
import type { Format } from '../format.ts'
import { readInnerMail } from '../mail-members.ts'
import type { InnerFile } from '../mail-members.ts'

/** winmail.dat: what Outlook wraps a mail's files in when it believes to speak to another Outlook (MS-OXTNEF). */
export const tnef: Format = {
  id: 'tnef',
  accepts: (look) => look.magic === 'tnef',
  read: async (file, { limits }) => {
    const { files, text, cut } = readTnef(file.bytes)
    return readInnerMail(file, { subject: null, text, files: files.slice(0, limits.files + 1) }, limits, cut)
  },
}

type Tnef = { readonly files: InnerFile[]; readonly text: string; readonly cut: boolean }

/** Attributes of the stream (MS-OXTNEF section 2.1.3.3), level in the high byte left out. */
const ATTACHMENT_START = 0x9002
const ATTACHMENT_TITLE = 0x8010
const ATTACHMENT_DATA = 0x800f
const ATTACHMENT_PROPERTIES = 0x9005
const MESSAGE_PROPERTIES = 0x9003
/** MAPI properties (MS-OXPROPS). */
const LONG_FILE_NAME = 0x3707
const MIME_TAG = 0x370e
const DATA = 0x3701
const BODY = 0x1000

type Draft = { longName: string; shortName: string; type: string | null; bytes: Uint8Array | null }

function readTnef(bytes: Uint8Array): Tnef {
  const input = createInput(bytes)
  const drafts: Draft[] = []
  let text = ''
  let cut = false
  input.skip(SIGNATURE_AND_KEY)
  while (input.left() > 0) {
    const attribute = readAttribute(input)
    if (attribute === null) {
      cut = true
      break
    }
    const draft = drafts.at(-1)
    if (attribute.id === ATTACHMENT_START) drafts.push({ longName: '', shortName: '', type: null, bytes: null })
    else if (attribute.id === ATTACHMENT_TITLE && draft !== undefined) draft.shortName = ansi(attribute.data)
    else if (attribute.id === ATTACHMENT_DATA && draft !== undefined) draft.bytes = attribute.data
    else if (attribute.id === ATTACHMENT_PROPERTIES && draft !== undefined) describe(draft, attribute.data)
    else if (attribute.id === MESSAGE_PROPERTIES)
      text =
        properties(attribute.data)
          .find(({ id }) => id === BODY)
          ?.text() ?? text
  }
  const files = drafts.flatMap(({ longName, shortName, type, bytes: content }) =>
    content === null ? [] : [{ name: longName || shortName, bytes: content, declaredType: type }],
  )
  return { files, text, cut }
}

const SIGNATURE_AND_KEY = 6

function readAttribute(input: Input): { id: number; data: Uint8Array } | null {
  if (input.left() < 9) return null
  input.skip(1)
  const id = input.u32() & 0xffff
  const length = input.u32()
  if (length > input.left()) return null
  const data = input.take(length)
  input.skip(2)
  return { id, data }
}

function describe(draft: Draft, data: Uint8Array): void {
  for (const property of properties(data)) {
    if (property.id === LONG_FILE_NAME) draft.longName = property.text()
    else if (property.id === MIME_TAG) draft.type = property.text().toLowerCase()
    // An attached mail or object: its first 16 bytes are an interface's name.
    else if (property.id === DATA)
      draft.bytes ??= property.type === OBJECT ? property.value.subarray(16) : property.value
  }
}

type Property = { readonly id: number; readonly type: number; readonly value: Uint8Array; readonly text: () => string }

const OBJECT = 0x0d
const VARIABLE = new Set([0x1e, 0x1f, 0x102, OBJECT])
const FIXED_SIZES: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
/** Values of one property; real ones have a handful. */
const MOST_VALUES = 10_000

/** Property list (MS-OXTNEF section 2.1.3.4). Ends where the bytes end or stop making sense. */
function properties(data: Uint8Array): Property[] {
  const input = createInput(data)
  const found: Property[] = []
  for (let count = input.u32(); count > 0 && input.left() >= 4; count--) {
    const declared = input.u16()
    const id = input.u16()
    if (id >= 0x8000) skipName(input)
    const type = declared & 0x0fff
    const variable = VARIABLE.has(type)
    const values = variable || (declared & 0x1000) !== 0 ? input.u32() : 1
    if (values > MOST_VALUES) return found
    for (let index = 0; index < values; index++) {
      const length = variable ? input.u32() : FIXED_SIZES[type]
      if (length === undefined || length > input.left()) return found
      const value = input.take(length)
      input.skip((4 - (length % 4)) % 4)
      found.push({ id, type, value, text: () => (type === 0x1f ? unicode(value) : ansi(value)) })
    }
  }
  return found
}

/** Named properties carry their name: a number, or a text padded to four bytes. */
function skipName(input: Input): void {
  input.skip(16)
  if (input.u32() === 0) {
    input.skip(4)
    return
  }
  const length = input.u32()
  input.skip(length + ((4 - (length % 4)) % 4))
}

/** Texts end at their first zero. */
const NUL = '\u{0}'

function unicode(value: Uint8Array): string {
  return decodeText(value.subarray(0, value.length - (value.length % 2)), 'utf-16le').split(NUL)[0] ?? ''
}

function ansi(value: Uint8Array): string {
  return decodeUnlabelled(value.subarray(0, value.includes(0) ? value.indexOf(0) : value.length))
}

type Input = ReturnType<typeof createInput>

/** Reads past the end give zeros and leave nothing. */
function createInput(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const number = (size: 2 | 4) => {
    const value = at + size > bytes.length ? 0 : size === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    at = Math.min(bytes.length, at + size)
    return value
  }
  return {
    left: () => bytes.length - at,
    u16: () => number(2),
    u32: () => number(4),
    skip: (length: number) => {
      at = Math.min(bytes.length, at + length)
    },
    take: (length: number) => {
      const taken = bytes.subarray(at, at + length)
      at = Math.min(bytes.length, at + length)
      return taken
    },
  }
}
