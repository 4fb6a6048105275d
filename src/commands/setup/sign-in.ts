import type { MailConfig } from '#src/config.ts'
import { errorCode, errorText } from '#src/io/error-code.ts'
import { imapSessions, ImapTrouble } from '#src/io/imap.ts'
import { createLog } from '#src/io/log.ts'
import { mendFor, networkMend } from '#src/io/mail-trouble.ts'
import { probeSmtp } from '#src/io/smtp.ts'

/** Signs in to both servers and out again. @returns what went well, or what did not and how to mend it, in Vietnamese */
export async function trySignIn(mail: MailConfig): Promise<{ readonly well: string } | { readonly fault: string }> {
  const { imap, smtp } = mail
  let mails = 0
  try {
    const client = await imapSessions(imap, createLog('silent'))()
    try {
      mails = (await client.mailboxOpen('INBOX', { readOnly: true })).exists
    } finally {
      client.close()
    }
  } catch (error) {
    const says = error instanceof ImapTrouble ? error.says : errorText(error)
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    const isLogin = error instanceof ImapTrouble && error.kind === 'login'
    const mend =
      mendFor(says, 'vi') ??
      (isLogin
        ? 'Kiểm tra tên đăng nhập và mật khẩu.'
        : networkMend(errorCode(cause), `${errorText(cause)} ${says}`, 'IMAP', 'vi'))
    return { fault: faultOf(isLogin ? 'từ chối đăng nhập' : 'không vào được', `${imap.host}:${imap.port}`, says, mend) }
  }
  const refused = await probeSmtp(smtp)
  if (refused !== null) {
    const says = errorText(refused)
    const mend = mendFor(says, 'vi') ?? networkMend(errorCode(refused), says, 'SMTP', 'vi')
    return { fault: faultOf('không cho gửi thư', `${smtp.host}:${smtp.port}`, says, mend) }
  }
  return { well: `Đã vào được hộp thư ${imap.user} (${mails} thư trong INBOX) và máy chủ gửi thư ${smtp.host}.` }
}

function faultOf(what: string, where: string, says: string, mend: string): string {
  const said = says === '' ? '' : `\n  Máy chủ nói: ${says}`
  return `Máy chủ ${where} ${what}.${said}\n  Cách sửa: ${mend}`
}
