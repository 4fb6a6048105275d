import { STAFF_ROLES } from '#src/config.ts'

/** What a first configuration asks for, in the order of asking. Each but the secrets is an option too. */
export type Question = {
  readonly name: QuestionName
  /** Secrets come by the environment, never by the command line, which everybody on the machine can see. */
  readonly setting: string
  readonly secret: boolean
  readonly asks: string
  /** What an empty answer means. */
  readonly usual: string | null
  /** Why an answer will not do; null where it will. The answer comes without blanks around it. */
  readonly wrong: (answer: string) => string | null
  readonly tidy?: (answer: string) => string
}

export type QuestionName =
  | 'user'
  | 'password'
  | 'client-id'
  | 'client-secret'
  | 'refresh-token'
  | 'imap-host'
  | 'imap-security'
  | 'imap-port'
  | 'smtp-host'
  | 'smtp-security'
  | 'smtp-port'
  | 'smtp-user'
  | 'smtp-password'
  | 'staff'
  | 'board-host'
  | 'board-port'
  | 'board-url'
  | 'data-dir'

export const MAILBOX_KINDS = ['gmail', 'gmail-oauth2', 'imap'] as const
export type MailboxKind = (typeof MAILBOX_KINDS)[number]

const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/
const asked = (wrong: string) => (answer: string) => (answer === '' ? wrong : null)
const anything = (): null => null
const port = (answer: string): string | null =>
  answer === '' || (/^\d{1,5}$/.test(answer) && Number(answer) >= 1 && Number(answer) <= 65_535)
    ? null
    : 'Cần một số từ 1 đến 65535.'
const security = (answer: string): string | null =>
  ['tls', 'starttls', 'none'].includes(answer)
    ? null
    : 'Cần tls, starttls, hoặc none (chỉ cho máy chủ trên chính máy này).'

const serverName = (answer: string): string | null =>
  answer !== '' && host(answer) === null ? null : 'Cần tên máy chủ, không kèm cổng.'
const host = (answer: string): string | null =>
  /^[^\s/:@]*$|^\[?[0-9a-fA-F:]+\]?$/.test(answer) ? null : 'Cần tên máy hoặc địa chỉ IP, không kèm cổng.'
const origin = (answer: string): string | null => {
  const url = URL.parse(answer)
  const sound = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === ''
  return answer === '' || sound
    ? null
    : 'Cần địa chỉ dạng https://tiepnhan.congdoan.example, không có phần sau tên máy.'
}
const staff = (answer: string): string | null => {
  const members = answer.split(/[,;\s]+/).filter(Boolean)
  if (members.length === 0)
    return 'Cần ít nhất một địa chỉ: bản tổng hợp và thư báo sự cố cũng gửi đến các địa chỉ này.'
  for (const member of members) {
    const [address = '', role = 'officer'] = member.split(':')
    if (!ADDRESS.test(address)) return `Không phải địa chỉ thư: ${member}`
    if (!STAFF_ROLES.some((known) => known === role)) return `Không có vai trò "${role}": ${STAFF_ROLES.join(', ')}.`
  }
  return null
}

const one = (
  name: QuestionName,
  setting: string,
  asks: string,
  wrong: Question['wrong'],
  more: Partial<Pick<Question, 'usual' | 'secret' | 'tidy'>> = {},
): Question => ({ name, setting, asks, wrong, usual: null, secret: false, ...more })

const USER = one('user', 'IMAP_USER', 'Địa chỉ hộp thư (ví dụ hoso@gmail.com):', (answer) =>
  ADDRESS.test(answer) ? null : 'Cần một địa chỉ thư.',
)

/** Google shows it in four groups; people copy the blanks too. */
const APP_PASSWORD = one(
  'password',
  'IMAP_PASSWORD',
  'Mật khẩu ứng dụng, 16 chữ cái (không hiện khi gõ):',
  (answer) =>
    /^[a-z]{16}$/.test(answer)
      ? null
      : 'Không phải mật khẩu ứng dụng: cần đúng 16 chữ cái. Gmail không nhận mật khẩu của tài khoản. Bật Xác minh 2 bước tại https://myaccount.google.com/security, rồi tạo mật khẩu ứng dụng tại https://myaccount.google.com/apppasswords.',
  { secret: true, tidy: (answer) => answer.replace(/\s+/g, '').toLowerCase() },
)

