import { serve, type ServerType } from '@hono/node-server'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { startClock, type DemoClock } from './clock.ts'
import { deliverStory, FOR_PEOPLE, FOR_TESTS, untilAllDone } from './deliver.ts'
import { startMailServer, type MailServer } from './mail-server/start.ts'
import { differences } from './outcome.ts'
import { createPage } from './page/app.ts'
import { sendMail } from './send-mail.ts'
import { OFFICE, STORY } from './story.ts'
import { showTable, type Screen } from './terminal.ts'
import { startWatch, type Ledger, type Watch } from './watch.ts'

export type DemoOptions = {
  /** Runs the story to its end and compares, instead of waiting for visitors. */
  readonly once: boolean
  readonly host: string
  readonly port: number
  readonly campaigns: readonly Campaign[]
  readonly screen: Screen
  readonly startService: StartService
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal
}

/** What the demo hands to the service, which is the same that runs on a real mailbox. */
type ServiceSettings = {
  readonly mail: {
    readonly imapPort: number
    readonly smtpPort: number
    readonly user: string
    readonly password: string
  }
  readonly campaigns: readonly Campaign[]
  readonly clock: DemoClock
}

export type StartService = (
  settings: ServiceSettings,
) => Promise<AsyncDisposable & { readonly ledger: Ledger; /** Port of the board. */ readonly board: number | null }>

const PASSWORD = 'tiepnhan'
const IMAP_PORT = 1143
const SMTP_PORT = 1025
const SETTLING = { quietMs: 6000, atMostMs: 30_000 } as const
/** How long the last letters may take once all mails are delivered. */
const LAST_LETTERS_MS = 120_000

/** Runs the demo; resolves with the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { screen, signal, once } = options
  const fault = (error: unknown): void => screen.write(`Lỗi của bản chạy thử: ${String(error)}\n`)
  const clock = startClock()
  let watch: Watch | null = null
  let board: string | null = null
  await using server = await startMailServer({
    password: PASSWORD,
    host: OFFICE.split('@')[1] ?? '',
    receivedAt: (raw) => clock.receivedAt(raw),
    imapPort: IMAP_PORT,
    smtpPort: SMTP_PORT,
    onDelivery: (delivery) => watch?.takeDelivery(delivery),
    onFault: fault,
  })
  const inbox = server.store.account(OFFICE)?.folders.get('INBOX')
  if (!inbox) throw new Error('The demo office has no mailbox')
  await using watching = startWatch({ inbox, office: OFFICE, onFault: fault })
  watch = watching
  const campaigns = forDemo(options.campaigns)
  await using page = await startPage(options, server, watching, campaigns, () => board)
  screen.write(introduction(page.url, page.moved ? options.port : null, server))
  await using service = await options.startService({
    mail: { imapPort: server.imapPort, smtpPort: server.smtpPort, user: OFFICE, password: PASSWORD },
    campaigns,
    clock,
  })
  watching.follow(service.ledger)
  if (service.board !== null) {
    board = page.url.replace(/:\d+$/, `:${service.board}`)
    screen.write(`  Bảng của cán bộ                 ${board}\n\n`)
  }
  const table = showTable(watching, screen)
  const pace = once ? FOR_TESTS : FOR_PEOPLE
  await deliverStory({ story: STORY, store: server.store, inbox, watch: watching, pace, signal })
  const done = await untilAllDone(watching, STORY.length, LAST_LETTERS_MS, signal)
  if (once) {
    table.end()
    return done ? report(screen, differences(STORY, watching.mails())) : unfinished(screen, signal)
  }
  if (!signal.aborted) table.note(INVITATION)
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  table.end()
  screen.write('\nĐã dừng bản chạy thử. Không còn gì chạy lại phía sau.\n')
  return 0
}

const INVITATION = 'Các thư thử đã đến đủ. Mời gửi thử một thư của mình trên trang; Ctrl-C để dừng.'

/** The campaigns as the demo has them: an address that can't exist, and no ten minutes' wait. */
function forDemo(campaigns: readonly Campaign[]): Campaign[] {
  return campaigns.map((campaign) => ({
    ...campaign,
    settling: SETTLING,
    office: { ...campaign.office, email: OFFICE },
  }))
}

