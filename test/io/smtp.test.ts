import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MailServer } from '#src/config.ts'
import { smtpSender } from '#src/io/smtp.ts'
import { freePort } from '#test/peers/free-port.ts'
import { plainMail } from '#test/peers/mails.ts'
import { type SmtpPeer, startSmtp } from '#test/peers/smtp.ts'

let peer: SmtpPeer
beforeEach(async () => {
  peer = await startSmtp()
})
afterEach(async () => await peer[Symbol.asyncDispose]())

const ENVELOPE = { from: 'hoso@congdoan.example', to: ['an@congdoan.example'] }
const MAIL = Buffer.from(plainMail('mot'))

function server(port: number): MailServer {
  return { host: '127.0.0.1', port, security: 'none', user: 'hoso', login: { kind: 'password', password: 'matkhau' } }
}

test('a mail that is taken arrives byte for byte', async () => {
  expect(await smtpSender(server(peer.port))(ENVELOPE, MAIL)).toMatchObject({ kind: 'accepted' })
  expect(peer.taken[0]?.raw).toBe(MAIL.toString('utf8'))
})

test.each([
  ['busy', 'not-taken'],
  ['refuses', 'refused'],
  ['drops after taking', 'unknown'],
  ['drops before taking', 'unknown'],
] as const)('a server that %s: the mail is %s', async (mood, kind) => {
  peer.moods.push(mood)
  expect(await smtpSender(server(peer.port))(ENVELOPE, MAIL)).toMatchObject({ kind })
})

test('whom the server refuses is told apart from the others', async () => {
  peer.moods.push('refuses')
  const delivery = await smtpSender(server(peer.port))(
    { ...ENVELOPE, to: ['sai@congdoan.example', 'an@congdoan.example'] },
    MAIL,
  )
  expect(delivery).toMatchObject({ kind: 'accepted', refusals: [{ address: 'sai@congdoan.example', status: '5.1.1' }] })
  expect(peer.taken[0]?.to).toEqual(['an@congdoan.example'])
})

test('whom the server wants to have it later is neither refused nor forgotten', async () => {
  peer.moods.push('busy')
  const to = ['Muon@congdoan.example', 'an@congdoan.example']
  const delivery = await smtpSender(server(peer.port))({ ...ENVELOPE, to }, MAIL)
  expect(delivery).toMatchObject({ kind: 'accepted', refusals: [], deferred: ['Muon@congdoan.example'] })
})

test('a mail whose time is over does not leave: somebody else may be sending it by now', async () => {
  const delivery = await smtpSender(server(peer.port))(ENVELOPE, MAIL, Date.now() - 1)
  expect(delivery).toMatchObject({ kind: 'not-taken' })
  expect(peer.taken).toHaveLength(0)
})

test('a server that is not there has not taken it', async () => {
  expect(await smtpSender(server(await freePort()))(ENVELOPE, MAIL)).toMatchObject({ kind: 'not-taken' })
})

test('a server without STARTTLS gets no password where STARTTLS is wanted', async () => {
  const delivery = await smtpSender({ ...server(peer.port), security: 'starttls' })(ENVELOPE, MAIL)
  expect(delivery.kind).toBe('not-taken')
  expect(peer.taken).toHaveLength(0)
})
