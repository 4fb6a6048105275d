import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { composeLetter, SUBJECT_CHARACTERS } from '#src/dossiers/letters/compose-letter.ts'
import { FILES_TOLD, letterValues, NAME_CHARACTERS } from '#src/dossiers/letters/letter-values.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import { sampleLetters } from '#src/dossiers/letters/sample-letters.ts'
import { loadCampaigns } from '#src/io/rules.ts'

const { campaigns, faults } = await loadCampaigns('rules/campaigns')
const samples = campaigns.flatMap(sampleFacts)
const plan63 = campaigns.find(({ id }) => id === '63-kh-ldld-2021')
const sample = (id: string) =>
  sampleFacts(plan63 ?? expect.fail()).find((each) => each.id === id)?.facts ?? expect.fail(`no sample ${id}`)
/** The text part as one line, for sentences that wrap. */
const said = (id: string, change: object = {}) => composeLetter({ ...sample(id), ...change }).text.replace(/\s+/gu, ' ')

test('the shipped campaigns load without a fault', () => {
  expect(faults).toEqual([])
  expect(plan63).toBeDefined()
})

test.each(samples.map(({ id, facts }) => [`${facts.campaign.id} ${id}`, facts] as const))(
  '%s is whole',
  (_id, facts) => {
    const { subject, text, html } = composeLetter(facts)
    for (const dossier of facts.dossiers.slice(0, 1)) expect(subject).toContain(`[${dossier.code}]`)
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/undefined|\bnull\b|\{\{|\}\}|\{%|NaN|\*\*|[\ue000-\uf8ff]/u)
      expect(part).toBe(part.normalize('NFC'))
    }
    expect(text).toMatch(/Kính gửi: (?:Ban Chấp hành Công đoàn|Đồng chí)/u)
    expect(text.replace(/\s+/gu, ' ')).toContain(
      'Thư này được gửi tự động; kết quả kiểm tra hồ sơ do cán bộ phụ trách xác nhận.',
    )
    expect(text).toContain(facts.campaign.office.email)
    expect(text).toContain('Trân trọng./.')
    expect(html).not.toMatch(/https?:|<img|<script|<link|url\(/u)
    expect(html.length).toBeLessThan(102_000)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
  },
)

test('no letter sounds like a start-up or like a court', () => {
  for (const { facts } of samples) {
    const { subject, text } = composeLetter(facts)
    expect(`${subject}\n${text}`).not.toMatch(
      /(?<!\p{L})(?:bạn|lỗi|thất bại|từ chối|không hợp lệ|mẫu số)(?!\p{L})|!|\p{Extended_Pictographic}/iu,
    )
    expect(text).not.toMatch(/hẹn trả kết quả|ngày trả/iu)
  }
})

