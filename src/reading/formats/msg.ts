import * as msgReaderPackage from '@kenjiuno/msgreader'
import type { FieldsData } from '@kenjiuno/msgreader'
import { decodeText } from '#src/mail/charset.ts'
import { isDecoration } from '#src/mail/decoration.ts'
import { readHtmlBody } from '#src/mail/html-body.ts'
import type { HtmlBody } from '#src/mail/html-body.ts'
import type { Format } from '../format.ts'
import { readInnerMail } from '../mail-members.ts'
import type { InnerFile, InnerMail } from '../mail-members.ts'

/** Mails that Outlook saved (MS-OXMSG): their files are members, a mail inside is a .msg again. */
export const msg: Format = {
  id: 'msg',
  accepts: (look) => look.compound === 'msg',
  read: async (file, { limits }) => {
    try {
      const mail = readOutlookMail(file.bytes, limits.files)
      if (mail !== null) return readInnerMail(file, mail, limits)
      return { kind: 'problem', problem: 'corrupt', detail: 'not a mail of Outlook', warnings: [] }
    } catch (error) {
      // Its reader steps past the end of a cut file.
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: 'corrupt', detail, warnings: [] }
    }
  },
}

function readOutlookMail(bytes: Uint8Array, files: number): InnerMail | null {
  const reader = new MsgReader(Uint8Array.from(bytes).buffer)
  // Names and words in the Windows code page of Vietnam, where they are not in Unicode.
  reader.parserConfig = { ansiEncoding: 'windows-1258' }
  const fields = reader.getFileData()
  if (fields.error !== undefined) return null
  const page = readHtmlBody(fields.html === undefined ? (fields.bodyHtml ?? '') : decodeText(fields.html, null))
  const body = fields.body ?? ''
  return {
    subject: fields.subject?.normalize('NFC') ?? null,
    text: (body.trim() === '' ? page.text : body).replaceAll('\r\n', '\n').normalize('NFC'),
    files: (fields.attachments ?? []).slice(0, files + 1).flatMap((attachment) => toFile(attachment, reader, page)),
  }
}

type MsgReaderClass = typeof msgReaderPackage.default.default

/** Node gives a CommonJS module's own default one step deeper than test runners do. */
const MsgReader = classOf(msgReaderPackage.default)

function classOf(loaded: typeof msgReaderPackage.default | MsgReaderClass): MsgReaderClass {
  return 'default' in loaded ? loaded.default : loaded
}

function toFile(attachment: FieldsData, reader: InstanceType<MsgReaderClass>, page: HtmlBody): InnerFile[] {
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
