import { createTransport } from 'nodemailer'
import { RECEIVED_HEADER } from './clock.ts'
import type { Sent } from './page/form.ts'

/** Delivers what somebody wrote on the page, over SMTP as a mail program would. */
export async function sendMail(mail: Sent, server: { readonly port: number; readonly office: string }): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: server.port, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail({
      from: mail.from,
      to: server.office,
      ...(mail.subject === '' ? {} : { subject: mail.subject }),
      text: mail.text,
      messageId: mail.messageId,
      date: mail.receivedAt,
      headers: { [RECEIVED_HEADER]: mail.receivedAt.toISOString() },
      attachments: mail.files.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) })),
    })
  } finally {
    transport.close()
  }
}