const OAUTH2: readonly Question[] = [
  one('client-id', 'GOOGLE_CLIENT_ID', 'OAuth client ID:', asked('Cần client ID của ứng dụng OAuth.')),
  one(
    'client-secret',
    'GOOGLE_CLIENT_SECRET',
    'OAuth client secret (không hiện khi gõ):',
    asked('Cần client secret.'),
    {
      secret: true,
    },
  ),
  one(
    'refresh-token',
    'GOOGLE_REFRESH_TOKEN',
    'Refresh token với phạm vi https://mail.google.com/ (không hiện khi gõ) [chưa có: Enter, rồi đồng ý bằng trình duyệt]:',
    anything,
    { secret: true, usual: '' },
  ),
]

const IMAP: readonly Question[] = [
  one('imap-host', 'IMAP_HOST', 'Máy chủ IMAP (ví dụ imap.congdoan.example):', serverName),
  one('imap-security', 'IMAP_SECURITY', 'Kiểu bảo mật của IMAP: tls, starttls, none [tls]:', security, {
    usual: 'tls',
  }),
  one('imap-port', 'IMAP_PORT', 'Cổng IMAP [theo kiểu bảo mật]:', port, { usual: '' }),
  one('user', 'IMAP_USER', 'Tên đăng nhập hộp thư:', asked('Cần tên đăng nhập.')),
  one('password', 'IMAP_PASSWORD', 'Mật khẩu hộp thư (không hiện khi gõ):', asked('Cần mật khẩu.'), { secret: true }),
  one('smtp-host', 'SMTP_HOST', 'Máy chủ gửi thư SMTP:', serverName),
  one('smtp-security', 'SMTP_SECURITY', 'Kiểu bảo mật của SMTP: tls, starttls, none [tls]:', security, {
    usual: 'tls',
  }),
  one('smtp-port', 'SMTP_PORT', 'Cổng SMTP [theo kiểu bảo mật]:', port, { usual: '' }),
  one('smtp-user', 'SMTP_USER', 'Tên đăng nhập SMTP [như hộp thư]:', anything, { usual: '' }),
  one('smtp-password', 'SMTP_PASSWORD', 'Mật khẩu SMTP [như hộp thư] (không hiện khi gõ):', anything, {
    usual: '',
    secret: true,
  }),
]

/** Questions about the mailbox, of each kind. */
export const MAILBOX_QUESTIONS: Readonly<Record<MailboxKind, readonly Question[]>> = {
  gmail: [USER, APP_PASSWORD],
  'gmail-oauth2': [USER, ...OAUTH2],
  imap: IMAP,
}

/** What a kind of mailbox settles by itself. */
export const MAILBOX_SETTINGS: Readonly<Record<MailboxKind, Readonly<Record<string, string>>>> = {
  gmail: { IMAP_HOST: 'imap.gmail.com', SMTP_HOST: 'smtp.gmail.com' },
  'gmail-oauth2': { IMAP_HOST: 'imap.gmail.com', SMTP_HOST: 'smtp.gmail.com' },
  imap: {},
}

export const OFFICE_QUESTIONS: readonly Question[] = [
  one(
    'staff',
    'STAFF',
    'Ai được vào bảng, cách nhau bằng dấu phẩy, kèm vai trò reader, officer, head hoặc operator (ví dụ an@congdoan.example:officer,may@congdoan.example:operator):',
    staff,
  ),
  one('board-host', 'BOARD_HOST', 'Bảng mở ở địa chỉ nào của máy này [127.0.0.1: chỉ chính máy này]:', host, {
    usual: '',
  }),
  one('board-port', 'BOARD_PORT', 'Cổng của bảng [8063]:', port, { usual: '' }),
  one(
    'board-url',
    'BOARD_URL',
    'Địa chỉ mà cán bộ gõ trong trình duyệt, nếu khác (ví dụ https://tiepnhan.congdoan.example) [bỏ trống]:',
    origin,
    { usual: '' },
  ),
  one('data-dir', 'DATA_DIR', 'Thư mục dữ liệu [data trong thư mục chương trình]:', anything, { usual: '' }),
]

export const CAMPAIGN_ASKS =
  'Kế hoạch: "mau" dùng kế hoạch mẫu (danh sách đơn vị không có thật, để làm quen), "moi" tạo kế hoạch mới, hoặc đường dẫn thư mục kế hoạch đã có [mau]:'
