import { createDecipheriv, createHash } from 'node:crypto'
import { childNamed, childrenNamed, parseXml } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** Rounds of hashing at most: Word uses 100,000, and a file that asks for more wants to hold the reader up. */
export const MOST_ROUNDS = 1_000_000

/**
 * Opens an Office file (2007 and later) by its password: the package inside, or null where the password is wrong. `info` and
 * `encrypted` are its streams EncryptionInfo and EncryptedPackage (MS-OFFCRYPTO 2.3.4). Throws where they are damaged.
 */
export function openProtected(info: Uint8Array, encrypted: Uint8Array, password: string): Uint8Array | null {
  const view = Buffer.from(info.buffer, info.byteOffset, info.byteLength)
  const major = view.readUInt16LE(0)
  const minor = view.readUInt16LE(2)
  if (major === 4 && minor === 4) return openAgile(view.subarray(8), encrypted, password)
  if (minor === 2 && major >= 2 && major <= 4) return openStandard(view.subarray(4), encrypted, password)
  throw new Error(`encryption version ${major}.${minor} is not known`)
}

/** Places of the three keys of the agile way (2.3.4.11 to 2.3.4.13). */
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex')
const VERIFIER_VALUE = Buffer.from('d7aa0f6d3061344e', 'hex')
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex')
const SEGMENT = 4096

function openAgile(xml: Buffer, encrypted: Uint8Array, password: string): Uint8Array | null {
  const root = parseXml(xml.toString('utf8'), {
    'http://schemas.microsoft.com/office/2006/encryption': 'e',
    'http://schemas.microsoft.com/office/2006/keyEncryptor/password': 'p',
  })
  const data = childNamed(root, 'e:keyData')
  const encryptors = childNamed(root, 'e:keyEncryptors')
  const keys = encryptors === null ? [] : childrenNamed(encryptors, 'e:keyEncryptor')
  const own = keys.map((one) => childNamed(one, 'p:encryptedKey')).find((one) => one !== null)
  if (data === null || own === undefined || own === null) throw new Error('no key under a password in it')
  const look = cipherOf(own)
  const rounds = Number(own.attributes['spinCount'] ?? 0)
  if (!(rounds >= 0 && rounds <= MOST_ROUNDS)) throw new Error(`${rounds} rounds of hashing`)
  let hash = digest(look.hash, look.salt, Buffer.from(password, 'utf16le'))
  const count = Buffer.alloc(4)
  for (let round = 0; round < rounds; round++) {
    count.writeUInt32LE(round)
    hash = digest(look.hash, count, hash)
  }
  const unlock = (block: Buffer, name: string): Buffer => {
    const key = sized(digest(look.hash, hash, block), look.keyBytes)
    return decipher(key, sized(look.salt, look.blockBytes), base64Of(own, name))
  }
  const input = unlock(VERIFIER_INPUT, 'encryptedVerifierHashInput').subarray(0, look.salt.length)
  const expected = unlock(VERIFIER_VALUE, 'encryptedVerifierHashValue').subarray(0, look.hashBytes)
  if (!digest(look.hash, input).equals(expected)) return null
  const key = unlock(KEY_VALUE, 'encryptedKeyValue').subarray(0, look.keyBytes)
  const whole = cipherOf(data)
  const { size, body } = packageOf(encrypted, whole.blockBytes)
  const out: Buffer[] = []
  for (let at = 0, segment = 0; at < body.length; at += SEGMENT, segment++) {
    count.writeUInt32LE(segment)
    const iv = sized(digest(whole.hash, whole.salt, count), whole.blockBytes)
    out.push(decipher(key, iv, body.subarray(at, at + SEGMENT)))
  }
  return Buffer.concat(out).subarray(0, size)
}

type Cipher = {
  readonly hash: string
  readonly hashBytes: number
  readonly keyBytes: number
  readonly blockBytes: number
  readonly salt: Buffer
}

const HASHES: Readonly<Record<string, string>> = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' }

function cipherOf(element: XmlElement): Cipher {
  const hash = HASHES[(element.attributes['hashAlgorithm'] ?? '').replace('-', '')]
  const keyBytes = Number(element.attributes['keyBits'] ?? 0) / 8
  const blockBytes = Number(element.attributes['blockSize'] ?? 0)
  const way = `${element.attributes['cipherAlgorithm'] ?? ''} ${element.attributes['cipherChaining'] ?? ''}`
  if (hash === undefined || way !== 'AES ChainingModeCBC' || ![16, 24, 32].includes(keyBytes) || blockBytes !== 16)
    throw new Error(`encrypted in a way that is not known: ${way.slice(0, 60)}`)
  return {
    hash,
    hashBytes: Number(element.attributes['hashSize'] ?? 0),
    keyBytes,
    blockBytes,
    salt: base64Of(element, 'saltValue'),
  }
}

/** Office 2007's way: SHA-1, fixed rounds, AES block by block (2.3.4.5 to 2.3.4.9). */
function openStandard(info: Buffer, encrypted: Uint8Array, password: string): Uint8Array | null {
  const headerSize = info.readUInt32LE(4)
  const header = info.subarray(8, 8 + headerSize)
  const keyBytes = header.readUInt32LE(16) / 8
  if (![16, 24, 32].includes(keyBytes)) throw new Error(`a key of ${keyBytes} bytes`)
  const verifier = info.subarray(8 + headerSize)
  const salt = verifier.subarray(4, 20)
  let hash = digest('sha1', salt, Buffer.from(password, 'utf16le'))
  const count = Buffer.alloc(4)
  for (let round = 0; round < 50_000; round++) {
    count.writeUInt32LE(round)
    hash = digest('sha1', count, hash)
  }
  hash = digest('sha1', hash, Buffer.alloc(4))
  const derived = [0x36, 0x5c].map((pad) => {
    const block = Buffer.alloc(64, pad)
    for (let at = 0; at < hash.length; at++) block[at] = (block[at] ?? 0) ^ (hash[at] ?? 0)
    return digest('sha1', block)
  })
  const key = Buffer.concat(derived).subarray(0, keyBytes)
  const input = decipher(key, null, verifier.subarray(20, 36))
  const expected = decipher(key, null, verifier.subarray(40, 72)).subarray(0, 20)
  if (!digest('sha1', input).equals(expected)) return null
  const { size, body } = packageOf(encrypted, 16)
  return decipher(key, null, body).subarray(0, size)
}

/** Its length first, then whole blocks. */
function packageOf(encrypted: Uint8Array, block: number): { readonly size: number; readonly body: Buffer } {
  const bytes = Buffer.from(encrypted.buffer, encrypted.byteOffset, encrypted.byteLength)
  const size = Number(bytes.readBigUInt64LE(0))
  return { size, body: bytes.subarray(8, 8 + Math.floor((bytes.length - 8) / block) * block) }
}

function decipher(key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${iv === null ? 'ecb' : 'cbc'}`, key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function digest(hash: string, ...parts: readonly Buffer[]): Buffer {
  const maker = createHash(hash)
  for (const part of parts) maker.update(part)
  return maker.digest()
}

/** Cut, or filled up with 0x36. */
function sized(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)])
}

function base64Of(element: XmlElement, name: string): Buffer {
  return Buffer.from(element.attributes[name] ?? '', 'base64')
}
