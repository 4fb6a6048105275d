import { blank, centred, line } from '#scripts/making/paper.ts'
import { para, two, upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'
import { c, h } from './people.ts'

export const reports: Bank['reports'] = [
  (s) => [
    centred('BÁO CÁO', { bold: true, size: 15 }),
    centred('Kết quả triển khai đợt thi đua cao điểm "60 ngày" chào mừng bầu cử', { bold: true }),
    para(`Thực hiện Kế hoạch 63, ${s.unit.union} báo cáo kết quả như sau:`),
    line('I. CÔNG TÁC CHỈ ĐẠO', { bold: true }),
    para('Ban hành 01 kế hoạch, 02 công văn; thành lập ban chỉ đạo do đồng chí Chủ tịch Công đoàn làm trưởng ban.'),
    line('II. KẾT QUẢ', { bold: true }),
    line('- Tuyên truyền: 11 buổi, 640 lượt người nghe. - Sáng kiến: 07. - Công trình gắn biển: 01.'),
    line('- 100% CNVCLĐ là cử tri tham gia bầu cử.'),
    line('III. ĐÁNH GIÁ, KIẾN NGHỊ', { bold: true }),
    para('Đề nghị LĐLĐ quận tiếp tục tổ chức các đợt thi đua; khen thưởng kịp thời các điển hình.'),
  ],
  (s) => [
    centred(`BÁO CÁO TỔNG KẾT THI ĐUA CAO ĐIỂM CỦA ${upper(s.unit.proper)}`, { bold: true }),
    para('1) Đặc điểm tình hình: đơn vị có 78 CNVCLĐ, trong đó nữ 51.'),
    para('2) Các việc đã làm: treo 22 băng rôn; 3 hội nghị cử tri; 45 tin bài trên trang Zalo.'),
    para('3) Tồn tại: một số tổ gửi báo cáo chậm.'),
  ],
]

export const minutes: Bank['minutes'] = [
  (s) => [
    centred('BIÊN BẢN', { bold: true, size: 15 }),
    centred('Họp Ban Chấp hành Công đoàn về việc xét chọn tập thể, cá nhân trình khen thưởng', { bold: true }),
    para('Hôm nay, vào lúc 16 giờ 30 phút ngày 18 tháng 5 năm 2021, tại văn phòng đơn vị.'),
    line('I. Thành phần tham dự:', { bold: true }),
    line(`1. Đồng chí ${s.unit.chairman} - Chủ tịch, chủ tọa`),
    line(`2. Đồng chí ${s.unit.head} - đại diện lãnh đạo`),
    line('3. Đồng chí Tô Thị Nhàn - Ủy viên, thư ký'),
    line('II. Nội dung:', { bold: true }),
    para('Cuộc họp nghe tóm tắt thành tích và biểu quyết đề nghị khen thưởng đối với:'),
    ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => `đ/c ${person.name}`)].map((name) =>
      line(`- ${name}: 7/7 phiếu đồng ý.`),
    ),
    para('Cuộc họp kết thúc lúc 17 giờ 20 phút cùng ngày.'),
    {
      is: 'columns',
      left: [centred('THƯ KÝ', { bold: true }), blank, centred('Tô Thị Nhàn')],
      right: [centred('CHỦ TỌA', { bold: true }), blank, centred(s.unit.chairman)],
    },
  ],
  (s) => [
    centred('BIÊN BẢN KIỂM PHIẾU', { bold: true, size: 14 }),
    centred('Bầu chọn cá nhân, tập thể tiêu biểu đề nghị khen thưởng', { bold: true }),
    para('Tổ kiểm phiếu gồm: 1. Tô Thị Nhàn (tổ trưởng); 2. Bế Văn Cắm (ủy viên).'),
    line('Số phiếu phát ra: 24; thu về: 24; hợp lệ: 24.'),
    {
      is: 'table',
      ruled: true,
      widths: [10, 60, 30],
      rows: [
        [h('TT'), h('Họ tên/tập thể'), h('Số phiếu')],
        ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name, index) => [
          c(String(index + 1)),
          c(name),
          c('24/24'),
        ]),
      ],
    },
    line('Tổ trưởng tổ kiểm phiếu: Tô Thị Nhàn'),
  ],
]

