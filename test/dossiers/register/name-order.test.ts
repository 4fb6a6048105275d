import { expect, test } from 'vitest'
import { compareBodies, comparePeople } from '#src/dossiers/register/name-order.ts'

test('people stand by their given names, then by surname and middle names', () => {
  const names = ['Trần Văn Bình', 'Nguyễn Thị Ánh', 'Lê An', 'Bùi Thị An', 'Nguyễn Văn Ánh', 'Đỗ Bình', 'Dương Bình']
  expect(names.toSorted(comparePeople)).toEqual([
    'Bùi Thị An',
    'Lê An',
    'Nguyễn Thị Ánh',
    'Nguyễn Văn Ánh',
    'Dương Bình',
    'Đỗ Bình',
    'Trần Văn Bình',
  ])
})

test('letters and tones have the order of Vietnamese dictionaries', () => {
  const given = ['Ân', 'Ăn', 'An', 'Án', 'Àn', 'Ạn', 'Ản', 'Ãn', 'Đan', 'Dan', 'Ơn', 'Ôn', 'On', 'Ưng', 'Ung']
  expect(given.toSorted(comparePeople).join(' ')).toBe('An Àn Ản Ãn Án Ạn Ăn Ân Dan Đan On Ôn Ơn Ung Ưng')
})

test('capitals, composition and blanks part no two names', () => {
  expect(comparePeople('NGUYỄN  VĂN AN', 'Nguyễn Văn An'.normalize('NFD'))).toBe(0)
  const names = ['TRẦN VĂN AN', 'Bùi Văn An', 'lê văn an']
  expect(names.toSorted(comparePeople)).toEqual(['Bùi Văn An', 'lê văn an', 'TRẦN VĂN AN'])
})

test('a name of one syllable, and none at all, have their places', () => {
  expect(['An', '', 'Lê An'].toSorted(comparePeople)).toEqual(['', 'An', 'Lê An'])
})

test('bodies stand by their first words, numbers by what they count', () => {
  expect(['Tổ 10', 'Tổ 2', 'Phòng Kế toán', 'Đội xe'].toSorted(compareBodies)).toEqual([
    'Đội xe',
    'Phòng Kế toán',
    'Tổ 2',
    'Tổ 10',
  ])
})
