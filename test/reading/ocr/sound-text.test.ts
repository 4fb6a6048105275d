import { describe, expect, test } from 'vitest'

import { isSoundText } from '#src/reading/ocr/sound-text.ts'

describe('text of a page that is also a picture', () => {
  test('is sound when it is Vietnamese, with numbers, abbreviations and names of firms', () => {
    expect(isSoundText('LĐLĐ QUẬN BA ĐÌNH Số: 12/TTr-CĐCS Thực hiện Kế hoạch số 63/KH-LĐLĐ của Ban Thường vụ')).toBe(
      true,
    )
    expect(
      isSoundText('Công đoàn Công ty TNHH Panasonic Việt Nam đề nghị khen thưởng các đồng chí có tên sau đây'),
    ).toBe(true)
  })

  test('is unsound when its scanner knew no Vietnamese, or only the marks of another language', () => {
    expect(isSoundText('CONG HOA XA HOI CHU NGHIA VI^T NAM Doc lap Tu do Hanh phuc TO TRINH ve viec de nghi')).toBe(
      false,
    )
    expect(
      isSoundText(
        'CQNG HOAXÃ HQI CHÙ NGHÎA VIËT NAM Dôc lâp - Tu do - Hanh phüc HUÖNG DÄN thurc hiên Quy chê khen thuöng',
      ),
    ).toBe(false)
  })

  test('is unsound when its letters mean nothing outside the file', () => {
    expect(isSoundText('\ue001\ue002\ue003 \ue004\ue005 \ue006\ue007 \ufffd\ufffd')).toBe(false)
  })

  test('is left alone when it is too short to tell', () => {
    expect(isSoundText('Trang 2')).toBe(true)
  })
})
