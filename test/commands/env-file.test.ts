import { mkdtempSync, rmSync } from 'node:fs'
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