export const distractors: Bank['distractors'] = [
  {
    name: 'decision as proof',
    file: 'QD sang kien 2020.docx',
    build: (s) => [
      line(upper(s.unit.proper), { bold: true }),
      line('Số: 61/QĐ-HĐSK'),
      centred('QUYẾT ĐỊNH', { bold: true, size: 15 }),
      centred('Về việc công nhận sáng kiến cấp cơ sở đợt I năm 2021', { bold: true }),
      para('Điều 1. Công nhận sáng kiến của các cá nhân có tên sau đây:'),
      ...s.people.slice(0, 2).map((person, index) => line(`${index + 1}. ${person.name} - ${person.post}`)),
      para('Điều 2. Quyết định có hiệu lực kể từ ngày ký. Văn phòng và các cá nhân có tên tại Điều 1 thi hành.'),
      line(s.unit.headTitle, { align: 'right', bold: true }),
      line(s.unit.head, { align: 'right' }),
    ],
  },
  {
    name: 'committee list',
    file: 'DS BCH.docx',
    build: (s) => [
      centred('DANH SÁCH BAN CHẤP HÀNH CÔNG ĐOÀN', { bold: true }),
      centred('Nhiệm kỳ 2017 - 2022', { italic: true }),
      {
        is: 'table',
        ruled: true,
        widths: [10, 45, 45],
        rows: [
          [h('TT'), h('Họ và tên'), h('Chức danh')],
          [c('1'), c(s.unit.chairman), c('Chủ tịch')],
          [c('2'), c('Tô Thị Nhàn'), c('Ủy viên BCH, phụ trách Nữ công')],
          [c('3'), c('Bế Văn Cắm'), c('Ủy viên UBKT')],
        ],
      },
    ],
  },
  {
    name: 'plan of the office, forwarded',
    file: 'ke hoach 63 cua quan.docx',
    build: () => [
      {
        is: 'columns',
        left: [centred('LIÊN ĐOÀN LAO ĐỘNG'), centred('QUẬN BA ĐÌNH', { bold: true }), centred('Số: 63 /KH-LĐLD')],
        right: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
          centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
          centred('Ba Đình, ngày 23 tháng 3 năm 2021', { italic: true }),
        ],
      },
      centred('KẾ HOẠCH', { bold: true }),
      centred('Tổ chức đợt thi đua cao điểm chào mừng bầu cử đại biểu Quốc hội khóa XV', { bold: true }),
      line('3. Hồ sơ, thời gian đề nghị khen thưởng:', { bold: true }),
      para('a. Hồ sơ gồm: Tờ trình của Công đoàn cơ sở (kèm theo tóm tắt thành tích của tập thể, cá nhân).'),
      para('b. Thời gian: gửi về LĐLĐ quận Ba Đình trước ngày 27/5/2021.'),
      line('TM. BAN THƯỜNG VỤ', { align: 'right', bold: true }),
      line('CHỦ TỊCH', { align: 'right', bold: true }),
      line('Nguyễn Xuân Trọng', { align: 'right', bold: true }),
    ],
  },
  {
    name: 'employment certificate',
    file: 'giay xac nhan.docx',
    build: (s) => [
      centred('GIẤY XÁC NHẬN CÔNG TÁC', { bold: true, size: 15 }),
      para(`${s.unit.proper} xác nhận ông Bế Văn Cắm hiện đang công tác tại đơn vị từ năm 2009 đến nay.`),
      line('Giấy này có giá trị trong 03 tháng.'),
      line(s.unit.head, { align: 'right' }),
    ],
  },
  {
    name: 'register for the emulation',
    file: 'dang ky thi dua.docx',
    build: (s) => [
      centred('BẢN ĐĂNG KÝ THI ĐUA', { bold: true, size: 14 }),
      centred('Đợt cao điểm chào mừng bầu cử (từ 25/3 đến 25/5/2021)', { italic: true }),
      para(`${s.unit.union} đăng ký thực hiện các chỉ tiêu sau:`),
      line('1. 100% đoàn viên là cử tri đi bầu.'),
      line('2. Có ít nhất 02 sáng kiến; 01 công trình chào mừng.'),
      line('NGƯỜI ĐĂNG KÝ', { align: 'right', bold: true }),
      line(s.unit.chairman, { align: 'right' }),
    ],
  },
  {
    name: 'receipt of dues',
    file: 'bang thu doan phi.xlsx',
    build: () => [
      centred('BẢNG TỔNG HỢP THU ĐOÀN PHÍ CÔNG ĐOÀN QUÝ I/2021', { bold: true }),
      {
        is: 'table',
        ruled: true,
        widths: [10, 50, 20, 20],
        rows: [
          [h('TT'), h('Họ tên đoàn viên'), h('Lương'), h('Đoàn phí')],
          [c('1'), c('Tô Thị Nhàn'), c('6.500.000'), c('65.000')],
          [c('2'), c('Bế Văn Cắm'), c('7.100.000'), c('71.000')],
        ],
      },
    ],
  },
]

