import { blank, centred, line } from '#scripts/making/paper.ts'
import { dmy, mr, para, two, upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'
import { cell, mid, Sir, sir, top } from './cells.ts'
import { personDeeds, teamDeeds } from './deeds.ts'

type Summaries = Pick<
  Bank,
  'personTitles' | 'personBlocks' | 'personFeet' | 'teamTitles' | 'teamBlocks' | 'teamFeet' | 'personDeeds' | 'teamDeeds' | 'deedShapes' | 'combinedOpenings' | 'combinedItems' | 'combinedWholes'
> // prettier-ignore

export const summaries: Summaries = {
  personDeeds,
  teamDeeds,
  personTitles: [
    (s) => [line('Mẫu số 07 - NĐ 91/2017/NĐ-CP', { align: 'right', size: 11 }), centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }), centred(`ĐỀ NGHỊ TẶNG ${upper(s.award)} (1)`, { bold: true }), centred('(Theo đợt thi đua cao điểm tổ chức thành công cuộc bầu cử)', { italic: true })],
    (s) => [line('Mẫu số 03', { align: 'right', bold: true }), line('Nghị định số 98/2023/NĐ-CP', { align: 'right', size: 11, italic: true }), centred('BÁO CÁO THÀNH TÍCH', { bold: true }), centred(`ĐỀ NGHỊ TẶNG THƯỞNG ${upper(s.award)}`, { bold: true })],
    () => [centred('BẢN TÓM TẮT THÀNH TÍCH CÁ NHÂN', { bold: true, size: 14 }), centred('Trong đợt thi đua cao điểm 60 ngày (từ 25/3/2021 đến 25/5/2021)')],
    (_, p) => [centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }), centred(`(${mr(p)}: ${p.name})`, { bold: true })],
    (_, p) => [line(`Thành tích của đồng chí ${p.name}`, { bold: true, align: 'center', size: 14 })],
    () => [line('BẢN TỰ KHAI THÀNH TÍCH', { align: 'center', bold: true }), line('(Đề nghị LĐLĐ quận khen thưởng)', { align: 'center' })],
    () => [centred('BÁO CÁO TÓM TẮT THÀNH TÍCH CÁ NHÂN TIÊU BIỂU', { bold: true }), centred('"Tham gia phục vụ bầu cử ĐBQH khoá XV"', { italic: true })],
  ],
  personBlocks: [
    // The form of 2017, its own numbering kept.
    (s, p) => [
      line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
      line(`- Họ và tên (Ghi đầy đủ bằng chữ in thường, không viết tắt): ${p.name}`),
      line(`- Sinh ngày, tháng, năm: ${dmy(p.birth)}      Giới tính: ${p.woman ? 'Nữ' : 'Nam'}`),
      line('- Quê quán (2): xã Liên Hà, huyện Đan Phượng, thành phố Hà Nội'),
      line('- Trú quán: phường Cống Vị, quận Ba Đình, thành phố Hà Nội'),
      line(`- Đơn vị công tác: ${p.team}, ${s.unit.proper}`),
      line(`- Chức vụ (Đảng, chính quyền, đoàn thể): ${p.post}`),
      line('- Trình độ chuyên môn, nghiệp vụ: Đại học'),
      line('- Học hàm, học vị, danh hiệu, giải thưởng: không'),
    ],
    // A form of fields and values.
    (s, p) => [
      {
        is: 'table',
        ruled: true,
        widths: [8, 32, 60],
        rows: [
          [mid('1'), cell('Họ tên khai sinh'), cell(p.name)],
          [mid('2'), cell('Ngày tháng năm sinh'), cell(`${two(p.birth.day)} - ${two(p.birth.month)} - ${p.birth.year}`)],
          [mid('3'), cell('Chức vụ hiện tại'), cell(p.post)],
          [mid('4'), cell('Phòng/ ban/ tổ'), cell(p.team)],
          [mid('5'), cell('Công đoàn cơ sở'), cell(s.unit.proper)],
          [mid('6'), cell('Hình thức đề nghị'), cell(s.award)],
        ],
      },
    ],
    (s, p) => [
      para(`Tôi tên là ${p.name}, sinh năm ${p.birth.year}, hiện là ${p.post} thuộc ${p.team}, đoàn viên ${s.unit.union}.`),
      para('Thực hiện phong trào thi đua do LĐLĐ quận phát động, tôi tự đánh giá kết quả phấn đấu của bản thân như dưới đây.'),
    ],
    (s, p) => [
      line(`Họ và tên  : ${upper(p.name)}`, { bold: true }),
      line(`Năm sinh   : ${p.birth.year}`),
      line(`Chức vụ    : ${p.post}`),
      line(`Đơn vị     : ${p.team} – ${s.unit.proper}`),
      line('Thâm niên  : trên 10 năm'),
    ],
    (s, p) => [
      para(`${Sir(p)} ${p.name} là ${p.post} của ${p.team}, ${s.unit.proper}. Mọi người trong cơ quan đều quý mến ${sir(p)} bởi sự tận tụy. Hơn hai tháng diễn ra đợt thi đua, ${sir(p)} đã có nhiều đóng góp.`),
    ],
    (s, p) => [
      {
        is: 'columns',
        by: 'tabs',
        left: [line(`1. Họ và tên: ${p.name}`), line(`3. Chức vụ: ${p.post}`), line(`5. Đơn vị: ${s.unit.proper}`)],
        right: [line(`2. Sinh năm: ${p.birth.year}`), line(`4. Bộ phận: ${p.team}`), line('6. Dân tộc: Kinh')],
      },
    ],
    (s, p) => [
      line('Người được đề nghị khen thưởng', { underline: true }),
      line(upper(p.name), { bold: true }),
      line(`(${p.post}, ${p.team}, ${s.unit.proper}; sinh ngày ${dmy(p.birth)})`, { italic: true }),
    ],
  ],
  personFeet: [
    (s, p, date) => [
      {
        is: 'table',
        ruled: false,
        widths: [50, 50],
        rows: [
          [mid(''), mid(date ?? '')],
          [top('THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN, ĐỀ NGHỊ\n(Ký, đóng dấu)'), top('NGƯỜI BÁO CÁO\n(Ký, ghi rõ họ và tên)')],
          [mid(`\n\n${s.unit.head}`), mid(`\n\n${p.name}`)],
        ],
      },
      line('Ghi chú: (1) Ghi rõ hình thức đề nghị khen thưởng. (2) Ghi theo địa danh mới.', { size: 10, italic: true }),
    ],
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        left: [centred('TM. BAN CHẤP HÀNH CĐ', { bold: true }), centred('CHỦ TỊCH'), blank, centred(s.unit.chairman, { bold: true })],
        right: [centred('NGƯỜI TỰ KHAI', { bold: true }), blank, blank, centred(p.name, { bold: true })],
      },
    ],
    (s, _, date) => [
      para('Với những thành tích trên, kính đề nghị các cấp xem xét khen thưởng.'),
      ...(date === null ? [] : [line(date, { align: 'right' })]),
      line(`${s.unit.headTitle} (đã ký)`, { align: 'right', bold: true }),
      line(s.unit.head, { align: 'right' }),
    ],
    (_, p, date) => [
      para('Trên đây là bản tóm tắt thành tích của tôi, tôi xin chịu trách nhiệm về nội dung đã khai./.'),
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('Người khai', { align: 'right' }),
      line(p.name, { align: 'right' }),
    ],
  ],
  teamTitles: [
    (s) => [line('Mẫu số 07 - NĐ 91/2017/NĐ-CP', { align: 'right', size: 11 }), centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }), centred(`ĐỀ NGHỊ TẶNG ${upper(s.award)} CHO TẬP THỂ`, { bold: true })],
    () => [centred('BẢN TÓM TẮT THÀNH TÍCH TẬP THỂ', { bold: true, size: 14 }), centred('Trong đợt thi đua cao điểm 60 ngày (từ 25/3/2021 đến 25/5/2021)')],
    (_, t) => [centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }), centred(`(Tập thể: ${t.inSummary.replace(/^Tập thể /u, '')})`, { bold: true })],
    (_, t) => [line(`Thành tích của ${t.inSummary}`, { bold: true, align: 'center', size: 14 })],
  ],
  teamBlocks: [
    (s, t) => [
      line('I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH', { bold: true }),
      line(`1. Tên đơn vị: ${t.inSummary}`),
      line(`- Địa điểm trụ sở chính: ${s.unit.address}`),
      line(`- Cơ cấu tổ chức: trực thuộc ${s.unit.proper}; tổng số ${s.rng.int(6, 70)} cán bộ, đoàn viên, trong đó nữ ${s.rng.int(2, 5)}.`),
      line('2. Chức năng, nhiệm vụ: theo phân công của đơn vị.'),
    ],
    (s, t) => [
      {
        is: 'table',
        ruled: true,
        widths: [38, 62],
        rows: [
          [cell('Tập thể đề nghị'), cell(t.inSummary)],
          [cell('Người đứng đầu'), cell(s.rng.pick(['Nông Thị Sim', 'Lù Văn Sử', 'Khương Duy Thạo']))],
          [cell('Tổng số đoàn viên'), cell(`${s.rng.int(5, 60)} người`)],
        ],
      },
    ],
    (s, t) => [para(`${t.inSummary} là một trong những tập thể tiêu biểu của ${s.unit.proper}, nhiều năm liền giữ vững danh hiệu "Tập thể lao động tiên tiến". Đợt thi đua vừa qua, tập thể tiếp tục có những kết quả nổi bật.`)],
    (s, t) => [line(`Tên tập thể : ${upper(t.inSummary)}`, { bold: true }), line(`Thuộc       : ${s.unit.proper}`), line(`Quân số     : ${s.rng.int(5, 60)}`)],
  ],
  teamFeet: [
    (s, _, date) => [
      {
        is: 'table',
        ruled: false,
        widths: [50, 50],
        rows: [
          [mid(''), mid(date ?? '')],
          [top(`XÁC NHẬN CỦA ${s.unit.headTitle}`), top('ĐẠI DIỆN TẬP THỂ')],
          [mid(`\n\n${s.unit.head}`), mid(`\n\n${s.rng.pick(['Nông Thị Sim', 'Lù Văn Sử', 'Khương Duy Thạo'])}`)],
        ],
      },
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('T/M BCH CÔNG ĐOÀN', { align: 'right', bold: true }),
      blank,
      line(s.unit.chairman, { align: 'right', bold: true }),
    ],
  ],
  deedShapes: [
    (_, deeds) => [line('II. THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }), ...deeds.map((deed, index) => para(`${index + 1}. ${deed}`)), line('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG', { bold: true }), line('Năm 2019: Giấy khen của LĐLĐ quận Ba Đình, QĐ số 215/QĐ-LĐLĐ ngày 25/12/2019.')],
    (_, deeds) => [line('* Thành tích nổi bật:', { bold: true, italic: true }), ...deeds.map((deed) => line(`• ${deed}`))],
    (_, deeds) => deeds.map((deed) => para(deed)),
    (_, deeds) => [
      {
        is: 'table',
        ruled: true,
        widths: [8, 62, 30],
        rows: [[top('STT'), top('Nội dung công việc'), top('Tự đánh giá')], ...deeds.map((deed, index) => [mid(String(index + 1)), cell(deed), mid('Hoàn thành tốt')])],
      },
    ],
    (_, deeds) => [para(`Kết quả cụ thể: ${deeds.map((deed, index) => `(${index + 1}) ${deed.replace(/\.$/u, '')}`).join('; ')}.`)],
  ],
  combinedOpenings: [
    (s) => [centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }), centred(`Các tập thể, cá nhân ${s.unit.proper} đề nghị khen thưởng đợt thi đua bầu cử`, { bold: true })],
    () => [centred('BÁO CÁO THÀNH TÍCH CỦA CÁC TẬP THỂ VÀ CÁ NHÂN', { bold: true }), centred('(Kèm theo Tờ trình đề nghị khen thưởng của CĐCS)', { italic: true })],
    () => [line('TỔNG HỢP TÓM TẮT THÀNH TÍCH ĐỀ NGHỊ KHEN', { bold: true, align: 'center', size: 14 })],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [line(`${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index] ?? String(index + 1)}. ${upper(who)}`, { bold: true }), line(`(${about})`, { italic: true }), ...deeds.map((deed) => line(`+ ${deed}`))],
    (_, who, about, deeds, index) => [para(`**${index + 1}) ${who}** (${about}). ${deeds.join(' ')}`)],
    (_, who, about, deeds) => [line('--------------------', { align: 'center' }), line(`Họ tên/Tên đơn vị: ${who}`, { bold: true }), line(about), line('Tóm tắt thành tích:', { underline: true }), ...deeds.map((deed) => para(deed))],
    (_, who, about, deeds, index) => [
      {
        is: 'table',
        ruled: true,
        widths: [30, 70],
        rows: [[cell(`Trường hợp số ${index + 1}`, { bold: true, colSpan: 2 })], [cell('Tên'), cell(who)], [cell('Chức vụ, bộ phận'), cell(about)], [cell('Thành tích'), cell(deeds.join('\n'))]],
      },
      blank,
    ],
  ],
  combinedWholes: [
    (_, items) => [
      {
        is: 'table',
        ruled: true,
        widths: [7, 23, 25, 45],
        headRows: 1,
        rows: [
          [top('TT'), top('Tập thể, cá nhân'), top('Thông tin'), top('Thành tích tiêu biểu')],
          ...items.map(({ who, about, deeds }, index) => [mid(String(index + 1)), cell(who, { bold: true }), cell(about), cell(deeds.map((deed) => `- ${deed}`).join('\n'))]),
        ],
      },
    ],
    // The deeds run over two rows of each nominee's.
    (_, items) => [
      {
        is: 'table',
        ruled: true,
        widths: [8, 34, 58],
        rows: [
          [top('Số\nTT'), top('Họ tên, năm sinh, chức vụ'), top('Kết quả đạt được trong đợt thi đua')],
          ...items.flatMap(({ who, about, deeds }, index) => [
            [mid(String(index + 1), { rowSpan: 2 }), cell(`${who}\n${about}`, { rowSpan: 2 }), cell(deeds[0] ?? '')],
            [cell(deeds.slice(1).join('\n') || 'Hoàn thành xuất sắc nhiệm vụ được giao.')],
          ]),
        ],
      },
    ],
  ],
} // prettier-ignore
