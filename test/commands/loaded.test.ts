import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

/** Names of the packages that a module of the program brings into its process. */
function packagesOf(module: string): Set<string> {
  const script = `
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context) } })
    await import(${JSON.stringify(new URL(`../../src/${module}`, import.meta.url).href)})
    console.log(JSON.stringify(loaded))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  const urls: readonly string[] = JSON.parse(said)
  return new Set(urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []))
}

describe('what only readers or some offices need is not in memory', () => {
  test('of the service: no parser, no recogniser, no client of Redis', () => {
    const packages = packagesOf('commands/service.ts')
    expect(packages).toContain('imapflow')
    for (const name of ['mailparser', 'mammoth', 'pdf-parse', 'tesseract.js', 'sharp', 'ioredis', 'docx', 'hucre'])
      expect(packages).not.toContain(name)
  })

  test('of the check: no parser, no mailbox, no database', () => {
    const packages = packagesOf('commands/judge-mails.ts').union(packagesOf('commands/check.ts'))
    expect(packages).toContain('yaml')
    for (const name of ['mailparser', 'mammoth', 'pdf-parse', 'tesseract.js', 'sharp', 'imapflow', 'pg', 'bullmq'])
      expect(packages).not.toContain(name)
  })
})
