import { readFile } from 'node:fs/promises'

/** Resident memory of a process, now and at most, as the kernel tells it (proc_pid_status(5)). */
export async function residentMegabytes(pid: number): Promise<number> {
  return await field(pid, 'VmRSS')
}

export async function peakMegabytes(pid: number): Promise<number> {
  return await field(pid, 'VmHWM')
}

async function field(pid: number, name: string): Promise<number> {
  const kilobytes = new RegExp(`^${name}:\\s*(\\d+) kB`, 'mu').exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status tells no ${name}`)
  return Math.round(Number(kilobytes) / 1000)
}
