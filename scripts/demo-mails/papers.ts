import { blank, centred, line, type Cell, type Columns, type Paper, type Part, type Text } from '../making/paper.ts'

/** Who writes: what stands in the head and under a paper. */
export type Writer = {
  /** Upper cell of the head: 'LĐLĐ QUẬN BA ĐÌNH' */
  readonly superior: string
  /** 'CĐCS TRƯỜNG THCS HOA BAN' */
  readonly issuer: string
  /** 'Công đoàn cơ sở Trường THCS Hoa Ban' */
  readonly name: string
  /** 'Trường THCS Hoa Ban' */
  readonly workplace: string
  readonly chair: string
}

type Proposed = {
  readonly kind: 'collective' | 'individual'
  readonly name: string
  readonly post: string
  readonly award: string
}

export type Letter = {
  readonly writer: Writer
  readonly number: string
  readonly date: string
  readonly collectives: readonly Proposed[]
  readonly individuals: readonly Proposed[]
  readonly shape: 'table' | 'list' | 'prose'
  readonly style?: Style
}

export type Style = { readonly font?: string; readonly size?: number }

/** A Tờ trình as a grassroots union writes it (NĐ 30/2020's layout; plan 63, IV). */
export function proposalLetter(letter: Letter): Paper {
  const { writer } = letter
  const counts = [
    ...(letter.collectives.length > 0 ? [`${two(letter.collectives.length)} tập thể`] : []),
    ...(letter.individuals.length > 0 ? [`${two(letter.individuals.length)} cá nhân`] : []),
  ].join(' và ')
  return paper(letter.style, [
    head(writer, letter.number, letter.date),
    centred('TỜ TRÌNH', { bold: true, size: 14 }),
    centred('Về việc đề nghị khen thưởng phong trào thi đua cao điểm', { bold: true }),
    centred('tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV', { bold: true }),
    centred('và bầu cử đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026', { bold: true }),
    blank,
    centred('Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình'),
    blank,
    paragraph(
      'Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23 tháng 3 năm 2021 của LĐLĐ quận Ba Đình về phát động phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV và bầu cử đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026 trong CNVCLĐ quận;',
    ),
    paragraph(
      `Căn cứ kết quả bình xét ngày ${letter.date.replace('Ba Đình, ngày ', '')} của Ban Chấp hành ${writer.name};`,
    ),
    paragraph(
      `Ban Chấp hành ${writer.name} kính đề nghị Ban Thường vụ LĐLĐ quận Ba Đình xem xét, khen thưởng cho ${counts} đã có thành tích xuất sắc trong đợt thi đua, cụ thể như sau:`,
    ),
    ...nominees(letter),
    blank,
    paragraph('(Có bản tóm tắt thành tích của từng tập thể, cá nhân kèm theo)', { italic: true }),
    paragraph('Kính mong Ban Thường vụ LĐLĐ quận xem xét, quyết định./.'),
    blank,
    foot(
      ['Nơi nhận:', '- Như trên;', '- Chi bộ (để b/c);', '- Lưu: CĐ.'],
      ['TM. BAN CHẤP HÀNH', 'CHỦ TỊCH', '', '', writer.chair],
    ),
  ])
}

function nominees(letter: Letter): Part[] {
  const { collectives, individuals } = letter
  if (letter.shape === 'table') {
    const cell = (text: string, bold = false): Cell => ({ text, bold, align: 'left' })
    const group = (title: string): Cell[] => [{ text: title, bold: true, colSpan: 4 }]
    const row = ({ name, post, award }: Proposed, index: number): Cell[] => [
      { text: String(index + 1), align: 'center' },
      cell(name, true),
      cell(post),
      cell(award),
    ]
    return [
      {
        is: 'table',
        ruled: true,
        widths: [8, 34, 36, 22],
        headRows: 1,
        rows: [
          ['TT', 'Tập thể, cá nhân', 'Chức vụ, đơn vị công tác', 'Hình thức đề nghị'].map((text) => ({
            text,
            bold: true,
            align: 'center' as const,
          })),
          ...(collectives.length > 0 ? [group('I. TẬP THỂ'), ...collectives.map(row)] : []),
          ...(individuals.length > 0 ? [group('II. CÁ NHÂN'), ...individuals.map(row)] : []),
        ],
      },
    ]
  }
  const items = (all: readonly Proposed[], person: boolean): string[] =>
    all.map(({ name, post, award }) => `${person ? 'Đ/c ' : ''}${name}${post ? ` - ${post}` : ''} (${award})`)
  if (letter.shape === 'list') {
    const groups = [
      { title: 'Tập thể', items: items(collectives, false), mark: 'dash' },
      { title: 'Cá nhân', items: items(individuals, true), mark: 'letter' },
    ] as const
    return groups
      .filter((group) => group.items.length > 0)
      .flatMap(({ title, items: lines, mark }, index): Part[] => [
        paragraph(`${index + 1}. ${title}:`, { bold: true }),
        { is: 'list', items: lines, mark, automatic: false },
      ])
  }
  return [
    ...(collectives.length > 0 ? [paragraph(`- Tập thể: ${items(collectives, false).join('; ')}.`)] : []),
    ...(individuals.length > 0 ? [paragraph(`- Cá nhân: ${items(individuals, true).join('; ')}.`)] : []),
  ]
}

