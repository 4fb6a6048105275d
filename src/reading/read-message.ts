import { createHash } from 'node:crypto'
import type { Message } from '#src/mail/message.ts'
import type { Extraction, FileReading, Page, Problem, SourceFile } from './extraction.ts'
import type { Format } from './format.ts'
import { formats } from './formats/index.ts'
import { isJunk } from './junk.ts'
import { passwordsIn } from './passwords.ts'
import { type SecrecyMark, secrecyMarkIn } from './secrecy-mark.ts'
import { sniff } from './sniff.ts'
import type { ReadingTools, Scanned } from './tools.ts'
import { withoutUnneeded } from './unneeded.ts'
import { joinVolumes, toldAsVolume } from './volumes.ts'

/** What the caller may want to know or already knows while a mail is read. Every part is optional. */
export type ReadingProgress = {
  /** What is known of these bytes: read before, or found deadly. Null lets them be read. */
  readonly recall?: (sha256: string) => Promise<Extraction | null>
  /** Looks for malware in a file before anything else opens it; members of archives are files too. */
  readonly scan?: (sha256: string, bytes: Uint8Array) => Promise<Scanned>
  /** Called before a file is sniffed and read. */
  readonly begins?: (file: ReadFile) => void
  /** Called with every file that was read just now: not for recalled ones, unless they turn out to be secret. Containers too. */
  readonly ends?: (file: ReadFile, extraction: Extraction) => void
}

type ReadFile = { readonly path: readonly string[]; readonly sha256: string; readonly size: number }

/**
 * Reads every attachment of a mail that is not part of its looks, containers down to their members.
 * A file that fails is a reading with a `problem`, and the others are read all the same. At a mark of secrecy reading stops:
 * then one reading without a name or a word stands for the whole mail, with the problem 'secret'.
 */
export async function readMessage(
  message: Message,
  tools: ReadingTools,
  progress: ReadingProgress = {},
): Promise<FileReading[]> {
  const passwords = passwordsIn(`${message.subject ?? ''}\n${message.text}`)
  const reader: Reader = {
    tools: { ...tools, passwords },
    progress,
    known: new Map(),
    files: 0,
    unpackedBytes: 0,
    mark: tools.cleared === true ? null : secrecyMarkIn([bodyPage(message.text)], 'text'),
  }
  const readings: FileReading[] = []
  const attachments = message.attachments.filter(
    ({ name, declaredType, decoration }) => !decoration && !isJunk(name, declaredType),
  )
  const files = attachments.map(({ name, declaredType, bytes }) => ({ name, path: [name], declaredType, bytes }))
  const known = new Map<SourceFile, string>(files.map((file, at) => [file, attachments[at]?.sha256 ?? '']))
  for (const file of joinVolumes(files))
    readings.push(...(await readFile(file, 0, known.get(file) ?? sha256Of(file.bytes), reader)))
  return reader.mark === null ? readings : [stoppedAt(reader.mark, message)]
}

function bodyPage(text: string): Page {
  return { blocks: text.split('\n').map((line) => ({ kind: 'line', text: line })) }
}

/** What is told of a mail that holds a secret: that it does, and under which mark. */
function stoppedAt(mark: SecrecyMark, { sha256 }: Message): FileReading {
  const file = { name: '', path: [''], declaredType: null, bytes: new Uint8Array(0) }
  return { ...failed({ file, sha256 }, 'secret', mark), format: 'unknown' }
}

type Reader = {
  readonly tools: ReadingTools
  readonly progress: ReadingProgress
  /** The same bytes twice in one mail are read once. */
  readonly known: Map<string, Outcome>
  files: number
  unpackedBytes: number
  /** Set once a mark of secrecy was met: nothing more is opened. */
  mark: SecrecyMark | null
}

type Outcome = { readonly format: string; readonly extraction: Extraction }

async function readFile(file: SourceFile, depth: number, sha256: string, reader: Reader): Promise<FileReading[]> {
  if (reader.mark !== null) return []
  reader.files++
  const { limits } = reader.tools
  const entry = { file, sha256 }
  if (reader.files > limits.files) return [failed(entry, 'too-large', `more than ${limits.files} files in one mail`)]
  if (file.bytes.length > limits.fileBytes) return [failed(entry, 'too-large', `more than ${limits.fileBytes} bytes`)]
  const scanned = await reader.progress.scan?.(sha256, file.bytes)
  if (scanned?.kind === 'infected') return [failed(entry, 'infected', scanned.threat)]
  if (scanned?.kind === 'too-large') return [failed(entry, 'too-large', 'more than the malware scanner takes')]
  const outcome = await extract(file, sha256, depth, reader)
  if (outcome.extraction.kind === 'members')
    return readMembers(entry, outcome.format, outcome.extraction, depth + 1, reader)
  const own = toReadings(entry, outcome)
  const attached = attachedTo(outcome.extraction)
  if (attached.length === 0 || depth + 1 > limits.depth) return own
  const inside = { kind: 'members', members: attached, problem: null, warnings: [] } as const
  const others = await readMembers(entry, outcome.format, inside, depth + 1, reader)
  // A cover that says nothing but what it covers ("open this portfolio in Acrobat") is not empty: its files are there.
  return others.length > 0 ? [...own.filter(({ problem: found }) => found !== 'empty'), ...others] : own
}

function attachedTo(extraction: Extraction): readonly SourceFile[] {
  return extraction.kind === 'pages' ? (extraction.attached ?? []) : []
}

type Entry = { readonly file: SourceFile; readonly sha256: string }

