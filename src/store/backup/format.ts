/**
 * A backup is one file: lines of JSON, compressed by Zstandard (RFC 8878). The first line says what it is, then come the
 * tables, each row as PostgreSQL writes it in JSON, then the files of the rules; the last line counts and seals them.
 */
export const FORMAT = 1

export type Head = {
  readonly tiepnhan: 'backup'
  readonly format: number
  /** Of the program that wrote it. */
  readonly version: string
  readonly writtenAt: string
  /** Migrations of the schema that the rows are of. */
  readonly schema: readonly number[]
}

export type Line =
  | { readonly kind: 'row'; readonly table: string; readonly row: string }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }

export type Seal = {
  readonly rows: Readonly<Record<string, number>>
  readonly files: number
  /** SHA-256 of all lines before, line feeds included. */
  readonly sha256: string
}

export class BackupFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupFault'
  }
}

export function writeHead(head: Head): string {
  return JSON.stringify(head)
}

/** The row comes as JSON text and goes as JSON text: nothing in it is looked at. */
export function writeLine(line: Line): string {
  return line.kind === 'row'
    ? `[${JSON.stringify(line.table)},${line.row}]`
    : JSON.stringify({ file: line.path, base64: Buffer.from(line.bytes).toString('base64') })
}

export function writeSeal(seal: Seal): string {
  return JSON.stringify({ seal })
}

export function readHead(text: string): Head {
  const head = parsed(text)
  if (!isObject(head) || head['tiepnhan'] !== 'backup') throw new BackupFault('This is no backup of Tiếp nhận.')
  const { format, version, writtenAt, schema } = head
  if (typeof format !== 'number' || format > FORMAT)
    throw new BackupFault(
      `The backup was written by a newer version (${String(version)}): restore it with that version or a newer one.`,
    )
  if (typeof version !== 'string' || typeof writtenAt !== 'string' || !isNumbers(schema))
    throw new BackupFault('The first line of the backup is damaged.')
  return { tiepnhan: 'backup', format, version, writtenAt, schema }
}

/** A line after the head: a row, a file or the seal. */
export function readLine(text: string): Line | { readonly kind: 'seal'; readonly seal: Seal } {
  const row = /^\["([a-z_\d]{1,63})",/.exec(text)
  if (row?.[1] !== undefined && text.endsWith(']'))
    return { kind: 'row', table: row[1], row: text.slice(row[0].length, -1) }
  const line = parsed(text)
  if (isObject(line) && typeof line['file'] === 'string' && typeof line['base64'] === 'string')
    return { kind: 'file', path: line['file'], bytes: Buffer.from(line['base64'], 'base64') }
  const seal = isObject(line) ? line['seal'] : null
  if (
    isObject(seal) &&
    typeof seal['sha256'] === 'string' &&
    typeof seal['files'] === 'number' &&
    isCounts(seal['rows'])
  )
    return { kind: 'seal', seal: { sha256: seal['sha256'], files: seal['files'], rows: seal['rows'] } }
  throw new BackupFault('A line of the backup is damaged.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BackupFault('This is no backup of Tiếp nhận, or it is damaged.', { cause })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number')
}

function isCounts(value: unknown): value is Record<string, number> {
  return isObject(value) && isNumbers(Object.values(value))
}
