import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Cell, Part, Text } from '#scripts/making/paper.ts'
import type { Person } from '../people.ts'
import { dmy, para, two, upper } from '../scene.ts'
import type { Bank, Scene } from '../scene.ts'
import { slug } from '../units.ts'

const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
const h = (text: string, more: Partial<Cell> = {}): Cell => ({ text, bold: true, align: 'center', ...more })

/** The part that only measures: other hands, other bodies, a tired clerk. Nobody tunes by it. */
export const fifth: Bank = {
  tired: true,
  own: {
    bodies: {
      school: [
        'Trường Tiểu học Ba Đình 2',
        'Trường Mầm non tư thục Vườn Ươm Xanh',
        'Trường THPT Nguyễn Gia Thiều - Hoàng Mai',
        'Trường Trung cấp Kinh tế Kỹ thuật Bắc Thăng Long',
        'Trường TH&THCS Bình Minh',
        'Trung tâm GDNN - GDTX quận',
        'Trường Mẫu giáo số 10',
      ],
      company: [
        'Công ty TNHH Sakura Precision Việt Nam',
        'Công ty Cổ phần Bánh kẹo Hương Sen',
        'Chi nhánh Tổng công ty Bưu chính tại Ba Đình',
        'HTX Dịch vụ Tổng hợp Ngọc Khánh',
        'Ngân hàng TMCP Phương Đông - Chi nhánh Liễu Giai',
        'Công ty CP Đầu tư & Phát triển Nhà số 6',
      ],
      ward: ['phường Thụy Chương', 'Cơ quan phường Hữu Tiệp', 'UBND phường Đại Bi', 'khối cơ quan phường Yên Ninh'],
      office: [
        'Bệnh viện Phổi Tây Hồ',
        'Trung tâm Phát triển quỹ đất',
        'Viện Khoa học Nông nghiệp miền Bắc',
        'Chi cục Thuế khu vực số 2',
        'Tòa án nhân dân khu vực 1',
        'Nhà hát Múa rối Lạc Việt',
      ],
    },
    teams: {
      school: [
        'Tổ Toán - Lý - Tin',
        'Nhóm giáo viên khối 5',
        'Tổ 1',
        'Tập thể nữ Tổ Ngoại ngữ',
        'CĐ bộ phận Khối Mẫu giáo bé',
        'Ban Nữ công',
        'Bếp ăn bán trú',
      ],
      company: [
        'Chuyền may số 12',
        'Ca B - Phân xưởng Lò hơi',
        'Phòng TC-HC',
        'Tổ Bảo vệ - Lái xe',
        'CĐBP Nhà máy 2',
        'Đội PCCC cơ sở',
        'Cửa hàng số 3',
      ],
      ward: ['Công an phường', 'Tổ công đoàn Văn phòng - Thống kê', 'Hội Phụ nữ phường', 'Tổ giúp việc Ủy ban bầu cử'],
      office: [
        'Khoa Hồi sức cấp cứu',
        'Phòng Điều dưỡng',
        'Khoa Xét nghiệm - CĐHA',
        'Tổ CĐ số 4',
        'Phòng TCKT',
        'Đoàn nghệ thuật 2',
        'Trạm Y tế lưu động',
      ],
    },
    posts: {
      school: [
        ['Hiệu trưởng', 'Ban Giám hiệu'],
        ['GV Thể dục', 'Tổ Thể - Mỹ'],
        ['Cô nuôi', 'Bếp ăn bán trú'],
        ['TTCM', 'Tổ Ngữ văn'],
        ['Nhân viên thư viện - thiết bị', 'Tổ Văn phòng'],
        ['Giáo viên, Trưởng ban Nữ công', 'Khối lớp 2'],
        ['Bảo mẫu', 'Lớp 3-4 tuổi'],
      ],
      company: [
        ['QC', 'Bộ phận Chất lượng'],
        ['Thợ hàn bậc 5/7', 'Xưởng Cơ khí'],
        ['Giao dịch viên', 'Phòng Dịch vụ khách hàng'],
        ['Phó Chủ tịch CĐCS', 'Phòng TC-HC'],
        ['Trưởng ca', 'Phân xưởng Lò hơi'],
        ['Kiểm soát viên', 'Phòng Kế toán Ngân quỹ'],
        ['Bưu tá', 'Bưu cục 2'],
      ],
      ward: [
        ['Chỉ huy trưởng BCH Quân sự', 'Ban CHQS phường'],
        ['Bí thư Đoàn TN', 'Khối Đoàn thể'],
        ['CC Văn phòng - Thống kê', 'UBND phường'],
        ['Lao động hợp đồng', 'Bộ phận Một cửa'],
        ['Cán bộ LĐTBXH', 'UBND phường'],
      ],
      office: [
        ['BSCKI', 'Khoa Hồi sức cấp cứu'],
        ['Nữ hộ sinh', 'Khoa Sản'],
        ['Thẩm tra viên', 'Phòng Hành chính tư pháp'],
        ['Diễn viên', 'Đoàn nghệ thuật 2'],
        ['Nghiên cứu viên chính', 'Bộ môn Di truyền'],
        ['Kỹ thuật viên trưởng', 'Khoa Xét nghiệm - CĐHA'],
        ['Công chức', 'Đội Tuyên truyền hỗ trợ'],
      ],
    },
  },
  heads: [
    // A hospital's: the ministry's office, the body, its union, all in one cell, motto beside, number and date on a line with blanks.
    (s, head) => [
      {
        is: 'columns',
        by: 'blanks',
        left: [
          centred('CÔNG ĐOÀN CẤP TRÊN: LĐLĐ QUẬN BA ĐÌNH', { size: 12 }),
          centred(upper(s.unit.proper), { size: 12 }),
          ...(head.byUnit ? [] : [centred('CÔNG ĐOÀN CƠ SỞ', { bold: true })]),
        ],
        right: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
          centred('Độc lập – Tự do – Hạnh phúc', { bold: true }),
          centred('-----o0o-----'),
        ],
      },
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
      blank,
    ],
    // A foreign firm's: both languages.
    (s, head) => [
      {
        is: 'table',
        ruled: false,
        widths: [45, 55],
        rows: [
          [
            c(
              `${upper(s.unit.proper)}\n${head.byUnit ? '' : 'CÔNG ĐOÀN CƠ SỞ / TRADE UNION\n'}${head.numberLine ?? ''}`,
              {
                align: 'center',
              },
            ),
            c(
              `CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSOCIALIST REPUBLIC OF VIETNAM\nĐộc lập - Tự do - Hạnh phúc\nIndependence - Freedom - Happiness\n${head.dateLine ?? ''}`,
              { align: 'center', bold: true },
            ),
          ],
        ],
      },
      blank,
    ],
    (s, head) => [
      line(`ĐƠN VỊ: ${upper(head.byUnit ? s.unit.proper : s.unit.union)}`, { bold: true }),
      line('=========', { size: 11 }),
      ...(head.numberLine === null ? [] : [line(head.numberLine, { italic: true })]),
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('ĐỘC LẬP - TỰ DO - HẠNH PHÚC', { bold: true }),
      ...(head.dateLine === null ? [] : [centred(head.dateLine, { italic: true })]),
    ],
    (s, head) => [
      {
        is: 'columns',
        by: 'tabs',
        left: [
          line('TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'),
          line('LĐLĐ QUẬN BA ĐÌNH'),
          line(head.byUnit ? upper(s.unit.proper) : `CĐCS ${upper(s.unit.proper)}`, { bold: true }),
          line(head.numberLine ?? ''),
        ],
        right: [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
          line('Độc lập - Tự do - Hạnh phúc'),
          line(''),
          line(head.dateLine ?? ''),
        ],
      },
      blank,
    ],
  ],
  letterTitles: [
    {
      shade: 'to-trinh',
      weight: 4,
      symbol: 'TTr',
      build: (s) => [
        centred('TỜ TRÌNH', { bold: true, size: 14 }),
        centred(`V/v xét tặng ${s.award} cho đoàn viên, NLĐ có thành tích phục vụ bầu cử ĐBQH khóa XV`, { bold: true }),
        centred('__________'),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 3,
      symbol: 'TTr',
      build: () => [
        centred('TỜ TRÌNH XIN KHEN THƯỞNG', { bold: true, size: 16 }),
        centred('(Đợt thi đua 25/3 - 25/5/2021)'),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TTr',
      build: (s) => [
        line(`Tờ trình về việc lựa chọn tập thể, cá nhân đề nghị tặng ${s.award}`, { align: 'center', bold: true }),
      ],
    },
    {
      shade: 'official-letter',
      weight: 1,
      symbol: 'CV',
      build: () => [line('V/v lập hồ sơ, đề nghị khen thưởng đợt thi đua cao điểm', { italic: true, size: 12 })],
    },
    {
      shade: 'request',
      weight: 0.7,
      symbol: 'ĐN',
      build: (s) => [
        centred('GIẤY ĐỀ NGHỊ', { bold: true, size: 15 }),
        centred(`Xét tặng ${s.award} chuyên đề bầu cử`, { italic: true }),
      ],
    },
  ],
  addressees: [
    () => [line('Kính gửi : Ban Thường vụ LĐLĐ quận Ba Đình - TP. Hà Nội', { align: 'center' })],
    () => [
      line('Kính gửi:\tHội đồng Thi đua - Khen thưởng LĐLĐ quận;'),
      line('\tBan Chính sách Pháp luật LĐLĐ quận Ba Đình.'),
    ],
    () => [centred('KÍNH GỬI: LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true })],
  ],
  bases: [
    (s) => [
      '1. Luật Thi đua, Khen thưởng ngày 26/11/2003 và các Luật sửa đổi, bổ sung;',
      `2. Quyết định số 118/QĐ-LĐLĐ ngày 12/10/2017 công nhận BCH ${s.unit.union} nhiệm kỳ 2017 - 2022 do đồng chí ${s.unit.chairman} làm Chủ tịch;`,
      '3. Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình.',
      'Căn cứ các văn bản trên và tình hình thực tế tại đơn vị;',
    ],
    (s) => [
      `Căn cứ Kế hoạch 63/KH-LĐLĐ, sau 60 ngày phát động, ${s.unit.proper} đã có nhiều việc làm thiết thực. Thực hiện sự chỉ đạo của cấp ủy, ngày 19/5/2021 BCH Công đoàn họp phiên mở rộng (có đ/c ${s.unit.head} dự và chỉ đạo) để bình chọn.`,
    ],
    () => ['- Thực hiện KH số 63 ngày 23-3-2021 của LĐLĐ quận.', '- Xét đề nghị của các tổ CĐ và CĐ bộ phận;'],
  ],
  counts: [
    (teams, people) => join([words(teams, 'tập thể'), words(people, 'cá nhân')], ' và '),
    (teams, people) => join([two_(teams, 'tập thể'), two_(people, 'đoàn viên')], ' + '),
    () => 'các tập thể, cá nhân',
    (teams, people) => join([two_(teams, 'tập thể'), two_(people, 'đ/c')], ', '),
  ],
  leads: [
    (s, counts) => [
      `BCH ${s.unit.union} trân trọng đề nghị LĐLĐ quận xem xét quyết định khen thưởng ${counts} đã có nhiều cố gắng, cụ thể là:`,
    ],
    (s, counts) => [
      'Qua bình bầu dân chủ từ các tổ, căn cứ tiêu chuẩn tại mục IV của Kế hoạch,',
      `Công đoàn ${s.unit.proper} nhất trí suy tôn ${counts} để đề nghị quận khen`,
    ],
    (s, counts) => [
      `Nay CĐCS làm Tờ trình này kính trình quý cấp khen tặng ${s.award} cho ${counts} (xếp theo thứ tự ưu tiên).`,
    ],
    (s) => [`Trên cơ sở đó, ${s.unit.union} kính trình như sau:`],
  ],
  nominees: [
    { name: 'wide table, two rows of heading', most: 25, build: (s) => ({ told: false, parts: [wideTable(s)] }) },
    { name: 'table, name and post in one cell', most: 25, build: (s) => ({ told: false, parts: [...pairedTable(s)] }) },
    { name: 'typed with tabs', most: 14, build: (s) => ({ told: false, parts: tabbed(s) }) },
    { name: 'capitals after roman numbers', most: 14, build: (s) => ({ told: false, parts: capitals(s) }) },
    { name: 'numbers of the word processor', most: 14, build: (s) => ({ told: false, parts: automatic(s) }) },
    { name: 'table by award', most: 25, build: (s) => ({ told: false, parts: [byAward(s)] }) },
    { name: 'lines without any mark', most: 8, build: (s) => ({ told: false, parts: bareLines(s) }) },
    { name: 'sentences', most: 4, build: (s) => ({ told: false, parts: sentences(s) }) },
  ],
  toldNominees: [
    {
      name: 'table, who and where in one cell, deeds beside',
      most: 12,
      build: (s) => ({
        told: true,
        parts: [
          {
            is: 'table',
            ruled: true,
            widths: [8, 32, 60],
            headRows: 1,
            rows: [
              [h('TT'), h('Họ tên, chức danh, bộ phận'), h('Quá trình tham gia phong trào và kết quả đạt được')],
              ...s.teams.map((team, index) => [
                c(two(index + 1)),
                c(team.inLetter),
                c(s.rng.some(fifth.teamDeeds, 2).join(' ')),
              ]),
              ...s.people.map((person, index) => [
                c(two(s.teams.length + index + 1)),
                c(`${polite(person)} ${person.name}\n${person.post}\n${person.team}`),
                c(s.rng.some(fifth.personDeeds, 2).join(' ')),
              ]),
            ],
          },
        ],
      }),
    },
    {
      name: 'deeds as dashes under each name',
      most: 8,
      build: (s) => ({
        told: true,
        parts: [
          ...s.teams.flatMap((team) => [
            line(`* ${team.inLetter}:`, { bold: true }),
            ...s.rng.some(fifth.teamDeeds, 2).map((deed) => line(`   - ${deed}`)),
          ]),
          ...s.people.flatMap((person) => [
            line(`* ${polite(person)} ${person.name}, ${person.post}:`, { bold: true }),
            ...s.rng.some(fifth.personDeeds, 2).map((deed) => line(`   - ${deed}`)),
          ]),
        ],
      }),
    },
  ],
  listElsewhere: [
    '(Danh sách trích ngang và thành tích của từng đồng chí gửi cùng Tờ trình)',
    'Danh sách cụ thể các tập thể, cá nhân xin xem tại Phụ lục kèm theo.',
  ],
  closings: [
    'Hồ sơ gồm: Tờ trình này và bản tóm tắt thành tích của từng trường hợp.',
    'Nếu được LĐLĐ quận khen, đây sẽ là nguồn động viên lớn đối với đoàn viên đơn vị./.',
    'Rất mong được quý cấp quan tâm, giúp đỡ.',
    'BCH Công đoàn xin cam đoan nội dung trên là đúng và chịu trách nhiệm trước LĐLĐ quận.',
  ],
  feet: [
    (s) => [
      {
        is: 'columns',
        by: 'tabs',
        left: [
          line('NƠI NHẬN:', { bold: true }),
          line('- LĐLĐ quận: 01 bản;'),
          line('- Đ/c Bí thư chi bộ (b/c);'),
          line('- Lưu hồ sơ.'),
        ],
        right: [
          line('TM. BCH CÔNG ĐOÀN', { bold: true }),
          line('CHỦ TỊCH', { bold: true }),
          line('(đã ký, đóng dấu)'),
          line(s.unit.chairman, { bold: true }),
        ],
      },
    ],
    (s) => [
      {
        is: 'table',
        ruled: false,
        widths: [33, 33, 34],
        rows: [
          [h('Ý KIẾN CẤP ỦY'), h(`Ý KIẾN ${s.unit.headTitle}`), h('TM. CÔNG ĐOÀN')],
          [c('Nhất trí', { align: 'center' }), c('Đồng ý', { align: 'center' }), c('')],
          [h('Hoàng Minh Lý'), h(s.unit.head), h(s.unit.chairman)],
        ],
      },
    ],
    (s) => [
      line('ĐẠI DIỆN BCH CĐCS', { align: 'right', bold: true }),
      line('Chủ tịch', { align: 'right' }),
      blank,
      line(`Đ/c ${s.unit.chairman}`, { align: 'right', bold: true }),
      line(`Số điện thoại liên hệ: 09${s.rng.int(10, 99)} ${s.rng.int(100, 999)} ${s.rng.int(100, 999)}`, {
        italic: true,
        size: 11,
      }),
    ],
  ],
  listTitles: [
    (s) => [centred(`DANH SÁCH ĐỀ NGHỊ ${upper(s.award)} CỦA LĐLĐ QUẬN`, { bold: true, size: 14 })],
    () => [
      line('PHỤ LỤC', { bold: true, align: 'center' }),
      centred('Trích ngang các tập thể, cá nhân đề nghị khen', { bold: true }),
      centred('(Ban hành kèm theo Tờ trình của CĐCS)', { italic: true }),
    ],
  ],
  personTitles: [
    () => [
      centred('BÁO CÁO TÓM TẮT', { bold: true, size: 14 }),
      centred('THÀNH TÍCH CÔNG TÁC CỦA CÁ NHÂN', { bold: true, size: 14 }),
    ],
    (_, p) => [centred(`THÀNH TÍCH CỦA ${p.woman ? 'BÀ' : 'ÔNG'} ${upper(p.name)}`, { bold: true, size: 14 })],
    () => [line('Tóm tắt thành tích đề nghị khen thưởng', { bold: true, align: 'center', size: 15 })],
    () => [
      centred('BẢN THÀNH TÍCH CÁ NHÂN', { bold: true }),
      centred('Tham gia phong trào thi đua chào mừng ngày hội non sông', { italic: true }),
    ],
  ],
  personBlocks: [
    (s, p) => [
      line(`Họ và tên: .....${p.name}..... Năm sinh: ..${p.birth.year}..`),
      line(`Chức danh: .....${p.post}.....`),
      line(`Đơn vị: .....${p.team}, ${s.unit.proper}.....`),
    ],
    (s, p) => [
      {
        is: 'table',
        ruled: true,
        widths: [35, 65],
        rows: [
          [c('Họ và tên / Full name', { bold: true }), c(upper(p.name))],
          [c('Ngày sinh / Date of birth', { bold: true }), c(dmy(p.birth))],
          [c('Chức vụ / Position', { bold: true }), c(p.post)],
          [c('Bộ phận / Department', { bold: true }), c(`${p.team} - ${s.unit.proper}`)],
        ],
      },
    ],
    (s, p) => [
      line('Kính gửi: - Ban Thường vụ LĐLĐ quận Ba Đình'),
      line(`                - BCH ${s.unit.union}`),
      para(`Tôi là: ${p.name}`),
      para(`Sinh ngày ${two(p.birth.day)} tháng ${two(p.birth.month)} năm ${p.birth.year}`),
      para(`Đang làm: ${p.post} tại ${p.team}.`),
      para('Tôi xin báo cáo tóm tắt thành tích của bản thân trong đợt thi đua như sau:'),
    ],
    (s, p) => [
      line('1/ Lý lịch trích ngang', { bold: true, underline: true }),
      line(`+ Họ tên (viết hoa): ${upper(p.name)}      + Nam/nữ: ${p.woman ? 'nữ' : 'nam'}`),
      line(`+ NTNS: ${dmy(p.birth)}      + Quê: Nam Định`),
      line(`+ Nhiệm vụ: ${p.post}      + Nơi làm việc: ${s.unit.proper}`),
    ],
    (s, p) => [
      para(
        `${polite(p)} ${p.name} (${p.post}, ${p.team}) là đoàn viên của ${s.unit.union}. Trong 60 ngày cao điểm ${p.woman ? 'bà' : 'ông'} đã để lại dấu ấn qua những việc sau đây.`,
      ),
    ],
  ],
  personFeet: [
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        by: 'tabs',
        left: [
          line('XÁC NHẬN CỦA ĐƠN VỊ', { bold: true }),
          line(s.unit.headTitle),
          line(''),
          line(s.unit.head, { bold: true }),
        ],
        right: [
          line('CÁ NHÂN TỰ BÁO CÁO', { bold: true }),
          line('(ký, họ tên)'),
          line(''),
          line(p.name, { bold: true }),
        ],
      },
    ],
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right' })]),
      line('Người làm báo cáo', { align: 'right', bold: true }),
      blank,
      line(p.name, { align: 'right' }),
      blank,
      line('Ý KIẾN CỦA CÔNG ĐOÀN: Nhất trí đề nghị khen.', { bold: true }),
      line(`TM. BCH - CHỦ TỊCH: ${s.unit.chairman}`),
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('TM. BAN CHẤP HÀNH CÔNG ĐOÀN', { align: 'right', bold: true }),
      blank,
      line(s.unit.chairman, { align: 'right', bold: true }),
    ],
  ],
  teamTitles: [
    () => [
      centred('BÁO CÁO TÓM TẮT', { bold: true, size: 14 }),
      centred('THÀNH TÍCH CỦA TẬP THỂ', { bold: true, size: 14 }),
    ],
    (_, t) => [centred(`THÀNH TÍCH CỦA ${upper(t.inSummary)}`, { bold: true, size: 14 })],
    (s, t) => [
      centred('BẢN THÀNH TÍCH TẬP THỂ', { bold: true }),
      line(`Đơn vị: ${t.inSummary}`, { align: 'center' }),
      line(`(Đề nghị tặng ${s.award})`, { align: 'center', italic: true }),
    ],
  ],
  teamBlocks: [
    (s, t) => [
      line(`Tên đơn vị: .....${t.inSummary}.....`),
      line(`Thuộc: ${s.unit.proper}`),
      line(`Số CBCNV: ${s.rng.int(6, 90)}; đoàn viên CĐ: ${s.rng.int(5, 60)}.`),
    ],
    (s, t) => [
      line('1/ Tình hình chung', { bold: true, underline: true }),
      para(
        `Tập thể ${t.inSummary.replace(/^Tập thể /u, '')} được thành lập năm ${s.rng.int(1978, 2012)}, phụ trách là đ/c ${s.unit.head}; tập thể đoàn kết, nhiều năm hoàn thành xuất sắc nhiệm vụ.`,
      ),
    ],
    (s, t) => [
      {
        is: 'table',
        ruled: true,
        widths: [35, 65],
        rows: [
          [c('Tên tập thể / Team', { bold: true }), c(t.inSummary)],
          [c('Trực thuộc / Belongs to', { bold: true }), c(s.unit.proper)],
          [c('Số người / Headcount', { bold: true }), c(String(s.rng.int(5, 80)))],
        ],
      },
    ],
  ],
  teamFeet: [
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('TM. TẬP THỂ', { align: 'right', bold: true }),
      blank,
      line(s.unit.chairman, { align: 'right' }),
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        by: 'tabs',
        left: [line(`XÁC NHẬN CỦA ${s.unit.headTitle}`, { bold: true }), line(''), line(s.unit.head)],
        right: [line('PHỤ TRÁCH ĐƠN VỊ', { bold: true }), line(''), line('Trịnh Thị Bạch Vân')],
      },
    ],
  ],
  personDeeds: [
    'Trực tiếp nhập liệu 2.318 cử tri vào phần mềm, hoàn thành sớm 3 ngày so với yêu cầu.',
    'Tham gia tổ phản ứng nhanh phòng chống dịch, trực 24/24 tại điểm bầu cử số 9.',
    'Cùng tập thể Tổ Văn phòng dựng 2 cổng chào, 1 bảng tin; được bà Trần Thị Gái (tổ dân phố 12) biểu dương.',
    'Giảng dạy trực tuyến đúng tiến độ, 98% học sinh lớp chủ nhiệm đạt khá, giỏi.',
    'Đạt giải Ba hội thi "Cán bộ công đoàn giỏi" năm 2020 theo QĐ số 77/QĐ-LĐLĐ ngày 11/11/2020.',
    'Làm thêm 42 giờ không hưởng lương để bảo đảm đơn hàng.',
    'Không vi phạm kỷ luật lao động, được đồng nghiệp quý mến.',
    'Chủ động tìm hiểu, giải đáp 31 câu hỏi của cử tri là công nhân thuê trọ.',
    'Ủng hộ quỹ vắc-xin 01 ngày lương, vận động người thân cùng ủng hộ.',
  ],
  teamDeeds: [
    'Tổ chức 3 buổi nói chuyện chuyên đề, mời báo cáo viên Nguyễn Hữu Thọ trình bày.',
    'Toàn thể 100% CBCNV là cử tri đi bỏ phiếu xong trước 9h30.',
    'Làm lợi 86 triệu đồng từ sáng kiến cải tiến quy trình.',
    'Duy trì "ngày thứ Bảy tình nguyện", thu gom 1,2 tấn rác.',
    'Phối hợp Đoàn Thanh niên phường in 500 tờ rơi phát tận tay người lao động.',
    'Không có trường hợp F0; thực hiện nghiêm quy trình đón tiếp người bệnh.',
  ],
  deedShapes: [
    (_, deeds) => [
      line('2/ Những việc đã làm', { bold: true, underline: true }),
      ...deeds.map((deed) => line(`   + ${deed}`)),
    ],
    (_, deeds) => [para(`Thành tích: ${deeds.join(' ')}`)],
    (_, deeds) => [
      line('NỘI DUNG THÀNH TÍCH', { bold: true }),
      ...deeds.flatMap((deed, index) => [line(`${index + 1}.1. ${deed}`)]),
    ],
    (_, deeds) => [
      {
        is: 'table',
        ruled: true,
        widths: [30, 70],
        rows: [
          [h('Lĩnh vực'), h('Kết quả')],
          ...deeds.map((deed, index) => [
            c(['Chuyên môn', 'Phong trào', 'Công đoàn', 'Xã hội'][index % 4] ?? ''),
            c(deed),
          ]),
        ],
      },
    ],
  ],
  combinedOpenings: [
    () => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('CỦA CÁC TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG', { bold: true }),
    ],
    (s) => [
      centred('TÓM TẮT THÀNH TÍCH CÁC ĐIỂN HÌNH', { bold: true, size: 14 }),
      centred(s.unit.union, { italic: true }),
    ],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [
      line(
        `${['Thứ nhất', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Thứ tám', 'Thứ chín'][index] ?? `Thứ ${index + 1}`}: ${who}`,
        { bold: true },
      ),
      line(`   ${about}.`),
      para(deeds.join(' ')),
    ],
    (_, who, about, deeds, index) => [
      line(`${index + 1}. ${upper(who)}`, { bold: true }),
      line(about, { italic: true }),
      line('Thành tích:', { underline: true }),
      ...deeds.map((deed) => line(`- ${deed}`)),
    ],
    (_, who, about, deeds, index) => [
      {
        is: 'table',
        ruled: true,
        widths: [8, 32, 60],
        rows: [
          ...(index === 0 ? [[h('STT'), h('Họ tên / đơn vị'), h('Tóm tắt thành tích')]] : []),
          [c(String(index + 1)), c(`${who}\n${about}`), c(deeds.join('\n'))],
        ],
      },
    ],
  ],
  reports: [
    (s) => [
      centred('BÁO CÁO KẾT QUẢ', { bold: true, size: 14 }),
      centred('Hưởng ứng phong trào thi đua cao điểm theo Kế hoạch 63/KH-LĐLĐ', { bold: true }),
      para(`${s.unit.union} báo cáo LĐLĐ quận như sau:`),
      line('1. Khái quát: đơn vị có 6 tổ công đoàn, 112 đoàn viên (nữ 70).'),
      line('2. Công tác triển khai: họp BCH 02 lần, phát động tại hội nghị ngày 26/3/2021.'),
      line('3. Kết quả: 5 sáng kiến; 12 công trình; 100% đi bầu.'),
      line('4. Khen thưởng: Công đoàn đã khen 08 đoàn viên, đề nghị quận khen một số trường hợp tiêu biểu.'),
      line('5. Hạn chế, bài học và đề xuất: cần thêm kinh phí.'),
    ],
    (s) => [
      line('Báo cáo sơ kết đợt thi đua cao điểm chào mừng bầu cử', { bold: true, align: 'center', size: 15 }),
      line(`Đơn vị: ${s.unit.proper}`, { align: 'center' }),
      {
        is: 'table',
        ruled: true,
        widths: [8, 62, 30],
        rows: [
          [h('STT'), h('Nội dung'), h('Kết quả')],
          [c('1'), c('Số buổi tuyên truyền'), c('05')],
          [c('2'), c('Số đoàn viên tham gia'), c('96/98')],
          [c('3'), c('Số sáng kiến'), c('04')],
        ],
      },
      para('Đánh giá chung: đạt và vượt các chỉ tiêu đề ra.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN BÌNH XÉT', { bold: true, size: 15 }),
      centred('Tập thể, cá nhân đề nghị LĐLĐ quận khen thưởng', { bold: true }),
      line('Thời gian: 15h00, ngày 19/5/2021. Địa điểm: phòng Hội đồng.'),
      line(`Chủ trì: Đ/c ${s.unit.chairman}. Thư ký: Đ/c Lục Thị Nương.`),
      line('Có mặt: 9/9 đ/c. Vắng: 0.'),
      para('Kết quả bỏ phiếu kín:'),
      {
        is: 'table',
        ruled: true,
        widths: [10, 50, 20, 20],
        rows: [
          [h('STT'), h('Tập thể, cá nhân'), h('Số phiếu'), h('Tỷ lệ')],
          ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name, index) => [
            c(String(index + 1)),
            c(name),
            c('9/9'),
            c('100%'),
          ]),
        ],
      },
      para('Biên bản lập xong hồi 16h20, đã đọc cho mọi người nghe và nhất trí.'),
      {
        is: 'columns',
        left: [centred('Thư ký', { bold: true }), blank, centred('Lục Thị Nương')],
        right: [centred('Chủ trì', { bold: true }), blank, centred(s.unit.chairman)],
      },
    ],
  ],
  distractors: [
    {
      name: 'members list',
      file: 'DS doan vien 2021.xlsx',
      build: (s) => [
        centred(`DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2021`, { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 40, 20, 30],
          rows: [
            [h('STT'), h('Họ và tên'), h('Năm sinh'), h('Số thẻ đoàn viên')],
            ...s.people
              .slice(0, 3)
              .map((person, index) => [
                c(String(index + 1)),
                c(person.name),
                c(String(person.birth.year)),
                c(`01${index}234567`),
              ]),
            [c('9'), c('Ứng Thị Hoa'), c('1990'), c('019876543')],
          ],
        },
      ],
    },
    {
      name: 'plan of the office, back again',
      file: 'KH 63.docx',
      build: () => [
        line('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true }),
        line('Số: 63 /KH-LĐLD'),
        line('Ba Đình, ngày 23 tháng 3 năm 2021', { align: 'right', italic: true }),
        centred('KẾ HOẠCH', { bold: true }),
        centred('Phát động phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV', {
          bold: true,
        }),
        line('IV. KHEN THƯỞNG.', { bold: true }),
        para(
          'a. Hồ sơ gồm: Tờ trình của Công đoàn cơ sở (kèm theo tóm tắt thành tích của tập thể, cá nhân); tóm tắt thành tích của tập thể và cá nhân đề nghị khen thưởng.',
        ),
        line('TM. BAN THƯỜNG VỤ', { align: 'right', bold: true }),
        line('CHỦ TỊCH', { align: 'right', bold: true }),
        line('Nguyễn Xuân Trọng', { align: 'right', bold: true }),
      ],
    },
    {
      name: 'certificate',
      file: 'giay khen 2020.docx',
      build: (s) => [
        centred('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true }),
        centred('TẶNG', { bold: true }),
        centred('GIẤY KHEN', { bold: true, size: 22 }),
        centred(s.unit.union),
        centred('Đã có thành tích trong hoạt động công đoàn năm 2020'),
        line('Quyết định số 401/QĐ-LĐLĐ ngày 28/12/2020', { italic: true }),
      ],
    },
    {
      name: 'notice',
      file: 'TB hop.docx',
      build: (s) => [
        centred('THÔNG BÁO', { bold: true, size: 15 }),
        centred('Về việc họp bình xét khen thưởng đợt thi đua bầu cử', { bold: true }),
        para(
          `BCH ${s.unit.union} thông báo các tổ gửi danh sách và tóm tắt thành tích trước ngày 18/5/2021 để họp xét.`,
        ),
        line('TM. BAN CHẤP HÀNH', { align: 'right', bold: true }),
        line(s.unit.chairman, { align: 'right' }),
      ],
    },
  ],
  blankForms: [
    () => [
      centred('BẢN THÀNH TÍCH CÁ NHÂN', { bold: true }),
      centred('Tham gia phong trào thi đua ………………', { italic: true }),
      line('Họ và tên: ................................ Năm sinh: ............'),
      line('Chức danh: ....................................................'),
      line('Đơn vị: .......................................................'),
      line('Thành tích: ...................................................'),
      line('...............................................................'),
      line('...............................................................'),
      {
        is: 'columns',
        left: [centred('XÁC NHẬN CỦA ĐƠN VỊ')],
        right: [centred('CÁ NHÂN TỰ BÁO CÁO'), centred('(ký, họ tên)')],
      },
    ],
  ],
  subjects: [
    (s) => `${s.unit.proper} - HSKT bầu cử`,
    () => 'Hồ sơ KT đợt 60 ngày',
    () => 'ho so khen thuong',
    (s) => `CĐ ${s.unit.proper} gửi hồ sơ đề nghị khen thưởng theo KH 63`,
    () => null,
  ],
  bodies: [
    (s) =>
      `Kính gửi LĐLĐ quận,\nCông đoàn ${s.unit.proper} gửi hồ sơ đề nghị khen thưởng đợt thi đua bầu cử, gồm tờ trình và các bản thành tích.\nTrân trọng./.`,
    () => 'Chị ơi em gửi hồ sơ khen thưởng bầu cử bên em nhé, có gì thiếu chị nhắn em với ạ',
    (s) =>
      `Kinh gui anh chi,\nEm gui ho so khen thuong cua don vi.\n\n--\n${slug(s.unit.chairman).replaceAll('-', ' ')}\nDT: 0912 345 678`,
  ],
  supplements: [
    () => 'Em bổ sung bản thành tích còn thiếu trong hồ sơ khen thưởng ạ, mong anh chị thông cảm.',
    () => 'CĐCS gửi bổ sung hồ sơ đề nghị khen thưởng theo yêu cầu.',
  ],
  linkBodies: [
    () =>
      'Em gửi link hồ sơ khen thưởng bầu cử ạ, anh chị tải giúp em: https://drive.google.com/file/d/1QwErTyUiOpAsDfGhJkL/view',
  ],
  questions: [
    { subject: 'Xin số điện thoại', body: 'Anh chị cho em xin số điện thoại bộ phận tài chính công đoàn với ạ.' },
    { subject: 'Đoàn phí quý 2', body: 'Đơn vị em đã chuyển khoản đoàn phí công đoàn quý 2, nhờ chị kiểm tra giúp ạ.' },
  ],
  letterFiles: [
    () => 'TTr KT bầu cử.docx',
    (s) => `${slug(s.unit.proper)} to trinh.docx`,
    () => 'văn bản 1.docx',
    () => 'Tờ trình (final) (2).docx',
  ],
  personFiles: [
    (_, p) => `Thành tích ${p.name.split(' ').at(-1) ?? ''}.docx`,
    (_, _p, index) => `văn bản ${index + 2}.docx`,
    (_, p) => `BCTT_${slug(p.name).replaceAll('-', '_')}_${p.birth.year}.docx`,
  ],
  teamFiles: [
    (_, t) => `Thành tích ${t.inSummary.replaceAll(/[/&]/gu, ' ')}.docx`,
    (_, _t, index) => `tap the ${index + 1} final.docx`,
  ],
  combinedFiles: [() => 'Thành tích các điển hình.docx', () => 'TT gop.docx'],
  listFiles: [() => 'PL danh sach.docx', () => 'trich ngang.docx'],
  wholeFiles: [() => 'Ho so hoan chinh.docx', (s) => `HSKT ${slug(s.unit.proper)}.docx`],
  reportFiles: [() => 'BC ket qua KH63.docx', () => 'so ket.docx'],
  zipFiles: [() => 'HSKT.zip', () => 'gửi quận.zip'],
}

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const words = (value: number, what: string): string =>
  value === 0 ? '' : value <= 10 ? `${UNITS[value] ?? ''} ${what}` : `${value} ${what}`
const two_ = (value: number, what: string): string => (value === 0 ? '' : `${two(value)} ${what}`)
const join = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by)
const polite = (person: Person): string =>
  person.post.startsWith('BS')
    ? 'BS.'
    : person.woman
      ? person.post.includes('GV') || person.post.includes('Giáo')
        ? 'Cô'
        : 'Bà'
      : 'Ông'

