import { blank, centred, line } from '#scripts/making/paper.ts'
import { upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'
import { cell, counted, joined, mid, top } from './cells.ts'

type Letters = Pick<
  Bank,
  'heads' | 'letterTitles' | 'addressees' | 'bases' | 'counts' | 'leads' | 'listElsewhere' | 'closings' | 'feet' | 'listTitles'
> // prettier-ignore

export const letters: Letters = {
  heads: [
    // The table of nearly every office, but with a rule of dashes in a row of its own and number and date in the third.
    (s, head) => [
      {
        is: 'table',
        ruled: false,
        widths: [42, 58],
        rows: [
          [
            mid(
              head.byUnit
                ? `UBND QUẬN BA ĐÌNH\n${upper(s.unit.proper)}`
                : `LĐLĐ QUẬN BA ĐÌNH\nCĐCS ${upper(s.unit.proper)}`,
            ),
            mid('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc', { bold: true }),
          ],
          [mid('———'), mid('——————————')],
          [mid(head.numberLine ?? ''), mid(head.dateLine ?? '')],
        ],
      },
    ],
    // Only the motto, then the body's name below it, number and date on one line by tabs.
    (s, head) => [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 13 }),
      centred('Độc Lập – Tự Do – Hạnh Phúc', { bold: true, underline: true }),
      blank,
      line(head.byUnit ? `Đơn vị: ${s.unit.proper}` : s.unit.union, { bold: true }),
      ...(head.numberLine === null && head.dateLine === null
        ? []
        : [line(joined([head.numberLine ?? '', head.dateLine ?? ''], '\t\t\t'))]),
      blank,
    ],
    // No motto at all: a union that types on its letter paper, whose printed head is not in the file.
    (s, head) => [
      line(head.byUnit ? upper(s.unit.proper) : `BCH CÔNG ĐOÀN ${upper(s.unit.proper)}`, { bold: true }),
      line('***', {}),
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
    ],
    // Two cells, typed with blanks, the union's three storeys on the left.
    (s, head) => [
      {
        is: 'columns',
        by: 'blanks',
        leftPercent: 44,
        left: [
          line('LIÊN ĐOÀN LAO ĐỘNG Q. BA ĐÌNH', { size: 12 }),
          line(head.byUnit ? upper(s.unit.proper) : 'BAN CHẤP HÀNH CÔNG ĐOÀN', { size: 12, bold: true }),
          line(head.byUnit ? '' : upper(s.unit.proper), { size: 12, bold: true }),
          line(head.numberLine ?? ''),
        ],
        right: [
          line('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
          line('Độc lập-Tự do-Hạnh phúc', { bold: true }),
          line('***'),
          line(head.dateLine ?? '', { italic: true }),
        ],
      },
      blank,
    ],
    // A table with ruled lines, because nobody found how to take them away.
    (s, head) => [
      {
        is: 'table',
        ruled: true,
        widths: [48, 52],
        rows: [
          [
            top(`LĐLĐ QUẬN BA ĐÌNH\n${head.byUnit ? '' : 'CÔNG ĐOÀN '}${upper(s.unit.proper)}\n-------`),
            top('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------'),
          ],
          [mid(head.numberLine ?? ' '), mid(head.dateLine ?? ' ')],
        ],
      },
      blank,
    ],
    // A firm's letterhead with address and telephone above everything.
    (s, head) => [
      line(upper(s.unit.proper), { bold: true, size: 15 }),
      line(
        `Địa chỉ: ${s.unit.address} * ĐT: 024 3734 ${s.rng.int(1000, 9999)} * Fax: 024 3734 ${s.rng.int(1000, 9999)}`,
        {
          size: 10,
        },
      ),
      line('_______________________________________________', { size: 10 }),
      ...(head.byUnit ? [] : [line('CÔNG ĐOÀN CƠ SỞ', { bold: true })]),
      ...(head.numberLine === null ? [] : [line(head.numberLine)]),
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { align: 'right', bold: true }),
      line('Độc lập - Tự do - Hạnh phúc', { align: 'right', bold: true }),
      ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
      blank,
    ],
    // Left and right by tabs; the union's name is broken over two lines.
    (s, head) => {
      const words = upper(head.byUnit ? s.unit.proper : `Công đoàn ${s.unit.proper}`).split(' ')
      const half = Math.ceil(words.length / 2)
      return [
        {
          is: 'columns' as const,
          by: 'tabs' as const,
          left: [
            line('LIÊN ĐOÀN LAO ĐỘNG'),
            line('QUẬN BA ĐÌNH'),
            line(words.slice(0, half).join(' '), { bold: true }),
            line(words.slice(half).join(' '), { bold: true }),
            line(head.numberLine ?? ''),
          ],
          right: [
            line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA'),
            line('VIỆT NAM'),
            line('Độc lập - Tự do - Hạnh phúc', { bold: true }),
            line('--------------'),
            line(head.dateLine ?? '', { italic: true }),
          ],
        },
      ]
    },
  ],
  letterTitles: [
    { shade: 'to-trinh', weight: 4, symbol: 'TTr', build: (s) => [centred('TỜ TRÌNH', { bold: true, size: 15 }), centred(`Về việc đề nghị LĐLĐ quận Ba Đình tặng ${s.award} cho tập thể, cá nhân có thành tích`, { bold: true }), centred('trong đợt thi đua cao điểm chào mừng cuộc bầu cử ĐBQH và HĐND các cấp', { bold: true })] },
    { shade: 'to-trinh', weight: 2, symbol: 'TTr', build: () => [centred('T Ờ   T R Ì N H', { bold: true, size: 18 }), centred('(V/v: Khen thưởng đợt thi đua 60 ngày)')] },
    { shade: 'to-trinh', weight: 2, symbol: 'TTr', build: (s) => [line('TỜ TRÌNH ĐỀ NGHỊ KHEN THƯỞNG THÀNH TÍCH THAM GIA, PHỤC VỤ CUỘC BẦU CỬ', { bold: true, align: 'center' }), centred(`(của ${s.unit.union})`, { italic: true })] },
    { shade: 'to-trinh', weight: 1, symbol: 'TTr', build: () => [centred('Tờ trình', { bold: true, size: 16 }), centred('v/v bình xét và đề nghị cấp trên khen thưởng chuyên đề năm 2021')] },
    { shade: 'to-trinh', weight: 1, symbol: 'TTr', build: () => [centred('TỜ TRÌNH', { bold: true }), centred('Đề nghị khen thưởng theo Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021', { bold: true }), centred('---o0o---')] },
    { shade: 'official-letter', weight: 1, symbol: '', build: () => [line('V/v giới thiệu tập thể, cá nhân đề nghị khen thưởng trong đợt thi đua bầu cử', { align: 'left', size: 12 })] },
    { shade: 'official-letter', weight: 0.5, symbol: 'CV', build: (s) => [line(`"V/v: Đề nghị xét tặng ${s.award}"`, { italic: true })] },
    { shade: 'request', weight: 0.6, symbol: 'ĐN', build: () => [centred('GIẤY ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 15 }), centred('Đợt thi đua cao điểm 25/3 – 25/5/2021')] },
    { shade: 'request', weight: 0.5, symbol: 'ĐN', build: (s) => [centred('VĂN BẢN ĐỀ NGHỊ', { bold: true, size: 14 }), centred(`Về việc tặng ${s.award} của Liên đoàn Lao động quận`, { bold: true })] },
  ], // prettier-ignore
  addressees: [
    () => [centred('Kính gửi: - Ban Thường vụ Liên đoàn Lao động quận Ba Đình;'), centred('- Bộ phận Chính sách - Pháp luật LĐLĐ quận.')],
    () => [line('Kính gửi: LĐLĐ quận Ba Đình (qua bộ phận CSPL)', { bold: true, indent: true })],
    () => [line('KÍNH TRÌNH: THƯỜNG TRỰC LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH', { align: 'center' })],
    () => [centred('Kính gửi:', { italic: true }), centred('Đ/c Nguyễn Xuân Trọng - Chủ tịch LĐLĐ quận Ba Đình'), centred('Các đ/c trong BTV LĐLĐ quận')],
  ], // prettier-ignore
  bases: [
    (s) => [
      'Căn cứ Luật Thi đua, Khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng năm 2005 và năm 2013;',
      'Căn cứ Quyết định số 1689/QĐ-TLĐ ngày 12/11/2019 của Đoàn Chủ tịch Tổng LĐLĐ Việt Nam ban hành Quy chế khen thưởng của tổ chức Công đoàn;',
      'Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23 tháng 3 năm 2021 của Ban Thường vụ LĐLĐ quận Ba Đình về phát động phong trào thi đua cao điểm;',
      `Căn cứ Biên bản họp số 05/BB-CĐ ngày 05 tháng 5 năm 2021 của Ban Chấp hành ${s.unit.union},`,
    ],
    (s) => [
      `Hưởng ứng Kế hoạch 63/KH-LĐLĐ, ${s.unit.union} đã phát động thi đua tới 100% tổ công đoàn, ký giao ước thi đua ngày 29/3/2021.`,
      `Kết thúc đợt thi đua, các tổ đã bình xét từ cơ sở; đồng chí ${s.unit.head} thay mặt lãnh đạo đơn vị đã nhất trí với kết quả bình xét.`,
    ],
    () => [
      '+ Căn cứ KH số 63/KH-LĐLD của LĐLĐ quận Ba Đình,',
      '+ Căn cứ KH số 02/KH-CĐCS ngày 30/3/2021 của đơn vị,',
      '+ Căn cứ thành tích đạt được của các tập thể và cá nhân,',
    ],
    (s) => [
      `Thực hiện sự chỉ đạo của LĐLĐ quận, trong 2 tháng qua đoàn viên ${s.unit.proper} đã hăng hái thi đua lập thành tích chào mừng ngày hội của toàn dân 23/5/2021.`,
    ],
    () => [
      'Theo hướng dẫn tại mục IV Kế hoạch số 63/KH-LĐLĐ (hồ sơ gửi trước ngày 27/5/2021) và Công văn số 88/LĐLĐ ngày 04/5/2021 đôn đốc nộp hồ sơ khen thưởng;',
      'Xét thành tích thực tế và ý kiến nhất trí của cấp ủy, chuyên môn đơn vị.',
    ],
  ],
  counts: [
    (teams, people) => joined([counted(teams, 'tập thể'), counted(people, 'cá nhân')], ' và '),
    (teams, people) =>
      joined([teams === 0 ? '' : `${teams} (tập thể)`, people === 0 ? '' : `${people} (cá nhân)`], '; '),
    (teams, people) => joined([counted(teams, 'tập thể nhỏ'), counted(people, 'đoàn viên, người lao động')], ' cùng '),
    () => 'các điển hình tiêu biểu',
    (teams, people) => joined([teams === 0 ? '' : `tập thể: ${teams}`, people === 0 ? '' : `cá nhân: ${people}`], ', '),
  ],
  leads: [
    (s, counts) => [
      `Ban Chấp hành ${s.unit.union} kính đề nghị Ban Thường vụ LĐLĐ quận Ba Đình xem xét, tặng ${s.award} cho ${counts} có tên dưới đây:`,
    ],
    (s, counts) => [
      'Sau khi họp xét công khai, dân chủ, bỏ phiếu kín đạt 100%,',
      `${s.unit.union} thống nhất lập danh sách trình khen (${counts}) như sau :`,
    ],
    (_, counts) => [`Công đoàn chúng tôi xin đề cử ${counts}. Cụ thể:`],
    (s, counts) => [`Để kịp thời động viên, khích lệ đoàn viên, CĐCS trân trọng trình LĐLĐ quận ${s.award.toLowerCase()} đối với ${counts}, gồm:`],
    () => ['Nay chúng tôi làm tờ trình này kính mong LĐLĐ quận xét duyệt và khen thưởng:'],
  ], // prettier-ignore
  listElsewhere: [
    '(Có danh sách và bản tóm tắt thành tích gửi kèm)',
    'Danh sách đề nghị khen thưởng: theo biểu đính kèm Tờ trình này.',
    'Tên tập thể, cá nhân được đề nghị: có phụ lục riêng.',
  ],
  closings: [
    'Trân trọng kính trình./.',
    'Đề nghị Ban Thường vụ LĐLĐ quận Ba Đình quan tâm, xét duyệt.',
    'Hồ sơ lập thành 02 bộ: 01 bộ gửi LĐLĐ quận, 01 bộ lưu tại đơn vị.',
    'Đầu mối liên hệ: bộ phận văn phòng công đoàn, điện thoại 024.3762.5544 (máy lẻ 12).',
    'Công đoàn cơ sở chịu hoàn toàn trách nhiệm về tính chính xác của hồ sơ.',
    'Xin chân thành cảm ơn sự quan tâm của quý Liên đoàn!',
  ],
  feet: [
    (s) => [
      {
        is: 'table',
        ruled: false,
        widths: [45, 55],
        rows: [
          [
            cell(
              'Nơi nhận:\n- Như trên (để trình);\n- Chi ủy, lãnh đạo đơn vị (để b/c);\n- Các tổ CĐ (để biết);\n- Lưu: VP CĐ.',
            ),
            mid(
              `TM. BAN CHẤP HÀNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n${s.rng.pick(['Giáp Thị Bích Đào', 'Cồ Văn Sự', 'Ma Thị Nhung'])}`,
              { bold: true },
            ),
          ],
        ],
      },
    ],
    (s) => [
      line('T/M BAN CHẤP HÀNH CÔNG ĐOÀN', { align: 'right', bold: true }),
      line('Chủ tịch', { align: 'right' }),
      blank,
      line(s.unit.chairman, { align: 'right', bold: true }),
      line('Nơi gửi: LĐLĐ quận; lưu CĐ', { size: 11 }),
    ],
    (s) => [
      {
        is: 'columns',
        left: [
          centred(`XÁC NHẬN CỦA ${s.unit.headTitle}`, { bold: true }),
          centred('(Ký tên, đóng dấu)', { italic: true }),
          blank,
          centred(s.unit.head, { bold: true }),
        ],
        right: [
          centred('CHỦ TỊCH CÔNG ĐOÀN', { bold: true }),
          centred('(Ký tên, đóng dấu)', { italic: true }),
          blank,
          centred(s.unit.chairman, { bold: true }),
        ],
      },
    ],
    (s) => [
      {
        is: 'table',
        ruled: false,
        widths: [30, 35, 35],
        rows: [
          [top('NGƯỜI LẬP'), top('TRƯỞNG BAN NỮ CÔNG'), top('TM. BCH CÔNG ĐOÀN\nCHỦ TỊCH')],
          [mid('\n\nQuàng Thị Lả'), mid('\n\nTiêu Thị Xoan'), mid(`\n\n${s.unit.chairman}`)],
        ],
      },
    ],
    // Typed once and for all; the signature is to come with the paper.
    (s) => [
      {
        is: 'columns',
        by: 'blanks',
        left: [line('Nơi nhận'), line('- LĐLĐ quận'), line('- lưu')],
        right: [line('TM.CÔNG ĐOÀN CƠ SỞ'), line('CHỦ TỊCH'), line(''), line(upper(s.unit.chairman))],
      },
    ],
  ],
  listTitles: [
    () => [centred('DANH SÁCH', { bold: true, size: 14 }), centred('Tập thể, cá nhân đề nghị khen thưởng đợt thi đua phục vụ bầu cử', { bold: true }), centred('(Kèm theo Tờ trình của Ban Chấp hành Công đoàn cơ sở)', { italic: true })],
    (s) => [line('Phụ lục 01', { align: 'right', italic: true }), centred(`BẢNG TỔNG HỢP ĐỀ NGHỊ TẶNG ${upper(s.award)}`, { bold: true })],
    (s) => [line(`BIỂU TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG - ${upper(s.unit.proper)}`, { bold: true })],
  ], // prettier-ignore
}
