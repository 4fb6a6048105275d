import { blank, centred, line } from '../making/paper.ts'
import type { Paper, Part, Text } from '../making/paper.ts'

/** The text of a paper in reading order, a row of a table on one line: what a perfect reader gives. */
export function textOf(paper: Paper): string {
  const lines: string[] = []
  for (const part of paper.parts) {
    if (part.is === 'text') lines.push(part.text)
    else if (part.is === 'table') for (const row of part.rows) lines.push(row.map((cell) => cell.text).join(' '))
    else if (part.is === 'list')
      lines.push(...part.items.map((item, at) => (part.mark === 'number' ? `${at + 1}. ${item}` : `- ${item}`)))
    else if (part.is === 'columns')
      for (let at = 0; at < Math.max(part.left.length, part.right.length); at++)
        lines.push([part.left[at]?.text ?? '', part.right[at]?.text ?? ''].join(' ').trim())
  }
  return lines.filter((text) => text.trim() !== '').join('\n')
}

export const NOMINEES = [
  ['Nguyễn Thị Hương Giang', 'Giáo viên tổ Ngữ văn', 'Trường THCS Giảng Võ'],
  ['Trần Quốc Khánh', 'Tổ trưởng công đoàn', 'Trường THCS Giảng Võ'],
  ['Lê Thị Ngọc Ánh', 'Nhân viên y tế', 'Phòng hành chính'],
  ['Phạm Đức Trọng', 'Bảo vệ', 'Tổ văn phòng'],
  ['Vũ Thuỳ Dương', 'Kế toán trưởng', 'Tổ văn phòng'],
  ['Đặng Hữu Phước', 'Ủy viên Ban Chấp hành', 'Tổ Toán - Tin'],
  ['Hoàng Thị Quỳnh Như', 'Giáo viên', 'Tổ Ngoại ngữ'],
  ['Bùi Xuân Nghĩa', 'Phó Chủ tịch công đoàn', 'Tổ Khoa học tự nhiên'],
] as const

function head(left: readonly string[], number: string, date: string): Part {
  const bold = { bold: true, size: 12 }
  return {
    is: 'columns',
    leftPercent: 42,
    left: [centred(left[0] ?? '', { size: 12 }), centred(left[1] ?? '', bold), centred(number, { size: 13 })],
    right: [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
      centred(date, { italic: true }),
    ],
  }
}

function signature(to: readonly string[], title: readonly string[], name: string): Part {
  return {
    is: 'columns',
    left: [line('Nơi nhận:', { bold: true, italic: true, size: 12 }), ...to.map((text) => line(text, { size: 11 }))],
    right: [...title.map((text) => centred(text, { bold: true })), blank, blank, blank, centred(name, { bold: true })],
  }
}

function letter(): Paper {
  return {
    font: 'Times New Roman',
    size: 14,
    parts: [
      head(['LĐLĐ QUẬN BA ĐÌNH', 'CĐCS TRƯỜNG THCS GIẢNG VÕ'], 'Số: 12/TTr-CĐCS', 'Ba Đình, ngày 20 tháng 5 năm 2021'),
      blank,
      centred('TỜ TRÌNH', { bold: true, size: 16 }),
      centred('Về việc đề nghị khen thưởng thành tích xuất sắc trong đợt thi đua đặc biệt', { bold: true }),
      centred('Kính gửi: Ban Thường vụ Liên đoàn Lao động quận Ba Đình'),
      body(
        'Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của Ban Thường vụ Liên đoàn Lao động quận Ba Đình về việc phát động đợt thi đua đặc biệt chào mừng bầu cử đại biểu Quốc hội khóa XV;',
      ),
      body(
        'Ban Chấp hành Công đoàn Trường THCS Giảng Võ đề nghị Liên đoàn Lao động quận xem xét, khen thưởng 08 cá nhân có tên sau đây:',
      ),
      {
        is: 'table',
        ruled: true,
        widths: [8, 34, 28, 30],
        rows: [
          ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác'].map((text) => ({
            text,
            bold: true,
            align: 'center' as const,
          })),
          ...NOMINEES.map((cells, at) => [
            { text: String(at + 1), align: 'center' as const },
            ...cells.map((text) => ({ text })),
          ]),
        ],
      },
      body('(Có bản tóm tắt thành tích của từng cá nhân kèm theo). Trân trọng đề nghị./.'),
      signature(['- Như trên;', '- Lưu: VT, CĐ.'], ['TM. BAN CHẤP HÀNH', 'CHỦ TỊCH'], 'Đỗ Thị Minh Nguyệt'),
    ],
  }
}

