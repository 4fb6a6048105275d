import { Hono } from 'hono'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import type { DossierView } from '../dossier-view.ts'
import { type Html, NOTHING } from '../html.ts'
import type { Officer } from '../officer.ts'

/** What an officer may do about a dossier, as forms on its page. Each carries `csrfField(csrf)`. */
export function decisionForms(_dossier: DossierView, _officer: Officer, _csrf: string): Html | Promise<Html> {
  return NOTHING
}

/** Where those forms go: POST /ho-so/:code/... The session, the form's token and the right to decide are checked before. */
export function decisionRoutes(_deps: BoardDeps): BoardApp {
  return new Hono<BoardEnv>()
}
