import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Verdict } from '#src/dossiers/verdict.ts'
import { campaign, letter, mailbox, message, person, summary } from '../dossiers/world.ts'
import { judgedMails, word } from './mailed.ts'

/** The same mistakes where they show in whole mails: Word files made by a library, mails by a mailer, all judged as one mailbox. */

const ttr = (unit: string, names: readonly string[], number = 'Số: 12/TTr-CĐCS', day = 'ngày 20 tháng 5') =>
  word(
    'To trinh.docx',
    `LĐLĐ QUẬN BA ĐÌNH
${unit}
${number}
Ba Đình, ${day} năm 2021
TỜ TRÌNH
Về việc đề nghị khen thưởng
Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình
Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021;
Đề nghị LĐLĐ quận tặng Giấy khen cho:
${names.map((name, i) => `${i + 1}. ${name} - Nhân viên`).join('\n')}
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Mai`,
  )

const tttt = (name: string) =>
  word(
    `TTTT ${name}.docx`,
    `TÓM TẮT THÀNH TÍCH CÁ NHÂN
Họ và tên: ${name}
Sinh ngày: 12/3/1985
Chức vụ: Nhân viên
Thành tích: hoàn thành xuất sắc nhiệm vụ, có 01 sáng kiến trong đợt thi đua 60 ngày.
NGƯỜI BÁO CÁO
${name}`,
  )

const A = 'Nguyễn Thị Hương'
const B = 'Trần Quốc Đạt'
let verdicts: Readonly<Record<string, Verdict>> = {}

