import { ImapFlow } from 'imapflow'
import { expect, test } from 'vitest'
import { GMAIL_LABELS } from '#rules/labels.ts'
import { mailboxLabels } from '#src/io/labels.ts'
import type { Label } from '#src/mail/labels.ts'
import { startDovecot } from '#test/peers/dovecot.ts'
import { startGmail } from '#test/peers/gmail.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'

const mail = (uid: number, labels: Label[], uidValidity: number, gmailId: string | null = null) => ({
  id: uid * 10,
  gmailId,
  labels,
  places: [{ folder: 'INBOX', uidValidity, uid }],
})

test('keywords of ours come and go with the state, and nothing else of the mail changes', async () => {
  await using dovecot = await startDovecot()
  for (const id of ['mot', 'hai', 'ba']) await dovecot.deliver(plainMail(id), IN_TIME)
  const staff = await dovecot.session()
  const { uidValidity } = await staff.mailboxOpen('INBOX')
  await staff.messageFlagsAdd('1', ['\\Flagged', '$TiepnhanNot', 'rieng'], { uid: true })
  await using labels = mailboxLabels(dovecot.session, GMAIL_LABELS)
  const at = Number(uidValidity)
  const flags = async (): Promise<string[][]> =>
    (await dovecot.mails('INBOX')).map((one) => one.flags.filter((flag) => flag !== '\\Recent').sort())

  expect(await labels.put([mail(1, ['received', 'incomplete'], at), mail(2, ['received', 'incomplete'], at)])).toEqual([
    10, 20,
  ])
  expect(await labels.put([mail(1, ['received', 'complete', 'late'], at), mail(99, ['received'], at)])).toEqual([
    10, 990,
  ])
  // Of another numbering: whose UID 3 that was nobody knows, and it stays due.
  expect(await labels.put([mail(3, ['review'], at + 1)])).toEqual([])
  expect(await flags()).toEqual([
    ['$TiepnhanComplete', '$TiepnhanLate', '$TiepnhanNot', '$TiepnhanReceived', '\\Flagged', 'rieng'],
    ['$TiepnhanIncomplete', '$TiepnhanReceived'],
    [],
  ])
  await staff.logout()
})

test('at Gmail they are labels: made where missing, replaced, and found again in All Mail', async () => {
  await using gmail = await startGmail()
  gmail.mails.push({ uid: 1, id: '11', labels: new Set(['Khác']), folders: ['INBOX', '[Gmail]/All Mail'] })
  gmail.mails.push({ uid: 2, id: '22', labels: new Set(), folders: ['[Gmail]/All Mail'] })
  const open = async (): Promise<ImapFlow> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: gmail.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'a', pass: 'b' },
      logger: false,
    })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  await using labels = mailboxLabels(open, GMAIL_LABELS)
  expect(
    await labels.put([mail(1, ['received', 'incomplete'], 7, '11'), mail(5, ['received', 'review'], 7, '22')]),
  ).toEqual([10, 50])
  expect(await labels.put([mail(1, ['received', 'complete'], 7, '11')])).toEqual([10])

  const received = 'Ti&Hr8-p nh&Hq0-n/&ARAA4w- nh&Hq0-n'
  expect([...gmail.folders]).toContain(received)
  const [first, moved] = gmail.mails
  expect(first?.labels.size).toBe(3)
  expect([...(first?.labels ?? [])]).toEqual(expect.arrayContaining(['Khác', received]))
  expect(moved?.labels.has(received)).toBe(true)
  expect(gmail.said.join('\n')).not.toContain('\\Seen')
  const stores = gmail.said.filter((command) => command.startsWith('UID STORE')).length
  await labels.put([mail(1, ['received', 'complete'], 7, '11')])
  expect(gmail.said.filter((command) => command.startsWith('UID STORE'))).toHaveLength(stores)
})
