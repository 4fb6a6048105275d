import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setup } from '#src/commands/setup.ts'
import { examineMailbox, examineWayOut } from '#src/commands/doctor/mail.ts'
import { type MailConfig, readConfig } from '#src/config.ts'
import { createLog } from '#src/io/log.ts'
import { type GooglePeer, startGoogle } from '#test/peers/google.ts'
import { until } from '#test/peers/program.ts'

/** Mail servers of the account: they let in whoever shows an access token of the account that Google gave. */
function mailServer(greeting: string, answer: (line: string) => string) {
  return createServer((socket) => {
    socket.write(greeting)
    let buffered = ''
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        buffered += chunk.toString('latin1')
        for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
          socket.write(answer(buffered.slice(0, end)))
          buffered = buffered.slice(end + 2)
        }
      })
  })
}

/** RFC-like XOAUTH2: "user=...^Aauth=Bearer ...^A^A". */
const isGood = (line: string): boolean => {
  const said = Buffer.from(/XOAUTH2 (\S+)/.exec(line)?.[1] ?? '', 'base64').toString()
  const [user, token, ...end] = said.split('\u0001')
  const isOurs = user === 'user=hoso@gmail.com' && end.join('') === ''
  return isOurs && google.accessTokens.has(/^auth=Bearer (\S+)$/.exec(token ?? '')?.[1] ?? '')
}
const REFUSED = Buffer.from('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}').toString('base64')

const imap = mailServer('* OK Gimap ready for requests\r\n', (line) => {
  const [, tag = '', word = ''] = /^(\S*) ?(\S*)/.exec(line) ?? []
  if (line === '') return 'A NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n'
  if (word === 'CAPABILITY') return `* CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2 X-GM-EXT-1\r\n${tag} OK done\r\n`
  if (word === 'AUTHENTICATE')
    return isGood(line)
      ? `${tag} OK signed in\r\n`
      : `+ ${REFUSED}\r\n${tag} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n`
  if (word === 'SELECT' || word === 'EXAMINE')
    return `* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 9] x\r\n${tag} OK [READ-WRITE] selected\r\n`
  return `${tag} OK done\r\n`
})
const smtp = mailServer('220 smtp.gmail.com ESMTP\r\n', (line) => {
  if (/^EHLO/i.test(line)) return '250-smtp.gmail.com\r\n250 AUTH XOAUTH2\r\n'
  if (/^AUTH/i.test(line)) return isGood(line) ? '235 2.7.0 Accepted\r\n' : `334 ${REFUSED}\r\n`
  return /^QUIT/i.test(line) ? '221 bye\r\n' : '535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 x\r\n'
})

let google: GooglePeer
let folder: string
const ports: number[] = []
beforeAll(async () => {
  google = await startGoogle()
  for (const server of [imap, smtp]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    ports.push(typeof address === 'object' && address ? address.port : 0)
  }
})
afterAll(async () => {
  for (const server of [imap, smtp]) server.close()
  await google[Symbol.asyncDispose]()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-'))
  google.grants = 'https://mail.google.com/'
})
afterEach(async () => await rm(folder, { recursive: true }))

const servers = (): string[] => [
  '--imap-host',
  '127.0.0.1',
  '--imap-port',
  String(ports[0]),
  '--imap-security',
  'none',
  '--smtp-host',
  '127.0.0.1',
  '--smtp-port',
  String(ports[1]),
  '--smtp-security',
  'none',
]
const first = (): string[] => [
  '--mailbox',
  'gmail-oauth2',
  ...servers(),
  '--user',
  'hoso@gmail.com',
  '--client-id',
  'may-khach',
  '--staff',
  'an@congdoan.example',
  '--campaign',
  'mau',
]

/** The command before somebody who does with the page what `browser` says, and types `lines` when asked for the address. */
async function run(
  args: readonly string[],
  browser: (page: string) => Promise<string | null>,
): Promise<{ code: number; told: string }> {
  const told: string[] = []
  const say = (text: string): void => void told.push(text)
  const page = async (): Promise<string> =>
    await until('the page is told', () => /^http\S+\/o\/oauth2\S+$/m.exec(told.join(''))?.[0] ?? null)
  const code = await setup(
    [...args, '--out', join(folder, '.env')],
    {
      prompt: () => ({
        async ask(question, over) {
          if (over === undefined) return question.startsWith('Nhập lại') ? 'd' : ''
          const typed = await browser(await page())
          if (typed !== null) return typed
          if (!over.aborted) await once(over, 'abort')
          return null
        },
        askSecret: async () => '',
        close: () => undefined,
      }),
      environment: { GOOGLE_CLIENT_SECRET: 'bi-mat-may-khach' },
      campaigns: folder,
      now: new Date(),
      google: google.endpoints,
    },
    { out: say, err: say },
  )
  return { code, told: told.join('') }
}

const settings = async () => parseEnv(await readFile(join(folder, '.env'), 'utf8'))

