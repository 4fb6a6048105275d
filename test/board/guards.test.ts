import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { openDatabase } from '#src/store/database.ts'
import { MOST_FORM_BYTES } from '#src/board/app.ts'
import { hashToken, localPath } from '#src/board/session.ts'
import { MOST_PER_ADDRESS } from '#src/store/board/sign-in.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { sql } from '#src/store/sql.ts'
import { ask, cookieOf, form, openBoard, type TestBoard, URL_OF_BOARD } from './board.ts'

let board: TestBoard
beforeAll(async () => (board = await openBoard()))
afterAll(async () => await board[Symbol.asyncDispose]())

/** Signs somebody in behind the board's back. */
async function sessionOf(address: string, ttlMs = 60_000): Promise<{ cookie: string; csrf: string }> {
  const token = `${address.slice(0, 3)}${Math.round(ttlMs)}`.padEnd(43, 'x')
  await board.database.query(sql`delete from board_session where token_hash = ${hashToken(token)}`)
  await openSession(board.database, hashToken(token), address, ttlMs)
  const cookie = `tiepnhan=${token}`
  const text = await (await board.request('/', { headers: { cookie } })).text()
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}

const OPEN = new Set([
  'GET /board.css',
  'GET /board.js',
  'GET /bieu-tuong.svg',
  'GET /favicon.ico',
  'GET /healthz',
  'GET /readyz',
  // Guarded by the machine's own address or a token.
  'GET /metrics',
  'GET /dang-nhap',
  'POST /dang-nhap',
  'GET /dang-nhap/:token{[\\w-]{43}}',
  'POST /dang-nhap/:token{[\\w-]{43}}',
  'POST /dang-nhap/thu',
])

/** Every route of the board as a path that can be asked for. */
function guardedRoutes(): { method: string; path: string }[] {
  const routes = board.app.routes.filter(({ method, path }) => method !== 'ALL' && !OPEN.has(`${method} ${path}`))
  return routes.map(({ method, path }) => ({
    method,
    path: path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, __, pattern) => (pattern ? '1' : 'HS63-0001')),
  }))
}

describe('who is not signed in', () => {
  test('gets nowhere but to the sign-in, by any route', async () => {
    const routes = guardedRoutes()
    expect(routes.length).toBeGreaterThan(8)
    for (const { method, path } of routes) {
      const response = await board.request(path, { method })
      const { status, headers } = response
      if (method === 'GET')
        expect([path, status, headers.get('location')?.startsWith('/dang-nhap')]).toEqual([path, 303, true])
      else expect([path, status]).toEqual([path, 403])
    }
  })

  test('is sent back to where the way led after signing in, and to this board only', async () => {
    const { headers } = await board.request('/ho-so/HS63-0001?a=b')
    expect(headers.get('location')).toBe('/dang-nhap?den=%2Fho-so%2FHS63-0001%3Fa%3Db')
    for (const path of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a\r\nb', ''])
      expect(localPath(path)).toBe('/')
  })

  test('a link in a mail opens a page that asks again from here: the strict cookie comes along then', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    const response = await board.request('/ho-so/HS63-0001', { headers })
    expect(await response.text()).toContain('content="0; url=/ho-so/HS63-0001"')
  })
})

