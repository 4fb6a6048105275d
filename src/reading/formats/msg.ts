import * as msgReaderPackage from '@kenjiuno/msgreader'
import type { FieldsData } from '@kenjiuno/msgreader'
import { decodeText } from '#src/mail/charset.ts'
import { isDecoration } from '#src/mail/decoration.ts'
import { readHtmlBody } from '#src/mail/html-body.ts'
import type { HtmlBody } from '#src/mail/html-body.ts'
import type { Format } from '../format.ts'
import { mailMembers } from '../mail-members.ts'
import type { InnerFile } from '../mail-members.ts'

/** Mails that Outlook saved (MS-OXMSG): their files are members, a mail inside is a .msg again. */
export const msg: Format = {
  id: 'msg',
  accepts: (look) => look.compound === 'msg',
  read: async (file, { limits }) => {
    const reader = new MsgReader(Uint8Array.from(file.bytes).buffer)
    // Names and words in the Windows code page of Vietnam, where they are not in Unicode.
    reader.parserConfig = { ansiEncoding: 'windows-1258' }
    const fields = reader.getFileData()
    if (fields.error !== undefined) return { kind: 'problem', problem: 'corrupt', detail: fields.error, warnings: [] }
    const html = fields.html === undefined ? (fields.bodyHtml ?? '') : decodeText(fields.html, null)
    const page = readHtmlBody(html)
    const attached = (fields.attachments ?? []).slice(0, limits.files + 1)
    const files = attached.flatMap((attachment) => toFile(attachment, reader, page))
    const text = (fields.body ?? '').trim() === '' ? page.text : (fields.body ?? '')
    const subject = fields.subject?.normalize('NFC') ?? null
    return mailMembers(file, { subject, text: text.replaceAll('\r\n', '\n').normalize('NFC'), files }, limits).finish()
  },
}

const MsgReader = msgReaderPackage.default.default

function toFile(attachment: FieldsData, reader: InstanceType<typeof MsgReader>, page: HtmlBody): InnerFile[] {
  const inner = attachment.innerMsgContent === true
  const { content } = reader.getAttachment(attachment)
  const written = attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? ''
  const name = inner && !/\.msg$/i.test(written) ? `${attachment.name ?? 'thu'}.msg` : written
  const type = inner ? 'application/vnd.ms-outlook' : (attachment.attachMimeTag ?? '').toLowerCase()
  const shown = page.pictures.find((picture) => picture.source === `cid:${attachment.pidContentId ?? ''}`) ?? null
  const disposition = attachment.attachmentHidden === true ? 'inline' : 'attachment'
  if (isDecoration({ name, type, disposition, shown, bytes: content })) return []
  return [{ name: name.normalize('NFC'), bytes: content, declaredType: type === '' ? null : type }]
}
