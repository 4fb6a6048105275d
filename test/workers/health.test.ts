import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '#src/store/sql.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'
import { databaseOf, openSetting } from '#test/peers/setting.ts'
import { until } from '#test/peers/program.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

test('health tells a mailbox that is watched from one that is not', { timeout: 120_000 }, async () => {
  await using setting = await openSetting('embedded')
  const ask = (): number | null =>
    spawnSync(process.execPath, [MAIN, 'health'], {
      cwd: setting.dataDir,
      env: { PATH: process.env['PATH'], ...setting.environment },
    }).status
  expect(ask(), 'before the first start').toBe(1)
  const service = setting.start()
  await service.ready()
  await until('a look is noted', () => ask() === 0)

  // The service's mail server lives in this process, so this one may not wait for it.
  const doctor = async (...args: string[]): Promise<{ status: number | null; stdout: string }> => {
    const child = spawn(process.execPath, [MAIN, 'doctor', ...args], {
      cwd: setting.dataDir,
      env: { PATH: process.env['PATH'], ...setting.environment },
    })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    await once(child, 'close')
    return { status: child.exitCode, stdout }
  }
  const well = await doctor()
  expect(well.stdout).toMatch(/mailbox +hoso@congdoan\.example at 127\.0\.0\.1:\d+, 0 mails in INBOX/)
  expect(well.stdout).toMatch(
    /it has a Sent folder[^]*may send[^]*PostgreSQL[^]*last looked at[^]*all hold\nNothing to mend\.\n$/,
  )
  expect(well.status).toBe(0)
  expect((await doctor('--no-such')).status).toBe(2)

  await using database = await databaseOf(setting)
  await setting.dovecot.deliver(plainMail('mot'), IN_TIME)
  await until('it is stored', async () => (await database.query(sql`select from ledger`)).length === 1)
  expect((await doctor('--reconcile')).stdout).toContain('INBOX: 1 mails, 0 without a disposition')
  await until('it is judged', async () => (await database.query(sql`select from verdict`)).length === 1)
  await database.query(sql`delete from ledger`)
  const ill = await doctor('--reconcile', '--invariants')
  expect(ill.stdout).toContain('INBOX: 1 mails, 1 without a disposition (UID 1)')
  expect(ill.stdout).toContain('does not hold: every mail that was stored has a place in the ledger')
  expect(ill.stdout).toContain('2 to mend.')
  expect(ill.status).toBe(1)
  const lookedAgo = async (interval: string): Promise<number | null> => {
    await database.query(sql`update mailbox set looked_at = now() - ${interval}::interval`)
    return ask()
  }
  expect(await lookedAgo('110 seconds')).toBe(0)
  expect(await lookedAgo('125 seconds')).toBe(1)
  expect(await service.stop()).toBe(0)
  expect(ask(), 'after the end').toBe(1)
})
