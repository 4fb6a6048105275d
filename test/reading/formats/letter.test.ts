import { describe, expect, test } from 'vitest'
import { fixture, readOne, shown } from '../fixture.ts'

/** What a person reads in the letter, whatever program wrote it. */
const HEAD =
  'LĐLĐ QUẬN BA ĐÌNH / CĐCS TRƯỜNG THCS HOA BAN / Số: 12/TTr-CĐCS | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Ba Đình, ngày 20 tháng 5 năm 2021'
const TABLE = [
  'STT | Họ và tên | Chức vụ, đơn vị | Hình thức',
  'I. TẬP THỂ |  |  | ',
  '1 | Tổ Khoa học tự nhiên | Trường THCS Hoa Ban | Giấy khen',
  'II. CÁ NHÂN |  |  | ',
  '2 | Nguyễn Thị Hương / Giang | Giáo viên | Giấy khen',
  '3 | Trần Quốc Đạt |  | Giấy khen',
  '4 | Đỗ Ngọc Ưng | Nhân viên y tế | Bằng khen',
]
const TITLE = [
  'TỜ TRÌNH',
  'Về việc đề nghị khen thưởng đợt thi đua 60 ngày',
  'Kính gửi: Ban Thường vụ Liên đoàn Lao động quận Ba Đình',
]

/** LibreOffice counts the rows of a .doc anew after the first; a browser writes a list's number with its point. */
const loose = (lines: readonly string[]) => lines.map((line) => line.replace(/^\d\.? /, '# '))

describe('a letter as word processors write it', () => {
  test.each([
    ['letter.docx', 'docx'],
    ['letter-libreoffice.docx', 'docx'],
    ['letter.doc', 'doc'],
    ['letter.odt', 'odt'],
    ['letter.rtf', 'rtf'],
    ['letter.html', 'html'],
    ['letter-tcvn3.docx', 'docx'],
    ['letter-tcvn3.doc', 'doc'],
    ['letter-tcvn3.odt', 'odt'],
    ['letter-tcvn3.rtf', 'rtf'],
    ['letter-tcvn3.html', 'html'],
    ['letter-vni.docx', 'docx'],
    ['letter-vni.doc', 'doc'],
    ['letter-vni.rtf', 'rtf'],
    ['letter-nfd.docx', 'docx'],
    ['letter-nfd.doc', 'doc'],
  ])('%s gives its head, title, list and signature', async (name, format) => {
    const reading = await readOne(name, fixture(name))
    const lines = loose(shown(reading))
    expect(reading).toMatchObject({ format, problem: null, readBy: 'text', confidence: null })
    expect(lines).toContain(HEAD)
    const title = lines.indexOf('TỜ TRÌNH')
    expect(lines.slice(title, title + 3)).toEqual(TITLE)
    const table = lines.indexOf('STT | Họ và tên | Chức vụ, đơn vị | Hình thức')
    expect(lines.slice(table, table + 7)).toEqual(loose(TABLE))
    expect(lines).toContain('# Căn cứ kết quả bình xét của Ban Chấp hành công đoàn cơ sở.')
    expect(lines.some((line) => /^Nơi nhận: .*\| TM\. BAN CHẤP HÀNH \/ CHỦ TỊCH .*Phạm Thu Thủy$/.test(line))).toBe(
      true,
    )
    expect(lines.join('\n')).toBe(lines.join('\n').normalize('NFC'))
  })

  test.each(['letter.pdf', 'letter-nfd.pdf'])(
    '%s keeps columns as tabs and the ruled list as a table',
    async (name) => {
      const lines = shown(await readOne(name, fixture(name)))
      expect(lines).toContain('Số: 12/TTr-CĐCS\tBa Đình, ngày 20 tháng 5 năm 2021')
      const table = lines.indexOf(TABLE[0] ?? '')
      expect(lines.slice(table, table + 7)).toEqual(TABLE)
      expect(lines).toContain('Nơi nhận:\tTM. BAN CHẤP HÀNH')
      expect(lines.filter((line) => line.includes('Trần Quốc Đạt'))).toHaveLength(1)
    },
  )

  test('headers with words, notes and accepted changes belong to the text; deleted words and page numbers do not', async () => {
    for (const name of ['letter.docx', 'letter.doc', 'letter.odt', 'letter.rtf']) {
      const lines = shown(await readOne(name, fixture(name)))
      expect(lines[0], name).toBe('Công đoàn Trường THCS Hoa Ban - hồ sơ khen thưởng')
      expect(lines.filter((line) => line === lines[0])).toHaveLength(1)
      expect(lines.at(-1)).toBe('Theo danh sách đính kèm biên bản ngày 18/5/2021.')
      expect(lines.join('\n')).toContain('03 cá nhân đã hoàn thành xuất sắc, gồm:')
    }
  })

  test('automatic numbers are text, bold and centred are known, a page break begins a page', async () => {
    const { pages } = await readOne('letter.docx', fixture('letter.docx'))
    const blocks = pages.flatMap((page) => page.blocks)
    expect(blocks).toContainEqual({
      kind: 'line',
      text: '1. Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021;',
      bold: false,
      centred: false,
    })
    expect(blocks).toContainEqual({ kind: 'line', text: 'TỜ TRÌNH', bold: true, centred: true })
    expect(pages).toHaveLength(2)
    expect(pages[1]?.blocks[0]).toMatchObject({ text: 'PHỤ LỤC' })
  })

  test.each(['summary.docx', 'summary.doc', 'summary.pdf'])('%s is read to its last line', async (name) => {
    const lines = shown(await readOne(name, fixture(name)))
    expect(lines).toContain('BÁO CÁO TÓM TẮT THÀNH TÍCH')
    expect(lines).toContain('- Họ và tên: Nguyễn Thị Hương Giang')
    expect(lines.at(-1)).toBe('Nguyễn Thị Hương Giang')
  })
})

describe('a list as a sheet', () => {
  test.each(['list.xlsx', 'list.xls', 'list-tcvn3.xlsx', 'list-tcvn3.xls'])(
    '%s: title as lines, list as a table, of dates of birth the year, hidden sheets left out',
    async (name) => {
      const reading = await readOne(name, fixture(name))
      expect(shown(reading)).toEqual([
        'LĐLĐ QUẬN BA ĐÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG',
        'STT | Họ và tên | Ngày sinh | Chức vụ | Đơn vị | Hình thức',
        '1 | Nguyễn Thị Hương Giang | 1985 | Giáo viên | Trường THCS Hoa Ban | Giấy khen',
        expect.stringMatching(/^2 \| Đỗ Ngọc Ưng \| 1990 \| /),
        'CHỦ TỊCH',
      ])
    },
  )
})
