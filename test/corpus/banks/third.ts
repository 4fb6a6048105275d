import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Cell, Part, Text } from '#scripts/making/paper.ts'
import { dmy, para, two, upper } from '../scene.ts'
import type { Bank, HeadFacts, Scene } from '../scene.ts'
import { slug } from '../units.ts'

const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
const h = (text: string): Cell => ({ text, bold: true, align: 'center' })
const dateRight = (head: HeadFacts): Text[] =>
  head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]

/** Words and layouts of a third kind: years of birth by sex, column numbers, letterheads of quality management. */
export const third: Bank = {
  heads: [
    (s, head) => [
      {
        is: 'columns',
        leftPercent: 44,
        left: [
          ...(s.unit.kind === 'school'
            ? [centred('PHÒNG GD&ĐT QUẬN BA ĐÌNH', { size: 12 })]
            : [centred('CÔNG ĐOÀN VIỆT NAM', { size: 12 })]),
          centred(upper(s.unit.proper), { size: 12 }),
          ...(head.byUnit ? [] : [centred('CÔNG ĐOÀN', { bold: true, size: 12 })]),
          centred('*****', { size: 10 }),
        ],
        right: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
          centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }),
          centred('_______________________', { size: 10 }),
        ],
      },
      {
        is: 'columns',
        leftPercent: 44,
        left: head.numberLine === null ? [blank] : [centred(head.numberLine)],
        right: head.dateLine === null ? [blank] : [centred(head.dateLine, { italic: true })],
      },
    ],
    // A company's letterhead under quality management: a form code and a date of issue that are not the paper's own.
    (s, head) => [
      {
        is: 'table',
        ruled: true,
        widths: [24, 50, 26],
        rows: [
          [
            c('LOGO', { rowSpan: 2, align: 'center' }),
            c(head.byUnit ? upper(s.unit.proper) : `BAN CHẤP HÀNH CÔNG ĐOÀN\n${upper(s.unit.proper)}`, {
              bold: true,
              align: 'center',
              rowSpan: 2,
            }),
            c('Mã hiệu: BM.CĐ.07'),
          ],
          [c('Ban hành: 02/01/2019')],
        ],
      },
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập – Tự do – Hạnh phúc', { bold: true }),
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      ...dateRight(head),
    ],
    (s, head) => [
      {
        is: 'columns',
        leftPercent: 50,
        left: [
          centred('Liên đoàn Lao động quận Ba Đình', { size: 13 }),
          centred(head.byUnit ? s.unit.proper : s.unit.union, { bold: true, size: 13 }),
          ...(head.numberLine === null ? [] : [centred(head.numberLine, { size: 13 })]),
        ],
        right: [
          centred('Cộng hoà xã hội chủ nghĩa Việt Nam', { bold: true, size: 13 }),
          centred('Độc lập - Tự do - Hạnh phúc', { size: 13 }),
          ...(head.dateLine === null ? [] : [centred(head.dateLine, { italic: true, size: 13 })]),
        ],
      },
    ],
  ],
  letterTitles: [
    {
      shade: 'to-trinh',
      weight: 5,
      symbol: 'TTr',
      build: () => [
        blank,
        centred('TỜ TRÌNH', { bold: true, size: 14 }),
        centred('Xin khen thưởng tập thể, cá nhân tiêu biểu trong dịp bầu cử', { bold: true }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 3,
      symbol: 'TTr',
      build: () => [centred('TỜ TRÌNH V/V KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2021', { bold: true })],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TT',
      build: (s) => [
        centred('TỜ TRÌNH', { bold: true, size: 18 }),
        centred(`(Về việc trình LĐLĐ quận tặng ${s.award})`, { italic: true }),
        centred('-----oOo-----'),
      ],
    },
    {
      shade: 'official-letter',
      weight: 1,
      symbol: 'CV',
      build: () => [line('V/v trình xét khen thưởng chuyên đề', { italic: true, size: 12 })],
    },
    {
      shade: 'request',
      weight: 0.7,
      symbol: 'PĐN',
      build: () => [centred('PHIẾU ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 14 })],
    },
  ],
  addressees: [
    () => [centred('Kính gửi: Đồng chí Chủ tịch Liên đoàn Lao động quận Ba Đình', { bold: true })],
    () => [line('Kính gửi: LĐLĐ QUẬN BA ĐÌNH (Bộ phận Chính sách – Pháp luật)', { align: 'center' })],
    () => [
      {
        is: 'table',
        ruled: false,
        widths: [30, 70],
        rows: [[c('Kính gửi:', { align: 'right' }), c('Ban Chấp hành Liên đoàn Lao động quận Ba Đình')]],
      },
    ],
  ],
  bases: [
    (s) => [
      `Tiếp nhận Kế hoạch 63/KH-LĐLĐ của quận, từ cuối tháng 3 năm 2021 tập thể người lao động ${s.unit.proper} đã thi đua sôi nổi lập thành tích chào mừng ngày hội non sông.`,
    ],
    () => [
      'Căn cứ vào Quy chế khen thưởng của tổ chức Công đoàn (Quyết định 1689/QĐ-TLĐ ban hành ngày 12 tháng 11 năm 2019);',
      'Căn cứ vào hướng dẫn tại văn bản số 63/KH-LĐLĐ đề ngày 23 tháng 03 năm 2021;',
      'Xét đề nghị của các tổ công đoàn tại cuộc họp ngày 17 tháng 5 vừa qua;',
    ],
    () => ['Nhằm động viên kịp thời những điển hình trong đợt thi đua 60 ngày,'],
  ],
  counts: [
    (teams, people) =>
      teams === 0
        ? `${two(people)} người lao động`
        : people === 0
          ? `${two(teams)} đơn vị`
          : `${two(teams)} tập thể cùng ${two(people)} cá nhân`,
    (teams, people) =>
      teams === 0
        ? `${two(people)} cá nhân`
        : people === 0
          ? `${two(teams)} tập thể`
          : `tập thể: ${two(teams)}; cá nhân: ${two(people)}`,
  ],
  leads: [
    (_, counts) => [
      `Thay mặt đoàn viên, Ban Chấp hành xin trình để Liên đoàn Lao động quận ghi nhận, tặng thưởng (${counts}), chi tiết:`,
    ],
    (s, counts) => [`Nay ${s.unit.union} lựa chọn các gương tiêu biểu (${counts}) xin được quận khen, gồm có:`],
    (s, counts) => [
      'Đợt thi đua đã khép lại tốt đẹp. Người lao động yên tâm sản xuất, công tác; không có ca nhiễm Covid-19 trong đơn vị.',
      `Trên tinh thần đó, công đoàn xin đề xuất tặng ${s.award} năm 2021 cho ${counts} với tên tuổi như dưới đây.`,
    ],
  ],
  nominees: [
    {
      name: 'table, collectives and people in columns of their own',
      most: 25,
      needsBoth: true,
      build: (s) => ({ told: false, parts: [twoNameColumns(s)] }),
    },
    {
      name: 'table with years of birth by sex',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsPlain(s), ...bySexTable(s)] }),
    },
    {
      name: 'table with a row of column numbers',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsPlain(s), ...numberedColumnsTable(s)] }),
    },
    {
      name: 'tabbed lines',
      most: 14,
      build: (s) => ({
        told: false,
        parts: [
          ...teamsPlain(s),
          ...(s.people.length === 0
            ? []
            : [
                line('Danh sách cá nhân:', { bold: true }),
                ...s.people.map((person, index) => line(`${two(index + 1)}.\t${person.name}\t${person.post}`)),
              ]),
        ],
      }),
    },
    {
      name: 'capitals and dash',
      most: 12,
      build: (s) => ({
        told: false,
        parts: [
          ...s.teams.map((team) => line(`♦ Tập thể: ${team.inLetter}`)),
          ...s.people.map((person) => line(`♦ Cá nhân: ${upper(person.name)} – ${person.post}`)),
        ],
      }),
    },
    {
      name: 'all in a line',
      most: 5,
      build: (s) => ({
        told: false,
        parts: [
          ...(s.teams.length === 0
            ? []
            : [para(`Tập thể (${two(s.teams.length)}): ${s.teams.map((team) => team.inLetter).join('; ')}.`)]),
          ...(s.people.length === 0
            ? []
            : [
                para(
                  `Cá nhân (${two(s.people.length)}): ${s.people.map((person) => `${person.name} - ${person.post}`).join('; ')}.`,
                ),
              ]),
        ],
      }),
    },
    {
      name: 'courtesy behind the name',
      most: 10,
      build: (s) => ({
        told: false,
        parts: [
          ...teamsPlain(s),
          {
            is: 'list',
            mark: 'number',
            automatic: true,
            items: s.people.map(
              (person) => `${person.name} (${person.woman ? 'Bà' : 'Ông'}), SN ${person.birth.year}, ${person.post}`,
            ),
          },
        ],
      }),
    },
  ],
  toldNominees: [
    {
      name: 'achievements table, merits before posts',
      most: 10,
      build: (s) => ({
        told: true,
        parts: [
          {
            is: 'table',
            ruled: true,
            widths: [7, 26, 47, 20],
            headRows: 1,
            rows: [
              [h('STT'), h('Đơn vị, cá nhân'), h('Thành tích đạt được trong đợt thi đua'), h('Đề nghị mức khen')],
              ...s.teams.map((team, index) => [
                c(two(index + 1)),
                c(team.inLetter),
                c(s.rng.some(third.teamDeeds, 2).join(' ')),
                c(s.award),
              ]),
              ...s.people.map((person, index) => [
                c(two(s.teams.length + index + 1)),
                c(`${person.name}, ${person.post}`),
                c(s.rng.some(third.personDeeds, 2).join(' ')),
                c(s.award),
              ]),
            ],
          },
        ],
      }),
    },
  ],
  listElsewhere: ['Danh sách trình khen nằm ở tệp gửi cùng.', '(Xem bảng kê tập thể, cá nhân kèm tờ trình)'],
  closings: [
    'Gửi cùng tờ trình là bản tóm tắt thành tích từng trường hợp.',
    'Công đoàn đơn vị cam kết các nội dung trên là đúng.',
    'Xin kính trình./.',
    'Rất mong đồng chí Chủ tịch xem xét, chấp thuận.',
  ],
  feet: [
    (s) => [
      {
        is: 'columns',
        left: [
          line('Gửi:', { italic: true, size: 11 }),
          line('+ Như trên', { size: 11 }),
          line(`+ Đ/c ${s.unit.head} (thay báo cáo)`, { size: 11 }),
          line('+ Lưu', { size: 11 }),
        ],
        right: [
          centred('TM. CÔNG ĐOÀN', { bold: true }),
          centred('CHỦ TỊCH', { bold: true }),
          centred('(ký, đóng dấu)', { italic: true, size: 11 }),
          blank,
          blank,
          centred(upper(s.unit.chairman), { bold: true }),
        ],
      },
    ],
    (s) => [
      {
        is: 'columns',
        left: [
          centred('Ý KIẾN CỦA LÃNH ĐẠO', { bold: true }),
          centred('Nhất trí', { italic: true }),
          blank,
          centred(s.unit.head),
        ],
        right: [
          centred('TUQ. BAN CHẤP HÀNH', { bold: true }),
          centred('ỦY VIÊN THƯỜNG VỤ', { bold: true }),
          blank,
          blank,
          centred(s.unit.chairman),
        ],
      },
    ],
  ],
  listTitles: [
    (s) => [
      centred('BẢNG KÊ TẬP THỂ, CÁ NHÂN TRÌNH KHEN', { bold: true, size: 14 }),
      centred(`Đơn vị: ${s.unit.proper}`, { italic: true }),
    ],
    () => [
      centred('DANH SÁCH', { bold: true }),
      centred('XÉT KHEN THƯỞNG CHUYÊN ĐỀ PHỤC VỤ BẦU CỬ NĂM 2021', { bold: true }),
    ],
  ],
  personTitles: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH CÁ NHÂN TIÊU BIỂU', { bold: true, size: 14 }),
      centred('Đợt thi đua 60 ngày', { italic: true }),
    ],
    () => [
      centred('BẢN BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }),
      centred('đề nghị LĐLĐ quận Ba Đình khen thưởng'),
    ],
    (_, p) => [
      centred('THÀNH TÍCH TÓM TẮT', { bold: true, size: 16 }),
      centred(`${p.woman ? 'Bà' : 'Ông'}: ${p.name}`, { bold: true }),
    ],
    () => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('CÁ NHÂN XÉT KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2021', { bold: true }),
    ],
  ],
  personBlocks: [
    (s, p) => [
      line(`Người được đề nghị\t: ${p.woman ? 'Bà' : 'Ông'} ${p.name}`),
      line(`Năm sinh\t\t: ${p.birth.year}`),
      line(`Công việc\t\t: ${p.post}`),
      line(`Thuộc\t\t\t: ${p.team}, ${s.unit.proper}`),
    ],
    (s, p) => [
      line(`* Họ và tên (viết chữ in hoa): ${upper(p.name)}`),
      line(`* Ngày sinh: ngày ${p.birth.day} tháng ${p.birth.month} năm ${p.birth.year}`),
      line(`* Chức danh: ${p.post}; đơn vị: ${p.team}`),
      line(`* Nơi làm việc: ${s.unit.proper}`),
    ],
    (s, p) => [
      para(
        `${p.woman ? 'Chị' : 'Anh'} **${p.name}** (sinh ${dmy(p.birth)}) là ${p.post.toLocaleLowerCase('vi')} thuộc ${p.team}, ${s.unit.proper}.`,
      ),
    ],
    (s, p) => [
      {
        is: 'table',
        ruled: true,
        widths: [25, 40, 15, 20],
        rows: [
          [c('Họ tên'), c(p.name, { bold: true }), c('Năm sinh'), c(String(p.birth.year))],
          [c('Chức vụ'), c(p.post), c('Bộ phận'), c(p.team)],
          [c('Cơ quan'), c(s.unit.proper, { colSpan: 3 })],
        ],
      },
    ],
  ],
  personFeet: [
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { italic: true, align: 'right' })]),
      {
        is: 'columns',
        left: [centred('TỔ TRƯỞNG TỔ CÔNG ĐOÀN', { bold: true, size: 12 }), blank, blank, centred('Kha Thị Mận')],
        right: [centred('CÁ NHÂN BÁO CÁO', { bold: true, size: 12 }), blank, blank, centred(p.name)],
      },
      centred('BAN CHẤP HÀNH CÔNG ĐOÀN XÁC NHẬN', { bold: true, size: 12 }),
      blank,
      centred(s.unit.chairman),
    ],
    (s, _, date) => [
      line('Công đoàn xác nhận thành tích của đồng chí nêu trên là đúng.'),
      ...(date === null ? [] : [line(date, { align: 'right' })]),
      line('TM. CÔNG ĐOÀN', { align: 'right', bold: true }),
      blank,
      line(s.unit.chairman, { align: 'right' }),
    ],
  ],
  teamTitles: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH TẬP THỂ TIÊU BIỂU', { bold: true, size: 14 }),
      centred('Đợt thi đua 60 ngày phục vụ bầu cử', { italic: true }),
    ],
    (s) => [
      centred('BÁO CÁO THÀNH TÍCH CỦA TẬP THỂ', { bold: true, size: 14 }),
      centred(`Kính trình LĐLĐ quận tặng ${s.award}`),
    ],
  ],
  teamBlocks: [
    (s, t) => [
      line(`Tập thể được đề nghị: ${t.inSummary}`, { bold: true }),
      line(`Số người: ${s.rng.int(5, 120)}; phụ trách: ${s.unit.chairman}`),
      line(`Trụ sở: ${s.unit.address}`),
    ],
    (s, t) => [
      {
        is: 'table',
        ruled: true,
        widths: [35, 65],
        rows: [
          [c('Tên tập thể'), c(t.inSummary)],
          [c('Số đoàn viên'), c(`${s.rng.int(6, 140)} người`)],
          [c('Người đứng đầu'), c(s.unit.chairman)],
        ],
      },
    ],
  ],
  teamFeet: [
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { italic: true, align: 'right' })]),
      {
        is: 'columns',
        left: [centred('XÁC NHẬN CỦA CHUYÊN MÔN', { bold: true }), blank, blank, centred(s.unit.head)],
        right: [centred('PHỤ TRÁCH TẬP THỂ', { bold: true }), blank, blank, centred(s.unit.chairman)],
      },
    ],
  ],
  personDeeds: [
    'Luôn có mặt từ 5 giờ sáng để cùng tổ bầu cử kiểm tra hòm phiếu, niêm phong theo quy định.',
    'Sáng tác bài hát tuyên truyền được phát trên loa truyền thanh phường từ ngày 10/5/2021.',
    'Công đoàn phân công phụ trách khối 2, đồng chí đã vận động 38/38 hộ đi bầu trong buổi sáng.',
    'Hướng dẫn anh Nguyễn Văn Bách, chị Lê Thị Cúc là cử tri cao tuổi bỏ phiếu tại nhà.',
    'Tham gia trực chốt phòng dịch, đo thân nhiệt cho hơn 600 lượt người.',
    'Bảo đảm 100% đơn hàng giao đúng hạn, không để sự cố kỹ thuật.',
    'Được Hội đồng thi đua của đơn vị biểu dương tại Thông báo số 21/TB ngày 6/5/2021.',
  ],
  teamDeeds: [
    'Tổ chức ra quân tổng vệ sinh 4 lần, chỉnh trang khuôn viên nơi đặt hòm phiếu.',
    'Vận động đoàn viên đóng góp 230 ngày công xây dựng khu vực bỏ phiếu.',
    'Công đoàn phối hợp với Đoàn thanh niên chiếu 6 buổi phim tài liệu về bầu cử.',
    'Duy trì việc làm cho 100% lao động, thu nhập bình quân tăng 3% so với quý trước.',
    'Không có đoàn viên vi phạm pháp luật, nội quy lao động.',
  ],
  deedShapes: [
    (_, deeds) => [
      line('NHỮNG VIỆC ĐÃ LÀM ĐƯỢC', { bold: true, underline: true }),
      ...deeds.map((deed) => para(`√ ${deed}`)),
    ],
    (_, deeds) => [line('Thành tích cụ thể như sau:'), { is: 'list', mark: 'dash', automatic: true, items: deeds }],
    (_, deeds) => deeds.map((deed, index) => para(`2.${index + 1}. ${deed}`)),
  ],
  combinedOpenings: [
    () => [centred('TÓM TẮT THÀNH TÍCH CÁC TRƯỜNG HỢP TRÌNH KHEN', { bold: true, size: 14 })],
    (s) => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH TẬP THỂ, CÁ NHÂN', { bold: true, size: 14 }),
      centred(`Công đoàn ${s.unit.proper} – năm 2021`, { italic: true }),
    ],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [
      line(`Trường hợp ${index + 1}: ${who}`, { bold: true, underline: true }),
      line(about),
      para(deeds.join(' ')),
    ],
    (_, who, about, deeds, index) => [
      line(`${index + 1}) ${who}, ${about.replace(/; /u, ', ')}:`),
      ...deeds.map((deed) => line(`- ${deed}`, { indent: true })),
    ],
  ],
  reports: [
    (s) => [
      centred('BÁO CÁO', { bold: true, size: 14 }),
      centred('Tổng hợp kết quả đợt thi đua cao điểm chào mừng bầu cử', { bold: true }),
      para(`Kính gửi LĐLĐ quận. Công đoàn ${s.unit.proper} xin báo cáo việc thực hiện Kế hoạch 63/KH-LĐLĐ.`),
      line('A. Những việc đã triển khai', { bold: true }),
      {
        is: 'list',
        mark: 'number',
        automatic: true,
        items: ['Phổ biến kế hoạch tới 4/4 tổ.', 'In 200 tờ rơi.', 'Đăng ký 3 phần việc.'],
      },
      line('B. Kết quả', { bold: true }),
      para('Tỷ lệ đi bầu đạt 100%; có nhiều gương tốt, công đoàn đã lập hồ sơ khen thưởng riêng.'),
    ],
    (s) => [
      centred('BÁO CÁO THỰC HIỆN KẾ HOẠCH SỐ 63/KH-LĐLĐ', { bold: true, size: 14 }),
      centred(`(Thời điểm báo cáo: 25/5/2021) – ${s.unit.proper}`),
      {
        is: 'table',
        ruled: true,
        widths: [10, 65, 25],
        rows: [
          [h('TT'), h('Nội dung'), h('Số liệu')],
          [c('1'), c('Hội nghị tuyên truyền'), c('3')],
          [c('2'), c('Cử tri là đoàn viên'), c('57')],
          [c('3'), c('Đã đi bầu'), c('57')],
        ],
      },
      para('Đánh giá: hoàn thành tốt các nội dung kế hoạch đề ra.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN', { bold: true, size: 14 }),
      centred('Hội nghị Ban Chấp hành mở rộng xét chọn điển hình', { bold: true }),
      line('- Bắt đầu: 7h45, ngày 17/5/2021. Nơi họp: phòng truyền thống.'),
      line(`- Người điều hành: ${s.unit.chairman}. Người ghi: Bạch Thị Bản.`),
      line('- Số người dự: 9/9.'),
      para('Hội nghị nghe báo cáo thành tích và thảo luận, bỏ phiếu kín. Kết quả kiểm phiếu:'),
      {
        is: 'table',
        ruled: true,
        widths: [10, 60, 30],
        rows: [
          [h('TT'), h('Tên'), h('Số phiếu đồng ý')],
          ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name, index) => [
            c(String(index + 1)),
            c(name),
            c('9/9'),
          ]),
        ],
      },
      para(
        'Hội nghị thống nhất lập tờ trình đề nghị quận khen thưởng. Biên bản lập xong hồi 9h00, đã đọc lại cho mọi người cùng nghe.',
      ),
      {
        is: 'columns',
        left: [centred('Người ghi biên bản'), blank, centred('Bạch Thị Bản')],
        right: [centred('Chủ tọa hội nghị'), blank, centred(s.unit.chairman)],
      },
    ],
  ],
  distractors: [
    {
      name: 'programme',
      file: 'chuong trinh le tong ket.docx',
      build: (s) => [
        centred('CHƯƠNG TRÌNH', { bold: true, size: 14 }),
        centred('Lễ tổng kết thi đua và trao thưởng'),
        line('8h00: Đón tiếp đại biểu'),
        line('8h30: Báo cáo tổng kết phong trào thi đua'),
        line('9h00: Công bố quyết định khen thưởng tập thể, cá nhân'),
        line(`Dẫn chương trình: ${s.unit.chairman}`),
      ],
    },
    {
      name: 'guidance',
      file: 'Huong dan viet thanh tich.docx',
      build: () => [
        centred('HƯỚNG DẪN', { bold: true, size: 14 }),
        centred('Cách viết tóm tắt thành tích đề nghị khen thưởng', { bold: true }),
        para('1. Phần lý lịch ghi rõ họ tên, năm sinh, chức vụ, đơn vị.'),
        para('2. Phần thành tích nêu ngắn gọn, không quá một trang, có số liệu.'),
        para('3. Nộp kèm tờ trình của tổ công đoàn trước ngày 15/5/2021.'),
      ],
    },
    {
      name: 'decision of appointment',
      file: 'QD kien toan BCH.docx',
      build: (s) => [
        {
          is: 'columns',
          left: [centred('LĐLĐ QUẬN BA ĐÌNH'), centred('Số: 77/QĐ-LĐLĐ')],
          right: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
            centred('Ba Đình, ngày 04 tháng 02 năm 2020'),
          ],
        },
        centred('QUYẾT ĐỊNH', { bold: true, size: 14 }),
        centred('Về việc công nhận Ban Chấp hành Công đoàn cơ sở'),
        para(
          `Điều 1. Công nhận Ban Chấp hành ${s.unit.union} gồm 05 đồng chí, do đồng chí ${s.unit.chairman} làm Chủ tịch.`,
        ),
        para('Điều 2. Quyết định có hiệu lực từ ngày ký.'),
      ],
    },
    {
      name: 'fees table',
      file: 'Doan phi quy 2.xlsx',
      build: (s) => [
        centred(`BẢNG THU ĐOÀN PHÍ QUÝ II NĂM 2021 – ${upper(s.unit.proper)}`, { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 50, 20, 20],
          rows: [
            [h('STT'), h('Họ và tên'), h('Tháng 4'), h('Tháng 5')],
            ...['Lò Thị Phí', 'Hầu A Thu', 'Giàng Thị Chi'].map((name, index) => [
              c(String(index + 1)),
              c(name),
              c('45000'),
              c('45000'),
            ]),
          ],
        },
      ],
    },
  ],
  blankForms: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH', { bold: true }),
      centred('(Mẫu dùng cho cá nhân)', { italic: true }),
      line('Họ và tên: ______________________'),
      line('Năm sinh: __________  Chức vụ: ______________'),
      line('Đơn vị: ______________________'),
      line('Thành tích đạt được:'),
      line('__________________________________________________'),
      line('__________________________________________________'),
      { is: 'columns', left: [centred('Xác nhận của CĐCS')], right: [centred('Người báo cáo')] },
    ],
  ],
  subjects: [
    (s) => `${s.unit.proper} gui ho so`,
    () => 'Đề nghị khen thưởng KH63',
    () => 'Re: Re: gửi lại giúp em',
    () => 'HO SO KHEN THUONG',
    (s) => `Công đoàn ${s.unit.proper} - trình khen bầu cử`,
  ],
  bodies: [
    (s) =>
      `Kính gửi Liên đoàn,\nĐính kèm là hồ sơ trình khen của ${s.unit.union}.\nMọi thông tin xin liên hệ ${s.unit.chairman}, số 0987 000 111.\nTrân trọng.`,
    () => 'Chào chị, em nộp hồ sơ thi đua khen thưởng nhé. Chị nhận được báo em với ạ!',
    () => 'Nhờ các đồng chí xem giúp hồ sơ đề nghị khen thưởng đính kèm.\n\nGửi từ Zalo PC',
  ],
  supplements: [
    () => 'Em bổ sung thành tích còn thiếu đây ạ.',
    () => 'Gửi quận bản bổ sung hồ sơ khen thưởng, xin lỗi vì gửi sót.',
  ],
  linkBodies: [
    () =>
      'Hồ sơ khen thưởng bầu cử của đơn vị ở đường dẫn: https://www.fshare.vn/folder/ABCDEF123 Kính nhờ quận tải về.',
  ],
  questions: [
    {
      subject: 'Thay đổi số điện thoại',
      body: 'Công đoàn đơn vị đổi số điện thoại liên hệ, nhờ quận cập nhật danh bạ.',
    },
    {
      subject: 'Xin giấy giới thiệu',
      body: 'Đơn vị cần giấy giới thiệu mở tài khoản công đoàn, nhờ chị hướng dẫn thủ tục.',
    },
  ],
  letterFiles: [
    () => 'Trinh khen.docx',
    () => 'TTR_CĐ_2021.docx',
    (s) => `${upper(slug(s.unit.proper).replaceAll('-', ' '))}.docx`,
    () => 'Văn bản 1.docx',
    () => 'van ban trinh quan (ban cuoi).docx',
  ],
  personFiles: [
    (_, p, index) => `${two(index + 1)}_${slug(p.name)}.docx`,
    (_, p) => `Thành tích ${p.name.split(' ').at(-1) ?? ''}.docx`,
    (_, _p, index) => `Copy of mau ${index + 1}.docx`,
  ],
  teamFiles: [(_, _t, index) => `TAP THE ${index + 1}.docx`, () => 'thành tích đơn vị.docx'],
  combinedFiles: [() => 'cac truong hop.docx', () => 'THÀNH TÍCH.docx'],
  listFiles: [() => 'bang ke.docx', () => 'danh sach xet khen.docx'],
  wholeFiles: [() => 'HS.docx', () => 'Bộ hồ sơ gửi quận.docx'],
  reportFiles: [() => 'tong hop ket qua.docx', () => 'BC KH63.docx'],
  zipFiles: [() => 'gui quan.zip', () => 'HSKT2021.zip'],
}

