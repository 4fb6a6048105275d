import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { rulesCommand } from '#src/commands/rules.ts'
import { wordingCommand } from '#src/commands/wording.ts'
import { SOURCE_CHARACTERS } from '#src/dossiers/letters/template-engine.ts'
import { sampleBulletins } from '#src/dossiers/digest/sample-digest.ts'
import { loadCampaigns, MAX_RULE_BYTES } from '#src/io/rules.ts'

const root = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A copy of plan 63's folder to break. */
function folderWith(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, name)
  cpSync('rules/campaigns/63-kh-ldld-2021', folder, { recursive: true })
  mkdirSync(join(folder, 'wording/partials'), { recursive: true })
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
  return folder
}

async function run(command: typeof rulesCommand, ...args: string[]) {
  const said = { out: '', err: '' }
  const code = await command(args, { out: (text) => void (said.out += text), err: (text) => void (said.err += text) })
  return { code, ...said }
}

test('rules check tells what was understood', async () => {
  const { code, out, err } = await run(rulesCommand, 'check', 'rules/campaigns')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('nhận trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021 (Asia/Ho_Chi_Minh)')
  expect(out).toContain('đơn vị mẫu')
})

test.each([
  ['before: 2021-05-27', 'phrase: trước ngày 27/5/2021', /^$/u],
  ['before: 2021-05-27', 'phrase: chậm nhất ngày 27/5/2021', /before hay by/u],
  ['by: 2021-05-27', 'phrase: trước ngày 27/5/2021', /before hay by/u],
  ['by: 2021-05-27', 'phrase: chậm nhất ngày 27/5/2021', /^$/u],
  ['by: 2021-05-27T17:00', 'phrase: chậm nhất 17 giờ 00 ngày 27/5/2021', /^$/u],
  ['by: 2021-05-26', 'phrase: trước 24 giờ 00 ngày 26/5/2021', /^$/u],
  ['by: 2021-05-27T16:00', 'phrase: chậm nhất 17 giờ 00 ngày 27/5/2021', /xem lại giờ/u],
  ['by: 2021-05-31', 'phrase: chậm nhất cuối tháng 5', /^$/u],
  ['before: 2021-05-27', 'phrase: trước ngày 27/6/2021', /xem lại ngày/u],
])('%s beside "%s" is noted where the two differ', async (deadline, phrase, note) => {
  const yaml = readFileSync('rules/campaigns/63-kh-ldld-2021/campaign.yaml', 'utf8')
    .replace(/^ {6}before: .*$/mu, `      ${deadline}`)
    .replace(/^ {6}phrase: .*$/mu, `      ${phrase}`)
  const folder = folderWith(`note ${deadline} ${phrase}`.toLowerCase().replace(/[^a-z0-9]+/gu, '-'), {
    'campaign.yaml': yaml,
  })
  const { code, out } = await run(rulesCommand, 'check', folder)
  expect(code).toBe(0)
  expect(
    out
      .split('\n')
      .filter((line) => line.includes('xem lại'))
      .join(''),
  ).toMatch(note)
})

test('rules check prints file, line and column of a fault, and ends with 1', async () => {
  const yaml = readFileSync('rules/campaigns/63-kh-ldld-2021/campaign.yaml', 'utf8')
  const text = yaml.replace('\n      before: 2021-05-27', '\n      befor: 2021-05-27')
  const line = text.split('\n').indexOf('      befor: 2021-05-27') + 1
  const { code, err } = await run(rulesCommand, 'check', folderWith('typo', { 'campaign.yaml': text }))
  expect(code).toBe(1)
  expect(err).toContain(`typo/campaign.yaml:${line}:7\n  ${line} |       befor: 2021-05-27\n`)
  expect(err).toMatch(/found\):\s+"befor"/u)
  expect(err).toContain('"before"')
})

