import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Config } from '#src/config.ts'
import { errorCode, errorText } from '#src/io/error-code.ts'
import { createLog } from '#src/io/log.ts'
import { BackupFault } from '#src/store/backup/format.ts'
import { type Restored, restoreBackup, verifyBackup } from '#src/store/backup/restore.ts'
import { type Counts, writeBackup } from '#src/store/backup/write.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrate } from '#src/store/migrate.ts'
import type { Console } from './console.ts'

const BACKUP_USAGE = `Usage: tiepnhan backup FILE
  Writes mails, dossiers, letters and the rules to one file, while the service runs or not. It holds personal data and no passwords.
`
const RESTORE_USAGE = `Usage: tiepnhan restore [--verify] FILE
  Puts a backup into a new database (DATA_DIR or DATABASE_URL), all of it or nothing.
  --verify   read the file to its end and say whether it is whole; change nothing
`

/** `tiepnhan backup FILE`: everything that can't be made again, as it stands at one instant. Exit code 0 written, 1 not, 2 bad usage. */
export async function backup(
  argv: readonly string[],
  config: Config,
  version: string,
  console: Console,
): Promise<number> {
  const given = fileOf(argv)
  if (given === null || given.verify) return usage(console, BACKUP_USAGE)
  const file = resolve(given.file)
  const aside = `${file}.part`
  try {
    await using stack = new AsyncDisposableStack()
    const database = await databaseOf(config, stack)
    await migrate(database)
    const files = await filesIn(config.rulesDir)
    const counts = await compressTo(aside, async (write) =>
      writeBackup({ database, version, files, now: new Date() }, write),
    )
    // A file under its name is whole: what was cut off stays aside.
    await verify(aside)
    await rename(aside, file)
    console.out(`${file}: ${summary(counts)}, ${megabytes((await stat(file)).size)}, read back and whole.\n`)
    return 0
  } catch (error) {
    await rm(aside, { force: true })
    console.err(`No backup was written: ${mendOf(error)}\n`)
    return 1
  }
}

/** `tiepnhan restore FILE`. Exit code 0 restored (or whole), 1 not, 2 bad usage. */
export async function restore(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const given = fileOf(argv)
  if (given === null) return usage(console, RESTORE_USAGE)
  const file = resolve(given.file)
  try {
    // Read to its end first: a damaged file is found before anything is touched.
    const found = await verify(file)
    if (given.verify) {
      console.out(
        `${file}: whole, written ${found.head.writtenAt} by version ${found.head.version}, ${summary(found)}.\n`,
      )
      return 0
    }
    await using stack = new AsyncDisposableStack()
    const restored = await restoreBackup(await databaseOf(config, stack), linesOf(file))
    console.out(`Restored: ${summary(restored)}, as of ${restored.head.writtenAt}.\n`)
    for (const said of await putRules(config.rulesDir, restored)) console.out(`${said}\n`)
    return 0
  } catch (error) {
    console.err(`Nothing was restored: ${mendOf(error)}\n`)
    return 1
  }
}

function usage(console: Console, text: string): number {
  console.err(text)
  return 2
}

function fileOf(argv: readonly string[]): { file: string; verify: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { verify: { type: 'boolean', default: false } },
    })
    const [file, second] = positionals
    return file === undefined || second !== undefined ? null : { file, verify: values.verify }
  } catch {
    return null
  }
}

async function databaseOf(config: Config, stack: AsyncDisposableStack): Promise<Database> {
  const log = createLog('silent')
  const target = config.databaseUrl ?? stack.use(await startEmbedded(config.dataDir, log)).connection
  return stack.use(openDatabase(target, log))
}

async function compressTo<T>(
  file: string,
  produce: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const compress = createZstdCompress()
  const written = pipeline(compress, createWriteStream(file, { mode: 0o600, flush: true }))
  // A file that can't be opened is met where its end is waited for, not by nobody.
  written.catch(() => undefined)
  // A full disk ends the wait for room.
  const write = async (text: string): Promise<void> => {
    if (!compress.write(text)) await Promise.race([once(compress, 'drain'), written])
  }
  try {
    const result = await produce(write)
    compress.end()
    await written
    return result
  } catch (error) {
    compress.destroy()
    await written.catch(() => undefined)
    throw error
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const plain = createZstdDecompress()
  source.on('error', (error) => plain.destroy(error))
  // A cut-off file ends in the middle of a frame: what can be read is read, and the missing seal tells.
  const lines = createInterface({ input: source.pipe(plain), crlfDelay: Infinity })
  const failed = new Promise<never>((_, fail) => plain.once('error', fail))
  failed.catch(() => undefined)
  const reading = lines[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([reading.next(), failed])
      if (next.done) return
      yield next.value
    }
  } finally {
    lines.close()
    source.destroy()
  }
}

async function verify(file: string): Promise<Restored> {
  return await verifyBackup(linesOf(file))
}

/** The office's own files, links not followed. */
async function filesIn(folder: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return await Promise.all(
    paths
      .sort()
      .map(async (path) => ({ path: relative(folder, path).split(sep).join('/'), bytes: await readFile(path) })),
  )
}

/** Rules that stand here already are left alone: somebody may have mended them since. */
async function putRules(folder: string, { taken }: Restored): Promise<string[]> {
  const said: string[] = []
  for (const { path, bytes } of taken) {
    const place = join(folder, ...path.split('/'))
    if (relative(folder, place).startsWith('..') || basename(place) !== path.split('/').at(-1))
      throw new BackupFault(`The backup names a file outside the rules: ${JSON.stringify(path)}`)
    const here = await readFile(place).catch(() => null)
    if (here?.equals(bytes)) continue
    if (here !== null) {
      said.push(`${place} differs from the backup and was left as it is; the backup's is ${place}.from-backup`)
      await writeFile(`${place}.from-backup`, bytes)
      continue
    }
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, bytes)
    said.push(`${place} was written.`)
  }
  return said
}

function summary({ rows, files }: Counts): string {
  const count = (table: string): number => rows[table] ?? 0
  return `${count('message')} mails, ${count('dossier')} dossiers, ${count('outbox')} letters, ${files} files of rules`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function mendOf(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
      return 'the disk is full; free some space, or write to another one.'
    case 'ENOENT':
      return `there is no such file or folder (${errorText(error)}).`
    case 'EACCES':
      return `not allowed (${errorText(error)}); choose another folder, or run it as the user of the service.`
    default:
      return errorCode(error).startsWith('ZSTD_error') || errorCode(error) === 'Z_BUF_ERROR'
        ? 'the file is damaged or is no backup of Tiếp nhận.'
        : errorText(error)
  }
}
