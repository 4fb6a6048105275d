import { createMiddleware } from 'hono/factory'
import type { BoardEnv } from './board.ts'

/** Pages load nothing from elsewhere, run no script and no style but the board's own files, and stand in no frame. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A letter may look as it likes and do nothing: no script, no form, nothing from elsewhere, no origin of its own. */
export const LETTER_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

/** Headers of every answer, whatever it is. A handler that sets a stricter or other policy keeps it. */
export const securityHeaders = createMiddleware<BoardEnv>(async (c, next) => {
  await next()
  const { headers } = c.res
  const set = (name: string, value: string): void => {
    if (!headers.has(name)) c.header(name, value)
  }
  set('Content-Security-Policy', PAGE_POLICY)
  set('Cache-Control', 'no-store')
  set('X-Content-Type-Options', 'nosniff')
  // Not 'no-referrer': browsers would then send forms with Origin: null.
  set('Referrer-Policy', 'same-origin')
  set('Cross-Origin-Opener-Policy', 'same-origin')
  set('Cross-Origin-Resource-Policy', 'same-origin')
  set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
})

/**
 * Only the board's own names are answered: a page elsewhere must not reach it by renaming itself to this machine's address.
 * @returns middleware that refuses requests for another host, and changes that another site asks for
 */
export function ownHostOnly(url: string): ReturnType<typeof createMiddleware<BoardEnv>> {
  const own = new URL(url)
  return createMiddleware<BoardEnv>(async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase()
    if (host !== own.host && !isLoopbackName(host)) return c.text(REFUSED_HOST, 421)
    if (
      !READING.includes(c.req.method) &&
      !isFromHere(c.req.header('origin'), c.req.header('sec-fetch-site'), host, own)
    )
      return c.text('Yêu cầu này không đến từ trang của Tiếp nhận nên không được thực hiện.', 403)
    await next()
    return undefined
  })
}

const READING = ['GET', 'HEAD']

const REFUSED_HOST =
  'Trang này chỉ mở được theo địa chỉ đã đặt (BOARD_URL). Nếu đây là địa chỉ đúng, người quản trị cần đặt lại BOARD_URL.'

function isFromHere(origin: string | undefined, site: string | undefined, host: string, own: URL): boolean {
  if (origin === undefined) return site === 'same-origin'
  return origin === (host === own.host ? own.origin : `http://${host}`)
}

export function isLoopbackName(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/.test(host)
}
