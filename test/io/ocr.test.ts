import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'

import { createOcr } from '#src/io/ocr.ts'

const page = readFileSync(join(import.meta.dirname, '../fixtures/ocr/list-head.bmp'))
const opened: AsyncDisposable[] = []

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]()
})

describe.each(['never', 'auto'] as const)('OCR with the machine’s own engine: %s', (native) => {
  test('reads Vietnamese with boxes and confidence, several pictures waiting their turn', async () => {
    const ocr = await open({ native, workers: 1 })
    const picture = await sharp(await line('Công đoàn cơ sở Trường THCS Giảng Võ'))
      .greyscale()
      .png()
      .toBuffer()
    const [first, second] = await Promise.all([ocr.recognise(picture), ocr.recognise(picture)])
    expect(first.lines.map((one) => one.text).join(' ')).toContain('Công đoàn cơ sở')
    expect(second).toEqual(first)
    expect(first.confidence).toBeGreaterThan(0.8)
    expect(first.lines[0]?.words[0]?.box.width).toBeGreaterThan(10)
  })

  test('refuses what is no picture and goes on with the next', async () => {
    const ocr = await open({ native, workers: 1 })
    await expect(ocr.recognise(Buffer.from('no picture at all'))).rejects.toThrow('OCR failed on a picture')
    expect((await ocr.recognise(await line('Tờ trình'))).lines.length).toBe(1)
  })

  test('gives up a picture that takes too long, and goes on with the next', async () => {
    const ocr = await open({ native, workers: 1, timeoutMs: 1 })
    await expect(ocr.recognise(await line('Tờ trình'))).rejects.toThrow('OCR failed on a picture')
    await expect(ocr.recognise(await line('Tờ trình'))).rejects.toThrow('OCR failed on a picture')
  })

  test('reads nothing more once it is shut down', async () => {
    const ocr = await open({ native, workers: 1 })
    await ocr[Symbol.asyncDispose]()
    await expect(ocr.recognise(page)).rejects.toThrow()
  })
})

test('recognisers that stand idle are ended, and come again when they are needed', async () => {
  const ocr = await open({ native: 'never', workers: 1, restMs: 50 })
  const threads = () => process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length
  const before = threads()
  expect((await ocr.recognise(await line('Tờ trình'))).lines.length).toBe(1)
  expect(threads()).toBeGreaterThan(before)
  await expect.poll(threads, { timeout: 5_000 }).toBe(before)
  expect((await ocr.recognise(await line('Tờ trình'))).lines.length).toBe(1)
})

async function open(options: Parameters<typeof createOcr>[0]) {
  const ocr = await createOcr(options)
  opened.push(ocr)
  return ocr
}

/** One line of print, by the fonts of the machine. */
async function line(text: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120"><rect width="900" height="120" fill="white"/><text x="30" y="75" font-family="Liberation Serif, DejaVu Serif, serif" font-size="44">${text}</text></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
