import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { ROLES } from '#src/commands/service.ts'
import { readConfig } from '#src/config.ts'

const PROJECT = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')
const dockerfile = text('Dockerfile')
const Manifest = z.object({
  engines: z.object({ node: z.string() }),
  devDependencies: z.record(z.string(), z.string()),
})
const manifest = Manifest.parse(JSON.parse(text('package.json')))

const Service = z.looseObject({
  image: z.string(),
  networks: z.array(z.string()),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.looseObject({ condition: z.string() })).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  restart: z.string(),
})
const Compose = z.object({
  name: z.string(),
  'x-service': z.unknown(),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
})
const compose = Compose.parse(parse(text('compose.yaml'), { merge: true }))

test('Node has one version, in the image, for npm scripts and for whoever develops', () => {
  const [, image = ''] = /^ARG NODE=(\d+\.\d+\.\d+)-bookworm-slim$/m.exec(dockerfile) ?? []
  expect(image).toBe(manifest.devDependencies['node'])
  expect(image.startsWith(`${text('.node-version').trim().split('.')[0]}.`)).toBe(true)
})

test('the image runs as nobody of importance, and everything it is made of gets in', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile.indexOf('\nUSER node')).toBeLessThan(dockerfile.indexOf('\nENTRYPOINT'))
  expect(dockerfile).toMatch(/^HEALTHCHECK [^]*CMD \["node", "src\/main\.ts", "health"\]$/m)
  const letIn = text('.dockerignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
  for (const [, from = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const path of from.split(' ')) {
      expect([path, existsSync(join(PROJECT, path))]).toEqual([path, true])
      expect([path, letIn.includes(path)]).toEqual([path, true])
    }
  // Every folder that the program imports from is in it.
  const folders = [...text('package.json').matchAll(/"\.\/(\w+)\/\*"/g)].map(([, name = '']) => name)
  for (const folder of folders.filter((name) => name !== 'test' && name !== 'scripts'))
    expect([folder, dockerfile.includes(`COPY ${folder} ./${folder}`)]).toEqual([folder, true])
})

test('database and queue are reached by the service alone, which may do nothing else', () => {
  const { tiepnhan, postgres, redis } = compose.services
  for (const server of [postgres, redis]) {
    expect(server?.networks).toEqual(['inside'])
    expect(server?.ports).toBeUndefined()
    expect(server?.healthcheck).toBeDefined()
  }
  expect(compose.networks['inside']?.internal).toBe(true)
  expect(tiepnhan).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  expect(Object.values(tiepnhan?.depends_on ?? {}).map(({ condition }) => condition)).toEqual([
    'service_healthy',
    'service_healthy',
  ])
  expect(redis?.command?.join(' ')).toMatch(/--appendonly yes[^]*--maxmemory-policy noeviction/)
  for (const volume of Object.values(compose.services).flatMap(({ volumes = [] }) => volumes)) {
    const [name = ''] = volume.split(':')
    if (!name.startsWith('.')) expect(compose.volumes).toHaveProperty(name)
  }
})

test('what compose sets is what the program takes', () => {
  const environment = Object.entries(compose.services['tiepnhan']?.environment ?? {})
  const filled = environment.map(([name, value]) => [name, value.replace(/\$\{\w+:\?[^}]*\}/g, 'abc123')] as const)
  const config = readConfig(Object.fromEntries(filled))
  expect(config).toMatchObject({
    databaseUrl: 'postgres://tiepnhan:abc123@postgres:5432/tiepnhan',
    redisUrl: 'redis://:abc123@redis:6379',
  })
})

test('the roles that the comments of compose name are all but the readers', () => {
  const [, roles = ''] = /--role, "([\w,]+)"/.exec(text('compose.yaml')) ?? []
  expect([...roles.split(','), 'read'].toSorted()).toEqual([...ROLES].toSorted())
})

test('the unit of systemd starts what npm ci puts there', () => {
  const unit = text('deploy/tiepnhan.service')
  expect(unit).toMatch(
    /^ExecStart=\/opt\/tiepnhan\/node_modules\/\.bin\/node --max-semi-space-size=4 src\/main\.ts start$/m,
  )
  expect(unit).toMatch(/^RestartPreventExitStatus=2$/m)
  expect(existsSync(join(PROJECT, 'node_modules/.bin/node'))).toBe(true)
})

test('the lock file holds all that its packages ask for: npm ci refuses it otherwise', () => {
  const asked = z.record(z.string(), z.string()).optional()
  const { packages } = z
    .object({ packages: z.record(z.string(), z.object({ dependencies: asked, optionalDependencies: asked })) })
    .parse(JSON.parse(text('package-lock.json')))
  /** As Node looks for it: beside the package, then further up. */
  const isHeld = (path: string, name: string): boolean => {
    if (`${path}/node_modules/${name}`.replace(/^\//, '') in packages) return true
    const up = path.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')
    return path !== '' && isHeld(up, name)
  }
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isHeld(path, name)),
  )
  expect(missing).toEqual([])
})
