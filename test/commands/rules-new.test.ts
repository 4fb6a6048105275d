import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { newCampaignFolder } from '#src/commands/rules-new.ts'
import { loadCampaigns } from '#src/io/rules.ts'

const root = mkdtempSync(join(tmpdir(), 'rules-new-'))
afterAll(() => rmSync(root, { recursive: true }))
const ANSWERS = [
  '12/KH-CĐP',
  '3/11/2026',
  "Khen thưởng 'điển hình': năm 2026 # đợt 1",
  'Ban Thường vụ Công đoàn phường Hoa Sen',
  'Công đoàn phường Hoa Sen',
  'Công đoàn phường',
  'bộ phận Thi đua',
  'congdoan@hoasen.example',
  '1/1/2026',
  '31/12/2026',
  'chậm nhất 17 giờ 00 ngày 15/12/2026',
  'KT26',
  'có',
]
const NAMES = [
  'number',
  'date',
  'title',
  'issuer',
  'office',
  'short-name',
  'desk',
  'email',
  'from',
  'to',
  'deadline',
  'prefix',
  'minutes',
]
const run = async (args: string[], answers: string[] | null, folder = root) => {
  const said = { out: '', err: '' }
  const console = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) }
  const ask = answers === null ? null : async () => answers.shift() ?? ''
  return { made: await newCampaignFolder(args, console, folder, ask), ...said }
}

test('what is answered becomes a folder that rules check finds sound', async () => {
  const { made, err } = await run([], [...ANSWERS])
  expect(err).toBe('')
  expect(made).toBe(join(root, '12-kh-cdp-2026'))
  const { campaigns, faults } = await loadCampaigns(made ?? '')
  expect(faults).toEqual([])
  expect(campaigns[0]).toMatchObject({
    plan: { title: "Khen thưởng 'điển hình': năm 2026 # đợt 1", date: '2026-11-03' },
  })
  expect(campaigns[0]?.submissions[0]?.required.map(({ item }) => item)).toContain('minutes')
  expect(campaigns[0]?.submissions[0]?.deadline.at).toEqual(new Date('2026-12-15T10:01:00Z'))
  expect(readFileSync(join(made ?? '', 'units.csv'), 'utf8').charCodeAt(0)).toBe(0xfeff)
})

test('a slip is asked again, and a folder that is there is left alone', async () => {
  const slips = [...ANSWERS]
  slips.splice(1, 0, '31/2/2026')
  const again = await run([], slips)
  expect(again.err).toMatch(/không phải một ngày có thật[^]*Đã có thư mục/u)
  expect(again.made).toBeNull()
})

test('options answer without a terminal, and what they leave out is listed', async () => {
  const args = NAMES.flatMap((name, index) => [`--${name}`, ANSWERS[index] ?? ''])
  expect((await run([...args, '--out', join(root, 'khac')], null)).made).toBe(join(root, 'khac'))
  const { made, err } = await run(['--number', '9/KH', '--deadline', 'cuối tháng 5'], null)
  expect(made).toBeNull()
  expect(err).toMatch(/--date[^]*--deadline[^]*không thấy ngày cụ thể/u)
  expect((await run(['--nummer', '1'], null)).err).toContain('tiepnhan rules new')
})
