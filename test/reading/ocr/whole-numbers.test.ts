import sharp from 'sharp'
import { expect, test } from 'vitest'

import { enlarge } from '#src/reading/ocr/enlarge.ts'
import type { Grey } from '#src/reading/ocr/grey.ts'
import { levelRuns, uprightRuns } from '#src/reading/ocr/runs.ts'
import { shrink } from '#src/reading/ocr/shrink.ts'

test.each([
  [130, 173, 170, 226],
  [100, 141, 170, 240],
  [149, 51, 253, 87],
])('%i × %i pixels are enlarged to the very ones of libvips', async (width, height, wide, high) => {
  const grey = speckled(width, height, 0.7)
  const theirs = await sharp(grey.data, { raw: { width, height, channels: 1 } })
    .resize({ width: wide, height: high, fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  expect(Buffer.compare(enlarge(grey, wide, high).data, theirs)).toBe(0)
})

test.each([2, 3, 4, 7, 16, 20])('a picture shrunk by %i is made of the means of its squares', (factor) => {
  const grey = speckled(83, 61, 0.3)
  const width = Math.floor(83 / factor)
  const means = Array.from({ length: width * Math.floor(61 / factor) }, (_, at) => {
    const inSquare = grey.data.filter(
      (__, from) =>
        Math.floor((from % 83) / factor) === at % width && Math.floor(from / 83 / factor) === Math.floor(at / width),
    )
    return Math.floor(inSquare.reduce((sum, value) => sum + value, 0) / factor ** 2)
  })
  expect([...shrink(grey, factor).data]).toEqual(means)
})

test('runs of ink are those that going through every pixel finds, along rows and columns', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const grey = speckled(20 + (seed % 17), 20 + (seed % 23), (seed % 10) / 12, seed)
    const { width, height, data } = grey
    const inked = (x: number, y: number): boolean => (data[y * width + x] ?? 255) < 150
    const rows: string[] = []
    levelRuns(grey, 150, 5, (...run) => rows.push(run.join()))
    expect(rows).toEqual(runsThrough(height, width, (y, x) => inked(x, y)))
    const columns: string[] = []
    uprightRuns(grey, 150, 5, (...run) => columns.push(run.join()))
    expect(columns.sort()).toEqual(runsThrough(width, height, inked).sort())
  }
})

/** Runs of 5 at least, a gap of one allowed. */
function runsThrough(lines: number, length: number, inked: (line: number, at: number) => boolean): string[] {
  return Array.from({ length: lines }, (_, line) => {
    const row = Array.from({ length }, (__, at) => (inked(line, at) ? '#' : ' ')).join('')
    return [...row.matchAll(/#(?: ?#)*/g)]
      .filter(([run]) => run.length >= 5)
      .map(({ 0: run, index }) => [line, index, index + run.length].join())
  }).flat()
}

/** Paper with specks of any brightness, ever the same for a seed. */
function speckled(width: number, height: number, white: number, seed = 1): Grey {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) / 2 ** 24
  }
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, () => (next() < white ? 255 : next() * 256)),
  }
}
