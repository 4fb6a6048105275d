import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { googleToken, NoToken } from '#src/io/google-token.ts'
import { mendFor, networkMend } from '#src/io/mail-trouble.ts'

test.each([
  ['[AUTHENTICATIONFAILED] Invalid credentials (Failure)', /app password/],
  [
    '[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    /apppasswords/,
  ],
  [
    '[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
    /Enable IMAP/,
  ],
  [
    '[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
    /browser/,
  ],
  ['[ALERT] Too many simultaneous connections. (Failure)', /15/],
  ['[OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)', /24 hours/],
  [
    '535-5.7.8 Username and Password not accepted. For more information, go to 535 5.7.8  https://support.google.com/mail/?p=BadCredentials',
    /app password/,
  ],
  ['535 Authentication unsuccessful', /user name or the password/],
  ['Invalid login: 535 Sai mật khẩu', /user name or the password/],
  ['534-5.7.9 Application-specific password required.', /2-step/],
  ['550-5.4.5 Daily user sending limit exceeded.', /receipts go first/],
  ['454 4.7.0 Too many login attempts, please try again later.', /wait/],
  ['{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}', /scope/],
])('%s', (said, mend) => {
  expect(mendFor(said)).toMatch(mend)
  // In Vietnamese too, with the same settings and addresses.
  const named = (text: string | null): string[] =>
    (text ?? '').match(/https:\S+\w|GOOGLE_\w+|IMAP_PASSWORD|starttls/g) ?? []
  expect(mendFor(said, 'vi')).toMatch(/[ăâđêôơưáàảãạéèẻẽẹ]/)
  expect(named(mendFor(said)).toSorted()).toEqual(expect.arrayContaining(named(mendFor(said, 'vi'))))
})

test('words that are not known are not guessed at', () => {
  expect(mendFor('250 2.0.0 OK')).toBeNull()
  expect(mendFor('x'.repeat(1_000_000))).toBeNull()
  expect(networkMend('', 'certificate is not yet valid', 'IMAP')).toContain('clock')
  expect(networkMend('ENOTFOUND', '', 'SMTP')).toContain('SMTP_HOST')
})

const answers: { status: number; body: object }[] = []
const asked: string[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    asked.push(Buffer.concat(chunks).toString())
    const { status, body } = answers.shift() ?? { status: 500, body: {} }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
})
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/token`
})
afterAll(() => void server.close())

const token = () =>
  googleToken('hoso@gmail.com', {
    kind: 'oauth2',
    clientId: 'id',
    clientSecret: 'secret',
    refreshToken: 'refresh',
    tokenUrl: url,
  })

test('an access token is kept while it is good, and renewed when a server refuses it', async () => {
  answers.push({ status: 200, body: { access_token: 'một', expires_in: 3600 } })
  answers.push({ status: 200, body: { access_token: 'hai', expires_in: 3600 } })
  const give = token()
  asked.length = 0
  expect([await give(false), await give(false), await give(true)]).toEqual(['một', 'một', 'hai'])
  expect(asked).toHaveLength(2)
  expect(asked[0]).toContain('grant_type=refresh_token')
  expect(asked[0]).toContain('refresh_token=refresh')
})

test.each([
  [{ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, /seven days/],
  [{ error: 'invalid_client', error_description: 'The OAuth client was not found.' }, /GOOGLE_CLIENT_ID/],
])('%j ends it, with what to do', async (body, mend) => {
  answers.push({ status: 400, body })
  const failure: unknown = await token()(false).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(NoToken)
  expect(failure).toMatchObject({ isFinal: true, message: expect.stringMatching(mend) })
  expect(String(failure)).not.toContain('secret')
})

test('a busy or absent token server passes by itself', async () => {
  answers.push({ status: 503, body: {} })
  expect(await token()(false).catch((error: unknown) => error)).toMatchObject({ isFinal: false })
  const nobody = googleToken('a@gmail.com', {
    kind: 'oauth2',
    clientId: 'i',
    clientSecret: 's',
    refreshToken: 'r',
    tokenUrl: 'http://127.0.0.1:1/token',
  })
  expect(await nobody(false).catch((error: unknown) => error)).toMatchObject({ isFinal: false })
})