function summary(): Paper {
  return {
    font: 'Times New Roman',
    size: 14,
    parts: [
      head(['CÔNG ĐOÀN NGÀNH GIÁO DỤC', 'CĐCS TRƯỜNG THCS GIẢNG VÕ'], '', 'Ba Đình, ngày 18 tháng 5 năm 2021'),
      centred('BẢN TÓM TẮT THÀNH TÍCH', { bold: true, size: 15 }),
      centred('Đề nghị Liên đoàn Lao động quận Ba Đình tặng Giấy khen', { bold: true }),
      line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
      body('- Họ và tên: Nguyễn Thị Hương Giang'),
      body('- Ngày sinh: 14/8/1985; giới tính: Nữ; dân tộc: Kinh'),
      body('- Chức vụ, đơn vị công tác: Giáo viên tổ Ngữ văn, Trường THCS Giảng Võ'),
      line('II. THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }),
      body(
        'Trong thời gian diễn ra đợt thi đua, đồng chí luôn gương mẫu chấp hành chủ trương của Đảng, chính sách pháp luật của Nhà nước, tích cực tuyên truyền, vận động đoàn viên công đoàn, người lao động và nhân dân trên địa bàn tham gia bầu cử đúng luật.',
      ),
      body(
        'Đồng chí đã trực tiếp phụ trách việc niêm yết danh sách cử tri tại khu vực bỏ phiếu số 7, trang trí khẩu hiệu, tổ chức hai buổi nói chuyện chuyên đề cho 126 lượt người nghe, được cấp ủy và chính quyền địa phương ghi nhận.',
      ),
      body(
        'Về chuyên môn, đồng chí hoàn thành xuất sắc nhiệm vụ được giao, có sáng kiến "Ứng dụng công nghệ thông tin trong giảng dạy trực tuyến" được áp dụng trong toàn trường, góp phần giữ vững nền nếp dạy và học trong thời gian phòng, chống dịch bệnh.',
      ),
      line('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG', { bold: true }),
      body('- Năm 2019: Giấy khen của Liên đoàn Lao động quận theo Quyết định số 245/QĐ-LĐLĐ.'),
      body('- Năm 2020: Danh hiệu Chiến sĩ thi đua cơ sở.'),
      signature([''], ['NGƯỜI BÁO CÁO'], 'Nguyễn Thị Hương Giang'),
    ],
  }
}

function listed(): Paper {
  return {
    font: 'Times New Roman',
    size: 13,
    parts: [
      head(
        ['LĐLĐ QUẬN BA ĐÌNH', 'CÔNG ĐOÀN CÔNG TY CỔ PHẦN THÀNH ĐẠT'],
        'Số: 07/TTr-CĐ',
        'Hà Nội, ngày 19 tháng 5 năm 2021',
      ),
      blank,
      centred('TỜ TRÌNH', { bold: true, size: 15 }),
      centred('V/v đề nghị tặng Giấy khen', { bold: true }),
      centred('Kính gửi: Liên đoàn Lao động quận Ba Đình'),
      body(
        'Căn cứ kết quả bình xét của Hội đồng thi đua, Công đoàn Công ty Cổ phần Thành Đạt đề nghị khen thưởng 01 tập thể và 04 cá nhân, gồm:',
      ),
      line('1. Tập thể:', { bold: true }),
      body('- Tổ sản xuất số 3, Xưởng cơ khí'),
      line('2. Cá nhân:', { bold: true }),
      body('1. Ông Ngô Văn Thưởng, công nhân vận hành máy'),
      body('2. Bà Đinh Thị Lệ Thuỷ, nhân viên kho'),
      body('3. Ông Trịnh Đình Hoàng, tổ trưởng tổ điện'),
      body('4. Bà Lý Mỹ Duyên, kỹ thuật viên phòng thí nghiệm'),
      signature(['- Như trên;', '- Lưu CĐ.'], ['TM. BAN CHẤP HÀNH', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], 'Tạ Quang Vinh'),
    ],
  }
}

function body(text: string): Text {
  return line(text, { align: 'both', indent: true, size: 13 })
}

/** Papers whose scans and photos the OCR is measured on, with what a reader must find on them. All people are invented. */
export const papers: Readonly<Record<string, Paper>> = {
  letter: letter(),
  summary: summary(),
  listed: listed(),
}
