import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { closeSession, findSession, openSession } from '#src/store/board/sessions.ts'
import type { BoardContext, BoardDeps, BoardEnv } from './board.ts'
import { refusal } from './errors.ts'
import { html } from './html.ts'
import type { Officer } from './officer.ts'
import { may } from './officer.ts'

/** A working day: who comes back tomorrow asks for a new link. */
const SESSION_MS = 12 * 3_600_000

/** Paths that need nobody signed in. Everything else does: a new route is guarded unless it is named here. */
const OPEN = ['/dang-nhap', '/board.css', '/board.js', '/bieu-tuong.svg', '/favicon.ico']

/** Changes that a reader may make too: they concern the reader alone. */
const OWN_AFFAIRS = ['/dang-xuat']

/** Lets listed officers in, and changes only from forms of their own session and by whoever may make them. */
export function officersOnly(deps: BoardDeps): ReturnType<typeof createMiddleware<BoardEnv>> {
  return createMiddleware<BoardEnv>(async (c, next) => {
    const { path, method } = c.req
    if (OPEN.some((open) => path === open || (open === '/dang-nhap' && path.startsWith('/dang-nhap/')))) {
      await next()
      return undefined
    }
    const token = getCookie(c, cookieName(deps.url)) ?? ''
    const officer = token === '' ? null : await officerOf(deps, token)
    if (officer === null) return notSignedIn(c, token !== '')
    c.set('officer', officer)
    c.set('csrf', csrfOf(token))
    if (method !== 'GET' && method !== 'HEAD') {
      if (!(await hasCsrf(c))) return refusal(c, 'stale-form')
      if (!OWN_AFFAIRS.includes(path) && !may(officer, 'decide') && !may(officer, 'operate'))
        return refusal(c, 'not-allowed')
    }
    await next()
    return undefined
  })
}

/** Opens a session for an officer in the browser that asks. */
export async function signIn(c: BoardContext, deps: BoardDeps, officer: Officer): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await openSession(deps.database, hashToken(token), officer.address, SESSION_MS)
  const secure = isSecure(deps.url)
  setCookie(c, cookieName(deps.url), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge: SESSION_MS / 1000,
  })
}

export async function signOut(c: BoardContext, deps: BoardDeps): Promise<void> {
  const token = getCookie(c, cookieName(deps.url))
  if (token !== undefined) await closeSession(deps.database, hashToken(token))
  deleteCookie(c, cookieName(deps.url), { path: '/', secure: isSecure(deps.url) })
}

/** What the database knows of a token: not enough to use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

async function officerOf(deps: BoardDeps, token: string): Promise<Officer | null> {
  const found = await findSession(deps.database, hashToken(token))
  if (found === null) return null
  // Who was taken off the list is out at once.
  return officerAt(deps, found.address)
}

export function officerAt({ officers, demoOfficer }: BoardDeps, address: string): Officer | null {
  const listed = demoOfficer === null ? officers : [...officers, demoOfficer]
  return listed.find((officer) => officer.address === address) ?? null
}

/**
 * A link in a mail is opened from another site, and a strict cookie stays at home then: a page that goes on to itself
 * asks again from here, with the cookie.
 */
function notSignedIn(c: BoardContext, stale: boolean): Response | Promise<Response> {
  const { path, method } = c.req
  const wanted = localPath(path + (URL.parse(c.req.url)?.search ?? ''))
  if (method !== 'GET' && method !== 'HEAD') return refusal(c, 'signed-out')
  const fromElsewhere = !stale && c.req.header('sec-fetch-site') === 'cross-site'
  if (fromElsewhere && c.req.header('sec-fetch-mode') === 'navigate')
    return c.html(
      html`<!doctype html>
        <html lang="vi">
          <head>
            <meta charset="utf-8" />
            <title>Tiếp nhận</title>
            <meta http-equiv="refresh" content="0; url=${wanted}" />
          </head>
          <body>
            <p><a href="${wanted}">Tiếp tục</a></p>
          </body>
        </html>`,
    )
  return c.redirect(wanted === '/' ? '/dang-nhap' : `/dang-nhap?den=${encodeURIComponent(wanted)}`, 303)
}

/** A path of this board, whatever is asked for: '//elsewhere.example' would be another site. */
export function localPath(path: string): string {
  return /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(path) ? path : '/'
}

/**
 * Who asks, for counting: the socket's address, or, where a proxy on this machine asks for somebody, what the proxy says last.
 * What stands before in that header anybody can write.
 */
export function clientOf(forwarded: string | undefined, socket: string): string {
  const local = /^(::ffff:)?127\.|^::1$/.test(socket)
  const told = local ? forwarded?.split(',').at(-1)?.trim() : undefined
  return (told || socket).slice(0, 100)
}

async function hasCsrf(c: BoardContext): Promise<boolean> {
  const form = await c.req.parseBody().catch(() => null)
  const given = Buffer.from(typeof form?.['csrf'] === 'string' ? form['csrf'] : '')
  const wanted = Buffer.from(c.var.csrf)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function csrfOf(token: string): string {
  return createHmac('sha256', token).update('form').digest('base64url')
}

function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

/** A browser takes the prefix only from a secure page of this very host. */
function cookieName(url: string): string {
  return isSecure(url) ? '__Host-tiepnhan' : 'tiepnhan'
}
