import { createHash } from 'node:crypto'
import { parseMessage } from '../mail/parse.ts'
import type { SourceFile } from './extraction.ts'
import type { Format } from './format.ts'
import { passwordsIn } from './passwords.ts'
import { LIMITS, type ReadingTools } from './tools.ts'
import { joinVolumes } from './volumes.ts'

/** Formats that hold files: only these are opened on the way down. */
const CONTAINERS = ['zip', 'seven-zip', 'eml', 'msg', 'tnef']

/** A file out of a mail, and the passwords that the mail states for its files. */
type TakenFile = { readonly bytes: Uint8Array; readonly passwords: readonly string[] }

/**
 * One file of a mail, found by its path and known by its SHA-256.
 * @returns null where the mail has no such file
 */
export async function takeFile(raw: Uint8Array, path: readonly string[], sha256: string): Promise<TakenFile | null> {
  const message = await parseMessage(raw, { internalDate: null })
  const { attachments } = message
  const passwords = passwordsIn(`${message.subject ?? ''}\n${message.text}`)
  const whole = attachments.find((attachment) => attachment.sha256 === sha256)
  if (whole !== undefined) return { bytes: whole.bytes, passwords }
  const files = attachments.map(({ name, declaredType, bytes }) => ({ name, path: [name], declaredType, bytes }))
  for (const container of joinVolumes(files).filter(({ name }) => name === path[0])) {
    const bytes = await within(container, path, sha256, 0, { ocr: null, limits: LIMITS, passwords })
    if (bytes !== null) return { bytes, passwords }
  }
  return null
}

async function within(
  file: SourceFile,
  path: readonly string[],
  sha256: string,
  depth: number,
  tools: ReadingTools,
): Promise<Uint8Array | null> {
  if (depth > LIMITS.depth) return null
  // Most files are attached as they are: what opens archives is loaded when one is met.
  const [{ sniff }, { formats }] = await Promise.all([import('./sniff.ts'), import('./formats/index.ts')])
  const look = await sniff(file.bytes, file.name)
  const format = Object.values(formats as Record<string, Format>).find((one) => one.accepts(look))
  if (format === undefined || !CONTAINERS.includes(format.id)) return null
  const extraction = await format.read(file, tools)
  if (extraction.kind !== 'members') return null
  for (const member of joinVolumes(extraction.members)) {
    if (createHash('sha256').update(member.bytes).digest('hex') === sha256) return member.bytes
    if (member.path.every((name, index) => name === path[index])) {
      const found = await within(member, path, sha256, depth + 1, tools)
      if (found !== null) return found
    }
  }
  return null
}
