import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Cell, Part, Text } from '#scripts/making/paper.ts'
import { dmy, mr, para, two, upper } from '../scene.ts'
import type { Bank, HeadFacts, Scene } from '../scene.ts'
import { slug } from '../units.ts'

const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
const h = (text: string): Cell => ({ text, bold: true, align: 'center' })
const underNumber = (head: HeadFacts): Text[] => (head.numberLine === null ? [] : [centred(head.numberLine)])
const underDate = (head: HeadFacts): Text[] =>
  head.dateLine === null ? [] : [centred(head.dateLine, { italic: true })]

/** Words and layouts of the part that may be looked at: schools, as they mostly type. */
export const first: Bank = {
  heads: [
    (scene, head) => [
      {
        is: 'columns',
        leftPercent: 42,
        left: [
          centred('LĐLĐ QUẬN BA ĐÌNH', { size: 12 }),
          centred(head.byUnit ? upper(scene.unit.proper) : `CĐCS ${upper(scene.unit.proper)}`, {
            bold: true,
            size: 12,
          }),
          centred('-------', { size: 12 }),
          ...underNumber(head),
        ],
        right: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
          centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
          centred('---------------', { size: 12 }),
          ...underDate(head),
        ],
      },
    ],
    (scene, head) => [
      {
        is: 'columns',
        leftPercent: 45,
        left: [
          centred('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { size: 12 }),
          centred(head.byUnit ? upper(scene.unit.proper) : upper(scene.unit.union), { bold: true, size: 12 }),
          ...underNumber(head),
        ],
        right: [
          centred('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
          centred('Độc lập – Tự do – Hạnh phúc', { bold: true, underline: true }),
        ],
      },
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
    ],
    (scene, head) => [
      {
        is: 'columns',
        by: 'tabs',
        left: [
          line(head.byUnit ? 'UBND QUẬN BA ĐÌNH' : 'CÔNG ĐOÀN QUẬN BA ĐÌNH'),
          line(head.byUnit ? upper(scene.unit.proper) : `BCH CĐCS ${upper(scene.unit.proper)}`, { bold: true }),
          ...(head.numberLine === null ? [] : [line(head.numberLine)]),
        ],
        right: [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
          line('Độc Lập - Tự Do - Hạnh Phúc'),
          ...(head.dateLine === null ? [] : [line(head.dateLine)]),
        ],
      },
    ],
    (scene, head) => [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      ...(head.byUnit ? [line(`Đơn vị: ${scene.unit.proper}`)] : [line(scene.unit.union, { bold: true })]),
    ],
  ],
  letterTitles: [
    {
      shade: 'to-trinh',
      weight: 6,
      symbol: 'TTr',
      build: () => [
        centred('TỜ TRÌNH', { bold: true, size: 15 }),
        centred(
          'Về việc đề nghị khen thưởng đợt thi đua cao điểm phục vụ bầu cử ĐBQH khóa XV và đại biểu HĐND các cấp',
          { bold: true },
        ),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 4,
      symbol: 'TTr',
      build: (s) => [
        centred('TỜ TRÌNH', { bold: true, size: 14 }),
        centred(`V/v đề nghị tặng ${s.award} cho tập thể, cá nhân có thành tích trong phong trào thi đua`, {
          italic: true,
        }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TTr',
      build: () => [centred('TỜ TRÌNH ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 14 })],
    },
    {
      shade: 'to-trinh',
      weight: 1,
      symbol: 'TTr',
      build: () => [
        centred('T Ờ  T R Ì N H', { bold: true, size: 15 }),
        centred('(V/v đề nghị khen thưởng thành tích tổ chức bầu cử)'),
      ],
    },
    {
      shade: 'official-letter',
      weight: 1,
      symbol: '',
      build: () => [line('V/v đề nghị khen thưởng đợt thi đua cao điểm bầu cử', { size: 12, align: 'left' })],
    },
    {
      shade: 'request',
      weight: 0.7,
      symbol: 'ĐN',
      build: () => [centred('GIẤY ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 14 })],
    },
  ],
  addressees: [
    () => [centred('Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình', { bold: true })],
    () => [line('Kính gửi: Liên đoàn Lao động quận Ba Đình', { align: 'center', italic: true })],
    () => [
      line('Kính gửi:   - Ban Thường vụ Liên đoàn Lao động quận Ba Đình;'),
      line('                  - Bộ phận Chính sách - Pháp luật LĐLĐ quận.'),
    ],
    () => [centred('Kính gửi: LĐLĐ QUẬN BA ĐÌNH')],
  ],
  bases: [
    () => [
      'Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình về phát động phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026;',
      'Căn cứ kết quả thực hiện phong trào thi đua tại đơn vị;',
    ],
    () => [
      'Thực hiện Kế hoạch số 63 /KH-LĐLD ngày 23 tháng 3 năm 2021 của Ban Thường vụ LĐLĐ quận Ba Đình;',
      'Căn cứ Quyết định số 1689/QĐ-TLĐ ngày 12/11/2019 của Tổng Liên đoàn Lao động Việt Nam ban hành Quy chế khen thưởng của tổ chức Công đoàn;',
      'Căn cứ Biên bản họp Ban Chấp hành công đoàn ngày 19/5/2021 về việc bình xét khen thưởng,',
    ],
    (s) => [
      `- Căn cứ Luật Thi đua, khen thưởng;`,
      `- Căn cứ Kế hoạch số 18/KH-LĐLĐ ngày 22/3/2021 của LĐLĐ Thành phố Hà Nội và Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận;`,
      `- Xét thành tích của các tập thể, cá nhân thuộc ${s.unit.proper}.`,
    ],
  ],
  counts: [
    (teams, people) => `${two(teams)} tập thể và ${two(people)} cá nhân`,
    (teams, people) =>
      teams === 0
        ? `${two(people)} cá nhân`
        : people === 0
          ? `${two(teams)} tập thể`
          : `${two(teams)} tập thể, ${two(people)} cá nhân`,
  ],
  leads: [
    (s, counts) => [
      `Ban Chấp hành ${s.unit.union} kính trình Ban Thường vụ LĐLĐ quận Ba Đình xem xét, khen thưởng cho ${counts} có thành tích xuất sắc trong đợt thi đua, cụ thể như sau:`,
    ],
    (s, counts) => [
      `Sau 60 ngày phát động, phong trào thi đua đã được đoàn viên, CNVCLĐ ${s.unit.proper} hưởng ứng sôi nổi. 100% cử tri là đoàn viên đi bầu trước 17 giờ 00 ngày 23/5/2021.`,
      `Công đoàn đề nghị LĐLĐ quận tặng ${s.award} cho ${counts}, gồm:`,
    ],
    (s, counts) => [
      `Qua bình xét, CĐCS đề nghị LĐLĐ quận Ba Đình khen thưởng ${counts} (có tên sau đây) đã có thành tích trong phong trào thi đua cao điểm của ${s.unit.proper}:`,
    ],
  ],
  nominees: [
    { name: 'one ruled table', most: 25, build: (s) => ({ told: false, parts: [oneTable(s, true)] }) },
    {
      name: 'two tables with headings',
      most: 25,
      needsBoth: true,
      build: (s) => ({
        told: false,
        parts: [
          line('1. Tập thể:', { bold: true }),
          teamTable(s),
          line('2. Cá nhân:', { bold: true }),
          personTable(s, true),
        ],
      }),
    },
    { name: 'numbered lines', most: 12, build: (s) => ({ told: false, parts: numberedLines(s) }) },
    { name: 'automatic list', most: 10, build: (s) => ({ told: false, parts: automaticList(s) }) },
    { name: 'prose', most: 3, build: (s) => ({ told: false, parts: [para(proseOf(s))] }) },
    { name: 'unruled table', most: 8, build: (s) => ({ told: false, parts: [oneTable(s, false)] }) },
    {
      name: 'table with section rows',
      most: 25,
      needsBoth: true,
      build: (s) => ({ told: false, parts: [sectionTable(s)] }),
    },
  ],
  toldNominees: [
    {
      name: 'table with achievements',
      most: 10,
      build: (s) => ({
        told: true,
        parts: [
          {
            is: 'table',
            ruled: true,
            widths: [7, 24, 22, 35, 12],
            headRows: 1,
            rows: [
              [h('STT'), h('Họ và tên'), h('Chức vụ, đơn vị'), h('Tóm tắt thành tích'), h('Ghi chú')],
              ...s.teams.map((team, index) => [
                c(String(index + 1), { align: 'center' }),
                c(team.inLetter),
                c('Tập thể'),
                c(shortDeeds(s, first.teamDeeds)),
                c(''),
              ]),
              ...s.people.map((person, index) => [
                c(String(s.teams.length + index + 1), { align: 'center' }),
                c(person.name),
                c(`${person.post} - ${person.team}`),
                c(shortDeeds(s, first.personDeeds)),
                c(''),
              ]),
            ],
          },
        ],
      }),
    },
  ],
  listElsewhere: [
    '(Có danh sách kèm theo)',
    'Danh sách tập thể, cá nhân đề nghị khen thưởng được gửi kèm theo Tờ trình này.',
    '(chi tiết tại Danh sách đính kèm)',
  ],
  closings: [
    '(Có tóm tắt thành tích kèm theo)',
    'Kính đề nghị Ban Thường vụ LĐLĐ quận xem xét, quyết định./.',
    'Rất mong được sự quan tâm của LĐLĐ quận. Xin trân trọng cảm ơn!',
    '(Gửi kèm bản tóm tắt thành tích của tập thể và cá nhân).',
    'Trân trọng./.',
  ],
  feet: [
    (s) => [
      {
        is: 'columns',
        left: [
          line('Nơi nhận:', { bold: true, italic: true, size: 12 }),
          line('- Như trên;', { size: 11 }),
          line('- Lưu: VP.', { size: 11 }),
        ],
        right: [
          centred('TM. BAN CHẤP HÀNH', { bold: true }),
          centred('CHỦ TỊCH', { bold: true }),
          blank,
          blank,
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
      },
    ],
    (s) => [
      {
        is: 'columns',
        left: [
          line('Nơi nhận:', { size: 12 }),
          line('- LĐLĐ quận Ba Đình (để b/c);', { size: 11 }),
          line(`- Đ/c ${s.unit.head} - Bí thư chi bộ (để b/c);`, { size: 11 }),
          line('- Lưu CĐCS.', { size: 11 }),
        ],
        right: [
          centred('T/M BCH CÔNG ĐOÀN', { bold: true }),
          centred('Chủ tịch'),
          blank,
          centred('(Đã ký)', { italic: true }),
          blank,
          centred(s.unit.chairman),
        ],
      },
    ],
    (s) => [
      {
        is: 'columns',
        left: [
          centred(s.unit.headTitle, { bold: true }),
          centred('(Ký, đóng dấu)', { italic: true }),
          blank,
          blank,
          centred(s.unit.head, { bold: true }),
        ],
        right: [
          centred('TM. BAN CHẤP HÀNH', { bold: true }),
          centred('KT. CHỦ TỊCH', { bold: true }),
          centred('PHÓ CHỦ TỊCH', { bold: true }),
          blank,
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
      },
    ],
  ],
  listTitles: [
    () => [
      centred('DANH SÁCH', { bold: true, size: 14 }),
      centred('Tập thể, cá nhân đề nghị khen thưởng', { bold: true }),
      centred('(Kèm theo Tờ trình số    /TTr-CĐCS ngày    tháng 5 năm 2021)', { italic: true }),
    ],
    () => [
      centred('DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỢT THI ĐUA CAO ĐIỂM', { bold: true }),
      centred('(Ban hành kèm theo Tờ trình của Công đoàn)', { italic: true }),
    ],
  ],
  personTitles: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('Đề nghị khen thưởng trong phong trào thi đua cao điểm bầu cử', { bold: true }),
    ],
    (s) => [centred('BẢN TÓM TẮT THÀNH TÍCH CÁ NHÂN', { bold: true, size: 14 }), centred(`Đề nghị tặng ${s.award}`)],
    () => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('(Kèm theo Tờ trình của Công đoàn cơ sở)', { italic: true }),
    ],
    (s, p) => [
      centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 14 }),
      centred(`Của ${p.woman ? 'bà' : 'ông'} ${p.name}`),
      centred(`đề nghị tặng ${s.award} của Ban Chấp hành LĐLĐ quận`, { italic: true }),
    ],
  ],
  personBlocks: [
    (s, p) => [
      line(`- Họ và tên: **${p.name}**`),
      line(`- Sinh ngày: ${dmy(p.birth)}`),
      line(`- Chức vụ: ${p.post}`),
      line(`- Đơn vị công tác: ${p.team}, ${s.unit.proper}`),
    ],
    (s, p) => [
      line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
      line(`Họ và tên: ${upper(p.name)}\t\tGiới tính: ${p.woman ? 'Nữ' : 'Nam'}`),
      line(`Ngày, tháng, năm sinh: ${dmy(p.birth)}`),
      line('Dân tộc: Kinh          Tôn giáo: Không'),
      line(`Quê quán: xã Đông Hội, huyện Đông Anh, thành phố Hà Nội`),
      line(`Chức vụ, đơn vị công tác: ${p.post}, ${s.unit.proper}`),
      line('Trình độ chuyên môn: Đại học'),
    ],
    (s, p) => [
      para(
        `Tôi tên là: ${p.name}, sinh năm ${p.birth.year}, hiện là ${p.post.toLocaleLowerCase('vi')} tại ${p.team} - ${s.unit.proper}.`,
      ),
    ],
    (s, p) => [
      {
        is: 'table',
        ruled: false,
        widths: [32, 68],
        rows: [
          [c('Họ tên:'), c(p.name, { bold: true })],
          [c('Năm sinh:'), c(String(p.birth.year))],
          [c('Nhiệm vụ được giao:'), c(p.post)],
          [c('Tổ công đoàn:'), c(p.team)],
          [c('Đơn vị:'), c(s.unit.proper)],
        ],
      },
    ],
  ],
  personFeet: [
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        left: [
          centred('XÁC NHẬN CỦA BCH CÔNG ĐOÀN', { bold: true }),
          centred('CHỦ TỊCH'),
          blank,
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
        right: [
          centred('NGƯỜI BÁO CÁO', { bold: true }),
          centred('(Ký, ghi rõ họ tên)', { italic: true }),
          blank,
          blank,
          centred(p.name, { bold: true }),
        ],
      },
    ],
    (s, p, date) => [
      {
        is: 'columns',
        left: [
          centred('THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN', { bold: true }),
          centred(s.unit.headTitle),
          blank,
          blank,
          centred(s.unit.head),
        ],
        right: [
          ...(date === null ? [] : [centred(date, { italic: true })]),
          centred('Người viết báo cáo', { bold: true }),
          blank,
          blank,
          centred(p.name),
        ],
      },
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right' })]),
      {
        is: 'columns',
        left: [blank],
        right: [
          centred('TM. BCH CÔNG ĐOÀN', { bold: true }),
          centred('CHỦ TỊCH', { bold: true }),
          blank,
          blank,
          centred(s.unit.chairman),
        ],
      },
    ],
  ],
  teamTitles: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH TẬP THỂ', { bold: true, size: 14 }),
      centred('Trong phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử', { bold: true }),
    ],
    (_, t) => [centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }), centred(`của ${t.inSummary}`)],
    (s) => [
      centred('BẢN TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred(`Đề nghị tặng ${s.award} đối với tập thể`),
    ],
  ],
  teamBlocks: [
    (s, t) => [
      line(`- Tên tập thể: **${t.inSummary}**`),
      line(`- Địa điểm trụ sở chính: ${s.unit.address}`),
      line(`- Tổng số đoàn viên: ${s.rng.int(12, 240)} (nữ: ${s.rng.int(4, 11)})`),
    ],
    (s, t) => [
      line('I. ĐẶC ĐIỂM, TÌNH HÌNH', { bold: true }),
      para(
        `${t.inSummary} hiện có ${s.rng.int(6, 90)} đoàn viên, do đồng chí ${s.unit.chairman} làm phụ trách chung. Trụ sở tại ${s.unit.address}.`,
      ),
    ],
  ],
  teamFeet: [
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      {
        is: 'columns',
        left: [centred(s.unit.headTitle, { bold: true }), blank, blank, centred(s.unit.head, { bold: true })],
        right: [
          centred('TM. BAN CHẤP HÀNH', { bold: true }),
          centred('CHỦ TỊCH', { bold: true }),
          blank,
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
      },
    ],
    (s, _, date) => [
      {
        is: 'columns',
        left: [blank],
        right: [
          ...(date === null ? [] : [centred(date, { italic: true })]),
          centred('THỦ TRƯỞNG ĐƠN VỊ', { bold: true }),
          centred('(Ký tên, đóng dấu)', { italic: true }),
          blank,
          centred(s.unit.head),
        ],
      },
    ],
  ],
  personDeeds: [
    'Luôn chấp hành tốt chủ trương, chính sách của Đảng, pháp luật của Nhà nước, nội quy của cơ quan.',
    'Tích cực tham gia công tác tuyên truyền về Luật bầu cử đại biểu Quốc hội và đại biểu HĐND tới đoàn viên, người lao động.',
    'Trực tiếp tham gia tổ bầu cử số 7, phục vụ chu đáo cử tri trong ngày 23/5/2021.',
    'Hoàn thành xuất sắc nhiệm vụ được giao, được tập thể tín nhiệm, ghi nhận.',
    'Phối hợp với đồng chí Trần Thị Minh và các đồng chí trong tổ rà soát danh sách cử tri, không để sai sót.',
    'Có sáng kiến cải tiến quy trình làm việc, được công nhận tại Quyết định số 145/QĐ-UBND ngày 12/02/2021.',
    'Năm học 2019 - 2020 đạt danh hiệu Lao động tiên tiến; năm 2020 được tặng Giấy khen của LĐLĐ quận.',
    'Nêu cao tinh thần phòng, chống dịch Covid-19, vận động đồng nghiệp thực hiện nghiêm 5K.',
    'Tham gia trang trí khánh tiết, chuẩn bị cơ sở vật chất cho khu vực bỏ phiếu số 12 trang trọng, đúng quy định.',
    'Vận động gia đình và nhân dân nơi cư trú đi bầu cử đúng giờ, đạt tỷ lệ 100%.',
  ],
  teamDeeds: [
    '100% đoàn viên, người lao động được tuyên truyền về cuộc bầu cử; tỷ lệ đi bầu đạt 100% trước 18 giờ.',
    'Phối hợp với chuyên môn phát động đợt thi đua cao điểm, có 12 công trình, phần việc được đăng ký.',
    'Tổ chức treo 24 băng rôn, khẩu hiệu; đăng 15 tin, bài trên trang thông tin của đơn vị.',
    'Chăm lo đời sống đoàn viên, thăm hỏi 9 trường hợp khó khăn do dịch bệnh với số tiền 4.500.000 đồng.',
    'Cử 08 đoàn viên tham gia các tổ bầu cử tại địa phương, hoàn thành tốt nhiệm vụ.',
    'Giữ vững an ninh trật tự, an toàn trong và sau ngày bầu cử, không có đơn thư khiếu nại.',
  ],
  deedShapes: [
    (_, deeds) => [line('II. THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }), ...deeds.map((deed) => para(`- ${deed}`))],
    (_, deeds) => [
      line('Tóm tắt thành tích:', { bold: true }),
      { is: 'list', mark: 'number', automatic: true, items: deeds },
    ],
    (_, deeds) => deeds.map((deed) => para(deed)),
  ],
  combinedOpenings: [
    () => [
      centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('CỦA TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG', { bold: true }),
    ],
    (s) => [
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred(`Các tập thể, cá nhân thuộc ${s.unit.proper} đề nghị khen thưởng`, { bold: true }),
    ],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [
      line(`${index + 1}. ${who}`, { bold: true }),
      line(about),
      ...deeds.map((deed) => para(`- ${deed}`)),
    ],
    (_, who, about, deeds, index) => [
      line(
        `${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][index] ?? 'XIII'}. ${upper(who)}`,
        { bold: true },
      ),
      line(about, { italic: true }),
      ...deeds.map((deed) => para(`+ ${deed}`)),
    ],
  ],
  reports: [
    (s) => [
      centred('BÁO CÁO', { bold: true, size: 14 }),
      centred(
        'Kết quả thực hiện phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp',
        { bold: true },
      ),
      para(
        `Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình, ${s.unit.union} báo cáo kết quả như sau:`,
      ),
      line('I. Công tác chỉ đạo, triển khai', { bold: true }),
      para('Ban Chấp hành đã xây dựng kế hoạch, tổ chức phát động tới 100% tổ công đoàn.'),
      line('II. Kết quả đạt được', { bold: true }),
      para('Tổ chức 3 buổi tuyên truyền với 215 lượt người tham dự; 100% đoàn viên đi bầu cử.'),
      para(
        'Đã lựa chọn những tập thể, cá nhân có thành tích xuất sắc đề nghị khen thưởng (có tờ trình và tóm tắt thành tích riêng).',
      ),
      line('III. Đánh giá chung', { bold: true }),
      para('Phong trào được đoàn viên hưởng ứng tích cực, thiết thực, hiệu quả./.'),
    ],
    (s) => [
      centred('BÁO CÁO TỔNG KẾT ĐỢT THI ĐUA CAO ĐIỂM', { bold: true, size: 14 }),
      centred(`tại ${s.unit.proper}`),
      line('1. Công tác tuyên truyền: 02 hội nghị, 180 lượt người nghe.'),
      line('2. Các công trình, phần việc: 05.'),
      line('3. Số cử tri là đoàn viên: 64/64, đạt 100%.'),
      para('Trên đây là báo cáo kết quả thực hiện đợt thi đua của công đoàn, kính gửi LĐLĐ quận tổng hợp.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN', { bold: true, size: 14 }),
      centred('Họp Ban Chấp hành về việc bình xét đề nghị khen thưởng', { bold: true }),
      line('Thời gian: 14 giờ 00 phút, ngày 19 tháng 5 năm 2021'),
      line(`Địa điểm: Phòng họp ${s.unit.proper}`),
      line(`Chủ trì: Đ/c ${s.unit.chairman} - Chủ tịch Công đoàn`),
      line('Thư ký: Đ/c Đoàn Thị Thư'),
      para(
        'Nội dung: nghe đọc tóm tắt thành tích của các tập thể, cá nhân và bình xét đề nghị khen thưởng theo Kế hoạch 63/KH-LĐLĐ.',
      ),
      oneTable(s, true),
      para(
        'Kết quả: 100% thành viên dự họp biểu quyết nhất trí đề nghị LĐLĐ quận khen thưởng các tập thể, cá nhân có tên trên.',
      ),
      para('Cuộc họp kết thúc lúc 15 giờ 30 phút cùng ngày.'),
      {
        is: 'columns',
        left: [centred('THƯ KÝ', { bold: true }), blank, centred('Đoàn Thị Thư')],
        right: [centred('CHỦ TRÌ', { bold: true }), blank, centred(s.unit.chairman)],
      },
    ],
  ],
  distractors: [
    {
      name: 'plan',
      file: 'KH 63 LDLD quan.docx',
      build: () => [
        {
          is: 'columns',
          left: [
            centred('LĐLĐ THÀNH PHỐ HÀ NỘI'),
            centred('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true }),
            centred('Số: 63 /KH-LĐLD'),
          ],
          right: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
            centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
            centred('Ba Đình, ngày 23 tháng 3 năm 2021', { italic: true }),
          ],
        },
        centred('KẾ HOẠCH', { bold: true, size: 14 }),
        centred(
          'Phát động phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV và bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021 – 2026 trong CNVCLĐ quận Ba Đình',
          { bold: true },
        ),
        line('IV. KHEN THƯỞNG.', { bold: true }),
        para('3. Hồ sơ, thời gian đề nghị khen thưởng:'),
        para(
          'a. Hồ sơ gồm: Tờ trình của Công đoàn cơ sở (kèm theo tóm tắt thành tích của tập thể, cá nhân); tóm tắt thành tích của tập thể và cá nhân đề nghị khen thưởng.',
        ),
        para('b. Thời gian: Hồ sơ đề nghị khen thưởng gửi về LĐLĐ quận Ba Đình trước ngày 27/5/2021.'),
        {
          is: 'columns',
          left: [line('Nơi nhận:'), line('- Các CĐCS; (để thực hiện)')],
          right: [
            centred('TM. BAN THƯỜNG VỤ', { bold: true }),
            centred('CHỦ TỊCH', { bold: true }),
            blank,
            centred('Nguyễn Xuân Lâm'),
          ],
        },
      ],
    },
    {
      name: 'decision',
      file: 'QD cong nhan sang kien.docx',
      build: (s) => [
        {
          is: 'columns',
          left: [centred('UBND QUẬN BA ĐÌNH'), centred('Số: 1456/QĐ-UBND')],
          right: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
            centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
            centred('Ba Đình, ngày 12 tháng 6 năm 2020', { italic: true }),
          ],
        },
        centred('QUYẾT ĐỊNH', { bold: true, size: 14 }),
        centred('Về việc công nhận sáng kiến cấp cơ sở năm 2020', { bold: true }),
        para('Điều 1. Công nhận sáng kiến của 01 cá nhân có tên sau:'),
        line(
          `${s.people[0] === undefined ? 'Ông Lê Văn Sáng' : `${mr(s.people[0])} ${s.people[0].name}`} - ${s.unit.proper}.`,
        ),
        para('Điều 2. Quyết định này có hiệu lực kể từ ngày ký.'),
      ],
    },
    {
      name: 'invitation',
      file: 'Giay moi hop.docx',
      build: (s) => [
        centred('GIẤY MỜI', { bold: true, size: 14 }),
        para(`${s.unit.union} trân trọng kính mời đồng chí tới dự hội nghị sơ kết công tác công đoàn 6 tháng đầu năm.`),
        line('Thời gian: 8 giờ 30, ngày 28 tháng 5 năm 2021'),
        line('Địa điểm: Hội trường tầng 2'),
      ],
    },
    {
      name: 'scores',
      file: 'Bang cham diem thi dua.xlsx',
      build: (s) => [
        centred('BẢNG CHẤM ĐIỂM THI ĐUA CÔNG ĐOÀN CƠ SỞ NĂM HỌC 2020 - 2021', { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 60, 15, 15],
          rows: [
            [h('TT'), h('Nội dung'), h('Điểm chuẩn'), h('Tự chấm')],
            ...s.rng
              .some(
                [
                  'Công tác tuyên truyền',
                  'Chăm lo đời sống',
                  'Công tác nữ công',
                  'Tài chính công đoàn',
                  'Phát triển đoàn viên',
                ],
                4,
              )
              .map((item, index) => [c(String(index + 1)), c(item), c('20'), c(String(s.rng.int(15, 20)))]),
            [c(''), c('Tổng cộng', { bold: true }), c('100'), c('96')],
          ],
        },
      ],
    },
  ],
  blankForms: [
    () => [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
      centred('BÁO CÁO TÓM TẮT THÀNH TÍCH', { bold: true }),
      centred('(Mẫu số 07)'),
      line('- Họ và tên: ................................................'),
      line('- Sinh ngày: ..../..../........'),
      line('- Chức vụ: ................................................'),
      line('- Đơn vị công tác: .......................................'),
      line('II. THÀNH TÍCH ĐẠT ĐƯỢC (1)'),
      line('............................................................................'),
      line('............................................................................'),
      line('Ghi chú: (1) Nêu rõ thành tích trong đợt thi đua.'),
      {
        is: 'columns',
        left: [centred('XÁC NHẬN CỦA BCH CÔNG ĐOÀN'), centred('(Ký, đóng dấu)')],
        right: [centred('NGƯỜI BÁO CÁO'), centred('(Ký, ghi rõ họ tên)')],
      },
    ],
  ],
  subjects: [
    () => 'Hồ sơ khen thưởng',
    (s) => `Hồ sơ đề nghị khen thưởng - CĐCS ${s.unit.proper}`,
    (s) => `HS khen thuong bau cu - ${slug(s.unit.proper).replaceAll('-', ' ')}`,
    () => 'Gửi LĐLĐ quận',
    () => 'V/v nộp hồ sơ khen thưởng theo KH 63',
    () => 'Fwd: hồ sơ đề nghị khen thưởng bầu cử',
  ],
  bodies: [
    (s) =>
      `Kính gửi LĐLĐ quận Ba Đình,\n\n${s.unit.union} xin gửi hồ sơ đề nghị khen thưởng theo Kế hoạch 63/KH-LĐLĐ.\n\nTrân trọng!\n\n--\n${s.unit.chairman}\nChủ tịch Công đoàn ${s.unit.proper}\nĐT: 0912 345 678`,
    () => 'Em gửi hồ sơ khen thưởng ạ.\n\nĐã gửi từ iPhone của tôi',
    (s) =>
      `Dear chị,\nCĐ ${s.unit.proper} gửi chị file mềm hồ sơ khen thưởng bầu cử, bản giấy em nộp sau ạ.\nEm cảm ơn chị.`,
    () => 'Kính gửi bộ phận CSPL, đơn vị gửi tờ trình và tóm tắt thành tích đề nghị khen thưởng. Trân trọng cảm ơn.',
  ],
  supplements: [
    () => 'Em gửi bổ sung ạ.',
    () => 'Đơn vị xin gửi bổ sung tóm tắt thành tích còn thiếu trong hồ sơ khen thưởng.',
    () => 'Kính gửi LĐLĐ quận, đơn vị gửi lại hồ sơ khen thưởng đã hoàn thiện ạ.',
  ],
  linkBodies: [
    () =>
      'Kính gửi LĐLĐ quận, hồ sơ khen thưởng của đơn vị nặng quá em để trên Drive: https://drive.google.com/drive/folders/1AbCdEfGh?usp=sharing',
  ],
  questions: [
    {
      subject: 'Hỏi về đóng đoàn phí',
      body: 'Chị ơi cho em hỏi quý này đoàn phí công đoàn nộp về tài khoản nào ạ? Em cảm ơn.',
    },
    {
      subject: 'Đăng ký dự giải cầu lông CNVCLĐ',
      body: 'Đơn vị đăng ký 2 vận động viên tham dự giải cầu lông. Trân trọng.',
    },
  ],
  letterFiles: [
    () => 'Tờ trình.docx',
    () => 'To trinh khen thuong.docx',
    (s) => `TTr ${slug(s.unit.proper).replaceAll('-', ' ')}.docx`,
    () => 'to trinh KT (sua).docx',
    () => 'Doc1.docx',
    () => '1. Tờ trình đề nghị khen thưởng bầu cử.docx',
  ],
  personFiles: [
    (_, p) => `TTTT ${p.name}.docx`,
    (_, p) => `tom tat thanh tich ${slug(p.name).replaceAll('-', ' ')}.docx`,
    (_, _p, index) => `Document (${index + 2}).docx`,
    (_, p) => `Tóm tắt thành tích - đ/c ${p.name}`.replaceAll('/', '') + '.docx',
    (_, p, index) => `${index + 1}. ${upper(slug(p.name).replaceAll('-', ' '))}.docx`,
  ],
  teamFiles: [
    () => 'tt tap the.docx',
    (_, _t, index) => `Tóm tắt thành tích tập thể ${index + 1}.docx`,
    (s) => `BCTT CDCS ${slug(s.unit.proper)}.docx`,
  ],
  combinedFiles: [() => 'Tóm tắt thành tích tập thể, cá nhân.docx', () => 'BCTT.docx', () => 'tom tat thanh tich.docx'],
  listFiles: [() => 'Danh sach de nghi khen thuong.docx', () => 'DS khen thưởng.docx'],
  wholeFiles: [() => 'Hồ sơ khen thưởng.docx', () => 'ho so KT bau cu.docx', () => 'scan0001.docx'],
  reportFiles: [() => 'Báo cáo kết quả.docx', () => 'BC ket qua thi dua bau cu.docx'],
  zipFiles: [() => 'hoso.zip', (s) => `Ho so KT ${slug(s.unit.proper)}.zip`],
}

function award(s: Scene): string {
  return s.award
}

/** Collectives and individuals in one table, numbered through. */
function oneTable(s: Scene, ruled: boolean): Part {
  const rows = [
    ...s.teams.map((team) => [team.inLetter, 'Tập thể']),
    ...s.people.map((person) => [
      s.rng.chance(0.3) ? `${mr(person)} ${person.name}` : person.name,
      `${person.post}, ${person.team}`,
    ]),
  ]
  return {
    is: 'table',
    ruled,
    widths: [8, 34, 36, 22],
    headRows: 1,
    rows: [
      [h('TT'), h('Tên tập thể, cá nhân'), h('Chức vụ, đơn vị'), h('Hình thức đề nghị')],
      ...rows.map(([name, post], index) => [
        c(String(index + 1), { align: 'center' }),
        c(name ?? ''),
        c(post ?? ''),
        c(award(s), { align: 'center' }),
      ]),
    ],
  }
}

function teamTable(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [10, 60, 30],
    rows: [
      [h('STT'), h('Tên tập thể'), h('Hình thức khen thưởng')],
      ...s.teams.map((team, index) => [c(two(index + 1)), c(team.inLetter), c(award(s))]),
    ],
  }
}

/** The award's cell spans all rows; names may be upper case. */
function personTable(s: Scene, merged: boolean): Part {
  const loud = s.rng.chance(0.25)
  return {
    is: 'table',
    ruled: true,
    widths: [8, 30, 14, 28, 20],
    headRows: 1,
    rows: [
      [h('STT'), h('Họ và tên'), h('Năm sinh'), h('Chức vụ'), h('Hình thức')],
      ...s.people.map((person, index) => [
        c(two(index + 1)),
        c(loud ? upper(person.name) : person.name),
        c(String(person.birth.year)),
        c(`${person.post}\n${person.team}`),
        ...(merged ? (index === 0 ? [c(award(s), { rowSpan: s.people.length })] : []) : [c(award(s))]),
      ]),
    ],
  }
}

function sectionTable(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [8, 42, 30, 20],
    headRows: 1,
    rows: [
      [h('TT'), h('Họ và tên/Tên tập thể'), h('Chức vụ'), h('Ghi chú')],
      [c('I', { bold: true }), c('TẬP THỂ', { bold: true, colSpan: 3 })],
      ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(''), c('')]),
      [c('II', { bold: true }), c('CÁ NHÂN', { bold: true, colSpan: 3 })],
      ...s.people.map((person, index) => [c(String(index + 1)), c(`Đ/c ${person.name}`), c(person.post), c('')]),
    ],
  }
}

