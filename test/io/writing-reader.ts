import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire, flushCompileCache } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { formats } from '#src/reading/formats/index.ts'

/** The real reading process, except that a text file makes it try all that could outlive it; its text is what became of each attempt. */
const link = process.env['NODE_COMPILE_CACHE'] ?? 'none'
const attempts: Readonly<Record<string, () => unknown>> = {
  link: () => readdirSync(link),
  file: () => writeFileSync(`${link}/kept`, 'x'),
  folder: () => mkdirSync(`${link}/a/b`, { recursive: true }),
  beside: () => mkdirSync(`${dirname(link)}/beside`, { recursive: true }),
  thread: () => new Worker('', { eval: true }),
}
Reflect.set(formats.txt, 'read', async () => {
  const outcomes = Object.entries(attempts).map(([name, attempt]) => {
    try {
      attempt()
      return `${name}: done`
    } catch (error) {
      return `${name}: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`
    }
  })
  // Compiled only now, then written by Node itself, which asks no permission.
  createRequire(import.meta.url)('../../src/mail/mbox.ts')
  flushCompileCache()
  const blocks = [`path: ${link}`, ...outcomes].map((text) => ({ kind: 'line', text }) as const)
  return { kind: 'pages', readBy: 'text', pages: [{ blocks }], confidence: null, warnings: [] }
})

await import('#src/io/reader-process.ts')
