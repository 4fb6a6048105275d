import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as SheetJs from 'xlsx-republish'
import { isoIn } from '#src/dossiers/zoned-time.ts'
import type { Database } from '#src/store/database.ts'
import { sql } from '#src/store/sql.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { unzip } from '#test/peers/unzip.ts'
import { databaseOf, openSetting, type Setting } from '#test/peers/setting.ts'

/** One dossier whose letter is refused for good, one mail about something else, a digest whose hour has just struck. */
let setting: Setting
let database: Database
let rules: string
const ending = new AsyncDisposableStack()

beforeAll(async () => {
  setting = ending.use(await openSetting('embedded'))
  rules = await mkdtemp(join(tmpdir(), 'tiepnhan-rules-'))
  ending.defer(async () => await rm(rules, { recursive: true, force: true }))
  const campaign = join(rules, '63-kh-ldld-2021')
  await cp('rules/campaigns/63-kh-ldld-2021', campaign, { recursive: true })
  const file = join(campaign, 'campaign.yaml')
  const written = await readFile(file, 'utf8')
  const hour = isoIn('Asia/Ho_Chi_Minh', new Date(Date.now() - 60_000)).slice(11, 16)
  await writeFile(file, written.replace(/^ {2}hours: .*$/m, `  hours: ['${hour}']\n  to: [can.bo@congdoan.example]`))

  setting.smtp.moods.push('refuses')
  const first = setting.start(['--role', 'watch,read,judge,send,sweep'])
  await first.ready()
  database = ending.use(await databaseOf(setting))
  await setting.dovecot.deliver(plainMail('mot'), IN_TIME)
  await until('the letter is refused', async () => (await count(sql`select from outbox where status = 'failed'`)) === 1)
  await setting.dovecot.deliver(OTHER, IN_TIME)
  await until('both are judged', async () => (await count(sql`select from verdict`)) === 2, { withinMs: 60_000 })
})
afterAll(async () => await ending.disposeAsync())

const OTHER = plainMail('hai', { subject: 'Lịch tiếp dân' }).replace(
  /^Kính gửi.*$/m,
  'Xin hỏi lịch tiếp dân của cơ quan trong tuần này. Trân trọng cảm ơn.',
)

async function count(query: ReturnType<typeof sql>): Promise<number> {
  return (await database.query(query)).length
}

const told = (subject: RegExp) => setting.smtp.taken.filter((mail) => subject.test(mail.subject))

test('staff get one digest of an hour and one alert, however many services look', { timeout: 120_000 }, async () => {
  const more = { RULES_DIR: rules, BOARD_URL: 'https://tiepnhan.congdoan.example/' }
  const services = [1, 2].map(() => setting.start(['--role', 'digest'], more))
  for (const service of services) await service.ready()
  await until('digest and alert', () => told(/^Tổng hợp/).length > 0 && told(/^Cần xử lý ngay/).length > 0, {
    withinMs: 60_000,
  })
  const rehearsal = await command('digest', '--rehearse')
  expect(rehearsal).toContain('To: can.bo@congdoan.example')
  expect(rehearsal).toMatch(/HS63-0001/)

  expect([told(/^Tổng hợp/).length, told(/^Cần xử lý ngay/).length]).toEqual([1, 1])
  expect(told(/^Cần xử lý ngay: 1 thư gửi đơn vị không gửi được/)).toHaveLength(1)
  const [taken] = told(/^Tổng hợp hồ sơ đề nghị khen thưởng đến .*: 1 hồ sơ \(1 cần bổ sung\)$/)
  expect(taken?.to).toEqual(['can.bo@congdoan.example'])
  expect(taken?.raw).toMatch(/^Auto-Submitted: auto-generated/m)
  await looksRight(await simpleParser(taken?.raw ?? ''))

  const zip = join(rules, 'ho-so.zip')
  await command('pack', 'HS63-0001', '--out', zip)
  await isWhole(zip)

  const out = join(rules, 'danh-sach.xlsx')
  expect(await command('register', '--out', out)).toContain('1 hồ sơ')
  expect(SheetJs.read(await readFile(out), { type: 'buffer' }).SheetNames).toHaveLength(3)
})

async function looksRight({ text, html, attachments }: ParsedMail): Promise<void> {
  expect(text).toContain('https://tiepnhan.congdoan.example/ho-so/HS63-0001')
  expect(text).toMatch(/THƯ KHÁC CỦA NGƯỜI GỬI \(1\)[^]*Lịch tiếp dân – hai@/)
  expect(text).toMatch(/ĐƠN VỊ CHƯA GỬI HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG \(2\d\)/)
  const file = (type: RegExp): Attachment | undefined => attachments.find(({ contentType }) => type.test(contentType))
  const picture = file(/^image\/png$/)
  expect(picture).toMatchObject({ related: true, contentDisposition: 'inline' })
  expect(html).toMatch(/<img[^>]*\ssrc="data:image\/png/)
  expect(await sharp(picture?.content).stats()).toMatchObject({ isOpaque: true })
  const workbook = file(/spreadsheetml/)
  expect(workbook?.filename).toMatch(/^Danh sach tong hop HS63 .*\.xlsx$/)
  const sheets = SheetJs.read(workbook?.content, { type: 'buffer' }).Sheets
  expect(JSON.stringify(sheets['Hồ sơ đã nhận'])).toContain('HS63-0001')
}

/** What the archive takes, checked by the tools that an archive has. */
async function isWhole(zip: string): Promise<void> {
  const folder = join(rules, 'ho-so')
  await mkdir(folder)
  for (const { path, bytes } of await unzip(zip)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const { stdout } = await promisify(execFile)('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder })
  const sound = stdout.trim().split('\n')
  expect(sound.every((line) => line.endsWith(': OK'))).toBe(true)
  const paths = sound.map((line) => line.replace(/: OK$/, ''))
  for (const part of [
    /^Danh sach tong hop\.xlsx$/,
    /thu-den\/.*\.eml$/,
    /ket-qua\/.*\.json$/,
    /thu-di\/.*chua-gui\.eml$/,
  ])
    expect(paths.filter((path) => part.test(path))).toHaveLength(1)
  const timeline = await readFile(join(folder, 'HS63-0001/Dien bien.txt'), 'utf8')
  expect(timeline).toMatch(/Mở hồ sơ[^]*Không gửi được thư/)
}

/** Another process on the same database, beside the service. */
async function command(...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], ...setting.environment, RULES_DIR: rules }
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', ...args], { env })
  return stdout
}
