import type { Collective, Person, Writer } from './papers.ts'

/** Unions of the sample roster, with people who don't exist and what they did in the campaign. */
export type Union = {
  readonly writer: Writer
  readonly address: string
  readonly sender: string
  readonly collectives: readonly Omit<Collective, 'writer' | 'date'>[]
  readonly people: readonly Omit<Person, 'writer' | 'date'>[]
}

const LABOUR = 'LĐLĐ QUẬN BA ĐÌNH'
const CERTIFICATE = 'Giấy khen'
const CITY = 'Bằng khen LĐLĐ TP'

const person = (name: string, born: string, post: string, told: readonly string[], award = CERTIFICATE) =>
  ({ kind: 'individual', name, born, post, told, award }) as const
const collective = (name: string, members: string, told: readonly string[], award = CERTIFICATE) =>
  ({ kind: 'collective', name, post: '', members, told, award }) as const

export const hoaBan: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG THCS HOA BAN',
    name: 'Công đoàn cơ sở Trường THCS Hoa Ban',
    workplace: 'Trường THCS Hoa Ban',
    chair: 'Lê Thanh Hường',
  },
  address: 'cd.thcshoaban@example.edu.vn',
  sender: 'Công đoàn THCS Hoa Ban',
  collectives: [
    collective('Tổ Công đoàn Khoa học xã hội', '14 (nữ: 12)', [
      '1. Tổ có 100% đoàn viên học tập Luật Bầu cử đại biểu Quốc hội và đại biểu HĐND; tổ chức 02 buổi sinh hoạt chuyên đề, thu hút 86 lượt đoàn viên và phụ huynh tham gia.',
      '2. Xây dựng 06 bản tin phát thanh măng non về ngày bầu cử, phát vào giờ ra chơi từ ngày 05/4 đến ngày 21/5/2021.',
      '3. Trang trí khu vực bỏ phiếu số 7 đặt tại trường, 05 đoàn viên tham gia tổ bầu cử; 100% đoàn viên đi bầu trước 10 giờ ngày 23/5/2021.',
      '4. Hoàn thành chương trình năm học trong điều kiện học sinh tạm nghỉ phòng, chống dịch Covid-19; tỷ lệ học sinh lớp 9 học trực tuyến đạt 98,6%.',
    ]),
  ],
  people: [
    person('Nguyễn Thị Bích Ngọc', '1984', 'Giáo viên Ngữ văn, Tổ trưởng công đoàn', [
      '1. Biên soạn tài liệu hỏi - đáp 30 câu về Luật Bầu cử dùng chung cho 4 tổ công đoàn của trường; trực tiếp làm báo cáo viên 02 buổi sinh hoạt.',
      '2. Tham gia Tổ bầu cử số 7, phụ trách niêm yết danh sách cử tri, không để xảy ra sai sót, khiếu nại.',
      '3. Dạy ôn tập trực tuyến cho 78 học sinh lớp 9; vận động đồng nghiệp ủng hộ 3.200.000 đồng cho Quỹ phòng, chống dịch Covid-19 của quận.',
    ]),
    person('Trần Quốc Việt', '1979', 'Nhân viên bảo vệ', [
      '1. Trực bảo vệ an toàn điểm bỏ phiếu đặt tại trường trong 03 ngày đêm từ 21/5 đến 23/5/2021, bảo đảm an ninh trật tự, phòng cháy chữa cháy.',
      '2. Tự sửa chữa, tận dụng 40 bộ bàn ghế cũ phục vụ khu vực bỏ phiếu, tiết kiệm cho nhà trường khoảng 6.000.000 đồng.',
      '3. Đo thân nhiệt, hướng dẫn trên 1.100 cử tri giữ khoảng cách, sát khuẩn tay trước khi vào bỏ phiếu.',
    ]),
  ],
}

