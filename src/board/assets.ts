import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { BoardApp, BoardEnv } from './board.ts'

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'assets', name), 'utf8')

/** The board's own few files, read once. */
export function assetRoutes(): BoardApp {
  const app = new Hono<BoardEnv>()
  const assets = [
    ['/board.css', 'text/css; charset=utf-8', file('board.css')],
    ['/board.js', 'text/javascript; charset=utf-8', file('board.js')],
    ['/bieu-tuong.svg', 'image/svg+xml', file('icon.svg')],
  ] as const
  for (const [path, type, body] of assets)
    app.get(path, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }))
  app.get('/favicon.ico', (c) => c.redirect('/bieu-tuong.svg', 308))
  return app
}
