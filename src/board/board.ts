import type { Context, Hono } from 'hono'
import type { Check } from '#src/dossiers/assess.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import type { Log } from '#src/io/log.ts'
import type { Previews } from '#src/io/preview.ts'
import type { Stage } from '#src/io/queue.ts'
import type { Database } from '#src/store/database.ts'
import type { Officer } from './officer.ts'

/** What the board works with, made once by the service. */
export type BoardDeps = {
  readonly database: Database
  readonly campaigns: readonly Campaign[]
  readonly checks: readonly Check[]
  readonly officers: readonly Officer[]
  /** Whose mailbox it is, and the address that our mails come from. */
  readonly account: string
  readonly from: string
  /** Address of the board as browsers see it, without a path. */
  readonly url: string
  /** Opens files for looking at them, apart from this process. */
  readonly previews: Previews
  /** Tells a stage that rows wait for it. */
  readonly nudge: (stage: Stage, ...ids: readonly number[]) => Promise<void>
  /** What waits in the queue, by stage; null where it does not answer. */
  readonly queueDepths: () => Promise<Readonly<Record<Stage, number>> | null>
  /** Whoever has it may read the figures from elsewhere; null: only this machine may. */
  readonly metricsToken: string | null
  /** The program's. */
  readonly version: string
  /** The clock by which mails are judged and letters are worded. Only the demo's differs from the machine's. */
  readonly now: () => Date
  /** The demo has no real mailbox: whoever opens its board is this officer. */
  readonly demoOfficer: Officer | null
  readonly log: Log
}

/** What every handler finds in `c.var`. */
export type BoardEnv = {
  Variables: {
    readonly officer: Officer
    /** Goes into every form as a hidden field named `csrf` (`csrfField`). */
    readonly csrf: string
  }
}

export type BoardContext = Context<BoardEnv>
export type BoardApp = Hono<BoardEnv>
