import { PDFParse } from 'pdf-parse'
import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { composeLetter } from '#src/dossiers/letters/compose-letter.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import type { LetterFacts } from '#src/dossiers/letter.ts'
import { writeSlip } from '#src/io/office-files/slip-pdf.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { drawPage } from '#src/reading/draw-page.ts'

const { campaigns } = await loadCampaigns('test/fixtures/campaigns/12-kh-cdp-2026')
const [campaign = expect.fail('no campaign')] = campaigns
const facts = (id: string) => sampleFacts(campaign).find((each) => each.id === id)?.facts ?? expect.fail(id)
const slipOf = (given: LetterFacts) => composeLetter(given).slip ?? expect.fail('no slip')

async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const parser = new PDFParse({ data: new Uint8Array(bytes), verbosity: 0 })
  const { pages } = await parser.getText({ pageJoiner: '' })
  await parser.destroy()
  return pages.map(({ text }) => text.replace(/\s+/gu, ' '))
}

test('a receipt carries the slip where the campaign wants one, and only where files came', () => {
  const told = sampleFacts(campaign).map((each) => [each.id, composeLetter(each.facts).slip !== undefined] as const)
  const carriers = told.filter(([, carries]) => carries).map(([id]) => id)
  expect(carriers).toEqual(expect.arrayContaining(['receipt', 'receipt-part', 'review-pending']))
  for (const id of ['missing-items', 'resend', 'receipt-no-file']) expect(carriers).not.toContain(id)
  expect(composeLetter({ ...facts('receipt'), campaign: { ...campaign, receiptSlip: false } }).slip).toBeUndefined()
})

test('it tells office, code, unit, time and files in whole Vietnamese', async () => {
  const [page = ''] = await wordsOf(await writeSlip(slipOf(facts('receipt'))))
  for (const words of [
    'CÔNG ĐOÀN PHƯỜNG HOA SEN',
    'PHIẾU TIẾP NHẬN HỒ SƠ',
    'KT26-0042',
    'Công đoàn cơ sở Trường THCS Hoa Ban',
    '09 giờ 07 phút, ngày 14 tháng 12 năm 2026',
    'TTTT - Nguyễn Thị Minh Hằng.docx',
  ])
    expect(page).toContain(words)
})

test('the code on it reads as the code of the dossier', async () => {
  const picture = await drawPage(await writeSlip(slipOf(facts('receipt'))), 1)
  const { data, info } = await sharp(picture ?? expect.fail('no page'))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(decodeQR({ width: info.width, height: info.height, data })).toBe('KT26-0042')
})

test('the same slip gives the same bytes', async () => {
  const slip = slipOf(facts('receipt-and-unread'))
  const all = await Promise.all([1, 2, 3, 4].map(async () => Buffer.from(await writeSlip(slip)).toString('base64')))
  const stored = structuredClone(slip)
  expect(new Set([...all, Buffer.from(await writeSlip(stored)).toString('base64')]).size).toBe(1)
})

test('sixty files go on over pages, whatever their names hold', async () => {
  const [file = expect.fail()] = facts('receipt').arrived
  const arrived = Array.from({ length: 60 }, (_, index) => ({
    ...file,
    file: index === 7 ? `${'khong-dau-cach'.repeat(20)} 😀 |**.pdf` : `Tệp số ${index + 1}.docx`,
    sha256: String(index).padStart(64, 'a'),
  }))
  const pages = await wordsOf(await writeSlip(slipOf({ ...facts('receipt'), arrived })))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join(' ')).toContain('Tệp số 60.docx')
  for (const page of pages.slice(1)) if (page.includes('Tệp số')) expect(page).toContain('Mã đối chiếu')
})
