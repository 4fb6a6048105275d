import type { Socket } from 'node:net'

/** Takes lines and counted bytes off a connection, never more than the limits given. Null at the end of the connection. */
export type LineReader = {
  /** A line without its end, one character per byte (latin1). Throws LineTooLong past `max`. */
  line(max: number): Promise<string | null>
  bytes(count: number): Promise<Buffer | null>
  /** Reads past bytes that nobody wants. False where the connection ended before. */
  skip(count: number): Promise<boolean>
}

export class LineTooLong extends Error {
  override name = 'LineTooLong'
}

export function createLineReader(socket: Socket): LineReader {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer = Buffer.alloc(0)

  const more = async (): Promise<Buffer | null> => {
    const next = await chunks.next()
    return next.done ? null : next.value
  }

  const take = async (count: number, keep: boolean): Promise<Buffer[] | null> => {
    const taken: Buffer[] = []
    let wanted = count
    while (wanted > 0) {
      if (rest.length === 0) {
        const chunk = await more()
        if (chunk === null) return null
        rest = chunk
      }
      const piece = rest.subarray(0, wanted)
      if (keep) taken.push(piece)
      wanted -= piece.length
      rest = rest.subarray(piece.length)
    }
    return taken
  }

  return {
    async line(max) {
      const pieces: Buffer[] = []
      let length = 0
      while (true) {
        const end = rest.indexOf(0x0a)
        const piece = end === -1 ? rest : rest.subarray(0, end)
        length += piece.length
        if (length > max) throw new LineTooLong(`A line of more than ${max} bytes`)
        pieces.push(piece)
        if (end !== -1) {
          rest = rest.subarray(end + 1)
          return Buffer.concat(pieces).toString('latin1').replace(/\r$/, '')
        }
        const chunk = await more()
        if (chunk === null) return null
        rest = chunk
      }
    },
    async bytes(count) {
      const taken = await take(count, true)
      return taken === null ? null : Buffer.concat(taken)
    },
    async skip(count) {
      return (await take(count, false)) !== null
    },
  }
}