beforeAll(async () => {
  const whole = async (unit: string, ...more: string[]) => [await ttr(unit, [A], ...more), await tttt(A)]
  const day = '2021-05-20T09:00:00+07:00'
  verdicts = await judgedMails({
    lastSecond: {
      from: 'cd.anthinh@example.gov.vn',
      at: '2021-05-26T23:59:59+07:00',
      files: await whole('CĐCS PHƯỜNG AN THỊNH'),
    },
    onTheDay: {
      from: 'cd.yenlac@example.gov.vn',
      at: '2021-05-26T17:30:00Z',
      files: await whole('CĐCS PHƯỜNG YÊN LẠC'),
    },
    tooLate: {
      from: 'cd.tanminh@example.gov.vn',
      at: '2021-05-28T08:00:00+07:00',
      files: await whole('CĐCS PHƯỜNG TÂN MINH'),
    },
    blanks: {
      from: 'cd.mnhoamai@example.edu.vn',
      at: day,
      files: await whole('CĐCS TRƯỜNG MẦM NON HOA MAI', 'Số:       /TTr-CĐCS', 'ngày      tháng 5'),
    },
    tcvn3: {
      from: 'cd.thcshoaban@example.edu.vn',
      at: day,
      files: [{ filename: 'to trinh.docx', content: readFileSync('test/fixtures/reading/letter-tcvn3.docx') }],
    },
    vni: {
      from: 'congdoanhoaban@example.com',
      at: '2021-05-21T09:00:00+07:00',
      files: [{ filename: 'to trinh.docx', content: readFileSync('test/fixtures/reading/letter-vni.docx') }],
    },
    private: {
      from: '"Trường THCS Bằng Lăng" <thuha1985@gmail.com>',
      at: day,
      files: await whole('CĐCS TRƯỜNG THCS PHƯỢNG ĐỎ'),
    },
    forwarded: {
      from: 'cumtruong@gmail.com',
      at: day,
      subject: 'Fwd: Hồ sơ khen thưởng',
      text: '---------- Forwarded message ---------\nTừ: MN Búp Sen <cd.mnbupsen@example.edu.vn>\nTo: <cumtruong@gmail.com>\n\nEm gửi hồ sơ ạ',
      files: await whole('CĐCS TRƯỜNG MẦM NON BÚP SEN'),
    },
    away: {
      from: 'cd.mnbupsen@example.edu.vn',
      at: '2021-05-20T10:00:00+07:00',
      subject: 'Trả lời tự động: hồ sơ khen thưởng',
      text: 'Tôi nghỉ phép đến hết ngày 24/5, hồ sơ gửi sau.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    },
    part1: {
      from: 'cd.thsaomai@example.edu.vn',
      at: '2021-05-20T09:00:00+07:00',
      files: [await ttr('CĐCS TRƯỜNG TIỂU HỌC SAO MAI', [A, B])],
    },
    part2: {
      from: 'cd.thsaomai@example.edu.vn',
      at: '2021-05-20T09:04:00+07:00',
      text: 'Em gửi tiếp ạ',
      files: [await tttt(A)],
    },
    link: {
      from: 'cd.thhuongsen@example.edu.vn',
      at: day,
      text: 'Kính gửi LĐLĐ quận hồ sơ khen thưởng: https://drive.google.com/drive/folders/1AbCdEf',
    },
    locked: {
      from: 'cd.thcaybang@example.edu.vn',
      at: day,
      files: [
        await ttr('CĐCS TRƯỜNG TIỂU HỌC CÂY BÀNG', [A]),
        { filename: 'TTTT.docx', content: readFileSync('test/fixtures/reading/summary-password.docx') },
      ],
    },
  })
}, 60_000)

function dossier(name: string): Verdict['dossiers'][number] {
  const [first] = verdicts[name]?.dossiers ?? []
  if (first === undefined) throw new Error(`no dossier of ${name}`)
  return first
}

const remarks = (name: string): string[] => dossier(name).remarks.map(({ code }) => code)
const said = (name: string): string => verdicts[name]?.replies.map(({ text }) => text).join('\n') ?? ''

describe('trap 1: “trước ngày 27/5/2021” ends with 26/5 in Hanoi, and lateness is stated, not punished', () => {
  test.each([
    ['lastSecond', 'on-time', false],
    ['onTheDay', 'late', true],
    ['tooLate', 'late', false],
  ])('%s is %s', (name, timeliness, onTheDay) => {
    expect(dossier(name).timeliness).toBe(timeliness)
    expect(remarks(name).includes('on-the-day')).toBe(onTheDay)
    expect(dossier(name).status).toBe('complete')
  })
})

describe('trap 2: which papers are wanted is the plan’s word', () => {
  test('no minutes are asked for where it asks for none', () => {
    expect(dossier('lastSecond').items.map(({ item }) => item)).not.toContain('minutes')
    expect(said('part2')).not.toMatch(/biên bản/iu)
  })

  test('the same papers lack the minutes where another plan wants them', () => {
    const [commendation, ...rest] = campaign.submissions
    const [first] = commendation?.required ?? []
    if (commendation === undefined || first === undefined) throw new Error('a submission that requires something')
    const minutes = { ...first, item: 'minutes', name: 'Biên bản họp xét', types: ['minutes'], per: 'dossier' } as const
    const other = {
      ...campaign,
      submissions: [{ ...commendation, required: [...commendation.required, minutes] }, ...rest],
    }
    const judged = mailbox([other]).receive(message(), [letter(person(A)), summary(person(A))]).verdict.dossiers[0]
    expect(judged?.items.filter(({ status }) => status === 'missing').map(({ item }) => item)).toEqual(['minutes'])
  })
})

test('trap 5: blanks for number and day leave a dossier complete', () => {
  expect(dossier('blanks').status).toBe('complete')
  expect(remarks('blanks')).toContain('number-blank')
})

test.each(['tcvn3', 'vni'])('trap 7: a letter in %s names the people it names', (name) => {
  expect(dossier(name).nominees.map((nominee) => nominee.name)).toEqual([
    'Tổ Khoa học tự nhiên',
    'Nguyễn Thị Hương Giang',
    'Trần Quốc Đạt',
    'Đỗ Ngọc Ưng',
  ])
})

describe('trap 10: the papers say whose dossier it is', () => {
  test('not the sender’s display name', () => expect(dossier('private').unit?.id).toBe('thcs-phuong-do'))
  test('not the one who forwards', () => expect(dossier('forwarded').unit?.id).toBe('mn-bup-sen'))
})

describe('trap 12: not everything is answered, and not at once', () => {
  test('an automatic answer gets silence', () => {
    expect(verdicts['away']?.replies).toEqual([])
    expect(verdicts['away']?.silence).toBe('auto-reply')
  })

  test('what is missing is told after the burst, once, and only what the last mail left open', () => {
    const [first, second] = ['part1', 'part2'].map((name) =>
      verdicts[name]?.replies.find(({ kind }) => kind === 'missing-items'),
    )
    expect(Date.parse(first?.sendAt ?? '')).toBeGreaterThan(Date.parse('2021-05-20T09:04:00+07:00'))
    expect(Date.parse(second?.sendAt ?? '')).toBeGreaterThan(Date.parse(first?.sendAt ?? ''))
    expect(
      dossier('part2')
        .items.filter(({ status }) => status === 'missing')
        .map(({ nominee }) => nominee),
    ).toEqual([B])
    expect(dossier('part2').code).toBe(dossier('part1').code)
  })
})

test('trap 13: the letters sound like an office of the union', () => {
  const all = Object.values(verdicts).flatMap(({ replies }) => replies)
  expect(all.length).toBeGreaterThan(10)
  for (const { text, subject } of all) {
    expect(`${subject}\n${text}`).not.toMatch(
      /\bbạn\b|từ chối|thất bại|không hợp lệ|Mẫu số|ngày trả kết quả|hẹn trả|!|\p{Extended_Pictographic}/iu,
    )
    expect(text).toMatch(/^Kính gửi/mu)
    expect(text).toContain('tự động')
  }
})

describe('trap 14: the mail is not the whole dossier, and not everything in it is a file received', () => {
  test('a receipt reminds of the paper', () => expect(said('lastSecond')).toMatch(/bản giấy/u))

  test('a link is no file', () => {
    expect(remarks('link')).toContain('link-only')
    expect(dossier('link').status).not.toBe('complete')
  })

  test('what is behind a password was received and could not be read: it is not missing', () => {
    expect(dossier('locked').status).toBe('needs-review')
    expect(dossier('locked').items.map(({ status }) => status)).not.toContain('missing')
    expect(verdicts['locked']?.replies.map(({ kind }) => kind)).toEqual(['review-pending'])
  })
})
