import { describe, expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages } from './reading.ts'

const LETTER = file(
  'To trinh.docx',
  pages(`CĐCS TRƯỜNG MẦM NON HOA SỮA
  TỜ TRÌNH
  Về việc đề nghị khen thưởng
  Kính gửi: LĐLĐ quận Ba Đình
  Đề nghị khen thưởng các cá nhân:
  1. Bà Nguyễn Thị Thêu - Giáo viên
  2. Ông Lê Văn Đan - Bảo vệ
  TM. BAN CHẤP HÀNH
  CHỦ TỊCH
  Phan Thị May`),
)

const subjectsOf = (summary: string): string[] =>
  understand([LETTER, file('tt.docx', pages(summary))], documentTypes)
    .slice(1)
    .flatMap((document) => document.subjects.map((one) => one.name))

describe('the subject of a summary in an unforeseen layout', () => {
  it('is whom the letter proposes, where the name stands behind a label of its own', () => {
    const told = subjectsOf(`CĐCS TRƯỜNG MẦM NON HOA SỮA
      TÓM TẮT THÀNH TÍCH GƯƠNG SÁNG
      Người được trình khen thưởng: Bà Nguyễn Thị Thêu
      Công việc: nuôi dạy trẻ
      Việc tốt: phục vụ 3 ngày tại điểm bỏ phiếu.
      TM. BAN CHẤP HÀNH
      Phan Thị May`)
    expect(told).toEqual(['Nguyễn Thị Thêu'])
  })

  it('is not a colleague whom a sentence about deeds names', () => {
    const told = subjectsOf(`CĐCS TRƯỜNG MẦM NON HOA SỮA
      TÓM TẮT THÀNH TÍCH
      Họ và tên: Cao Thị Vải
      Chức vụ: Cấp dưỡng
      Phối hợp với đồng chí Nguyễn Thị Thêu làm tốt công tác tuyên truyền.
      Đồng chí Lê Văn Đan đã cùng chị trực bốn đêm.
      Người báo cáo
      Cao Thị Vải`)
    expect(told).toEqual(['Cao Thị Vải'])
  })
})
