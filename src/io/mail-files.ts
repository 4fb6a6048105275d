import { createReadStream } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { splitMbox } from '#src/mail/mbox.ts'

/** One mail lying in a file, not yet read. */
export type MailFile = {
  /** The path given, or path#N for the N-th message of an mbox, from 1. */
  readonly file: string
  /** Its first bytes, enough for the header fields that tell when it was received. */
  readonly head: Uint8Array
  readonly load: () => Promise<Uint8Array>
}

/** Mails under some paths, and a folder of spooled ones to remove at the end. */
export type MailFiles = { readonly files: readonly MailFile[]; readonly [Symbol.asyncDispose]: () => Promise<void> }

/** A path that can't be read, with what to do. */
export class PathError extends Error {
  override readonly name = 'PathError'
}

/** Header fields end within this many bytes in any honest mail. */
const HEAD_BYTES = 64 * 1024

/** Finds the mails under paths: .eml files, folders of them (recursive), mboxes. */
export async function findMailFiles(paths: readonly string[]): Promise<MailFiles> {
  const spool = new Spool()
  const files: MailFile[] = []
  for (const path of paths) files.push(...(await mailsAt(path, spool)))
  return { files, [Symbol.asyncDispose]: () => spool.remove() }
}

async function mailsAt(path: string, spool: Spool): Promise<MailFile[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new PathError(`${path}: no such file or folder. Expected an .eml file, a folder of them, or an .mbox file.`, {
      cause,
    })
  })
  if (found.isDirectory()) return mailsIn(path, spool)
  return (await isMbox(path)) ? mailsOfMbox(path, spool) : [await single(path)]
}

async function mailsIn(folder: string, spool: Spool): Promise<MailFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new PathError(`${folder}: the folder can't be read. Check its permissions.`, { cause })
  })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files: MailFile[] = []
  for (const name of names.sort()) {
    if (/\.eml$/i.test(name)) files.push(await single(name))
    else if (/\.mbox$/i.test(name)) files.push(...(await mailsOfMbox(name, spool)))
  }
  return files
}

async function single(path: string): Promise<MailFile> {
  return { file: path, head: await headOf(path), load: () => readFile(path) }
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    await using handle = await open(path)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return Uint8Array.from(buffer.subarray(0, bytesRead))
  } catch (cause) {
    throw new PathError(`${path}: the file can't be read. Check its permissions.`, { cause })
  }
}

/** By its first line, or by its name where it is empty: Takeout's mboxes and saved mails are told apart by content. */
async function isMbox(path: string): Promise<boolean> {
  const head = Buffer.from(await headOf(path)).toString('latin1', 0, 5)
  return head === 'From ' || /\.mbox$/i.test(path)
}

/** Takeout's order is not that of receipt, and the file may be larger than memory: its mails are laid out one by one. */
async function mailsOfMbox(path: string, spool: Spool): Promise<MailFile[]> {
  const files: MailFile[] = []
  for await (const raw of splitMbox(createReadStream(path))) {
    const file = `${path}#${files.length + 1}`
    const kept = await spool.keep(raw)
    files.push({ file, head: raw.slice(0, HEAD_BYTES), load: () => readFile(kept) })
  }
  return files
}

/** A folder of our own for mails taken out of mboxes; names are counted, never taken from a mail. */
class Spool {
  #folder: Promise<string> | null = null
  #count = 0

  async keep(raw: Uint8Array): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'tiepnhan-mbox-'))
    this.#count += 1
    const path = join(await this.#folder, `${this.#count}.eml`)
    await writeFile(path, raw, { mode: 0o600 })
    return path
  }

  async remove(): Promise<void> {
    if (this.#folder !== null) await rm(await this.#folder, { recursive: true, force: true })
  }
}
