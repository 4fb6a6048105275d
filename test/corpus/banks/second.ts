import { blank, centred, line } from '#scripts/making/paper.ts'
import type { Cell, Part, Text } from '#scripts/making/paper.ts'
import { dmy, para, two, upper } from '../scene.ts'
import type { Bank, HeadFacts, Scene } from '../scene.ts'
import { slug } from '../units.ts'

const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
const h = (text: string): Cell => ({ text, bold: true })
const numberLine = (head: HeadFacts): Text[] =>
  head.numberLine === null ? [] : [centred(head.numberLine, { size: 12 })]
const day = (head: HeadFacts): Text[] =>
  head.dateLine === null ? [] : [centred(head.dateLine, { italic: true, size: 12 })]

/** More of the part that may be looked at: other words for everything, and the layouts of offices and old hands. */
export const second: Bank = {
  heads: [
    (s, head) => [
      {
        is: 'columns',
        leftPercent: 48,
        left: [
          centred('LĐLĐ Q. BA ĐÌNH', { size: 12 }),
          ...(head.byUnit
            ? [centred(upper(s.unit.proper), { bold: true, size: 12 })]
            : [
                centred('BCH CÔNG ĐOÀN CƠ SỞ', { bold: true, size: 12 }),
                centred(upper(s.unit.proper), { bold: true, size: 12 }),
              ]),
          centred('———', { size: 10 }),
          ...numberLine(head),
        ],
        right: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 11 }),
          centred('Độc lập-Tự do-Hạnh phúc', { bold: true, size: 12 }),
          centred('———————', { size: 10 }),
          blank,
          ...day(head),
        ],
      },
    ],
    // The right half first, as text boxes and turned tables come out; the union's name alone on the left.
    (s, head) => [
      {
        is: 'columns',
        leftPercent: 55,
        left: [
          centred('Cộng hòa xã hội chủ nghĩa Việt Nam', { bold: true }),
          centred('Độc lập - Tự do - Hạnh phúc', { italic: true }),
        ],
        right: [
          centred(head.byUnit ? s.unit.proper : `Công đoàn ${s.unit.proper}`, { bold: true }),
          ...numberLine(head),
        ],
      },
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right' })]),
    ],
    (s, head) => [
      {
        is: 'columns',
        by: 'blanks',
        left: [
          line('LĐLĐ QUẬN BA ĐÌNH'),
          line(head.byUnit ? upper(s.unit.proper) : `CÔNG ĐOÀN CƠ SỞ`),
          line(head.byUnit ? '' : upper(s.unit.proper)),
          ...(head.numberLine === null ? [] : [line(head.numberLine)]),
        ],
        right: [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
          line('     Độc lập - Tự do - Hạnh phúc'),
          ...(head.dateLine === null ? [] : [line(head.dateLine)]),
        ],
      },
    ],
    (s, head) => [
      {
        is: 'box',
        lines: [centred(head.byUnit ? upper(s.unit.proper) : `CĐCS ${upper(s.unit.proper)}`, { bold: true })],
      },
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { underline: true }),
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      ...(head.dateLine === null ? [] : [centred(head.dateLine, { italic: true })]),
    ],
  ],
  letterTitles: [
    {
      shade: 'to-trinh',
      weight: 5,
      symbol: 'TTr',
      build: () => [
        centred('TỜ TRÌNH', { bold: true, size: 16 }),
        centred('Đề nghị xét khen thưởng thành tích trong đợt thi đua chào mừng bầu cử', { bold: true }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 3,
      symbol: 'TTr',
      build: (s) => [
        centred(`TỜ TRÌNH\nVề việc đề nghị tặng ${s.award} chuyên đề bầu cử nhiệm kỳ 2021-2026`, { bold: true }),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 2,
      symbol: 'TTr',
      build: () => [
        line('Tờ trình', { bold: true, align: 'center', size: 18 }),
        centred('v/v xét, đề nghị khen thưởng tập thể và cá nhân tiêu biểu'),
      ],
    },
    {
      shade: 'to-trinh',
      weight: 1,
      symbol: 'TTr',
      build: () => [centred('TO TRINH', { bold: true }), centred('Đề nghị khen thưởng thành tích phục vụ bầu cử')],
    },
    {
      shade: 'official-letter',
      weight: 1,
      symbol: 'CV',
      build: (s) => [centred(`V/v: đề nghị LĐLĐ quận tặng ${s.award} năm 2021`, { italic: true, size: 12 })],
    },
    {
      shade: 'request',
      weight: 0.7,
      symbol: 'CĐ',
      build: () => [
        centred('ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 15 }),
        centred('(Phong trào thi đua cao điểm 60 ngày)'),
      ],
    },
  ],
  addressees: [
    () => [line('Kính trình: Ban Thường vụ Liên đoàn Lao động quận Ba Đình', { align: 'center' })],
    () => [line('Kính gửi: Hội đồng Thi đua - Khen thưởng LĐLĐ quận Ba Đình', { bold: true, indent: true })],
    () => [
      centred('Kính gửi:', { bold: true }),
      centred('- LĐLĐ quận Ba Đình;'),
      centred('- Ban Chính sách - Pháp luật.'),
    ],
  ],
  bases: [
    (s) => [
      `Hưởng ứng phong trào thi đua cao điểm do LĐLĐ quận phát động từ ngày 25/3/2021 đến 25/5/2021, trong thời gian qua đoàn viên, người lao động ${s.unit.proper} đã lập nhiều thành tích thiết thực.`,
    ],
    () => [
      'Căn cứ công văn số 107/KH-UBND ngày 18-3-2021 của UBND quận Ba Đình;',
      'Căn cứ điểm 3, mục IV Kế hoạch 63/KH-LĐLĐ (23/03/2021) của Liên đoàn Lao động quận;',
      'Căn cứ nghị quyết số 05/NQ-BCH ngày 18.5.2021 của Ban Chấp hành công đoàn cơ sở;',
    ],
    () => [
      'Theo tinh thần Kế hoạch số 63/KH-LĐLĐ của Quý Liên đoàn; trên cơ sở bình chọn công khai, dân chủ từ các tổ công đoàn,',
    ],
  ],
  counts: [
    (teams, people) =>
      teams === 0
        ? `${two(people)} đồng chí`
        : people === 0
          ? `${two(teams)} tập thể`
          : `${two(teams)} tập thể và ${two(people)} đồng chí`,
    (teams, people) =>
      teams === 0
        ? `${people} (${words(people)}) cá nhân`
        : people === 0
          ? `${teams} (${words(teams)}) tập thể`
          : `${teams} (${words(teams)}) tập thể; ${people} (${words(people)}) cá nhân`,
  ],
  leads: [
    (s, counts) => [
      `${s.unit.union} trân trọng đề nghị Liên đoàn Lao động quận xét tặng ${s.award} đối với ${counts} dưới đây:`,
    ],
    (_, counts) => [
      `Kết thúc đợt thi đua, tập thể Ban Chấp hành đã họp, bỏ phiếu kín và thống nhất giới thiệu ${counts} đủ tiêu chuẩn, tên như sau:`,
    ],
    (s, counts) => [
      'Đợt thi đua diễn ra trong bối cảnh dịch bệnh phức tạp, song các chỉ tiêu đề ra đều hoàn thành; ngày 23/5/2021 thực sự là ngày hội của toàn dân.',
      `Nay ${s.unit.unionAliases[0] ?? s.unit.union} lập danh sách ${counts} trình Quý Liên đoàn động viên, khen thưởng.`,
    ],
  ],
  nominees: [
    {
      name: 'table, name and courtesy apart',
      most: 25,
      build: (s) => ({
        told: false,
        parts: [
          ...(s.teams.length === 0
            ? []
            : [
                line('A. TẬP THỂ', { bold: true }),
                {
                  is: 'table',
                  ruled: true,
                  widths: [12, 88],
                  rows: [
                    [h('Số TT'), h('Tập thể đề nghị')],
                    ...s.teams.map((team, index) => [c(`${index + 1}.`), c(team.inLetter)]),
                  ],
                } satisfies Part,
              ]),
          ...(s.people.length === 0
            ? []
            : [
                line('B. CÁ NHÂN', { bold: true }),
                {
                  is: 'table',
                  ruled: true,
                  widths: [9, 13, 32, 46],
                  headRows: 2,
                  rows: [
                    [
                      { ...h('Số TT'), rowSpan: 2 },
                      { ...h('Cá nhân đề nghị'), colSpan: 2 },
                      { ...h('Chức danh, nơi làm việc'), rowSpan: 2 },
                    ],
                    [h('Ông (bà)'), h('Họ, tên')],
                    ...s.people.map((person, index) => [
                      c(`${index + 1}.`),
                      c(person.woman ? 'Bà' : 'Ông'),
                      c(person.name),
                      c(`${person.post}, ${person.team}`),
                    ]),
                  ],
                } satisfies Part,
              ]),
        ],
      }),
    },
    {
      name: 'table by team, merged cells',
      most: 25,
      build: (s) => ({ told: false, parts: [...teamsAsDashes(s), ...byTeamTable(s)] }),
    },
    {
      name: 'roman sections with dashes',
      most: 12,
      build: (s) => ({
        told: false,
        parts: [
          ...teamsAsDashes(s),
          ...(s.people.length === 0
            ? []
            : [
                line('II/ Về cá nhân', { bold: true }),
                ...s.people.map((person) =>
                  line(`- Đồng chí ${person.name} – ${person.post.toLocaleLowerCase('vi')}`, { indent: true }),
                ),
              ]),
        ],
      }),
    },
    {
      name: 'wrapped names, family apart',
      most: 14,
      needsBoth: false,
      build: (s) => ({ told: false, parts: [...teamsAsDashes(s), ...splitNames(s)] }),
    },
    {
      name: 'one sentence each',
      most: 4,
      build: (s) => ({
        told: false,
        parts: [
          ...s.teams.map((team) =>
            para(`Tập thể thứ nhất trong danh sách đề nghị là ${team.inLetter}.`.replace('thứ nhất ', '')),
          ),
          ...s.people.map((person) =>
            para(
              `${person.woman ? 'Bà' : 'Ông'} ${person.name}, sinh năm ${person.birth.year}, ${person.post.toLocaleLowerCase('vi')} (${person.team}).`,
            ),
          ),
        ],
      }),
    },
    {
      name: 'letters',
      most: 10,
      build: (s) => ({
        told: false,
        parts: [
          {
            is: 'list',
            mark: 'letter',
            automatic: s.rng.chance(0.5),
            items: [
              ...s.teams.map((team) => `${team.inLetter} (tập thể)`),
              ...s.people.map((person) => `${person.name}, ${person.post}, ${person.team}`),
            ],
          },
        ],
      }),
    },
  ],
  toldNominees: [
    {
      name: 'list with achievements below each name',
      most: 10,
      build: (s) => ({
        told: true,
        parts: [
          {
            is: 'table',
            ruled: true,
            widths: [8, 30, 62],
            headRows: 1,
            rows: [
              [h('TT'), h('Đối tượng đề nghị khen'), h('Thành tích tiêu biểu đã đạt được')],
              ...s.teams.map((team, index) => [
                c(String(index + 1)),
                c(team.inLetter),
                c(s.rng.some(second.teamDeeds, 2).join('\n')),
              ]),
              ...s.people.map((person, index) => [
                c(String(s.teams.length + index + 1)),
                c(`${person.name}\n(${person.post})`),
                c(s.rng.some(second.personDeeds, 2).join('\n')),
              ]),
            ],
          },
        ],
      }),
    },
  ],
  listElsewhere: ['Tên cụ thể theo biểu danh sách gửi cùng văn bản này.', '(Kèm theo bảng danh sách trích ngang)'],
  closings: [
    'Hồ sơ kèm theo: các bản tóm tắt thành tích.',
    'Công đoàn cơ sở xin chịu trách nhiệm về tính chính xác của thành tích nêu trên./.',
    'Kính mong Quý Liên đoàn quan tâm giải quyết.',
    'Công đoàn xin trân trọng cảm ơn./.',
  ],
  feet: [
    (s) => [
      line(`NƠI NHẬN:`, { size: 11, bold: true }),
      line('- Như kính gửi;', { size: 11 }),
      line(`- Ông ${s.unit.head} (b/c);`, { size: 11 }),
      line('- Lưu VT.', { size: 11 }),
      line('TM. BCH CÔNG ĐOÀN CƠ SỞ', { align: 'right', bold: true }),
      line('CHỦ TỊCH          ', { align: 'right' }),
      blank,
      line(`${s.unit.chairman}   `, { align: 'right', bold: true }),
    ],
    (s) => [
      {
        is: 'table',
        ruled: false,
        widths: [50, 50],
        rows: [
          [
            c('Nơi nhận:\n- LĐLĐ quận;\n- Các tổ công đoàn (t/h);\n- Lưu hồ sơ CĐ.'),
            c(`THAY MẶT CÔNG ĐOÀN CƠ SỞ\nChủ tịch Công đoàn\n\n\n${s.unit.chairman}`, { align: 'center', bold: true }),
          ],
        ],
      },
    ],
    (s) => [
      {
        is: 'columns',
        left: [
          centred('XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ', { bold: true, size: 12 }),
          centred(s.unit.headTitle),
          blank,
          blank,
          centred(s.unit.head),
        ],
        right: [
          centred('Q. CHỦ TỊCH CÔNG ĐOÀN', { bold: true, size: 12 }),
          blank,
          blank,
          centred(`ThS. ${s.unit.chairman}`),
        ],
      },
    ],
  ],
  listTitles: [
    () => [
      centred('DANH SÁCH TRÍCH NGANG', { bold: true }),
      centred('các tập thể và cá nhân trình khen thưởng chuyên đề bầu cử', { italic: true }),
    ],
    (s) => [
      line('PHỤ LỤC', { align: 'right', bold: true }),
      centred(`Danh sách đề nghị khen của ${s.unit.unionAliases[0] ?? s.unit.union}`, { bold: true }),
    ],
  ],
  personTitles: [
    () => [centred('BẢN THÀNH TÍCH CÁ NHÂN', { bold: true, size: 15 }), centred('đề nghị khen thưởng chuyên đề')],
    () => [
      centred('BẢN KHAI THÀNH TÍCH', { bold: true, size: 15 }),
      centred('(Phong trào thi đua chào mừng bầu cử ĐBQH và HĐND)'),
    ],
    (s) => [
      centred('TÓM TẮT', { bold: true, size: 15 }),
      centred(`THÀNH TÍCH ĐỀ NGHỊ TẶNG ${upper(s.award)}`, { bold: true }),
    ],
    (s) => [centred(`BÁO CÁO THÀNH TÍCH ĐỀ NGHỊ TẶNG ${upper(s.award)}`, { bold: true, size: 14 })],
  ],
  personBlocks: [
    (s, p) => [
      line(`1. Họ, tên: ${p.name}`),
      line(`2. Năm sinh: ${p.birth.year}     Nam/Nữ: ${p.woman ? 'nữ' : 'nam'}`),
      line(`3. Chức danh: ${p.post}`),
      line(`4. Nơi công tác: ${p.team} – ${s.unit.proper}`),
    ],
    (s, p) => [
      {
        is: 'table',
        ruled: true,
        widths: [40, 60],
        rows: [
          [c('Họ và tên khai sinh'), c(upper(p.name))],
          [c('Ngày tháng năm sinh'), c(dmy(p.birth).replaceAll('/', '-'))],
          [c('Chức vụ hiện nay'), c(p.post)],
          [c('Đơn vị'), c(`${p.team}\n${s.unit.proper}`)],
        ],
      },
    ],
    (s, p) => [
      para(
        `Đ/c: ${p.name} - Sinh ngày ${dmy(p.birth)} - Hiện đang công tác tại ${p.team}, ${s.unit.proper}, giữ nhiệm vụ ${p.post.toLocaleLowerCase('vi')}.`,
      ),
    ],
    (s, p) => [
      line('A- LÝ LỊCH BẢN THÂN', { bold: true }),
      line(`Họ tên người được đề nghị: ${p.name}`),
      line(`Sinh: ${dmy(p.birth)} tại Hà Nội.   Ngày vào Công đoàn: 01/09/${p.birth.year + 24}`),
      line(`Công việc đảm nhận: ${p.post}.`),
      line(`Tổ/Phòng: ${p.team}.   Cơ quan: ${s.unit.proper}.`),
    ],
  ],
  personFeet: [
    (s, p, date) => [
      ...(date === null ? [] : [line(date, { align: 'right', italic: true })]),
      line('Người khai', { align: 'right', bold: true }),
      blank,
      line(p.name, { align: 'right' }),
      line('Ý KIẾN NHẬN XÉT VÀ XÁC NHẬN CỦA CÔNG ĐOÀN CƠ SỞ', { bold: true }),
      para('Bản khai của đồng chí là đúng sự thật, đủ điều kiện đề nghị khen thưởng.'),
      line('TM. BAN CHẤP HÀNH'),
      blank,
      line(s.unit.chairman),
    ],
    (s, p, date) => [
      {
        is: 'columns',
        left: [
          ...(date === null ? [] : [centred(date, { italic: true })]),
          centred('NGƯỜI LẬP BÁO CÁO', { bold: true }),
          blank,
          blank,
          centred(p.name),
        ],
        right: [
          centred('XÁC NHẬN CỦA THỦ TRƯỞNG CẤP TRÊN TRỰC TIẾP', { bold: true }),
          blank,
          blank,
          centred(s.unit.head),
        ],
      },
    ],
    (s, _, date) => [
      ...(date === null ? [] : [line(date)]),
      {
        is: 'table',
        ruled: false,
        widths: [33, 33, 34],
        rows: [
          [
            c('TỔ TRƯỞNG\n\n\nMai Thị Tổ', { align: 'center' }),
            c(`CÔNG ĐOÀN\n\n\n${s.unit.chairman}`, { align: 'center' }),
            c(`${s.unit.headTitle}\n\n\n${s.unit.head}`, { align: 'center' }),
          ],
        ],
      },
    ],
  ],
  teamTitles: [
    (_, t) => [
      centred('BÁO CÁO THÀNH TÍCH', { bold: true, size: 15 }),
      centred(`Tập thể: ${t.inSummary}`, { bold: true }),
    ],
    () => [centred('BẢN THÀNH TÍCH TẬP THỂ', { bold: true }), centred('Trình xét khen thưởng chuyên đề bầu cử 2021')],
    () => [centred('TÓM TẮT THÀNH TÍCH', { bold: true }), centred('(Dùng cho tập thể)')],
  ],
  teamBlocks: [
    (s, t) => [
      line(`Tên đơn vị đề nghị khen: ${t.inSummary}`),
      line(`Địa chỉ: ${s.unit.address}. Điện thoại: 024 3762 0000`),
      line(`Quá trình thành lập: năm ${s.rng.int(1975, 2010)}. Cơ cấu: ${s.rng.int(2, 6)} tổ.`),
    ],
    (s, t) => [
      line('1/ Khái quát', { bold: true }),
      para(
        `${t.inSummary} gồm ${s.rng.int(6, 80)} thành viên, người đứng đầu là đ/c ${s.unit.chairman}; nhiều năm liền là đơn vị tiên tiến.`,
      ),
    ],
  ],
  teamFeet: [
    (s, _, date) => [
      ...(date === null ? [] : [line(date, { italic: true, align: 'right' })]),
      line('ĐẠI DIỆN TẬP THỂ', { align: 'right', bold: true }),
      blank,
      line(s.unit.chairman, { align: 'right' }),
      line('XÁC NHẬN CỦA CẤP TRÊN', { bold: true }),
      blank,
      line(s.unit.head),
    ],
  ],
  personDeeds: [
    'Bản thân gương mẫu, đi đầu trong các phần việc chuẩn bị cho ngày bầu cử tại địa bàn dân cư.',
    'Được phân công làm thư ký Tổ bầu cử, ghi chép biên bản kiểm phiếu chính xác, bàn giao đúng giờ.',
    'Cùng đồng nghiệp Đào Thị Nga lập và niêm yết danh sách 1.250 cử tri trước ngày 13/4/2021.',
    'Tham mưu cho cấp ủy, chính quyền ban hành tờ trình, kế hoạch tuyên truyền kịp thời, đúng chỉ đạo.',
    'Các năm 2019, 2020 đều xếp loại hoàn thành xuất sắc nhiệm vụ (Quyết định số 88/QĐ-THCS ngày 30/6/2020).',
    'Vừa bảo đảm chỉ tiêu sản xuất, vừa trực tại chốt kiểm soát dịch 14 ca, không nghỉ buổi nào.',
    'Thiết kế 6 bộ pa-nô, 1 video giới thiệu người ứng cử, được đồng nghiệp sử dụng rộng rãi.',
    'Nhiệt tình giúp đỡ đoàn viên mới, sống chan hòa, được mọi người yêu mến.',
  ],
  teamDeeds: [
    'Ký giao ước thi đua giữa các tổ ngay trong tuần đầu phát động; cuối đợt có 7/7 tổ hoàn thành chỉ tiêu.',
    'Lập nhóm trao đổi trực tuyến, phổ biến quy định bầu cử cho toàn bộ người lao động làm ca.',
    'Quyên góp 12 triệu đồng ủng hộ quỹ vắc-xin; tặng 300 khẩu trang cho tổ bầu cử.',
    'Không xảy ra mất an toàn lao động, tranh chấp hay ngừng việc tập thể trong suốt đợt.',
    'Toàn thể cử tri của đơn vị bỏ phiếu xong trước 15 giờ, sớm hơn kế hoạch đề ra.',
  ],
  deedShapes: [
    (_, deeds) => [
      line('B- NỘI DUNG THÀNH TÍCH', { bold: true }),
      ...deeds.map((deed, index) => para(`${index + 1}/ ${deed}`)),
    ],
    (_, deeds) => [para(`Trong đợt thi đua, thành tích nổi bật như sau: ${deeds.join(' ')}`)],
    (_, deeds) => [
      {
        is: 'table',
        ruled: true,
        widths: [15, 85],
        rows: [[h('STT'), h('Việc đã làm')], ...deeds.map((deed, index) => [c(String(index + 1)), c(deed)])],
      },
    ],
  ],
  combinedOpenings: [
    () => [
      centred('BẢN TỔNG HỢP TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
      centred('đề nghị khen thưởng chuyên đề bầu cử'),
    ],
    (s) => [centred('THÀNH TÍCH TÓM TẮT CỦA CÁC TẬP THỂ VÀ CÁ NHÂN', { bold: true }), centred(s.unit.proper)],
  ],
  combinedItems: [
    (_, who, about, deeds, index) => [line(`${index + 1}/ ${who} (${about})`, { bold: true }), para(deeds.join(' '))],
    (_, who, about, deeds) => [
      line(`* ${who}`, { bold: true }),
      line(`   ${about}`),
      ...deeds.map((deed) => line(`   • ${deed}`)),
    ],
  ],
  reports: [
    (s) => [
      centred(`BÁO CÁO KẾT QUẢ`, { bold: true, size: 15 }),
      centred('triển khai Kế hoạch 63/KH-LĐLĐ về thi đua cao điểm phục vụ bầu cử', { bold: true }),
      line('1- Việc quán triệt, phổ biến', { bold: true }),
      para(`Ngày 29/3/2021, ${s.unit.proper} họp triển khai đến toàn thể người lao động; dự họp 97%.`),
      line('2- Số liệu', { bold: true }),
      {
        is: 'table',
        ruled: true,
        widths: [15, 60, 25],
        rows: [
          [h('TT'), h('Chỉ tiêu'), h('Kết quả')],
          [c('1'), c('Số buổi tuyên truyền'), c('4')],
          [c('2'), c('Lượt người nghe'), c('310')],
          [c('3'), c('Tỷ lệ đi bầu'), c('100%')],
        ],
      },
      line('3- Tồn tại, kiến nghị: không.', { bold: true }),
    ],
    () => [
      centred('BÁO CÁO SƠ KẾT', { bold: true, size: 15 }),
      centred('Phong trào thi đua từ 25/3 đến 25/5/2021'),
      para(
        'Sau hai tháng thực hiện, công đoàn đã hoàn thành các nội dung đề ra: tuyên truyền, vận động, bảo đảm việc làm, an toàn lao động.',
      ),
      para('Kiến nghị: đề nghị LĐLĐ quận tiếp tục hỗ trợ tài liệu tuyên truyền.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN BÌNH XÉT THI ĐUA', { bold: true, size: 15 }),
      para(
        `Hôm nay, vào hồi 16h15 ngày 18/5/2021, tại văn phòng ${s.unit.proper}, Ban Chấp hành công đoàn tiến hành họp xét khen thưởng.`,
      ),
      line('I- Thành phần: có mặt 05/05 đồng chí. Chủ tọa: ' + s.unit.chairman + '. Ghi biên bản: Hà Thị Biên.'),
      line('II- Diễn biến: Chủ tọa đọc danh sách và thành tích tóm tắt của những người được giới thiệu:'),
      ...s.people.map((person) => line(`- ${person.name}: 5/5 phiếu, đạt 100%`)),
      ...s.teams.map((team) => line(`- ${team.inLetter}: 5/5 phiếu`)),
      line('III- Kết luận: Hội nghị nhất trí đề nghị LĐLĐ quận khen thưởng. Biên bản thông qua lúc 17h00.'),
      {
        is: 'columns',
        left: [centred('NGƯỜI GHI'), blank, centred('Hà Thị Biên')],
        right: [centred('CHỦ TỌA'), blank, centred(s.unit.chairman)],
      },
    ],
  ],
  distractors: [
    {
      name: 'notice',
      file: 'Thong bao lich nop ho so.docx',
      build: () => [
        centred('THÔNG BÁO', { bold: true, size: 14 }),
        centred('Về việc nộp hồ sơ đề nghị khen thưởng chuyên đề', { bold: true }),
        para(
          'Ban Chấp hành thông báo các tổ công đoàn nộp tóm tắt thành tích của tập thể, cá nhân về Văn phòng trước 16 giờ ngày 18/5/2021 để làm tờ trình gửi LĐLĐ quận.',
        ),
        {
          is: 'columns',
          left: [line('Nơi nhận:'), line('- Các tổ CĐ')],
          right: [centred('TM. BAN CHẤP HÀNH'), blank, centred('Lã Thị Thông')],
        },
      ],
    },
    {
      name: 'award decision',
      file: 'QD tang giay khen nam 2020.docx',
      build: (s) => [
        {
          is: 'columns',
          left: [centred('LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { bold: true }), centred('Số: 212/QĐ-LĐLĐ')],
          right: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
            centred('Ba Đình, ngày 20 tháng 12 năm 2020'),
          ],
        },
        centred('QUYẾT ĐỊNH', { bold: true }),
        centred('Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc năm 2020'),
        line('QUYẾT ĐỊNH:'),
        para(
          `Điều 1. Tặng Giấy khen cho ${
            s.people
              .slice(0, 2)
              .map((person) => person.name)
              .join(', ') || s.unit.union
          } đã có thành tích xuất sắc.`,
        ),
        para('Điều 2. Các ban LĐLĐ quận, các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.'),
      ],
    },
    {
      name: 'emulation pledge',
      file: 'Ban dang ky thi dua.docx',
      build: (s) => [
        centred('BẢN ĐĂNG KÝ THI ĐUA', { bold: true }),
        centred('Đợt cao điểm chào mừng bầu cử'),
        line(`Họ và tên: ${s.people[0]?.name ?? s.unit.chairman}`),
        para(
          'Tôi xin đăng ký thực hiện các nội dung: đi bầu cử đúng giờ; không vi phạm giờ làm việc; có 01 sáng kiến.',
        ),
        line('Người đăng ký', { align: 'right' }),
      ],
    },
    {
      name: 'member list',
      file: 'DS doan vien 2021.xlsx',
      build: (s) => [
        centred(`DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN ${upper(s.unit.proper)}`, { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 50, 20, 20],
          rows: [
            [h('TT'), h('Họ và tên'), h('Năm sinh'), h('Ngày vào CĐ')],
            ...['Đoàn Văn Viên', 'Lê Thị Danh', 'Phùng Thị Sách', 'Vi Văn Bảng'].map((name, index) => [
              c(String(index + 1)),
              c(name),
              c('1985'),
              c('01/9/2010'),
            ]),
          ],
        },
      ],
    },
  ],
  blankForms: [
    () => [
      centred('BẢN KHAI THÀNH TÍCH', { bold: true }),
      line('1. Họ, tên: ……………………………………'),
      line('2. Năm sinh: ………………'),
      line('3. Chức danh: …………………………'),
      line('4. Nơi công tác: …………………………'),
      line('B- NỘI DUNG THÀNH TÍCH'),
      line('(Nêu tóm tắt các thành tích đã đạt được trong đợt, không quá 01 trang)'),
      line('………………………………………………………………'),
      line('………………………………………………………………'),
      line('Ngày … tháng … năm ……', { align: 'right' }),
      line('Người khai (ký, ghi rõ họ tên)', { align: 'right' }),
    ],
  ],
  subjects: [
    (s) => `CĐ ${s.unit.proper}: nộp hồ sơ KT chuyên đề bầu cử`,
    () => 'nop ho so thi dua',
    () => null,
    (s) => `[${slug(s.unit.proper)}] to trinh + thanh tich`,
    () => 'Trả lời: Danh sách đoàn viên',
    () => 'File mềm đề nghị khen thưởng',
  ],
  bodies: [
    () => 'Xin gửi quận file mềm đề nghị khen thưởng của đơn vị. Có gì chưa được báo lại giúp ạ.',
    (s) =>
      `Kính thưa Ban Thường vụ,\nThay mặt BCH, tôi gửi kèm thư này toàn bộ giấy tờ đề nghị khen thưởng chuyên đề bầu cử.\n\n${s.unit.chairman} (CTCĐ)\n${s.unit.proper}`,
    () => 'E gửi c ạ, tờ trình với thành tích nhé c. Sent from my Samsung Galaxy smartphone.',
  ],
  supplements: [
    () => 'Gửi thêm file còn thiếu.',
    () => 'Chị cho em nộp thêm bản thành tích khen thưởng ạ, hôm trước em quên đính kèm.',
  ],
  linkBodies: [() => 'Do dung lượng lớn, hồ sơ đề nghị khen thưởng xem tại https://1drv.ms/u/s!AbCdEf12345 ạ.'],
  questions: [
    { subject: 'Xin mẫu thẻ đoàn viên', body: 'Quận cho em xin mẫu kê khai làm thẻ đoàn viên mới với ạ.' },
    { subject: 'Lịch khám sức khỏe', body: 'Đơn vị chốt 15 người khám sức khỏe ngày 3/6. Cảm ơn chị.' },
  ],
  letterFiles: [
    () => 'TỜ TRÌNH KT 2021.docx',
    () => 'CD trinh LDLD quan.docx',
    () => 'New Microsoft Word Document.docx',
    (s) => `${slug(s.unit.proper)}_ttr_final.docx`,
    () => '01 Tờ trình xét khen.docx',
  ],
  personFiles: [
    (_, p) => `${p.name}.docx`,
    (_, p, index) => `thanh tich ${index + 1} (${slug(p.name.split(' ').at(-1) ?? '')}).docx`,
    (_, p) => `BAN KHAI ${upper(p.name)}.docx`,
    (_, _p, index) => `file${index + 1}.docx`,
  ],
  teamFiles: [
    (_, _t, index) => `thanh tich tap the ${index + 1}.docx`,
    (_, t, index) => `${index + 1} ${t.inSummary.replaceAll('/', ' ')}.docx`,
  ],
  combinedFiles: [() => 'Tổng hợp thành tích.docx', () => 'tt.docx', () => 'Thanh tich cac ca nhan tap the (1).docx'],
  listFiles: [() => 'trich ngang.docx', () => 'Phu luc kem theo.docx'],
  wholeFiles: [() => 'trọn bộ.docx', () => 'ho so day du.docx'],
  reportFiles: [() => 'bao cao thuc hien KH63.docx', () => 'Sơ kết.docx'],
  zipFiles: [() => 'KT.zip', () => 'Hồ sơ (nén).zip'],
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

function words(count: number): string {
  if (count < 10) return DIGITS[count] ?? ''
  const ten = count < 20 ? 'mười' : `${DIGITS[Math.floor(count / 10)]} mươi`
  const unit = count % 10
  return unit === 0 ? ten : `${ten} ${unit === 5 ? 'lăm' : DIGITS[unit]}`
}

function teamsAsDashes(s: Scene): Part[] {
  return s.teams.length === 0
    ? []
    : [line('I/ Về tập thể', { bold: true }), ...s.teams.map((team) => line(`- ${team.inLetter}`, { indent: true }))]
}

/** People of one team stand together, the team's cell spans them. */
function byTeamTable(s: Scene): Part[] {
  if (s.people.length === 0) return []
  const teams = [...new Set(s.people.map((person) => person.team))]
  let number = 0
  const rows = teams.flatMap((team) => {
    const members = s.people.filter((person) => person.team === team)
    return members.map((person, index) => {
      number += 1
      return [
        c(String(number)),
        c(person.name),
        c(person.post),
        ...(index === 0 ? [c(team, { rowSpan: members.length })] : []),
      ]
    })
  })
  return [
    line('II/ Về cá nhân', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [8, 34, 28, 30],
      headRows: 1,
      rows: [[h('Stt'), h('Họ tên đoàn viên'), h('Nhiệm vụ'), h('Bộ phận')], ...rows],
    },
  ]
}

/** Family and middle name in one column, the given name in the next: how personnel lists are sorted. */
function splitNames(s: Scene): Part[] {
  if (s.people.length === 0) return []
  return [
    line('II/ Về cá nhân', { bold: true }),
    {
      is: 'table',
      ruled: true,
      widths: [8, 27, 15, 15, 35],
      headRows: 1,
      rows: [
        [h('TT'), { ...h('Họ và tên'), colSpan: 2 }, h('Ngày sinh'), h('Chức vụ')],
        ...s.people.map((person, index) => {
          const at = person.name.lastIndexOf(' ')
          return [
            c(String(index + 1)),
            c(person.name.slice(0, at)),
            c(person.name.slice(at + 1)),
            c(dmy(person.birth)),
            c(person.post),
          ]
        }),
      ],
    },
  ]
}
