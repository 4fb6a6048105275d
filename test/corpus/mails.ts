import type { PlannedFile } from './files.ts'
import type { Key } from './pieces.ts'

export type PlannedMail = {
  readonly files: readonly PlannedFile[]
  readonly sent: Date
  readonly kind: 'dossier' | 'question' | 'automatic' | 'link' | 'no-file'
  /** A reply in the thread of the first mail. */
  readonly thread: boolean
  /** A summary typed into the mail's own words. */
  readonly typed?: { readonly key: Key; readonly text: string }
}
