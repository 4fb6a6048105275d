import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '#src/store/sql.ts'
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

  await using database = await databaseOf(setting)
  const lookedAgo = async (interval: string): Promise<number | null> => {
    await database.query(sql`update mailbox set looked_at = now() - ${interval}::interval`)
    return ask()
  }
  expect(await lookedAgo('110 seconds')).toBe(0)
  expect(await lookedAgo('125 seconds')).toBe(1)
  expect(await service.stop()).toBe(0)
  expect(ask(), 'after the end').toBe(1)
})
