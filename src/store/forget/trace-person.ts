import type { Redactor } from '#src/dossiers/redact.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** Where a person stands in what is stored. */
export type Trace = {
  /** Mails whose words, files or papers name the person. */
  readonly mails: readonly TracedMail[]
  /** Dossiers in which the person stands. */
  readonly dossiers: readonly TracedDossier[]
  /** Letters of ours that name the person, or carry files about a dossier that does. */
  readonly letters: readonly TracedLetter[]
  /** Rows of other tables in which the name stands: decisions, events, bounces. */
  readonly others: number
}

export type TracedMail = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly dossiers: readonly string[]
  /** Files that name the person, by their place in the mail. */
  readonly files: readonly TracedFile[]
  /** The mail's own words, subject or sender do. */
  readonly words: boolean
}

export type TracedFile = {
  readonly position: number
  readonly sha256: string
  readonly path: readonly string[]
  /** The person is whom a summary of this file tells of, and nobody else is. */
  readonly alone: boolean
  /** Lines and rows that name the person. */
  readonly lines: readonly string[]
}

export type TracedDossier = {
  readonly id: number
  readonly code: string
  readonly unit: string | null
  readonly roles: readonly ('nominee' | 'subject' | 'sender' | 'named')[]
}

export type TracedLetter = {
  readonly id: number
  readonly kind: string
  readonly status: string
  readonly plannedAt: Date
  /** Its words name the person; false: only a file that it carries may. */
  readonly words: boolean
}

/** Rows looked through at a time: readings of scans are long. */
const SLICE = 100

/**
 * Everything stored that names a person. @param unit a unit (its id or name) or the code of a dossier: only its dossiers,
 * with their mails and letters, are looked through; null: everything
 */
export async function tracePerson(session: Session, person: Redactor, unit: string | null): Promise<Trace> {
  const dossiers = await traceDossiers(session, person, unit)
  const scope = unit === null ? null : await mailsOfUnit(session, unit)
  const mails: TracedMail[] = []
  for (let last = 0; ;) {
    const rows = await session.query<MailRow>(sql`
      select id, sha256, received_at as "receivedAt", parsed, subject, sender,
             array(select code from contribution join dossier on dossier.id = dossier_id where message_id = message.id) as dossiers,
             coalesce((select jsonb_agg(jsonb_build_object('position', position, 'reading', reading) order by position)
                       from message_file where message_id = message.id), '[]') as files,
             coalesce((select jsonb_agg(detail order by position) from document where message_id = message.id), '[]') as documents
      from message
      where id > ${last} and (${scope === null} or id = any(${scope ?? []}::bigint[])) order by id limit ${SLICE}`)
    if (rows.length === 0) break
    last = rows.at(-1)?.id ?? last
    for (const row of rows) {
      const traced = tracedMail(row, person)
      if (traced !== null) mails.push(traced)
    }
  }
  if (unit !== null && dossiers.length + mails.length === 0) return { mails, dossiers, letters: [], others: 0 }
  const letters = await traceLetters(session, person, {
    all: unit === null,
    dossiers: dossiers.map(({ id }) => id),
    mails: mails.map(({ id }) => id),
  })
  const others = (await traceOthers(session, person, unit)).length
  return { mails, dossiers, letters, others }
}

type MailRow = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly parsed: unknown
  readonly subject: string | null
  readonly sender: string | null
  readonly dossiers: readonly string[]
  readonly files: readonly { readonly position: number; readonly reading: FileReading }[]
  readonly documents: readonly UnderstoodDocument[]
}

function tracedMail(row: MailRow, person: Redactor): TracedMail | null {
  const { id, sha256, receivedAt, dossiers } = row
  const words = [row.parsed, row.subject, row.sender].some((value) => says(value, person))
  const files = row.files.flatMap(({ position, reading }): TracedFile[] => {
    const own = row.documents.filter((document) => document.sha256 === reading.sha256)
    const lines = linesOf(reading).filter((line) => person.says(line))
    if (lines.length === 0 && !says([reading.name, reading.path], person) && !says(own, person)) return []
    const subjects = own.flatMap((document) => document.subjects)
    const alone = subjects.length > 0 && subjects.every(({ name }) => person.says(name))
    return [{ position, sha256: reading.sha256, path: reading.path, alone, lines }]
  })
  return words || files.length > 0 || says(row.documents, person)
    ? { id, sha256, receivedAt, dossiers, files, words }
    : null
}

function linesOf({ pages }: FileReading): string[] {
  return pages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : block.rows.map((row) => row.join(' | ')))),
  )
}

