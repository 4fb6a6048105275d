import { randomBytes } from 'node:crypto'
import { chmod, chown, copyFile, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { errorCode } from '#src/io/error-code.ts'

/** Settings by name, in the order in which they are written. */
export type Settings = Readonly<Record<string, string>>

/** What a file of settings holds; null where there is none. Rejects where it can't be read: nobody may take that for none. */
export async function readSettings(path: string): Promise<Settings | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  return Object.fromEntries(Object.entries(parseEnv(text)).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/**
 * Writes settings for their owner alone, whole or not at all. What stood there is kept beside it; the owner stays, should root
 * write what is the service's.
 * @returns where the former file is kept; null where there was none
 */
export async function writeSettings(path: string, settings: Settings, now: Date): Promise<string | null> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '')
  const kept = `${path}.${stamp}`
  const before = await stat(path).catch(() => null)
  const former = before === null ? null : kept
  if (before !== null) {
    await copyFile(path, kept)
    await chmod(kept, 0o600)
    await giveBack(kept, before)
  }
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(settingsText(settings))
      await file.sync()
    } finally {
      await file.close()
    }
    if (before !== null) await giveBack(draft, before)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return former
}

async function giveBack(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, uid, gid)
}

/** As Node and Docker read it: bare where both take a value as it stands, quoted where Node needs it. */
export function settingsText(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(name, value)}\n`)
  return `# Made by tiepnhan setup. Readable by its owner alone: it holds passwords.\n${lines.join('')}`
}

function quoted(name: string, value: string): string {
  if (!/[#'"`\s\\]/.test(value)) return value
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark))
  if (quote === undefined || /[\r\n]/.test(value))
    throw new Error(`${name}: một giá trị có đủ ba loại dấu nháy hoặc xuống dòng thì không ghi được vào .env`)
  return `${quote}${value}${quote}`
}
