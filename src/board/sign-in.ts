import { Hono } from 'hono'
import type { BoardApp, BoardDeps, BoardEnv } from './board.ts'
import { html, NOTHING } from './html.ts'
import { page } from './layout.ts'
import { signIn, signOut } from './session.ts'

export function signInRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/dang-nhap', (c) => {
    const body = html`<section class="notice">
      <h1>Đăng nhập</h1>
      ${
        deps.demoOfficer === null
          ? NOTHING
          : html`<form method="post" action="/dang-nhap/thu"><button type="submit">Vào xem</button></form>`
      }
    </section>`
    return page(c, { title: 'Đăng nhập', tab: null }, body)
  })
  app.post('/dang-nhap/thu', async (c) => {
    if (deps.demoOfficer === null) return c.notFound()
    await signIn(c, deps, deps.demoOfficer)
    return c.redirect('/', 303)
  })
  app.post('/dang-xuat', async (c) => {
    await signOut(c, deps)
    return c.redirect('/dang-nhap', 303)
  })
  return app
}
