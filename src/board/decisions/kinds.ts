/** Kinds of decision as they stand in addresses, with the heading of their form. */
export const KINDS = {
  'tai-lieu': 'Xác định văn bản',
  'tach-tep': 'Tách tệp thành hai văn bản',
  'them-ten': 'Thêm người được đề nghị',
  'bo-ten': 'Bỏ tên khỏi danh sách đề nghị',
  'sua-ten': 'Sửa tên người được đề nghị',
  'cung-nguoi': 'Cùng một người',
  'khac-nguoi': 'Hai người khác nhau',
  mien: 'Miễn thành phần hồ sơ',
  'da-xem': 'Đã xem, không vướng mắc',
  'don-vi': 'Xác định đơn vị',
  'gia-han': 'Gia hạn cho hồ sơ này',
  'ban-giay': 'Đã nhận bản giấy',
  'nhan-muon': 'Chấp nhận hồ sơ sau hạn',
  'giu-thu': 'Giữ thư tự động',
  'gui-thu': 'Soạn và gửi thư',
  'gui-lai': 'Gửi lại thư',
  gop: 'Gộp vào hồ sơ khác',
  'tach-thu': 'Tách thư thành hồ sơ riêng',
  'khong-phai': 'Không phải hồ sơ',
  huy: 'Hủy quyết định',
} as const

export type Slug = keyof typeof KINDS

export function isSlug(text: string): text is Slug {
  return Object.hasOwn(KINDS, text)
}

/** The form of a decision, some of its fields filled in. */
export function formHref(code: string, slug: Slug, given: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(given).toString()
  return `/ho-so/${code}/quyet-dinh/${slug}${query === '' ? '' : `?${query}`}`
}
