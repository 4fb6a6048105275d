import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { link, mkdir, mkdtemp, open, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { errorCode, errorText } from '#src/io/error-code.ts'
import type { Log } from '#src/io/log.ts'
import { embeddedProgram, giveTo, ownerOf, type Program } from './embedded-program.ts'
import { isAlive, runningPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts'

const run = promisify(execFile)

/** Where a PostgreSQL answers. */
export type Connection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/**
 * The PostgreSQL of one data folder: one server, however many services use the folder. The first starts it, the others
 * join it, the last to leave stops it. It outlives a killed service and is found again by the next.
 */
export type EmbeddedDatabase = AsyncDisposable & { readonly connection: Connection }

const START_PATIENCE_MS = 60_000
const STOP_PATIENCE_MS = 10_000
const WATCH_EVERY_MS = 500
/** Any fixed number, for the lock that every service on the server shares while it lives. */
const PRESENCE_LOCK = 0x7469_6e68

export type EmbeddedOptions = {
  /** Its data is deleted at the end: nothing waits for the disk, and a power cut may leave a broken cluster. */
  readonly throwaway?: boolean
}

/**
 * Starts or joins the server of a data folder.
 * @throws where no server can be run, with what the server itself said
 */
export async function startEmbedded(
  dataDir: string,
  log: Log,
  { throwaway = false }: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const home = join(dataDir, 'postgres')
  const cluster = join(home, 'cluster')
  await mkdir(home, { recursive: true })
  const password = await rememberedPassword(dataDir)
  const program = await embeddedProgram(await ownerOf(cluster), (message, fields) => log.info(fields ?? {}, message))
  const place: Place = { home, cluster, password, program, throwaway, log }
  await makeCluster(place)
  let server = await startOrJoin(place, null)
  const connection = connectionTo(server.port, password)
  let presence = await bePresent(connection)

  // A server that is killed tells nobody: it is looked at, and started again where it was.
  const stopping = new AbortController()
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(WATCH_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted || (isAlive(server.pid) && !presence.lost)) continue
      try {
        server = await startOrJoin(place, connection.port)
        if (presence.lost) presence = await bePresent(connection)
        log.warn({ pid: server.pid }, 'database is back')
      } catch (error) {
        log.error({ err: error }, 'database is gone and does not start again; trying on')
      }
    }
  })()

  return {
    connection,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await watching
      const last = await presence.leave()
      const running = await runningPostmaster(cluster)
      if (last && running) await stopPostmaster(running, STOP_PATIENCE_MS)
    },
  }
}

