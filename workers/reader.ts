import { documentTypes } from '#rules/document-types/index.ts'
import { understandMail } from '#src/dossiers/understand-mail.ts'
import { serveReader } from '#src/io/serve-reader.ts'

/** The reading process of `check` and of the service: it knows the office's document types, so mails are understood on every core. */
await serveReader((message, files) => understandMail(message, files, documentTypes))
