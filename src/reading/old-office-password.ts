import { createHash } from 'node:crypto'

/** Opens bytes from the beginning of a stream on; each `block` bytes have a key of their own (Word 512, Excel 1024). */
export type Rc4Opener = (bytes: Uint8Array, block: number) => Uint8Array

/**
 * What opens an office file of 97 to 2003 by its password: RC4 as Office 97 has it, or by CryptoAPI as 2002 and LibreOffice (MS-OFFCRYPTO 2.3.5,
 * 2.3.6). `head` begins with the version and tells how it was locked. Null where the password is wrong. Throws where it is locked in another way.
 */
export function openerOf(head: Uint8Array, password: string): Rc4Opener | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const keyOf = keysOf(bytes, Buffer.from(password, 'utf16le'))
  return keyOf === null ? null : (locked, block) => decrypt(locked, keyOf, block)
}

type KeyOf = (block: number) => Buffer

function keysOf(head: Buffer, password: Buffer): KeyOf | null {
  const major = head.readUInt16LE(0)
  const minor = head.readUInt16LE(2)
  if (major === 1 && minor === 1) return oldKeys(head.subarray(4, 52), password)
  if (minor === 2 && major >= 2 && major <= 4) return newKeys(head, password)
  throw new Error(`encryption version ${major}.${minor} is not known`)
}

function oldKeys(fields: Buffer, password: Buffer): KeyOf | null {
  const start = digest('md5', password).subarray(0, 5)
  const salted = Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([start, fields.subarray(0, 16)])))
  const base = digest('md5', salted).subarray(0, 5)
  const keyOf: KeyOf = (block) => digest('md5', base, number(block))
  return verified(fields.subarray(16, 32), fields.subarray(32, 48), 'md5', keyOf)
}

function newKeys(head: Buffer, password: Buffer): KeyOf | null {
  const size = head.readUInt32LE(8)
  const keyBytes = head.readUInt32LE(12 + 16) / 8 || 5
  const verifier = head.subarray(12 + size)
  const base = digest('sha1', verifier.subarray(4, 20), password)
  const keyOf: KeyOf = (block) => {
    const key = digest('sha1', base, number(block)).subarray(0, keyBytes)
    // Keys of 40 bits are filled up with zeros.
    return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key
  }
  return verified(verifier.subarray(20, 36), verifier.subarray(40, 60), 'sha1', keyOf)
}

function verified(said: Buffer, hash: Buffer, by: string, keyOf: KeyOf): KeyOf | null {
  const both = rc4(keyOf(0), Buffer.concat([said, hash]))
  return digest(by, both.subarray(0, 16)).equals(both.subarray(16)) ? keyOf : null
}

function decrypt(bytes: Uint8Array, keyOf: KeyOf, size: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, block) =>
    rc4(keyOf(block), bytes.subarray(block * size, (block + 1) * size)),
  )
  return new Uint8Array(Buffer.concat(blocks))
}

/** Written out here: today's OpenSSL has it no more. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0
    state[one] = state[other] ?? 0
    state[other] = kept
  }
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255
    swap(at, other)
  }
  const out = Buffer.alloc(bytes.length)
  for (let at = 0, one = 0, other = 0; at < bytes.length; at++) {
    one = (one + 1) & 255
    other = (other + (state[one] ?? 0)) & 255
    swap(one, other)
    out[at] = (bytes[at] ?? 0) ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 255] ?? 0)
  }
  return out
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function digest(by: string, ...parts: readonly Uint8Array[]): Buffer {
  const maker = createHash(by)
  for (const part of parts) maker.update(part)
  return maker.digest()
}
