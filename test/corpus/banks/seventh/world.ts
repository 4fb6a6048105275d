import type { PersonNames, Posts } from '../../people.ts'
import type { UnitKind } from '../../units.ts'

/** Who sends: some differ by one word or figure, as neighbours do. */
export const bodies: Readonly<Record<UnitKind, readonly string[]>> = {
  school: [
    'Trường Mầm non Hoa Sen 1',
    'Trường Mầm non Hoa Sen 2',
    'Trường Mầm non Hoa Sen',
    'Trường Tiểu học Phúc Xá Đông',
    'Trường THCS Phúc Xá Đông',
    'Trường Tiểu học và THCS Quốc tế Việt - Hung',
    'Trường THPT chuyên Khoa học Tự nhiên Thăng Long',
    'Trung tâm Giáo dục thường xuyên số 2',
    'Trường Cao đẳng Nghề Cơ điện Tây Hồ',
    'Nhóm trẻ độc lập tư thục Cầu Vồng',
    'Trường Khiếm thị Ánh Sao',
    'Trường Bồi dưỡng Cán bộ quản lý Ngành Dệt',
  ],
  company: [
    'Công ty TNHH MTV Chiếu sáng và Thiết bị đô thị Bắc Hà',
    'Công ty Cổ phần Dược phẩm Tâm Phúc',
    'Công ty CP Vận tải hành khách số 14',
    'Công ty Luật TNHH Minh Triết và Cộng sự',
    'Khách sạn Sen Vàng - Chi nhánh Công ty TNHH Du lịch Ba Sao',
    'Siêu thị Hapro Kim Ngưu',
    'Xí nghiệp Thoát nước số 1',
    'Công ty TNHH Daewon Electronics Hà Nội',
    'Công ty Cổ phần Cấp nước số 3 - Xí nghiệp Ba Đình',
    'Văn phòng đại diện Tổng Công ty Giấy Sông Lô',
    'Ngân hàng NN&PTNT - Phòng giao dịch Đội Cấn',
    'HTX Công nghiệp Cơ khí Quyết Tiến',
  ],
  ward: ['phường Vạn Xuân', 'UBND phường Thạch Khối', 'phường Ngọc Khánh Thượng', 'Đảng ủy - HĐND - UBND phường Hàng Lược', 'Trạm Y tế - Công an phường Yên Phụ Hạ'],
  office: [
    'Phòng Tài nguyên và Môi trường',
    'Trung tâm Kiểm nghiệm Thuốc, Mỹ phẩm',
    'Bảo hiểm xã hội quận',
    'Viện Kiểm sát nhân dân khu vực 6',
    'Chi cục Thi hành án dân sự',
    'Bảo tàng Gốm cổ Thăng Long',
    'Đài Khí tượng Thủy văn đồng bằng',
    'Báo Người Xây Dựng',
    'Ban Bồi thường giải phóng mặt bằng',
    'Bệnh viện Y học cổ truyền Hồng Đức',
    'Trung tâm Bảo trợ xã hội 5',
  ],
} // prettier-ignore

export const teams: Readonly<Record<UnitKind, readonly string[]>> = {
  school: ['Tổ Mẫu giáo nhỡ', 'Tổ Sử - Địa - GDCD', 'Tổ công đoàn 2-3', 'Lớp Mẫu giáo lớn A1', 'Tổ Hành chính - Y tế học đường', 'Chi đoàn giáo viên', 'Tổ Tiếng Anh', 'Công đoàn khối Cấp dưỡng'],
  company: ['Kho vận Gia Lâm', 'Tổ sửa chữa lưu động số 5', 'Bộ phận Buồng phòng', 'Phòng KCS', 'Tổ công đoàn Xưởng Đúc', 'Đội thi công số 7', 'Phòng Thiết kế - Dự toán', 'Công đoàn bộ phận Nhà máy Giấy', 'Tổ Thu ngân ca chiều'],
  ward: ['Tổ công nghệ bầu cử', 'Ban bảo vệ dân phố', 'Tổ công đoàn Mặt trận - Đoàn thể', 'Đội trật tự đô thị', 'Tổ thư ký Ủy ban bầu cử phường'],
  office: ['Khoa Châm cứu - Dưỡng sinh', 'Tổ Tiếp dân và Xử lý đơn', 'Phòng Hành chính - Quản trị', 'Đội Khảo sát hiện trường', 'Tổ công đoàn Ban Thư ký tòa soạn', 'Trạm Quan trắc Láng Hạ', 'Phòng Chế độ BHXH', 'Công đoàn bộ phận Khối Bảo quản'],
} // prettier-ignore

