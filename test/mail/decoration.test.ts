import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isDecoration } from '#src/mail/decoration.ts'
import { pictureSize } from '#src/mail/picture-size.ts'
import { base64, mail, parse } from './mail-builder.ts'

/** A picture with something on it, so that its bytes are as many as a real one's. */
async function picture(
  width: number,
  height: number,
  format: 'png' | 'jpeg' | 'gif' | 'webp' = 'jpeg',
  noise = true,
): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3, 0xee)
  if (noise) for (let at = 0, seed = 1; at < raw.length; at++) raw[at] = (seed = (seed * 16_807) % 2_147_483_647) & 0xff
  return await sharp(raw, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}

async function inHtml(bytes: Buffer, name: string, img: string, disposition = 'inline') {
  const message = await parse(
    mail(
      'Content-Type: multipart/related; boundary=b',
      '',
      `--b\nContent-Type: text/html\n\n<p>Gửi hồ sơ</p>${img}`,
      `--b\nContent-Type: image/${name.split('.').at(-1) === 'png' ? 'png' : 'jpeg'}; name="${name}"\nContent-ID: <pic@1>\nContent-Disposition: ${disposition}; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${base64(bytes)}`,
      '--b--',
    ),
  )
  return message.attachments[0]?.decoration
}

describe('a picture in the body', () => {
  test('that a phone took of a page is a document', async () => {
    expect(await inHtml(await picture(1200, 1600), 'IMG_20210525_101010.jpg', '<img src="cid:pic@1">')).toBe(false)
    expect(await inHtml(await picture(960, 1280), 'image0.jpeg', '<img src="cid:pic@1" width="562">')).toBe(false)
    expect(await inHtml(await picture(591, 836), 'image001.png', '<img src="cid:pic@1">')).toBe(false)
  })

  test('that is a logo, an icon, a banner or a tracking pixel is decoration', async () => {
    expect(await inHtml(await picture(120, 60, 'png'), 'image001.png', '<img src="cid:pic@1">')).toBe(true)
    expect(
      await inHtml(await picture(600, 600, 'png'), 'logo.png', '<img src="cid:pic@1" width="96" height="96">'),
    ).toBe(true)
    expect(
      await inHtml(await picture(600, 600, 'png'), 'logo.png', '<img src="cid:pic@1" style="width:1in;height:1in">'),
    ).toBe(true)
    expect(await inHtml(await picture(1200, 200), 'banner.jpg', '<img src="cid:pic@1">')).toBe(true)
    expect(await inHtml(await picture(1, 1, 'png'), 'p.png', '')).toBe(true)
  })

  test('that Outlook appends without showing it is decoration when it is small', async () => {
    expect(await inHtml(await picture(150, 80, 'png'), 'image002.png', '', 'attachment')).toBe(true)
    expect(await inHtml(await picture(1000, 1400), 'image002.png', '', 'attachment')).toBe(false)
  })

  test('that is pasted into the HTML itself is found', async () => {
    const page = await picture(800, 1100)
    const message = await parse(
      mail(
        'Content-Type: text/html',
        '',
        `<img src="data:image/jpeg;base64,${page.toString('base64')}"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
      ),
    )
    expect(message.attachments.map(({ name, decoration }) => [name, decoration])).toEqual([
      ['anh-trong-thu-1.jpeg', false],
      ['anh-trong-thu-2.gif', true],
    ])
    expect(message.attachments[0]?.bytes).toEqual(page)
  })
})

test('a picture that is attached is a document however small', async () => {
  const small = await picture(200, 150)
  expect(
    isDecoration({ name: 'scan.jpg', type: 'image/jpeg', disposition: 'attachment', shown: null, bytes: small }),
  ).toBe(false)
})

test.each(['png', 'jpeg', 'gif', 'webp'] as const)('the size of a %s is read from its header', async (format) => {
  const bytes = await picture(321, 123, format, false)
  expect(pictureSize(bytes)).toEqual({ width: 321, height: 123 })
  for (let length = 0; length < 40; length++) expect(() => pictureSize(bytes.subarray(0, length))).not.toThrow()
})

test('the size of a lossless WebP, of a BMP and of a photo with a thumbnail is read too', async () => {
  const raw = { raw: { width: 321, height: 123, channels: 3 as const } }
  const pixels = Buffer.alloc(321 * 123 * 3, 0x77)
  expect(pictureSize(await sharp(pixels, raw).webp({ lossless: true }).toBuffer())).toEqual({ width: 321, height: 123 })
  const exif = await sharp(pixels, raw)
    .withExif({ IFD0: { Copyright: 'x'.repeat(500) } })
    .jpeg()
    .toBuffer()
  expect(pictureSize(exif)).toEqual({ width: 321, height: 123 })
  const bmp = Buffer.alloc(54)
  bmp.write('BM')
  bmp.writeInt32LE(321, 18)
  bmp.writeInt32LE(-123, 22)
  expect(pictureSize(bmp)).toEqual({ width: 321, height: 123 })
  expect(pictureSize(Buffer.from('not a picture at all'))).toBeNull()
})
