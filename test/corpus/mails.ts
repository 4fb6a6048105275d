import type { PlannedFile } from './files.ts'

export type PlannedMail = {
  readonly files: readonly PlannedFile[]
  readonly sent: Date
  readonly kind: 'dossier' | 'question' | 'automatic' | 'link' | 'no-file'
  /** A reply in the thread of the first mail. */
  readonly thread: boolean
}
