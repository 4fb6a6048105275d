import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Config } from '#src/config.ts'
import { type Redactor, redactorOf } from '#src/dossiers/redact.ts'
import { isoIn } from '#src/dossiers/zoned-time.ts'
import { errorText } from '#src/io/error-code.ts'
import { zipOf } from '#src/io/zip.ts'
import type { Database } from '#src/store/database.ts'
import { erasePerson, InFlight, nextMark } from '#src/store/forget/erase-person.ts'
import { tracePerson, type Trace } from '#src/store/forget/trace-person.ts'
import { personEntries } from '#src/store/forget/person-pack.ts'
import { similarNames } from '#src/store/forget/similar-names.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const PERSON_USAGE = `Usage: tiepnhan person --find NAME [--also SPELLING]... [--unit UNIT]
       tiepnhan person --find NAME ... --export FILE.zip
       tiepnhan person --find NAME ... --erase --reason TEXT [--yes]
  Where one person stands in mails, papers, dossiers and letters; what is stored of them as a zip; all of it taken out.
  --find     a name (marks and case do not matter) or a mail address
  --also     another spelling of the same person, an address too; may be given several times
  --unit     id or full name of a unit, or a dossier's code: only that with its mails and letters; needed where namesakes are in several
  --erase    says what would be taken out; with --yes it is. Mails that name the person lose their bytes, also those that name others
  --reason   kept with the date, so name nobody in it
`

type Options = {
  readonly spellings: readonly string[]
  readonly unit: string | null
  readonly out: string | null
  readonly erase: { readonly reason: string; readonly really: boolean } | null
}

/** `tiepnhan person`. Exit code 0 told or done, 1 not found or not done, 2 bad usage. */
export async function person(
  argv: readonly string[],
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  console: Console,
  now: Date,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${PERSON_USAGE}`)
    return 2
  }
  try {
    return await withDatabase(config, async (database) => await onDatabase(database, options, console, now))
  } catch (error) {
    console.err(error instanceof InFlight ? `Nothing was erased: ${error.message}\n` : `${errorText(error)}\n`)
    return 1
  }
}

function optionsOf(argv: readonly string[]): Options | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        find: { type: 'string' },
        also: { type: 'string', multiple: true },
        unit: { type: 'string' },
        export: { type: 'string' },
        erase: { type: 'boolean', default: false },
        reason: { type: 'string' },
        yes: { type: 'boolean', default: false },
      },
    })
    const spellings = [values.find ?? '', ...(values.also ?? [])].map((one) => one.normalize('NFC').trim())
    // One word ("An") is in every second mail.
    const short = spellings.find((one) => !one.includes('@') && one.split(/\s+/).length < 2)
    if (short !== undefined)
      return { fault: `--find wants a full name of two words or more, or an address, not "${short}".` }
    const reason = values.reason?.trim() ?? ''
    if (values.erase && reason === '') return { fault: '--erase wants a --reason.' }
    if (values.erase && redactorOf(spellings, '').says(reason)) return { fault: 'The reason must not name the person.' }
    return {
      spellings,
      unit: values.unit ?? null,
      out: values.export ?? null,
      erase: values.erase ? { reason, really: values.yes } : null,
    }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

async function onDatabase(database: Database, options: Options, console: Console, now: Date): Promise<number> {
  const { spellings, unit, out, erase } = options
  const one = redactorOf(spellings, await nextMark(database))
  const trace = await tracePerson(database, one, unit)
  tell(trace, console)
  const alike = await similarNames(database, spellings)
  if (alike.length > 0)
    console.out(
      `Spelled almost so, and not counted in (add --also "..." if it is the same person): ${alike.join('; ')}\n`,
    )
  if (isEmpty(trace)) return 1
  if (out !== null) await exported(database, trace, one, out, now, console)
  if (erase === null) return 0
  const units = new Set(trace.dossiers.map((dossier) => dossier.unit ?? dossier.code))
  if (unit === null && units.size > 1) {
    console.err(`People of this name are in ${units.size} units: say which by --unit. Nothing was erased.\n`)
    return 1
  }
  if (!erase.really) {
    console.out(PREVIEW)
    return 0
  }
  await erasePerson(database, one, { unit, reason: erase.reason })
  console.out(DONE)
  return 0
}

const PREVIEW = `Nothing was changed. With --yes: the name and what is told of the person go out of all these places; the texts of the files that name them,
and the bytes of the mails and letters, are taken off whole, with what they hold of other people. What was understood of others stays.
`

const DONE = `Erased, with an audit line that names nobody. Still to be done by hand: the mails above in the mailbox itself (Inbox, Sent, All Mail),
packs, registers and digests that were handed out or mailed, and every backup made before now: after restoring one, run this again.
`

function isEmpty({ mails, dossiers, letters, others }: Trace): boolean {
  return mails.length + dossiers.length + letters.filter(({ words }) => words).length + others === 0
}

function tell(trace: Trace, console: Console): void {
  if (isEmpty(trace)) {
    console.out(
      'Nothing stored names this person. Files that could not be read are not known here, nor is the mailbox itself.\n',
    )
    return
  }
  for (const { code, unit, roles } of trace.dossiers)
    console.out(`dossier ${code} (${unit ?? 'unit unknown'}): ${roles.join(', ')}\n`)
  for (const { id, receivedAt, dossiers, files, words } of trace.mails) {
    const places = [
      ...(words ? ['its own words'] : []),
      ...files.map(({ path, alone }) => `${path.join(' / ')}${alone ? ' (tells of nobody else)' : ''}`),
    ]
    console.out(
      `mail ${id} of ${isoIn('Asia/Ho_Chi_Minh', receivedAt).slice(0, 16)} ${dossiers.join(', ')}: ${places.join('; ')}\n`,
    )
  }
  const named = trace.letters.filter(({ words }) => words).length
  console.out(
    `${named} letters in their words, ${trace.letters.length - named} in a file that they carry; ${trace.others} decisions and events\n`,
  )
}

async function exported(
  database: Database,
  trace: Trace,
  one: Redactor,
  out: string,
  now: Date,
  console: Console,
): Promise<void> {
  const aside = `${out}.part`
  try {
    await pipeline(zipOf(personEntries(database, trace, one, now)), createWriteStream(aside, { mode: 0o600 }))
    await rename(aside, out)
    console.out(`${out}: written, for this person only\n`)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
