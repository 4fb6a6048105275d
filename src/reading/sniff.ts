import { fileTypeFromBuffer } from 'file-type'
import { openCompoundFile } from './compound-file.ts'
import { decodeText } from './decode-text.ts'
import type { Compound, Look, TextKind } from './format.ts'

/** Looks at a file's bytes, and at its name only where they leave a choice. Never throws. */
export async function sniff(bytes: Uint8Array, name: string): Promise<Look> {
  const extension = extensionOf(name)
  const magic = await magicOf(bytes, extension)
  return {
    magic,
    compound: magic === 'cfb' ? compoundOf(bytes) : null,
    text: magic === null || magic === 'xml' || magic === 'eml' ? textKindOf(bytes) : null,
    extension,
    bytes,
  }
}

/** How far into a text the look goes. */
const HEAD = 4096

async function magicOf(bytes: Uint8Array, extension: string): Promise<string | null> {
  if (startsWith(bytes, [0x78, 0x9f, 0x3e, 0x22])) return 'tnef'
  if (pdfHeaderWithin(bytes)) return 'pdf'
  const start = skipBlank(bytes)
  if (latin(bytes.subarray(start, start + 5)).toLowerCase() === '{\\rtf') return 'rtf'
  let found: string | null
  try {
    found = (await fileTypeFromBuffer(bytes))?.ext ?? null
  } catch {
    found = null // a cut file can make its reader step past the end
  }
  return found === 'zip' || (found === null && startsWith(bytes, [0x50, 0x4b])) ? zipKind(bytes, extension) : found
}

/** Some scanners and mail gateways put bytes before "%PDF-"; readers look for it in the first 1024 (ISO 32000-1 annex H, note 13). */
function pdfHeaderWithin(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 1024))
  const at = head.indexOf('%PDF-')
  return at === 0 || (at > 0 && !/^(?:PK|\{\\rtf|<|[\w-]+:)/.test(head))
}

/**
 * Office files are zips. Their first member tells them from an archive that merely holds one; where it is an unusual one, or the
 * file is cut, the names of the others tell which program's they are.
 */
function zipKind(bytes: Uint8Array, extension: string): string {
  const first = latin(bytes.subarray(30, 30 + Math.min(200, (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0))))
  if (first.startsWith('mimetype')) {
    const type = latin(bytes.subarray(30, 130))
    if (type.includes('opendocument.text')) return 'odt'
    if (type.includes('opendocument.spreadsheet')) return 'ods'
    if (type.includes('epub')) return 'epub'
  }
  if (isForeign(bytes, first, extension))
    return /^xps|oxps$/.test(extension) || first.endsWith('.fdseq') ? 'xps' : 'iwork'
  if (!/^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/|customXml\/)/.test(first)) return 'zip'
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.includes('word/')) return 'docx'
  if (all.includes('xl/')) return 'xlsx'
  if (all.includes('ppt/')) return 'pptx'
  return /^(?:doc|xls|ppt)[xm]$/.test(extension) ? extension : 'docx'
}

/** Apple's packages and XPS are zips, too: their own parts tell them, whatever they are called. */
function isForeign(bytes: Uint8Array, first: string, extension: string): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (first.startsWith('word/') || first.startsWith('xl/')) return false
  if (all.includes('Index/Document.iwa') || all.includes('FixedDocumentSequence.fdseq') || first.endsWith('.fdseq'))
    return true
  return ['pages', 'numbers', 'key', 'xps', 'oxps'].includes(extension) && !first.startsWith('[Content_Types]')
}

function compoundOf(bytes: Uint8Array): Compound {
  const { names } = openCompoundFile(bytes)
  if (names.has('encryptedpackage') || names.has('encryptioninfo')) return 'encrypted-office'
  if (names.has('__properties_version1.0')) return 'msg'
  if (names.has('worddocument')) return 'doc'
  if (names.has('workbook') || names.has('book')) return 'xls'
  if (names.has('powerpoint document')) return 'ppt'
  return names.size === 0 ? compoundByBytes(bytes) : 'other'
}

/** A cut compound file has lost its directory, but Word puts its own first: the letter can often still be told. */
function compoundByBytes(bytes: Uint8Array): Compound {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (text.includes('WordDocument')) return 'doc'
  if (text.includes('Workbook')) return 'xls'
  return 'other'
}

const MAIL_FIELD = /^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to|x-[\w-]+): ?/i

function textKindOf(bytes: Uint8Array): TextKind | null {
  const head = decodeText(bytes.subarray(0, HEAD))
  if (head === null) return null
  const text = head.trimStart().slice(0, HEAD)
  if (/^(?:<!--[^>]{0,500}-->\s{0,50})?<(?:!doctype\s+html|html|head|body|table|meta|div|p|title|style)\b/i.test(text))
    return 'html'
  if (/^<\?xml\b/i.test(text)) return /<html\b/i.test(text) ? 'html' : 'xml'
  const lines = text.split(/\r?\n/, 12)
  if (isArchive(text)) return 'archive'
  if (lines.filter((line) => MAIL_FIELD.test(line)).length >= 3 && /^[\w-]{1,60}:/.test(lines[0] ?? '')) return 'mail'
  return 'plain'
}

/** A saved web page has the form of a mail without anybody who sends it. */
function isArchive(text: string): boolean {
  const head = /^[^]{0,4000}?\r?\n\r?\n/.exec(text)?.[0] ?? text
  if (!/^mime-version:/im.test(head) || /^(?:to|received|message-id|delivered-to|return-path):/im.test(head))
    return false
  const type = /^content-type:[ \t]*([^;\s]{1,60})/im.exec(head)?.[1]?.toLowerCase()
  return type === 'multipart/related' || /^(?:snapshot-content-location|content-location):/im.test(head)
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 || name.length - dot > 12
    ? ''
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase()
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function skipBlank(bytes: Uint8Array): number {
  let at = 0
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) at = 3
  while (at < 64 && (bytes[at] ?? 0) <= 0x20 && at < bytes.length) at++
  return at
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
