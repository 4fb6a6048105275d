import type { BoardContext } from './board.ts'

/** Bytes to keep, never to open here: whatever they are, no browser takes them for a page of ours. */
export function download(c: BoardContext, bytes: Uint8Array, name: string): Response {
  asFile(c, name)
  return c.body(Uint8Array.from(bytes).buffer, 200, { 'Content-Type': 'application/octet-stream' })
}

/** The headers that make an answer a file to keep. */
export function asFile(c: BoardContext, name: string): void {
  const plain = safeName(name)
  const ascii = plain.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  c.header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(plain)}`)
  c.header('Content-Security-Policy', "sandbox; default-src 'none'")
}

/** A file name as a sender wrote it, without what leads out of a folder, hides its ending, or means something to Windows. */
function safeName(name: string): string {
  const last = name.normalize('NFC').slice(-400).split(/[/\\]/).at(-1) ?? ''
  const tidy = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(-150)
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(tidy) || tidy === '' ? `tep-${tidy}` : tidy
}

/** RFC 8187: what encodeURIComponent leaves although it is no attribute character. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
