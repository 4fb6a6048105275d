import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extractions } from '#src/store/extractions.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { LETTER, summaryOf } from '#test/store/judged-mailbox.ts'

/** Mails whose first reading ended at a limit are read once more from the board. */
describe('reading a mail once more', () => {
  let desk: ReadingDesk
  beforeAll(async () => {
    desk = await openReadingDesk()
  })
  afterAll(async () => await desk[Symbol.asyncDispose]())

  /** What was remembered of a file whose reading took too long. */
  const stuck = async (text: string): Promise<void> =>
    await extractions(desk.mailbox.database, desk.version).save(createHash('sha256').update(text).digest('hex'), {
      kind: 'problem',
      problem: 'timeout',
      detail: '',
      warnings: [],
    })
  const page = async (path: string): Promise<string> => await (await desk.request(path)).text()
  const post = async (
    path: string,
    from: string,
    fields: Record<string, string>,
    role: 'officer' | 'reader' = 'officer',
  ) =>
    await desk.request(
      path,
      role,
      new URLSearchParams({
        ...Object.fromEntries(
          [...from.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
            name,
            value,
          ]),
        ),
        ...fields,
      }).toString(),
    )
  const statusOf = async (code: string): Promise<string | undefined> =>
    (await desk.mailbox.database.query<{ status: string }>(sql`select status from dossier where code = ${code}`))[0]
      ?.status

  const contributionsOf = async (id: number): Promise<number> =>
    (await desk.mailbox.database.query(sql`select from contribution where message_id = ${id}`)).length

  test('a summary that took too long is read, the officer sees what changes and which letter would go, takes it, and undoes it', async () => {
    const summary = summaryOf('Trần Thị Bình')
    await stuck(summary)
    const id = await desk.store(
      mailWith('stuck', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An'), 'binh.txt': summary }),
    )
    await desk.take(id)
    const [row] = await desk.mailbox.database.query<{ code: string }>(
      sql`select code from dossier order by id desc limit 1`,
    )
    const code = row?.code ?? expect.fail('no dossier')
    expect(await statusOf(code)).toBe('needs-review')
    expect(await page(`/thu/${id}`)).toContain(`href="/thu/${id}/doc-lai"`)

    const form = await page(`/thu/${id}/doc-lai`)
    expect((await post(`/thu/${id}/doc-lai`, form, { buoc: 'doc' })).status).toBe(422)
    const asked = await post(`/thu/${id}/doc-lai`, form, { buoc: 'doc', mau: 'Lần trước đọc quá lâu nên bị dừng.' })
    expect(asked.status).toBe(303)
    expect(desk.nudged).toContain(id)
    expect(await page(`/thu/${id}/doc-lai`)).toContain('Đang đọc lại thư')

    await desk.read(id)
    expect(await statusOf(code)).toBe('needs-review')
    const shown = await page(`/thu/${id}/doc-lai`)
    expect(shown).toMatch(/Chưa đọc được: đọc quá lâu[\s\S]*Tóm tắt thành tích; Trần Thị Bình/u)
    expect(shown).toContain('Xác nhận đã nhận')
    expect(shown).toContain('Ghi nhận và gửi')

    const done = await post(`/thu/${id}/doc-lai`, shown, { buoc: 'gui' })
    expect([done.status, done.headers.get('location')]).toEqual([303, `/ho-so/${code}#quyet-dinh`])
    expect(await statusOf(code)).toBe('complete')
    const dossier = await page(`/ho-so/${code}`)
    expect(dossier).toContain('Đọc lại một thư')
    expect(dossier).toContain('Lần trước đọc quá lâu nên bị dừng.')
    expect(await page(`/tep/${id}/2`)).toContain('hoàn thành tốt nhiệm vụ')
    const letters = await desk.mailbox.database.query<{ kind: string }>(
      sql`select kind from outbox where key like 'decision/%' and message_id = ${id}`,
    )
    expect(letters.map(({ kind }) => kind)).toEqual(['receipt'])

    // Whoever confirms once more what was confirmed does nothing twice.
    const twice = await post(`/thu/${id}/doc-lai`, shown, { buoc: 'gui' })
    expect(twice.headers.get('location')).toBe(`/thu/${id}/doc-lai?vua-doi=1`)

    const undo = /href="(\/ho-so\/[^"]+\/quyet-dinh\/huy\?so=\d+)"/.exec(dossier)?.[1] ?? expect.fail('no undo')
    const preview = await (
      await post(undo.replace(/\?.*/u, ''), await page(undo), { mau: 'Ghi nhầm.', buoc: 'xem' })
    ).text()
    expect((await post(undo.replace(/\?.*/u, ''), preview, { buoc: 'ghi' })).status).toBe(303)
    expect(await statusOf(code)).toBe('needs-review')
  })

  test('a mail of which no dossier was made becomes one where its file can be read now', async () => {
    const letter = LETTER.replace('12/TTr', '13/TTr')
    await stuck(letter)
    const raw = mailWith(
      'unseen',
      { 'x.txt': letter },
      {
        subject: 'Báo giá in lịch tết',
        words: 'Tôi là Lan ở công ty in. Tôi gửi báo giá in lịch tết để anh xem giúp. Hẹn gặp anh thứ hai, cảm ơn anh.',
      },
    )
    const id = await desk.store(Buffer.from(raw.toString().replaceAll('chi@hoa-sua.example', 'lan@khac.example')))
    await desk.take(id)
    expect(await contributionsOf(id)).toBe(0)
    await post(`/thu/${id}/doc-lai`, await page(`/thu/${id}/doc-lai`), { buoc: 'doc', 'ly-do': 'Tệp mở được.' })
    await desk.read(id)
    const shown = await page(`/thu/${id}/doc-lai`)
    expect(shown).toMatch(/Thư thuộc hồ sơ\s+HS63-\d{4}/u)
    expect((await post(`/thu/${id}/doc-lai`, shown, { buoc: 'gui' })).headers.get('location')).toBe(`/thu/${id}`)
    await desk.judge(id)
    expect(await contributionsOf(id)).toBe(1)
  })

  test('what was read and is not wanted is dropped; who may only look can ask for nothing', async () => {
    const id = await desk.store(mailWith('dropped', { 'to-trinh.txt': `${LETTER} ` }))
    await desk.take(id)
    const form = await page(`/thu/${id}/doc-lai`)
    expect((await post(`/thu/${id}/doc-lai`, form, { buoc: 'doc', 'ly-do': 'Thử.' }, 'reader')).status).toBe(403)
    await post(`/thu/${id}/doc-lai`, form, { buoc: 'doc', 'ly-do': 'Thử.' })
    await desk.read(id)
    const shown = await page(`/thu/${id}/doc-lai`)
    expect(shown).toContain('giống lần trước')
    await post(`/thu/${id}/doc-lai`, shown, { buoc: 'bo' })
    expect(await desk.mailbox.database.query(sql`select from rereading where message_id = ${id}`)).toEqual([])
  })
})