/** Whether a data folder holds a database already. */
export async function hasEmbedded(dataDir: string): Promise<boolean> {
  return await exists(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'))
}

/** Where the server of a data folder was last told to answer; whether it does is another question. */
export async function rememberedConnection(dataDir: string): Promise<Connection> {
  const read = async (name: string): Promise<string> => (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim()
  return connectionTo(Number(await read('port')), await read('password'))
}

/** One superuser, one random password, readable by us alone; made once, whoever comes first. */
async function rememberedPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres/password')
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(aside)
  return (await readFile(file, 'utf8')).trim()
}

/** Made aside and renamed: half a cluster never stands in its place, and of two who start at once one wins. */
async function makeCluster({ home, cluster, password, program, throwaway }: Place): Promise<void> {
  if (await exists(join(cluster, 'PG_VERSION'))) return
  const nursery = await mkdtemp(join(home, 'new-'))
  const aside = join(nursery, 'cluster')
  try {
    await mkdir(aside, { mode: 0o700 })
    await writeFile(join(nursery, 'password'), password, { mode: 0o600 })
    for (const path of [nursery, aside, join(nursery, 'password')]) await giveTo(path, program.user)
    const flags = ['--username=postgres', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const safety = ['--locale=C', '--auth=scram-sha-256', '--no-instructions', ...(throwaway ? ['--no-sync'] : [])]
    const inside = folderAs(aside, program)
    await run(program.initdb, [`--pgdata=${inside}`, `--pwfile=${inside}/../password`, ...flags, ...safety], {
      cwd: aside,
      ...program.user,
    })
    await rename(aside, cluster).catch(async (error) => {
      if (!(await exists(join(cluster, 'PG_VERSION')))) throw error
    })
  } catch (cause) {
    throw new Error(`The embedded database can't be made in ${home}: ${errorText(cause)}`, { cause })
  } finally {
    await rm(nursery, { recursive: true, force: true })
  }
}

/**
 * A folder's name for a server that runs as another user than root. That user may not reach the folder by its path (a
 * clone under /root, a 0700 folder), but the working folder it is started in needs no path: Linux opens it by itself.
 */
function folderAs(folder: string, program: Program): string {
  return program.user && process.platform === 'linux' ? '/proc/self/cwd' : folder
}

type Place = {
  readonly home: string
  readonly cluster: string
  readonly password: string
  readonly program: Program
  readonly throwaway: boolean
  readonly log: Log
}

/** @param fixedPort the port that everyone knows already, where the server only comes back; null: any */
async function startOrJoin(place: Place, fixedPort: number | null): Promise<Postmaster> {
  const { home, cluster, password, log } = place
  const end = Date.now() + START_PATIENCE_MS
  let said = ''
  for (let attempt = 0; Date.now() < end; attempt++) {
    const running = await runningPostmaster(cluster)
    if (running && (await answers(running, password, end))) {
      if (fixedPort && running.port !== fixedPort)
        throw new Error(
          `The database came back on port ${running.port} instead of ${fixedPort}; start the service again.`,
        )
      if (attempt === 0 && fixedPort === null)
        log.info({ pid: running.pid, port: running.port }, 'joined the database that runs already')
      return running
    }
    const port = fixedPort ?? (await choosePort(home, attempt))
    said = await launch(place, port)
    await sleep(Math.min(100 * 2 ** attempt, 2000))
  }
  throw new Error(`The embedded database does not start (${join(home, 'server.log')}):\n${said}`)
}

/** Starts the server and waits until it has its lock file or has ended. It is its own process group: Ctrl-C is for us. */
async function launch({ home, cluster, program, throwaway }: Place, port: number): Promise<string> {
  const logFile = join(home, 'server.log')
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > 10_000_000) await rename(logFile, `${logFile}.1`)
  const out = await open(logFile, 'a', 0o600)
  const before = (await out.stat()).size
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    tcp_keepalives_idle: 30,
    log_checkpoints: 'off',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  try {
    const child = spawn(
      program.postgres,
      [
        '-D',
        folderAs(cluster, program),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { cwd: cluster, ...program.user, detached: true, stdio: ['ignore', out.fd, out.fd] },
    )
    child.unref()
    const ended = new AbortController()
    child.once('exit', () => ended.abort())
    child.once('error', () => ended.abort())
    for (const end = Date.now() + 5000; !ended.signal.aborted && Date.now() < end; await sleep(25)) {
      const running = await runningPostmaster(cluster)
      if (running && running.pid === child.pid) return ''
    }
  } finally {
    await out.close()
  }
  return (await readFile(logFile)).subarray(before).toString('utf8').slice(-2000)
}

/** True once the server takes connections (after a crash it first recovers); false where it ended or the time is over. */
async function answers({ pid, port }: Postmaster, password: string, end: number): Promise<boolean> {
  for (; Date.now() < end && isAlive(pid); await sleep(50)) {
    const client = new Client({ ...connectionTo(port, password), connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch (cause) {
      if (errorCode(cause) === '28P01')
        throw new Error('The embedded database refuses the password that stands in its data folder.', { cause })
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

function connectionTo(port: number, password: string): Connection {
  return { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' }
}

/** The port of last time where it is free, so that other programs find it; else any. */
async function choosePort(home: string, attempt: number): Promise<number> {
  const file = join(home, 'port')
  const remembered = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = attempt === 0 && remembered > 0 && (await isFree(remembered)) ? remembered : await anyFreePort()
  await writeFile(file, `${port}\n`)
  return port
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

function anyFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

type Presence = { readonly lost: boolean; leave(): Promise<boolean> }

/** Holds a shared lock for as long as this service lives. Who can have it alone at the end is the last one. */
async function bePresent(connection: Connection): Promise<Presence> {
  const client = new Client({ ...connection, application_name: 'tiepnhan presence', keepAlive: true })
  const state = { lost: false }
  client.on('error', () => (state.lost = true))
  client.on('end', () => (state.lost = true))
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
  return {
    get lost() {
      return state.lost
    },
    async leave() {
      try {
        await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
        const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
          PRESENCE_LOCK,
        ])
        return rows[0]?.last ?? true
      } catch {
        // No server, or one on its way out: whatever still runs here is ours to stop.
        return true
      } finally {
        await client.end().catch(() => undefined)
      }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}
