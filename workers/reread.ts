import { notUnderstood } from '#src/dossiers/understand-mail.ts'
import { isSecret } from '#src/dossiers/secrecy.ts'
import { errorText } from '#src/io/error-code.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { extractions } from '#src/store/extractions.ts'
import { beginRereading, failRereading, keepRereading } from '#src/store/rereadings.ts'
import type { Reading } from './read.ts'

/** A judged mail is read once more because an officer asked for it, as if none of its files had been seen. Nothing is decided by it. */
export async function reread(id: number, { database, readers, version, log }: Reading): Promise<string> {
  const mail = await beginRereading(database, id)
  if (mail === null) return 'nothing to do'
  try {
    await extractions(database, version).forget(mail.files)
    const raw = await loadBlob(database, mail.sha256)
    const { message, files, understood } = await readers.readMail(raw, mail.receivedAt, { cleared: mail.cleared })
    if (isSecret(files)) await failRereading(database, mail.id, 'a mark of secrecy was met')
    else await keepRereading(database, mail.id, { message, files, understood: understood ?? notUnderstood(files) })
    return 'read once more'
  } catch (error) {
    log.warn({ err: error, messageId: id }, 'a mail could not be read once more')
    await failRereading(database, mail.id, errorText(error))
    return 'not read once more'
  }
}
