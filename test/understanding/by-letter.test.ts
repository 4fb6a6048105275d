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

  it('is whom its story introduces with a birth, in capitals too', () => {
    const told = subjectsOf(`CĐCS TRƯỜNG MẦM NON HOA SỮA
      TÓM TẮT THÀNH TÍCH
      KHÔNG AI TRONG TRƯỜNG QUÊN ĐƯỢC CÔ NGUYỄN THỊ THÊU (SINH NĂM 1988), NGƯỜI ĐÃ NUÔI DẠY BAO LỚP TRẺ.
      CÙNG ÔNG LÊ VĂN ĐAN TRỰC 21 BUỔI TẠI ĐIỂM BẦU CỬ.
      TM. BAN CHẤP HÀNH
      PHAN THỊ MAY`)
    expect(told.map((name) => name.toLowerCase())).toEqual(['nguyễn thị thêu'])
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

describe('a paper without a title', () => {
  const typed = (text: string) =>
    understand([LETTER, file('tt.docx', pages(text))], documentTypes)
      .slice(1)
      .map(({ type, subjects }) => [type, ...subjects.map(({ name }) => name)])

  it('that one who is proposed heads is that one’s summary', () => {
    expect(
      typed(`ÔNG LÊ VĂN ĐAN
        Bảo vệ trường từ năm 2010, luôn hoàn thành nhiệm vụ, hai lần bắt trộm.`),
    ).toEqual([['achievement-summary', 'Lê Văn Đan']])
  })

  it('is nobody’s where it tells of nothing achieved', () => {
    expect(
      typed(`ÔNG LÊ VĂN ĐAN
        Số điện thoại 0912 000 000, địa chỉ: số 1 phố Huế.`),
    ).toEqual([['unknown']])
  })

  it('in which somebody reports of himself is a summary', () => {
    expect(
      typed(`Tên tôi là: Nguyễn Thị Thêu
        Giáo viên lớp 5 tuổi A2
        Tôi xin báo cáo tóm tắt thành tích của bản thân như sau:
        - Dạy tốt, đạt giáo viên giỏi cấp quận`),
    ).toEqual([['achievement-summary', 'Nguyễn Thị Thêu']])
  })
})
