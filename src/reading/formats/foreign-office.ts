import type { Format } from '../format.ts'
import { openParts } from '../zip-parts.ts'

/**
 * Packages of programs whose texts can't be read here: Apple's Pages, Numbers and Keynote, XPS, books. They are zips, but nobody
 * packed them: opened as archives they would litter the dossier with their parts. Older files of Apple's hold a PDF of themselves.
 */
export const foreignOffice: Format = {
  id: 'foreign-office',
  accepts: (look) => look.magic !== null && Object.hasOwn(NAMES, look.magic),
  read: async (file, { limits }) => {
    const preview = previewOf(file.bytes, limits)
    if (preview !== null)
      return {
        kind: 'members',
        members: [{ name: `${file.name}.pdf`, path: file.path, declaredType: 'application/pdf', bytes: preview }],
        problem: null,
        warnings: ['read from the preview in it'],
      }
    return {
      kind: 'problem',
      problem: 'unsupported',
      detail: 'a file of Pages, Numbers, Keynote, XPS or an e-book: export it as Word or PDF',
      warnings: [],
    }
  },
}

const NAMES: Readonly<Record<string, true>> = { iwork: true, xps: true, epub: true }

function previewOf(bytes: Uint8Array, limits: { unpackedBytes: number; ratio: number }): Uint8Array | null {
  try {
    const parts = openParts(bytes, limits)
    const name = 'QuickLook/Preview.pdf'
    return parts.has(name) ? parts.read(name) : null
  } catch {
    return null
  }
}
