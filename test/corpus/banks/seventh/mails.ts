import type { Bank } from '../../scene.ts'
import { slug } from '../../units.ts'

type Mails = Pick<
  Bank,
  'subjects' | 'bodies' | 'supplements' | 'linkBodies' | 'questions' | 'letterFiles' | 'personFiles' | 'teamFiles' | 'combinedFiles' | 'listFiles' | 'wholeFiles' | 'reportFiles' | 'zipFiles' | 'otherFiles' | 'inMail'
> // prettier-ignore

export const mails: Mails = {
  subjects: [
    (s) => `Nộp hồ sơ đề nghị khen thưởng - ${s.unit.proper}`,
    () => 'Fwd: Khen thưởng đợt thi đua bầu cử',
    (s) => `[${s.unit.symbol}] Tờ trình khen thưởng + tóm tắt thành tích`,
    () => 'HS KHEN THUONG BAU CU',
    () => 'V/v đề nghị khen thưởng theo KH 63/KH-LĐLĐ',
    (s) => `CĐCS ${s.unit.proper} nộp file mềm`,
    () => 'gửi lại hồ sơ khen thưởng (bản đúng)',
  ],
  bodies: [
    (s) => `Kính gửi bộ phận Chính sách - Pháp luật,\n\n${s.unit.union} xin gửi file mềm hồ sơ đề nghị khen thưởng đợt thi đua bầu cử. Bản giấy có dấu đơn vị sẽ chuyển qua văn thư trong tuần.\n\nTrân trọng,\n${s.unit.chairman}`,
    (s) => `Dạ em chào chị,\nEm bên công đoàn ${s.unit.proper} ạ. Em gửi chị hồ sơ khen thưởng bầu cử, chị xem giúp em đủ chưa ạ.\n\nSent from my iPhone`,
    (s) => `---------- Forwarded message ---------\nTừ: Văn phòng <vanphong.${slug(s.unit.proper).slice(0, 10)}@gmail.com>\nDate: Th 2, 10 thg 5, 2021 lúc 09:12\nSubject: ho so khen thuong\nTo: ${s.unit.chairman}\n\nEm gửi chị hồ sơ khen thưởng bầu cử đã sửa để chị chuyển lên quận ạ.`,
    () => 'Gửi LĐLĐ quận hồ sơ đề nghị khen thưởng đợt thi đua cao điểm.\n\nThông báo bảo mật: thư này và các tệp đính kèm chỉ dành cho người nhận có tên ở trên. Nếu đồng chí không phải người nhận, đề nghị xóa thư.',
    (s) => `KG: LĐLĐ Q. Ba Đình\nCĐ ${s.unit.proper} gửi HSKT theo KH 63, gồm TTr và các bản TTTT. Đề nghị LĐLĐ xác nhận giúp.\nTT/CĐ`,
  ],
  inMail: (s, name, about, deeds) => `Dạ em gửi hồ sơ khen thưởng bầu cử của ${s.unit.proper}. Riêng bản tóm tắt của ${name} bị lỗi file nên em chép nội dung vào thư này ạ:\n\nTÓM TẮT THÀNH TÍCH\nHọ và tên: ${name}\n${about}\nThành tích:\n${deeds.map((deed) => `- ${deed}`).join('\n')}\n\nEm cảm ơn chị.`,
  supplements: [
    () => 'Dạ em gửi thêm bản tóm tắt thành tích còn thiếu của hồ sơ khen thưởng ạ. Em cảm ơn chị.',
    (s) => `${s.unit.union} xin bổ sung hồ sơ đề nghị khen thưởng đợt thi đua bầu cử.`,
  ],
  linkBodies: [
    () => 'Do dung lượng lớn nên đơn vị để hồ sơ khen thưởng bầu cử tại đây, anh chị tải về giúp ạ: https://1drv.ms/u/s!AhQmZbankXyTfinal?e=7dPq',
    () => 'Hồ sơ đề nghị khen thưởng đợt thi đua bầu cử: https://www.fshare.vn/file/9XQ2KD7RMEZB',
  ],
  questions: [
    { subject: 'Hỏi về quà tết thiếu nhi 1/6', body: 'Chị ơi cho em hỏi năm nay quận có hỗ trợ quà 1/6 cho con đoàn viên khó khăn không ạ?' },
    { subject: 'Thẻ đoàn viên', body: 'Đơn vị em có 4 đoàn viên mới kết nạp, xin hướng dẫn thủ tục cấp thẻ đoàn viên ạ. Em cảm ơn.' },
  ],
  letterFiles: [
    () => 'Tờ trình khen thưởng 2019.docx',
    () => 'TT khen thuong.docx',
    () => 'Document1.docx',
    (s) => `Công văn gửi quận - ${s.unit.symbol.replaceAll('/', '-')}.docx`,
    () => 'Copy of To trinh KT cuoi nam 2020 (sua).docx',
    () => '1. TỜ TRÌNH ĐỀ NGHỊ KHEN.docx',
  ],
  personFiles: [
    (_, p) => `${p.name}.docx`,
    (_, _p, index) => `TTTT ${index + 1}.docx`,
    (_, p) => `Bao cao thanh tich ${slug(p.name.split(' ').at(-1) ?? '')} nam 2020.docx`,
    (_, _p, index) => `${index + 2}. BÁO CÁO THÀNH TÍCH CÁ NHÂN.docx`,
    (_, p) => `tt${slug(p.name).replaceAll('-', '')}.docx`,
  ],
  teamFiles: [
    (_, t) => `Tap the ${slug(t.inSummary).replaceAll('-', ' ').slice(0, 30)}.docx`,
    (_, _t, index) => `TTTT tap the ${index + 1}.docx`,
    () => 'thanh tich tap the nam hoc 2019-2020.docx',
  ],
  combinedFiles: [() => 'Tóm tắt thành tích (tổng hợp).docx', () => 'tttt full.docx', () => 'Bao cao tong hop.docx'],
  listFiles: [() => 'Biểu tổng hợp khen thưởng.docx', () => 'danh sach trinh khen.docx', () => 'Book1.docx'],
  wholeFiles: [() => 'ho so khen thuong scan.docx', (s) => `${slug(s.unit.proper).replaceAll('-', '_')}_hoso.docx`, () => 'New Microsoft Word Document.docx'],
  reportFiles: [() => 'Báo cáo thành tích đợt thi đua.docx', () => 'BC 60 ngay.docx'],
  zipFiles: [() => 'Ho so KT bau cu.zip', () => 'New folder (3).zip'],
  otherFiles: {
    minutes: ['BB hop xet.docx', 'bien ban kiem phieu.docx', 'Scan0007.docx'],
    blankForms: ['mau 07.docx', 'Mẫu tóm tắt (quận gửi).docx'],
    groups: [['tập thể', 'cá nhân'], ['TTTT tap the', 'TTTT ca nhan'], ['Phần 1', 'Phần 2']],
    more: ['bổ sung', 'gui them', 'TTTT con thieu'],
  },
} // prettier-ignore