export const blankForms: Bank['blankForms'] = [
  () => [
    line('Mẫu số 07', { align: 'right', bold: true }),
    centred('BÁO CÁO THÀNH TÍCH ĐỀ NGHỊ TẶNG …….', { bold: true }),
    line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
    line('- Họ tên (Ghi đầy đủ bằng chữ in thường, không viết tắt):'),
    line('- Sinh ngày, tháng, năm:                 Giới tính:'),
    line('- Quê quán (2):'),
    line('- Chức vụ (Đảng, chính quyền, đoàn thể):'),
    line('II. THÀNH TÍCH ĐẠT ĐƯỢC (3)', { bold: true }),
    line('…………………………………………………………………'),
    line('…………………………………………………………………'),
    line('Ghi chú: (2) Đơn vị hành chính: xã (phường, thị trấn); huyện (quận); tỉnh. (3) Nêu tóm tắt thành tích.'),
  ],
  () => [
    centred('TÓM TẮT THÀNH TÍCH', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [40, 60],
      rows: [
        [c('Họ và tên'), c('')],
        [c('Năm sinh'), c('')],
        [c('Chức vụ, đơn vị'), c('')],
        [c('Thành tích'), c('')],
      ],
    },
    line('NGƯỜI BÁO CÁO', { align: 'right', bold: true }),
  ],
]

export const mails: Pick<Bank, 'subjects' | 'bodies' | 'supplements' | 'linkBodies' | 'questions'> = {
  subjects: [
    (s) => `[${s.unit.proper}] nộp hồ sơ KT chuyên đề bầu cử`,
    () => 'Gui HS',
    () => 'Fwd: TTr và thành tích',
    (s) => `CĐCS ${s.unit.proper} - hồ sơ đề nghị tặng ${s.award}`,
    () => null,
    () => 'Trả lời: Kế hoạch 63/KH-LĐLĐ',
  ],
  bodies: [
    () => 'Dear anh/chị,\nEm gửi file mềm hồ sơ khen thưởng, bản cứng em nộp sau ạ.\nThanks & Best regards,',
    (s) =>
      `Kính gửi: LĐLĐ quận Ba Đình\n\nCông đoàn ${s.unit.proper} xin gửi hồ sơ trình khen thưởng theo Kế hoạch 63.\nKính đề nghị quý Liên đoàn tiếp nhận.\n\nTM. BCH\n${s.unit.chairman}\nSent from my iPhone`,
    () => 'e gui chi ho so de nghi khen thuong nhe, chi xem giup e',
    (s) =>
      `Kính gửi chị Hà,\nTheo điện thoại sáng nay, em gửi lại hồ sơ khen thưởng của ${s.unit.proper} gồm tờ trình và thành tích từng người.\n${s.unit.chairman} - 0983 456 120`,
  ],
  supplements: [
    () => 'Em gửi nốt thành tích còn thiếu ạ.',
    () => 'Công đoàn gửi bổ sung hồ sơ khen thưởng như thư trả lời của LĐLĐ quận. Trân trọng!',
  ],
  linkBodies: [
    () =>
      'Hồ sơ khen thưởng dung lượng lớn nên em để trên OneDrive, chị tải về giúp em: https://1drv.ms/f/s!AkR7hoSoKhenThuong',
  ],
  questions: [
    {
      subject: 'Hỏi về bảo hiểm',
      body: 'Chị cho em hỏi thủ tục hưởng BHXH một lần cho người lao động nghỉ việc với ạ.',
    },
    { subject: 'Đăng ký học', body: 'Đơn vị em đăng ký 02 người dự lớp tập huấn kế toán công đoàn tuần sau.' },
  ],
}

export const files: Pick<
  Bank,
  | 'letterFiles'
  | 'personFiles'
  | 'teamFiles'
  | 'combinedFiles'
  | 'listFiles'
  | 'wholeFiles'
  | 'reportFiles'
  | 'zipFiles'
> = {
  letterFiles: [
    () => 'CV trinh khen.docx',
    () => '1.TTr.docx',
    () => 'Document (3).docx',
    () => 'to trinh KT (sua).docx',
  ],
  personFiles: [
    (_, p, index) => `${two(index + 2)}. ${p.name}.docx`,
    (_, p) => `bao cao thanh tich ${p.birth.year}.docx`,
    (_, _p, index) => `Document (${index + 4}).docx`,
  ],
  teamFiles: [
    (_, t, index) => `${two(index + 2)}. ${t.inSummary.replaceAll(/[/&]/gu, ' ')}.docx`,
    () => 'BC tap the.docx',
  ],
  combinedFiles: [() => 'Tong hop thanh tich.docx', () => 'Phu luc 2.docx'],
  listFiles: [() => 'DS trich ngang.docx', () => 'Phu luc 1.docx'],
  wholeFiles: [() => 'ho so KT ban cuoi.docx', () => 'scan0001.docx'],
  reportFiles: [() => 'Bao cao tong ket.docx', () => 'BC 60 ngay.docx'],
  zipFiles: [() => 'ho so.zip'],
}
