/** Scanned mail through one, two and four reading processes, each with a recogniser of its own: what `--role read` on more cores brings. */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { makeMail } from '#scripts/making/mail.ts'
import { createOcr } from '#src/io/ocr.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { row, type Row } from './table.ts'

const READERS = [1, 2, 4] as const
/** Divides by all of them. */
const MAILS = 8
const PAGES = ['letter-scan.jpg'] as const

export async function benchReaders(): Promise<Row[]> {
  const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'ocr')
  const files = await Promise.all(PAGES.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
  const mails = await Promise.all(
    Array.from({ length: MAILS }, async (_, index) =>
      makeMail({
        from: { name: 'Công đoàn', address: `cd${index}@example.edu.vn` },
        to: { name: '', address: 'ldldbadinh@gmail.com' },
        subject: `Hồ sơ bản quét ${index}`,
        date: new Date(Date.UTC(2021, 4, 10, 1, 0, index)),
        messageId: `<scan-${index}@example.edu.vn>`,
        text: 'Em gửi bản quét ạ.',
        files,
      }),
    ),
  )
  const rates: number[] = []
  for (const readers of READERS) {
    const rate = await mailsAMinute(readers, mails)
    rates.push(rate)
    process.stderr.write(`  ${readers} readers: ${rate.toFixed(1)} mails a minute\n`)
  }
  const [one = Number.NaN, ...more] = rates
  return more.map((rate, index) => {
    const readers = READERS[index + 1] ?? 0
    const cores = Math.min(readers, availableParallelism())
    const figures = `${rate.toFixed(1)} against ${one.toFixed(1)} mails a minute, ${PAGES.length} scanned page each; ${availableParallelism()} cores`
    return row(`scanned mail by ${readers} readers`, 'one reader', rate / one, `near ${cores}`, figures)
  })
}

async function mailsAMinute(count: number, mails: readonly Uint8Array[]): Promise<number> {
  await using ending = new AsyncDisposableStack()
  const readers = []
  for (let index = 0; index < count; index++) {
    const ocr = ending.use(await createOcr({ workers: 1 }))
    readers.push(ending.use(createReaderPool({ size: 1, ocr })))
  }
  // Not counted: processes start, models load.
  await Promise.all(readers.map(async (reader) => await reader.readMail(mails[0] ?? new Uint8Array(), null)))
  const waiting = [...mails]
  const began = performance.now()
  await Promise.all(
    readers.map(async (reader) => {
      for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) await reader.readMail(mail, null)
    }),
  )
  return (mails.length * 60_000) / (performance.now() - began)
}
