import type { DocumentTypeId } from '../understanding/document.ts'
import type { Problem } from '../reading/extraction.ts'
import type { DossierStatus, ItemStatus, MessageKind, ReplyKind, Silence } from './verdict.ts'

/** The verdict's terms as an officer says them. */
export const STATUS: Readonly<Record<DossierStatus, string>> = {
  complete: 'Đủ thành phần',
  incomplete: 'Cần bổ sung',
  'needs-review': 'Chờ cán bộ xem',
}

export const ITEM_STATUS: Readonly<Record<ItemStatus, string>> = {
  present: 'Đã có',
  missing: 'Chưa có',
  unreadable: 'Đã nhận, chưa đọc được',
  waived: 'Không yêu cầu',
}

export const ITEM: Readonly<Record<string, string>> = {
  'proposal-letter': 'Tờ trình',
  'achievement-summary': 'Tóm tắt thành tích',
  'result-report': 'Báo cáo kết quả thực hiện',
  'nominee-list': 'Danh sách đề nghị',
  minutes: 'Biên bản họp xét',
}

export const DOCUMENT: Readonly<Record<DocumentTypeId, string>> = {
  'proposal-letter': 'Tờ trình',
  'achievement-summary': 'Tóm tắt thành tích',
  'nominee-list': 'Danh sách đề nghị',
  'result-report': 'Báo cáo kết quả',
  minutes: 'Biên bản họp xét',
  other: 'Tài liệu khác',
  unknown: 'Chưa nhận biết được',
}

export const PROBLEM: Readonly<Record<Problem, string>> = {
  encrypted: 'tệp đặt mật khẩu',
  corrupt: 'tệp bị hỏng',
  'split-part': 'một phần của tệp nén chia nhỏ',
  empty: 'tệp rỗng',
  'blank-form': 'biểu mẫu chưa điền',
  unsupported: 'loại tệp chưa hỗ trợ',
  'too-large': 'tệp quá lớn',
  'too-deep': 'nén lồng nhiều lớp',
  timeout: 'đọc quá lâu',
  secret: 'có dấu chỉ độ mật',
  infected: 'có mã độc, không mở',
  'not-understood': 'chương trình chưa hiểu được',
}

export const REPLY: Readonly<Record<ReplyKind, string>> = {
  receipt: 'Xác nhận đã nhận',
  'missing-items': 'Đề nghị bổ sung',
  'review-pending': 'Đã nhận, chờ cán bộ xem',
}

export const KIND: Readonly<Record<MessageKind, string>> = {
  submission: 'thư của người gửi',
  'auto-reply': 'thư tự động',
  bounce: 'thư báo không gửi được',
  bulk: 'thư gửi hàng loạt',
  own: 'thư của cơ quan',
}

export const SILENCE: Readonly<Record<Silence, string>> = {
  'auto-reply': 'Thư trả lời tự động: không đáp, để hai máy khỏi trả lời nhau mãi.',
  bounce: 'Thư báo lỗi của máy chủ: không đáp.',
  bulk: 'Thư gửi hàng loạt: không đáp.',
  own: 'Thư của chính cơ quan: không đáp.',
  'not-a-dossier': 'Thư của người gửi nhưng không phải hồ sơ: để cán bộ đọc và trả lời.',
  resend: 'Bản gửi lại của thư đã nhận: không đáp lần nữa.',
  'rate-limited': 'Đã gửi nhiều thư tới địa chỉ này: tạm dừng, để cán bộ xem.',
  'no-sender': 'Thư không có người gửi: không biết đáp cho ai.',
  'sender-not-authentic': 'Không chắc thư do chủ địa chỉ gửi: để cán bộ xem.',
  'unknown-sender': 'Chưa rõ đơn vị gửi: kế hoạch yêu cầu cán bộ xem trước khi trả lời.',
  'letters-held': 'Cán bộ đang giữ thư của hồ sơ này: không đáp cho đến khi mở lại.',
}

/** "08 giờ 12 phút, ngày 20/5/2021" in Hanoi's time. */
export function sayTime(date: Date): string {
  const { hour, minute, day, month, year } = inHanoi(date)
  return `${two(hour)} giờ ${two(minute)} phút, ngày ${day}/${month}/${year}`
}

/** A deadline as offices say it: midnight belongs to the day before ("đến 24 giờ 00 phút, ngày 26/5/2021"). */
export function sayDeadline(date: Date): string {
  const { hour, minute } = inHanoi(date)
  if (hour !== 0 || minute !== 0) return `trước ${sayTime(date)}`
  return `đến ${sayTime(new Date(date.getTime() - 60_000)).replace('23 giờ 59', '24 giờ 00')}`
}

/** "20/5 08:12" */
export function shortTime(date: Date): string {
  const { hour, minute, day, month } = inHanoi(date)
  return `${day}/${month} ${two(hour)}:${two(minute)}`
}

export function saySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}

function inHanoi(date: Date): { hour: number; minute: number; day: number; month: number; year: number } {
  const local = new Date(date.getTime() + 7 * 3_600_000)
  return {
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    day: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    year: local.getUTCFullYear(),
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
