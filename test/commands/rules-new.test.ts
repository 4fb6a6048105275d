import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  '',
  'bộ phận Thi đua',
  'congdoan@hoasen.example',
  '024.3000.0005',
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
  'superior',
  'desk',
  'email',
  'phone',
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
    office: {
      superior: '',
      phone: '024.3000.0005',
      acceptedNames: ['Ban Thường vụ Công đoàn phường Hoa Sen', 'Công đoàn phường Hoa Sen', 'Công đoàn phường'],
    },
    plan: { title: "Khen thưởng 'điển hình': năm 2026 # đợt 1", date: '2026-11-03' },
  })
  expect(campaigns[0]?.submissions[0]?.required.map(({ item }) => item)).toContain('minutes')
  expect(campaigns[0]?.submissions[0]?.deadline.at).toEqual(new Date('2026-12-15T10:01:00Z'))
  expect(readFileSync(join(made ?? '', 'units.csv'), 'utf8').charCodeAt(0)).toBe(0xfeff)
})

test.each(['shipped', 'new'])(
  'every optional line of the %s campaign works when its mark is taken off',
  async (which) => {
    const folder = join(root, `optional-${which}`)
    if (which === 'shipped') cpSync('rules/campaigns/63-kh-ldld-2021', folder, { recursive: true })
    else await run(['--out', folder], [...ANSWERS])
    const yaml = readFileSync(join(folder, 'campaign.yaml'), 'utf8')
    const begun = yaml.split('\n').reduce(
      ({ open, lines }, line) => {
        const optional = open && /^ *# +[a-z- ]/u.test(line) && !/^ *# (?:Th|types|per|of)/u.test(line)
        return {
          open: /^ *# Không bắt buộc/u.test(line) || optional,
          lines: [...lines, optional ? line.replace(/^( *)# /u, '$1') : line],
        }
      },
      { open: false, lines: [] as string[] },
    )
    const opened = begun.lines
      .join('\n')
      .replace('unit: mã-đơn-vị', 'unit: u1')
      .replace('by: 2026-12-05', 'by: 2026-12-25')
    expect(opened).not.toBe(yaml)
    writeFileSync(join(folder, 'campaign.yaml'), opened)
    if (which === 'new')
      writeFileSync(join(folder, 'units.csv'), 'id,name,aliases,emails\nu1,CĐCS Trường X,,x@example.vn\n')
    const { campaigns, faults } = await loadCampaigns(folder)
    expect(faults).toEqual([])
    expect(campaigns[0]).toMatchObject({ receiptSlip: true, unknownSenders: 'review', awardLevels: ['Giấy khen'] })
    expect(campaigns[0]?.reminders?.daysBefore).toEqual([3, 1])
    expect(campaigns[0]?.staff).toHaveLength(1)
    if (which === 'new')
      expect(campaigns[0]?.submissions[0]).toMatchObject({ quota: { individuals: 3 }, extensions: [{ unit: 'u1' }] })
  },
)

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
