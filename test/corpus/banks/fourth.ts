import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Cell, Part, Text } from '#scripts/making/paper.ts'
import type { Person } from '../people.ts'
import { dmy, mr, para, two, upper } from '../scene.ts'
import type { Bank, HeadFacts, Scene } from '../scene.ts'
import { slug } from '../units.ts'

const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
const h = (text: string, more: Partial<Cell> = {}): Cell => ({ text, bold: true, align: 'center', ...more })

/** The part that only measures: its words and layouts are in no other part, and nobody tunes by them. */
export const fourth: Bank = {
  heads: [
    // Three rows of a table: organs and motto, strokes, number and date.
    (s, head) => [
      {
        is: 'table',
        ruled: false,
        widths: [42, 58],
        rows: [
          [
            c(
              head.byUnit
                ? `QUẬN BA ĐÌNH - TP HÀ NỘI\n${upper(s.unit.proper)}`
                : `LĐLĐ Q. BA ĐÌNH\nBCH CĐCS ${upper(s.unit.proper)}`,
              { align: 'center', bold: true },
            ),
            c('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc', { align: 'center', bold: true }),
          ],
          [c('———', { align: 'center' }), c('—————————', { align: 'center' })],
          [c(head.numberLine ?? '', { align: 'center' }), c(head.dateLine ?? '', { align: 'center' })],
        ],
      },
      blank,
    ],
    // As offices beside a Party committee type it: a star under the organ, no motto.
    (s, head) => [
      {
        is: 'columns',
        leftPercent: 48,
        left: [
          centred('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { size: 12 }),
          centred(head.byUnit ? upper(s.unit.proper) : `CÔNG ĐOÀN ${upper(s.unit.proper)}`, { bold: true, size: 12 }),
          centred('*'),
          ...(head.numberLine === null ? [] : [centred(head.numberLine)]),
        ],
        right: head.dateLine === null ? [blank] : [blank, centred(head.dateLine, { italic: true })],
      },
    ],
    // No head but the number and the day.
    (_, head) => [
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
    ],
    // A letterhead with address and telephone, as firms and hospitals print it.
    (s, head) => [
      line(upper(s.unit.proper), { bold: true, size: 15 }),
      line(`Đ/c: ${s.unit.address}`, { size: 11 }),
      line(`ĐT: 024.3${s.rng.int(700, 799)} ${s.rng.int(1000, 9999)} | Email: ${s.unit.email}`, { size: 11 }),
      ...(head.byUnit ? [] : [line('CÔNG ĐOÀN CƠ SỞ', { bold: true, underline: true })]),
      ...numberAndDate(head),
    ],
    (s, head) => [
      centred('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc Lập - Tự Do - Hạnh Phúc', { bold: true, underline: true }),
      line(head.byUnit ? `Đơn vị: ${s.unit.proper}` : `Công đoàn: ${s.unit.proper}`, { bold: true }),
      ...numberAndDate(head),
    ],
  ],
  letterTitles: [
    {
      shade: 'to-trinh',
      weight: 4,
      symbol: 'TTr',
      build: () => [
        centred('TỜ TRÌNH', { bold: true, size: 15 }),
        centred('Đề xuất biểu dương, khen thưởng tập thể và đoàn viên, người lao động', { bold: true }),
        centred('có nhiều đóng góp cho cuộc bầu cử ĐBQH khóa XV và đại biểu HĐND các cấp', { bold: true }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 3,
      symbol: 'TTr',
      build: () => [
        centred('TỜ TRÌNH ĐỀ NGHỊ LIÊN ĐOÀN LAO ĐỘNG QUẬN\nKHEN THƯỞNG ĐỢT THI ĐUA ĐẶC BIỆT', {
          bold: true,
          size: 14,
        }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TTr',
      build: (s) => [
        blank,
        centred('T Ờ   T R Ì N H', { bold: true, size: 16 }),
        centred(`v/v giới thiệu điển hình xét tặng ${s.award}`, { italic: true }),
        blank,
      ],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TTr',
      build: () => [
        centred('Tờ trình', { bold: true, size: 18 }),
        centred('Về khen thưởng thành tích đợt thi đua nước rút 60 ngày', { bold: true, italic: true }),
      ],
    },
    {
      shade: 'official-letter',
      weight: 1,
      symbol: '',
      build: () => [line('V/v giới thiệu tập thể, cá nhân\nđề nghị khen thưởng', { size: 12 })],
    },
    {
      shade: 'request',
      weight: 0.7,
      symbol: 'ĐN',
      build: () => [
        centred('BẢN ĐỀ NGHỊ', { bold: true, size: 15 }),
        centred('Khen thưởng thành tích phục vụ bầu cử', { bold: true }),
      ],
    },
  ],
  addressees: [
    () => [
      line('Kính gửi:', { bold: true }),
      line('       - Thường trực Liên đoàn Lao động quận Ba Đình;'),
      line('       - Bộ phận Chính sách - Pháp luật LĐLĐ quận.'),
    ],
    () => [centred('Kính trình: LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true })],
    () => [line('Kính gửi\t: Công đoàn cấp trên (LĐLĐ quận Ba Đình)')],
  ],
  bases: [
    (s) => [
      `Hưởng ứng lời kêu gọi của Ban Thường vụ LĐLĐ quận tại Kế hoạch 63 (KH-LĐLĐ, tháng 3/2021), ${s.unit.union} đã mở đợt thi đua trong toàn thể đoàn viên từ ngày 29/3/2021.`,
    ],
    () => [
      '- Căn cứ Điều lệ Công đoàn Việt Nam khóa XII;',
      '- Căn cứ Quyết định 1689/QĐ-TLĐ của Tổng LĐLĐVN về Quy chế khen thưởng;',
      '- Theo tinh thần Kế hoạch số 63/KH-LĐLĐ của Liên đoàn Lao động quận;',
      '- Theo kết quả bỏ phiếu của Hội đồng Thi đua - Khen thưởng đơn vị.',
    ],
    () => [
      'Xét thành tích đã đạt được và đề nghị của các tổ trưởng,',
      'Xét Biên bản số 05/BB-HĐTĐ ngày 05/5/2021 của Hội đồng thi đua,',
    ],
  ],
  counts: [
    (teams, people) => join([told(teams, 'tập thể'), told(people, 'cá nhân')], ', '),
    (teams, people) => join([plainly(teams, 'tập thể'), plainly(people, 'cá nhân')], ' và '),
    (teams, people) =>
      teams === 0 || people === 0
        ? join([told(teams, 'tập thể'), told(people, 'đồng chí')], '')
        : `${two(teams + people)} trường hợp, trong đó có ${plainly(teams, 'tập thể')}, ${plainly(people, 'cá nhân')}`,
  ],
  leads: [
    (s, counts) => [
      `Qua đợt thi đua xuất hiện nhiều nhân tố mới. Ban Chấp hành ${s.unit.union} kính đề nghị LĐLĐ quận xét, tặng ${s.award} đối với ${counts} sau đây:`,
    ],
    (s, counts) => [
      `${s.unit.union} trân trọng giới thiệu với Liên đoàn Lao động quận những tập thể, cá nhân xứng đáng được khen.`,
      `Số lượng: ${counts}. Cụ thể:`,
    ],
    (s, counts) => [
      `Sau khi thống nhất với lãnh đạo ${s.unit.proper}, Công đoàn lập hồ sơ trình quận khen ${counts} như sau.`,
    ],
  ],
  nominees: [
    {
      name: 'table, middle names and given name apart',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsLettered(s), ...apartTable(s)] }),
    },
    {
      name: 'table with a column of Ông, Bà',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsNumbered(s), ...honorificTable(s)] }),
    },
    {
      name: 'table by team, several people in one cell',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsTable(s), ...byTeamTable(s)] }),
    },
    {
      name: 'table, award merged at the left',
      most: 25,
      build: (s) => ({ told: false, parts: [awardTable(s)] }),
    },
    {
      name: 'bracketed numbers with semicolons',
      most: 12,
      build: (s) => ({ told: false, parts: bracketed(s) }),
    },
    {
      name: 'numbers with slashes',
      most: 14,
      build: (s) => ({ told: false, parts: slashed(s) }),
    },
    {
      name: 'prose',
      most: 5,
      build: (s) => ({ told: false, parts: inProse(s) }),
    },
  ],
  toldNominees: [
    {
      name: 'two columns, who and what',
      most: 12,
      build: (s) => ({
        told: true,
        parts: [
          {
            is: 'table',
            ruled: true,
            widths: [34, 66],
            headRows: 1,
            rows: [
              [h('Tập thể/cá nhân được đề nghị'), h('Tóm tắt thành tích nổi bật')],
              ...s.teams.map((team) => [
                c(team.inLetter, { bold: true }),
                c(`- ${s.rng.some(fourth.teamDeeds, 2).join('\n- ')}`),
              ]),
              ...s.people.map((person) => [
                c(`${mr(person)} ${person.name}\nSinh ngày ${dmy(person.birth)}\n${person.post}`),
                c(`- ${s.rng.some(fourth.personDeeds, 2).join('\n- ')}`),
              ]),
            ],
          },
        ],
      }),
    },
    {
      name: 'deeds under each name',
      most: 8,
      build: (s) => ({
        told: true,
        parts: [
          ...s.teams.flatMap((team, index) => [
            line(`Tập thể ${index + 1}. ${team.inLetter}`, { bold: true }),
            para(`Tóm tắt thành tích: ${s.rng.some(fourth.teamDeeds, 2).join(' ')}`),
          ]),
          ...s.people.flatMap((person, index) => [
            line(`Cá nhân ${index + 1}. ${mr(person)} ${person.name} - ${person.post}`, { bold: true }),
            para(`Tóm tắt thành tích: ${s.rng.some(fourth.personDeeds, 2).join(' ')}`),
          ]),
        ],
      }),
    },
  ],
  listElsewhere: [
    'Tên tập thể, cá nhân cụ thể được ghi ở danh sách đính kèm Tờ trình này.',
    '(Chi tiết theo biểu danh sách gửi kèm)',
  ],
  closings: [
    'Hồ sơ kèm theo: các bản tóm tắt thành tích có xác nhận.',
    'Kính đề nghị LĐLĐ quận quan tâm xét duyệt để động viên phong trào.',
    'Chúng tôi xin chịu trách nhiệm về tính chính xác của thành tích đã nêu.',
    'Trân trọng cảm ơn!',
  ],
  feet: [
    (s) => [
      {
        is: 'columns',
        left: [
          line('Nơi nhận:', { bold: true, italic: true, size: 12 }),
          line('- LĐLĐ quận (để xét);', { size: 11 }),
          line('- Cấp ủy, chính quyền (để b/c);', { size: 11 }),
          line('- Lưu CĐ.', { size: 11 }),
        ],
        right: [
          centred('T/M BAN CHẤP HÀNH', { bold: true }),
          centred('Chủ tịch Công đoàn', { bold: true }),
          blank,
          centred('Đã ký', { italic: true }),
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
      },
    ],
    (s) => [
      {
        is: 'table',
        ruled: false,
        widths: [50, 50],
        rows: [
          [h('XÁC NHẬN CỦA CHÍNH QUYỀN'), h('CHỦ TỊCH CĐCS')],
          [c(s.unit.headTitle, { align: 'center' }), c('(Ký tên)', { align: 'center' })],
          [c(''), c('')],
          [h(s.unit.head), h(s.unit.chairman)],
        ],
      },
    ],
    (s) => [
      line('TM. BCH CÔNG ĐOÀN CƠ SỞ', { align: 'right', bold: true }),
      line('KT. CHỦ TỊCH', { align: 'right', bold: true }),
      line('PHÓ CHỦ TỊCH', { align: 'right', bold: true }),
      blank,
      blank,
      line(s.unit.chairman, { align: 'right', bold: true }),
    ],
  ],
  listTitles: [
    () => [
      centred('DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 14 }),
      centred('Đợt thi đua chào mừng bầu cử Quốc hội khóa XV', { italic: true }),
    ],
    (s) => [
      centred('BIỂU DANH SÁCH', { bold: true, size: 14 }),
      centred(`Đề nghị LĐLĐ quận Ba Đình tặng ${s.award} năm 2021`, { bold: true }),
      centred('(Gửi kèm Tờ trình của Công đoàn)', { italic: true }),
    ],
  ],
  personTitles: [
    (_, p) => [
      centred('BẢN TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }),
      centred(`của đồng chí ${p.name}`, { italic: true }),
    ],
    () => [
      centred('BẢN KÊ KHAI THÀNH TÍCH CÁ NHÂN', { bold: true, size: 14 }),
      centred('(Dùng cho đợt thi đua theo chuyên đề)', { italic: true }),
    ],
    () => [
      centred('BÁO CÁO', { bold: true, size: 14 }),
      centred('Thành tích xuất sắc trong đợt thi đua đặc biệt phục vụ bầu cử', { bold: true }),
      centred('(Cá nhân)', { italic: true }),
    ],
    (s) => [
      centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred(`Đề nghị tặng ${s.award} về thành tích tuyên truyền, phục vụ bầu cử`, { bold: true }),
    ],
  ],
  personBlocks: [
    (s, p) => [
      line('I. SƠ LƯỢC BẢN THÂN', { bold: true }),
      line(`1. Họ và tên khai sinh: ${p.name}        Giới tính: ${p.woman ? 'Nữ' : 'Nam'}`),
      line(`2. Sinh ngày: ${dmy(p.birth)}        Dân tộc: Kinh`),
      line(`3. Vị trí việc làm: ${p.post} (${p.team})`),
      line(`4. Đơn vị công tác: ${s.unit.proper}`),
      line('5. Trình độ chuyên môn: Đại học'),
    ],
    (s, p) => [
      para(
        `Tôi là ${upper(p.name)}, sinh năm ${p.birth.year}. Hiện nay tôi là ${small(p.post)} của ${p.team}, đang sinh hoạt công đoàn tại ${s.unit.union}.`,
      ),
      para('Sau đây tôi xin trình bày vắn tắt kết quả công tác của mình:'),
    ],
    (s, p) => [
      para(
        `Đồng chí ${p.name}, sinh ngày ${p.birth.day}/${p.birth.month}/${p.birth.year}, về công tác tại ${s.unit.proper} từ năm ${p.birth.year + 24}. Ở cương vị ${small(p.post)}, đồng chí luôn gương mẫu, được đồng nghiệp tin yêu.`,
      ),
    ],
    (s, p) => [
      {
        is: 'table',
        ruled: false,
        widths: [38, 62],
        rows: [
          [c('Họ tên người đề nghị xét'), c(`: ${p.name}`, { bold: true })],
          [c('Năm sinh'), c(`: ${p.birth.year}`)],
          [c('Chức vụ, nghề nghiệp'), c(`: ${p.post}`)],
          [c('Sinh hoạt tại'), c(`: ${p.team} - ${s.unit.proper}`)],
        ],
      },
    ],
    (s, p) => [
      line(`- Cá nhân: ${mr(p)} ${p.name}`),
      line(`- Tuổi: ${2021 - p.birth.year}. Nghề nghiệp: ${p.post}.`),
      line(`- Bộ phận: ${p.team}. Cơ quan: ${s.unit.proper}.`),
      line('- Chỗ ở: phường Ngọc Hà, quận Ba Đình, Hà Nội.'),
    ],
  ],
  personFeet: [
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'table',
        ruled: false,
        widths: [33, 34, 33],
        rows: [
          [h(s.unit.headTitle), h('CÔNG ĐOÀN CƠ SỞ'), h('NGƯỜI KHAI')],
          [c(''), c(''), c('')],
          [
            c(s.unit.head, { align: 'center' }),
            c(s.unit.chairman, { align: 'center' }),
            c(p.name, { align: 'center' }),
          ],
        ],
      },
    ],
    (s, p, date) => [
      line('Tôi xin cam đoan những điều khai trên là đúng sự thật.', { italic: true }),
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('Người viết bản khai', { align: 'right' }),
      line(p.name, { align: 'right', bold: true }),
      line('Nhận xét của Ban Chấp hành Công đoàn: Đồng ý với bản khai, đề nghị cấp trên khen thưởng.'),
      centred('CHỦ TỊCH', { bold: true }),
      blank,
      centred(s.unit.chairman, { bold: true }),
    ],
    (s, _, date) => [
      {
        is: 'columns',
        left: [blank],
        right: [
          ...(date === null ? [] : [centred(date, { italic: true })]),
          centred('BCH CÔNG ĐOÀN DUYỆT', { bold: true }),
          blank,
          blank,
          centred(s.unit.chairman),
        ],
      },
    ],
  ],
  teamTitles: [
    () => [
      centred('BẢN TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }),
      centred('(Dành cho tập thể)', { italic: true }),
    ],
    (s, t) => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred(`của ${t.inSummary}`, { bold: true }),
      centred(`đề nghị LĐLĐ quận tặng ${s.award}`, { italic: true }),
    ],
  ],
  teamBlocks: [
    (s, t) => [
      line('I. ĐẶC ĐIỂM, TÌNH HÌNH', { bold: true }),
      line(`1. Tên tập thể: ${t.inSummary}`),
      line(`2. Địa chỉ: ${s.unit.address}`),
      line(`3. Tổng số lao động: ${s.rng.int(6, 90)} người, nữ chiếm ${s.rng.int(30, 90)}%.`),
    ],
    (s, t) => [
      para(
        `${t.inSummary} hiện có ${s.rng.int(5, 90)} đoàn viên, do đồng chí ${s.unit.chairman} phụ trách. Nhiều năm liền tập thể hoàn thành tốt nhiệm vụ, nội bộ đoàn kết.`,
      ),
    ],
  ],
  teamFeet: [
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        left: [centred(`${s.unit.headTitle} XÁC NHẬN`, { bold: true }), blank, blank, centred(s.unit.head)],
        right: [centred('T/M TẬP THỂ', { bold: true }), blank, blank, centred(s.unit.chairman)],
      },
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right' })]),
      line('Ban Chấp hành Công đoàn', { align: 'right', bold: true }),
      line(`(đã ký) ${s.unit.chairman}`, { align: 'right' }),
    ],
  ],
  personDeeds: [
    'Là thành viên tổ giúp việc Ban bầu cử số 4, đã rà soát 1.246 thẻ cử tri không sai sót.',
    'Trang trí 03 cụm pa-nô, 12 băng rôn trước cổng cơ quan xong trước ngày 05/5/2021.',
    'Viết 04 tin bài đăng trên trang thông tin điện tử của quận.',
    'Cùng đồng chí Tạ Thị Bưởi và đồng chí Vi Văn Ngọ trực đêm 30/4/2021 bảo vệ trụ sở.',
    'Vận động gia đình và khu phố chấp hành nghiêm quy định 5K khi đi bỏ phiếu.',
    'Có 01 sáng kiến cải tiến lề lối làm việc, tiết kiệm khoảng 15 triệu đồng.',
    'Năm học 2019-2020 đạt danh hiệu Lao động tiên tiến (Quyết định số 312/QĐ-UBND ngày 30/6/2020).',
    'Nhiệt tình giúp đỡ đồng nghiệp mới, tích cực tham gia hiến máu nhân đạo.',
    'Hoàn thành vượt mức 8% kế hoạch quý, ngày công đạt 26/26.',
  ],
  teamDeeds: [
    'Phối hợp tổ dân phố số 7 treo 45 lá cờ, dọn vệ sinh 2 tuyến phố.',
    '100% đoàn viên đăng ký đi bầu sớm, trước 10 giờ ngày 23/5/2021.',
    'Mở 01 cuộc thi trực tuyến tìm hiểu Luật Bầu cử, thu hút 152 lượt người dự thi.',
    'Quyên góp 12.500.000 đồng ủng hộ Quỹ phòng, chống dịch Covid-19.',
    'Tổ chức cho 64 đoàn viên đăng ký thi đua, có 09 phần việc gắn biển chào mừng.',
    'Giữ vững an toàn lao động, không để xảy ra cháy nổ.',
  ],
  deedShapes: [
    (_, deeds) => [
      line('II. THÀNH TÍCH ĐẠT ĐƯỢC TRONG ĐỢT THI ĐUA', { bold: true }),
      ...deeds.map((deed, index) => para(`${index + 1}/ ${deed}`)),
    ],
    (_, deeds) => [para(deeds.slice(0, 2).join(' ')), ...deeds.slice(2).map((deed) => para(deed))],
    (_, deeds) => [
      line('* Kết quả công tác:', { bold: true, italic: true }),
      ...deeds.map((deed) => line(`• ${deed}`, { indent: true })),
    ],
    (_, deeds) => [
      line('Kết quả cụ thể', { bold: true }),
      {
        is: 'table',
        ruled: true,
        widths: [12, 88],
        rows: [
          [h('TT'), h('Nội dung công việc đã thực hiện')],
          ...deeds.map((deed, index) => [c(two(index + 1)), c(deed)]),
        ],
      },
    ],
  ],
  combinedOpenings: [
    (s) => [
      centred('TỔNG HỢP THÀNH TÍCH TẬP THỂ, CÁ NHÂN', { bold: true, size: 14 }),
      centred(`các tập thể, cá nhân của ${s.unit.proper}`, { italic: true }),
    ],
    () => [
      centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('của tập thể và đoàn viên được đề nghị khen thưởng đợt bầu cử', { bold: true }),
    ],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [
      line(`${index + 1}/ ${who}`, { bold: true }),
      line(`(${about})`, { italic: true }),
      ...deeds.map((deed) => para(`+ ${deed}`)),
    ],
    (_, who, about, deeds) => [line(`❖ ${who} (${about})`, { bold: true }), para(`Thành tích: ${deeds.join(' ')}`)],
    (_, who, about, deeds) => [
      {
        is: 'table',
        ruled: true,
        widths: [26, 74],
        rows: [
          [c('Tập thể/cá nhân'), c(who, { bold: true })],
          [c('Vài nét'), c(about)],
          [c('Thành tích'), c(deeds.join('\n'))],
        ],
      },
      blank,
    ],
  ],
  reports: [
    (s) => [
      centred('BÁO CÁO', { bold: true, size: 15 }),
      centred('Tình hình triển khai và kết quả hưởng ứng đợt thi đua đặc biệt', { bold: true }),
      centred('"60 ngày lập thành tích chào mừng bầu cử"', { italic: true }),
      para(`${s.unit.union} hiện có ${s.rng.int(18, 160)} đoàn viên, sinh hoạt tại 5 tổ công đoàn.`),
      line('I/ Công tác chỉ đạo', { bold: true }),
      para('Ban Chấp hành đã họp ngày 27/3/2021, phân công từng ủy viên phụ trách tổ.'),
      line('II/ Kết quả đạt được', { bold: true }),
      para('- Tuyên truyền 6 buổi, 214 lượt người nghe; 100% đoàn viên có tên trong danh sách cử tri.'),
      para('- Đề nghị khen thưởng kịp thời các tập thể, cá nhân có thành tích.'),
      line('III/ Tồn tại, kiến nghị', { bold: true }),
      para('Do dịch bệnh nên chưa tổ chức được hội thi. Đề nghị quận cấp thêm tài liệu.'),
    ],
    (s) => [
      centred('BÁO CÁO NHANH KẾT QUẢ ĐỢT THI ĐUA', { bold: true, size: 14 }),
      centred(`Đơn vị báo cáo: ${s.unit.union}`),
      ...['Số cuộc tuyên truyền: 05 cuộc', 'Số đoàn viên tham gia: 88/88', 'Tỷ lệ cử tri đi bầu: 99,8%'].map((text) =>
        line(`- ${text}`),
      ),
      para('Nhìn chung phong trào sôi nổi, đạt mục tiêu Kế hoạch số 63/KH-LĐLĐ đề ra.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN HỌP', { bold: true, size: 15 }),
      centred('Hội đồng thi đua xét chọn tập thể, cá nhân đề nghị khen thưởng', { bold: true }),
      para('Hôm nay, vào hồi 14 giờ 00 ngày 05 tháng 5 năm 2021, tại phòng họp tầng 2.'),
      line(`I. Thành phần: chủ tọa ${mrPlain(s)}, thư ký: Cung Thị Biên; có mặt 7/7 ủy viên.`),
      line('II. Nội dung', { bold: true }),
      para('Chủ tọa thông qua tiêu chuẩn. Các ủy viên thảo luận và biểu quyết bằng hình thức giơ tay:'),
      ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name) =>
        line(`- ${name}: 7/7 đồng ý, đạt 100%`),
      ),
      para('Cuộc họp kết thúc lúc 15 giờ 30 cùng ngày, biên bản được thông qua.'),
      {
        is: 'columns',
        left: [centred('THƯ KÝ', { bold: true }), blank, centred('Cung Thị Biên')],
        right: [centred('CHỦ TỌA', { bold: true }), blank, centred(s.unit.chairman)],
      },
    ],
  ],
  distractors: [
    {
      name: 'invitation',
      file: 'GM toa dam.docx',
      build: (s) => [
        centred('GIẤY MỜI', { bold: true, size: 16 }),
        para(`Ban Chấp hành ${s.unit.union} trân trọng kính mời: Đại diện LĐLĐ quận Ba Đình`),
        para('Tới dự: Buổi tọa đàm gặp mặt điển hình tiên tiến và trao thưởng.'),
        para('Thời gian: 8h30 ngày 28/5/2021. Địa điểm: Hội trường lớn.'),
        line('Rất hân hạnh được đón tiếp!', { align: 'right', italic: true }),
      ],
    },
    {
      name: 'scoring table',
      file: 'Cham diem thi dua T5.xlsx',
      build: (s) => [
        centred('BẢNG CHẤM ĐIỂM THI ĐUA THÁNG 5/2021', { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 40, 25, 25],
          rows: [
            [h('TT'), h('Họ tên'), h('Điểm tự chấm'), h('Xếp loại')],
            ...s.people.slice(0, 4).map((person, index) => [c(String(index + 1)), c(person.name), c('97'), c('A')]),
            [c('99'), c('Mạc Thị Tổng'), c('95'), c('A')],
          ],
        },
      ],
    },
    {
      name: 'plan of the unit',
      file: 'KH phat dong cua don vi.docx',
      build: (s) => [
        centred('KẾ HOẠCH', { bold: true, size: 15 }),
        centred('Phát động đợt thi đua đặc biệt chào mừng bầu cử', { bold: true }),
        line('I. Mục đích, yêu cầu', { bold: true }),
        para(`Nâng cao nhận thức của đoàn viên ${s.unit.proper} về ngày hội toàn dân.`),
        line('II. Nội dung thi đua', { bold: true }),
        para('Tuyên truyền, chỉnh trang cảnh quan, hoàn thành nhiệm vụ chuyên môn.'),
        line('III. Khen thưởng', { bold: true }),
        para('Các tổ gửi tóm tắt thành tích về Ban Chấp hành trước ngày 18/5/2021.'),
      ],
    },
    {
      name: 'proof of an earlier award',
      file: 'QD khen nam 2020.docx',
      build: (s) => [
        centred('QUYẾT ĐỊNH', { bold: true, size: 14 }),
        centred('Về việc tặng danh hiệu Lao động tiên tiến năm 2020', { bold: true }),
        line(`${s.unit.headTitle} ${upper(s.unit.proper)}`, { align: 'center', bold: true }),
        para('Điều 1. Tặng danh hiệu Lao động tiên tiến cho 14 ông, bà có tên trong danh sách.'),
        para('Điều 2. Bộ phận tài vụ và các ông, bà có tên tại Điều 1 thi hành Quyết định này.'),
        line(s.unit.head, { align: 'right', bold: true }),
      ],
    },
  ],
  blankForms: [
    () => [
      centred('BẢN TÓM TẮT THÀNH TÍCH', { bold: true }),
      centred('Đề nghị tặng ………………………(1)', { italic: true }),
      line('I. SƠ LƯỢC BẢN THÂN', { bold: true }),
      line('1. Họ và tên: …………………………… Giới tính: …………'),
      line('2. Sinh ngày: ……/……/…………'),
      line('3. Chức vụ, đơn vị: ………………………………………'),
      line('II. THÀNH TÍCH ĐẠT ĐƯỢC (2)', { bold: true }),
      line('……………………………………………………………………'),
      line('……………………………………………………………………'),
      line('Ghi chú: (1) Ghi rõ hình thức khen. (2) Nêu ngắn gọn, có số liệu.', { italic: true, size: 11 }),
      {
        is: 'columns',
        left: [centred('XÁC NHẬN CỦA CÔNG ĐOÀN')],
        right: [centred('NGƯỜI KHAI'), centred('(Ký, ghi rõ họ tên)')],
      },
    ],
  ],
  subjects: [
    (s) => `[${s.unit.proper}] Hồ sơ đề nghị khen`,
    () => 'Nộp hồ sơ khen thưởng chuyên đề bầu cử',
    () => 'v/v ho so khen thuong bau cu 2021',
    () => null,
    () => 'Fwd: Hồ sơ thi đua',
  ],
  bodies: [
    (s) =>
      `Kính gửi đồng chí phụ trách Chính sách - Pháp luật!\n\n${s.unit.union} xin nộp bản mềm hồ sơ khen thưởng theo KH 63, bản giấy chúng tôi sẽ chuyển sau.\n\n${s.unit.chairman}\nChủ tịch CĐCS`,
    () => 'Em gửi các anh chị hồ sơ khen của đơn vị em ạ. Em cảm ơn.',
    (s) =>
      `Dear anh/chị,\n\nEm là văn thư ${s.unit.proper}, được BCH giao gửi hồ sơ đề nghị khen thưởng (file đính kèm).\n\nThanks & Best regards,`,
  ],
  supplements: [
    () => 'Đơn vị em xin nộp tiếp phần còn lại của hồ sơ khen thưởng ạ.',
    (s) => `${s.unit.union} gửi thêm tài liệu vào hồ sơ đề nghị khen thưởng đã nộp. Mong quận thông cảm.`,
  ],
  linkBodies: [
    () =>
      'Do file nặng nên em để hồ sơ khen thưởng trên Google Drive: https://drive.google.com/drive/folders/1aBcDeFgHiJkLmNoP?usp=sharing',
  ],
  questions: [
    {
      subject: 'Hỏi về mẫu báo cáo tài chính',
      body: 'Anh chị cho em hỏi quyết toán tài chính công đoàn quý I gửi về địa chỉ nào ạ?',
    },
    { subject: 'Lịch họp tháng 6', body: 'Xin hỏi quận đã có lịch giao ban công đoàn tháng 6 chưa ạ? Em cảm ơn.' },
  ],
  letterFiles: [
    () => 'To trinh gui LDLD quan.docx',
    () => 'CV trinh len quan 2021 sua lan 2.docx',
    (s) => `Tờ trình ${s.unit.proper.replaceAll('/', ' ')}.docx`,
    () => 'Document1.docx',
    () => '1. to trinh - ky.docx',
  ],
  personFiles: [
    (_, p, index) => `${index + 2}. TTTT ${p.name}.docx`,
    (_, p) => `${slug(p.name).replaceAll('-', '')}.docx`,
    (_, _p, index) => `bao cao ca nhan (${index + 1}).docx`,
  ],
  teamFiles: [(_, t) => `TT ${slug(t.inSummary)}.docx`, (_, _t, index) => `bc tap the so ${index + 1}.docx`],
  combinedFiles: [() => 'Tong hop tom tat thanh tich.docx', () => 'TTTT chung.docx'],
  listFiles: [() => 'Bieu danh sach.docx', () => 'DS de nghi khen.docx'],
  wholeFiles: [(s) => `Ho so ${slug(s.unit.proper)}.docx`, () => 'Gui quan toan bo.docx'],
  reportFiles: [() => 'BC 60 ngay.docx', () => 'bao cao nhanh.docx'],
  zipFiles: [(s) => `${slug(s.unit.proper)}.zip`, () => 'Hồ sơ khen.zip'],
}

