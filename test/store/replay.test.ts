import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rehearse } from '#src/commands/rehearse.ts'
import { replay } from '#src/commands/replay.ts'
import { rerun } from '#src/commands/rerun.ts'
import { commitDecision } from '#src/store/decisions.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { type JudgedMailbox, openJudgedMailbox } from './judged-mailbox.ts'

const CASES = 'test/cases'
const RULES = 'rules/campaigns'
const CAMPAIGN = '63-kh-ldld-2021'

describe('stored mail judged anew', () => {
  let mailbox: JudgedMailbox
  let drafts: string
  beforeAll(async () => {
    mailbox = await openJudgedMailbox()
    drafts = await mkdtemp(join(tmpdir(), 'draft-'))
    for (const name of [
      'text-files-with-a-supplement/1',
      'text-files-with-a-supplement/2',
      'question-without-papers/mail',
    ])
      await mailbox.deliver(await readFile(join(CASES, `${name}.eml`)), new Date('2021-05-20T03:00:00Z'))
  })
  afterAll(async () => {
    expect(await brokenInvariants(mailbox.database)).toEqual([])
    await mailbox[Symbol.asyncDispose]()
    await rm(drafts, { recursive: true, force: true })
  })

  const ran = async (
    command: (argv: readonly string[], config: Config, console: { out: Say; err: Say }) => Promise<number>,
    ...argv: string[]
  ) => {
    let [out, err] = ['', '']
    const config = { databaseUrl: mailbox.url, dataDir: drafts, rulesDir: RULES, mail: null, clamd: null }
    const code = await command(argv, config, { out: (text) => void (out += text), err: (text) => void (err += text) })
    return { code, out, err }
  }
  const rehearsed = async (...argv: string[]) =>
    await ran(async (args, config, console) => await rehearse(args, config, 'of the test', console), ...argv)
  const replayed = async (...argv: string[]) =>
    await ran(async (args, config, console) => await replay(args, config, 'of the test', console), ...argv)
  const firstDossier = async () => {
    const [row] = await mailbox.database.query<{ code: string; revision: number; status: string }>(
      sql`select code, revision, status from dossier order by code limit 1`,
    )
    if (!row) throw new Error('no dossier')
    return row
  }

  test('a replay of what was just judged shows no difference, with decisions of staff among it', async () => {
    const { code, revision } = await firstDossier()
    const asked = { code, revision, officer: 'can-bo@ldld.example', reason: 'Đã nhận.' }
    await commitDecision(
      mailbox.desk,
      { ...asked, effect: { kind: 'paper-received', on: '2021-05-21' } },
      { send: false },
    )
    const { code: exit, out, err } = await replayed()
    expect({ out, err }).toEqual({ out: '3 mails and 1 decisions replayed; 0 differences.\n', err: '' })
    expect(exit).toBe(0)
  })

  test('what was changed behind its back is shown, written only when asked to, and no letter goes', async () => {
    const { code, status } = await firstDossier()
    await mailbox.database.query(sql`
      update dossier set status = 'needs-review', state = jsonb_set(state, '{status}', '"needs-review"') where code = ${code}`)
    await mailbox.database.query(sql`
      update document set type = 'other', detail = jsonb_set(detail, '{type}', '"other"') where type = 'proposal-letter'`)
    const letters = sql`select id, status from outbox order by id`
    const before = await mailbox.database.query(letters)

    const shown = await replayed('--json', '--since', '2021-05-20')
    expect(shown.code).toBe(1)
    const abouts = [...shown.out.matchAll(/^\{"about":"(\w+)"/gm)].map(([, about]) => about)
    expect(abouts).toEqual(['mail', 'dossier'])
    expect((await firstDossier()).status).toBe('needs-review')
    expect(await replayed('--apply')).toMatchObject({ code: 0 })
    expect((await firstDossier()).status).toBe(status)
    expect(await mailbox.database.query(sql`select from document where type = 'proposal-letter'`)).toHaveLength(1)
    expect(await mailbox.database.query(letters)).toEqual(before)
  })

  test('a rehearsal tells which dossiers and letters a draft of the rules would change, and changes nothing', async () => {
    const draft = join(drafts, CAMPAIGN)
    await cp(join(RULES, CAMPAIGN), draft, { recursive: true })
    expect(await rehearsed(draft)).toMatchObject({ code: 0, out: expect.stringContaining('0 trong 1 hồ sơ') })

    const file = join(draft, 'campaign.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replaceAll('2021-05-27', '2021-05-19').replaceAll('27/5/2021', '19/5/2021'))
    const { code } = await firstDossier()
    const before = await firstDossier()
    const told = await rehearsed(draft)
    expect(told).toMatchObject({ code: 0, err: '' })
    expect(told.out).toContain('1 trong 1 hồ sơ sẽ khác')
    expect(told.out).toContain(`\n${code} `)
    expect(told.out).toContain('thời hạn: trong hạn → sau hạn')
    expect(told.out).toMatch(/thư xác nhận đã nhận: .+ → .+/)
    const json = await rehearsed(draft, '--json')
    expect(JSON.parse(json.out)).toMatchObject({ campaign: CAMPAIGN, code })
    expect(await firstDossier()).toEqual(before)
  })

  test('what can not be rehearsed is told', async () => {
    expect(await rehearsed()).toMatchObject({ code: 2 })
    expect(await rehearsed(join(drafts, 'nowhere'))).toMatchObject({ code: 1 })
    const other = join(drafts, 'khac')
    await cp(join(RULES, CAMPAIGN), other, { recursive: true })
    const file = join(other, 'campaign.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^code-prefix:.*$/m, 'code-prefix: KHAC'))
    expect(await rehearsed(other)).toMatchObject({ code: 2, err: expect.stringContaining('--campaign') })
    expect(await rehearsed(other, '--campaign', CAMPAIGN)).toMatchObject({ code: 0 })
    expect(await replayed('--since', 'gestern')).toMatchObject({ code: 2 })
  })

  test('only a mail that was set aside is read again', async () => {
    const [row] = await mailbox.database.query<{ id: number }>(sql`select min(id) as id from message`)
    const id = String(row?.id)
    expect(await ran(rerun, id)).toMatchObject({ code: 1 })
    expect(await ran(rerun, 'all')).toMatchObject({ code: 2 })
    await mailbox.database.query(sql`
      insert into message (account, sha256, received_at, bytes, status, last_error)
      select account, sha256, received_at, bytes, 'parked', 'thử' from (select 'khac' as account, sha256, received_at, bytes from message where id = ${row?.id}) as copy`)
    const [parked] = await mailbox.database.query<{ id: number }>(sql`select id from message where status = 'parked'`)
    expect(await ran(rerun, String(parked?.id))).toMatchObject({ code: 0 })
    await mailbox.database.query(sql`delete from event where message_id = ${parked?.id}`)
    await mailbox.database.query(sql`delete from message where id = ${parked?.id}`)
  })
})

type Say = (text: string) => void
type Config = {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly rulesDir: string
  readonly mail: null
  readonly clamd: null
}