describe('consent in a browser', () => {
  test('on this machine: Google sends it back here, and the mailbox lets us in', async () => {
    let answered = ''
    const { code, told } = await run(first(), async (page) => {
      const back = google.consents(page)
      // Others may call here too, and get nothing.
      for (const stray of ['/', '/favicon.ico', '/?code=x&state=y'])
        expect((await fetch(new URL(stray, back))).status).toBe(404)
      answered = await (await fetch(back)).text()
      return null
    })
    expect(told).toContain('Đã vào được hộp thư hoso@gmail.com (3 thư trong INBOX)')
    expect(code).toBe(0)
    expect(answered).toContain('quay lại cửa sổ dòng lệnh')
    const { GOOGLE_REFRESH_TOKEN: token = '' } = await settings()
    expect(google.refreshTokens.has(token)).toBe(true)
    expect(told).not.toContain(token)
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600)
  })

  test('on another machine: the address at which it ended is carried over by hand', async () => {
    let typed = 0
    const { code, told } = await run(first(), async (page) => {
      const back = google.consents(page)
      return [back.replace('state=', 'state=x'), 'code', back][typed++] ?? null
    })
    expect(told.match(/không phải địa chỉ mà Google trả về/g)).toHaveLength(2)
    expect(code).toBe(0)
    expect(google.refreshTokens.has((await settings())['GOOGLE_REFRESH_TOKEN'] ?? '')).toBe(true)
  })

  test.each([
    ['declined', 'Google trả lời: access_denied'],
    ['not for mail', 'đánh dấu ô quyền https://mail.google.com/'],
    ['with a code that somebody else changed', 'Google trả lời: invalid_grant Invalid code verifier.'],
  ])('that is %s is told with what to do, and nothing is written', async (how, mend) => {
    if (how === 'not for mail') google.grants = 'openid'
    const { code, told } = await run(first(), async (page) => {
      const back = google.consents(page, how === 'declined' ? 'declines' : 'agrees')
      await fetch(how.startsWith('with') ? back.replace(/code=\w+/, 'code=khac') : back)
      return null
    })
    expect(told).toContain(mend)
    expect([code, await readdir(folder)]).toEqual([1, []])
  })

  test('a client that Google does not know', async () => {
    const { code, told } = await run(first().with(first().indexOf('may-khach'), 'khong-co'), async (page) => {
      await fetch(google.consents(page))
      return null
    })
    expect(told).toContain('GOOGLE_CLIENT_ID')
    expect(code).toBe(1)
  })

  test('where nobody is there to consent it ends at once', async () => {
    const told: string[] = []
    const say = (text: string): void => void told.push(text)
    const nobody = { ask: async () => null, askSecret: async () => null, close: () => undefined }
    const place = { prompt: () => nobody, campaigns: folder, now: new Date(), google: google.endpoints }
    const environment = { GOOGLE_CLIENT_SECRET: 'bi-mat-may-khach' }
    expect(
      await setup([...first(), '--out', join(folder, '.env')], { ...place, environment }, { out: say, err: say }),
    ).toBe(1)
    expect(told.join('')).toContain('đặt GOOGLE_REFRESH_TOKEN')
  })
})

describe('a consent that was withdrawn', () => {
  const withdrawn = async (): Promise<MailConfig> => {
    await writeFile(
      join(folder, '.env'),
      `IMAP_HOST=127.0.0.1\nIMAP_PORT=${ports[0]}\nIMAP_SECURITY=none\nIMAP_USER=hoso@gmail.com\nSMTP_HOST=127.0.0.1\n` +
        `SMTP_PORT=${ports[1]}\nSMTP_SECURITY=none\nGOOGLE_CLIENT_ID=may-khach\nGOOGLE_CLIENT_SECRET=bi-mat-may-khach\n` +
        `GOOGLE_REFRESH_TOKEN=cu\nDATABASE_URL=postgres://o/noi-khac\n`,
    )
    return await config()
  }
  const config = async (): Promise<MailConfig> => {
    const { mail } = readConfig(await settings())
    if (mail === null) throw new Error('no mailbox')
    const at = (server: MailConfig['imap']): MailConfig['imap'] =>
      server.login.kind === 'oauth2'
        ? { ...server, login: { ...server.login, tokenUrl: google.endpoints.token } }
        : server
    return { ...mail, imap: at(mail.imap), smtp: at(mail.smtp) }
  }
  const doctor = async (mail: MailConfig) => [
    ...(await examineMailbox(mail, createLog('silent'))),
    await examineWayOut(mail),
  ]

  test('is told by the doctor with the command that mends it, and that command mends it', async () => {
    const ill = (await doctor(await withdrawn())).filter(({ state }) => state === 'fault')
    expect(ill.map(({ about }) => about)).toEqual(['mailbox', 'way out'])
    for (const { says } of ill) {
      expect(says.match(/npx tiepnhan setup --consent/g)).toHaveLength(1)
      expect(says).toContain('withdrawn')
      expect(says).not.toMatch(/bi-mat-may-khach|\bcu\b/)
    }
    const { code } = await run(['--consent'], async (page) => {
      await fetch(google.consents(page))
      return null
    })
    expect(code).toBe(0)
    expect((await settings())['DATABASE_URL']).toBe('postgres://o/noi-khac')
    expect((await doctor(await config())).filter(({ state }) => state === 'fault')).toEqual([])
  })

  test('given anew by the owner of another account is not taken', async () => {
    await withdrawn()
    const path = join(folder, '.env')
    await writeFile(path, (await readFile(path, 'utf8')).replace('hoso@gmail.com', 'khac@gmail.com'))
    const { code, told } = await run(['--consent'], async (page) => {
      await fetch(google.consents(page))
      return null
    })
    expect(told).toContain('tài khoản khác với IMAP_USER')
    expect([code, (await settings())['GOOGLE_REFRESH_TOKEN']]).toEqual([1, 'cu'])
  })

  test('can’t be asked for before the client is known', async () => {
    const { code, told } = await run(['--consent'], async () => null)
    expect([code, told.includes('GOOGLE_CLIENT_ID')]).toEqual([1, true])
  })
})
