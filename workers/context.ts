import type { Check } from '#src/dossiers/assess.ts'
import type { StaffMember } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import type { MailboxLabels } from '#src/io/labels.ts'
import type { Log } from '#src/io/log.ts'
import type { Queue } from '#src/io/queue.ts'
import type { ReaderPool } from '#src/io/sandbox.ts'
import type { SentFolder } from '#src/io/sent-folder.ts'
import type { SendMail } from '#src/io/smtp.ts'
import type { OwnIdentity } from '#src/mail/kind.ts'
import type { Database } from '#src/store/database.ts'
import type { DocumentType } from '#src/understanding/document-type.ts'
import type { Budget } from './caps.ts'
import type { Counting } from './counting.ts'

/** What the workers work with, made once by `start`. */
export type Context = {
  /** Whose mailbox it is: the sign-in name, lower case, wherever its server stands. */
  readonly account: string
  /** Address that our mails come from. */
  readonly from: string
  readonly own: OwnIdentity
  readonly database: Database
  readonly queue: Queue
  readonly readers: ReaderPool
  readonly send: SendMail
  readonly budget: Budget
  readonly sent: SentFolder
  readonly labels: MailboxLabels
  readonly campaigns: readonly Campaign[]
  /** Officers, where a campaign names none; and where the board answers, for links in mails to them. */
  readonly staff: readonly StaffMember[]
  readonly boardUrl: string
  readonly checks: readonly Check[]
  readonly documentTypes: readonly DocumentType[]
  /** The program's: what another version derived is derived anew. */
  readonly version: string
  /** The clock by which mails are judged and letters are worded. Only the demo's differs from the machine's: it plays in 2021. */
  readonly now: () => Date
  readonly log: Log
  /** Names this process among all that may ever send, and the letters that it is handing over right now. */
  readonly process: string
  readonly handingOver: Set<number>
  /** Counts what observers are told of beside the rows. */
  readonly count: Counting['count']
  /** Fires when the service is to end. */
  readonly stopping: AbortSignal
  /** Says that a commit point was passed. Tests end the process there, without a word. */
  readonly reached: (milestone: Milestone) => void
}

/** The points of a mail's way between which a process may die. */
export const MILESTONES = [
  'fetched',
  'stored',
  'attempt-counted',
  'file-read',
  'reading-kept',
  'judging',
  'judged',
  'freezing',
  'frozen',
  'sending',
  'accepted',
  'sent',
] as const
export type Milestone = (typeof MILESTONES)[number]
