import { formats } from '#src/reading/formats/index.ts'
import type { SourceFile } from '#src/reading/extraction.ts'
import type { ReadingTools } from '#src/reading/tools.ts'

/** The real reading process, except that a text file can order what hostile files make libraries do. */
const read = formats.txt.read
Reflect.set(formats.txt, 'read', async (file: SourceFile, tools: ReadingTools) => {
  const order = Buffer.from(file.bytes).toString('latin1').split('\n', 1)[0]
  if (order === 'LOOP') for (;;) Math.sqrt(2)
  if (order === 'HEAP') for (const hoard: unknown[] = []; ;) hoard.push(Array.from({ length: 1000 }, () => ({})))
  if (order === 'BUFFERS') for (const hoard: Buffer[] = []; ; await pause()) hoard.push(Buffer.alloc(50_000_000, 1))
  if (order === 'EXIT') process.exit(7)
  if (order === 'SEGFAULT') process.kill(process.pid, 'SIGSEGV')
  if (order === 'ABORT') process.abort()
  if (order === 'WAIT') await new Promise(() => setInterval(() => undefined, 1000))
  if (order === 'WRITE') await (await import('node:fs/promises')).writeFile('/tmp/should-not-be', 'x')
  if (order === 'RUN') (await import('node:child_process')).execFileSync('true')
  if (order === 'PEEK') await (await import('node:fs/promises')).readFile('/etc/hostname')
  return read(file, tools)
})

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20))
}

await import('#src/io/reader-process.ts')
