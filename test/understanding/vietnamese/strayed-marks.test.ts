import { describe, expect, test } from 'vitest'
import { foldName, tidy } from '#src/understanding/vietnamese/fold.ts'

describe('marks that strayed from their vowels', () => {
  test.each([
    ['Đińh', 'Đính'],
    ['quâṇ', 'quận'],
    ['Chien\u0302\u0301', 'Chiến'],
    ['Nguye\u0303n\u0302', 'Nguyễn'],
    ['Phuo\u031bn\u031bg', 'Phương'],
    ['Truo\u031bn\u031b\u0300g', 'Trường'],
    ['Va\u0306n Phuo\u031bn\u031b\u0323g', 'Văn Phượng'],
    ['Van\u0306 thu\u031b', 'Văn thư'],
    ['Hie\u0309n\u0302', 'Hiển'],
    ['LIEN\u0302 ĐOAN\u0300', 'LIÊN ĐOÀN'],
    ['Chau\u0302', 'Châu'],
    ['Ti\u0301ch', 'Tích'],
  ])('%s is %s', (strayed, whole) => {
    expect(tidy(strayed)).toBe(whole.normalize('NFC'))
  })

  test.each(['Y Bĭh Niê', 'Siŭ Hʼbia', 'Muñoz', 'Nguyễn Thị Thuở', 'Lưu Quý Kỳ', 'bóng chuyền'])(
    '%s stays as it is',
    (name) => {
      expect(tidy(name)).toBe(name.normalize('NFC'))
    },
  )

  test('a horn goes back over the vowels, and a name is the same wherever its tone was left', () => {
    expect(foldName('Muo\u031bi\u031b\u0300')).toBe(foldName('Mười'))
  })
})