describe('a session', () => {
  test('ends when its time is over, when its officer is off the list, and when signed out', async () => {
    const { cookie, csrf } = await sessionOf('canbo@congdoan.example')
    expect((await board.request('/', { headers: { cookie } })).status).toBe(200)
    const without = board.with({ officers: [] })
    expect((await ask(without, '/', { headers: { cookie } })).status).toBe(303)
    const out = await board.request('/dang-xuat', { ...form({ csrf }), headers: { cookie } })
    expect(out.headers.get('location')).toBe('/dang-nhap')
    expect((await board.request('/', { headers: { cookie } })).status).toBe(303)
    const { cookie: old } = await sessionOf('canbo@congdoan.example', -1000)
    expect((await board.request('/', { headers: { cookie: old } })).status).toBe(303)
  })

  test('its cookie is for this host, this site and no script; secure where the board is', async () => {
    const demoOfficer = { address: 'thu@congdoan.example', name: 'Thử', role: 'head' } as const
    const plain = await ask(board.with({ demoOfficer }), '/dang-nhap/thu', form({}))
    expect(plain.headers.get('set-cookie')).toMatch(/^tiepnhan=.*Path=\/; HttpOnly; SameSite=Strict$/)
    const url = 'https://tiepnhan.congdoan.example'
    const secure = await ask(board.with({ demoOfficer, url }), '/dang-nhap/thu', form({}), url)
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-tiepnhan=.*Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  test('without a demo nobody gets in by the demo’s button', async () => {
    const { status, headers } = await board.request('/dang-nhap/thu', form({}))
    expect([status, headers.get('set-cookie')]).toEqual([404, null])
  })
})

describe('a change', () => {
  test('is refused without the form’s token, with another session’s, and from another site', async () => {
    const mine = await sessionOf('canbo@congdoan.example')
    const theirs = await sessionOf('phutrach@congdoan.example')
    const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      (await board.request('/dang-xuat', { ...form(fields), headers: { cookie: mine.cookie, ...headers } })).status
    expect(await post({})).toBe(403)
    expect(await post({ csrf: theirs.csrf })).toBe(403)
    expect(await post({ csrf: mine.csrf }, { origin: 'https://elsewhere.example' })).toBe(403)
    expect(await post({ csrf: mine.csrf }, { origin: 'null' })).toBe(403)
    expect(await post({ csrf: mine.csrf })).toBe(303)
  })

  test('is not a reader’s to make', async () => {
    const { cookie, csrf } = await sessionOf('xem@congdoan.example')
    const posts = guardedRoutes().filter(({ method, path }) => method === 'POST' && path !== '/dang-xuat')
    for (const { path } of [...posts, { path: '/ho-so/HS63-0001/anything' }]) {
      const response = await board.request(path, { ...form({ csrf }), headers: { cookie } })
      expect([path, response.status]).toEqual([path, 403])
      expect(await response.text()).toContain('chỉ được xem')
    }
  })

  test('is refused past the limit of a form', async () => {
    const { cookie, csrf } = await sessionOf('canbo@congdoan.example')
    const post = async (bytes: number): Promise<number> => {
      const body = new URLSearchParams({ csrf, text: '' }).toString()
      const whole = body + 'x'.repeat(bytes - body.length)
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(bytes) }
      return (await board.request('/nothing-here', { method: 'POST', body: whole, headers })).status
    }
    expect(await post(MOST_FORM_BYTES)).toBe(404)
    expect(await post(MOST_FORM_BYTES + 1)).toBe(413)
  })
})

describe('sign-in by a mailed link', () => {
  const links = async (): Promise<string[]> => {
    const rows = await board.database.query<{ text: string }>(
      sql`select letter ->> 'text' as text from outbox where kind = 'sign-in' order by id`,
    )
    return rows.map(({ text }) => /\/dang-nhap\/[\w-]{43}/.exec(text)?.[0] ?? '')
  }
  const sent = async (count: number): Promise<string[]> => {
    for (let tries = 0; tries < 100 && (await links()).length < count; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return await links()
  }

  test('answers alike whoever is listed; only a listed officer gets a letter, at once', async () => {
    const answer = async (address: string): Promise<string> =>
      await (await board.request('/dang-nhap', form({ 'dia-chi': address, den: '/tien-do' }))).text()
    expect(await answer('ai-do@congdoan.example')).toBe(await answer(' CanBo@congdoan.example '))
    expect(await sent(1)).toHaveLength(1)
    expect(board.nudged.map(([stage]) => stage)).toEqual(['send'])
  })

  test('looking at the link uses nothing up; its button signs in, once', async () => {
    const [link = ''] = await sent(1)
    for (let looks = 0; looks < 3; looks++) expect((await board.request(link)).status).toBe(200)
    const signedIn = await board.request(link, form({}))
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/tien-do'])
    expect((await board.request('/', { headers: { cookie: cookieOf(signedIn) } })).status).toBe(200)
    expect((await board.request(link, form({}))).status).toBe(410)
    expect((await board.request(link)).status).toBe(410)
  })

  test('a link is kept as a hash and is no longer good after its minutes', async () => {
    await board.request('/dang-nhap', form({ 'dia-chi': 'phutrach@congdoan.example' }))
    const link = (await sent(2)).at(-1) ?? ''
    const kept = await board.database.query(sql`select from sign_in where token_hash = ${link.split('/').at(-1)}`)
    expect(kept).toEqual([])
    await board.database.query(sql`update sign_in set expires_at = now() - interval '1 second' where used_at is null`)
    expect((await board.request(link, form({}))).status).toBe(410)
  })

  test('is limited for an address, listed or not, and for a client', async () => {
    const ask5 = async (address: string): Promise<number> =>
      (await board.request('/dang-nhap', form({ 'dia-chi': address }))).status
    for (let n = 0; n < MOST_PER_ADDRESS; n++) expect(await ask5('nhieu@congdoan.example')).toBe(200)
    expect(await ask5('nhieu@congdoan.example')).toBe(429)
    await board.database.query(sql`
      insert into sign_in_request (address_hash, client) select n::text, '' from generate_series(1, 20) as n`)
    expect(await ask5('khac@congdoan.example')).toBe(429)
  })

  test('an address that is none is asked for again', async () => {
    expect((await board.request('/dang-nhap', form({ 'dia-chi': 'khong phai' }))).status).toBe(422)
  })
})

describe('a mail that was stopped', () => {
  test('is read again when an officer says so, who is remembered', async () => {
    const { cookie, csrf } = await sessionOf('canbo@congdoan.example')
    const sha256 = 'a'.repeat(64)
    await board.database.query(sql`insert into blob (sha256, bytes) values (${sha256}, ${Buffer.from('x')})`)
    const [mail] = await board.database.query<{ id: number }>(sql`
      insert into message (account, sha256, received_at, bytes, status, last_error)
      values ('hoso@congdoan.example', ${sha256}, now(), 1, 'parked', 'killed its reader twice') returning id`)
    const page = await (await board.request(`/thu/${mail?.id}`, { headers: { cookie } })).text()
    expect(page).toContain('killed its reader twice')
    const done = await board.request(`/thu/${mail?.id}/doc-lai`, { ...form({ csrf }), headers: { cookie } })
    expect([done.status, board.nudged.at(-1)]).toEqual([303, ['read', mail?.id]])
    const told = await board.database.query(sql`select detail from event where kind = 'mail-released'`)
    expect(told).toEqual([{ detail: { officer: 'canbo@congdoan.example' } }])
  })
})

describe('every answer', () => {
  test('carries the headers that keep others out', async () => {
    const { cookie } = await sessionOf('canbo@congdoan.example')
    for (const path of ['/', '/dang-nhap', '/khong-co', '/board.css', '/healthz']) {
      const { headers } = await board.request(path, { headers: { cookie } })
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  test('is for the board’s own names only', async () => {
    const at = async (host: string): Promise<number> =>
      (await board.request('/dang-nhap', { headers: { host } })).status
    expect(await at('evil.example')).toBe(421)
    expect(await at('127.0.0.1.evil.example:8063')).toBe(421)
    expect(await at('localhost:8063')).toBe(200)
    const behind = board.with({ url: 'https://tiepnhan.congdoan.example' })
    const there = async (host: string): Promise<number> =>
      (await ask(behind, '/dang-nhap', { headers: { host } })).status
    expect(await there('tiepnhan.congdoan.example')).toBe(200)
    expect(await there('evil.example')).toBe(421)
  })

  test('says what to do where a page is not there, is refused, or fails', async () => {
    const { cookie } = await sessionOf('canbo@congdoan.example')
    const missing = await board.request('/ho-so/HS63-9999', { headers: { cookie } })
    expect([missing.status, (await missing.text()).includes('Không có trang này')]).toEqual([404, true])
    await using nowhere = openDatabase('postgres://nobody@127.0.0.1:1/none', createLog('silent'))
    const broken = board.with({ database: nowhere })
    const failed = await ask(broken, '/', { headers: { cookie } })
    expect([failed.status, (await failed.text()).includes('đang trục trặc')]).toEqual([500, true])
  })

  test('/healthz and /readyz are for anybody and say no more than what serves', async () => {
    expect(await (await board.request('/healthz', { headers: { host: 'tiepnhan:8063' } })).text()).toBe('ok')
    const ready = async (app = board.app): Promise<[number, string]> => {
      const response = await ask(app, '/readyz')
      return [response.status, await response.text()]
    }
    expect(await ready()).toEqual([503, 'database: ok\nqueue: ok\nmailbox: not watched\nway out: ok\n'])
    await board.database.query(sql`
      insert into mailbox (account, folder, looked_at) values ('hoso@congdoan.example', 'INBOX', now())`)
    expect((await ready())[0]).toBe(200)
    expect(await ready(board.with({ queueDepths: async () => null }))).toEqual([
      503,
      'database: ok\nqueue: no answer\nmailbox: ok\nway out: ok\n',
    ])
    await using nowhere = openDatabase('postgres://nobody@127.0.0.1:1/none', createLog('silent'))
    expect(await ready(board.with({ database: nowhere }))).toEqual([
      503,
      'database: no answer\nqueue: ok\nmailbox: unknown\nway out: unknown\n',
    ])
    expect(URL_OF_BOARD).toContain('127.0.0.1')
  })

  test('figures are for whoever has the token, and name nobody', async () => {
    const token = 'a-token-of-some-length'
    const open = board.with({ metricsToken: token })
    const as = async (authorization: string): Promise<Response> =>
      await ask(open, '/metrics', { headers: { host: 'tiepnhan:8063', authorization } })
    expect((await as('')).status).toBe(403)
    expect((await as('Bearer another-token-of-it')).status).toBe(403)
    // Whoever asks without a socket of this machine is a stranger.
    expect((await board.request('/metrics')).status).toBe(403)
    const response = await as(`Bearer ${token}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    const text = await response.text()
    expect(text).toContain('tiepnhan_info{version="1.2.3",schema="')
    expect(text).toMatch(/^tiepnhan_mails\{state="received"\} 1$/m)
    expect(text).not.toMatch(/@|congdoan/)
    // Every line is what the format knows: a comment, or a name, labels and a number.
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? -?\d[\d.e+-]*)$/,
      )
  })
})
