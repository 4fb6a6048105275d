import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createOcr } from '#src/io/ocr.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { makePdfOfPictures } from '#scripts/making/pdf.ts'
import { row, type Row } from './table.ts'

const fixtures = join(import.meta.dirname, '..', 'test', 'fixtures')

/** Bytes that reading takes at most: of the process that takes most, and of all (OCR engines and reading processes) together. */
export async function benchReadingMemory(): Promise<Row[]> {
  return [await largeMail(), await longScan()]
}

function rowOf(what: string, { largest, together }: Peak): Row {
  const figures = `${Math.round(largest / 1e6)} MB; all together ${Math.round(together / 1e6)} MB more than before`
  return row(`${what}: the largest process`, 'limit of 500 MB', largest / 500e6, '≤ 1', figures)
}

const SCAN_PAGES = 40

/** As much as Gmail lets through: copies of a letter that differ, so that each is read. */
async function largeMail(): Promise<Row> {
  const letter = readFileSync(join(fixtures, 'reading', 'letter.docx'))
  const noise = Buffer.alloc(1_700_000, 7).map((value, at) => (value * at * 31) & 0xff)
  const files = Array.from({ length: 11 }, (_, at): [string, Uint8Array] => [
    `to trinh ${at}.docx`,
    Buffer.concat([letter, Buffer.from([at]), noise]),
  ])
  const raw = mailWith(files)
  await using pool = createReaderPool({ size: 1 })
  return rowOf(`a mail of ${Math.round(raw.length / 1e6)} MB`, await peakWhile(() => pool.readMail(raw, null)))
}

async function longScan(): Promise<Row> {
  const page = new Uint8Array(readFileSync(join(fixtures, 'ocr', 'letter-scan.jpg')))
  const pdf = await makePdfOfPictures(Array.from({ length: SCAN_PAGES }, () => ({ bytes: page, dpi: 200 })))
  await using ocr = await createOcr({ native: 'never' })
  await using pool = createReaderPool({ size: 1, ocr, limits: { fileMs: 3_600_000 } })
  const raw = mailWith([['ho so.pdf', pdf]])
  return rowOf(`a scan of ${SCAN_PAGES} pages`, await peakWhile(() => pool.readMail(raw, null)))
}

/** Resident bytes, of this process less what it had before: of one process at most, and of all together. */
type Peak = { readonly largest: number; readonly together: number }

async function peakWhile(work: () => Promise<unknown>): Promise<Peak> {
  const before = process.memoryUsage.rss()
  let largest = 0
  let together = 0
  const look = setInterval(() => {
    const own = process.memoryUsage.rss()
    const others = childrenBytes()
    largest = Math.max(largest, own - before, ...others)
    together = Math.max(together, own - before + others.reduce((sum, bytes) => sum + bytes, 0))
  }, 50)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return { largest, together }
}

const PAGE_BYTES = 4096

function childrenBytes(): number[] {
  const own = `/proc/${process.pid}/task`
  const children = readdirSync(own).flatMap((task) => {
    try {
      return readFileSync(`${own}/${task}/children`, 'latin1').trim().split(' ')
    } catch {
      return []
    }
  })
  return children.map((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1] ?? 0) * PAGE_BYTES
    } catch {
      return 0
    }
  })
}

function mailWith(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const parts = files.map(([name, bytes]) => {
    const lines =
      Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,76}/g)
        ?.join('\r\n') ?? ''
    return `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`
  })
  return Buffer.from(
    `From: a@example.com\r\nTo: b@example.com\r\nSubject: Ho so\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
      `--b\r\nContent-Type: text/plain\r\n\r\nHo so\r\n${parts.join('')}--b--\r\n`,
  )
}