test('both parts say the same words', () => {
  for (const { facts } of samples) {
    const { text, html } = composeLetter(facts)
    const body = html
      .slice(html.indexOf('<body'))
      .replace(/<span class="label[^>]*>[^<]*<\/span>/gu, '')
      .replace(/<[^>]+>/gu, ' ')
      .replace(/&(?:lt|gt|amp|quot|#39|nbsp);/gu, ' ')
    const wordsOf = (part: string) => new Set(part.match(/[\p{L}\p{N}]{2,}/gu))
    const missing = [...wordsOf(text)].filter((word) => !wordsOf(body).has(word))
    expect(missing).toEqual([])
  }
})

test('a receipt tells code, time, documents with file and mark, deadline and paper copy', () => {
  const text = said('receipt')
  expect(text).toContain('Mã hồ sơ: HS63-0042')
  expect(text).toContain('Thời gian nhận: 16 giờ 06 phút, ngày 25 tháng 5 năm 2021')
  expect(text).toContain('theo Kế hoạch số 63/KH-LĐLĐ ngày 23 tháng 3 năm 2021')
  expect(text).toContain('Hạn nhận: 24 giờ 00 phút ngày 26 tháng 5 năm 2021 (Kế hoạch ghi: trước ngày 27/5/2021)')
  expect(text).toContain(
    'Tờ trình của Công đoàn cơ sở Tệp “To trinh de nghi khen thuong.pdf”, 24,5 KB, mã đối chiếu SHA-256 0f3a9c1b',
  )
  expect(text).toContain('đã có đủ thành phần theo Kế hoạch')
  expect(text).toContain(
    'gửi hồ sơ bản giấy về LĐLĐ quận Ba Đình (qua bộ phận Chính sách - Pháp luật) trước ngày 27/5/2021',
  )
})

test('a receipt before the notice calls nothing missing', () => {
  expect(said('receipt-part')).not.toMatch(/còn thiếu (?!thành phần, LĐLĐ)|Chưa có/u)
  expect(said('receipt-part')).toContain('đề nghị đồng chí tiếp tục gửi bằng cách trả lời thư này')
})

test('lateness is stated with both instants and handed to people', () => {
  expect(said('receipt-late')).toContain(
    'Hồ sơ được nhận sau thời gian nêu tại Kế hoạch (trước ngày 27/5/2021, tức là đến 24 giờ 00 phút ngày 26 tháng 5 năm 2021)',
  )
  expect(said('receipt-late')).toContain('ghi nhận hồ sơ và sẽ xem xét; cán bộ phụ trách sẽ thông báo lại với đơn vị')
  expect(said('receipt-on-the-day')).toContain(
    'ghi nhận hồ sơ được nhận lúc 08 giờ 24 phút, ngày 27 tháng 5 năm 2021 và chuyển cán bộ phụ trách xem xét',
  )
  expect(said('receipt-completed-late')).toMatch(
    /nhận lần đầu lúc .* ngày 25 .* được bổ sung lúc .* ngày 28 .* ghi nhận cả hai thời điểm/u,
  )
})

test('a notice lists everything missing in one table, with the deadline and the way to supplement', () => {
  const text = said('missing-items')
  for (const name of ['tập thể Tổ Khoa học tự nhiên', 'đồng chí Nguyễn Thị Minh Hằng', 'đồng chí Trần Quốc Thắng'])
    expect(text).toContain(`Tóm tắt thành tích của ${name} Tình trạng: Chưa có`)
  expect(text).toContain(
    'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021 bằng cách trả lời thư này, giữ nguyên mã HS63-0042',
  )
  expect(composeLetter(sample('missing-items')).html.match(/<th /gu)).toHaveLength(4)
})

test('a second notice is a difference: received since, still missing', () => {
  const text = said('missing-items-difference')
  expect(text).toMatch(
    /Thành phần nhận bổ sung: - Tóm tắt thành tích: Tổ Khoa học tự nhiên Tệp “[^”]+”, [\d,]+ KB, mã đối chiếu SHA-256 [0-9a-f]{8} Còn thiếu: 1\. /u,
  )
})

test('a notice that leaves after the deadline asks for nothing before it', () => {
  for (const text of [
    said('missing-items-after-deadline'),
    said('missing-items', { sendAt: new Date('2021-05-26T17:05:00Z') }),
  ]) {
    expect(text).not.toContain('bổ sung hồ sơ đề nghị khen thưởng trước')
    expect(text).toContain('Đề nghị đơn vị sớm bổ sung')
  }
})

test('paper is asked for by the day that holds, not by one that was put off', () => {
  expect(said('missing-items-extended')).toMatch(
    /bổ sung hồ sơ đề nghị khen thưởng trước 24 giờ 00 phút ngày 29 tháng 5/u,
  )
  expect(said('missing-items-extended')).toContain(
    'gửi hồ sơ bản giấy về LĐLĐ quận Ba Đình (qua bộ phận Chính sách - Pháp luật) trước 24 giờ 00 phút ngày 29 tháng 5 năm 2021.',
  )
  expect(said('receipt-rolled')).toContain('(qua bộ phận Chính sách - Pháp luật) trước 24 giờ 00 phút ngày 27 tháng 5')
  expect(said('review-pending-campaign')).not.toContain('bản giấy')
})

test('a dossier that was whole from the first was not supplemented by being sent again', () => {
  expect(said('resend')).toContain('Qua kiểm tra bước đầu, bản mềm hồ sơ đề nghị khen thưởng đã có đủ thành phần')
  expect(said('receipt-completed')).toContain('Sau khi bổ sung, bản mềm')
})

test('of two dossiers, the one that an officer looks at is named', () => {
  expect(said('review-pending-no-files')).toContain(
    'Hồ sơ đề nghị khen thưởng (HS63-0042) có nội dung cần được cán bộ phụ trách trực tiếp xem xét',
  )
  expect(said('review-pending-no-files')).not.toContain('Trong hồ sơ')
})

test('a reminder says what has not come, not that nothing came, and asks for nothing before a time that is past', () => {
  const reminder = (id: string) =>
    sampleLetters(plan63 ?? expect.fail())
      .find((each) => each.id === id)
      ?.compose()
      .text.replace(/\s+/gu, ' ') ?? expect.fail()
  expect(reminder('reminder-incomplete')).toContain('chưa nhận được báo cáo kết quả thực hiện của đơn vị')
  const late = reminder('reminder-after-deadline')
  expect(late).toContain('Đề nghị đơn vị sớm gửi hồ sơ đề nghị khen thưởng về địa chỉ ldldbadinh@gmail.com.')
  expect(late.match(/trước 24 giờ/gu)).toBeNull()
})

test('a notice speaks of the incomplete dossier only', () => {
  const [part, report] = sample('receipt-both').dossiers
  const { subject, text } = composeLetter({ ...sample('receipt-both'), kind: 'missing-items' })
  expect(part?.status === 'incomplete' && report?.status === 'complete').toBe(true)
  expect(subject).toContain('[HS63-0042]')
  expect(subject + text).not.toContain('HS63-0043')
})

test('one mail for two submissions is answered by one letter with both codes', () => {
  const { subject } = composeLetter(sample('receipt-both'))
  expect(subject).toMatch(/^\[HS63-0042\] \[HS63-0043\] .*hồ sơ đề nghị khen thưởng và báo cáo kết quả thực hiện/u)
  const late = said('receipt-both-late')
  expect(late.split('Hồ sơ được nhận sau thời gian').length).toBe(2)
})

test('a letter about unreadable files calls nothing missing and says how to send each again', () => {
  const text = said('review-pending-all-problems')
  expect(text).not.toMatch(/thiếu|Chưa có/u)
  for (const how of [
    'Bỏ mật khẩu',
    'không chia phần',
    'Điền đầy đủ',
    'Word (.docx) hoặc PDF',
    'chia thành nhiều tệp',
    'Giải nén',
    'từng tài liệu riêng',
    'tệp có nội dung',
    'bản rõ hơn',
  ])
    expect(text).toContain(how)
  expect(text).toContain('Cán bộ phụ trách sẽ trực tiếp xem xét')
})

test('a whole dossier is asked for nothing again, although a file beside it could not be read', () => {
  const text = said('receipt-and-unread')
  expect(text).toContain('đã có đủ thành phần')
  expect(text).toContain(
    'chưa kiểm tra được nội dung: - “TOM TAT THANH TICH.docx” - “scan0001.pdf” Trường hợp đó là tài liệu',
  )
  expect(text).not.toContain('Bỏ mật khẩu')
})

test('a blank form is told kindly, with what to do', () => {
  expect(said('receipt-part-and-blank-form')).toContain(
    'Tệp là mẫu chưa điền nội dung Nội dung đề nghị: Điền đầy đủ nội dung vào mẫu rồi gửi lại',
  )
})

test('without a file the letter says so, and that a link is no soft copy', () => {
  expect(said('receipt-no-file')).toContain('thư chưa có tệp đính kèm')
  expect(said('receipt-no-file')).not.toContain('Google Drive')
  expect(said('receipt-link')).toContain('chưa được tính là bản mềm của hồ sơ')
})

test('a unit that is not known yet is asked for its name', () => {
  expect(said('receipt-unknown-unit')).toContain('cho biết tên công đoàn cơ sở')
  expect(said('receipt')).not.toContain('cho biết tên công đoàn cơ sở')
})

test('nothing that came from a mail becomes markup, tags or lines', () => {
  const evil = '| a | b |\n\n- x **y** {{ email }} {% if %} <script>alert(1)</script>\u202e'
  const base = sample('review-pending')
  const change = {
    unitName: evil,
    arrived: base.arrived.map((each) => ({ ...each, what: evil, file: evil })),
    unread: base.unread.map((each) => ({ ...each, file: evil })),
  }
  const { subject, text, html } = composeLetter({ ...base, ...change })
  const plain = composeLetter({ ...base, unitName: 'x' })
  expect(subject).not.toMatch(/\n/u)
  expect(text).toContain('{{ email }} {% if %}')
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script')
  for (const tag of ['<td', '<tr', '<li', '<ul', '<table', '<p '])
    expect(html.split(tag).length).toBe(plain.html.split(tag).length)
})

test('long names are cut in the middle, at the limit they are whole', () => {
  const values = (name: string) =>
    letterValues({ ...sample('review-pending'), unread: [{ file: name, problem: null }] })['tep_chua_doc']
  const name = `${'a'.repeat(NAME_CHARACTERS - 5)}.docx`
  expect(values(name)).toEqual([{ ten: name, vuong_mac: 'unrecognised' }])
  expect(values(`b${name}`)).toEqual([{ ten: expect.stringMatching(/^ba+ … a+\.docx$/u), vuong_mac: 'unrecognised' }])
})

test('files beyond the limit are counted', () => {
  const many = (count: number) =>
    said('receipt', {
      arrived: Array.from({ length: count }, (_, index) => ({
        what: `Tài liệu ${index}`,
        file: `${index}.pdf`,
        bytes: 1,
        sha256: String(index).padStart(64, '0'),
        receivedAt: new Date(0),
      })),
    })
  expect(many(FILES_TOLD)).not.toContain('tệp khác')
  expect(many(FILES_TOLD + 1)).toContain('và 1 tệp khác')
})

test('a notice of a hundred missing papers is shown whole: Gmail cuts off behind 102 kB', () => {
  const [part = expect.fail()] = sample('missing-items').dossiers
  const missing = Array.from({ length: 100 }, (_, index) => ({
    name: 'Tóm tắt thành tích',
    nominee: { kind: 'individual' as const, name: `Nguyễn Thị Hoàng Phương Khánh ${index}` },
  }))
  const { html } = composeLetter({ ...sample('missing-items'), dossiers: [{ ...part, missing }] })
  expect(html.match(/Phương Khánh/gu)).toHaveLength(100)
  expect(Buffer.byteLength(html)).toBeLessThan(100_000)
})

test('documents of one file stand together', () => {
  const [first] = sample('receipt').arrived
  const arrived = ['Tờ trình số 12/TTr-CĐCS', 'Tóm tắt thành tích: Trần Quốc Thắng'].map((what) => ({ ...first, what }))
  expect(said('receipt', { arrived })).toContain('- Tờ trình số 12/TTr-CĐCS Tóm tắt thành tích: Trần Quốc Thắng Tệp “')
})

test('a subject has its codes, and what else it says ends at the limit', () => {
  const whole = sample('receipt').dossiers[0] ?? expect.fail()
  const { subject } = composeLetter({
    ...sample('receipt'),
    unitName: `Trường ${'Dài '.repeat(100)}`,
    supplement: true,
  })
  expect(subject.length).toBeLessThanOrEqual(SUBJECT_CHARACTERS)
  expect(subject).toMatch(/^\[HS63-0042\] .*…/u)
  const codes = Array.from({ length: 40 }, (_, index) => ({ ...whole, code: `HS63-${1000 + index}` }))
  expect(composeLetter({ ...sample('receipt'), dossiers: codes }).subject).toMatch(/^(?:\[HS63-10\d\d\] ?){40}/u)
})

test('a telephone number is told where the campaign gives one', () => {
  const { campaign } = sample('receipt')
  const office = { ...campaign.office, phone: '024.3000.0000', address: 'số 1 phố Hoa Ban' }
  expect(said('receipt', { campaign: { ...campaign, office } })).toContain(
    'liên hệ bộ phận Chính sách - Pháp luật, điện thoại 024.3000.0000, thư điện tử ldldbadinh@gmail.com, địa chỉ số 1 phố Hoa Ban.',
  )
  expect(said('receipt')).not.toContain('điện thoại')
})

test('letters are the same for the same facts', () => {
  expect(composeLetter(sample('missing-items'))).toEqual(composeLetter(sample('missing-items')))
})

test('every placeholder is told in the README of the wording', () => {
  const readme = readFileSync('rules/wording/README.md', 'utf8')
  const names = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        names.add(name)
        collect(inner)
      }
  }
  for (const { values } of sampleLetters(plan63 ?? expect.fail())) collect(values)
  expect([...names].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
