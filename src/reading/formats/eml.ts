import { parseMessage } from '#src/mail/parse.ts'
import type { Format } from '../format.ts'
import { readInnerMail } from '../mail-members.ts'

/** Attached and forwarded mails: their files are members. */
export const eml: Format = {
  id: 'eml',
  accepts: (look) =>
    look.text === 'mail' || look.magic === 'eml' || (look.text !== null && MAIL_EXTENSIONS.has(look.extension)),
  read: async (file, { limits }) => {
    const message = await parseMessage(file.bytes, { internalDate: null })
    const files = message.attachments
      .filter((attachment) => !attachment.decoration)
      .map(({ name, bytes, declaredType }) => ({ name, bytes, declaredType }))
    return readInnerMail(file, { subject: message.subject, text: message.text, files }, limits)
  },
}

const MAIL_EXTENSIONS = new Set(['eml'])
