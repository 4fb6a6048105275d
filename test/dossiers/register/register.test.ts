import { expect, test } from 'vitest'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { type Register, registerOf, type Standing } from '#src/dossiers/register/register.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { document, mailbox, message, person, summary } from '#test/dossiers/world.ts'
import { campaign, group, letterOf, standings } from './sample.ts'

const AT = new Date('2021-05-26T08:00:00+07:00')
const UNION = 'CĐCS TRƯỜNG THCS HOA SỮA'
const register = registerOf(campaign, standings(), AT)

function of(...mails: readonly { at: string; documents: readonly ReturnType<typeof document>[] }[]): Register {
  const box = mailbox([campaign])
  const judged = mails.map(({ at, documents }) => box.receive(message({ at }), documents).dossiers[0])
  const last: Standing | undefined = judged.at(-1)
  return registerOf(campaign, last === undefined ? [] : [last], AT)
}

test('collectives and people are listed apart, people by their given names', () => {
  expect(register.collectives.map(({ name }) => name)).toEqual(['Tập thể tổ Mẫu giáo lớn', 'Tổ Khoa học tự nhiên'])
  expect(register.individuals.map(({ name }) => name.split(' ').at(-1))).toEqual([
    'An',
    'An")',
    'Ánh',
    'Ánh',
    'Ân',
    'Bé',
    'Đạt',
    'Yến',
  ])
})

test('a nominee carries post, place of work, proposing union, award, letter and state', () => {
  expect(register.individuals.find(({ name }) => name === 'Phạm Quốc Đạt')).toMatchObject({
    post: 'Công nhân tổ may 3',
    unit: 'Xưởng may số 1',
    proposer: 'Công đoàn cơ sở Công ty TNHH Ánh Dương',
    award: 'Giấy khen',
    letterDate: '2021-05-21',
    status: 'needs-review',
    code: 'HS63-0003',
  })
})

test('what the newest document types is the spelling, and an older one is told', () => {
  const nominee = person('Đặng Thuý An', { birthYear: 1984 })
  const made = of(
    { at: '2021-05-18T09:00:00+07:00', documents: [letterOf(UNION, '1/TTr', '2021-05-17', nominee)] },
    { at: '2021-05-19T09:00:00+07:00', documents: [summary(person('Đặng Thúy An', { birthYear: 1984 }))] },
  )
  expect(made.individuals).toMatchObject([
    { name: 'Đặng Thúy An', remarks: ['Tên ghi khác ở tệp “To trinh.docx”: Đặng Thuý An.'] },
  ])
})

test('a name read from a picture does not replace one that was typed', () => {
  const made = of(
    { at: '2021-05-18T09:00:00+07:00', documents: [letterOf(UNION, '1/TTr', '2021-05-17', person('Đặng Thuý An'))] },
    { at: '2021-05-19T09:00:00+07:00', documents: [summary(person('Đặng Thủy An'), { readBy: 'ocr' })] },
  )
  expect(made.individuals.map(({ name }) => name)).toEqual(['Đặng Thuý An'])
})

test('what staff spelled stands, whatever documents say', () => {
  const nominee = person('Đặng Thuý An')
  const papers = [letterOf(UNION, '1/TTr', '2021-05-17', nominee), summary(nominee)]
  const [standing] = mailbox([campaign]).receive(message({ at: '2021-05-18T09:00:00+07:00' }), papers).dossiers
  const { state } = standing!
  const documents = papers.slice(0, 1).map(({ sha256, pages }) => ({ sha256, pages }))
  const effect = { kind: 'nominee-respell' as const, documents, nominee, name: 'Đặng Thùy An' }
  const decision = { id: 1, dossier: state.code, at: '2021-05-19T00:00:00Z', by: 'a@x.example', reason: '', effect }
  const decided = standingsOf([{ ...state, decisions: [decision] }], campaign, [])
  expect(registerOf(campaign, decided, AT).individuals.map(({ name }) => name)).toEqual(['Đặng Thùy An'])
  expect(standingsOf([{ ...state, closed: { as: 'not-a-dossier' } }], campaign, [])).toEqual([])
})

test('capitals of a heading are layout: the name stands in its letters where any document has it so', () => {
  expect(register.individuals.map(({ name }) => name)).toContain('Lê Thị Hải Yến')
  const made = of({
    at: '2021-05-18T09:00:00+07:00',
    documents: [letterOf(UNION, '1/TTr', '2021-05-17', person('LÊ THỊ HẢI YẾN'))],
  })
  expect(made.individuals).toMatchObject([{ name: 'LÊ THỊ HẢI YẾN', remarks: ['Chưa có tóm tắt thành tích.'] }])
})