/** True where any string within names the person. */
function says(value: unknown, person: Redactor): boolean {
  if (typeof value === 'string') return person.says(value)
  if (Array.isArray(value)) return value.some((one) => says(one, person))
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => says(one, person))
}

async function traceDossiers(session: Session, person: Redactor, unit: string | null): Promise<TracedDossier[]> {
  const rows = await session.query<{ id: number; code: string; state: DossierState }>(sql`
    select id, code, state from dossier where ${ofUnit(unit)} order by id`)
  return rows.flatMap(({ id, code, state }) => {
    if (!says(state, person)) return []
    const documents = state.contributions.flatMap((contribution) => contribution.documents)
    const named = (list: readonly { readonly name: string }[]): boolean => list.some(({ name }) => person.says(name))
    const roles: TracedDossier['roles'] = [
      ...(documents.some(({ nominees, candidates }) => named([...nominees, ...(candidates ?? [])]))
        ? (['nominee'] as const)
        : []),
      ...(documents.some(({ subjects }) => named(subjects)) ? (['subject'] as const) : []),
      ...(says(state.senders, person) ? (['sender'] as const) : []),
    ]
    return [{ id, code, unit: state.unit?.name ?? state.unitKey, roles: roles.length === 0 ? ['named'] : roles }]
  })
}

/** By id, name, the name of a body that the roster does not know, or the code of one dossier. */
function ofUnit(unit: string | null): ReturnType<typeof sql> {
  return sql`(${unit === null} or dossier.unit = ${unit} or dossier.code = ${unit} or search_fold(${unit ?? ''}) in (
    search_fold(dossier.state -> 'unit' ->> 'name'), search_fold(dossier.state ->> 'unitKey')))`
}

async function mailsOfUnit(session: Session, unit: string): Promise<number[]> {
  const rows = await session.query<{ id: number }>(sql`
    select distinct message_id as id from contribution join dossier on dossier.id = dossier_id where ${ofUnit(unit)}`)
  return rows.map(({ id }) => id)
}

type LetterScope = { readonly all: boolean; readonly dossiers: readonly number[]; readonly mails: readonly number[] }

/** Letters whose words name the person; and those whose files (slips, registers) tell of a dossier of theirs: nobody looks into those. */
async function traceLetters(session: Session, person: Redactor, scope: LetterScope): Promise<TracedLetter[]> {
  const rows = await session.query<{
    id: number
    kind: string
    status: string
    plannedAt: Date
    letter: unknown
    recipients: readonly string[]
    about: boolean
    carries: boolean
  }>(sql`
    select id, kind, status, planned_at as "plannedAt", letter, recipients, jsonb_array_length(attachments) > 0 as carries,
           (message_id = any(${scope.mails}::bigint[]) or kind in ('digest', 'alert') or id in (
             select outbox_id from outbox_dossier where dossier_id = any(${scope.dossiers}::bigint[]))) as about
    from outbox where kind <> 'sign-in' and forgotten_at is null order by id`)
  return rows.flatMap(({ letter, recipients, about, carries, ...row }) => {
    if (!scope.all && !about) return []
    const words = says([letter, recipients], person)
    const files = carries && about && scope.dossiers.length > 0
    return words || files ? [{ ...row, words }] : []
  })
}

/** Columns of words elsewhere. Officers' own names in what they decided stay: they answer for it. */
const OTHERS = [
  { table: 'decision', key: 'id', columns: ['reason', 'effect'], unit: 'dossier_id' },
  { table: 'event', key: 'id', columns: ['detail'], unit: 'dossier_id' },
  { table: 'bounce', key: 'id', columns: ['address'], unit: null },
  { table: 'suppression', key: 'id', columns: ['address'], unit: null },
] as const

export type OtherRow = { readonly table: string; readonly id: number; readonly column: string; readonly value: unknown }

export async function traceOthers(session: Session, person: Redactor, unit: string | null): Promise<OtherRow[]> {
  const found: OtherRow[] = []
  const dossiers =
    unit === null
      ? []
      : (await session.query<{ id: number }>(sql`select id from dossier where ${ofUnit(unit)}`)).map(({ id }) => id)
  for (const { table, key, columns, unit: column } of OTHERS) {
    if (unit !== null && column === null) continue
    const rows = await session.query<Record<string, unknown> & { readonly key: number }>({
      text: `select ${key} as key, ${columns.join(', ')} from ${table}
             where $1::boolean ${column === null ? '' : `or ${column} = any($2::bigint[])`} order by ${key}`,
      values: column === null ? [true] : [unit === null, dossiers],
    })
    for (const row of rows)
      for (const name of columns)
        if (says(row[name], person)) found.push({ table, id: row.key, column: name, value: row[name] })
  }
  return found
}