test('the schema for editors is the one that the rules are read by', async () => {
  const { code, out } = await run(rulesCommand, 'schema')
  expect(code).toBe(0)
  const kept: unknown = JSON.parse(readFileSync('rules/campaign.schema.json', 'utf8'))
  expect(JSON.parse(out), 'stale: run tiepnhan rules schema > rules/campaign.schema.json').toEqual(kept)
  expect(JSON.parse(out)).toMatchObject({ type: 'object', additionalProperties: false })
})

test.each([[], ['chek'], ['check', '--json']])('bad usage %j ends with 2 and says how', async (...args) => {
  const { code, err } = await run(rulesCommand, ...args)
  expect(code).toBe(2)
  expect(err).toContain('tiepnhan rules check')
})

test('a folder that is not there, or holds no campaign, is told', async () => {
  for (const folder of [join(root, 'nowhere'), '/dev/null']) {
    const { campaigns, faults } = await loadCampaigns(folder)
    expect(campaigns).toEqual([])
    expect(faults).toHaveLength(1)
  }
  mkdirSync(join(root, 'empty'))
  expect((await loadCampaigns(join(root, 'empty'))).faults[0]?.found).toContain('campaign.yaml')
})

test('a missing roster, a roster in cp1258 and a template in UTF-16 are told apart', async () => {
  const folder = folderWith('encodings', {
    'units.csv': new Uint8Array([
      ...Buffer.from('id,name,aliases,emails\na,Tr'),
      0xfd,
      0xf5,
      0xcc,
      ...Buffer.from('ng X,,\n'),
    ]),
  })
  const { faults, campaigns } = await loadCampaigns(folder)
  expect(campaigns).toEqual([])
  expect(faults).toMatchObject([
    { line: 2, found: expect.stringContaining('1258'), mend: expect.stringContaining('CSV UTF-8') },
  ])
  writeFileSync(join(folder, 'units.csv'), Buffer.from('id,name,aliases,emails\na,Trường X,,\n', 'utf16le'))
  const wide = (await loadCampaigns(folder)).faults
  expect(wide).toMatchObject([{ line: 1, found: expect.stringContaining('UTF-16'), excerpt: 'id,name,aliases,emails' }])
  rmSync(join(folder, 'units.csv'))
  expect((await loadCampaigns(folder)).faults).toMatchObject([{ found: 'không có tệp này' }])
})

const WORDING_FAULTS: readonly [
  what: string,
  file: string,
  content: string,
  line: number,
  found: RegExp,
  mend: RegExp,
][] = [
  ['a placeholder that is not there', 'receipt.txt', 'Tiêu đề\n\n{{ ma_hoso }}', 3, /ma_hoso/u, /"ma_ho_so"/u],
  [
    'one inside a loop',
    'receipt.txt',
    'T\n\n{% for mot in ho_so %}\n{{ mot.maa }}\n{% endfor %}',
    4,
    /mot\.maa/u,
    /"ma"/u,
  ],
  ['one inside a branch not taken', 'receipt.txt', 'T\n\n{% if false %}\n{{ nope }}\n{% endif %}', 4, /nope/u, /./u],
  ['one in a partial', 'partials/ket-thu.txt', 'Trân trọng./.\n{{ sdt }}', 2, /sdt/u, /./u],
  ['a tag that does not close', 'receipt.txt', 'T\n\n{% if bo_sung %}\nx', 3, /chưa có thẻ đóng/u, /./u],
  ['an output that does not close', 'receipt.txt', 'T\n\n{{ ma_ho_so', 3, /thiếu dấu/u, /./u],
  ['a filter that is not allowed', 'receipt.txt', 'T\n\n{{ ma_ho_so | raw }}', 3, /raw/u, /./u],
  ['a tag that is not allowed', 'receipt.txt', 'T\n\n{% include "x" %}', 3, /include/u, /./u],
  ['a partial that is not there', 'receipt.txt', 'T\n\n{% render ketthu %}', 3, /ketthu/u, /"ket-thu"/u],
  ['a partial that calls itself', 'partials/ket-thu.txt', 'x\n{% render ket-thu %}', 2, /gọi lại/u, /./u],
  ['a letter without a subject', 'receipt.txt', '{% comment %}x{% endcomment %}', 1, /tiêu đề trống/u, /./u],
  ['an endless loop', 'receipt.txt', 'T\n\n{% for i in (1..999999999) %}x{% endfor %}', 3, /./u, /./u],
  [
    'a wrong placeholder of the digest',
    'digest.txt',
    '{% case phan %}\n{% when "thieu" %}\nThiếu: {{ mucc }}\n{% endcase %}',
    3,
    /mucc/u,
    /"muc"/u,
  ],
  [
    'a sentence of the digest that nothing asks for',
    'digest.txt',
    '{% case phan %}\n{% when "nhande" %}\nTổng hợp\n{% endcase %}',
    2,
    /nhande/u,
    /"nhan-de"/u,
  ],
  [
    'a sentence of the digest that stands twice',
    'digest.txt',
    '{% case phan %}\n{% when "moi" %}\nmới\n{% when "moi" %}\nvừa đến\n{% endcase %}',
    4,
    /đã có/u,
    /xóa câu kia/u,
  ],
  [
    'a digest without a subject',
    'digest.txt',
    '{% case phan %}\n{% when "moi" %}\nmới\n{% when "tieu-de" %}\n\n{% endcase %}',
    4,
    /không có lời/u,
    /ghi lại lời/u,
  ],
  ['a digest whose tag does not close', 'digest.txt', '{% case phan %}\n{% when "moi" %}\nmới', 1, /thẻ đóng/u, /./u],
  ['a letter that is no text file', 'receipt.docx', 'PK', 1, /receipt\.docx/u, /Notepad/u],
  ['a file that no letter uses', 'reciept.txt', 'T', 1, /reciept/u, /"receipt\.txt"/u],
]

