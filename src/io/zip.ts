import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file to be packed. `path` with slashes, as it shall stand in the archive. */
export type PackEntry = { readonly path: string; readonly bytes: Uint8Array; readonly at: Date }

/** The list of sums by which `sha256sum -c` and archives check that nothing was lost or changed. */
export const SUMS = 'SHA256SUMS'

/**
 * A zip of the entries, with the list of their SHA-256 at its end. Entry by entry: the next is asked for when the last was taken,
 * so that a campaign of any size passes through the memory of one file. Where entries fail, so does the stream.
 */
export function zipOf(entries: AsyncIterable<PackEntry>): Readable {
  const zip = new ZipFile()
  // yazl's is a PassThrough; wrapped, should it ever be another.
  const out = zip.outputStream instanceof Readable ? zip.outputStream : new Readable().wrap(zip.outputStream)
  const gone = new Promise<'gone'>((done) => out.once('close', () => done('gone')))
  zip.on('error', (error: unknown) => out.destroy(asError(error)))
  void fill(zip, entries, gone).catch((error: unknown) => out.destroy(asError(error)))
  return out
}

async function fill(zip: ZipFile, entries: AsyncIterable<PackEntry>, gone: Promise<'gone'>): Promise<void> {
  const sums: string[] = []
  for await (const { path, bytes, at } of entries) {
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
    const taken = new Promise<'taken'>((done) => {
      zip.addReadStreamLazy(path, { mtime: at, size: bytes.length }, (give) => {
        const source = Readable.from([bytes], { objectMode: false })
        source.once('close', () => done('taken'))
        give(null, source)
      })
    })
    // Who reads may go away in the middle: then nothing more is fetched.
    if ((await Promise.race([taken, gone])) === 'gone') return
  }
  zip.addBuffer(Buffer.from(sums.join('')), SUMS)
  zip.end()
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
