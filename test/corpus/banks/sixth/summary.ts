import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Part } from '#scripts/making/paper.ts'
import { dmy, para, two, upper } from '../../scene.ts'
import type { Bank, Scene } from '../../scene.ts'
import { address, c, h } from './people.ts'

const day = (date: string | null): Part[] => (date === null ? [] : [line(date, { align: 'right', italic: true })])

export const personTitles: Bank['personTitles'] = [
  (s) => [
    centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }),
    centred(`ĐỀ NGHỊ TẶNG THƯỞNG ${upper(s.award)}`, { bold: true }),
    centred('(Theo đợt thi đua)', { italic: true }),
  ],
  () => [centred('BẢN TỰ THUẬT THÀNH TÍCH', { bold: true, size: 15 })],
  (s, p) => [
    centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
    centred(`${address(s, p)} ${p.name} - ${p.post}`, { bold: true }),
  ],
  () => [
    centred('SƠ YẾU LÝ LỊCH VÀ THÀNH TÍCH', { bold: true }),
    centred('của cá nhân được đề nghị khen thưởng', { bold: true }),
  ],
  () => [line('TÓM TẮT THÀNH TÍCH CÁ NHÂN', { bold: true }), line('(Kèm theo Tờ trình của BCH Công đoàn)')],
  () => [centred('Bản báo cáo thành tích cá nhân tiêu biểu', { bold: true, size: 16 })],
]

export const personBlocks: Bank['personBlocks'] = [
  (s, p) => [
    line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
    line(`- Họ tên (Ghi đầy đủ bằng chữ in thường, không viết tắt): ${p.name}; Bí danh: không`),
    line(`- Sinh ngày, tháng, năm: ${dmy(p.birth)}      Giới tính: ${p.woman ? 'Nữ' : 'Nam'}; Dân tộc: Kinh`),
    line('- Quê quán: xã Nam Cường, huyện Nam Trực, tỉnh Nam Định'),
    line('- Trú quán: số 14 ngách 22/5 phố Đội Cấn, quận Ba Đình, thành phố Hà Nội'),
    line(`- Đơn vị công tác: ${s.unit.proper}`),
    line(`- Chức vụ (Đảng, chính quyền, đoàn thể): ${p.post}`),
    line('- Trình độ chuyên môn, nghiệp vụ: Đại học; Học hàm, học vị, danh hiệu, giải thưởng: Lao động tiên tiến'),
  ],
  (s, p) => [
    {
      is: 'table',
      ruled: true,
      widths: [8, 32, 60],
      rows: [
        [c('1'), c('Họ và tên'), c(p.name)],
        [c('2'), c('Ngày sinh'), c(dmy(p.birth))],
        [c('3'), c('Hộ khẩu thường trú'), c('P. 402, nhà A7, tập thể Giảng Võ')],
        [c('4'), c('Vợ (chồng)'), c(p.woman ? 'Tiêu Văn Phấn (công nhân)' : 'Đàm Thị Nguyệt Hà (giáo viên)')],
        [c('5'), c('Vị trí công tác'), c(p.post)],
        [c('6'), c('Phòng/ban/tổ'), c(p.team)],
        [c('7'), c('Đơn vị'), c(s.unit.proper)],
      ],
    },
  ],
  (s, p) => [
    para(
      `Tôi tên là ${p.name}, sinh ngày ${dmy(p.birth)}, hiện là ${p.post} tại ${p.team} - ${s.unit.proper}. Tôi vào ngành từ năm ${p.birth.year + 23}, trước đây làm việc cùng cô giáo Mạc Thị Thùy Linh ở cơ sở cũ.`,
    ),
    para('Nay tôi viết bản này tự nhận xét về kết quả công tác của mình trong đợt thi đua như sau:'),
  ],
  (s, p) => [
    para(
      `Nói đến phong trào của ${s.unit.proper}, không thể không nhắc tới ${p.woman ? 'chị' : 'anh'} ${p.name} (sinh năm ${p.birth.year}) - ${p.post}, ${p.team}. ${p.woman ? 'Chị' : 'Anh'} ${p.name.split(' ').at(-1) ?? ''} sinh ra trong gia đình có ba anh chị em, bố là cụ Nguyễn Văn Tề, thương binh 2/4.`,
    ),
  ],
  (_, p) => [
    line(`Tên khai sinh: ${upper(p.name)}`, { bold: true }),
    line('Tên gọi khác: không có'),
    line(`Năm sinh: ${p.birth.year} - Số CCCD: 0011${p.birth.year}04578 - Điện thoại: 0904.112.${two(p.birth.day)}8`),
    line(`Công việc đang đảm nhận: ${p.post} (${p.team})`),
  ],
  (s, p) => [
    {
      is: 'columns',
      by: 'tabs',
      left: [line(`Họ và tên: ${p.name}`), line(`Chức danh: ${p.post}`)],
      right: [line(`Ngày sinh: ${dmy(p.birth)}`), line(`Bộ phận: ${p.team}`)],
    },
    line(`Công đoàn viên của: ${s.unit.union}`),
  ],
  (s, p) => [
    line(`1. Họ, tên: ${address(s, p)} ${p.name}`),
    line(`2. Ngày/tháng/năm sinh: ${two(p.birth.day)}-${two(p.birth.month)}-${p.birth.year}`),
    line(`3. Chức vụ, đơn vị: ${p.post}, ${p.team}, ${s.unit.proper}`),
    line('4. Thời gian giữ chức vụ: 4 năm 2 tháng'),
  ],
]

