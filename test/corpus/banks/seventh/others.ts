import { blank, centred, line } from '#scripts/making/paper.ts'
import { para, two, upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'
import { cell, mid, top } from './cells.ts'

/** Papers that come along: none of them is a letter, a list or a summary of this dossier. */
export const others: Pick<Bank, 'reports' | 'minutes' | 'distractors' | 'blankForms'> = {
  reports: [
    (s) => [
      centred('BÁO CÁO', { bold: true, size: 14 }),
      centred('Kết quả thực hiện phong trào thi đua cao điểm tổ chức thành công cuộc bầu cử', { bold: true }),
      para(`Thực hiện Kế hoạch số 63/KH-LĐLĐ, ${s.unit.union} báo cáo kết quả như sau:`),
      line('I. ĐẶC ĐIỂM TÌNH HÌNH', { bold: true }),
      para('Tổng số CNVCLĐ: 86 người, nữ 51 người; 5 tổ công đoàn. Thuận lợi: được cấp ủy quan tâm. Khó khăn: dịch bệnh.'),
      line('II. KẾT QUẢ', { bold: true }),
      line('1. Tuyên truyền: 7 buổi, 402 lượt người; 2. Sáng kiến: 06; 3. Tỷ lệ cử tri là đoàn viên đi bầu: 100%.'),
      line('III. KHEN THƯỞNG', { bold: true }),
      para('Công đoàn cơ sở đã biểu dương 12 cá nhân; lập hồ sơ đề nghị LĐLĐ quận khen thưởng một số tập thể, cá nhân (có hồ sơ riêng).'),
      line('IV. KIẾN NGHỊ: Không.', { bold: true }),
    ],
    (s) => [
      centred('BÁO CÁO KẾT QUẢ ĐỢT THI ĐUA 60 NGÀY', { bold: true, size: 14 }),
      centred(`(${s.unit.union})`, { italic: true }),
      ...['Số đoàn viên đăng ký thi đua: 77/77', 'Số tin, bài tuyên truyền: 19', 'Số công trình, phần việc: 04', 'Số tiền làm lợi: 52 triệu đồng', 'Số điển hình được biểu dương tại đơn vị: 09'].map((text, index) => line(`${index + 1}. ${text}`)),
      para('Phong trào đã tạo khí thế mới trong đoàn viên, người lao động, góp phần vào thành công của cuộc bầu cử.'),
    ],
  ],
  minutes: [
    (s) => [
      centred('BIÊN BẢN', { bold: true, size: 14 }),
      centred('Họp Ban Chấp hành mở rộng xét đề nghị khen thưởng', { bold: true }),
      para(`Hồi 16 giờ 15 phút, ngày 05 tháng 5 năm 2021, tại ${s.unit.proper} đã tiến hành họp xét.`),
      line('1. Thành phần', { bold: true }),
      line(`- Chủ tọa: đồng chí ${s.unit.chairman}, Chủ tịch Công đoàn`),
      line('- Thư ký: đồng chí Lèng Thị Phấn'),
      line(`- Đại diện chuyên môn: đồng chí ${s.unit.head}`),
      line('2. Nội dung', { bold: true }),
      para('Hội nghị nghe các tổ báo cáo tóm tắt thành tích của từng trường hợp; sau thảo luận đã biểu quyết:'),
      {
        is: 'table',
        ruled: true,
        widths: [8, 42, 25, 25],
        rows: [
          [top('TT'), top('Trường hợp đề nghị khen thưởng'), top('Đồng ý'), top('Không đồng ý')],
          ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name, index) => [mid(two(index + 1)), cell(name), mid('11/11'), mid('0')]),
          [mid(two(s.teams.length + s.people.length + 1)), cell('Cù Thị Lượt (không trình)'), mid('4/11'), mid('7/11')],
        ],
      },
      para('Cuộc họp kết thúc hồi 17 giờ 30 phút cùng ngày./.'),
      {
        is: 'columns',
        left: [centred('THƯ KÝ', { bold: true }), blank, centred('Lèng Thị Phấn')],
        right: [centred('CHỦ TỌA', { bold: true }), blank, centred(s.unit.chairman)],
      },
    ],
    (s) => [
      line('BIÊN BẢN KIỂM PHIẾU', { align: 'center', bold: true }),
      line('Bình chọn tập thể, cá nhân đề nghị khen thưởng', { align: 'center' }),
      line('Ban kiểm phiếu gồm 3 đồng chí: Mùa A Sình (trưởng ban), Cù Thị Lượt, Lèng Thị Phấn.'),
      line('Số phiếu phát ra: 45; thu về: 45; hợp lệ: 45.'),
      ...[...s.teams.map((team) => team.inLetter), ...s.people.map((person) => person.name)].map((name) => line(`${name}: 45/45 phiếu, đạt 100%`)),
      line('Biên bản lập thành 02 bản.'),
      line('TRƯỞNG BAN KIỂM PHIẾU', { align: 'right', bold: true }),
      line('Mùa A Sình', { align: 'right' }),
    ],
  ],
  distractors: [
    {
      name: 'plan of the union',
      file: 'KH thi dua CDCS.docx',
      build: (s) => [
        line(upper(s.unit.union), { bold: true }),
        line('Số: 02/KH-CĐCS'),
        centred('KẾ HOẠCH', { bold: true, size: 14 }),
        centred('Tổ chức phong trào thi đua cao điểm chào mừng bầu cử', { bold: true }),
        para('I. Mục đích: động viên đoàn viên tích cực tham gia bầu cử, đăng ký lập thành tích.'),
        para('II. Nội dung: tuyên truyền; trang trí; tham gia tổ bầu cử.'),
        para('III. Khen thưởng: các tổ gửi tóm tắt thành tích về BCH trước 04/5/2021 để xét, lập Tờ trình đề nghị khen thưởng.'),
        line('TM. BAN CHẤP HÀNH', { align: 'right', bold: true }),
        line(s.unit.chairman, { align: 'right' }),
      ],
    },
    {
      name: 'decision that set up a team',
      file: 'QD thanh lap to giup viec.docx',
      build: (s) => [
        centred(upper(s.unit.proper), { bold: true }),
        line('Số: 31/QĐ', { align: 'left' }),
        centred('QUYẾT ĐỊNH', { bold: true, size: 14 }),
        centred('Về việc phân công cán bộ tham gia công tác bầu cử', { bold: true }),
        para('Điều 1. Phân công các ông, bà có tên sau tham gia Tổ bầu cử:'),
        ...s.people.slice(0, 2).map((person, index) => line(`${index + 1}. ${person.name} - ${person.post}`)),
        line('3. Ông Sùng A Páo - Bảo vệ'),
        para('Điều 2. Quyết định có hiệu lực từ ngày ký. Các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành./.'),
        line(s.unit.headTitle, { align: 'right', bold: true }),
        line(s.unit.head, { align: 'right' }),
      ],
    },
    {
      name: 'invitation',
      file: 'Giay moi 5-5.docx',
      build: (s) => [
        centred('GIẤY MỜI', { bold: true, size: 16 }),
        centred('Họp xét thi đua, khen thưởng đợt cao điểm', { bold: true }),
        para(`Trân trọng kính mời: Đ/c ${s.unit.head}`),
        para('Tới dự: cuộc họp bình xét tập thể, cá nhân đề nghị LĐLĐ quận khen thưởng.'),
        para('Thời gian: 16h15, thứ Tư ngày 05/5/2021. Địa điểm: Hội trường tầng 3.'),
        line('TM. BCH CÔNG ĐOÀN', { align: 'right', bold: true }),
        line(s.unit.chairman, { align: 'right' }),
      ],
    },
    {
      name: 'thanks of a voter',
      file: 'thu cam on.docx',
      build: (s) => [
        centred('THƯ CẢM ƠN', { bold: true, size: 15 }),
        para(`Kính gửi: Ban lãnh đạo ${s.unit.proper}`),
        para(`Tôi là Đinh Công Trứ, cử tri khu dân cư số 4, xin cảm ơn ${s.people[0]?.name ?? 'các anh chị'} đã giúp đỡ gia đình tôi trong ngày bầu cử.`),
        para('Kính đề nghị lãnh đạo biểu dương tấm gương trên.'),
        line('Người viết', { align: 'right' }),
        line('Đinh Công Trứ', { align: 'right' }),
      ],
    },
    {
      name: 'points of the teams',
      file: 'Bang diem thi dua.xlsx',
      build: (s) => [
        line('BẢNG CHẤM ĐIỂM THI ĐUA CÁC TỔ CÔNG ĐOÀN', { bold: true }),
        line(s.unit.proper),
        {
          is: 'table',
          ruled: true,
          widths: [10, 40, 16, 16, 18],
          rows: [
            [top('STT'), top('Tổ công đoàn'), top('Điểm tự chấm'), top('Điểm BCH chấm'), top('Xếp loại')],
            ...['Tổ công đoàn A', 'Tổ công đoàn B', 'Tổ công đoàn C'].map((name, index) => [mid(String(index + 1)), cell(name), mid(String(98 - index)), mid(String(96 - index)), mid('Xuất sắc')]),
          ],
        },
      ],
    },
    {
      name: 'the Party cell agrees',
      file: 'y kien chi bo.docx',
      build: (s) => [
        {
          is: 'columns',
          left: [centred('ĐẢNG BỘ QUẬN BA ĐÌNH'), centred(`CHI BỘ ${upper(s.unit.proper)}`, { bold: true }), centred('*'), centred('Số 14-CV/CB')],
          right: [centred('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true }), centred('Ba Đình, ngày 06 tháng 5 năm 2021', { italic: true })],
        },
        line('V/v cho ý kiến về công tác nhân sự khen thưởng', { size: 12 }),
        centred(`Kính gửi: ${s.unit.union}`),
        para('Chi bộ nhất trí với kết quả bình xét của Ban Chấp hành Công đoàn ngày 05/5/2021.'),
        line('T/M CHI BỘ', { align: 'right', bold: true }),
        line('BÍ THƯ', { align: 'right' }),
        line(s.unit.head, { align: 'right' }),
      ],
    },
    {
      name: 'names of the voting team',
      file: 'ds to bau cu.xlsx',
      build: (s) => [
        line('DANH SÁCH CÁN BỘ THAM GIA TỔ BẦU CỬ SỐ 12', { bold: true }),
        {
          is: 'table',
          ruled: true,
          widths: [10, 50, 40],
          rows: [
            [top('STT'), top('Họ và tên'), top('Nhiệm vụ')],
            [mid('1'), cell('Sùng A Páo'), cell('Tổ trưởng')],
            ...s.people.slice(0, 1).map((person) => [mid('2'), cell(person.name), cell('Thư ký')]),
            [mid('3'), cell('Đinh Công Trứ'), cell('Thành viên')],
          ],
        },
      ],
    },
    {
      name: 'certificate of an initiative',
      file: 'GCN sang kien.docx',
      build: (s) => [
        centred('HỘI ĐỒNG SÁNG KIẾN', { bold: true }),
        centred(upper(s.unit.proper), { bold: true }),
        centred('GIẤY CHỨNG NHẬN', { bold: true, size: 20 }),
        centred('Công nhận sáng kiến: "Hộp thư hỏi đáp về bầu cử"'),
        centred(`Tác giả: ${s.people[0]?.name ?? 'nhóm tác giả'}`),
        line('Số: 17/GCN-HĐSK ngày 20/4/2021', { italic: true }),
      ],
    },
  ],
  blankForms: [
    () => [
      line('Mẫu số 07', { align: 'right' }),
      centred('BÁO CÁO THÀNH TÍCH', { bold: true }),
      centred('ĐỀ NGHỊ TẶNG………(1)', { bold: true }),
      line('I. SƠ LƯỢC LÝ LỊCH', { bold: true }),
      line('- Họ và tên (Ghi đầy đủ bằng chữ in thường, không viết tắt):…………………'),
      line('- Sinh ngày, tháng, năm:……………… Giới tính:………'),
      line('- Quê quán (2):………………………………………'),
      line('- Chức vụ (Đảng, chính quyền, đoàn thể):………………………'),
      line('II. THÀNH TÍCH ĐẠT ĐƯỢC (3)', { bold: true }),
      line('…………………………………………………………………………'),
      line('Ghi chú: (1) Ghi rõ hình thức đề nghị khen thưởng. (2) Đơn vị hành chính: xã, huyện, tỉnh. (3) Nêu thành tích trong đợt thi đua.', { size: 10 }),
    ],
    () => [
      centred('BẢN TÓM TẮT THÀNH TÍCH CÁ NHÂN', { bold: true }),
      {
        is: 'table',
        ruled: true,
        widths: [8, 36, 56],
        rows: ['Họ tên khai sinh', 'Ngày tháng năm sinh', 'Chức vụ hiện tại', 'Phòng/ ban/ tổ', 'Thành tích'].map((label, index) => [mid(String(index + 1)), cell(label), cell('')]),
      },
    ],
  ],
} // prettier-ignore
