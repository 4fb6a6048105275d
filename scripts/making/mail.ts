import MailComposer from 'nodemailer/lib/mail-composer'

/** A mail as a union's officer sends it. */
export type MadeMail = {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly cc?: readonly { readonly name: string; readonly address: string }[]
  readonly subject: string | null
  /** When the sender's clock said it was sent. */
  readonly date: Date
  /** When our server took it: goes into the topmost Received header. Default: two seconds after `date`. */
  readonly received?: Date
  /** With its angle brackets; also the seed of the MIME boundaries, so that equal mails have equal bytes. */
  readonly messageId: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  readonly text: string
  readonly html?: string
  readonly files: readonly MadeFile[]
  /** Pictures of the signature, shown by `<img src="cid:...">` in the HTML. */
  readonly logos?: readonly { readonly cid: string; readonly name: string; readonly png: Uint8Array }[]
  readonly headers?: Readonly<Record<string, string>>
}

export type MadeFile = {
  readonly name: string
  readonly type?: string
  readonly bytes: Uint8Array
  /** How the sender's program wrote the name; 'modern' is RFC 2231 beside an RFC 2047 `name`. */
  readonly naming?: 'modern' | 'rfc2047' | 'raw-utf8' | 'none'
}

/** The raw bytes of the mail, CRLF line ends. */
export async function makeMail(mail: MadeMail): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: mail.from,
    to: [mail.to],
    ...(mail.cc === undefined ? {} : { cc: [...mail.cc] }),
    ...(mail.subject === null ? {} : { subject: mail.subject }),
    date: mail.date,
    messageId: mail.messageId,
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
    ...(mail.references === undefined ? {} : { references: [...mail.references] }),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: { ...mail.headers },
    attachments: [
      ...mail.files.map(attachmentOf),
      ...(mail.logos ?? []).map((logo) => ({
        cid: logo.cid,
        filename: logo.name,
        content: Buffer.from(logo.png),
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
      })),
    ],
    newline: '\r\n',
    // Without a fixed base every run would give other boundaries, and other bytes.
    baseBoundary: mail.messageId.replaceAll(/[^a-zA-Z0-9]/gu, '').slice(0, 30),
  })
  const received = mail.received ?? new Date(mail.date.getTime() + 2000)
  const body = await composer.compile().build()
  const trace =
    `Received: from mail.example.vn (mail.example.vn [203.0.113.7]) by mx.example.org with ESMTPS id ${idOf(mail.messageId)};\r\n` +
    `\t${rfc5322(received)}\r\n`
  return new Uint8Array(Buffer.concat([Buffer.from(trace), body]))
}

function attachmentOf(file: MadeFile) {
  const type = file.type ?? typeOf(file.name)
  if (type === 'message/rfc822')
    return {
      raw: Buffer.concat([
        Buffer.from(
          `Content-Type: message/rfc822; name="${encodedWord(file.name)}"\r\nContent-Disposition: attachment\r\n\r\n`,
        ),
        file.bytes,
      ]),
    }
  if (file.naming === undefined || file.naming === 'modern')
    return { filename: file.name, content: Buffer.from(file.bytes), contentType: type }
  return { raw: Buffer.concat([Buffer.from(oddHead(file, type)), wrapped(file.bytes)]) }
}

function oddHead(file: MadeFile, type: string): string {
  const name = file.naming === 'rfc2047' ? encodedWord(file.name) : file.name
  const parameter = (key: string) => (file.naming === 'none' ? '' : `; ${key}="${name}"`)
  return `Content-Type: ${type}${parameter('name')}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment${parameter('filename')}\r\n\r\n`
}

function encodedWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
}

function wrapped(bytes: Uint8Array): Buffer {
  return Buffer.from(`${Buffer.from(bytes).toString('base64').replaceAll(/.{76}/gu, '$&\r\n')}\r\n`)
}

function idOf(messageId: string): string {
  return messageId.replaceAll(/[^a-zA-Z0-9]/gu, '').slice(0, 16)
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function rfc5322(date: Date): string {
  const at = new Date(date.getTime() + 7 * 3_600_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0700`
}

const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  zip: 'application/zip',
  jpg: 'image/jpeg',
  png: 'image/png',
  eml: 'message/rfc822',
}

function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
}