export const deedShapes: Bank['deedShapes'] = [
  (s, deeds) => [
    line('II. THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }),
    ...deeds.map((deed, index) => line(`${index + 1}. ${deed}`)),
    line('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [15, 35, 50],
      rows: [
        [h('Năm'), h('Danh hiệu, hình thức khen thưởng'), h('Số, ngày, tháng, năm của quyết định; cơ quan ban hành')],
        [
          c('2019'),
          c('Lao động tiên tiến'),
          c(`Số ${s.rng.int(100, 900)}/QĐ-UBND ngày 20/6/2019 của Chủ tịch UBND quận`),
        ],
        [c('2020'), c('Giấy khen'), c(`Quyết định ${s.rng.int(100, 900)}/QĐ-LĐLĐ ngày 11/01/2021; LĐLĐ quận Ba Đình`)],
      ],
    },
  ],
  (_, deeds) => [
    {
      is: 'table',
      ruled: true,
      widths: [100],
      rows: [[h('THÀNH TÍCH CHÍNH')], ...deeds.map((deed) => [c(deed)])],
    },
  ],
  (_, deeds) => deeds.map((deed) => para(deed)),
  (_, deeds) => [
    line('a) Về chuyên môn', { italic: true }),
    ...deeds.slice(0, 1).map((deed) => para(deed)),
    line('b) Về công tác bầu cử, phòng dịch', { italic: true }),
    ...deeds.slice(1, 3).map((deed) => para(deed)),
    line('c) Về hoạt động công đoàn', { italic: true }),
    ...deeds.slice(3).map((deed) => para(deed)),
    para('Trên đây là toàn bộ thành tích, kính đề nghị các cấp xem xét.'),
  ],
]

export const personFeet: Bank['personFeet'] = [
  (s, p, date) => [
    ...day(date),
    {
      is: 'table',
      ruled: false,
      widths: [34, 33, 33],
      rows: [
        [h(`XÁC NHẬN CỦA\n${s.unit.headTitle}`), h('XÁC NHẬN CỦA BCH CÔNG ĐOÀN'), h('NGƯỜI BÁO CÁO')],
        [c('(ký tên, đóng dấu)'), c('(ký tên, đóng dấu)'), c('(ký, ghi rõ họ tên)')],
        [c(''), c(''), c('')],
        [h(s.unit.head), h(s.unit.chairman), h(p.name)],
      ],
    },
  ],
  (s, p, date) => [
    ...day(date),
    {
      is: 'columns',
      left: [
        centred('Nhận xét của lãnh đạo trực tiếp', { bold: true }),
        centred('Đồng ý đề nghị khen thưởng'),
        blank,
        centred(s.unit.head),
      ],
      right: [centred('Người tự thuật', { bold: true }), blank, blank, centred(p.name)],
    },
  ],
  (s, _, date) => [
    line('XÁC NHẬN, ĐỀ NGHỊ CỦA CÔNG ĐOÀN', { bold: true }),
    ...day(date),
    line(`Công đoàn ${s.unit.proper} xác nhận nội dung kê khai trên là đúng.`),
    line('CHỦ TỊCH', { align: 'right', bold: true }),
    line(s.unit.chairman, { align: 'right', bold: true }),
  ],
  (_, p, date) => [...day(date), line('Người khai', { align: 'right', bold: true }), line(p.name, { align: 'right' })],
]

export const teamTitles: Bank['teamTitles'] = [
  (s) => [
    centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }),
    centred(`ĐỀ NGHỊ TẶNG ${upper(s.award)} CHO TẬP THỂ`, { bold: true }),
    centred('(Mẫu báo cáo áp dụng cho tập thể)', { italic: true }),
  ],
  (_, t) => [
    centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
    centred(t.inSummary, { bold: true }),
    centred('trong đợt thi đua từ 25/3/2021 đến 25/5/2021', { italic: true }),
  ],
  () => [line('TÓM TẮT THÀNH TÍCH TẬP THỂ', { bold: true }), line('(Kèm theo Tờ trình của BCH Công đoàn)')],
]

