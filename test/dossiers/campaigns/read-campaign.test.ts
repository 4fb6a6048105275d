import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readCampaign } from '#src/dossiers/campaigns/read-campaign.ts'
import { MAX_YAML_CHARACTERS } from '#src/dossiers/campaigns/yaml-source.ts'
import { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'

const SHIPPED = readFileSync('rules/campaigns/63-kh-ldld-2021/campaign.yaml', 'utf8')
const read = (text: string) => readCampaign('63-kh-ldld-2021', 'campaign.yaml', text, { units: [], wording: {} })

/** The shipped file with one passage exchanged, and what is said about it. */
function broken(from: string, to: string) {
  expect(SHIPPED).toContain(from)
  const text = SHIPPED.replace(from, to)
  const { campaign, faults } = read(text)
  expect(campaign).toBeNull()
  const first = to.split('\n').find((line) => line.trim() !== '') ?? ''
  const line = first === '' ? null : text.split('\n').findIndex((each) => each.includes(first)) + 1
  return { faults, line, text }
}

test('plan 63 says two things to send, both before 27 May 2021 in Hanoi', () => {
  const { campaign, faults } = read(SHIPPED)
  expect(faults).toEqual([])
  expect(
    campaign?.submissions.map(({ id, deadline }) => [id, deadline.at.toISOString(), deadline.boundaryDay]),
  ).toEqual([
    ['commendation', '2021-05-26T17:00:00.000Z', '2021-05-27'],
    ['result-report', '2021-05-26T17:00:00.000Z', '2021-05-27'],
  ])
  expect(campaign?.submissions.flatMap(({ required }) => required.map(({ item, per }) => [item, per]))).toEqual([
    ['proposal-letter', 'dossier'],
    ['achievement-summary', 'nominee'],
    ['result-report', 'dossier'],
  ])
  expect(campaign?.plan.number).toBe('63/KH-LĐLĐ')
  expect(campaign?.period).toEqual({ from: '2021-03-25', to: '2021-05-25' })
  expect(campaign?.settling).toEqual({ quietMs: 600_000, atMostMs: 3_600_000 })
  expect(campaign?.office.phone).toBe('')
})

test('minutes are not asked for by plan 63, although the law and other plans want them', () => {
  const { campaign } = read(SHIPPED)
  expect(campaign?.submissions.flatMap(({ required }) => required.flatMap(({ types }) => types))).not.toContain(
    'minutes',
  )
})

const FAULTS: readonly [what: string, from: string, to: string, found: RegExp, mend: RegExp][] = [
  ['a day that does not exist', '  date: 2021-03-23', '  date: 2021-02-30', /2021-02-30/u, /ngày và tháng/u],
  ['a period that ends before it begins', '  to: 2021-05-25', '  to: 2021-03-01', /2021-03-01/u, /period/u],
  ['an unknown zone', 'time-zone: Asia/Ho_Chi_Minh', 'time-zone: Asia/HaNoi', /HaNoi/u, /Ho_Chi_Minh/u],
  ['a misspelt key', '  short-name: LĐLĐ', '  shortname: LĐLĐ', /"shortname"/u, /"short-name"/u],
  ['a misspelt type', 'types: [result-report]', 'types: [result-reprot]', /result-reprot/u, /"result-report"/u],
  ['a type that nothing can be', 'types: [result-report]', 'types: [unknown]', /unknown/u, /./u],
  ['a wrong per', '        per: nominee', '        per: nominees', /nominees/u, /"nominee"/u],
  ['a submission named twice', '  - id: result-report', '  - id: commendation # again', /đã có/u, /mã khác/u],
  [
    'an item named twice',
    '      - item: achievement-summary',
    '      - item: proposal-letter # again',
    /đã có/u,
    /mã/u,
  ],
  ['an id with a space', '  - id: result-report', '  - id: result report', /result report/u, /dấu cách/u],
  ['a prefix with marks', 'code-prefix: HS63', 'code-prefix: HỒ-SƠ', /HỒ-SƠ/u, /bỏ dấu/u],
  [
    'an address without @',
    '  email: ldldbadinh@gmail.com',
    '  email: ldldbadinh.gmail.com',
    /ldldbadinh\.gmail/u,
    /@/u,
  ],
  ['minutes in words', '  quiet-minutes: 10', '  quiet-minutes: mười', /mười/u, /10/u],
  ['a longest wait shorter than the wait', '  at-most-minutes: 60', '  at-most-minutes: 5', /5/u, /tăng/u],
  [
    'a deadline in another month thirteen',
    '      before: 2021-05-27',
    '      before: 2021-13-27',
    /2021-13-27/u,
    /tháng/u,
  ],
  ['a deadline before the plan', '      before: 2021-05-27', '      before: 2020-05-27', /2020-05-27/u, /năm/u],
  [
    'a deadline said twice',
    '      before: 2021-05-27',
    '      by: 2021-05-27\n      before: 2021-05-27',
    /cả hai/u,
    /before/u,
  ],
  ['an empty value', '  desk: bộ phận Chính sách - Pháp luật', '  desk:', /trống/u, /desk/u],
  [
    'a list that is a word',
    '        types: [result-report]',
    '        types: result-report',
    /"result-report"/u,
    /types/u,
  ],
]

test.each(FAULTS)('%s is told with its line', (_what, from, to, found, mend) => {
  const { faults, line } = broken(from, to)
  const fault = faults[0]
  expect(fault?.found).toMatch(found)
  expect(fault?.mend).toMatch(mend)
  if (!to.includes('by:')) expect(fault?.line).toBe(line)
  expect(formatFault(fault ?? expect.fail())).toMatch(/^campaign\.yaml:\d+:\d+\n/u)
})

test('a missing line is told at the section that lacks it', () => {
  const { faults, text } = broken('  desk: bộ phận Chính sách - Pháp luật\n', '')
  expect(faults).toHaveLength(1)
  expect(faults[0]?.expected).toMatch(/^desk: bộ phận nhận hồ sơ/u)
  expect(text.split('\n')[(faults[0]?.line ?? 0) - 1]).toBe('office:')
})

test('a missing section is told by its name', () => {
  const { faults } = broken('period:\n  from: 2021-03-25\n  to: 2021-05-25\n', '')
  expect(faults.map(({ expected }) => expected)).toEqual([expect.stringMatching(/^period:/u)])
})

test('every fault of a file is told at once', () => {
  const { faults } = read(
    SHIPPED.replace('  date: 2021-03-23', '  date: hôm qua').replace('code-prefix: HS63', 'code-prefix: hs'),
  )
  expect(faults).toHaveLength(2)
})

test('YAML that is no YAML is told with its line', () => {
  const { faults, line } = broken('  place: Ba Đình', '\tplace: Ba Đình')
  expect(faults[0]?.line).toBe(line)
  expect(faults[0]?.found).toMatch(/Tab/u)
  expect(broken('  place: Ba Đình', '  place: [Ba Đình').faults.length).toBeGreaterThan(0)
  expect(broken('  place: Ba Đình', '  place: Ba Đình\n  place: Hà Nội').faults[0]?.found).toMatch(/đã được ghi/u)
})

test.each([
  ['a colon in a value', '  short-name: LĐLĐ: quận Ba Đình', /dấu hai chấm/u, /nháy đơn/u],
  ['a bracket left open', '  short-name: [LĐLĐ quận', /ngoặc/u, /thêm dấu/u],
  ['a line too far out', ' short-name: LĐLĐ quận Ba Đình', /lùi vào/u, /dấu cách/u],
  ['a line without a colon', '  short-name LĐLĐ quận Ba Đình', /dấu hai chấm/u, /dấu hai chấm/u],
  ['a mark of YAML', '  short-name: @LĐLĐ', /dấu mà YAML/u, /nháy đơn/u],
] as const)('%s is told once, in Vietnamese', (_what, line, found, mend) => {
  const { faults } = broken('  short-name: LĐLĐ quận Ba Đình', line)
  expect(faults).toHaveLength(1)
  expect(faults[0]?.found).toMatch(found)
  expect(faults[0]?.mend).toMatch(mend)
  expect(formatFault(faults[0] ?? expect.fail())).not.toMatch(/mapping|implicit|flow|scalar/iu)
})

test.each([
  ['      by: 26/5/2021 24:00', 'chậm nhất 24 giờ 00 phút ngày 26 tháng 5 năm 2021'],
  ['      before: 2021-05-26T24:00', 'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021'],
  ['      by: 26/5/2021 23:59', 'chậm nhất 23 giờ 59 phút ngày 26 tháng 5 năm 2021'],
])('%s ends with that day', (line, said) => {
  const { campaign } = read(SHIPPED.replace('      before: 2021-05-27', line))
  const deadline = campaign?.submissions[0]?.deadline
  expect(deadline).toMatchObject({ at: new Date('2021-05-26T17:00:00.000Z'), said, boundaryDay: null })
})

test('empty and hostile files are told, not fatal', () => {
  for (const text of [
    '',
    '# chỉ có ghi chú',
    '[]',
    'plan',
    '\0\0',
    '['.repeat(5000),
    '__proto__: {x: 1}',
    'a: &a [*a]',
  ])
    expect(read(text).faults.length).toBeGreaterThan(0)
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
    .join('\n')}`
  expect(read(bomb).faults.length).toBeGreaterThan(0)
})

test('days may be written the Vietnamese way', () => {
  const { campaign } = read(
    SHIPPED.replace('date: 2021-03-23', 'date: 23/3/2021').replace('before: 2021-05-27', 'before: 27/5/2021'),
  )
  expect(campaign?.plan.date).toBe('2021-03-23')
  expect(campaign?.submissions[0]?.deadline.at.toISOString()).toBe('2021-05-26T17:00:00.000Z')
})

test('a file has its limit', () => {
  const padded = (length: number) => `${SHIPPED}${'#'.repeat(length - SHIPPED.length)}`
  expect(read(padded(MAX_YAML_CHARACTERS)).faults).toEqual([])
  expect(read(padded(MAX_YAML_CHARACTERS + 1)).faults[0]?.found).toBe('tệp quá dài')
})
