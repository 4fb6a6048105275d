import { stripMarks, tidy } from './fold.ts'

/** True for a known surname, marks or not. */
export function isSurname(word: string): boolean {
  return SURNAMES.has(stripMarks(tidy(word)).toLowerCase())
}

/**
 * True for a known surname with the marks it is written with, or without any: Trưởng and Đầu are no Trương and Đậu, whose names an
 * office's headings ("TRƯỞNG BAN NỮ CÔNG") would otherwise be.
 */
export function isMarkedSurname(word: string): boolean {
  const lower = tidy(word).toLowerCase()
  const plain = stripMarks(lower)
  if (MARKED_SURNAMES.has(lower.normalize('NFC'))) return true
  return SURNAMES.has(plain) && (lower === plain || !NO_SURNAMES.has(lower.normalize('NFC')))
}

/** True for either: where what stands around says already that a name begins. */
export function mayBeSurname(word: string): boolean {
  return isSurname(word) || isMarkedSurname(word)
}

/** Rarer surnames, which only their marks tell from common words (viện, cán, động). */
const MARKED_SURNAMES: ReadonlySet<string> = new Set(
  'viên uông cấn chử đồng vàng bàng chế thẩm trà hạ mùa thào hầu sầm tẩn chảo vừ lầu ngụy đới phù đậu doãn lường tòng ngạc lăng mẫn tào mông lộ nhữ biện bì cát cầm diêm dư đái điêu đoạn giản khấu lều ngọ nhậm phí tề thục trác trưng ung vưu mè ân ấu nhạc ngũ đổng lỗ sái nhâm ứng hàn cồ nhan miêu phàn quàng sằm chẩu đèo khưu lữ mùi ngân nhiếp vạn xồng cáp bồ'.split(
    ' ',
  ),
)

/** Words of offices that are a surname but for their marks. */
const NO_SURNAMES: ReadonlySet<string> = new Set(
  (
    'trưởng trường trướng đầu dầu hộ phần phẩm phân phản độ đồ đô đo tổ tộ tờ lễ lệ mái mãi lầm cáo cảo tối tội tôi đạo đáo đảo dạo ' +
    'chủ chú chữ chí giáng giảng lúc lực tứ tự vị ví vì vĩ nóng bé lộ mà quảng cấm cụ cứ cũ cá cả thần lái khả tiểu liệu hạn không ' +
    'chúng đơn đón đổ nâng'
  ).split(' '),
)

/** Without marks, tribal names of the Central Highlands among them. */
const SURNAMES: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh dao doan mai lam luong ' +
    'truong ha cao ta tang luu vuong trieu thai to quach chu kieu nghiem dam mac la kim bach giang luc phung diep ' +
    'au tong thach tu vi nong be ma lo quang cam cu ca sung giap than lai khuong kha khuat phi thieu tieu ninh mau ' +
    'lieu ton hua han khong khieu khuc lu nghe tiet chau chung an don ksor nie kpa rahlan siu y h k'
  ).split(' '),
)
