import { createHash } from 'node:crypto'
import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** Keeps bytes under their SHA-256, once. */
export async function keepBlob(session: Session, bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes)
  await session.query(sql`
    insert into blob (sha256, bytes) values (${sha256}, ${bufferOf(bytes)}) on conflict do nothing`)
  return sha256
}

/** The name that bytes are kept under: SHA-256, lower-case hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The same bytes as the driver wants them, not copied. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** @throws where there are no such bytes: rows refer to blobs that exist */
export async function loadBlob(session: Session, sha256: string): Promise<Uint8Array> {
  const [row] = await session.query<{ bytes: Buffer }>(sql`select bytes from blob where sha256 = ${sha256}`)
  if (!row) throw new Error(`No bytes are stored under ${sha256}`)
  return row.bytes
}