export const hoaMai: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG MẦM NON HOA MAI',
    name: 'Công đoàn cơ sở Trường Mầm non Hoa Mai',
    workplace: 'Trường Mầm non Hoa Mai',
    chair: 'Vũ Thị Thu Hiền',
  },
  address: 'cd.mnhoamai@example.edu.vn',
  sender: 'Mầm non Hoa Mai',
  collectives: [
    collective('Tổ Công đoàn Nuôi dưỡng', '11 (nữ: 11)', [
      'Trong đợt thi đua, Tổ đã bảo đảm an toàn vệ sinh thực phẩm cho 412 trẻ, không để xảy ra ngộ độc; tham gia nấu 120 suất ăn phục vụ lực lượng trực bầu cử phường.',
      'Treo 12 băng rôn, 30 cờ phướn tuyên truyền ngày bầu cử tại cổng trường và nhà dân liền kề; 100% đoàn viên đi bầu đúng giờ.',
    ]),
  ],
  people: [
    person('Đỗ Thị Hạnh', '1990', 'Giáo viên lớp Mẫu giáo lớn A2', [
      'Sáng tác bài thơ “Ngày hội non sông” và dàn dựng tiết mục cùng trẻ 5 tuổi, được phụ huynh chia sẻ trên 600 lượt.',
      'Tích cực vận động cha mẹ học sinh và nhân dân tổ dân phố số 4 đi bầu cử sớm, đủ; bản thân là thành viên tổ phục vụ bầu cử.',
    ]),
    person('Phạm Thị Lan Anh', '1988', 'Nhân viên nuôi dưỡng', [
      'Có sáng kiến cải tiến thực đơn mùa hè, giảm 8% lượng thực phẩm bỏ đi, được Hội đồng trường ghi nhận.',
      'Tham gia phục vụ hậu cần tại điểm bầu cử trường Mầm non Hoa Mai trong hai ngày 22 và 23/5/2021.',
    ]),
  ],
}

export const anThinh: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CÔNG ĐOÀN PHƯỜNG AN THỊNH',
    name: 'Công đoàn cơ sở phường An Thịnh',
    workplace: 'UBND phường An Thịnh',
    chair: 'Bùi Đức Mạnh',
  },
  address: 'cd.anthinh@example.gov.vn',
  sender: 'Bùi Đức Mạnh',
  collectives: [
    collective(
      'Tổ Công đoàn Văn phòng UBND phường',
      '09 (nữ: 05)',
      [
        'Tham mưu Ủy ban bầu cử phường thành lập 14 tổ bầu cử; rà soát, niêm yết danh sách 12.846 cử tri đúng thời hạn luật định, 03 lần cập nhật biến động.',
        'Giải quyết 100% thủ tục hành chính đúng và trước hạn trong đợt cao điểm; tỷ lệ cử tri đi bầu toàn phường đạt 99,87%.',
      ],
      CITY,
    ),
  ],
  people: [
    person('Ngô Thị Tuyết Mai', '1985', 'Công chức Văn phòng - Thống kê', [
      'Trực tiếp lập, đối chiếu danh sách cử tri 14 khu vực bỏ phiếu; đề xuất mẫu đối chiếu trên máy tính giúp rút ngắn thời gian rà soát từ 5 ngày còn 2 ngày.',
      'Làm thêm 60 giờ ngoài giờ hành chính để cập nhật cử tri tạm trú, không để sót, trùng.',
    ]),
    person('Hoàng Văn Tùng', '1991', 'Công chức Văn hóa - Xã hội', [
      'Phụ trách tuyên truyền trực quan: 45 pa-nô, 210 băng rôn, 2 xe loa lưu động; biên tập 28 tin, bài phát trên hệ thống truyền thanh phường.',
      'Tham gia chốt kiểm soát dịch Covid-19 của phường 18 ca trực.',
    ]),
  ],
}