type Page = AsyncDisposable & { readonly url: string; readonly moved: boolean }

async function startPage(
  { host, port }: DemoOptions,
  server: MailServer,
  watch: Watch,
  campaigns: readonly Campaign[],
  board: () => string | null,
): Promise<Page> {
  const app = createPage({
    watch,
    about: {
      office: OFFICE,
      password: PASSWORD,
      imapPort: server.imapPort,
      smtpPort: server.smtpPort,
      settlingSeconds: SETTLING.quietMs / 1000,
      board,
    },
    unions: campaigns
      .flatMap(({ units }) => units)
      .flatMap(({ name, emails }) => (emails[0] ? [{ name, address: emails[0] }] : [])),
    send: (mail) => sendMail(mail, { port: server.smtpPort, office: OFFICE }),
    anyHost: !LOOPBACK.includes(host),
  })
  const opened = (wanted: number): Promise<{ http: ServerType; port: number }> =>
    new Promise((resolve, reject) => {
      const http = serve({ fetch: app.fetch, hostname: host, port: wanted }, (info) =>
        resolve({ http, port: info.port }),
      )
      http.once('error', reject)
    })
  const { http, port: taken } = await firstFree(port, opened)
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${LOOPBACK.includes(host) ? shown : '127.0.0.1'}:${taken}`,
    moved: taken !== port,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in http) http.closeAllConnections()
      await new Promise<void>((resolve) => {
        http.close(() => resolve())
      })
    },
  }
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
const PORTS_TRIED = 20

/** The wanted port, or the next that is free. */
async function firstFree<T>(port: number, open: (port: number) => Promise<T>): Promise<T> {
  for (let tried = port; ; tried += 1) {
    try {
      return await open(tried)
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!busy || tried >= port + PORTS_TRIED) throw error
    }
  }
}

function introduction(url: string, busyPort: number | null, server: MailServer): string {
  const lines = [
    '',
    '  Tiếp nhận – bản chạy thử',
    '  (chưa cấu hình hộp thư thật: no mailbox is configured, so this is the demo)',
    '',
    `  Trang xem thư và thư trả lời    ${url}`,
    ...(busyPort === null
      ? []
      : [`                                  (cổng ${busyPort} đang có chương trình khác dùng)`]),
    `  Dùng chương trình thư           IMAP 127.0.0.1:${server.imapPort}, SMTP 127.0.0.1:${server.smtpPort}, không mã hóa`,
    `                                  tên: ${OFFICE} hoặc địa chỉ một đơn vị; mật khẩu: ${server.password}`,
    '',
    '  Không có gì ra khỏi máy này; người, đơn vị và thư đều không có thật.',
    `  Thời gian chờ trước khi đề nghị bổ sung được rút từ 10 phút còn ${SETTLING.quietMs / 1000} giây.`,
    '  Dùng hộp thư thật: đặt IMAP_HOST, IMAP_USER, IMAP_PASSWORD, SMTP_HOST trong môi trường hoặc tệp .env (xem README).',
    '  Ctrl-C để dừng.',
    '',
    '',
  ]
  return lines.join('\n')
}

function report(screen: Screen, faults: readonly string[]): number {
  if (faults.length === 0) {
    screen.write(`\n${STORY.length} thư đều được xét và trả lời như mong đợi.\n`)
    return 0
  }
  screen.write(`\nKhác với mong đợi:\n${faults.map((text) => `  ${text}\n`).join('')}`)
  return 1
}

function unfinished(screen: Screen, signal: AbortSignal): number {
  screen.write(signal.aborted ? '\nĐã dừng trước khi xong.\n' : '\nQuá lâu mà chưa xong.\n')
  return 1
}
