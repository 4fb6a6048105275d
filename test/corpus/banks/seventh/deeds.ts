/** What one did in those sixty days. Other people's names and decisions stand in some. */
export const personDeeds: readonly string[] = [
  'Tham gia Tổ bầu cử số 12, trực tiếp viết 1.460 thẻ cử tri, không sai sót trường hợp nào.',
  'Vận động 37 hộ gia đình trong ngõ treo cờ Tổ quốc, vệ sinh sạch sẽ trước ngày bầu cử.',
  'Có 01 sáng kiến "Hộp thư hỏi đáp về bầu cử" được Hội đồng sáng kiến đơn vị xếp loại B (Quyết định số 61/QĐ-HĐSK ngày 20/4/2021).',
  'Đảm nhiệm việc phát loa tuyên truyền 2 buổi/ngày từ 25/4 đến 23/5/2021.',
  'Hướng dẫn cử tri cao tuổi, cử tri khuyết tật bỏ phiếu; mang hòm phiếu phụ đến nhà bà Nguyễn Thị Cả, 92 tuổi.',
  'Bảo đảm ngày công 26/26, vượt định mức 12%, hướng dẫn tay nghề cho 3 công nhân mới.',
  'Tham gia hội thi trực tuyến "Tìm hiểu Luật Bầu cử", đạt giải Khuyến khích cấp quận.',
  'Bản thân luôn chấp hành tốt nội quy, quy chế; được 100% tổ công đoàn tín nhiệm.',
  'Phối hợp với đồng chí Trưởng ban Nữ công tổ chức thăm hỏi 9 đoàn viên bị ảnh hưởng bởi dịch Covid-19.',
  'Làm ngoài giờ 5 ngày để hoàn thành danh sách cử tri niêm yết đúng hạn 13/4/2021.',
  'Soạn 40 bài viết, tin ảnh đăng trên trang thông tin điện tử của đơn vị.',
  'Tiếp nhận, giải quyết bình quân 45 lượt việc/ngày, không có đơn thư phản ánh.',
  'Được đồng chí Bàn Thị Hoài, Tổ trưởng, đánh giá hoàn thành xuất sắc nhiệm vụ quý I.',
  'Năm 2020 được cấp trên tặng Giấy khen (QĐ số 1204/QĐ-KT ngày 30/6/2020).',
]

export const teamDeeds: readonly string[] = [
  'Tập thể đoàn kết, 100% ký cam kết thi đua và hoàn thành các chỉ tiêu đã đăng ký.',
  'Trang trí 01 khu vực bỏ phiếu, 02 pano, 15 băng rôn bằng nguồn xã hội hóa 11,5 triệu đồng.',
  'Cử 04 đồng chí tham gia Tổ bầu cử, trong đó đồng chí Tổ trưởng được UBND phường biểu dương.',
  'Có 3/3 sáng kiến được công nhận; tiết kiệm 27 triệu đồng chi phí điện, giấy.',
  'Tổ chức tọa đàm "Cử tri trẻ với ngày hội lớn" có 64 lượt đoàn viên tham dự.',
  'Đảm bảo an toàn tuyệt đối về người và tài sản, không để xảy ra cháy nổ.',
  'Hoàn thành 104% kế hoạch quý I, thu nhập bình quân đạt 8,2 triệu đồng/người/tháng.',
  'Ủng hộ quỹ phòng chống dịch 18.600.000 đồng; may tặng 900 khẩu trang vải.',
  'Tỷ lệ đoàn viên đi bầu đạt 100%, hoàn thành trước 11 giờ.',
]
