import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seed } from './mutate.ts'

const PROJECT = join(import.meta.dirname, '../..')
const FOLDERS = ['test/cases', 'test/fixtures/reading', 'test/fixtures/ocr', 'demo/mails']

/** Every mail and document among the fixtures, in an order that is the same everywhere. */
export function seeds(): Seed[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(?:ya?ml|ts|md|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ name: path.slice(PROJECT.length + 1), bytes: new Uint8Array(readFileSync(path)) })),
  )
}
