import { connect, type Socket } from 'node:net'
import type { Scanned } from '#src/reading/tools.ts'

/** Where ClamAV's clamd listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** Looks through bytes for malware. Rejects where nobody answers: that says nothing of the bytes, and is tried again. */
export type ScanBytes = (bytes: Uint8Array) => Promise<Scanned>

/** Without a byte from clamd; it may be loading its signatures, which takes a minute on a slow disk. */
const PATIENCE_MS = 90_000
const CHUNK_BYTES = 65_536

/**
 * A scanner that streams bytes to clamd (INSTREAM, clamd(8)); nothing touches a disk here. Files that clamd refuses for their size
 * (StreamMaxLength) are told as too large, because they would be refused for ever.
 */
export function clamdScanner(address: ClamdAddress): ScanBytes {
  return async (bytes) => {
    const answer = await askTwice(address, bytes)
    const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1]
    if (threat !== undefined) return { kind: 'infected', threat: threat.slice(0, 200) }
    if (answer === 'stream: OK') return { kind: 'clean' }
    if (/size limit exceeded/i.test(answer)) return { kind: 'too-large' }
    throw new Error(`clamd at ${sayAddress(address)} could not scan: ${answer.slice(0, 300) || 'no answer'}`)
  }
}

/** Ended by clamd in the middle of a file, its answer lost on the way. */
class Cut extends Error {}

/**
 * clamd closes on a file that is too large for it, and its word of it may be lost with the connection (EPIPE). Who is cut off twice by a
 * clamd that answers otherwise was cut off for that.
 */
async function askTwice(address: ClamdAddress, bytes: Uint8Array): Promise<string> {
  for (let times = 0; ; times++) {
    try {
      return await ask(address, 'zINSTREAM\0', bytes)
    } catch (error) {
      if (!(error instanceof Cut)) throw error
      if (times === 0) continue
      await clamdVersion(address)
      return 'size limit exceeded'
    }
  }
}

/** Its version and the date of its signatures, as it says them. Rejects where it does not answer. */
export async function clamdVersion(address: ClamdAddress): Promise<string> {
  return await ask(address, 'zVERSION\0', null)
}

function sayAddress(address: ClamdAddress): string {
  return 'path' in address ? address.path : `${address.host}:${address.port}`
}

async function ask(address: ClamdAddress, command: string, bytes: Uint8Array | null): Promise<string> {
  const socket = connect(address)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let answer = ''
  let sending = false
  socket.setEncoding('latin1').setTimeout(PATIENCE_MS)
  socket.on('data', (text: string) => (answer += text))
  socket.on('timeout', () => socket.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
  // It may close on us in the middle of a file with its answer said: the answer counts.
  const end = (error: Error | null): void => {
    const said = answer.replace(/\0[^]*$/, '').trim()
    if (said !== '' || (error === null && !sending)) resolve(said)
    else if (sending && (error === null || CUT.test(error.message)))
      reject(new Cut(`clamd at ${sayAddress(address)} ended in the middle of a file`))
    else reject(new Error(`clamd at ${sayAddress(address)} does not answer: ${error?.message ?? ''}`, { cause: error }))
  }
  socket.on('error', end)
  socket.on('close', () => end(null))
  socket.on('connect', () => {
    socket.write(command)
    if (bytes === null) return
    sending = true
    void send(socket, bytes)
  })
  try {
    return await promise
  } finally {
    socket.destroy()
  }
}

const CUT = /EPIPE|ECONNRESET/

/** Chunks with their length before them, and an empty one at the end. */
async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length && !socket.destroyed; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES)
    socket.write(lengthOf(chunk.length))
    if (!socket.write(chunk)) await drained(socket)
  }
  if (!socket.destroyed) socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(length)
  return header
}

async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((done) => {
    socket.once('drain', done).once('close', done)
  })
}
