import { serveReader } from '#src/io/serve-reader.ts'

/** A reading process in which understanding never ends for a mail that says so, and fails for another. */
await serveReader((message) => {
  if (message.text.includes('LOOP')) for (;;) Math.sqrt(2)
  if (message.text.includes('THROW')) throw new TypeError('a fault of ours')
  return { documents: [], bodyTypes: ['understood here'] }
})
