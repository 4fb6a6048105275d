import { describe, expect, test } from 'vitest'
import { bulletinHtml, CHART_CID } from '#src/dossiers/digest/bulletin-html.ts'
import { bulletinText } from '#src/dossiers/digest/bulletin-text.ts'
import { chartOf, MOST_DAYS } from '#src/dossiers/digest/chart.ts'
import { chartPicture } from '#src/dossiers/digest/chart-picture.ts'
import { chartWords } from '#src/dossiers/digest/chart-words.ts'
import { alertBulletin, digestBulletin } from '#src/dossiers/digest/digest.ts'
import { digestWords, namesIn } from '#src/dossiers/digest/digest-words.ts'
import { PIECE_SAMPLES } from '#src/dossiers/digest/digest-pieces.ts'
import { MOST_ENTRIES } from '#src/dossiers/digest/groups.ts'
import { html } from '#src/dossiers/digest/html.ts'
import { type Matters, NO_MATTERS } from '#src/dossiers/digest/matters.ts'
import { sayLeft } from '#src/dossiers/digest/say.ts'
import { changesSince, figuresOf, toldOf } from '#src/dossiers/digest/standing-groups.ts'
import { type Register, registerOf } from '#src/dossiers/register/register.ts'
import { campaign, standings } from '#test/dossiers/register/sample.ts'

const AT = new Date('2021-05-26T08:00:00+07:00')
const BOARD = 'https://tiepnhan.congdoan.example'
const register = registerOf(campaign, standings(), AT)
const facts = { register, matters: NO_MATTERS, before: null, boardUrl: BOARD }
const bulletin = digestBulletin(facts)

const mail = { id: 7, from: 'a@x.example', subject: 'Xin hỏi', receivedAt: AT, silence: null, error: null }
const matters: Matters = {
  parked: [{ ...mail, id: 41, error: 'read failed 2 times: RangeError' }],
  secrets: [{ id: 17, receivedAt: AT }],
  failed: [
    {
      id: 3,
      recipients: ['b@x.example'],
      subject: '[HS63-0002] Thư',
      why: '550 no such user',
      codes: ['HS63-0002'],
      at: AT,
    },
  ],
  bounced: [
    {
      ref: 'bounce/1',
      mail: 44,
      receivedAt: AT,
      codes: [],
      address: 'c@x.example',
      outcome: 'failed',
      status: '5.1.1',
    },
  ],
  others: [
    { ...mail, silence: 'not-a-dossier' },
    { ...mail, id: 8, subject: null, silence: 'sender-not-authentic' },
  ],
  gaps: [{ id: 9, at: AT, mails: 2 }],
}

test('the subject has the figures that matter, and they add up', () => {
  expect(bulletin.subject).toBe(
    'Tổng hợp hồ sơ đề nghị khen thưởng đến 08 giờ 00 ngày 26/5/2021: 6 hồ sơ (2 đủ, 2 cần bổ sung, 1 cần cán bộ xem, 1 sau hạn)',
  )
  const { total, complete, incomplete, decide, late } = figuresOf(register)
  expect(complete + incomplete + decide + late).toBe(total)
})

test('a campaign without dossiers has a digest without picture', () => {
  const empty = digestBulletin({ ...facts, register: registerOf(campaign, [], AT) })
  expect(empty.subject).toMatch(/: 0 hồ sơ$/)
  expect([empty.chart, empty.groups]).toEqual([null, []])
  expect(empty.silent.map(({ names }) => names.length)).toEqual([6, 6])
})

test('dossiers stand by what is next: to decide, incomplete, late, complete; each once, each linked', () => {
  expect(bulletin.groups.map(({ title, entries }) => [title, entries.map(({ link }) => link.words)])).toEqual([
    ['Cần quyết định', ['HS63-0003']],
    ['Còn thiếu', ['HS63-0002', 'HS63-0005']],
    ['Nhận sau hạn', ['HS63-0004']],
    ['Đã đủ thành phần', ['HS63-0006', 'HS63-0001']],
  ])
  expect(bulletin.groups[0]?.entries[0]?.link.href).toBe(`${BOARD}/ho-so/HS63-0003`)
})