test.each(WORDING_FAULTS)('%s is found before a letter goes out', async (what, file, content, line, found, mend) => {
  const folder = folderWith(what.replaceAll(' ', '-'), { [`wording/${file}`]: content })
  const { campaigns, faults } = await loadCampaigns(folder)
  expect(campaigns).toEqual([])
  const fault = faults[0]
  expect(fault?.file).toMatch(new RegExp(`wording/${file}$`, 'u'))
  expect(fault?.line).toBe(line)
  expect(fault?.found).toMatch(found)
  expect(fault?.mend).toMatch(mend)
})

test("a campaign's own wording takes the place of the shared one, file by file", async () => {
  const folder = folderWith('own', { 'wording/partials/ket-thu.txt': 'Thân ái./.\r\n' })
  const { campaigns, faults } = await loadCampaigns(folder)
  expect(faults).toEqual([])
  expect(campaigns[0]?.wording['ket-thu']?.source).toContain('Thân ái')
  expect(campaigns[0]?.wording['receipt']?.file).toContain('rules/wording/receipt.txt')
})

test('an own digest says what it has, and the rest in the words of the program', async () => {
  const own =
    '{% case phan %}\n{% when "nhan-de" %}\nSổ hồ sơ của {{ co_quan_tat }}\n{% when "cuoi-thu" %}\n{% endcase %}'
  const { campaigns, faults } = await loadCampaigns(folderWith('own-digest', { 'wording/digest.txt': own }))
  expect(faults).toEqual([])
  const [made] = campaigns.flatMap(sampleBulletins)
  expect(made?.bulletin).toMatchObject({ heading: 'Sổ hồ sơ của LĐLĐ quận Ba Đình', closing: [] })
  expect(made?.bulletin.groups.map(({ title }) => title)).toContain('Cần quyết định')
})

