import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lendCompileCache } from './reader-cache.ts'
import type { FromReader, ToReader } from './reader-protocol.ts'

/** One reading process as the pool sees it. */
export type ReaderChild = {
  readonly send: (message: ToReader) => void
  /** Ends it at once; `died` follows. */
  readonly kill: () => void
  /** Resident bytes; 0 where not known. */
  readonly memory: () => number
  /** Set while it works: an idle one does not keep the program alive. */
  readonly setBusy: (busy: boolean) => void
}

export type ReaderEvents = {
  readonly message: (message: FromReader) => void
  /** `outOfMemory` where it ended for want of heap. */
  readonly died: (end: { readonly outOfMemory: boolean; readonly how: string }) => void
}

export type ReaderProgram = { readonly file: string; readonly heapMegabytes: number; readonly confined: boolean }

/** Starts a reading process: no secrets in its environment, no writing, no other programs, reading only of what it is made of. */
export function startReader(program: ReaderProgram, events: ReaderEvents): ReaderChild {
  const cache = program.confined ? lendCompileCache() : null
  const child = fork(program.file, [], {
    serialization: 'advanced',
    env: cache === null ? environment() : { ...environment(), NODE_COMPILE_CACHE: cache.path },
    execArgv: [
      `--max-old-space-size=${program.heapMegabytes}`,
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      ...(program.confined ? permissions(program.file) : []),
      ...(cache === null ? [] : [`--allow-fs-read=${cache.path}`, `--allow-fs-write=${cache.path}`]),
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  let reported = 0
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  // A process that died a moment ago refuses the message; its end is told by 'close'.
  const pass = (message: ToReader) => void child.send(message, () => undefined)
  // Nothing of a mail reaches it while it could still write.
  let early: ToReader[] | null = cache === null ? null : []
  child.on('message', (message: FromReader) => {
    if (message.kind === 'ready' && early !== null) {
      cache?.takeBack()
      early.forEach(pass)
      early = null
    }
    if (message.kind === 'memory') reported = message.bytes
    else events.message(message)
  })
  let ended = false
  const end = (how: string) => {
    if (ended) return
    ended = true
    cache?.takeBack()
    const outOfMemory = /heap out of memory|allocation failed|ERR_WORKER_OUT_OF_MEMORY/i.test(said)
    events.died({ outOfMemory, how: `${how} ${said.slice(-300)}`.trim() })
  }
  child.on('error', (error) => end(error.message))
  child.on('close', (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`))
  setReferenced(child, false)
  return {
    send: (message) => {
      if (early === null) pass(message)
      else early.push(message)
    },
    kill: () => {
      // Whoever waits for its end must see it: an unreferenced child lets the program run out of things to wait for.
      setReferenced(child, true)
      child.kill('SIGKILL')
    },
    memory: () => residentBytes(child) ?? reported,
    setBusy: (busy) => {
      if (!child.killed) setReferenced(child, busy)
    },
  }
}

/** How any process of ours that opens hostile files is started: no secrets, no writing, no other programs. */
export function confinement(file: string, heapMegabytes: number): { env: NodeJS.ProcessEnv; execArgv: string[] } {
  return {
    env: environment(),
    execArgv: [
      `--max-old-space-size=${heapMegabytes}`,
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      ...permissions(file),
    ],
  }
}

/**
 * Pictures of pages come and go in pieces of some megabytes, on several threads. Left alone, glibc keeps a heap for each thread and hands none of them
 * back: a scan of 12 pages left 550 MB behind. Pieces from 128 kB on are given back as they are freed; elsewhere than on glibc it means nothing.
 */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Names only that programs need to find themselves and the time: no password of mailbox or database reaches a reader. */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TZ', 'LANG', 'LC_ALL', 'SystemRoot', 'TEMP', 'TMPDIR']
  const own = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(own), ...MEMORY }
}

/** Node's permission model: it may read its own sources and packages; addons are needed for pictures, a thread for the watch on its parent. */
function permissions(file: string): string[] {
  const root = projectRoot(file)
  const packages = join(root, 'node_modules')
  const readable = [
    join(root, 'src', '*'),
    // The program may know the office's document types; rosters lie elsewhere in rules/ and stay closed.
    join(root, 'rules', 'document-types', '*'),
    join(dirname(file), '*'),
    join(root, 'package.json'),
    join(packages, '*'),
    ...(existsSync(packages)
      ? [join(realpathSync(packages), '*'), join(dirname(realpathSync(packages)), 'package.json')]
      : []),
  ]
  return ['--permission', '--allow-addons', '--allow-worker', ...readable.map((path) => `--allow-fs-read=${path}`)]
}

function projectRoot(file: string): string {
  let folder = dirname(file)
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function setReferenced(child: ChildProcess, referenced: boolean): void {
  if (referenced) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
    const stderr: unknown = child.stderr
    if (typeof stderr === 'object' && stderr !== null && 'unref' in stderr && typeof stderr.unref === 'function') {
      Reflect.apply(stderr.unref, stderr, [])
    }
  }
}

const PAGE_BYTES = 4096

/** Linux tells a process's resident pages without asking it. */
function residentBytes(child: ChildProcess): number | null {
  if (process.platform !== 'linux' || child.pid === undefined) return null
  try {
    return Number(readFileSync(`/proc/${child.pid}/statm`, 'latin1').split(' ')[1] ?? 0) * PAGE_BYTES
  } catch {
    return null
  }
}
