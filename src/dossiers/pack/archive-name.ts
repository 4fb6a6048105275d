import { cleanFileName } from '../../mail/file-name.ts'

/** Characters of one part of a path: folders within folders stay within the 260 that Windows opens. */
export const MOST_NAME = 90

/** What Windows takes for a device whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that every system can unpack, as near as possible to what the sender wrote. */
export function archiveName(name: string, otherwise: string): string {
  const plain = cleanFileName(name)
    .replace(/[<>:"|?*/\\]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = DEVICE.test(plain) ? `_${plain}` : plain
  return safe === '' ? otherwise : shortened(safe)
}

function shortened(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= MOST_NAME) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return `${letters
    .slice(0, MOST_NAME - ending.length)
    .join('')
    .trimEnd()}${ending}`
}

/** Names within one folder, each once: 'a.docx', 'a (2).docx'. Systems that know no capitals unpack them too. */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    for (let number = 1; ; number++) {
      const wanted = number === 1 ? name : `${stem} (${number})${ending}`
      const key = wanted.normalize('NFC').toLocaleLowerCase('vi')
      if (taken.has(key)) continue
      taken.add(key)
      return wanted
    }
  }
}
