import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** A project whose npm left the picture library out; its npm is a script that does as it is told. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(import.meta.dirname, '../../scripts/complete-install.js'), join(folder, 'scripts/complete-install.js'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const LIBRARY = `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('node_modules/sharp', { recursive: true })
writeFileSync('node_modules/sharp/package.json', '{"name": "sharp", "main": "index.js"}')
writeFileSync('node_modules/sharp/index.js', '')
console.log(process.argv.slice(2).join(' '))`

function run(npm: string, environment: Record<string, string> = {}): { status: number | null; said: string } {
  writeFileSync(join(folder, 'npm.js'), npm)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/complete-install.js'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], npm_execpath: join(folder, 'npm.js'), ...environment },
  })
  return { status, said: stdout + stderr }
}

test('what an older Node.js had npm leave out is added, once', () => {
  const first = run(LIBRARY)
  expect(first.status).toBe(0)
  expect(first.said).toContain('install --no-save --ignore-scripts')
  expect(run('throw new Error("not again")')).toEqual({ status: 0, said: '' })
})

test('what is still missing then ends the installation with the line that mends it', () => {
  for (const environment of [{}, { TIEPNHAN_COMPLETES: '1' }]) {
    const { status, said } = run('', environment)
    expect([status, said]).toEqual([1, expect.stringContaining('PATH="$PWD/node_modules/.bin:$PATH" npm ci')])
  }
})
