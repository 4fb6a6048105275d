import { blank, centred, line } from '#scripts/making/paper.ts'
import { two, upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'
import { c, h, join, some } from './people.ts'

export const letterTitles: Bank['letterTitles'] = [
  {
    shade: 'to-trinh',
    weight: 4,
    symbol: 'TTr',
    build: (s) => [
      centred('TỜ TRÌNH', { bold: true, size: 15 }),
      centred(`Về việc trình khen thưởng ${s.award} đối với tập thể, cá nhân`, { bold: true }),
      centred('có thành tích trong đợt thi đua cao điểm chào mừng bầu cử', { bold: true }),
    ],
  },
  {
    shade: 'to-trinh',
    weight: 3,
    symbol: 'TTr',
    build: () => [centred('TỜ TRÌNH ĐỀ NGHỊ XÉT KHEN', { bold: true, size: 16 }), blank],
  },
  {
    shade: 'to-trinh',
    weight: 2,
    symbol: 'TTr',
    build: (s) => [
      centred('TỜ TRÌNH', { bold: true }),
      centred(`Đề nghị LĐLĐ quận ${s.award.toLocaleLowerCase('vi')} (chuyên đề bầu cử ĐBQH và HĐND)`, { italic: true }),
      centred('Kèm theo: tóm tắt thành tích', { italic: true, size: 12 }),
    ],
  },
  {
    shade: 'to-trinh',
    weight: 1.5,
    symbol: 'TTr',
    build: () => [centred('T Ờ   T R Ì N H', { bold: true, size: 18 }), centred('(V/v: Khen thưởng đợt 60 ngày)')],
  },
  {
    shade: 'official-letter',
    weight: 1.5,
    symbol: '',
    build: (s) => [line(`V/v giới thiệu tập thể, cá nhân đề nghị tặng ${s.award}`, { size: 12 }), blank],
  },
  {
    shade: 'official-letter',
    weight: 1,
    symbol: 'CV',
    build: () => [line('V/v: đề nghị xét khen thưởng theo KH 63', { italic: true }), blank],
  },
]

export const addressees: Bank['addressees'] = [
  () => [centred('Kính gửi: Ban Thường vụ Liên đoàn Lao động quận Ba Đình', { bold: true })],
  () => [
    {
      is: 'columns',
      by: 'tabs',
      left: [line('Kính gửi:'), line('')],
      right: [line('- Thường trực LĐLĐ quận Ba Đình;'), line('- Bộ phận Chính sách - Pháp luật.')],
    },
  ],
  () => [line('        K/g: LĐLĐ quận Ba Đình (đ/c Nguyễn Xuân Trọng - Chủ tịch)')],
  () => [centred('Kính trình: Hội đồng TĐKT Liên đoàn Lao động quận', { italic: true })],
]

export const bases: Bank['bases'] = [
  (s) => [
    'Căn cứ Quy chế khen thưởng ban hành theo Quyết định số 1689/QĐ-TLĐ ngày 12/11/2019 của Tổng LĐLĐ Việt Nam;',
    'Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23 tháng 3 năm 2021 của Ban Thường vụ LĐLĐ quận Ba Đình;',
    `Căn cứ Biên bản số 07/BB-CĐCS ngày 18/5/2021 họp BCH ${s.unit.union},`,
  ],
  (s) => [
    `Phúc đáp đề nghị của LĐLĐ quận tại Kế hoạch số 63/KH-LĐLĐ (tiếp theo Công văn số 88/LĐLĐ ngày 10/5/2021), ${s.unit.union} đã tổ chức bình xét công khai. Chủ trì hội nghị là đồng chí ${s.unit.chairman}; thư ký là đồng chí Tô Thị Nhàn.`,
  ],
  () => [
    '1. Căn cứ pháp lý: Luật TĐKT; Nghị định 91/2017/NĐ-CP ngày 31/7/2017; Kế hoạch 63/KH-LĐLD.',
    '2. Quá trình xét chọn: từ ngày 12/5 đến 17/5/2021, lấy phiếu tại 5 tổ, kết quả 100% nhất trí.',
    '3. Nội dung trình:',
  ],
  () => [],
]

export const countings: Bank['counts'] = [
  (teams, people) => join([some(teams, 'đơn vị'), some(people, 'người lao động')], ' và '),
  (teams, people) => join([some(teams, 'tập thể'), some(people, 'cá nhân')], ' và '),
  () => 'những trường hợp tiêu biểu',
  (teams, people) =>
    join([teams === 0 ? '' : `${teams} (số lượng) tập thể`, people === 0 ? '' : `${people} cá nhân`], ', '),
]

export const leads: Bank['leads'] = [
  (s, counts) => [
    `${s.unit.union} kính trình Ban Thường vụ LĐLĐ quận xét, tặng ${s.award} cho ${counts}, cụ thể như sau:`,
  ],
  (s, counts) => [
    `Sau hai tháng phát động, phong trào tại ${s.unit.proper} lan tỏa rộng; nhiều đoàn viên như chị Lã Thị Bông, anh Giàng A Sùng đã có đóng góp (đã được chuyên môn thưởng riêng, không đề nghị lần này).`,
    `Công đoàn xin giới thiệu ${counts} sau đây để quý Liên đoàn xem xét:`,
  ],
  (s, counts) => [`Kính đề nghị khen thưởng ${counts} của ${s.unit.proper}:`],
  () => ['Công đoàn chúng tôi kính trình danh sách như dưới đây.'],
]

export const listElsewhere: Bank['listElsewhere'] = [
  'Danh sách trích ngang đính kèm (file Excel/Word riêng).',
  '(Có phụ lục danh sách và tóm tắt thành tích gửi kèm theo Tờ trình)',
  'Thông tin từng tập thể, cá nhân: xem danh sách kèm theo.',
]

export const closings: Bank['closings'] = [
  'Các tập thể, cá nhân nêu trên chưa được khen thưởng về cùng một nội dung.',
  'Mọi thông tin xin liên hệ bà Triệu Thị Vui - Văn phòng Công đoàn, ĐT 0913 204 556.',
  'Công đoàn đã báo cáo và được Cấp ủy, Ban lãnh đạo đơn vị thống nhất.',
  'Kính mong Ban Thường vụ xem xét, phê duyệt. Xin trân trọng cảm ơn./.',
  'Kèm theo Tờ trình: tóm tắt thành tích của từng tập thể, cá nhân; Biên bản họp BCH.',
]

export const feet: Bank['feet'] = [
  (s) => [
    {
      is: 'table',
      ruled: false,
      widths: [50, 50],
      rows: [
        [
          c('Nơi nhận:\n- Như kính gửi;\n- Đ/c Bí thư Đảng ủy (b/c);\n- Lưu: VT, CĐ.'),
          h('TM. BAN CHẤP HÀNH\nCHỦ TỊCH'),
        ],
        [c(''), c('')],
        [c(''), h(s.unit.chairman)],
      ],
    },
  ],
  (s) => [
    {
      is: 'columns',
      left: [
        centred(`XÁC NHẬN CỦA ${s.unit.headTitle}`, { bold: true }),
        centred('(Ký, đóng dấu)', { italic: true }),
        blank,
        centred(s.unit.head, { bold: true }),
      ],
      right: [
        centred('TM. CÔNG ĐOÀN CƠ SỞ', { bold: true }),
        centred('Chủ tịch', { bold: true }),
        blank,
        centred(s.unit.chairman, { bold: true }),
      ],
    },
  ],
  (s) => [
    line('Nơi nhận: như trên; lưu CĐ.', { size: 11, italic: true }),
    line(`TUQ. CHỦ TỊCH - PHÓ CHỦ TỊCH: ${s.unit.chairman}`, { align: 'right', bold: true }),
  ],
  (s) => [
    line('CHỦ TỊCH CÔNG ĐOÀN', { align: 'right', bold: true }),
    line('[đã ký]', { align: 'right' }),
    line(upper(s.unit.chairman), { align: 'right', bold: true }),
    line('Người lập biểu: Tô Thị Nhàn', { size: 11 }),
  ],
]

export const listTitles: Bank['listTitles'] = [
  () => [
    centred('DANH SÁCH TRÍCH NGANG', { bold: true, size: 14 }),
    centred('Tập thể, cá nhân trình khen thưởng chuyên đề bầu cử năm 2021', { bold: true }),
    centred('(Đính kèm Tờ trình của Công đoàn cơ sở)', { italic: true }),
  ],
  (s) => [
    line('Phụ lục 01', { bold: true, align: 'right' }),
    centred(`BẢNG TỔNG HỢP ĐỀ NGHỊ TẶNG ${upper(s.award)}`, { bold: true }),
    centred(`Đơn vị: ${s.unit.proper} - Tổng số: ${two(s.teams.length + s.people.length)}`, { italic: true }),
  ],
  () => [centred('DANH SÁCH ĐỀ NGHỊ KHEN', { bold: true, size: 14 })],
]