test('mail that could not be read and letters that did not arrive come first, bounces and other mail last', () => {
  const { groups } = digestBulletin({ ...facts, matters })
  expect(groups.map(({ title }) => title)).toEqual([
    'Thư có tài liệu đóng dấu chỉ độ mật',
    'Thư chưa đọc được',
    'Thư gửi đơn vị không gửi được',
    'Lần hộp thư lệch với sổ',
    'Cần quyết định',
    'Còn thiếu',
    'Nhận sau hạn',
    'Đã đủ thành phần',
    'Thư trả lại',
    'Thư khác của người gửi',
  ])
  const entries = groups.flatMap((group) => group.entries)
  expect(entries.find(({ title }) => title === 'a@x.example')?.link.href).toBe(`${BOARD}/thu/41`)
  expect(entries.find(({ title }) => title === 'c@x.example')).toMatchObject({
    link: { href: `${BOARD}/thu/44` },
    details: ['Địa chỉ không tồn tại (mã 5.1.1)', 'Báo lúc 08:00 ngày 26/5'],
  })
  expect(entries.at(-1)).toMatchObject({ link: { words: '(thư không có tiêu đề)' } })
  expect(JSON.stringify(entries)).not.toContain('RangeError')
})

test('what changed since the last digest is told, and only then', () => {
  expect(bulletin.news.lines).toEqual([])
  const before = { at: AT, told: toldOf(registerOf(campaign, standings().slice(0, 4), AT)) }
  const next = digestBulletin({ ...facts, before })
  expect(next.news.lines.map(({ words, links }) => [words, links.map((link) => link.words)])).toEqual([
    ['2 hồ sơ mới', ['HS63-0005', 'HS63-0006']],
  ])
  const fresh = next.groups.flatMap(({ entries }) => entries.filter((entry) => entry.fresh))
  expect(fresh.map(({ link }) => link.words)).toEqual(['HS63-0005', 'HS63-0006'])
  const same = digestBulletin({ ...facts, before: { at: AT, told: toldOf(register) } })
  expect(same.news.lines).toEqual([{ words: 'Không có thay đổi.', links: [], rest: '' }])
})

test('completed, supplemented and merged dossiers are told apart', () => {
  const told = {
    ...toldOf(register),
    'HS63-0001': { next: 'incomplete' as const, touched: '2021-05-17T00:00:00.000Z' },
    'HS63-0002': { next: 'incomplete' as const, touched: '2021-05-17T00:00:00.000Z' },
    'HS63-0099': { next: 'complete' as const, touched: '2021-05-17T00:00:00.000Z' },
  }
  const { opened, completed, supplemented, gone } = changesSince(told, register)
  expect([opened, completed, supplemented].map((rows) => rows.map(({ code }) => code))).toEqual([
    [],
    ['HS63-0001'],
    ['HS63-0002'],
  ])
  expect(gone).toEqual(['HS63-0099'])
})

test('a delay that staff accepted is no more work', () => {
  const accepted = { code: 'late-accepted', text: 'Cán bộ đã chấp nhận hồ sơ nhận sau hạn.', review: false }
  const dossiers = register.dossiers.map((row) => (row.late ? { ...row, remarks: [accepted] } : row))
  expect(figuresOf({ dossiers })).toMatchObject({ total: 6, late: 0, complete: 3 })
})

test('unions of the roster that sent nothing are named, for each thing they owe', () => {
  expect(bulletin.silent.map(({ title, names, more }) => [title, names.length + more])).toEqual([
    ['Đơn vị chưa gửi hồ sơ đề nghị khen thưởng', 2],
    ['Đơn vị chưa gửi báo cáo kết quả thực hiện', 5],
  ])
})