function teamsPlain(s: Scene): Part[] {
  return s.teams.length === 0
    ? []
    : [
        line('Danh sách tập thể:', { bold: true }),
        ...s.teams.map((team, index) => line(`${two(index + 1)}. ${team.inLetter}`)),
      ]
}

function twoNameColumns(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [8, 32, 30, 30],
    headRows: 1,
    rows: [
      [h('TT'), h('Tên tập thể'), h('Tên cá nhân'), h('Nhiệm vụ')],
      ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(''), c('')]),
      ...s.people.map((person, index) => [
        c(String(s.teams.length + index + 1)),
        c(''),
        c(person.name),
        c(person.post),
      ]),
    ],
  }
}

/** The year of birth stands under Nam or under Nữ: how union lists tell men and women. */
function bySexTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  return [
    line('Danh sách cá nhân:', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [8, 34, 11, 11, 36],
      headRows: 2,
      rows: [
        [
          { ...h('TT'), rowSpan: 2 },
          { ...h('Họ và tên'), rowSpan: 2 },
          { ...h('Năm sinh'), colSpan: 2 },
          { ...h('Nghề nghiệp, bộ phận'), rowSpan: 2 },
        ],
        [h('Nam'), h('Nữ')],
        ...s.people.map((person, index) => [
          c(String(index + 1)),
          c(person.name),
          c(person.woman ? '' : String(person.birth.year)),
          c(person.woman ? String(person.birth.year) : ''),
          c(`${person.post} - ${person.team}`),
        ]),
      ],
    },
  ]
}

function numberedColumnsTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  return [
    line('Danh sách cá nhân:', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [10, 35, 35, 20],
      headRows: 2,
      rows: [
        [h('Số thứ tự'), h('Cá nhân'), h('Chức trách'), h('Mức khen')],
        [h('(1)'), h('(2)'), h('(3)'), h('(4)')],
        ...s.people.map((person, index) => [
          c(`${index + 1}`),
          c(`Đ/c ${person.name}`),
          c(`${person.post}\n(${person.team})`),
          c(s.award),
        ]),
      ],
    },
  ]
}
