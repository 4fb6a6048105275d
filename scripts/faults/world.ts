import { IN_TIME } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { type Line, openLine } from '#test/peers/proxy.ts'
import type { RunningService } from '#test/peers/service.ts'
import { openSetting, type Pair, type Setting } from '#test/peers/setting.ts'
import type { Random } from './random.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'

/** Where a campaign of faults takes place. */
export const WORLDS = ['embedded', 'external', 'no-sent-folder'] as const
export type WorldKind = (typeof WORLDS)[number]

export type World = AsyncDisposable & {
  readonly kind: WorldKind
  /** Without the faults that take minutes to be found out. */
  readonly quick: boolean
  /** Faults that have not had their turn. */
  readonly deck: string[]
  /** Mails of people, which are answered, and of robots, which are not. */
  readonly ids: { readonly mails: string[]; readonly robots: string[] }
  /** Every mail that the mailbox took, in order. */
  readonly delivered: readonly string[]
  readonly setting: Setting
  readonly random: Random
  readonly mailboxLine: Line
  /** Null where the database is embedded: nothing lies between. */
  readonly databaseLine: Line | null
  /** Null where there is no such disk here. */
  readonly disk: SmallDisk | null
  readonly services: readonly RunningService[]
  readonly alive: () => RunningService[]
  readonly start: (args?: readonly string[]) => RunningService
  readonly deliver: (raw: string) => Promise<void>
  /** Everything that was cut, frozen or filled up works again. */
  readonly mend: () => Promise<void>
}

/** As servers on the Internet do it: long enough for a process to die meanwhile. */
const SMTP_ANSWER_MS = 300

/** A mailbox, a way out, a database and a queue, with lines between them that can be broken. */
export async function openWorld(kind: WorldKind, random: Random, quick = false): Promise<World> {
  await using building = new AsyncDisposableStack()
  const pair: Pair = kind === 'external' ? 'external' : 'embedded'
  const disk = pair === 'embedded' ? await mountSmallDisk() : null
  if (disk) building.use(disk)
  const setting = building.use(
    await openSetting(pair, { sentFolder: kind !== 'no-sent-folder', ...(disk ? { dataDir: disk.folder } : {}) }),
  )
  const mailboxLine = building.use(await openLine(setting.dovecot.port))
  const address = URL.parse(setting.environment['DATABASE_URL'] ?? '')
  const databaseLine = address ? building.use(await openLine(Number(address.port))) : null
  if (address && databaseLine) address.port = String(databaseLine.port)

  // As Gmail does: what is accepted stands in Sent. Without it one window stays open, and is counted apart.
  if (kind !== 'no-sent-folder')
    setting.smtp.onTaken = async (raw) => {
      await until('Sent takes it', async () => {
        await setting.dovecot.deliver(raw, undefined, 'Sent')
        return true
      })
    }
  setting.smtp.answerMs = SMTP_ANSWER_MS
  const services: RunningService[] = []
  const delivered: string[] = []
  const ending = building.move()
  return {
    kind,
    quick,
    deck: [],
    ids: { mails: [], robots: [] },
    delivered,
    setting,
    random,
    mailboxLine,
    databaseLine,
    disk,
    services,
    alive: () => services.filter(({ child }) => child.exitCode === null && child.signalCode === null),
    start(args = []) {
      const service = setting.start(args, {
        IMAP_PORT: String(mailboxLine.port),
        ...(address ? { DATABASE_URL: address.href } : {}),
      })
      services.push(service)
      return service
    },
    async deliver(raw) {
      // Each a second later, as mails come: by its date a mail is told from another that had its number before.
      const receivedAt = new Date(IN_TIME.getTime() + 1000 * delivered.length)
      const take = async (): Promise<boolean> => {
        await setting.dovecot.deliver(raw, receivedAt)
        return true
      }
      await until('the mailbox takes a mail', take, { withinMs: 90_000 })
      delivered.push(raw)
    },
    async mend() {
      mailboxLine.mend()
      databaseLine?.mend()
      await disk?.empty()
    },
    [Symbol.asyncDispose]: async () => await ending.disposeAsync(),
  }
}
