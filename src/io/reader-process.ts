import { serveReader } from './serve-reader.ts'

/** The reading process that knows no document types: what it reads is understood elsewhere, or not at all. */
await serveReader(null)
