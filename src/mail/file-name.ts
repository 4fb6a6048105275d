import { MAIL_LIMITS } from './limits.ts'

/**
 * A file name that is safe to show and to store: NFC, without folders, control characters and the invisible characters that
 * turn text around (a name that reads "…xcod.exe" backwards). '' where nothing is left.
 */
export function cleanFileName(name: string): string {
  const flat = name.normalize('NFC').replace(INVISIBLE, '').replace(CONTROL, ' ').replaceAll('\\', '/')
  const last = flat
    .split('/')
    .map((part) => part.replace(/ {2,}/g, ' ').trim())
    .findLast((part) => part !== '' && part !== '.' && part !== '..')
  return shorten(last ?? '')
}

/** True for what operating systems and office programs leave behind in folders and archives: never a document. */
export function isLitter(path: string): boolean {
  const parts = path.replaceAll('\\', '/').split('/')
  const name = parts.at(-1) ?? ''
  return parts.includes('__MACOSX') || /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*#)$/i.test(name)
}

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu
const INVISIBLE = /[\p{Cf}\u{fffe}\u{ffff}]/gu

function shorten(name: string): string {
  if (name.length <= MAIL_LIMITS.fileName) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return (
    name
      .slice(0, MAIL_LIMITS.fileName - ending.length)
      .toWellFormed()
      .replaceAll('\u{fffd}', '') + ending
  )
}