/** An annex in landscape: sections as merged rows, the year under the sex, posts in the office and in the union apart. */
function wideTable(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [6, 24, 9, 9, 18, 18, 16],
    headRows: 2,
    rows: [
      [
        h('STT', { rowSpan: 2 }),
        h('Tập thể, họ và tên cá nhân', { rowSpan: 2 }),
        h('Năm sinh', { colSpan: 2 }),
        h('Chức vụ', { colSpan: 2 }),
        h('Ghi chú', { rowSpan: 2 }),
      ],
      [h('Nam'), h('Nữ'), h('Chính quyền'), h('Đoàn thể')],
      ...(s.teams.length === 0 ? [] : [[c('I'), c('TẬP THỂ', { bold: true, colSpan: 6 })]]),
      ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(''), c(''), c(''), c(''), c(s.award)]),
      ...(s.people.length === 0
        ? []
        : [[c(s.teams.length === 0 ? 'I' : 'II'), c('CÁ NHÂN', { bold: true, colSpan: 6 })]]),
      ...s.people.map((person, index) => [
        c(String(index + 1)),
        c(upper(person.name)),
        c(person.woman ? '' : String(person.birth.year)),
        c(person.woman ? String(person.birth.year) : ''),
        c(person.post),
        c('Đoàn viên'),
        c(s.award),
      ]),
    ],
  }
}

