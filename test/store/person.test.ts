import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '#src/commands/person.ts'
import { replay } from '#src/commands/replay.ts'
import { keepBlob } from '#src/store/blobs.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { planMail } from '#src/store/outbox.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { unzip } from '#test/peers/unzip.ts'
import { tablesThatSay } from './everywhere.ts'
import { LETTER, summaryOf } from './judged-mailbox.ts'

/** A dossier of two people, one of whom asks what is stored and then to be taken out; and a namesake at another unit. */
let desk: ReadingDesk
let folder: string
let first: number

beforeAll(async () => {
  desk = await openReadingDesk()
  folder = await mkdtemp(join(tmpdir(), 'person-'))
  const { database } = desk.mailbox
  first = await desk.store(
    mailWith(
      'mot',
      {
        'to-trinh.txt': LETTER,
        'TTTT Nguyen Van An.txt': summaryOf('Nguyễn Văn An'),
        'binh.txt': summaryOf('Trần Thị Bình'),
      },
      { words: 'Xin gửi hồ sơ của anh Nguyễn Văn An và chị Trần Thị Bình.' },
    ),
  )
  await desk.take(first)
  const other = LETTER.replaceAll('HOA SỮA', 'LÁ SEN')
    .replace('12/TTr', '15/TTr')
    .replace('Trần Thị Bình', 'Đỗ Văn Dũng')
  const second = await desk.store(
    Buffer.from(mailWith('hai', { 'tt.txt': other }).toString().replaceAll('hoa-sua', 'la-sen')),
  )
  await desk.take(second)
  await planMail(database, {
    key: 'digest/x/1',
    kind: 'digest',
    recipients: ['can-bo@mau.example'],
    mailId: '<d1@mau.example>',
    dossierIds: [],
    letter: {
      subject: 'Tổng hợp',
      text: 'Thiếu: tóm tắt thành tích của Nguyễn Văn An',
      html: '<p>Nguyễn Văn An</p>',
      fromName: '',
    },
    attachments: [{ name: 'so.xlsx', type: 'x/y', cid: null, bytes: Buffer.from('PK sổ') }],
  })
  // They left, with their bytes.
  const sha256 = await keepBlob(database, Buffer.from('Kính gửi: Nguyễn Văn An'))
  await database.query(sql`update outbox set status = 'sent', sent_at = now(), due_at = null, sha256 = ${sha256}`)
})
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function run(...argv: string[]) {
  let said = ''
  const say = (text: string): void => void (said += text)
  const config = { databaseUrl: desk.mailbox.url, dataDir: folder }
  return { code: await person(argv, config, { out: say, err: say }, new Date('2026-11-22T00:00:00Z')), said }
}

const codes = async (): Promise<string[]> =>
  (await desk.mailbox.database.query<{ code: string }>(sql`select code from dossier order by id`)).map(
    ({ code }) => code,
  )

test('a person is found wherever the name stands, spelled as it may be', async () => {
  const found = await run('--find', 'nguyen van an')
  const [hoaSua, laSen] = await codes()
  expect(found.code).toBe(0)
  expect(found.said).toMatch(new RegExp(`dossier ${hoaSua} .*nominee, subject`))
  expect(found.said).toMatch(new RegExp(`dossier ${laSen} `))
  expect(found.said).toContain('TTTT Nguyen Van An.txt (tells of nobody else)')
  expect(found.said).not.toContain('binh.txt')
  expect((await run('--find', 'Phạm Thị Không Có')).code).toBe(1)
  expect((await run('--find', 'Nguyễn Văn Ann')).said).toContain('Spelled almost so')
  for (const argv of [
    [],
    ['--find', 'An'],
    ['--find', 'Nguyễn Văn An', '--erase'],
    ['--find', 'Nguyễn Văn An', '--erase', '--reason', 'Anh nguyen van an xin'],
  ])
    expect([argv, (await run(...argv)).code]).toEqual([argv, 2])
})

test('what is handed out is about this person alone', async () => {
  const zip = join(folder, 'an.zip')
  expect((await run('--find', 'Nguyễn Văn An', '--unit', 'HS63-0001', '--export', zip)).code).toBe(0)
  const files = new Map((await unzip(zip)).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]))
  expect([...files.keys()].sort()).toEqual([
    'DOC TRUOC.txt',
    'SHA256SUMS',
    'du-lieu.json',
    'tep/TTTT Nguyen Van An.txt',
  ])
  expect(files.get('du-lieu.json')).toContain('1. Nguyễn Văn An - Giáo viên')
  expect([...files.values()].join()).not.toMatch(/Trần Thị Bình|Đỗ Văn Dũng/)
})