export type Person = Proposed & {
  readonly born: string
  /** 'ông' or 'bà' is not used among members: 'đồng chí'. */
  readonly told: readonly string[]
  readonly writer: Writer
  readonly date: string
  readonly style?: Style
}

/** A one-page Tóm tắt thành tích of a person. */
export function personSummary(person: Person): Paper {
  const { writer } = person
  return paper(person.style, [
    head(writer, null, person.date),
    centred('TÓM TẮT THÀNH TÍCH', { bold: true, size: 14 }),
    centred('Đề nghị khen thưởng trong đợt thi đua cao điểm tổ chức thành công cuộc bầu cử', { bold: true }),
    centred('đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026', { bold: true }),
    blank,
    paragraph(`Họ và tên: **${person.name}**`),
    paragraph(`Năm sinh: ${person.born}`),
    paragraph(`Chức vụ: ${person.post}`),
    paragraph(`Đơn vị công tác: ${writer.workplace}`),
    paragraph(`Hình thức đề nghị khen thưởng: ${person.award}`),
    blank,
    paragraph('THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }),
    ...person.told.map((text) => paragraph(text)),
    blank,
    foot(
      ['XÁC NHẬN CỦA BCH CÔNG ĐOÀN', 'CHỦ TỊCH', '', '', writer.chair],
      ['NGƯỜI BÁO CÁO', '(Ký, ghi rõ họ tên)', '', '', person.name],
    ),
  ])
}

export type Collective = Proposed & {
  readonly members: string
  readonly told: readonly string[]
  readonly writer: Writer
  readonly date: string
  readonly style?: Style
}

export function collectiveSummary(collective: Collective): Paper {
  const { writer } = collective
  return paper(collective.style, [
    head(writer, null, collective.date),
    centred('TÓM TẮT THÀNH TÍCH CỦA TẬP THỂ', { bold: true, size: 14 }),
    centred('trong phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử', { bold: true }),
    blank,
    paragraph(`Tên tập thể: **${collective.name}**`),
    paragraph(`Đơn vị: ${writer.workplace}`),
    paragraph(`Tổng số đoàn viên, CNVCLĐ: ${collective.members}`),
    paragraph(`Hình thức đề nghị khen thưởng: ${collective.award}`),
    blank,
    paragraph('I. KẾT QUẢ ĐẠT ĐƯỢC', { bold: true }),
    ...collective.told.map((text) => paragraph(text)),
    blank,
    foot(['', ''], ['TM. BAN CHẤP HÀNH', 'CHỦ TỊCH', '', '', writer.chair]),
  ])
}

/** The report of results that plan 63 asks for besides the dossier. */
export function resultReport(report: {
  readonly writer: Writer
  readonly number: string
  readonly date: string
  readonly told: readonly string[]
  readonly style?: Style
}): Paper {
  const { writer } = report
  return paper(report.style, [
    head(writer, report.number, report.date),
    centred('BÁO CÁO', { bold: true, size: 14 }),
    centred('Kết quả thực hiện phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử', { bold: true }),
    centred('đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026', { bold: true }),
    blank,
    centred('Kính gửi: LĐLĐ quận Ba Đình (Qua bộ phận Chính sách - Pháp luật)'),
    blank,
    paragraph(
      `Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình, ${writer.name} báo cáo kết quả thực hiện như sau:`,
    ),
    ...report.told.map((text) => paragraph(text)),
    paragraph(`Trên đây là báo cáo kết quả thực hiện đợt thi đua cao điểm của ${writer.name}./.`),
    blank,
    foot(['Nơi nhận:', '- LĐLĐ quận (để b/c);', '- Lưu: CĐ.'], ['TM. BAN CHẤP HÀNH', 'CHỦ TỊCH', '', '', writer.chair]),
  ])
}

/** Several papers bound into one file, each on a new page. */
export function bound(papers: readonly Paper[]): Paper {
  const [first] = papers
  if (!first) throw new Error('Nothing to bind')
  return {
    ...first,
    parts: papers.flatMap((each, index): Part[] =>
      index === 0 ? [...each.parts] : [{ is: 'page-break' }, ...each.parts],
    ),
  }
}

function paper(style: Style | undefined, parts: readonly Part[]): Paper {
  return { font: style?.font ?? 'Times New Roman', size: style?.size ?? 13, pageNumbers: true, parts }
}

function head(writer: Writer, number: string | null, date: string): Columns {
  return {
    is: 'columns',
    leftPercent: 42,
    left: [
      centred(writer.superior),
      centred(writer.issuer, { bold: true }),
      ...(number === null ? [] : [centred(`Số: ${number}`)]),
    ],
    right: [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true }),
      centred(date, { italic: true }),
    ],
  }
}

function foot(left: readonly string[], right: readonly string[]): Columns {
  const side = (texts: readonly string[]): Text[] => {
    const received = texts[0] === 'Nơi nhận:'
    return texts.map((text, index) =>
      received
        ? line(text, { size: 11, bold: index === 0, italic: index === 0 })
        : centred(text, { bold: !text.startsWith('('), italic: text.startsWith('(') }),
    )
  }
  return { is: 'columns', left: side(left), right: side(right) }
}

function paragraph(text: string, look: Omit<Text, 'is' | 'text'> = {}): Text {
  return line(text, { align: 'both', indent: true, ...look })
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
