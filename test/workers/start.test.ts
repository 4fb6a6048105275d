import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#test/peers/program.ts'
import { openSetting, type Setting } from '#test/peers/setting.ts'

describe('a start that can’t go well says what to do', () => {
  let setting: Setting
  beforeAll(async () => {
    setting = await openSetting('embedded')
  })
  afterAll(async () => await setting[Symbol.asyncDispose]())

  test('a wrong password ends it, with the setting to mend', async () => {
    const service = setting.start([], { IMAP_PASSWORD: 'sai' })
    expect(await service.ended()).toEqual({ code: 1, signal: null })
    expect(service.log()).toContain('IMAP_PASSWORD')
    expect(service.log()).toContain(`127.0.0.1:${setting.dovecot.port}`)
    expect(service.output()).toBe('')
  })

  test('a mailbox that is not reached is waited for', async () => {
    await setting.dovecot.stop()
    const service = setting.start()
    await until('it says so', () => service.log().includes('Nothing answers there: check IMAP_HOST and IMAP_PORT'))
    await setting.dovecot.start()
    await service.ready()
    expect(await service.stop()).toBe(0)
  })

  test('a sign-in that is refused where one went well before does not end it: who looks after it is to be told', async () => {
    const service = setting.start([], { IMAP_PASSWORD: 'sai' })
    await until('it says so', () => service.log().includes('is not watched for the moment'))
    expect(service.log()).toContain('IMAP_PASSWORD')
    expect(service.child.exitCode).toBeNull()
    expect(await service.stop()).toBe(0)
  })

  test('wrong settings are told all at once', async () => {
    const service = setting.start([], { IMAP_PORT: '99999', IMAP_SECURITY: 'ssl', DATABASE_URL: 'mysql://x' })
    expect((await service.ended()).code).toBe(2)
    for (const name of ['IMAP_PORT', 'IMAP_SECURITY', 'DATABASE_URL']) expect(service.log()).toContain(name)
  })

  test('rules with a fault are named with file and line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rules-'))
    await writeFile(join(folder, 'campaign.yaml'), 'plan: [\n')
    const service = setting.start([], { RULES_DIR: folder })
    expect((await service.ended()).code).toBe(2)
    expect(service.log()).toMatch(/campaign\.yaml/)
    await rm(folder, { recursive: true })
  })

  test('a database that says no ends it, with the setting to mend', async () => {
    const service = setting.start([], {
      DATABASE_URL: 'postgres://127.0.0.1:1/none?connect_timeout=1',
      LOG_LEVEL: 'warn',
    })
    await until('it says so', () => service.log().includes('DATABASE_URL'))
    expect(await service.stop()).toBe(1)
  })

  test('no such role', async () => {
    const service = setting.start(['--role', 'watcher'])
    expect((await service.ended()).code).toBe(2)
    expect(service.log()).toContain('watch, read, judge, send, sweep')
  })
})