function numberAndDate(head: HeadFacts): Part[] {
  if (head.numberLine === null && head.dateLine === null) return []
  return [
    {
      is: 'columns',
      left: head.numberLine === null ? [blank] : [line(head.numberLine)],
      right: head.dateLine === null ? [blank] : [centred(head.dateLine, { italic: true })],
    },
  ]
}

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** A count below a hundred in words: 'mười lăm', 'hai mươi mốt'. */
function inWords(value: number): string {
  if (value <= 10) return UNITS[value] ?? ''
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const last = ones === 0 ? '' : ones === 5 ? ' lăm' : ones === 1 && tens > 1 ? ' mốt' : ` ${UNITS[ones] ?? ''}`
  return `${tens === 1 ? 'mười' : `${UNITS[tens] ?? ''} mươi`}${last}`
}

const told = (value: number, what: string): string => (value === 0 ? '' : `${two(value)} (${inWords(value)}) ${what}`)
const plainly = (value: number, what: string): string => (value === 0 ? '' : `${two(value)} ${what}`)
/** A post inside a sentence: 'giáo viên', but 'Ủy viên BCH Công đoàn' keeps its capitals. */
const small = (post: string): string =>
  /\p{Lu}{2}/u.test(post) ? post : post.slice(0, 1).toLocaleLowerCase('vi') + post.slice(1)
