import { expect, test } from 'vitest'
import { archiveName, distinctNames, MOST_NAME } from '#src/dossiers/pack/archive-name.ts'
import { coverText } from '#src/dossiers/pack/cover.ts'
import { timelineText } from '#src/dossiers/pack/timeline.ts'
import { registerOf } from '#src/dossiers/register/register.ts'
import { campaign, standings } from '#test/dossiers/register/sample.ts'

test.each([
  ['Tờ trình.docx', 'Tờ trình.docx'],
  ['Tờ trình.docx'.normalize('NFD'), 'Tờ trình.docx'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\hoso.zip', 'hoso.zip'],
  ['C:\\hoso\\bao cao?.doc', 'bao cao_.doc'],
  ['CON.txt', '_CON.txt'],
  ['com1', '_com1'],
  ['content.docx', 'content.docx'],
  ['.htaccess', 'htaccess'],
  ['tên. . ', 'tên'],
  ['a\u202etxt.exe', 'atxt.exe'],
  ['a\u0000b\n.pdf', 'a b .pdf'],
  ['', 'tep-1'],
  ['...', 'tep-1'],
])('%j is packed as %j', (name, packed) => {
  expect(archiveName(name, 'tep-1')).toBe(packed)
})

test('a long name keeps its ending, and whole letters', () => {
  expect(archiveName(`${'ă'.repeat(MOST_NAME - 5)}.docx`, '')).toHaveLength(MOST_NAME)
  const cut = archiveName(`${'𠀀'.repeat(MOST_NAME)}.docx`, '')
  expect(Array.from(cut)).toHaveLength(MOST_NAME)
  expect(cut.isWellFormed() && cut.endsWith('.docx')).toBe(true)
})

test('names that one folder can’t hold twice are numbered, capitals and composition apart', () => {
  const name = distinctNames()
  expect(['Tờ trình.docx', 'TỜ TRÌNH.docx', 'Tờ trình.docx'.normalize('NFD'), 'tep', 'tep'].map(name)).toEqual([
    'Tờ trình.docx',
    'TỜ TRÌNH (2).docx',
    'Tờ trình (3).docx'.normalize('NFD'),
    'tep',
    'tep (2)',
  ])
})

test('what happened is told in its order, by the office’s clock, with who decided and why', () => {
  const text = timelineText(
    [
      {
        at: new Date('2021-05-20T08:00:00Z'),
        kind: 'decision-made',
        about: '',
        detail: { what: 'Chấp nhận nộp muộn', reason: 'mất điện\nở xã', officer: 'an@x.example' },
      },
      {
        at: new Date('2021-05-20T01:00:00Z'),
        kind: 'dossier-opened',
        about: 'Hồ sơ',
        detail: { from: null, to: 'incomplete' },
      },
      { at: new Date('2021-05-20T09:00:00Z'), kind: 'something-new', about: '', detail: {} },
    ],
    'Asia/Ho_Chi_Minh',
  )
  expect(text.split('\n')).toEqual([
    '20/05/2021 08:00  Mở hồ sơ | Hồ sơ | cần bổ sung',
    '20/05/2021 15:00  Chấp nhận nộp muộn | lý do: mất điện ở xã | cán bộ: an@x.example',
    '20/05/2021 16:00  something-new',
    '',
  ])
})

test('the cover says what the dossier is, who is proposed and what is open', () => {
  const register = registerOf(campaign, standings(), new Date('2021-05-26T08:00:00+07:00'))
  const cover = (code: string) =>
    coverText(
      register.dossiers.find((row) => row.code === code)!,
      register,
    )
  expect(cover('HS63-0001')).toContain('Cá nhân: Trần Văn Ân – Giáo viên – Giấy khen')
  expect(cover('HS63-0001')).not.toContain('Còn thiếu:')
  expect(cover('HS63-0002')).toContain('Còn thiếu:\n- Tóm tắt thành tích: Tập thể tổ Mẫu giáo lớn')
  expect(cover('HS63-0002')).not.toContain('Trần Văn Ân')
})
