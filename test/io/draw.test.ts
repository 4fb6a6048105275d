import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Label, Picture } from '#src/dossiers/digest/chart-picture.ts'
import { drawPng } from '#src/io/draw.ts'

const SHAPES =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><rect width="400" height="120" fill="#ffffff"/></svg>'
const label = (words: string, more: Partial<Label> = {}): Label => ({
  words,
  x: 20,
  y: 60,
  align: 'left',
  size: 24,
  colour: '#000000',
  bold: false,
  ...more,
})
const picture = (...labels: Label[]): Picture => ({ width: 400, height: 120, svg: SHAPES, labels })

/** The box that holds all dark pixels: left, top, width, height. */
async function ink(given: Picture): Promise<number[]> {
  const { info } = await sharp(await drawPng(given))
    .flatten({ background: '#ffffff' })
    .threshold(128)
    .trim({ background: '#ffffff' })
    .toBuffer({ resolveWithObject: true })
  return [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0), info.width, info.height]
}

test('Vietnamese words are drawn, marks and all, at their place', async () => {
  const [left = 0, top = 0, width = 0, height = 0] = await ink(picture(label('Ế')))
  const [, , plainWidth = 0, plainHeight = 0] = await ink(picture(label('E')))
  expect(left).toBeGreaterThanOrEqual(18)
  expect(top).toBeLessThan(60)
  expect(Math.abs(width - plainWidth)).toBeLessThan(4)
  expect(height).toBeGreaterThan(plainHeight + 3)
})

test('words stand right or in the middle of their place, and never outside of the picture', async () => {
  const [, , width = 0] = await ink(picture(label('hạn 26/5', { align: 'right', x: 300 })))
  const [right = 0] = await ink(picture(label('hạn 26/5', { align: 'right', x: 300 })))
  const [middle = 0] = await ink(picture(label('hạn 26/5', { align: 'center', x: 200 })))
  expect(Math.abs(right + width - 300)).toBeLessThan(4)
  expect(Math.abs(middle + width / 2 - 200)).toBeLessThan(4)
  const [edge = 0, above = 0] = await ink(picture(label('hạn 26/5', { align: 'right', x: 2, y: 0 })))
  expect([edge, above].every((at) => at >= 0)).toBe(true)
})

test('words of one row stand on one line, whatever marks they have', async () => {
  const bottom = async (words: string): Promise<number> => {
    const [, top = 0, , height = 0] = await ink(picture(label(words)))
    return top + height
  }
  expect(Math.abs((await bottom('1 con')) - (await bottom('1 cẩn')))).toBeLessThan(2)
})

test('what looks like markup is drawn as it stands', async () => {
  const [, , width = 0] = await ink(picture(label('<b>&')))
  expect(width).toBeGreaterThan(40)
})
