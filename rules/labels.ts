import type { Label } from '#src/mail/labels.ts'

/** Gmail labels, as staff see them beside their mails; a slash makes one stand under the other. */
export const GMAIL_LABELS: Readonly<Record<Label, string>> = {
  received: 'Tiếp nhận/Đã nhận',
  incomplete: 'Tiếp nhận/Còn thiếu',
  complete: 'Tiếp nhận/Đã đủ',
  late: 'Tiếp nhận/Nộp muộn',
  review: 'Tiếp nhận/Cần xem',
}
