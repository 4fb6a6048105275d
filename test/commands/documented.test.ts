import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SETTINGS } from '#src/config.ts'

const PROJECT = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')

const README = text('README.md')
const OPERATING = text('docs/operating.md')
const VAN_HANH = text('docs/huong-dan-van-hanh.md')
const PAPERS = [
  'README.md',
  ...readdirSync(join(PROJECT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
].map((path) => [path, text(path)] as const)

/** As the program itself lists them. */
const help = execFileSync(process.execPath, [join(PROJECT, 'src/main.ts'), '--help'], { encoding: 'utf8' })
const COMMANDS = help.split('\n').flatMap((line) => /^ {2}([a-z][a-z-]*) {2,}/.exec(line)?.[1] ?? [])

/** What containers and tools set, which the program does not read. */
const OTHERS =
  /^(?:POSTGRES_(?:USER|DB|PASSWORD)|REDIS_PASSWORD|REDISCLI_AUTH|NODE_ENV|NODE_OPTIONS|NATIVE_OCR|OTEL_[A-Z_]+)$/

test('every command is documented', () => {
  expect(COMMANDS.length).toBeGreaterThan(15)
  for (const command of COMMANDS)
    expect([command, new RegExp(`tiepnhan ${command}\\b`).test(README + OPERATING)]).toEqual([command, true])
})

test('every command that is documented exists', () => {
  let found = 0
  for (const [path, paper] of PAPERS)
    for (const [, command = ''] of paper.matchAll(/(?:npx |`|^)tiepnhan ([a-z][a-z-]*)/gm)) {
      found++
      expect([path, command, COMMANDS.includes(command)]).toEqual([path, command, true])
    }
  expect(found).toBeGreaterThan(40)
})

test('every option that is documented is known to its commands', () => {
  const files = readdirSync(join(PROJECT, 'src/commands'), { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => text(`src/commands/${name}`))
    .join('\n')
  for (const [path, paper] of PAPERS)
    for (const [line] of paper.matchAll(/(?:npx |`|^)tiepnhan [^`\n#|]+/gm))
      for (const [, option = ''] of line.matchAll(/ --([a-z][a-z-]*)/g)) {
        const known =
          sources.includes(`'${option}'`) ||
          new RegExp(`\\b${option}: \\{`).test(sources) ||
          sources.includes(`--${option}`)
        expect([path, line, option, known]).toEqual([path, line, option, true])
      }
})

test('every setting is documented, in English and in Vietnamese', () => {
  expect(SETTINGS.length).toBeGreaterThan(25)
  for (const setting of SETTINGS) {
    expect([setting, README.includes(`\`${setting}\``)]).toEqual([setting, true])
    expect([setting, VAN_HANH.includes(`\`${setting}\``)]).toEqual([setting, true])
  }
})

test('every setting that is documented exists', () => {
  const named = [
    ...PAPERS,
    ['.env.example', text('.env.example')] as const,
    ['compose.yaml', text('compose.yaml')] as const,
  ]
  for (const [path, paper] of named) {
    const inTables = [...paper.matchAll(/^\|((?: ?`[A-Z][A-Z_]+`,?)+) ?\|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[A-Z_]+/g) ?? [],
    )
    const assigned = [...paper.matchAll(/(?:^|[\s`])([A-Z][A-Z]+_[A-Z_]+|STAFF)[=:](?!=)/gm)].map(
      ([, name = '']) => name,
    )
    for (const name of [...inTables, ...assigned])
      expect([path, name, SETTINGS.includes(name) || OTHERS.test(name)]).toEqual([path, name, true])
  }
})
