import type { MailConfig } from '#src/config.ts'
import { errorCode, errorText } from '#src/io/error-code.ts'
import { NoToken } from '#src/io/google-token.ts'
import { imapSessions } from '#src/io/imap.ts'
import type { Log } from '#src/io/log.ts'
import { mendFor, networkMend } from '#src/io/mail-trouble.ts'
import { probeSmtp } from '#src/io/smtp.ts'
import { fault, type Finding, note, ok } from './finding.ts'

/** Signs in to the mailbox and looks at what its server can do; reads no mail. */
export async function examineMailbox({ imap }: MailConfig, log: Log): Promise<Finding[]> {
  const about = 'mailbox'
  try {
    const client = await imapSessions(imap, log)()
    try {
      // Not read-only: only then does a server say which keywords stay. Nothing is changed.
      const folder = await client.mailboxOpen('INBOX')
      const isGmail = client.capabilities.has('X-GM-EXT-1')
      const sent = (await client.list()).some(({ specialUse }) => specialUse === '\\Sent')
      const quota = await client.getQuota('INBOX').catch(() => false as const)
      const keeps = folder.permanentFlags?.has('\\*') === true
      return [
        ok(about, `${imap.user} at ${imap.host}:${imap.port}, ${folder.exists} mails in INBOX`),
        ...(quota === false ? [] : examineRoom(quota.storage?.usage, quota.storage?.limit)),
        client.capabilities.has('IDLE')
          ? ok(about, 'it tells of new mails at once (IDLE)')
          : note(about, 'it does not tell of new mails (no IDLE): they are found every half minute'),
        isGmail || sent
          ? ok(about, 'it has a Sent folder: a letter whose fate is unknown is looked for there')
          : note(
              about,
              'it has no Sent folder: after a crash in the middle of sending, a letter may go twice (with the same Message-ID). ' +
                'Have your mail server make a folder with the attribute \\Sent.',
            ),
        isGmail
          ? ok(about, 'Gmail: labels show what became of each mail')
          : keeps
            ? ok(about, 'IMAP keywords show what became of each mail')
            : note(about, 'it keeps no keywords: what became of a mail is not shown there'),
      ]
    } finally {
      client.close()
    }
  } catch (error) {
    return [fault(about, errorText(error))]
  }
}

/** A full mailbox sends mails back to those who wrote them, and we never see one. Bytes; absent where the server does not tell. */
export function examineRoom(used: number | undefined, limit: number | undefined): Finding[] {
  if (used === undefined || limit === undefined || limit === 0) return []
  const share = used / limit
  const says = `${(used / 1e9).toFixed(1)} of ${(limit / 1e9).toFixed(1)} GB of the mailbox are used`
  if (share >= 0.98)
    return [fault('mailbox', `${says}: new mails are sent back to their senders. Make room, or buy more.`)]
  return [share >= 0.85 ? note('mailbox', `${says}: make room before long`) : ok('mailbox', says)]
}

/** Signs in to the server that takes our letters; sends nothing. */
export async function examineWayOut({ smtp, from }: MailConfig): Promise<Finding> {
  const about = 'way out'
  const where = `${smtp.host}:${smtp.port}`
  const error = await probeSmtp(smtp)
  if (error === null) return ok(about, `${smtp.user} at ${where} may send; letters come from ${from}`)
  // That Google gives no token is told with what to do about it.
  if (error instanceof NoToken) return fault(about, `${where} was not tried: ${error.message}`)
  const said = errorText(error)
  const mend = mendFor(said) ?? networkMend(errorCode(error), said, 'SMTP')
  return fault(about, `${where} does not let us send: ${said}. ${mend}`)
}
