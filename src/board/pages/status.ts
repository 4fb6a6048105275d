import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { metricsOf } from '#src/store/board/metrics.ts'
import { openIncidents } from '#src/store/incidents.ts'
import { lastLook } from '#src/store/mailboxes.ts'
import type { BoardApp, BoardContext, BoardDeps, BoardEnv } from '../board.ts'
import { metricsText } from '../metrics-text.ts'
import { isLoopbackName } from '../security.ts'
import { socketAddress } from '../sign-in.ts'

/** The watcher looks every half minute at the latest; after four looks missed nobody watches. */
const SILENT_MS = 120_000
/** Counting all rows once in so long is often enough, whoever asks. */
const KEEP_MS = 5000

/**
 * For programs that watch over this one. /healthz: this process lives. /readyz: database, queue, mailbox and way out serve.
 * Neither says more than that. /metrics: figures, for this machine only or whoever has the token.
 */
export function statusRoutes(deps: BoardDeps): BoardApp {
  const { database, account, metricsToken, version, queueDepths, log } = deps
  const app = new Hono<BoardEnv>()

  app.get('/healthz', (c) => c.text('ok'))

  app.get('/readyz', async (c) => {
    const [mailbox, wayOut, queue] = await Promise.all([
      lastLook(database, account).then(
        (ago) => (ago !== null && ago <= SILENT_MS ? 'ok' : 'not watched'),
        (error: unknown) => {
          log.warn({ err: error }, 'no answer about the health')
          return null
        },
      ),
      openIncidents(database).then(
        (open) => (open.some(({ kind }) => kind === 'way-out') ? 'no letter leaves' : 'ok'),
        () => null,
      ),
      queueDepths().then((depths) => (depths === null ? 'no answer' : 'ok')),
    ])
    const lines = {
      database: mailbox === null || wayOut === null ? 'no answer' : 'ok',
      queue,
      mailbox: mailbox ?? 'unknown',
      'way out': wayOut ?? 'unknown',
    }
    const well = Object.values(lines).every((word) => word === 'ok')
    const says = Object.entries(lines).map(([what, word]) => `${what}: ${word}\n`)
    return c.text(says.join(''), well ? 200 : 503)
  })

  let kept: { readonly at: number; readonly text: Promise<string> } | null = null
  const made = async (): Promise<string> => {
    const [metrics, depths] = await Promise.all([metricsOf(database, account), queueDepths()])
    const startedAt = Math.round(Date.now() / 1000 - process.uptime())
    return metricsText({ metrics, version, depths, residentBytes: process.memoryUsage.rss(), startedAt })
  }
  app.get('/metrics', async (c) => {
    const refused = refusalOf(c, metricsToken)
    if (refused !== null) return c.text(refused, 403)
    if (kept === null || Date.now() - kept.at > KEEP_MS) kept = { at: Date.now(), text: made() }
    try {
      return c.text(await kept.text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    } catch (error) {
      kept = null
      log.warn({ err: error }, 'no figures')
      return c.text('the database does not answer\n', 503)
    }
  })
  return app
}

/** Why the figures are not for this one; null where they are. */
function refusalOf(c: BoardContext, token: string | null): string | null {
  if (token !== null) {
    const given = (c.req.header('authorization') ?? '').replace(/^Bearer +/i, '')
    return timingSafeEqual(hash(given), hash(token))
      ? null
      : 'the token in METRICS_TOKEN is wanted (Authorization: Bearer)\n'
  }
  const local =
    /^(::ffff:)?127\.|^::1$/.test(socketAddress(c)) &&
    c.req.header('x-forwarded-for') === undefined &&
    // A page elsewhere whose name points here would ask with its own name.
    isLoopbackName((c.req.header('host') ?? '').toLowerCase())
  return local ? null : 'from other machines only with a token: set METRICS_TOKEN\n'
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