async function extract(file: SourceFile, sha256: string, depth: number, reader: Reader): Promise<Outcome> {
  const known = reader.known.get(sha256)
  if (known !== undefined && known.extraction.kind !== 'members' && attachedTo(known.extraction).length === 0)
    return known
  const seen = { path: file.path, sha256, size: file.bytes.length }
  const remembered = (await reader.progress.recall?.(sha256)) ?? null
  const hasKeys = (reader.tools.passwords?.length ?? 0) > 0
  // This mail may bring the password that an earlier one did not.
  const recalled = remembered?.kind === 'problem' && remembered.problem === 'encrypted' && hasKeys ? null : remembered
  // What is known to be unreadable is not even looked at again: the look may be what was deadly.
  if (recalled?.kind === 'problem') return { format: 'unknown', extraction: recalled }
  if (recalled === null) reader.progress.begins?.(seen)
  const look = await sniff(file.bytes, file.name)
  const format = Object.values(formats as Record<string, Format>).find((one) => one.accepts(look)) ?? null
  const extraction = fitToKeep(recalled ?? (await runFormat(format, file, depth, reader)), reader)
  // With files in it, it is told as the container that it is, too: its pages alone must not be remembered for it.
  const told: Extraction =
    attachedTo(extraction).length === 0 ? extraction : { kind: 'members', members: [], problem: null, warnings: [] }
  if (recalled === null || reader.mark !== null) reader.progress.ends?.(seen, told)
  const outcome = { format: format?.id ?? 'unknown', extraction }
  reader.known.set(sha256, outcome)
  return outcome
}

/** The one place where a document's words are looked at before they go anywhere: secrets stop all, what nobody needs is left out. */
function fitToKeep(extraction: Extraction, reader: Reader): Extraction {
  if (extraction.kind !== 'pages') return extraction
  const mark = reader.tools.cleared === true ? null : secrecyMarkIn(extraction.pages, extraction.readBy)
  if (mark === null) return { ...extraction, pages: withoutUnneeded(extraction.pages) }
  reader.mark = mark
  return problem('secret', mark)
}

async function runFormat(format: Format | null, file: SourceFile, depth: number, reader: Reader): Promise<Extraction> {
  if (file.bytes.length === 0) return problem('empty', 'zero bytes')
  if (format === null) return toldAsVolume(file, problem('unsupported', 'not a kind of file that can be read'))
  const { limits } = reader.tools
  const left = {
    ...limits,
    unpackedBytes: Math.max(0, limits.unpackedBytes - reader.unpackedBytes),
    files: Math.max(0, limits.files - reader.files),
    depth: Math.max(0, limits.depth - depth),
  }
  try {
    return toldAsVolume(file, await format.read(file, { ...reader.tools, limits: left }))
  } catch (error) {
    return problem('corrupt', error instanceof Error ? error.message : String(error))
  }
}

type Members = Extract<Extraction, { kind: 'members' }>

async function readMembers(
  container: Entry,
  format: string,
  extraction: Members,
  depth: number,
  reader: Reader,
): Promise<FileReading[]> {
  const { limits } = reader.tools
  const readings: FileReading[] = []
  const itself = (found: Problem, detail: string) =>
    readings.push({ ...failed(container, found, detail), format, warnings: [detail, ...extraction.warnings] })
  if (depth > limits.depth) {
    itself('too-deep', `more than ${limits.depth} containers inside each other`)
    return readings
  }
  if (extraction.problem !== null) itself(extraction.problem, 'not everything in it could be taken out')
  const members = joinVolumes(extraction.members.filter((member) => !isJunk(member.name, member.declaredType)))
  if (members.length === 0 && extraction.problem === null) itself('empty', 'nothing in it')
  for (const member of members) {
    reader.unpackedBytes += member.bytes.length
    if (reader.unpackedBytes > limits.unpackedBytes || reader.files >= limits.files) {
      itself('too-large', 'more in it than is taken out of one mail')
      break
    }
    readings.push(...(await readFile(member, depth, sha256Of(member.bytes), reader)))
  }
  return readings
}

function toReadings(entry: Entry, outcome: Outcome): FileReading[] {
  const { format, extraction } = outcome
  switch (extraction.kind) {
    case 'not-a-document':
      return []
    case 'problem':
      return [
        {
          ...failed(entry, extraction.problem, extraction.detail),
          format,
          warnings: [extraction.detail, ...extraction.warnings],
        },
      ]
    case 'pages': {
      const { readBy, pages, confidence, warnings } = extraction
      const empty = !pages.some((page) =>
        page.blocks.some((block) => block.kind === 'table' || block.text.trim() !== ''),
      )
      if (empty)
        return [{ ...failed(entry, 'empty', 'no text in it'), format, warnings: ['no text in it', ...warnings] }]
      return [{ ...plain(entry), format, readBy, pages, confidence, problem: null, warnings }]
    }
    case 'members':
      return []
    default:
      return extraction satisfies never
  }
}

function plain(entry: Entry): Pick<FileReading, 'name' | 'path' | 'sha256' | 'size'> {
  return {
    name: entry.file.name,
    path: entry.file.path,
    sha256: entry.sha256,
    size: entry.file.bytes.length,
  }
}

function failed(entry: Entry, found: Problem, detail: string): FileReading {
  return {
    ...plain(entry),
    format: 'unknown',
    readBy: null,
    pages: [],
    confidence: null,
    problem: found,
    warnings: [detail],
  }
}

function problem(found: Problem, detail: string): Extraction {
  return { kind: 'problem', problem: found, detail, warnings: [] }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
