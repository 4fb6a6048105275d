import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBoard } from '#src/board/app.ts'
import { KINDS } from '#src/board/decisions/kinds.ts'
import type { OfficerRole } from '#src/board/officer.ts'
import { createLog } from '#src/io/log.ts'
import { createPreviews, type Previews } from '#src/io/preview.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { sql } from '#src/store/sql.ts'
import { type JudgedMailbox, LETTER, openJudgedMailbox, summaryOf } from '#test/store/judged-mailbox.ts'

const ORIGIN = 'http://127.0.0.1:8063'

describe('decisions on the board', () => {
  let mailbox: JudgedMailbox
  let board: ReturnType<typeof createBoard>
  let previews: Previews
  const nudged: number[] = []

  beforeAll(async () => {
    mailbox = await openJudgedMailbox()
    const officers = (['officer', 'reader', 'operator'] as const).map((role) => ({
      address: `${role}@ldld.example`,
      name: role,
      role,
    }))
    previews = createPreviews()
    board = createBoard({
      ...mailbox.desk,
      officers,
      account: 'office',
      url: ORIGIN,
      previews,
      nudge: async (_stage, ...ids) => void nudged.push(...ids),
      queueDepths: async () => null,
      metricsToken: null,
      version: '1.2.3',
      demoOfficer: null,
      log: createLog('silent'),
    })
    for (const { address, role } of officers)
      await openSession(mailbox.database, createHash('sha256').update(role).digest('hex'), address, 3_600_000)
  })
  afterAll(async () => {
    await previews[Symbol.asyncDispose]()
    await mailbox[Symbol.asyncDispose]()
  })

  const get = async (path: string, role: OfficerRole = 'officer') =>
    await board.request(path, { headers: { host: '127.0.0.1:8063', cookie: `tiepnhan=${role}` } })
  const read = async (path: string, role?: OfficerRole) => await (await get(path, role)).text()
  /** Sends a form as a browser does, with the hidden fields of the page that holds it. */
  const submit = async (page: string, fields: Readonly<Record<string, string>>, role: OfficerRole = 'officer') => {
    const form = /<form(?: class="card")? method="post" action="([^"]*quyet-dinh[^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(
      page,
    )
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const hidden = [...(form?.[2] ?? '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, plain(value)],
    )
    return await board.request(plain(form?.[1] ?? '/'), {
      method: 'POST',
      headers: {
        host: '127.0.0.1:8063',
        origin: ORIGIN,
        cookie: `tiepnhan=${role}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...Object.fromEntries(hidden), csrf, ...fields }).toString(),
    })
  }

  const taken = async () =>
    (await mailbox.database.query<{ count: number }>(sql`select count(*) as count from decision`))[0]?.count
  const open = async () => {
    const files = { 'To trinh.docx': LETTER, 'An.docx': summaryOf('Nguyễn Văn An'), 'Binh.pdf': null }
    return (await mailbox.receive(`${nudged.length}@hoa-sua.example`, files)).code
  }

  test('an officer follows a link beside what waits, sees the letter, and sends it', async () => {
    const code = await open()
    const dossier = await read(`/ho-so/${code}`)
    const href = plain(/href="([^"]*tai-lieu\?tep=[^"]*)">Đây là…/.exec(dossier)?.[1] ?? '')
    const form = await read(href)
    expect(form).toContain('Trần Thị Bình')

    const tep = new URL(href, ORIGIN).searchParams.get('tep') ?? ''
    const forgotten = await submit(form, { tep, la: 'achievement-summary', 'ly-do': 'Đã mở tệp.' })
    expect(forgotten.status).toBe(422)
    expect(await forgotten.text()).toContain('Chọn hoặc ghi tên')
    const given = {
      tep,
      la: 'achievement-summary',
      ten: 'Trần Thị Bình',
      loai: 'individual',
      'ly-do': 'Đã <b>mở</b> tệp.',
    }
    expect((await submit(form, { ...given, 'ly-do': ' ' })).status).toBe(422)
    const preview = await (await submit(form, { ...given, buoc: 'xem' })).text()
    expect(preview).toContain('Ghi nhận và gửi')
    expect(preview).toContain('Đủ thành phần')
    expect(preview).toContain('&lt;b&gt;mở&lt;/b&gt;')
    expect(nudged).toEqual([])

    const done = await submit(preview, { buoc: 'gui' })
    expect(done.status).toBe(303)
    expect(nudged).toHaveLength(1)
    const after = await read(`/ho-so/${code}`)
    expect(after).toContain('Xác định một tệp là tóm tắt thành tích của Trần Thị Bình')
    expect(after).toContain('quyet-dinh/huy?so=')

    const again = await submit(preview, { buoc: 'gui' })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Người khác vừa xử lý hồ sơ này')
    expect(nudged).toHaveLength(1)

    const undo = plain(/href="([^"]*quyet-dinh\/huy\?so=\d+)"/.exec(after)?.[1] ?? '')
    const shown = await (await submit(await read(undo), { 'ly-do': 'Nhầm tệp.', buoc: 'xem' })).text()
    expect((await submit(shown, { buoc: 'ghi' })).status).toBe(303)
    expect(await read(`/ho-so/${code}`)).toContain('(đã hủy)')
  })

  test('every kind of decision has a form that can be looked at, and none for who may not decide', async () => {
    const code = await open()
    for (const kind of Object.keys(KINDS)) {
      const { status } = await get(`/ho-so/${code}/quyet-dinh/${kind}`)
      expect([kind, status]).toEqual([kind, 200])
      for (const role of ['reader', 'operator'] as const)
        expect((await get(`/ho-so/${code}/quyet-dinh/${kind}`, role)).status).toBe(403)
    }
    expect((await get(`/ho-so/${code}/quyet-dinh/toString`)).status).toBe(404)
    expect((await get(`/ho-so/HS63-9999/quyet-dinh/mien`)).status).toBe(404)
    expect(await read(`/ho-so/${code}`, 'reader')).not.toContain('/quyet-dinh/')
    const form = await read(`/ho-so/${code}/quyet-dinh/giu-thu`)
    expect((await submit(form, { 'ly-do': 'x', buoc: 'ghi', lan: '1' }, 'operator')).status).toBe(403)
  })

  test('what is waived is named on the form, before it is taken, and after', async () => {
    const code = await open()
    const href = plain(/href="([^"]*quyet-dinh\/mien[^"]*)"/.exec(await read(`/ho-so/${code}`))?.[1] ?? '')
    const form = await read(href)
    expect(form).toContain('Tóm tắt thành tích: <b>Trần Thị Bình')
    const preview = await (await submit(form, { 'ly-do': 'Đã nộp bản giấy.', buoc: 'xem' })).text()
    expect(preview).toContain('Miễn thành phần: Tóm tắt thành tích của Trần Thị Bình')
    expect((await submit(preview, { buoc: 'ghi' })).status).toBe(303)
    expect(await read(`/ho-so/${code}`)).toContain('Miễn thành phần: Tóm tắt thành tích của Trần Thị Bình')
  })

  test('an officer has letters go again to an address that was given up', async () => {
    const code = await open()
    const { database } = mailbox
    const [letter] = await database.query<{ id: number }>(sql`
      select outbox_id as id from outbox_dossier join dossier on dossier.id = dossier_id where code = ${code} limit 1`)
    await database.query(sql`
      insert into suppression (address, status, outbox_id) values ('het@hop-thu.example', '5.1.1', ${letter?.id})`)
    await database.query(sql`
      insert into bounce (outbox_id, address, outcome, status, tied_by)
      values (${letter?.id}, 'het@hop-thu.example', 'failed', '5.1.1', 'smtp')`)
    const dossier = await read(`/ho-so/${code}`)
    expect(dossier).toContain('Chương trình đã ngừng gửi thư tới địa chỉ này')
    const page = await read('/?viec=thu-tra-lai')
    expect(page).toContain('Địa chỉ đã ngừng gửi thư (1)')
    expect(page).toContain(`/ho-so/${code}`)
    expect(await read('/?viec=thu-tra-lai', 'reader')).not.toContain('Cho gửi lại')
    const lift = async (from: string, role: OfficerRole) =>
      await board.request('/dia-chi/gui-lai', {
        method: 'POST',
        headers: {
          host: '127.0.0.1:8063',
          origin: ORIGIN,
          cookie: `tiepnhan=${role}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          csrf: /name="csrf" value="([^"]+)"/.exec(from)?.[1] ?? '',
          'dia-chi': 'het@hop-thu.example',
          ve: `/ho-so/${code}`,
        }).toString(),
      })
    expect((await lift(await read('/?viec=thu-tra-lai', 'operator'), 'operator')).status).toBe(403)
    const done = await lift(page, 'officer')
    expect([done.status, done.headers.get('location')]).toEqual([303, `/ho-so/${code}`])
    expect(await database.query(sql`select lifted_by from suppression`)).toEqual([{ lifted_by: 'officer@ldld.example' }])
    expect(await read('/?viec=thu-tra-lai')).not.toContain('Địa chỉ đã ngừng gửi thư')
  })

  test('what makes no sense is said so and changes nothing', async () => {
    const code = await open()
    const before = await taken()
    for (const [kind, fields] of NONSENSE) {
      const form = await read(`/ho-so/${code}/quyet-dinh/${kind}`)
      const answer = await submit(form, { ...fields, 'ly-do': 'Thử.', buoc: 'xem' })
      expect([kind, answer.status]).toEqual([kind, 422])
      expect(await answer.text()).toContain('role="alert"')
    }
    expect(await taken()).toBe(before)
  })

  test('a letter of an officer’s own is shown before it goes', async () => {
    const code = await open()
    const fields = { toi: 'a@example.vn', 'tieu-de': 'Trao đổi', 'noi-dung': 'Kính gửi đồng chí,\n\n**không** đậm' }
    const form = await read(`/ho-so/${code}/quyet-dinh/gui-thu`)
    const preview = await (await submit(form, { ...fields, 'ly-do': 'Hỏi lại.', buoc: 'xem' })).text()
    expect(preview).toContain(`[${code}] Trao đổi`)
    expect(preview).toContain('**không** đậm')
    expect((await submit(preview, { buoc: 'gui' })).status).toBe(303)
  })
})

const NONSENSE: readonly (readonly [kind: string, fields: Readonly<Record<string, string>>])[] = [
  ['gia-han', { ngay: '2021-02-30' }],
  ['gia-han', { ngay: '' }],
  ['gop', { vao: "'; drop table dossier; --" }],
  ['gop', { vao: 'HS63-9999' }],
  ['gui-thu', { toi: 'a@b', 'tieu-de': 'x', 'noi-dung': 'y' }],
  ['gui-thu', { toi: 'a@example.vn\r\nBcc: b@example.vn', 'tieu-de': 'x', 'noi-dung': '' }],
  ['tach-tep', { tep: 'nothing:', trang: '2', tong: '3' }],
  ['tach-thu', { thu: 'f'.repeat(64) }],
  ['cung-nguoi', { nguoi: '{"__proto__":1}', voi: '[' }],
  ['huy', { so: '999999' }],
  ['don-vi', {}],
  ['mien', { muc: 'nothing', nguoi: '' }],
]

/** Text as a browser reads it from an attribute. */
function plain(escaped: string): string {
  return escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
