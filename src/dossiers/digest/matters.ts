import type { Silence } from '../verdict.ts'

/** What the mailbox holds for people, whatever campaign it is about. */
export type Matters = {
  /** Mails that could not be read or judged: they wait with their bytes. */
  readonly parked: readonly MailMatter[]
  /** Mails that bear a mark of secrecy: nothing of them is known here but that they came. */
  readonly secrets: readonly { readonly id: number; readonly receivedAt: Date }[]
  /** Letters that a server refused for good. */
  readonly failed: readonly LetterMatter[]
  /** Letters that came back. */
  readonly bounced: readonly BounceMatter[]
  /** Mails of people that opened no dossier and were not answered. */
  readonly others: readonly MailMatter[]
  /** Mails that the server had and we did not. */
  readonly gaps: readonly { readonly id: number; readonly at: Date; readonly mails: number }[]
}

export type MailMatter = {
  readonly id: number
  readonly from: string | null
  readonly subject: string | null
  readonly receivedAt: Date
  readonly silence: Silence | null
  readonly error: string | null
}

export type LetterMatter = {
  readonly id: number
  readonly recipients: readonly string[]
  readonly subject: string
  readonly why: string
  readonly codes: readonly string[]
  readonly at: Date
}

export type BounceMatter = {
  /** The server's report, where it came as a mail. */
  readonly mail: number | null
  /** What names it among those that staff were told of. */
  readonly ref: string
  readonly receivedAt: Date
  /** '' where nobody can tell whom it is about. */
  readonly address: string
  readonly outcome: 'failed' | 'delayed'
  /** RFC 3463: 5.1.1 and the like. */
  readonly status: string | null
  readonly codes: readonly string[]
}

export const NO_MATTERS: Matters = { parked: [], secrets: [], failed: [], bounced: [], others: [], gaps: [] }