export const thanhBinh: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS CÔNG TY CP MAY THANH BÌNH',
    name: 'Công đoàn cơ sở Công ty Cổ phần May Thanh Bình',
    workplace: 'Công ty Cổ phần May Thanh Bình',
    chair: 'Trịnh Xuân Hòa',
  },
  address: 'congdoan@maythanhbinh.example',
  sender: 'Công đoàn May Thanh Bình',
  collectives: [
    collective('Tổ may số 3', '32 (nữ: 29)', [
      'Năng suất bình quân tháng 4 và tháng 5/2021 đạt 112% kế hoạch; tỷ lệ sản phẩm lỗi giảm từ 2,1% xuống 1,4%.',
      '100% tổ viên được phổ biến Luật Bầu cử ngay tại chuyền trong giờ giao ca; 32/32 công nhân đi bầu, trong đó 21 công nhân ngoại tỉnh bầu tại nơi tạm trú.',
    ]),
  ],
  people: [
    person('Lương Thị Hoa', '1992', 'Công nhân may, Tổ may số 3', [
      'Vượt định mức bình quân 15%/tháng trong thời gian thi đua; không có sản phẩm bị trả lại.',
      'Kèm cặp 04 công nhân mới thành thạo công đoạn tra cổ sau 3 tuần.',
    ]),
    person('Đặng Văn Khoa', '1987', 'Thợ cơ điện', [
      'Cải tiến bộ cữ cuốn biên cho máy 2 kim, tiết kiệm 45 giây mỗi sản phẩm, làm lợi khoảng 38 triệu đồng/quý.',
      'Trực sửa chữa điện tại 02 điểm bầu cử của phường theo đề nghị của chính quyền.',
    ]),
    person('Phùng Thị Mỹ Linh', '1995', 'Công nhân hoàn thiện', [
      'Là mạng lưới viên an toàn vệ sinh lao động, phát hiện và đề nghị khắc phục 06 nguy cơ mất an toàn tại xưởng hoàn thiện.',
      'Tham gia đội văn nghệ xung kích, biểu diễn 03 buổi chào mừng ngày bầu cử.',
    ]),
  ],
}

export const huongSen: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG TH HƯƠNG SEN',
    name: 'Công đoàn cơ sở Trường Tiểu học Hương Sen',
    workplace: 'Trường Tiểu học Hương Sen',
    chair: 'Nguyễn Thị Kim Oanh',
  },
  address: 'cd.thhuongsen@example.edu.vn',
  sender: 'Kim Oanh TH Hương Sen',
  collectives: [
    collective('Tổ Công đoàn khối 4 - 5', '16 (nữ: 15)', [
      'Tổ chức cho 389 học sinh khối 4, 5 vẽ tranh “Em yêu ngày hội bầu cử”, chọn 40 tranh trưng bày tại khu vực bỏ phiếu.',
      '16/16 đoàn viên hoàn thành tốt nhiệm vụ; 04 đoàn viên là thành viên tổ bầu cử.',
    ]),
  ],
  people: [
    person('Lý Thị Thanh Vân', '1981', 'Giáo viên chủ nhiệm lớp 5A', [
      'Thiết kế trò chơi điện tử tìm hiểu ngày bầu cử dùng cho 12 lớp; được Phòng Giáo dục chọn chia sẻ.',
      'Vận động 38/38 gia đình học sinh tham gia bỏ phiếu sớm.',
    ]),
    person('Hà Minh Tuấn', '1989', 'Giáo viên Thể dục', [
      'Phụ trách kỹ thuật âm thanh, ánh sáng và đường truyền tại điểm bỏ phiếu số 11.',
      'Tham gia 10 ca trực phòng, chống dịch Covid-19 tại khu cách ly của quận.',
    ]),
    person('Nguyễn Thị Hằng', '1993', 'Nhân viên thư viện', [
      'Xây dựng góc sách pháp luật về bầu cử với 65 đầu sách, tài liệu; phục vụ trên 300 lượt bạn đọc.',
      'Viết 05 tin, bài đăng trang thông tin của trường và của LĐLĐ quận.',
    ]),
  ],
}

export const yenLac: Pick<Union, 'address' | 'sender'> = {
  address: 'cd.yenlac@example.gov.vn',
  sender: 'Công đoàn phường Yên Lạc',
}

