import type { Message } from '../mail/message.ts'
import type { FileReading } from '../reading/extraction.ts'
import type { Understood } from './understood.ts'

/** True where reading stopped at a mark of secrecy. */
export function isSecret(files: readonly FileReading[]): boolean {
  return files.some(({ problem }) => problem === 'secret')
}

type Reading = {
  readonly message: Message
  readonly files: readonly FileReading[]
  readonly understood: Understood | null
}

/**
 * What is left of a mail that holds a secret: who wrote, when, and in which thread. Its words, its subject and the names of its files
 * are gone before anybody stores, shows or searches them. Any other reading is given back as it is.
 */
export function withoutSecrets<R extends Reading>(reading: R): R {
  if (!isSecret(reading.files)) return reading
  const { message, files } = reading
  return {
    ...reading,
    message: {
      ...message,
      subject: null,
      headers: message.headers.filter(({ name }) => !TELLING_HEADER.test(name)),
      text: '',
      links: [],
      attachments: [],
      defects: [],
      bounce: null,
    },
    files: files.filter(({ problem }) => problem === 'secret'),
    understood: { documents: [], bodyTypes: [] },
  }
}

/** Headers in which mail programs say what a mail is about. */
const TELLING_HEADER = /subject|topic|comment|keyword|description|summary|snippet|thread-index/
