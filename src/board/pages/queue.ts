import { Hono } from 'hono'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'

export function queueRoutes(_deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/', (c) => page(c, { title: 'Việc cần làm', tab: 'queue' }, html`<h1>Việc cần làm</h1>`))
  return app
}
