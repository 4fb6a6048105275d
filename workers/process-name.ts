import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { isAlive } from '#src/store/postmaster.ts'

/** Names this process among all that ever ran: machine, number, and (numbers are used again) when it began. */
export async function processName(): Promise<string> {
  return `${hostname()} ${process.pid} ${await beginOf(process.pid)}`
}

/** True where the named process surely ended. Of another machine's processes nobody here can tell. */
export async function isGone(name: string): Promise<boolean> {
  const [host, pid, begin] = name.split(' ')
  if (host !== hostname() || !pid) return false
  return !isAlive(Number(pid)) || (begin !== '' && (await beginOf(Number(pid))) !== begin)
}

/** Start of a process in clock ticks since the machine's start; '' where the system does not tell. */
async function beginOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field, the program's name, may hold spaces and brackets.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
