import { expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages } from './reading.ts'

it('whoever signs in the left half of the block is proposed by nobody, whatever the half is headed', () => {
  const [letter] = understand(
    [
      file(
        'to trinh.docx',
        pages(
          `CĐCS XÍ NGHIỆP GỐM
          TỜ TRÌNH
          Về việc đề nghị khen thưởng
          Kính gửi: LĐLĐ quận Ba Đình
          Đề nghị khen thưởng cá nhân:
          1. Bà Nguyễn Thị Men - Thợ vẽ`,
          {
            kind: 'table',
            rows: [
              ['Ý KIẾN CỦA LÃNH ĐẠO\nNhất trí\n\nBùi Văn Lò', 'TUQ. BAN CHẤP HÀNH\nỦY VIÊN THƯỜNG VỤ\n\nPhạm Thị Đất'],
            ],
          },
        ),
      ),
    ],
    documentTypes,
  )
  expect(letter?.nominees.map((nominee) => nominee.name)).toEqual(['Nguyễn Thị Men'])
})