const join = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by)
const mrPlain = (s: Scene): string => `đ/c ${s.unit.chairman} - Chủ tịch Công đoàn`

function teamsLettered(s: Scene): Text[] {
  if (s.teams.length === 0) return []
  return [
    line('A. Về tập thể', { bold: true }),
    ...s.teams.map((team, index) => line(`   ${String.fromCodePoint(97 + index)}/ ${team.inLetter}`)),
  ]
}

function teamsNumbered(s: Scene): Text[] {
  if (s.teams.length === 0) return []
  return [
    line('I - TẬP THỂ', { bold: true, underline: true }),
    ...s.teams.map((team, index) => line(`${two(index + 1)}- ${team.inLetter}`, { indent: true })),
  ]
}

function teamsTable(s: Scene): Part[] {
  if (s.teams.length === 0) return []
  return [
    line('* Tập thể:', { bold: true, italic: true }),
    {
      is: 'table',
      ruled: true,
      widths: [10, 60, 30],
      rows: [
        [h('TT'), h('Tên tập thể'), h('Hình thức')],
        ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(s.award)]),
      ],
    },
  ]
}

const peopleTitle = (s: Scene): Text => line(`${s.teams.length === 0 ? '' : 'B. '}Về cá nhân`, { bold: true })

/** Class registers and wage rolls are typed so: the given name in a column of its own, for sorting. */
function apartTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  return [
    peopleTitle(s),
    {
      is: 'table',
      ruled: true,
      widths: [8, 26, 14, 28, 24],
      headRows: 1,
      rows: [
        [h('TT'), h('Họ và tên', { colSpan: 2 }), h('Chức vụ'), h('Tổ/bộ phận')],
        ...s.people.map((person, index) => {
          const words = person.name.split(' ')
          return [
            c(String(index + 1)),
            c(words.slice(0, -1).join(' ')),
            c(words.at(-1) ?? ''),
            c(person.post),
            c(person.team),
          ]
        }),
      ],
    },
  ]
}

function honorificTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  return [
    line('II - CÁ NHÂN', { bold: true, underline: true }),
    {
      is: 'table',
      ruled: true,
      widths: [16, 8, 30, 16, 30],
      headRows: 1,
      rows: [
        [h('Đơn vị'), h(''), h('Họ, tên đoàn viên'), h('Ngày sinh'), h('Chức danh nghề nghiệp')],
        ...s.people.map((person, index) => [
          ...(index === 0 ? [c(s.unit.proper, { rowSpan: s.people.length })] : []),
          c(mr(person)),
          c(person.name),
          c(dmy(person.birth)),
          c(person.post),
        ]),
      ],
    },
  ]
}

function byTeamTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  const groups = new Map<string, Person[]>()
  for (const person of s.people) groups.set(person.team, [...(groups.get(person.team) ?? []), person])
  return [
    line('* Cá nhân:', { bold: true, italic: true }),
    {
      is: 'table',
      ruled: true,
      widths: [30, 12, 58],
      headRows: 1,
      rows: [
        [h('Tổ, phòng, ban'), h('Số người'), h('Họ tên, chức vụ người được đề nghị')],
        ...[...groups].map(([team, people]) => [
          c(team),
          c(two(people.length), { align: 'center' }),
          c(people.map((person, index) => `${index + 1}. ${person.name} - ${person.post}`).join('\n')),
        ]),
      ],
    },
  ]
}