function pairedTable(s: Scene): Part[] {
  const rows = [
    ...s.teams.map((team) => `Tập thể: ${team.inLetter.replace(/^Tập thể /u, '')}`),
    ...s.people.map((person) => `${person.name}\n(${person.post} - ${person.team})`),
  ]
  return [
    {
      is: 'table',
      ruled: true,
      widths: [10, 55, 35],
      headRows: 1,
      rows: [
        [h('Thứ tự'), h('Đối tượng đề nghị'), h('Nội dung đề nghị')],
        ...rows.map((cell, index) => [c(two(index + 1)), c(cell), c(`Tặng ${s.award}`)]),
      ],
    },
  ]
}

function tabbed(s: Scene): Part[] {
  return [
    ...s.teams.map((team, index) => line(`${index + 1}\t${team.inLetter}\t${s.award}`)),
    ...s.people.map((person, index) =>
      line(`${s.teams.length + index + 1}\t${person.name}\t${person.birth.year}\t${person.post}\t${s.award}`),
    ),
  ]
}

function capitals(s: Scene): Text[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [line('I/ TẬP THỂ', { bold: true }), ...s.teams.map((team, index) => line(`${index + 1}/. ${team.inLetter}`))]),
    ...(s.people.length === 0
      ? []
      : [
          line(`${s.teams.length === 0 ? 'I' : 'II'}/ CÁ NHÂN`, { bold: true }),
          ...s.people.map((person, index) =>
            line(`${index + 1}/. ${upper(person.name)} (${person.birth.year}) ${person.post}, ${person.team}.`),
          ),
        ]),
  ]
}