export const thienAn: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS BỆNH VIỆN ĐK THIỆN AN',
    name: 'Công đoàn cơ sở Bệnh viện Đa khoa Thiện An',
    workplace: 'Bệnh viện Đa khoa Thiện An',
    chair: 'Đinh Công Thành',
  },
  address: 'congdoan@thienan.example',
  sender: 'VP Công đoàn BV Thiện An',
  collectives: [],
  people: [
    person('Mai Thị Phương Thảo', '1986', 'Điều dưỡng trưởng Khoa Khám bệnh', [
      'Tổ chức 02 kíp y tế thường trực tại 05 điểm bầu cử; sàng lọc, đo thân nhiệt cho 3.400 cử tri, bảo đảm tuyệt đối an toàn phòng, chống dịch.',
      'Cải tiến quy trình phân luồng người bệnh, giảm thời gian chờ khám bình quân 12 phút/lượt.',
    ]),
    person('Tạ Hữu Phước', '1990', 'Kỹ thuật viên xét nghiệm', [
      'Tham gia lấy 1.260 mẫu xét nghiệm trong tháng 5/2021; trực 24/24 giờ trong hai ngày 22 và 23/5.',
      'Mang hòm phiếu phụ phục vụ 17 người bệnh không thể rời giường bỏ phiếu.',
    ]),
  ],
}

export const cayBang: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG TIỂU HỌC CÂY BÀNG',
    name: 'Công đoàn cơ sở Trường Tiểu học Cây Bàng',
    workplace: 'Trường Tiểu học Cây Bàng',
    chair: 'Cao Thị Minh Nguyệt',
  },
  address: 'cd.thcaybang@example.edu.vn',
  sender: 'Công đoàn trường Cây Bàng',
  collectives: [
    collective('Công đoàn cơ sở Trường Tiểu học Cây Bàng', '58 (nữ: 52)', [
      '58/58 đoàn viên đăng ký thi đua; 100% đi bầu; phát động “Tuần lễ xanh - sạch - đẹp chào mừng bầu cử”, trồng mới 120 m2 bồn hoa.',
      'Phối hợp với chuyên môn tổ chức 20 tiết dạy tốt; hỗ trợ 12 đoàn viên khó khăn do dịch Covid-19, tổng trị giá 9.600.000 đồng.',
    ]),
  ],
  people: [
    person('Vương Thị Diệu Hiền', '1983', 'Phó Chủ tịch Công đoàn', [
      'Chủ trì xây dựng kế hoạch và theo dõi đợt thi đua; tham mưu khen thưởng kịp thời 09 đoàn viên có thành tích đột xuất.',
      'Tổ trưởng Tổ bầu cử số 3; kiểm phiếu chính xác, nộp biên bản sớm nhất phường.',
    ]),
  ],
}

export const nangHong: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG MN NẮNG HỒNG',
    name: 'Công đoàn cơ sở Trường Mầm non Nắng Hồng',
    workplace: 'Trường Mầm non Nắng Hồng',
    chair: 'Tô Thị Ánh Tuyết',
  },
  address: 'cd.mnnanghong@example.edu.vn',
  sender: 'Ánh Tuyết',
  collectives: [],
  people: [
    person('Kiều Thị Thúy', '1994', 'Giáo viên', [
      'Làm 24 bộ đồ dùng, đồ chơi tự tạo theo chủ đề “Bé tập làm cử tri”; đạt giải Nhì hội thi cấp trường.',
      'Tham gia tổ giúp việc bầu cử, phát 540 thẻ cử tri tới tận hộ gia đình.',
    ]),
  ],
}

export const inHoaLu: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS CÔNG TY TNHH IN HOA LƯ',
    name: 'Công đoàn cơ sở Công ty TNHH In Hoa Lư',
    workplace: 'Công ty TNHH In Hoa Lư',
    chair: 'Quách Văn Lợi',
  },
  address: 'congdoan@inhoalu.example',
  sender: 'Quách Lợi - In Hoa Lư',
  collectives: [],
  people: [
    person('Đào Trọng Nghĩa', '1978', 'Thợ in offset', [
      'Vận hành máy in 4 màu an toàn, hoàn thành 1,2 triệu tờ tài liệu phục vụ bầu cử trước thời hạn 04 ngày.',
      'Tiết kiệm 1,8% giấy bù hao so với định mức.',
    ]),
    person('Lâm Thị Ngọc Bích', '1991', 'Công nhân gia công sau in', [
      'Đạt năng suất 118% định mức; hướng dẫn 03 công nhân thời vụ làm đúng quy trình.',
      'Cùng tổ công đoàn quyên góp 5.000.000 đồng ủng hộ công nhân Bắc Giang trong đợt dịch.',
    ]),
  ],
}