test('every union of the roster has its line, in its order; who sent nothing is seen; a strange body comes last', () => {
  expect(
    register.units.map(({ name, inRoster, dossiers }) => [name, inRoster, dossiers.map((own) => own.length)]),
  ).toEqual([
    ['Công đoàn cơ sở Trường THCS Hoa Sữa', true, [1, 1]],
    ['Công đoàn cơ sở Trường Mầm non Sao Khuê', true, [1, 0]],
    ['Công đoàn cơ sở Công ty TNHH Ánh Dương', true, [1, 0]],
    ['Công đoàn cơ sở Trường Tiểu học Hương Sen', true, [1, 0]],
    ['Công đoàn cơ sở phường Bằng Lăng', true, [0, 0]],
    ['Công đoàn cơ sở Công ty Cổ phần May Thanh Bình', true, [0, 0]],
    ['CĐCS CÔNG TY VẬN TẢI SÔNG HỒNG', false, [1, 0]],
  ])
})

test('two unions’ namesakes and two of one union are as many lines', () => {
  const namesakes = [
    person('Nguyễn Thị Hương', { birthYear: 1980, post: 'Giáo viên Toán' }),
    person('Nguyễn Thị Hương', { birthYear: 1991, post: 'Giáo viên Văn' }),
  ]
  const made = of({
    at: '2021-05-18T09:00:00+07:00',
    documents: [letterOf(UNION, '1/TTr', '2021-05-17', ...namesakes), ...namesakes.map((each) => summary(each))],
  })
  expect(made.individuals.map(({ birthYear, post }) => [birthYear, post])).toEqual([
    [1980, 'Giáo viên Toán'],
    [1991, 'Giáo viên Văn'],
  ])
})

test('a campaign without dossiers has a register of unions', () => {
  const empty = registerOf(campaign, [], AT)
  expect([empty.collectives, empty.individuals, empty.dossiers]).toEqual([[], [], []])
  expect(empty.units).toHaveLength(campaign.units.length)
  expect(registerPaper(empty).sheets[0]?.sections.map(({ heading }) => heading)).toEqual([
    'I. TẬP THỂ (00)',
    'II. CÁ NHÂN (00)',
  ])
})

test('the paper has the office’s head, the place with the day, and who signs for the body that issued the plan', () => {
  const { letterhead, signatures, sheets } = registerPaper(register)
  expect(letterhead).toEqual({
    superior: 'LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI',
    issuer: 'LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH',
    country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    placeAndDate: 'Ba Đình, ngày 26 tháng 5 năm 2021',
  })
  expect(signatures[1].title).toEqual(['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'])
  expect(sheets.map(({ name }) => name)).toEqual(['Đề nghị khen thưởng', 'Hồ sơ đã nhận', 'Công đoàn cơ sở'])
  expect(
    sheets.every(({ columns, sections }) =>
      sections.every(({ rows }) => rows.every((row) => row.length === columns.length)),
    ),
  ).toBe(true)
})

test('an office elsewhere signs by its own name and place, or by none', () => {
  const office = { ...campaign.office, name: 'Công đoàn phường Hoa Mai', shortName: 'CĐ phường Hoa Mai', place: '' }
  const other = { ...campaign, office, plan: { ...campaign.plan, issuer: 'Công đoàn phường Hoa Mai' } }
  const { letterhead, signatures } = registerPaper(registerOf(other, [], AT))
  expect(letterhead.placeAndDate).toBe('Ngày 26 tháng 5 năm 2021')
  expect(signatures[1].title).toEqual(['CHỦ TỊCH'])
})

test('kinds are numbered apart, and what is open about a nominee stands beside the name', () => {
  const { sheets } = meetingPaper(register)
  const [collectives, individuals] = sheets[0]?.sections ?? []
  expect(collectives?.rows.map(([number]) => number)).toEqual([1, 2])
  expect(individuals?.rows.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(collectives?.rows[0]?.at(-1)).toBe('Tờ trình số 05/TTr-CĐ\nCần bổ sung.\nChưa có tóm tắt thành tích.')
  expect(individuals?.rows[0]?.at(-1)).toContain('Tờ trình số 12/TTr-CĐCS')
})

test('line ends and marks that turn the direction of writing do not come through', () => {
  const made = of({
    at: '2021-05-18T09:00:00+07:00',
    documents: [letterOf(UNION, '1/TTr', '2021-05-17', group('Tổ\u202e may\nsố\u0000 1'))],
  })
  expect(registerPaper(made).sheets[0]?.sections[0]?.rows[0]?.[1]).toBe('Tổ may số 1')
})
