import { Hono } from 'hono'
import { html } from 'hono/html'
import { streamSSE } from 'hono/streaming'
import type { Watch } from '../watch.ts'
import { formPage, readForm, type Sent } from './form.ts'
import { layout, type About } from './layout.ts'
import { detail, list, overview } from './mail-views.ts'
import { script, style } from './assets.ts'

export type PageOptions = {
  readonly watch: Watch
  readonly about: About
  /** Addresses of unions that the form offers. */
  readonly unions: readonly { readonly name: string; readonly address: string }[]
  /** Delivers a mail to the office over SMTP. */
  readonly send: (mail: Sent) => Promise<void>
  /** True where the page was put on an address of the network on purpose. */
  readonly anyHost: boolean
}

const MAX_STREAMS = 50

/**
 * The demo's page. It shows mail that anybody may have written: everything is escaped, the letters stand in frames without
 * scripts, and only this machine's own names are answered (a page elsewhere must not reach it by renaming itself 127.0.0.1).
 */
export function createPage(options: PageOptions): Hono {
  const { watch, about } = options
  const app = new Hono()
  let streams = 0

  app.use(async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (!options.anyHost && !isLocalName(host)) return c.text('Chỉ xem được trên máy này.', 421)
    const origin = c.req.header('origin')
    if (c.req.method !== 'GET' && origin !== undefined && URL.parse(origin)?.host !== host) {
      return c.text('Thư chỉ gửi được từ trang này.', 403)
    }
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
    // not 'no-referrer': browsers would then send the form with Origin: null
    c.header('Referrer-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', PAGE_POLICY)
    return undefined
  })

  app.get('/', (c) => c.html(layout(about, { title: 'Thư đến', active: 'mails' }, overview(watch.mails()))))

  app.get('/thu/:number', (c) => {
    const mails = watch.mails()
    const mail = mails.find(({ number }) => String(number) === c.req.param('number'))
    if (!mail) return c.html(layout(about, { title: 'Không có thư này', active: 'mails' }, missing), 404)
    const body = html`<div class="hai-cot">${list(mails, mail.number)}${detail(mail, mails)}</div>`
    return c.html(layout(about, { title: mail.message.subject ?? 'Thư không tiêu đề', active: 'mails' }, body))
  })

  app.get('/thu/:number/tra-loi/:reply', (c) => {
    const reply = watch.mails().find(({ number }) => String(number) === c.req.param('number'))?.replies[
      Number(c.req.param('reply'))
    ]
    if (!reply) return c.notFound()
    c.header('Content-Security-Policy', LETTER_POLICY)
    return c.html(reply.html ?? html`<pre style="white-space:pre-wrap;font:16px/1.5 serif">${reply.text}</pre>`)
  })

  app.get('/thu/:number/tep/:file', (c) => {
    const mail = watch.mails().find(({ number }) => String(number) === c.req.param('number'))
    const file = mail?.message.attachments[Number(c.req.param('file'))]
    if (!file) return c.notFound()
    const name = encodeURIComponent(file.name || 'tep').replaceAll("'", '%27')
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
    return c.body(Uint8Array.from(file.bytes).buffer, 200, { 'Content-Type': 'application/octet-stream' })
  })

  app.get('/gui', (c) =>
    c.html(layout(about, { title: 'Gửi thử một thư', active: 'form' }, formPage(options.unions, null))),
  )

  app.post('/gui', async (c) => {
    const form = await readForm(c.req.raw)
    if (form.fault !== null) {
      return c.html(layout(about, { title: 'Gửi thử một thư', active: 'form' }, formPage(options.unions, form)), 422)
    }
    const before = watch.mails().length
    await options.send(form.mail)
    const number = await arrivalOf(watch, form.mail.messageId, before)
    return c.redirect(number === null ? '/' : `/thu/${number}`, 303)
  })

  /** One line with the version now, and one with each change: the page then fetches itself anew. */
  app.get('/thay-doi', (c) => {
    if (streams >= MAX_STREAMS) return c.text('Quá nhiều trang đang mở.', 503)
    return streamSSE(c, async (stream) => {
      streams += 1
      let wake = (): void => {}
      const off = watch.onChange(() => wake())
      stream.onAbort(() => wake())
      try {
        let told = -1
        while (!stream.aborted) {
          if (told !== watch.version()) {
            told = watch.version()
            await stream.writeSSE({ data: String(told) })
          }
          const pause = AbortSignal.timeout(20_000)
          await new Promise<void>((resolve) => {
            wake = resolve
            pause.addEventListener('abort', () => resolve())
          })
          if (told === watch.version() && !stream.aborted) await stream.write(': vẫn mở\n\n')
          // many changes at once are one
          await stream.sleep(120)
        }
      } finally {
        streams -= 1
        off()
      }
    })
  })

  app.get('/trang.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/trang.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.notFound((c) => c.html(layout(about, { title: 'Không có trang này', active: 'mails' }, missing), 404))
  return app
}

const missing = html`<p class="trong">Không có thư hay trang này. <a href="/">Về danh sách thư</a></p>`

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A letter may look as it likes and do nothing: no scripts, no forms, nothing from elsewhere. */
const LETTER_POLICY =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

function isLocalName(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}

/** The number under which a mail just sent stands in the list, once it is there. */
async function arrivalOf(watch: Watch, messageId: string, before: number): Promise<number | null> {
  for (let tries = 0; tries < 40; tries += 1) {
    const found = watch.mails().find(({ number, message }) => number > before && message.messageId === messageId)
    if (found) return found.number
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return null
}
