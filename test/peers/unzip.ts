import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'

const opened = promisify((bytes: Buffer, options: Options, done: (error: Error | null, file: ZipFile) => void) =>
  fromBuffer(bytes, options, done),
)

/** The files of a zip, in its order. */
export async function unzip(zip: string | Buffer): Promise<{ path: string; bytes: Buffer }[]> {
  const file = await opened(typeof zip === 'string' ? await readFile(zip) : zip, { lazyEntries: true })
  const content = promisify(
    file.openReadStream.bind(file) as (entry: Entry, done: Parameters<typeof file.openReadStream>[1]) => void,
  )
  const found: { path: string; bytes: Buffer }[] = []
  for (let entry = await next(file); entry !== null; entry = await next(file))
    found.push({ path: entry.fileName, bytes: await buffer(await content(entry)) })
  return found
}

async function next(file: ZipFile): Promise<Entry | null> {
  const listening = new AbortController()
  try {
    return await new Promise<Entry | null>((done, fail) => {
      const hear = (event: string, listener: (value: Entry) => void): void => {
        file.once(event, listener)
        listening.signal.addEventListener('abort', () => file.off(event, listener))
      }
      hear('entry', done)
      hear('end', () => done(null))
      hear('error', fail)
      file.readEntry()
    })
  } finally {
    listening.abort()
  }
}
