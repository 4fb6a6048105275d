import { describe, expect, it } from 'vitest'
import type { Nominee } from '#src/understanding/document.ts'
import { collectiveKey, compareNominees } from '#src/understanding/names.ts'
import { pairNominees } from '#src/understanding/pairing.ts'
import { foldName, foldText } from '#src/understanding/vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '#src/understanding/vietnamese/person-name.ts'

const person = (name: string, data: Partial<Nominee> = {}): Nominee => ({
  kind: 'individual',
  name,
  post: '',
  unit: '',
  birthYear: null,
  award: '',
  achievementsTold: false,
  evidence: { page: 1, text: name },
  ...data,
})
const collective = (name: string, data: Partial<Nominee> = {}): Nominee => person(name, { kind: 'collective', ...data })
const like = (a: Nominee, b: Nominee, ocr = false) => compareNominees(a, b, { ocr })

describe('folding', () => {
  it('makes one text of every way to type it', () => {
    for (const typed of ['TỜ  TRÌNH', 'tờ trình', 'To trinh', 'TỜ TRÌNH'.normalize('NFD'), 'TỜ\u00a0TRÌNH']) {
      expect(foldText(typed)).toBe('to trinh')
    }
    expect(foldText('CÔNG ÐOÀN khen thƣởng – “Ba Đình”')).toBe('cong doan khen thuong - "ba dinh"')
  })

  it.each([
    ['hoà', 'hòa'],
    ['Thuý', 'THÚY'],
    ['huỷ', 'hủy'],
    ['Nguyễn', 'nguyễn'],
    ['quý', 'QUÝ'],
    ['khoẻ', 'khỏe'],
    ['giàu', 'giàu'],
    ['Tuỳ', 'tùy'],
    ['Ngoạn', 'ngoạn'],
    ['Khuê', 'khuê'],
    ['Thuở', 'thuở'],
  ])('puts the tone of %s where that of %s is', (a, b) => {
    expect(foldName(a)).toBe(foldName(b))
    expect(foldName(a.normalize('NFD'))).toBe(foldName(b))
  })

  it('keeps apart what differs by a tone or a mark', () => {
    expect(new Set(['Hương', 'Hường', 'Hướng', 'Huong', 'Hưởng'].map(foldName)).size).toBe(5)
  })
})

