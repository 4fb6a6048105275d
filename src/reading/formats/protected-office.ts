import { openCompoundFile } from '../compound-file.ts'
import type { Extraction, SourceFile } from '../extraction.ts'
import type { Format } from '../format.ts'
import { openProtected } from '../office-password.ts'

/**
 * Word, Excel and PowerPoint files under a password: from 2007 on their bytes are a compound file around the encrypted package
 * (MS-OFFCRYPTO). Opened where the mail states the password: what is inside is then read as a file of the same name.
 */
export const protectedOffice: Format = {
  id: 'protected-office',
  accepts: (look) => look.compound === 'encrypted-office',
  read: async (file, { passwords = [] }) => {
    const container = openCompoundFile(file.bytes)
    const info = container.stream('encryptioninfo')
    const encrypted = container.stream('encryptedpackage')
    if (info === null || encrypted === null) return locked('protected by a password')
    for (const password of passwords) {
      try {
        const inside = openProtected(info, encrypted, password)
        if (inside !== null) return opened(file, inside)
      } catch (error) {
        return locked(error instanceof Error ? error.message : String(error))
      }
    }
    return locked(
      passwords.length === 0
        ? 'protected by a password'
        : 'protected by a password that is none of those the mail states',
    )
  },
}

/** It keeps its name and its place: nobody packed it, it was only locked. */
function opened(file: SourceFile, bytes: Uint8Array): Extraction {
  return { kind: 'members', members: [{ ...file, bytes }], problem: null, warnings: [] }
}

function locked(detail: string): Extraction {
  return { kind: 'problem', problem: 'encrypted', detail, warnings: [] }
}
