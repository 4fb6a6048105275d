import { Hono } from 'hono'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { decisionForms } from '../decisions/routes.ts'
import { loadDossier } from '../dossier-view.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'

/** A dossier: what is there and by what words, what may be decided, and what happened. */
export function dossierRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/ho-so/:code', async (c) => {
    const dossier = await loadDossier(deps, c.req.param('code'))
    if (dossier === null) return c.notFound()
    const { officer, csrf } = c.var
    const body = html`<h1>${dossier.code}</h1>
      <section id="quyet-dinh" aria-labelledby="quyet-dinh-h">
        <h2 id="quyet-dinh-h">Quyết định của cán bộ</h2>
        ${await decisionForms(dossier, officer, csrf)}
      </section>`
    return page(c, { title: dossier.code, tab: 'queue' }, body)
  })
  return app
}