test('nothing is taken out without a word that it shall be, nor while namesakes are not told apart', async () => {
  const before = await tablesThatSay(desk.mailbox.database, 'nguyễn văn an')
  expect((await run('--find', 'Nguyễn Văn An', '--erase', '--reason', 'Theo yêu cầu')).said).toContain(
    'say which by --unit',
  )
  const preview = await run('--find', 'Nguyễn Văn An', '--unit', 'HS63-0001', '--erase', '--reason', 'Theo yêu cầu')
  expect([preview.code, preview.said]).toEqual([0, expect.stringContaining('Nothing was changed')])
  expect(await tablesThatSay(desk.mailbox.database, 'nguyễn văn an')).toEqual(before)
})

test('erased at one unit: the namesake and the colleague stay, and the dossier stands', async () => {
  const { database } = desk.mailbox
  const { code, said } = await run(
    '--find',
    'Nguyễn Văn An',
    '--unit',
    'HS63-0001',
    '--erase',
    '--reason',
    'Theo yêu cầu',
    '--yes',
  )
  expect([code, said]).toEqual([0, expect.stringContaining('Erased')])
  const [hoaSua, laSen] = await codes()
  const stateOf = async (one: string | undefined): Promise<string> =>
    (await database.query<{ state: string }>(sql`select state::text as state from dossier where code = ${one}`))[0]
      ?.state ?? ''
  expect(await stateOf(hoaSua)).not.toMatch(/nguyễn văn an|nguyen van an/i)
  expect(await stateOf(hoaSua)).toContain('Trần Thị Bình')
  expect(await stateOf(laSen)).toContain('Nguyễn Văn An')
  expect(
    await database.query(
      sql`select length(blob.bytes) as bytes from message join blob using (sha256) where id = ${first}`,
    ),
  ).toEqual([{ bytes: 0 }])
  // The files that do not name the person keep their words.
  expect(await (await desk.request('/tim?q=Trần Thị Bình')).text()).toContain('binh.txt')
  const shown = await (await desk.request(`/ho-so/${hoaSua}`)).text()
  expect(shown).toContain('[đã xóa 1]')
  expect(await brokenInvariants(database)).toEqual([])
})

test('erased everywhere: no table names the person, and one line says that it was done', async () => {
  const { database } = desk.mailbox
  expect((await run('--find', 'Nguyễn Văn An', '--erase', '--reason', 'Theo yêu cầu', '--yes')).code).toBe(0)
  expect(await tablesThatSay(database, 'nguyễn văn an', 'nguyen van an', 'nguyen-van-an', `'nguyen':`)).toEqual([])
  const [line] = await database.query<{ detail: object }>(
    sql`select detail from event where kind = 'person-erased' order by id limit 1`,
  )
  expect(line?.detail).toMatchObject({ why: 'Theo yêu cầu', mails: [first] })
  expect(await brokenInvariants(database)).toEqual([])
  await expect(
    desk.store(
      mailWith(
        'mot',
        {
          'to-trinh.txt': LETTER,
          'TTTT Nguyen Van An.txt': summaryOf('Nguyễn Văn An'),
          'binh.txt': summaryOf('Trần Thị Bình'),
        },
        { words: 'Xin gửi hồ sơ của anh Nguyễn Văn An và chị Trần Thị Bình.' },
      ),
    ),
  ).rejects.toThrow('stored before')
  let said = ''
  const say = (text: string): void => void (said += text)
  const config = {
    databaseUrl: desk.mailbox.url,
    dataDir: folder,
    rulesDir: 'rules/campaigns',
    mail: null,
    clamd: null,
  }
  expect(await replay([], config, 'of the test', { out: say, err: say })).toBe(0)
  expect(said).toContain('0 differences')
  expect((await run('--find', 'Nguyễn Văn An')).code).toBe(1)
})

test('a sender is erased by address, and may write again', async () => {
  const { database } = desk.mailbox
  const id = await desk.store(
    Buffer.from(
      mailWith('ba', { 'b.txt': summaryOf('Hoàng Thị Mai') })
        .toString()
        .replaceAll('chi@', 'mai@'),
    ),
  )
  await desk.take(id)
  await database.query(
    sql`update outbox set status = 'failed', due_at = null, still_to = recipients where status = 'planned'`,
  )
  expect(
    (
      await run(
        '--find',
        'mai@hoa-sua.example',
        '--also',
        'Hoàng Thị Mai',
        '--erase',
        '--reason',
        'Theo yêu cầu',
        '--yes',
      )
    ).code,
  ).toBe(0)
  expect(await tablesThatSay(database, 'mai@', 'hoàng thị mai', 'hoang thi mai')).toEqual([])
})