function numberedLines(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [
          line('* Tập thể:', { bold: true }),
          ...s.teams.map((team, index) => line(`${index + 1}. ${team.inLetter}`, { indent: true })),
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line('* Cá nhân:', { bold: true }),
          ...s.people.map((person, index) =>
            line(`${index + 1}. ${mr(person)} ${person.name} - ${person.post}, ${person.team}`, { indent: true }),
          ),
        ]),
  ]
}

function automaticList(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [
          line('Tập thể:'),
          { is: 'list', mark: 'number', automatic: true, items: s.teams.map((team) => team.inLetter) } satisfies Part,
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line('Cá nhân:'),
          {
            is: 'list',
            mark: 'number',
            automatic: true,
            items: s.people.map((person) => `Đ/c **${person.name}**, ${person.post}`),
          } satisfies Part,
        ]),
  ]
}

function proseOf(s: Scene): string {
  const teams = s.teams.map((team) => `tập thể ${team.inLetter}`)
  const people = s.people.map((person) => `đồng chí ${person.name} (${person.post}, ${person.team})`)
  return `Đề nghị tặng ${s.award} cho: ${[...teams, ...people].join('; ')}.`
}

function shortDeeds(s: Scene, from: readonly string[]): string {
  return s.rng.some(from, 2).join(' ')
}
