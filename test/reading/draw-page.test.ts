import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makePdf } from '#scripts/making/pdf.ts'
import { drawPage } from '#src/reading/draw-page.ts'
import { takeFile } from '#src/reading/take-file.ts'
import { filePart, submission, textPart } from '#test/mail/mail-builder.ts'
import { pack } from './formats/archives.ts'

/** The box around everything that is marked, in thousandths of the page; null where nothing is. */
async function marked(file: string, words: readonly string[]): Promise<readonly number[] | null> {
  const bytes = await readFile(`test/fixtures/reading/${file}`)
  const [plain, drawn] = [await pixels(bytes, []), await pixels(bytes, words)]
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  for (let at = 0; at < plain.data.length; at += 3) {
    // What is marked loses its blue.
    if ((plain.data[at + 2] ?? 0) - (drawn.data[at + 2] ?? 0) < 100) continue
    const [x, y] = [(at / 3) % plain.width, Math.floor(at / 3 / plain.width)]
    ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  }
  if (right < 0) return null
  const share = (value: number, whole: number): number => Math.round((1000 * value) / whole)
  return [
    share(left, plain.width),
    share(top, plain.height),
    share(right - left, plain.width),
    share(bottom - top, plain.height),
  ]
}

async function pixels(
  bytes: Uint8Array,
  words: readonly string[],
): Promise<{ data: Uint8Array; width: number; height: number }> {
  const picture = (await drawPage(bytes, 1, { words })) ?? expect.fail('no page')
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

describe('words on the picture of a page are marked', () => {
  test.each(['letter.pdf', 'letter-nfd.pdf', 'letter-tcvn3.pdf', 'letter-vni.pdf'])(
    'in %s, whatever the order in which its letters are drawn',
    async (file) => {
      const [left = 0, top = 0, width = 0, height = 0] = (await marked(file, ['Tờ trình'])) ?? expect.fail('no mark')
      // The title stands in the middle of the upper half, on one line.
      expect(left + width / 2).toBeGreaterThan(400)
      expect(left + width / 2).toBeLessThan(600)
      expect(top + height).toBeLessThan(500)
      expect(height).toBeLessThan(40)
      expect(width).toBeGreaterThan(60)
      expect(width).toBeLessThan(300)
    },
  )

  test('and nothing is where the words do not stand', async () => {
    expect(await marked('letter.pdf', ['không có chữ này'])).toBeNull()
  })
})

test.each(['list.heic', 'list-head.bmp', 'three-pages.tif'])('a page of %s is drawn', async (file) => {
  const { width, height } = await pixels(await readFile(`test/fixtures/ocr/${file}`), [])
  expect(Math.min(width, height)).toBeGreaterThan(500)
})

test('a file behind a password is shown where its mail states the password, out of a locked archive too', async () => {
  const pdf = await makePdf(
    { font: 'Times New Roman', size: 13, parts: [{ is: 'text', text: 'Tờ trình đề nghị khen thưởng' }] },
    { password: 'Cdcs#63' },
  )
  const zip = await pack('a.zip', { 'to-trinh.pdf': pdf }, '-tzip', '-pCdcs#63')
  const mail = (words: string) => submission(textPart(words), filePart('attachment; filename="a.zip"', undefined, zip))
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const path = ['a.zip', 'to-trinh.pdf']
  expect(await takeFile(mail('Em gửi hồ sơ.'), path, sha256)).toBeNull()
  const taken = (await takeFile(mail('Em gửi hồ sơ. Mật khẩu: Cdcs#63'), path, sha256)) ?? expect.fail('not taken')
  expect(await drawPage(taken.bytes, 1, {}, taken.passwords)).not.toBeNull()
  await expect(drawPage(taken.bytes, 1)).rejects.toThrow('password')
})
