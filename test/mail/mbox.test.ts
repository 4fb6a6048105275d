import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { splitMbox } from '#src/mail/mbox.ts'

const FROM = 'From 1700312345678901234@xxx Wed May 26 17:00:00 +0000 2021'

/** The file in pieces of `size` bytes, as a disk may hand it over. */
async function split(file: string, size = 65_536, limit?: number): Promise<string[]> {
  const bytes = Buffer.from(file)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  const mails: string[] = []
  for await (const mail of splitMbox(Readable.from(chunks), limit)) mails.push(Buffer.from(mail).toString())
  return mails
}

const ONE = 'Subject: một\n\nThân thư\n'
const TWO = 'Subject: hai\n\nDòng\n\ncuối\n'

describe('an mbox', () => {
  test.each([1, 2, 3, 7, 64, 65_536])('is split into its mails, handed over in pieces of %i bytes', async (size) => {
    const file = `${FROM}\n${ONE}\nFrom - Wed May 26 17:00:00 2021\n${TWO}\n`
    expect(await split(file, size)).toEqual([ONE, TWO])
    expect(await split(file.replaceAll('\n', '\r\n'), size)).toEqual(
      [ONE, TWO].map((mail) => mail.replaceAll('\n', '\r\n')),
    )
  })

  test('keeps a paragraph that begins with "From"', async () => {
    const letter = 'Subject: x\n\nFrom the line above.\nFrom a@b Wed May 26 17:00:00 2021\n\nFrom Monday on.\n'
    expect(await split(`${FROM}\n${letter}\n${FROM}\n${ONE}`)).toEqual([letter, ONE])
  })

  test('gives quoted "From" lines back as they were (mboxo, mboxrd)', async () => {
    expect(await split(`${FROM}\nSubject: x\n\n>From me\n>>From you\n> From\n`)).toEqual([
      'Subject: x\n\nFrom me\n>From you\n> From\n',
    ])
  })

  test('of Thunderbird may have nothing behind "From"', async () => {
    expect(await split(`From \n${ONE}\nFrom - \n${TWO}`)).toEqual([ONE, TWO])
  })

  test('that is a single mail without a "From" line is one mail; an empty file is none', async () => {
    expect(await split(ONE)).toEqual([ONE])
    expect(await split('')).toEqual([])
    expect(await split('\n\n')).toEqual([])
  })

  test('whose mail is longer than the limit is cut there, and the next mail is whole', async () => {
    const at = `Subject: x\n\n${'x'.repeat(88)}`
    expect(await split(`${FROM}\n${at}\n\n${FROM}\n${TWO}`, 64, at.length)).toEqual([at, TWO])
    expect(await split(`${FROM}\n${at}y\n\n${FROM}\n${TWO}`, 64, at.length)).toEqual([at, TWO])
  })

  test('with a line of ten million bytes is split in passing', async () => {
    const started = performance.now()
    const long = `Subject: x\n\n${'x'.repeat(10_000_000)}\n`
    expect((await split(`${FROM}\n${long}\n${FROM}\n${TWO}`)).map((mail) => mail.length)).toEqual([
      long.length,
      Buffer.from(TWO).toString().length,
    ])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
