import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setup } from '#src/commands/setup.ts'
import { GOOGLE, readConfig } from '#src/config.ts'
import { type Dovecot, startDovecot } from '#test/peers/dovecot.ts'
import { programOf, until } from '#test/peers/program.ts'
import { type SmtpPeer, startSmtp } from '#test/peers/smtp.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

let dovecot: Dovecot
let smtp: SmtpPeer
let folder: string
const ending = new AsyncDisposableStack()
beforeAll(async () => {
  dovecot = ending.use(await startDovecot())
  smtp = ending.use(await startSmtp())
})
afterAll(async () => await ending.disposeAsync())
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'setup-'))))
afterEach(async () => await rm(folder, { recursive: true }))

const environment = (more: Readonly<Record<string, string>> = {}) => ({ PATH: process.env['PATH'], ...more })
const servers = (): string[] => [
  '--mailbox',
  'imap',
  '--imap-host',
  '127.0.0.1',
  '--imap-port',
  String(dovecot.port),
  '--imap-security',
  'none',
  '--smtp-host',
  '127.0.0.1',
  '--smtp-port',
  String(smtp.port),
  '--smtp-security',
  'none',
]
const settings = async () => parseEnv(await readFile(join(folder, '.env'), 'utf8'))
const mode = async (): Promise<number> => (await stat(join(folder, '.env'))).mode & 0o777

/** A person at a terminal, who sees what it shows. */
function atTerminal(args: readonly string[]): { child: ChildProcess; shown: () => string } {
  const command = [process.execPath, MAIN, 'setup', ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn(programOf('script', 'bsdutils'), ['-qfec', command, '/dev/null'], {
    cwd: folder,
    env: environment({ TERM: 'dumb' }),
  })
  let shown = ''
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()))
  return { child, shown: () => shown }
}

test('at a terminal: asks, shows no password, tells how to mend a refusal, tries again, writes for the owner alone', async () => {
  const { child, shown } = atTerminal([])
  let seen = 0
  const answer = async (question: string, line: string): Promise<void> => {
    await until(question, () => shown().indexOf(question, seen) >= 0)
    seen = shown().indexOf(question, seen) + question.length
    child.stdin?.write(`${line}\r`)
  }
  await answer('Chọn 1, 2 hoặc 3 [1]:', '3')
  const mailbox = async (password: string): Promise<void> => {
    await answer('Máy chủ IMAP', '127.0.0.1')
    await answer('Kiểu bảo mật của IMAP', 'none')
    await answer('Cổng IMAP', String(dovecot.port))
    await answer('Tên đăng nhập hộp thư', dovecot.user)
    await answer('Mật khẩu hộp thư', password)
    await answer('Máy chủ gửi thư SMTP', '127.0.0.1')
    await answer('Kiểu bảo mật của SMTP', 'none')
    await answer('Cổng SMTP', String(smtp.port))
    await answer('Tên đăng nhập SMTP', '')
    await answer('Mật khẩu SMTP', '')
  }
  await mailbox('bi-mat-sai')
  await answer('Cách sửa: Tên đăng nhập hoặc mật khẩu sai', '')
  await mailbox(dovecot.password)
  await until('it is let in', () => shown().includes('Đã vào được hộp thư hoso@congdoan.example (0 thư trong INBOX)'))
  await answer('Ai được vào bảng', 'khong-phai-dia-chi')
  await answer('Không phải địa chỉ thư', 'an@congdoan.example:officer, may@congdoan.example:operator')
  await answer('Bảng mở ở địa chỉ nào', '')
  await answer('Cổng của bảng', '0')
  await answer('Cần một số từ 1 đến 65535', '8070')
  await answer('Địa chỉ mà cán bộ gõ', '')
  await answer('Thư mục dữ liệu', '')
  await answer('Kế hoạch:', 'mau')
  await once(child, 'close')
  expect(shown()).toContain(`Đã ghi ${join(folder, '.env')}.`)
  expect(shown()).not.toContain('bi-mat-sai')
  expect(shown()).not.toContain(dovecot.password)
  expect(await mode()).toBe(0o600)
  expect(await readdir(folder)).toEqual(['.env'])
  const { mail, staff, board } = readConfig(await settings())
  expect(mail?.imap).toMatchObject({ host: '127.0.0.1', port: dovecot.port, login: { password: dovecot.password } })
  expect(mail?.smtp).toMatchObject({ port: smtp.port, user: dovecot.user, login: { password: dovecot.password } })
  expect([staff.length, board.port]).toEqual([2, 8070])
}, 120_000)

/** The command as a program runs it, which answers nothing, or so many lines. */
async function piped(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
  lines: readonly string[] = [],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [MAIN, 'setup', ...args], { cwd: folder, env: environment(more) })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  await once(child, 'close')
  return { code: child.exitCode, said }
}