export const posts: Posts = {
  school: [
    ['Giáo viên chủ nhiệm lớp 9A4', 'Tổ Sử - Địa - GDCD'],
    ['Phó Chủ tịch Công đoàn, giáo viên', 'Tổ Tiếng Anh'],
    ['Nhân viên y tế học đường', 'Tổ Hành chính - Y tế học đường'],
    ['Giáo viên', 'Tổ Mẫu giáo nhỡ'],
    ['Tổ phó chuyên môn', 'Tổ 4'],
    ['Nhân viên cấp dưỡng', 'Nhà bếp'],
    ['Bí thư Chi đoàn', 'Chi đoàn giáo viên'],
    ['Thủ quỹ kiêm văn thư', 'Tổ Hành chính - Y tế học đường'],
    ['Giảng viên', 'Khoa Điện'],
  ],
  company: [
    ['Thợ nguội', 'Đội thi công số 7'],
    ['Nhân viên buồng phòng', 'Bộ phận Buồng phòng'],
    ['Thủ kho', 'Kho vận Gia Lâm'],
    ['Kỹ sư thiết kế', 'Phòng Thiết kế - Dự toán'],
    ['Lái xe tuyến 14', 'Đội xe 2'],
    ['Trưởng nhóm thu ngân', 'Tổ Thu ngân ca chiều'],
    ['Dược sĩ đại học', 'Phòng KCS'],
    ['UV BCH CĐ', 'Phòng Nhân sự'],
    ['Công nhân thoát nước bậc 4/7', 'Tổ sửa chữa lưu động số 5'],
  ],
  ward: [
    ['Công chức Tài chính - Kế toán', 'UBND phường'],
    ['Phó Chủ tịch UBMTTQ phường', 'Khối Mặt trận - Đoàn thể'],
    ['Chủ tịch Hội LHPN phường', 'Khối Mặt trận - Đoàn thể'],
    ['Phó Bí thư Thường trực', 'Đảng ủy phường'],
    ['Cán bộ truyền thanh', 'Nhà văn hóa phường'],
    ['Điều dưỡng', 'Trạm Y tế phường'],
  ],
  office: [
    ['Viên chức', 'Phòng Chế độ BHXH'],
    ['Phó Trưởng khoa', 'Khoa Châm cứu - Dưỡng sinh'],
    ['Kiểm sát viên sơ cấp', 'Bộ phận 2'],
    ['Phóng viên', 'Ban Thư ký tòa soạn'],
    ['Quan trắc viên hạng III', 'Trạm Quan trắc Láng Hạ'],
    ['Chấp hành viên', 'Phòng Nghiệp vụ thi hành án'],
    ['Thuyết minh viên', 'Phòng Giáo dục công chúng'],
    ['Trưởng phòng, Chủ tịch CĐCS', 'Phòng Hành chính - Quản trị'],
  ],
}

export const names: PersonNames = {
  families: ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Phùng', 'Khuất', 'Nghiêm', 'Cấn', 'Lưu', 'Vương', 'Tô', 'Trương', 'Khổng', 'Mạc', 'Bạch', 'Thân', 'Hứa', 'Giang', 'Đàm', 'Đồng', 'Viên', 'Uông', 'Đoàn', 'Chử'],
  womenMiddle: ['Thị', 'Thị', 'Thị', 'Thị Bích', 'Thị Minh', 'Thị Hoài', 'Khánh', 'Phương', 'Lan', 'Thị Phương', 'Tuyết', 'Ngọc', 'Thị Như', 'Vân'],
  women: ['Thơm', 'Hiền', 'Hiên', 'Liên', 'Liễu', 'Ngân', 'Tâm', 'Trà My', 'Chi', 'Quyên', 'Hậu', 'Sáu', 'Nhàn', 'Đào', 'Bưởi', 'Mến', 'Diệp', 'Phúc', 'Toan', 'Thắm', 'Hoà', 'Thuỷ', 'Khuê', 'Huyền', 'Tường Vi', 'Gấm', 'Vui', 'Hợp', 'Thư', 'Kỳ Duyên', 'An', 'Ý'],
  menMiddle: ['Văn', 'Văn', 'Tiến', 'Việt', 'Hoàng', 'Trung', 'Khắc', 'Sỹ', 'Thanh', 'Gia', 'Đăng', 'Hồng', 'Viết', 'Như', 'Danh', 'Tuấn', ''],
  men: ['Chiến', 'Chương', 'Đông', 'Giáp', 'Hậu', 'Hoàng', 'Hiếu', 'Khánh', 'Lâm', 'Nhân', 'Phú', 'Quân', 'Tài', 'Tiến', 'Trung', 'Vượng', 'Uy', 'Khôi', 'Thái', 'Duy Anh', 'Tấn Phát', 'Bắc', 'Lễ', 'Đại', 'Bảy', 'Mùi', 'Thuyết', 'Quý', 'Chúc', 'Tựu', 'Luận', 'Nguyên'],
  odd: ['Ngô Thành Tích', 'Nguyễn Quốc Hội', 'Hà Thị Giấy', 'Lê Văn Khen', 'Đinh Thị Bầu', 'Vàng A Chơ', 'Thạch Thị Sa Rây', 'Công Tằng Tôn Nữ Diệu Hiền', 'Trần Lê Nguyễn Vũ', 'Đoàn Trưởng', 'Lý Thị Phiếu', 'Phan Công Văn', 'Đặng Trình', 'Nguyễn Phúc Bảo Hoàng Anh', 'Tổ Thị Mười', 'Bế Thị Đội'],
} // prettier-ignore
