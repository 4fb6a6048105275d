import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { strictUtf8 } from '#src/mail/charset.ts'

/**
 * Name of a zip member, NFC, with its folders. Archivers write UTF-8 without saying so (Info-ZIP, macOS), the Windows code page
 * of Vietnam (1258), or DOS's (437); Info-ZIP's Unicode extra field (0x7075) is trusted where its checksum fits the name.
 */
export function entryName(entry: Pick<Entry, 'fileNameRaw' | 'extraFields'>): string {
  return (unicodeExtra(entry) ?? decodeArchiveName(entry.fileNameRaw)).normalize('NFC')
}

function decodeArchiveName(raw: Uint8Array): string {
  return (
    strictUtf8(raw) ??
    vietnameseName(raw) ??
    Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '?'))).join('')
  )
}

function unicodeExtra({ fileNameRaw, extraFields }: Pick<Entry, 'fileNameRaw' | 'extraFields'>): string | null {
  const field = extraFields.find(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1)
  if (field === undefined || field.data.readUInt32LE(1) !== crc32(fileNameRaw)) return null
  return strictUtf8(field.data.subarray(5))
}

/** Every letter beyond ASCII must be a Vietnamese one: in code page 437 the same bytes are Greek, lines and currency signs. */
function vietnameseName(raw: Uint8Array): string | null {
  const name = new TextDecoder('windows-1258').decode(raw).normalize('NFC')
  return /^[\p{ASCII}àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ–—]*$/iu.test(name)
    ? name
    : null
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '
