import type { Format } from '../format.ts'
import { archivedPage } from '../web-archive.ts'

/** Web pages in one file (MHTML), as Word saves them, also under the name .doc: the page in it is read in its place. */
export const mht: Format = {
  id: 'mht',
  accepts: (look) => look.text === 'archive',
  read: async (file) => {
    const page = archivedPage(file.bytes)
    if (page === null) return { kind: 'problem', problem: 'empty', detail: 'no page in it', warnings: [] }
    return { kind: 'members', members: [{ ...file, bytes: page }], problem: null, warnings: [] }
  },
}
