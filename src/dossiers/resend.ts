import { createHash } from 'node:crypto'
import type { Message } from '../mail/message.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import { withoutQuotes } from '../mail/quotes.ts'

/**
 * What two copies of one mail have in common, however often a nervous sender presses the button: author, subject, own
 * words and files. Null where there is too little to tell copies from mails that are merely alike.
 */
export function fingerprintOf(message: Message): string | null {
  const files = message.attachments.filter((file) => !file.decoration).map((file) => file.sha256)
  const words = foldText(withoutQuotes(message.text))
  if (message.from === null || (files.length === 0 && words.length < TELLING_CHARS)) return null
  const subject = foldText(message.subject ?? '').replace(/^(?:(?:re|fw|fwd|tl|ct|tra loi|chuyen tiep)\s*:\s*)+/, '')
  return createHash('sha256')
    .update(JSON.stringify([message.from.address, subject, words, files.sort()]))
    .digest('hex')
}

/** Without files, words shorter than this ("em gửi hồ sơ ạ") may well be written twice with two meanings. */
const TELLING_CHARS = 40
