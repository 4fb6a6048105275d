import type { Format } from '../format.ts'

/** Word, Excel and PowerPoint files under a password: from 2007 on their bytes are a compound file around the encrypted package (MS-OFFCRYPTO). */
export const protectedOffice: Format = {
  id: 'protected-office',
  accepts: (look) => look.compound === 'encrypted-office',
  read: async () => ({ kind: 'problem', problem: 'encrypted', detail: 'protected by a password', warnings: [] }),
}
