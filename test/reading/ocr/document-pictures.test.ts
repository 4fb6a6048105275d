import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Document, ImageRun, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createOcr } from '#src/io/ocr.ts'
import { docx } from '#src/reading/formats/docx.ts'
import { LIMITS } from '#src/reading/tools.ts'

let ocr: Awaited<ReturnType<typeof createOcr>>

beforeAll(async () => {
  ocr = await createOcr({ native: 'never', workers: 2 })
})

afterAll(() => ocr[Symbol.asyncDispose]())

test('a signed page pasted into Word as a picture is a page of the document, after the words before it', async () => {
  const data = readFileSync(join(import.meta.dirname, '../../fixtures/ocr/list.png'))
  const picture = new ImageRun({ type: 'png', data, transformation: { width: 500, height: 707 } })
  const document = new Document({
    sections: [{ children: [new Paragraph('Bản có chữ ký:'), new Paragraph({ children: [picture] })] }],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  const file = { name: 'to trinh.docx', path: ['to trinh.docx'], declaredType: null, bytes }
  const extraction = await docx.read(file, { ocr, limits: LIMITS })
  if (extraction.kind !== 'pages') throw new Error(JSON.stringify(extraction))
  const pages = extraction.pages.map((page) =>
    page.blocks.map((block) => (block.kind === 'line' ? block.text : '')).join('\n'),
  )
  expect(pages[0]).toBe('Bản có chữ ký:')
  expect(pages[1]).toContain('Trịnh Đình Hoàng')
  expect(extraction).toMatchObject({ readBy: 'ocr' })
}, 240_000)
