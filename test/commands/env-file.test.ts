import { chownSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, settingsText, writeSettings } from '#src/commands/setup/env-file.ts'

test('any password is read again as it was', async () => {
  const settings = Object.fromEntries(
    [
      'abcdefgh',
      'a b',
      ' a',
      'a#b',
      "it's",
      '"x"',
      "'`",
      '`"',
      '\\n',
      'mật khẩu',
      '$HOME=${x}',
      'a=b;c|d&e%f!',
      '-',
    ].map((value, index) => [`S${index}`, value]),
  )
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  const path = join(folder, '.env')
  expect(await writeSettings(path, settings, new Date(0))).toBeNull()
  expect(await readSettings(path)).toEqual(settings)
  rmSync(folder, { recursive: true })
})

test('what needs no quotes has none: Docker takes them for a part of the value', () => {
  expect(settingsText({ A: 'an@congdoan.example:officer,b@c.example', B: 'x!$%&=' })).toMatch(
    /\nA=an@congdoan\.example:officer,b@c\.example\nB=x!\$%&=\n$/,
  )
})

test('what no quotes can hold is said so', () => {
  expect(() => settingsText({ IMAP_PASSWORD: `a'b"c\`d` })).toThrow('IMAP_PASSWORD')
  expect(() => settingsText({ IMAP_PASSWORD: 'a\nb' })).toThrow('IMAP_PASSWORD')
})

test('settings that can’t be read are not taken for none, and are not written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  // A folder in its place is unreadable for root too.
  await expect(readSettings(folder)).rejects.toThrow('EISDIR')
  await expect(writeSettings(folder, { A: 'b' }, new Date(0))).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('settings of the service stay its own when root writes them anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  const path = join(folder, '.env')
  writeFileSync(path, 'A=1\n')
  // Only root can give a file away; everybody else stays its owner.
  const owner = process.getuid?.() === 0 ? 65_534 : statSync(path).uid
  chownSync(path, owner, owner === 65_534 ? 65_534 : statSync(path).gid)
  const kept = await writeSettings(path, { A: '2' }, new Date(0))
  expect([statSync(path).uid, statSync(kept ?? '').uid, statSync(path).mode & 0o777]).toEqual([owner, owner, 0o600])
  rmSync(folder, { recursive: true })
})