describe('a person’s name', () => {
  it.each([
    ['Đ/c Nguyễn Văn A', 'Nguyễn Văn A'],
    ['đồng chí: Trần Thị B', 'Trần Thị B'],
    ['Ông (bà) Lê Văn C,', 'Lê Văn C'],
    ['ThS. Phạm Thị D', 'Phạm Thị D'],
    ['PGS.TS. Võ Văn E', 'Võ Văn E'],
    ['ĐỒNG CHÍ NGUYỄN VĂN A', 'NGUYỄN VĂN A'],
    ['Bà Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['Cổ Văn Minh', 'Cổ Văn Minh'],
    ['- Đc Nguyễn Thị Hoà', 'Đc Nguyễn Thị Hoà'],
  ])('of %s is %s', (typed, name) => {
    expect(withoutHonorifics(typed)).toBe(name)
  })

  it('is told from posts, organs and headings', () => {
    for (const name of [
      'Nguyễn Thị Hương',
      'TRƯƠNG ĐẠI NGHĨA',
      'Lê Hạnh Phúc',
      'Nguyen Van Nam',
      'Nguyễn Bá Đình',
      'Lò Thị Y Ban',
    ]) {
      expect(personNameScore(name), name).toBeGreaterThan(0.5)
    }
    for (const text of [
      'Trường THCS Giảng Võ',
      'Chủ Tịch',
      'Ban Chấp Hành',
      'Giáo viên',
      'Tổ Văn Phòng',
      'CÔNG ĐOÀN CƠ SỞ',
      'Hà Nội',
      'Như Trên',
    ]) {
      expect(personNameScore(text), text).toBeLessThan(0.5)
    }
  })
})

describe('two mentions of a person', () => {
  it('are the same whatever the case, form, tone placement or honorific', () => {
    expect(like(person('Đ/c NGUYỄN THỊ HOÀ'), person('Nguyễn Thị Hòa'.normalize('NFD')))).toBe('same')
    expect(like(person('Nguyễn  Thị Hòa'), person('Bà Nguyễn Thị Hoà'))).toBe('same')
    expect(like(person('Ðinh Văn Ðức'), person('Đinh Văn Đức'))).toBe('same')
  })

  it('are unsure where only marks, i and y or one letter part them', () => {
    expect(like(person('Nguyen Thi Hoa'), person('Nguyễn Thị Hòa'))).toBe('unsure')
    expect(like(person('Lý Thị Hoa'), person('Lí Thị Hoa'))).toBe('unsure')
    expect(like(person('Nguyễn Thị Hương'), person('Nguyễn Thị Hường'))).toBe('unsure')
  })

  it('are different people when the names are', () => {
    expect(like(person('Nguyễn Thị Hương'), person('Nguyễn Thu Hương'))).toBe('different')
    expect(like(person('Nguyễn Văn Nam'), person('Nguyễn Văn Ba'))).toBe('different')
    expect(like(person('Nguyễn Văn Nam'), person('Trần Văn Nam'), true)).toBe('different')
  })

  it('are never merged against a year of birth, post or unit', () => {
    const a = person('Nguyễn Thị Hương', { birthYear: 1985 })
    expect(like(a, person('Nguyễn Thị Hương', { birthYear: 1990 }))).toBe('different')
    expect(like(a, person('Nguyễn Thị Hương', { birthYear: 1986 }))).toBe('unsure')
    expect(like(a, person('Nguyễn Thị Hương', { birthYear: 1985 }))).toBe('same')
    expect(like(person('Lê Thị Hoa', { post: 'Giáo viên' }), person('Lê Thị Hoa', { post: 'Kế toán' }))).toBe('unsure')
    expect(like(person('Lê Thị Hoa', { post: 'GV' }), person('Lê Thị Hoa', { post: 'Giáo viên Toán' }))).toBe('same')
  })

  it('that OCR read are the same at one slip only with data that support it', () => {
    const read = person('Nguyễn Thi Hưong', { birthYear: 1985 })
    expect(like(read, person('Nguyễn Thị Hương', { birthYear: 1985 }), true)).toBe('same')
    expect(like(person('Nguyễn Thi Hưong'), person('Nguyễn Thị Hương'), true)).toBe('unsure')
    expect(like(person('Nguyễn Thị Hương'), person('Nguyễn Thu Hằng'), true)).toBe('different')
  })
})

describe('a collective', () => {
  it.each([
    ['CĐCS Trường THCS Giảng Võ', 'Công đoàn trường trung học cơ sở Giảng Võ'],
    ['BCH Công đoàn cơ sở Trường MN Hoa Mai', 'TRƯỜNG MẦM NON HOA MAI'],
    ['CĐCS Cty TNHH MTV Bình Minh', 'Công đoàn Công ty trách nhiệm hữu hạn một thành viên “Bình Minh”'],
    ['CĐCS UBND phường Kim Mã', 'Công đoàn cơ sở Ủy ban nhân dân phường Kim Mã'],
    ['Tập thể Tổ Văn phòng', 'TỔ VĂN PHÒNG'],
    ['CĐ Trường TH Ngọc Hà', 'Công đoàn cơ sở trường Tiểu học Ngọc Hà, quận Ba Đình'],
  ])('%s has the key of %s', (a, b) => {
    expect(collectiveKey(a)).toBe(collectiveKey(b))
    expect(like(collective(a), collective(b))).toBe('same')
  })

  it('may be written by the initials of its words', () => {
    expect(like(collective('Tổ KHXH'), collective('Tổ Khoa học xã hội'))).toBe('same')
    expect(like(collective('Phòng KT-NQ'), collective('Phòng Kế toán - Ngân quỹ'))).toBe('unsure')
    expect(like(collective('Tổ KHXH'), collective('Tổ Khoa học tự nhiên'))).toBe('different')
  })

  it('is not merged with another by likeness', () => {
    expect(like(collective('Tổ Toán 1'), collective('Tổ Toán 2'), true)).toBe('different')
    expect(like(collective('Trường THCS Giảng Võ'), collective('Trường MN Giảng Võ'))).toBe('different')
    expect(like(collective('Phòng Kế toán'), collective('Phòng Hành chính'))).toBe('different')
    expect(like(collective('Tổ Văn phòng'), collective('Tổ Văn phòng trường THCS Ba Đình 2'))).toBe('same')
    expect(like(collective('Tổ Văn phòng'), collective('Tổ Văn phòng 2'))).toBe('different')
  })
})

describe('pairing', () => {
  it('gives namesakes each their own summary and leaves the third without', () => {
    const nominated = [1985, 1990, 1970].map((birthYear) => person('Nguyễn Thị Hương', { birthYear }))
    const told = [1990, 1985].map((birthYear) => person('NGUYỄN THỊ HƯƠNG', { birthYear }))
    const pairing = pairNominees(nominated, told, { ocr: false })
    expect(pairing.pairs.map((pair) => [pair.nominated, pair.told, pair.sure])).toEqual([
      [0, 1, true],
      [1, 0, true],
    ])
    expect(pairing.unpaired).toEqual([2])
  })

  it('is sure of a likeness that has nobody else to be', () => {
    const pairing = pairNominees(
      [person('Nguyễn Thị Hương', { post: 'Chủ tịch CĐCS' }), person('Lê Văn Nam')],
      [person('Nguyễn Thị Hương', { post: 'Giáo viên' }), person('Le Van Nam')],
      { ocr: false },
    )
    expect(pairing.pairs.every((pair) => pair.sure)).toBe(true)
  })

  it('gives a paper to the namesake whose post it tells', () => {
    const [cook, lecturer] = ['Nhân viên cấp dưỡng', 'Giảng viên'].map((post) => person('Bùi Mạnh Thịnh', { post }))
    if (cook === undefined || lecturer === undefined) throw new Error('two people')
    const { pairs } = pairNominees([cook, lecturer], [person('Bùi Mạnh Thịnh', { post: 'Giảng viên tại Khoa Điện' })], {
      ocr: false,
    })
    expect(pairs).toEqual([{ nominated: 1, told: 0, sure: true }])
  })

  it('is not sure where one misread name could be either of two', () => {
    const pairing = pairNominees([person('Nguyễn Thị Hạnh'), person('Nguyễn Thị Hanh')], [person('Nguyễn Thị Hảnh')], {
      ocr: true,
    })
    expect(pairing.pairs).toHaveLength(1)
    expect(pairing.pairs[0]?.sure).toBe(false)
  })
})
