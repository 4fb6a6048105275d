import { degrees, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { pictureOnPage } from '#src/reading/ocr/picture-on-page.ts'

/** Where the picture's upper left corner and its middle come to stand, in hundredths of the page as shown; null where that can't be told. */
async function placed(drawing: string, turn = 0): Promise<number[][] | null> {
  const made = await PDFDocument.create()
  const page = made.addPage([200, 100])
  const white = { width: 4, height: 2, channels: 3, background: '#fff' } as const
  const image = await made.embedPng(await sharp({ create: white }).png().toBuffer())
  page.drawImage(image, { x: 0, y: 0 })
  page.setRotation(degrees(turn))
  const saved = await PDFDocument.load(await made.save())
  const [only] = saved.getPages()
  const objects = only?.node.Resources()?.lookup(PDFName.of('XObject'))
  const name = objects instanceof PDFDict ? objects.keys()[0] : undefined
  const picture = objects instanceof PDFDict && name !== undefined ? objects.lookup(name) : undefined
  if (only === undefined || !(picture instanceof PDFRawStream)) return expect.fail('no picture')
  const content = saved.context.stream(drawing.replaceAll('IMAGE', String(name)))
  only.node.set(PDFName.of('Contents'), saved.context.register(PDFRawStream.of(content.dict, content.getContents())))
  const shown = pictureOnPage(only, picture)
  if (shown === null) return null
  return [shown(0, 0), shown(0.5, 0.5)].map((point) => point.map((share) => Math.round(100 * share)))
}

describe('where a page shows its picture', () => {
  test.each<[string, string, number, number[][]]>([
    ['all over', 'q 200 0 0 100 0 0 cm IMAGE Do Q', 0, [[0, 0], [50, 50]]], // prettier-ignore
    ['with margins', 'q 100 0 0 50 20 10 cm IMAGE Do Q', 0, [[10, 40], [35, 65]]], // prettier-ignore
    ['by several moves, one of them taken back', 'q 9 0 0 9 0 0 cm Q 2 0 0 2 0 0 cm q 50 0 0 25 10 5 cm IMAGE Do Q', 0, [[10, 40], [35, 65]]], // prettier-ignore
    ['on a page that is turned', 'q 100 0 0 50 20 10 cm IMAGE Do Q', 90, [[60, 10], [35, 35]]], // prettier-ignore
    ['turned by its drawing', 'q 0 100 -50 0 60 0 cm IMAGE Do Q', 0, [[5, 100], [18, 50]]], // prettier-ignore
    ['beside words, comments and pictures that say otherwise', '(q 1 0 0 1 \\( 0 0 cm (IMAGE) Do ) Tj % IMAGE Do\nBI /W 1 ID IMAGE Do EI 200 0 0 100 0 0 cm IMAGE Do', 0, [[0, 0], [50, 50]]], // prettier-ignore
  ])('%s', async (_, drawing, turn, place) => {
    expect(await placed(drawing, turn)).toEqual(place)
  })

  test.each([
    ['it is shown twice', 'q 200 0 0 100 0 0 cm IMAGE Do Q IMAGE Do'],
    ['it is not shown', 'q 200 0 0 100 0 0 cm Q'],
    ['the drawing is endless', `${'q Q '.repeat(200_000)} 200 0 0 100 0 0 cm IMAGE Do`],
  ])('is not told where %s', async (_, drawing) => {
    expect(await placed(drawing)).toBeNull()
  })

  test.each(['(\\', '(', '(()', '(a', 'ID ', '<', '%', '/'])(
    'is looked for in one go through 400 kB of %j',
    async (piece) => {
      const start = performance.now()
      await placed(piece.repeat(400_000 / piece.length))
      expect(performance.now() - start).toBeLessThan(5000)
    },
  )
})