test('a file that is there is not overwritten without a yes; what was set by hand stays, the old one is kept', async () => {
  const path = join(folder, '.env')
  const before = 'IMAP_HOST=cu.congdoan.example\nPOSTGRES_PASSWORD=abc\n'
  await writeFile(path, before, { mode: 0o644 })
  const args = [...servers(), '--user', dovecot.user, '--staff', 'an@congdoan.example']
  const secrets = { IMAP_PASSWORD: dovecot.password }
  const asked = await piped(args, secrets)
  expect([asked.code, await readFile(path, 'utf8')]).toEqual([1, before])
  expect(asked.said).toContain(`Giữ nguyên ${path}`)

  const done = await piped([...args, '--campaign', 'mau'], secrets, ['c'])
  expect([done.code, done.said.includes('Đã ghi')]).toEqual([0, true])
  expect(done.said).not.toContain(dovecot.password)
  expect(await settings()).toMatchObject({
    IMAP_HOST: '127.0.0.1',
    POSTGRES_PASSWORD: 'abc',
    STAFF: 'an@congdoan.example',
  })
  expect(await mode()).toBe(0o600)
  const [kept = ''] = (await readdir(folder)).filter((name) => name !== '.env')
  expect(await readFile(join(folder, kept), 'utf8')).toBe(before)
  expect((await stat(join(folder, kept))).mode & 0o777).toBe(0o600)
}, 60_000)

test('what nobody answers is named, and nothing is written', async () => {
  const { code, said } = await piped([...servers()], { IMAP_PASSWORD: dovecot.password })
  expect([code, await readdir(folder)]).toEqual([2, []])
  expect(said).toContain('--user')
  expect((await piped(['--mailbox', 'pop3'])).code).toBe(2)
})

test('a new campaign is made beside the settings, and is the one in force', async () => {
  const campaign = [
    'moi',
    '12/KH-CĐP',
    '3/11/2026',
    'Khen thưởng năm 2026',
    'Ban Thường vụ Công đoàn phường Hoa Sen',
    'Công đoàn phường Hoa Sen',
    'Công đoàn phường',
    // Neither a superior office nor a telephone.
    '',
    'bộ phận Thi đua',
    'congdoan@hoasen.example',
    '',
    '1/1/2026',
    '31/12/2026',
    'chậm nhất 17 giờ 00 ngày 15/12/2026',
    'KT26',
    'có',
  ]
  const args = ['--no-sign-in', ...servers(), '--user', dovecot.user, '--staff', 'an@congdoan.example']
  const lines = ['', '', '', '', '', ...campaign]
  const { code, said } = await piped(args, { IMAP_PASSWORD: 'x', SMTP_PASSWORD: 'y' }, lines)
  expect([code, said.includes('Đã ghi')], said).toEqual([0, true])
  const { RULES_DIR = '' } = await settings()
  expect(await readdir(RULES_DIR)).toEqual(['12-kh-cdp-2026'])
}, 60_000)

describe('what Gmail really says is told with the mend', () => {
  let words = ''
  const sockets = new Set<Socket>()
  /** As much of an IMAP server as refuses a sign-in. */
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.write('* OK Gimap ready\r\n')
    let buffered = ''
    socket.on('data', (chunk: Buffer) => {
      buffered += chunk.toString('latin1')
      for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
        const [tag = '', command = ''] = buffered.slice(0, end).split(' ')
        buffered = buffered.slice(end + 2)
        if (command === 'CAPABILITY') socket.write(`* CAPABILITY IMAP4rev1 ID\r\n${tag} OK done\r\n`)
        else socket.write(command === 'LOGIN' ? `${tag} NO ${words}\r\n` : `${tag} OK done\r\n`)
      }
    })
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  test.each([
    ['[AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'chưa bật Xác minh 2 bước'],
    [
      '[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'tạo mật khẩu ứng dụng',
    ],
    [
      '[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
      'IMAP đang tắt',
    ],
    [
      '[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
      'bằng trình duyệt',
    ],
    ['[ALERT] Too many simultaneous connections. (Failure)', 'Gmail cho phép 15'],
  ])('%s', async (said, mend) => {
    words = said
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const out = join(folder, '.env')
    const told: string[] = []
    const nobody = { ask: async () => null, askSecret: async () => null, close: () => undefined }
    const args = ['--mailbox', 'gmail', '--user', 'hoso@gmail.com', '--out', out, '--imap-host', '127.0.0.1']
    const code = await setup(
      [...args, '--imap-port', String(port), '--imap-security', 'none'],
      // As Google shows it, with its blanks.
      {
        prompt: () => nobody,
        environment: { IMAP_PASSWORD: 'abcd efgh ijkl mnop' },
        campaigns: folder,
        now: new Date(),
        google: GOOGLE,
      },
      { out: (text) => void told.push(text), err: (text) => void told.push(text) },
    )
    expect([code, await readdir(folder)]).toEqual([1, []])
    expect(told.join('')).toContain(mend)
    expect(told.join('')).not.toContain('abcdefghijklmnop')
  })

  test('the account’s own password is known as none of Gmail’s before it is tried', async () => {
    const { code, said } = await piped(['--mailbox', 'gmail', '--user', 'hoso@gmail.com'], {
      IMAP_PASSWORD: 'MatKhau@123',
    })
    expect([code, said.includes('https://myaccount.google.com/apppasswords')]).toEqual([2, true])
    expect(said).not.toContain('MatKhau@123')
  })
})
