import { foldName, stripMarks } from './fold.ts'

/**
 * Whether a syllable is one that Vietnamese parents give: what tells "TIÊU BIỂU" and "Ý KIẾN" from people, whatever words an office
 * finds for its headings. Marks decide (Biên is given, biểu is not); text typed without marks is looked up without them.
 */
export function isGivenName(syllable: string): boolean {
  const folded = foldName(syllable)
  return GIVEN.has(folded) || (folded === stripMarks(folded) && GIVEN_PLAIN.has(folded))
}

/** Syllables given as names or between surname and name, by initial letter; tone marks at the traditional place. */
const GIVEN: ReadonlySet<string> = new Set(
  `
  a á ái an án anh ánh ảnh ảo ân ấn ất âu
  ba bá bà bạch bách bài bái bàn bang bàng bảng bằng bảo báo bào bắc băng bân bé bền bến bi bì bích biên biền biển biện biếc bình bính bỉnh bội bôn bông bồng bổng bốn bối bồi bớt bưởi bường bửu bút bùi buôn
  ca các cách cải cam cảm can căn cao cát cảnh cạnh canh cánh cầm cẩm cẩn cần cân câu cầu chài chất châm chân chấn châu chấp chi chì chí chỉ chiêm chiên chiến chiều chiểu chinh chính chình chót chung chúc chúng chuyên chuyện chúa chu chữ chương chưởng chức chước chừng cỏn côi côn công cống cơ cúc cung cường cương cử cư cự cừ cừu cương
  danh dao dân dần dẫn dật dậu diêm diễm diễn diên diện diệp diệm diệu dinh dịu doan doãn doanh dong dong doãn du dụ duẩn duân dục duệ dung dũng dụng duy duyên duyệt duyến duyền dư dự dưỡng dương dừa dực
  đa đài đại đại đàm đam đảm đan đán đang đàng đáng đảng đào đạo đắc đăng đằng đẳng đặng đạt đậu đê đề đệ đích điềm điểm điền điển điện điệp điều điếu điệu đính đỉnh đình định đoài đoan đoán đoàn đoá đóa đô đỗ độ đôn đồng đông đống đổng đớn đức đức đường đước đượm đức
  én em êm
  gái giá gia giai giám giảm gian giản giang giảng giao giáo giáp giác giàu giới giót gương
  hà hạ há hai hải hài hàm hàn hán hạnh hành hanh hào hảo hạo hân hằng hăng hậu hệ hiên hiền hiển hiến hiện hiệp hiếu hiểu hiệu hinh hình hoa hoà hòa hoá hóa hoài hoàn hoan hoán hoạn hoàng hoành hoạch hoạt hoè hòe hồ hộ hồi hội hổ hồng hoằng hợp hợi huân huấn huê huế huệ huê hùng hưng hướng hương hường hưởng hữu hựu hữu huy huỳnh huyên huyền huyến huyện hườn hoành hơn hiền hạt hoát
  ích ít
  kế kha khả khá khai khải khái khang kháng khanh khánh khảm khâm khắc khẩn khê khiêm khiết khiển khiêu khoa khoá khoái khoan khoán khoát khôi khổng khởi khuê khuyên khuyến khuynh khúc khương kiêm kiên kiện kiến kiệm kiệt kiều kim kính kinh kình kỉnh kỳ kỷ kỉ kĩ kỹ ký
  la lạc lai lài lãi lam lãm lan lãng lang lạng làng lanh lành lãnh lâm lân lận lập lăng lâu lễ lê lệ lệnh lợi lịch liêm liên liễn liễu liệu linh lĩnh lĩnh lộc loan lộ lô long lộng lỗ lợi luân luận luật lục lực lũy luỹ luyến luyện lư lữ lựu lương lượng lưu ly lý lí lình lùng lụa
  mai mại man mạn mãn mạnh mành mạo mão mát mẫn mậu mẫu mây mân mận mến mị mi miên miền miện mìn minh mịch mơ mỡ mộc môn mộng mót mùa mùi mừng mười mươi mỹ mĩ my mý muôn muội mượt
  na nam nàng năm năng nam nết nga ngà ngãi ngạn ngạc ngân ngần ngát nghi nghị nghĩa nghiệp nghiêm nghiên nghiệm ngoan ngoạn ngoãn ngọ ngọc ngôn ngơi ngợi ngư ngữ ngự nguyên nguyền nguyện nguyệt nguyễn người nhạ nhã nhài nhàn nhạn nhan nhàng nhạc nhân nhẫn nhận nhất nhật nhâm nhậm nhiên nhiệm nhi nhị nhĩ nhiễu nho nhỏ nhớ nhu nhụ nhung nhuần nhuận nhuệ như nhường nhượng nhựt niềm niệm niên ninh nở nội nông nụ nữ nương nức
  oai oanh
  pha phác phách phán phan pháp phát phái phảng phẩm phấn phận phê phi phỉ phiên phiến phin phó phòng phóng phong phổ phố phới phu phú phùng phúc phục phụng phượng phương phước phác phước
  quan quán quản quang quảng quát quân quần quất quế quốc quý quí quỳ quỳnh quyên quyến quyền quyết quyện quỹ quyển que
  rạng ràng rân rinh rin rỡ rộng ruộng ruyện
  sa sách sang sáng sảng sanh sao sam san sắc sâm sân sen siêng sinh sính sĩ sỹ soa soạn soan son sơn sống song sông sửu sự sương sướng sung sum
  tá tài tải tại tam tám tán tản tạo tào tập tạ tấn tân tần tất tâm tẩm thà thạch thái thao thảo tham thanh thành thạnh thánh thắm thăng thắng thân thần thận thập thất thấm thâm thật thể thế thê thêm thêu thi thị thì thỉ thịnh thiên thiện thiết thiệp thiệu thiều thìn thính thỉnh thơ thơi thơm thời thọ thoa thoan thoả thỏa thoại thoan thoáng thông thống thới thu thú thụ thuận thuần thuật thục thung thuỳ thùy thuý thúy thủy thuỷ thụy thuỵ thuyên thuyền thuyết thuyến thư thứ thử thức thực thừa thương thường thưởng thược thước tí tị tỵ tích tiêm tiến tiên tiền tiện tiễn tiếp tiệp tiết tin tín tình tĩnh tính tỉnh tòng tố tỏ toa toả tỏa toại toàn toán toản tọa toạ tôn tốn tồn tổng tống tốt tới trà trạch trai trang tráng trạng trân trấn trần trầm tri trí trì trị triển triết triệu triều trình trinh trịnh trọng trong trung trúc trực trưng trừng trường trưởng trúng trứ truyền truật trụ trưởng tú tu tụ tuân tuấn tuần tuất tuệ tùng túc tuyên tuyến tuyền tuyết tuyển tuynh tư tứ tự tưởng tường tương tươi tước tý tỷ tựu túy tụng tưng tịnh tùy
  uẩn uân ut út uy uyên uyển uyên ước ửng ưng
  vang vàng vạn vãn vạng vân vấn vận vậng văn vắn viên viền viện viễn viết việt vinh vĩnh vịnh vi vĩ vị vĩnh võ von vóc vòng vọng vũ vu vui vượng vương vượt vy vỹ vĩ vững
  xa xám xinh xiêm xiển xoa xoan xuân xuyến xuyên xứng xướng
  y ý yên yến yểng yểu yết
  bảy bừng cảng chanh chắt chiêu chín chuẩn chuông đàn đậm đượm gấm ghi hoắc kén khen kiểm lạp lượt mái mảnh nhành niêm ơn
  phiệt quới quýt rồng sánh sáu sim sòng suối táo tấm tăng thâu tiêu trãi tranh trâm trạm tre trỗi tuy vẻ vẽ xuất ngoản hảo lưỡng
  nhiễm tiệm toan trẩm khuyên huyên thái diễm thục uyển
  `
    .match(/\S+/g)
    ?.map(foldName) ?? [],
)

const GIVEN_PLAIN: ReadonlySet<string> = new Set([...GIVEN].map(stripMarks))