export const anhDuong: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS CÔNG TY TNHH DỆT ÁNH DƯƠNG',
    name: 'Công đoàn cơ sở Công ty TNHH Dệt Ánh Dương',
    workplace: 'Công ty TNHH Dệt Ánh Dương',
    chair: 'Châu Thị Kiều Trang',
  },
  address: 'kieutrang.chau@example.com',
  sender: 'Kiều Trang',
  collectives: [],
  people: [
    person('Thân Văn Quý', '1985', 'Công nhân vận hành máy mắc', [
      'Bảo đảm 100% ngày công; xử lý nhanh 03 sự cố đứt sợi hàng loạt, không để dừng chuyền.',
      'Vận động 27 công nhân nhà trọ làm thủ tục bầu cử tại nơi tạm trú.',
    ]),
  ],
}

export const tanMinh: Pick<Union, 'writer' | 'address' | 'sender'> = {
  writer: {
    superior: LABOUR,
    issuer: 'CÔNG ĐOÀN PHƯỜNG TÂN MINH',
    name: 'Công đoàn cơ sở phường Tân Minh',
    workplace: 'UBND phường Tân Minh',
    chair: 'Lưu Quang Hải',
  },
  address: 'cd.tanminh@example.gov.vn',
  sender: 'Lưu Quang Hải',
}

export const bupSen: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRƯỜNG MẦM NON BÚP SEN',
    name: 'Công đoàn cơ sở Trường Mầm non Búp Sen',
    workplace: 'Trường Mầm non Búp Sen',
    chair: 'Đoàn Thị Hồng Nhung',
  },
  address: 'cd.mnbupsen@example.edu.vn',
  sender: 'Hồng Nhung MN Búp Sen',
  collectives: [],
  people: [
    person('Trần Thị Kim Dung', '1987', 'Giáo viên lớp Nhà trẻ D1', [
      'Tích cực tuyên truyền Luật Bầu cử tới 45 phụ huynh qua góc trao đổi của lớp.',
      'Tham gia trang trí khu vực bỏ phiếu, đón tiếp cử tri cao tuổi trong ngày 23/5/2021.',
    ]),
  ],
}

export const ttyt: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS TRUNG TÂM Y TẾ QUẬN',
    name: 'Công đoàn cơ sở Trung tâm Y tế quận',
    workplace: 'Trung tâm Y tế quận',
    chair: 'Phan Thị Hải Yến',
  },
  address: 'cd.ttyt@example.gov.vn',
  sender: 'Văn thư TTYT quận',
  collectives: [],
  people: [
    person('Dương Đình Trung', '1982', 'Bác sĩ, Trưởng khoa Kiểm soát bệnh tật', [
      'Xây dựng phương án phòng, chống dịch cho 100% điểm bầu cử trên địa bàn quận; tổ chức 04 đội cơ động ứng trực.',
      'Truy vết 312 trường hợp tiếp xúc trong tháng 5/2021, không để dịch lây lan tại điểm bầu cử.',
    ]),
  ],
}

export const moiTruongXanh: Union = {
  writer: {
    superior: LABOUR,
    issuer: 'CĐCS CÔNG TY CP MÔI TRƯỜNG XANH THĂNG LONG',
    name: 'Công đoàn cơ sở Công ty Cổ phần Môi trường Xanh Thăng Long',
    workplace: 'Công ty Cổ phần Môi trường Xanh Thăng Long',
    chair: 'Hồ Sỹ Bình',
  },
  address: 'congdoan@moitruongxanh.example',
  sender: 'CĐ Môi trường Xanh',
  collectives: [],
  people: [
    person('Nguyễn Thị Thơm', '1980', 'Công nhân vệ sinh môi trường', [
      'Bảo đảm vệ sinh 06 tuyến phố và 03 điểm bầu cử, thu gom thêm ca đêm 22/5 để sạch đẹp trước giờ khai mạc.',
      'Nhiều năm liền hoàn thành xuất sắc nhiệm vụ, được nhân dân tổ dân phố khen ngợi.',
    ]),
  ],
}
