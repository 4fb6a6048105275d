import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { assetRoutes } from './assets.ts'
import type { BoardApp, BoardDeps, BoardEnv } from './board.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { rereadRoutes } from './decisions/reread.ts'
import { refusal } from './errors.ts'
import { dossierRoutes } from './pages/dossier.ts'
import { fileRoutes } from './pages/file.ts'
import { givenUpRoutes } from './pages/given-up.ts'
import { handlingRoutes } from './pages/handling.ts'
import { healthRoutes } from './pages/health.ts'
import { letterRoutes } from './pages/letters.ts'
import { mailRoutes } from './pages/mail.ts'
import { progressRoutes } from './pages/progress.ts'
import { queueRoutes } from './pages/queue.ts'
import { registerRoutes } from './pages/register.ts'
import { reminderRoutes } from './pages/reminders.ts'
import { searchRoutes } from './pages/search.ts'
import { statusRoutes } from './pages/status.ts'
import { ownHostOnly, securityHeaders } from './security.ts'
import { officersOnly } from './session.ts'
import { signInRoutes } from './sign-in.ts'

/** Forms are words and choices; nobody uploads anything here. */
export const MOST_FORM_BYTES = 500_000

/** The board: what staff see and do in a browser. Every route but the few named in session.ts is for listed officers. */
export function createBoard(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.use(securityHeaders)
  // Before the guards: programs that watch ask by whatever name and address they know.
  app.route('/', statusRoutes(deps))
  app.use(ownHostOnly(deps.url))
  app.use(bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (c) => refusal(c, 'too-large') }))
  app.use(officersOnly(deps))
  app.route('/', assetRoutes())
  app.route('/', signInRoutes(deps))
  app.route('/', queueRoutes(deps))
  app.route('/', dossierRoutes(deps))
  app.route('/', mailRoutes(deps))
  app.route('/', handlingRoutes(deps))
  app.route('/', fileRoutes(deps))
  app.route('/', letterRoutes(deps))
  app.route('/', searchRoutes(deps))
  app.route('/', progressRoutes(deps))
  app.route('/', reminderRoutes(deps))
  app.route('/', givenUpRoutes(deps))
  app.route('/', registerRoutes(deps))
  app.route('/', healthRoutes(deps))
  app.route('/', decisionRoutes(deps))
  app.route('/', rereadRoutes(deps))
  app.notFound((c) => refusal(c, 'not-found'))
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.routePath }, 'a page of the board failed')
    return refusal(c, 'trouble')
  })
  return app
}