function awardTable(s: Scene): Part {
  const names = [
    ...s.teams.map((team) => [c(team.inLetter), c('Tập thể')]),
    ...s.people.map((person) => [c(person.name), c(`${person.post}, ${person.team}`)]),
  ]
  return {
    is: 'table',
    ruled: true,
    widths: [20, 8, 37, 35],
    headRows: 1,
    rows: [
      [h('Hình thức khen'), h('Số TT'), h('Tên tập thể, họ tên cá nhân'), h('Chức vụ, nơi công tác')],
      ...names.map((cells, index) => [
        ...(index === 0 ? [c(s.award, { rowSpan: names.length, align: 'center' })] : []),
        c(two(index + 1)),
        ...cells,
      ]),
    ],
  }
}

function bracketed(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [
          line('Tập thể:', { italic: true, underline: true }),
          ...s.teams.map((team, index) => para(`(${index + 1}) ${team.inLetter};`)),
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line('Cá nhân:', { italic: true, underline: true }),
          ...s.people.map((person, index) =>
            para(`(${index + 1}) ${person.name}, ${small(person.post)} ${person.team};`),
          ),
        ]),
  ]
}

function slashed(s: Scene): Part[] {
  return [
    ...s.teams.map((team, index) => line(`${index + 1}/ Tập thể ${team.inLetter.replace(/^Tập thể /u, '')}`)),
    ...s.people.map((person, index) =>
      line(`${s.teams.length + index + 1}/ Đ/c ${person.name} (${person.post}; sinh năm ${person.birth.year})`),
    ),
  ]
}

function inProse(s: Scene): Part[] {
  const people = s.people.map((person) => `${person.name} (${person.post})`)
  const last = people.at(-1) ?? ''
  const listed = people.length > 1 ? `các đồng chí ${people.slice(0, -1).join(', ')} và ${last}` : `đồng chí ${last}`
  return [
    ...(s.teams.length === 0 ? [] : [para(`Về tập thể, đề nghị khen ${s.teams.map((t) => t.inLetter).join(' và ')}.`)]),
    ...(s.people.length === 0 ? [] : [para(`Về cá nhân, đề nghị khen ${listed}.`)]),
  ]
}