export const teamBlocks: Bank['teamBlocks'] = [
  (s, t) => [
    line('I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH', { bold: true }),
    line(`- Tên tập thể (ghi đầy đủ): ${t.inSummary}`),
    line(`- Địa điểm trụ sở: ${s.unit.address}; điện thoại: 024.38234567; Fax: không`),
    line(`- Quá trình thành lập: theo Quyết định số 215/QĐ-UB ngày 04/9/${s.rng.int(1979, 2011)}`),
    line(`- Cơ cấu tổ chức: ${s.rng.int(2, 6)} tổ, trưởng đơn vị: ${s.unit.head}`),
  ],
  (s, t) => [
    {
      is: 'table',
      ruled: true,
      widths: [36, 64],
      rows: [
        [c('Đơn vị được đề nghị'), c(t.inSummary)],
        [c('Thuộc'), c(s.unit.proper)],
        [c('Số lao động / đoàn viên'), c(`${s.rng.int(8, 60)} người`)],
        [c('Người phụ trách'), c('Quàng Thị Dín')],
      ],
    },
  ],
  (s, t) => [
    para(
      `${t.inSummary.replace(/^Tập thể /u, 'Tập thể ')} hiện có ${s.rng.int(5, 40)} đoàn viên, là đơn vị dẫn đầu phong trào của ${s.unit.proper}. Trong đợt thi đua, tập thể đã đạt được những kết quả sau:`,
    ),
  ],
]

export const teamFeet: Bank['teamFeet'] = [
  (s, _, date) => [
    ...day(date),
    {
      is: 'columns',
      left: [centred('XÁC NHẬN CỦA CẤP TRÊN', { bold: true }), blank, centred(s.unit.head)],
      right: [centred('ĐẠI DIỆN TẬP THỂ', { bold: true }), blank, centred('Quàng Thị Dín')],
    },
  ],
  (s, _, date) => [
    ...day(date),
    line(s.unit.headTitle, { align: 'right', bold: true }),
    line(s.unit.head, { align: 'right', bold: true }),
  ],
  (s, _, date) => [
    line('T/M BAN CHẤP HÀNH - CHỦ TỊCH', { align: 'right', bold: true }),
    ...day(date),
    line(s.unit.chairman, { align: 'right' }),
  ],
]

export const combinedOpenings: Bank['combinedOpenings'] = [
  () => [centred('TỔNG HỢP TÓM TẮT THÀNH TÍCH TẬP THỂ, CÁ NHÂN', { bold: true, size: 14 })],
  (s) => [
    centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
    centred('Các tập thể, cá nhân trình khen (kèm Tờ trình)', { italic: true }),
    centred(`Đơn vị: ${s.unit.proper}`),
  ],
  () => [centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }), centred('(Dùng chung cho các trường hợp đề nghị)')],
]

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

export const combinedItems: Bank['combinedItems'] = [
  (_, who, about, deeds, index) => [
    line(`${roman[index] ?? String(index + 1)}. ${upper(who)}`, { bold: true }),
    line(`(${about})`, { italic: true }),
    ...deeds.map((deed, at) => line(`${at + 1}. ${deed}`)),
  ],
  (_, who, about, deeds, index) => [
    {
      is: 'table',
      ruled: true,
      widths: [7, 25, 23, 45],
      rows: [
        ...(index === 0
          ? [[h('TT'), h('Tập thể, cá nhân'), h('Năm sinh, chức vụ, nơi công tác'), h('Thành tích')]]
          : []),
        [c(two(index + 1)), c(who), c(about), c(deeds.map((deed) => `- ${deed}`).join('\n'))],
      ],
    },
  ],
  (_, who, about, deeds, index) => [para(`${index + 1}/ ${who} (${about}): ${deeds.join(' ')}`)],
  (_, who, about, deeds, index) => [
    line(`Trường hợp ${index + 1}:`, { underline: true }),
    line(`Họ và tên/Tên tập thể: ${who}`),
    line(`Thông tin: ${about}`),
    line('Thành tích đã đạt được:'),
    ...deeds.map((deed) => line(`  • ${deed}`)),
  ],
]

/** Words of a summary typed into the mail itself. */
export function inMail(s: Scene, name: string, about: string, deeds: readonly string[]): string {
  return [
    'Kính gửi LĐLĐ quận Ba Đình,',
    `${s.unit.union} gửi hồ sơ khen thưởng, riêng phần thành tích của trường hợp sau đây em gõ luôn vào thư vì máy hỏng Word.`,
    '',
    'TÓM TẮT THÀNH TÍCH',
    `Họ và tên: ${name}`,
    about,
    ...deeds.map((deed) => `- ${deed}`),
    '',
    'Trân trọng cảm ơn!',
  ].join('\n')
}
