import { cleanFileName, isLitter } from '#src/mail/file-name.ts'
import type { Extraction, Problem, SourceFile } from './extraction.ts'
import type { ReadingLimits } from './tools.ts'

/** Collects what is taken out of a container, within what is left of the mail's limits. */
export type Members = {
  /** Takes a member in. `path` may have folders: only its last part is kept. Litter of operating systems is passed over. */
  readonly add: (path: string, bytes: Uint8Array, declaredType?: string | null) => void
  /** Says why a member, or the rest, could not be taken out. */
  readonly fail: (problem: Problem, words: string) => void
  /** Bytes and members that still fit. */
  readonly room: () => { readonly bytes: number; readonly files: number }
  readonly finish: () => Extraction
}

/** Up to here a member may be packed as tightly as it likes: a blank picture is no bomb. */
export const FREE_BYTES = 10_000_000

export function createMembers(container: SourceFile, limits: Pick<ReadingLimits, 'unpackedBytes' | 'files'>): Members {
  const members: SourceFile[] = []
  const problems: Problem[] = []
  const warnings: string[] = []
  let bytesTaken = 0
  const fail = (problem: Problem, words: string) => {
    problems.push(problem)
    if (warnings.length < WARNINGS && !warnings.includes(words)) warnings.push(words)
  }
  const room = () => ({ bytes: limits.unpackedBytes - bytesTaken, files: limits.files - members.length })
  return {
    fail,
    room,
    add(path, bytes, declaredType = null) {
      if (isLitter(path)) return
      const left = room()
      if (bytes.length > left.bytes || left.files <= 0) {
        fail('too-large', `more in ${container.name} than is taken out of one mail`)
        return
      }
      bytesTaken += bytes.length
      const name = cleanFileName(path) || `khong-ten-${members.length + 1}`
      members.push({ name, path: [...container.path, name], declaredType, bytes })
    },
    finish: () => ({ kind: 'members', members, problem: worst(problems), warnings }),
  }
}

const WARNINGS = 20

/** What staff can do something about comes first: a password can be asked for. */
const RANKED: readonly Problem[] = ['encrypted', 'too-large', 'split-part', 'corrupt', 'unsupported']

function worst(problems: readonly Problem[]): Problem | null {
  return RANKED.find((problem) => problems.includes(problem)) ?? problems[0] ?? null
}
