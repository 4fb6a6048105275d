import { mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { flushCompileCache, getCompileCacheDir } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Compiled code halves the start of a reading process, but Node gives its compile cache to nobody who may not write, and a reader that
 * could write would let one hostile file outlive its process. So a reader gets the right to a path that is there only while it loads
 * itself: a link to the program's own cache. It gives the right up and takes the link away before it is handed its first mail; the
 * parent sends it none until it has seen to that itself.
 */
export type LentCache = {
  /** The link: what the reader may read, and write until it is ready. */
  readonly path: string
  /** Takes away the path and what could stand there. */
  readonly takeBack: () => void
}

/** The first Node that this was tried with where a right can be given up: without that, none is given. */
const NODE_THAT_DROPS_RIGHTS = [24, 21] as const

/** @returns null where this process has no cache of its own to lend, or a link can't be made */
export function lendCompileCache(): LentCache | null {
  const own = getCompileCacheDir()
  if (own === undefined || !canGiveUpRights()) return null
  let folder: string | null = null
  const takeBack = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  try {
    folder = mkdtempSync(join(tmpdir(), 'tiepnhan-'))
    const path = join(folder, 'compiled')
    // Node adds a folder for its version and the user; the parent's own is that of the same Node and user.
    symlinkSync(dirname(own), path, 'junction')
    return { path, takeBack }
  } catch {
    takeBack()
    return null
  }
}

function canGiveUpRights(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return (
    major > NODE_THAT_DROPS_RIGHTS[0] || (major === NODE_THAT_DROPS_RIGHTS[0] && minor >= NODE_THAT_DROPS_RIGHTS[1])
  )
}

/**
 * Called by a reader that has loaded itself, before it is given anything of a mail: what it compiled is kept for the next one, the link
 * goes, and with it for good the right to write. Nothing that was started before may go on to write: threads are started after this.
 */
export function giveUpWriting(link: string | undefined): void {
  if (!isConfined()) return
  if (getCompileCacheDir() !== undefined) {
    flushCompileCache()
    // Node itself would go on writing there, asking nobody.
    if (link !== undefined) unlinkSync(link)
  }
  giveUp('fs.write')
  if (link !== undefined && process.permission.has('fs.write', link))
    throw new Error('A reader must not be able to write')
}

/**
 * Gives up a right of this process for good.
 * @throws where it has the right still: a reader must not go on so
 */
export function giveUp(right: 'fs.write' | 'worker'): void {
  if (!isConfined()) return
  const drop: unknown = Reflect.get(process.permission, 'drop')
  if (typeof drop !== 'function') return // before NODE_THAT_DROPS_RIGHTS: it has no right to write, and threads have no more rights than it
  Reflect.apply(drop, process.permission, [right])
  if (process.permission.has(right)) throw new Error(`A reader must not keep the right "${right}"`)
}

function isConfined(): boolean {
  const permission: unknown = process.permission
  return permission !== undefined
}
