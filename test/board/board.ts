import { checks } from '#rules/checks/index.ts'
import { createBoard } from '#src/board/app.ts'
import type { BoardApp, BoardDeps } from '#src/board/board.ts'
import type { Officer } from '#src/board/officer.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { migrate } from '#src/store/migrate.ts'
import { startPostgres } from '#test/peers/postgres.ts'

export const URL_OF_BOARD = 'http://127.0.0.1:8063'

export const OFFICERS: readonly Officer[] = [
  { address: 'xem@congdoan.example', name: 'Người xem', role: 'reader' },
  { address: 'canbo@congdoan.example', name: 'Cán bộ', role: 'officer' },
  { address: 'phutrach@congdoan.example', name: 'Phụ trách', role: 'head' },
  { address: 'quantri@congdoan.example', name: 'Quản trị', role: 'operator' },
]

/** A board on a database of its own, asked without a network. */
export type TestBoard = AsyncDisposable & {
  readonly app: BoardApp
  readonly database: Database
  readonly nudged: (readonly [stage: string, id: number])[]
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  readonly with: (changes: Partial<BoardDeps>) => BoardApp
}

export async function openBoard(): Promise<TestBoard> {
  await using ending = new AsyncDisposableStack()
  const postgres = ending.use(await startPostgres())
  const log = createLog('silent')
  const database = ending.use(openDatabase(postgres.url, log))
  await migrate(database)
  const { campaigns } = await loadCampaigns('rules/campaigns')
  const nudged: (readonly [string, number])[] = []
  const deps: BoardDeps = {
    database,
    campaigns,
    checks,
    officers: OFFICERS,
    account: 'hoso@congdoan.example',
    from: 'hoso@congdoan.example',
    url: URL_OF_BOARD,
    previews: { make: async () => ({ kind: 'none', why: 'not here' }), [Symbol.asyncDispose]: async () => undefined },
    nudge: async (stage, ...ids) => void nudged.push(...ids.map((id) => [stage, id] as const)),
    queueDepths: async () => ({ read: 0, judge: 0, send: 0 }),
    metricsToken: null,
    version: '1.2.3',
    now: () => new Date('2021-05-25T08:00:00+07:00'),
    demoOfficer: null,
    log,
  }
  const app = createBoard(deps)
  const moved = ending.move()
  return {
    app,
    database,
    nudged,
    request: async (path, init) => await ask(app, path, init),
    with: (changes) => createBoard({ ...deps, ...changes }),
    [Symbol.asyncDispose]: async () => await moved.disposeAsync(),
  }
}

/** A request as a browser on the board's own pages makes it. */
export async function ask(app: BoardApp, path: string, init: RequestInit = {}, url = URL_OF_BOARD): Promise<Response> {
  const headers = new Headers({ host: new URL(url).host, ...(init.method === 'POST' ? { origin: url } : {}) })
  new Headers(init.headers).forEach((value, name) => headers.set(name, value))
  return await app.request(url + path, { ...init, headers })
}

export function form(fields: Readonly<Record<string, string>>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) }
}

/** Name and value of the cookie that a response sets; '' where it sets none. */
export function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
}
