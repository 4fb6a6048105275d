import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { answeredId, kindOfLetter } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { databaseOf } from '#test/peers/setting.ts'
import type { World } from './world.ts'

export type Count = {
  readonly mails: number
  /** Mails of people that nobody answered although nobody refused the answer, or that are not in the database. */
  readonly lost: number
  /** Mails with two letters of one kind. */
  readonly twice: number
  /** Broken invariants, mails not judged, letters that still wait, robots that were answered, UIDs without a disposition. */
  readonly wrongState: number
  /** Letters that went again with the same bytes, where nobody can know whether they left (no Sent folder). */
  readonly sameBytesAgain: number
  readonly refused: number
  readonly faulty: readonly { readonly what: string; readonly which: readonly (string | number)[] }[]
}

export type Ids = { readonly mails: readonly string[]; readonly robots: readonly string[] }

/** True when every mail has its answer, or its answer was refused, and nothing waits for the next seconds. */
export async function isAllAnswered(world: World, mails: readonly string[]): Promise<boolean> {
  const { answered, refused } = answersIn(world)
  if (!mails.every((id) => answered.has(id) || refused.has(id))) return false
  return (await waiting(world).catch(() => 1)) === 0
}

export async function countUp(world: World, { mails, robots }: Ids): Promise<Count> {
  const { answered, refused, letters } = answersIn(world)
  const known = await until('the database answers', async () => await inDatabase(world), { withinMs: 60_000 })
  const lost = mails.filter((id) => !known.senders.has(id) || (!answered.has(id) && !refused.has(id)))
  const doubles = [...letters].filter(([, raws]) => raws.length > 1)
  const isSame = ([, raws]: [string, readonly string[]]): boolean => new Set(raws).size === 1
  const again = world.kind === 'no-sent-folder' ? doubles.filter(isSame) : []
  const twice = doubles.filter((double) => !again.includes(double)).map(([key]) => key)
  const wrong = [
    ...known.wrong,
    { what: 'robots that were answered', which: robots.filter((id) => answered.has(id)) },
    { what: 'robots that were lost', which: robots.filter((id) => !known.senders.has(id)) },
  ].filter(({ which }) => which.length > 0)
  const faulty = [{ what: 'lost', which: lost }, { what: 'answered twice', which: twice }, ...wrong]
  return {
    mails: mails.length + robots.length,
    lost: lost.length,
    twice: twice.length,
    wrongState: wrong.length,
    sameBytesAgain: again.length,
    refused: mails.filter((id) => refused.has(id) && !answered.has(id)).length,
    faulty: faulty.filter(({ which }) => which.length > 0),
  }
}

function answersIn({ setting: { smtp } }: World) {
  const letters = new Map<string, string[]>()
  for (const { raw } of smtp.taken) {
    const key = `${answeredId(raw)} ${kindOfLetter(raw)}`
    letters.set(key, [...(letters.get(key) ?? []), raw])
  }
  return {
    letters,
    answered: new Set(smtp.taken.map(({ raw }) => answeredId(raw))),
    refused: new Set(smtp.refused.map((address) => address.slice(0, address.indexOf('@')))),
  }
}

async function waiting({ setting }: World): Promise<number> {
  await using database = await databaseOf(setting)
  const [row] = await database.query<{ count: number }>(sql`
    select (select count(*) from message where status in ('received', 'read'))
         + (select count(*) from outbox where status in ('frozen', 'sending', 'unknown')
            or (status = 'planned' and send_at <= now())) as count`)
  return row?.count ?? 0
}

async function inDatabase({ setting }: World) {
  await using database = await databaseOf(setting)
  const rows = await database.query<{ sender: string | null }>(sql`select sender from message`)
  const parked = await database.query<{ id: number }>(sql`select id from message where status <> 'judged'`)
  const unsent = await database.query<{ id: number }>(sql`
    select id from outbox where status in ('frozen', 'sending', 'unknown') or (status = 'planned' and send_at <= now())`)
  const broken = await brokenInvariants(database)
  const session = await setting.dovecot.session()
  try {
    const { uidValidity, exists } = await session.mailboxOpen('INBOX', { readOnly: true })
    const uids = exists === 0 ? [] : (await session.search({ all: true }, { uid: true })) || []
    const ledger = await database.query<{ uid: number }>(sql`
      select uid from ledger join mailbox on mailbox.id = mailbox_id
      where folder = 'INBOX' and ledger.uidvalidity = ${Number(uidValidity)}`)
    const disposed = new Set(ledger.map(({ uid }) => uid))
    return {
      senders: new Set(rows.map(({ sender }) => sender?.slice(0, sender.indexOf('@')) ?? '')),
      wrong: [
        { what: 'mails not judged', which: parked.map(({ id }) => id) },
        { what: 'letters that wait', which: unsent.map(({ id }) => id) },
        { what: 'UIDs without a disposition', which: uids.filter((uid) => !disposed.has(uid)) },
        ...broken.map(({ sentence, ids }) => ({ what: `broken: ${sentence}`, which: ids })),
      ],
    }
  } finally {
    await session.logout().catch(() => undefined)
  }
}
