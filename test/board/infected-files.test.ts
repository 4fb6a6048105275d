import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamdScanner } from '#src/io/clamd.ts'
import { packEntries } from '#src/store/packs.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { type ClamdPeer, EICAR, startClamd } from '#test/peers/clamd.ts'
import { LETTER, summaryOf } from '#test/store/judged-mailbox.ts'

/** Mails whose files are looked through by a real clamd before anything opens them. */
let clamd: ClamdPeer
let desk: ReadingDesk
const ending = new AsyncDisposableStack()
beforeAll(async () => {
  clamd = ending.use(await startClamd())
  desk = ending.use(await openReadingDesk({ scan: clamdScanner({ path: clamd.socket }) }))
})
afterAll(async () => await ending.disposeAsync())

test('the scanner: clean, infected, too large for it; over a socket and over TCP', async () => {
  for (const address of [{ path: clamd.socket }, { host: '127.0.0.1', port: clamd.port }]) {
    const scan = clamdScanner(address)
    expect(await scan(Buffer.from('Tờ trình'))).toEqual({ kind: 'clean' })
    expect(await scan(Buffer.from(EICAR))).toMatchObject({ kind: 'infected', threat: /Eicar/ })
    expect(await scan(Buffer.alloc(400_000, 'x'))).toEqual({ kind: 'clean' })
    expect(await scan(Buffer.alloc(3_000_000, 'x'))).toEqual({ kind: 'too-large' })
  }
})

const reading = async (id: number) =>
  await desk.mailbox.database.query<{ name: string; problem: string | null; pages: number }>(sql`
    select name, problem, jsonb_array_length(reading -> 'pages') as pages from message_file
    where message_id = ${id} order by position`)

test('an infected file is not opened, the rest of its mail is judged, its sender and staff are told', async () => {
  const { database, desk: rules } = desk.mailbox
  const id = await desk.store(
    mailWith('mot', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An'), 'binh.doc': EICAR }),
  )
  await desk.take(id)
  expect(await reading(id)).toEqual([
    { name: 'to-trinh.txt', problem: null, pages: 1 },
    { name: 'an.txt', problem: null, pages: 1 },
    { name: 'binh.doc', problem: 'infected', pages: 0 },
  ])
  const [dossier] = await database.query<{ code: string; status: string }>(sql`select code, status from dossier`)
  expect(dossier?.status).toBe('needs-review')
  const [letter] = await database.query<{ text: string }>(sql`select letter ->> 'text' as text from outbox`)
  expect(letter?.text).toMatch(/binh\.doc[^]*chưa được nhận vì lý do an toàn/)
  expect(letter?.text).not.toMatch(/eicar/i)
  expect(await database.query(sql`select detail from event where kind = 'file-infected'`)).toMatchObject([
    { detail: { position: 2, threat: /Eicar/ } },
  ])
  const shown = await (await desk.request(`/ho-so/${dossier?.code}`)).text()
  expect(shown).toMatch(/binh\.doc[^]*có mã độc/)

  const paths: string[] = []
  const packed = { campaign: rules.campaigns[0]!, checks: rules.checks, code: dossier?.code ?? '', now: new Date() }
  for await (const { path } of (await packEntries(database, packed)) ?? []) paths.push(path)
  expect(paths.filter((path) => /thu-den/.test(path))).toMatchObject([/\.eml\.co-ma-doc$/])
  expect(paths.filter((path) => /tai-lieu/.test(path))).toHaveLength(2)
  expect(await brokenInvariants(database)).toEqual([])
})

test('the board shows what it is and hands it out only after a warning', async () => {
  const [row] = await desk.mailbox.database.query<{ id: number }>(sql`select id from message limit 1`)
  const id = row?.id ?? 0
  const file = await (await desk.request(`/tep/${id}/2`)).text()
  expect(file).toContain('có mã độc')
  expect(file).not.toMatch(/<img|\/goc"/)
  expect((await desk.request(`/tep/${id}/2/goc`)).status).toBe(403)
  expect((await desk.request(`/tep/${id}/2/trang/1`)).status).toBe(404)
  expect((await desk.request(`/tep/${id}/0/goc`)).status).toBe(200)

  const warned = await desk.request(`/thu/${id}/goc.eml`)
  const text = await warned.text()
  expect([warned.status, text.includes('EICAR')]).toEqual([403, false])
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const form = new URLSearchParams({ csrf }).toString()
  expect((await desk.request(`/thu/${id}/goc.eml`, 'reader', form)).status).toBe(403)
  const taken = await desk.request(`/thu/${id}/goc.eml`, 'officer', form)
  expect(taken.status).toBe(200)
  expect(taken.headers.get('content-disposition')).toContain('CO-MA-DOC.eml')
})

test('while clamd is away nothing is opened and nothing is lost: the mail is read when it is back', async () => {
  await clamd.stop()
  const id = await desk.store(mailWith('hai', { 'an.txt': summaryOf('Trần Thị Bình') }))
  await expect(desk.take(id)).rejects.toThrow(/clamd at .*clamd\.ctl does not answer/)
  expect(await reading(id)).toEqual([])
  await clamd.start()
  await desk.take(id)
  expect(await reading(id)).toEqual([{ name: 'an.txt', problem: null, pages: 1 }])
})

test('whoever is cut off for the size of a file is told so every time, whichever way the word is lost', async () => {
  const scan = clamdScanner({ path: clamd.socket })
  const large = Buffer.alloc(20_000_000, 'x')
  const said = await Promise.all(Array.from({ length: 12 }, async () => await scan(large)))
  expect(new Set(said.map(({ kind }) => kind))).toEqual(new Set(['too-large']))
})