test('a long group is cut and says how many more there are', () => {
  const many = (count: number): Register => {
    const row = register.dossiers.find(({ code }) => code === 'HS63-0002')!
    return {
      ...register,
      dossiers: Array.from({ length: count }, (_, index) => ({ ...row, code: `HS63-${1000 + index}` })),
    }
  }
  const waiting = (count: number) => digestBulletin({ ...facts, register: many(count) }).groups[0]
  expect(waiting(MOST_ENTRIES)?.more).toBe(0)
  expect(waiting(MOST_ENTRIES + 1)).toMatchObject({ more: 1, entries: { length: MOST_ENTRIES } })
})

test('however much there is, Gmail shows the page whole: it cuts off behind 102 kB', () => {
  const times = <T>(items: readonly T[], count: number): T[] =>
    Array.from({ length: count }, (_, index) => items[index % items.length]!)
  const rows = times(register.dossiers, 2000).map((row, index) => ({
    ...row,
    code: `HS63-${10_000 + index}`,
    missing: Array.from({ length: 9 }, (_, item) => `Tóm tắt thành tích: Nguyễn Thị Hoàng Phương Khánh ${item}`),
  }))
  const units = times(register.units, 500).map((unit) => ({ ...unit, inRoster: true, dossiers: [[], []] }))
  const full: Matters = {
    parked: times(matters.parked, 200),
    secrets: times(matters.secrets, 200),
    failed: times(matters.failed, 200),
    bounced: times(matters.bounced, 200),
    others: times(matters.others, 200).map((each) => ({ ...each, subject: 'Về việc '.repeat(40) })),
    gaps: times(matters.gaps, 200),
  }
  const before = { at: AT, told: {} }
  const most = digestBulletin({
    register: { ...register, dossiers: rows, units },
    matters: full,
    before,
    boardUrl: BOARD,
  })
  expect(Buffer.byteLength(bulletinHtml(most, { width: 600, height: 360 }))).toBeLessThan(100_000)
})

test('what can’t wait is told short, with the wave before a deadline', () => {
  const [deadline] = campaign.submissions.map((submission) => submission.deadline.at)
  const alert = alertBulletin(
    { register, matters: { ...NO_MATTERS, failed: matters.failed }, boardUrl: BOARD },
    { mails: 37, minutes: 60, deadline: deadline! },
  )
  expect(alert.subject).toBe(
    'Cần xử lý ngay: 1 thư gửi đơn vị không gửi được; 37 thư trong 60 phút (LĐLĐ quận Ba Đình)',
  )
  expect(bulletinText(alert)).toContain('hạn nhận hồ sơ còn 16 giờ.')
})

test('every sentence stands in the shared wording, once, and the code has no sentence of its own', () => {
  const names = namesIn(campaign.wording['digest']?.source ?? '').map(({ name }) => name)
  expect(names.toSorted()).toEqual(Object.keys(PIECE_SAMPLES).toSorted())
  // As if an office had put every sentence into other words: nothing of the old ones is left.
  const source = names.map((name) => `{% when "${name}" %}\n<${name}>\nsau`).join('\n')
  const other = {
    ...campaign,
    wording: { ...campaign.wording, digest: { file: '', source: `{% case phan %}\n${source}\n{% endcase %}` } },
  }
  const told = { at: AT, told: {} }
  const made = digestBulletin({ ...facts, register: { ...register, campaign: other }, matters, before: told })
  const words = bulletinText(made).replace(/<[a-z-]+>|http\S+/giu, '')
  // What else is told are values, and the words that the board uses too (why a letter came back, why a mail was not answered).
  expect(words).not.toMatch(/thiếu:|tổng|quyết định|biểu|kèm theo|khác|mới|hạn nhận|theo dõi|đối chiếu|đã đủ/iu)
})

