import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backup, restore } from '#src/commands/backup.ts'
import { readConfig } from '#src/config.ts'
import { answeredId, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { openSetting } from '#test/peers/setting.ts'

test('a mail that was answered after the backup was written is not answered again by the restored service', async () => {
  await using setting = await openSetting('embedded')
  const { dovecot, smtp, environment } = setting
  smtp.onTaken = async (raw) => await dovecot.deliver(raw, undefined, 'Sent')
  const answered = async (id: string): Promise<unknown> =>
    await until(`the answer to ${id}`, () => smtp.taken.some(({ raw }) => answeredId(raw) === id), { withinMs: 60_000 })
  const folder = await mkdtemp(join(tmpdir(), 'tiepnhan-restored-'))
  try {
    const said: string[] = []
    const console = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const file = join(folder, 'hom-qua.backup')
    const service = setting.start()
    await service.ready()
    await dovecot.deliver(plainMail('truoc'), IN_TIME)
    await answered('truoc')
    expect(await backup([file], readConfig(environment), '0.1.0', console), said.join('')).toBe(0)
    await dovecot.deliver(plainMail('sau'), IN_TIME)
    await answered('sau')
    await service.stop()

    const elsewhere = { DATA_DIR: join(folder, 'data') }
    expect(await restore([file], readConfig({ ...environment, ...elsewhere }), console), said.join('')).toBe(0)
    const restored = setting.start([], elsewhere)
    await restored.ready()
    await dovecot.deliver(plainMail('moi'), IN_TIME)
    await answered('moi')
    await until('the mail of the gap is taken in and judged', () =>
      restored.log().includes('before the database was restored'),
    )
    await restored.stop()
    expect(smtp.taken.map(({ raw }) => answeredId(raw))).toEqual(['truoc', 'sau', 'moi'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