test('two campaigns with one code prefix are told', async () => {
  const both = join(root, 'both')
  for (const name of ['one', 'two']) cpSync('rules/campaigns/63-kh-ldld-2021', join(both, name), { recursive: true })
  const { faults } = await loadCampaigns(both)
  const yaml = readFileSync('rules/campaigns/63-kh-ldld-2021/campaign.yaml', 'utf8').split('\n')
  expect(faults).toMatchObject([
    {
      file: expect.stringContaining('two/campaign.yaml'),
      line: yaml.indexOf('code-prefix: HS63') + 1,
      found: expect.stringContaining('HS63'),
    },
    { line: yaml.indexOf('  number: 63/KH-LĐLĐ') + 1, found: 'Kế hoạch số 63/KH-LĐLĐ năm 2021 đã có ở one' },
  ])
  // The one that was there stays in force.
  expect((await loadCampaigns(both)).campaigns.map(({ id }) => id)).toEqual(['one'])
})

test('two plans of one number are told apart by their year, whatever the typing', async () => {
  const both = join(root, 'years')
  for (const [name, number, date, prefix] of [
    ['one', '63/KH-LĐLĐ', '2021-03-23', 'HS63'],
    ['two', '63 /KH-LĐLD', '2021-03-30', 'HS64'],
    ['three', '63/KH-LĐLĐ', '2020-03-23', 'HS65'],
  ] as const) {
    cpSync('rules/campaigns/63-kh-ldld-2021', join(both, name), { recursive: true })
    const yaml = readFileSync(join(both, name, 'campaign.yaml'), 'utf8')
      .replace('number: 63/KH-LĐLĐ', `number: ${number}`)
      .replace('date: 2021-03-23', `date: ${date}`)
      .replace('code-prefix: HS63', `code-prefix: ${prefix}`)
    writeFileSync(join(both, name, 'campaign.yaml'), yaml)
  }
  const { faults } = await loadCampaigns(both)
  expect(faults).toMatchObject([{ file: expect.stringContaining('two'), found: expect.stringContaining('ở one') }])
})

test('wording preview writes one page with every letter', async () => {
  const out = join(root, 'preview.html')
  const { code } = await run(wordingCommand, 'preview', '--out', out)
  const page = readFileSync(out, 'utf8')
  expect(code).toBe(0)
  expect(page.match(/<section /gu)?.length).toBeGreaterThan(15)
  expect(page).not.toMatch(/src=(?:"|&quot;)(?!data:image\/png|&quot;)/u)
  for (const title of ['bản tổng hợp', 'việc cần xử lý ngay', 'thư nhắc chờ duyệt'])
    expect(page).toContain(`<h2>Gửi cán bộ: ${title}</h2>`)
  expect((await run(wordingCommand, 'preveiw')).code).toBe(2)
})

test('a campaign whose file is misnamed is not passed over in silence', async () => {
  const all = join(root, 'misnamed')
  cpSync('rules/campaigns/63-kh-ldld-2021', join(all, 'good'), { recursive: true })
  cpSync('rules/campaigns/63-kh-ldld-2021', join(all, 'bad'), { recursive: true })
  renameSync(join(all, 'bad/campaign.yaml'), join(all, 'bad/campaign.yml'))
  const { campaigns, faults } = await loadCampaigns(all)
  expect(campaigns.map(({ id }) => id)).toEqual(['good'])
  expect(faults).toMatchObject([
    { file: expect.stringContaining('bad'), mend: expect.stringContaining('campaign.yaml') },
  ])
})

test('rule files and templates have their limits', async () => {
  const head = 'id,name,aliases,emails\n'
  const roster = (bytes: number) => head.padEnd(bytes, '\n')
  const within = folderWith('roster-within', { 'units.csv': roster(MAX_RULE_BYTES) })
  expect((await loadCampaigns(within)).faults).toEqual([])
  const past = folderWith('roster-past', { 'units.csv': roster(MAX_RULE_BYTES + 1) })
  expect((await loadCampaigns(past)).faults).toMatchObject([{ found: `${MAX_RULE_BYTES + 1} byte` }])
  const long = folderWith('long-letter', { 'wording/receipt.txt': `T\n\n${'x'.repeat(SOURCE_CHARACTERS)}` })
  expect((await loadCampaigns(long)).faults).toMatchObject([{ found: expect.stringContaining('quá dài') }])
})