describe('the two parts', () => {
  const full = digestBulletin({ ...facts, matters })
  const text = bulletinText(full)
  const page = bulletinHtml(full, { width: 600, height: 375 })

  test('tell the same: every code, every address, every union', () => {
    for (const words of ['HS63-0003', 'b@x.example', 'Công đoàn cơ sở phường Bằng Lăng', `${BOARD}/ho-so/HS63-0003`]) {
      expect(text).toContain(words)
      expect(page).toContain(words)
    }
  })

  test('the text stands alone and is short enough to be quoted', () => {
    expect(text).toContain('Theo tình trạng: 2 đã đủ, 2 còn thiếu, 1 cần quyết định, 1 sau hạn.')
    expect(text).toContain('Hồ sơ nhận lần đầu theo ngày: 18/5: 1; 20/5: 1; 21/5: 1; 22/5: 1; 24/5: 1.')
    expect(text.split('\n').filter((line) => line.length > 74 && !line.includes('http'))).toEqual([])
  })

  test('what mails and documents say can’t become markup, and nothing is loaded from elsewhere', () => {
    const hostile = { ...mail, subject: '<img src=x onerror=alert(1)>"\'&', from: '<script>@x.example' }
    const made = bulletinHtml(digestBulletin({ ...facts, matters: { ...NO_MATTERS, others: [hostile] } }), null)
    expect(made).not.toMatch(/<img|<script/)
    expect(made).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect([...page.matchAll(/\ssrc="([^"]*)"/g)].map(([, source]) => source)).toEqual([`cid:${CHART_CID}`])
    expect(page).not.toMatch(/url\(|@import|<link|<script/)
  })

  test('the picture says in words what it shows', () => {
    expect(page).toMatch(/<img[^>]*alt="Theo tình trạng: 2 đã đủ/)
  })
})

test('html is made by its tag alone', () => {
  const forged = JSON.parse('{"html":"<b>x</b>"}')
  expect(html`${html`<i>${'<'}</i>`}${[html`<u></u>`, 'a&b']}${null}${forged}`.html).toBe('<i>&lt;</i><u></u>a&amp;b')
})

describe('the picture', () => {
  const days = (at: string) =>
    chartOf({ ...register, at: new Date(at) }, figuresOf(register)).days.map(({ day }) => day)

  test('shows the days to the deadline, or the last two weeks where it is far or past', () => {
    expect(days('2021-05-24T08:00:00+07:00')).toEqual(Array.from({ length: 9 }, (_, index) => `2021-05-${18 + index}`))
    expect(days('2021-04-20T08:00:00+07:00').at(-1)).toBe('2021-04-20')
    expect(days('2021-07-20T08:00:00+07:00')).toHaveLength(MOST_DAYS)
    expect(days('2021-03-25T08:00:00+07:00')).toHaveLength(7)
  })

  test('keeps all its shapes and words within its frame', () => {
    for (const at of ['2021-05-26T08:00:00+07:00', '2021-05-13T08:00:00+07:00', '2021-07-20T08:00:00+07:00']) {
      const data = chartOf({ ...register, at: new Date(at) }, figuresOf(register))
      const { svg, width, height, labels } = chartPicture({ ...data, words: chartWords(data, digestWords(campaign)) })
      for (const [, x = 0, y = 0, w = 0, h = 0] of svg.matchAll(
        /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g,
      )) {
        expect(Number(x) + Number(w)).toBeLessThanOrEqual(width)
        expect(Number(y) + Number(h)).toBeLessThanOrEqual(height)
        expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(0)
      }
      for (const { x, y } of labels) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
    }
  })
})

test.each([
  ['2021-05-26T23:59:00+07:00', 'còn 1 phút'],
  ['2021-05-26T08:00:00+07:00', 'còn 16 giờ'],
  ['2021-05-23T15:00:00+07:00', 'còn 3 ngày 9 giờ'],
  ['2021-05-01T08:00:00+07:00', 'còn 25 ngày'],
  ['2021-05-29T00:00:00+07:00', 'đã qua 2 ngày'],
])('on %s the deadline is said to be %s', (now, said) => {
  expect(sayLeft(new Date('2021-05-27T00:00:00+07:00'), new Date(now))).toBe(said)
})