function automatic(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [
          line('Danh sách tập thể', { bold: true }),
          { is: 'list', items: s.teams.map((team) => team.inLetter), mark: 'number', automatic: true } as const,
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line('Danh sách cá nhân', { bold: true }),
          {
            is: 'list',
            items: s.people.map((person) => `${polite(person)} ${person.name} – ${person.post} ${person.team}`),
            mark: 'number',
            automatic: true,
          } as const,
        ]),
  ]
}

function byAward(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [8, 36, 28, 28],
    headRows: 1,
    rows: [
      [h('STT'), h('TÊN TẬP THỂ/CÁ NHÂN'), h('CHỨC DANH'), h('BỘ PHẬN')],
      [c(`${upper(s.award)} CỦA LĐLĐ QUẬN`, { bold: true, colSpan: 4, align: 'center' })],
      ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(''), c(s.unit.proper)]),
      ...s.people.map((person, index) => [
        c(String(s.teams.length + index + 1)),
        c(person.name),
        c(person.post),
        c(person.team),
      ]),
    ],
  }
}

function bareLines(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0 ? [] : [line('Tập thể', { italic: true }), ...s.teams.map((team) => para(team.inLetter))]),
    ...(s.people.length === 0
      ? []
      : [
          line('Cá nhân', { italic: true }),
          ...s.people.map((person) => para(`${polite(person)} ${person.name}, ${person.post}, ${person.team}`)),
        ]),
  ]
}

function sentences(s: Scene): Part[] {
  return [
    ...s.teams.map((team) => para(`Đối với tập thể, chúng tôi đề cử ${team.inLetter} vì đã đi đầu trong phong trào.`)),
    ...s.people.map((person) =>
      para(
        `${polite(person)} ${person.name}, sinh năm ${person.birth.year}, ${person.post} ${person.team}, là người có nhiều sáng kiến, xứng đáng được tặng ${s.award}.`,
      ),
    ),
  ]
}
