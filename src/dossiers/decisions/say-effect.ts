import type { Decision, Effect, PersonRef } from './decision.ts'
import { DOCUMENT, ITEM, sayDeadline } from '../words.ts'

/** A decision in one line, as an officer reads it in a dossier's history. */
export function sayEffect(effect: Effect, decisions: readonly Decision[] = []): string {
  switch (effect.kind) {
    case 'document-is': {
      const whose = effect.subjects.map(({ name }) => name).join(', ')
      return effect.as === 'other'
        ? 'Xác định một tệp là văn bản không cần cho hồ sơ'
        : `Xác định một tệp là ${DOCUMENT[effect.as].toLocaleLowerCase('vi')}${whose === '' ? '' : ` của ${whose}`}`
    }
    case 'split':
      return `Tách một tệp thành hai văn bản từ trang ${effect.before}`
    case 'nominee-add':
      return `Thêm ${said(effect.nominee)} vào danh sách đề nghị`
    case 'nominee-remove':
      return `Bỏ ${said(effect.nominee)} khỏi danh sách đề nghị`
    case 'nominee-respell':
      return `Sửa tên “${effect.nominee.name}” thành “${effect.name}”`
    case 'same-person':
      return `Xác nhận “${effect.nominee.name}” và “${effect.subject.name}” là một`
    case 'not-same-person':
      return `Xác nhận “${effect.nominee.name}” và “${effect.subject.name}” là hai người khác nhau`
    case 'waive':
      return `Miễn thành phần: ${effect.name ?? ITEM[effect.item] ?? effect.item}${effect.nominee === null ? '' : ` của ${said(effect.nominee)}`}`
    case 'remark-seen':
      return `Đã xem, không vướng mắc: ${effect.text.replace(/\.$/u, '')}`
    case 'unit-is':
      return `Xác định hồ sơ của ${effect.unit.name}${effect.learn === null ? '' : `, ghi nhớ địa chỉ ${effect.learn}`}`
    case 'extend':
      return `Gia hạn cho hồ sơ đến ${sayDeadline(new Date(effect.until)).replace(/^đến /u, '')}`
    case 'late-accepted':
      return 'Chấp nhận hồ sơ nhận sau hạn'
    case 'paper-received':
      return `Đã nhận bản giấy ngày ${effect.on.split('-').map(Number).toReversed().join('/')}`
    case 'hold-letters':
      return 'Giữ thư: không gửi thư tự động về hồ sơ này'
    case 'staff-letter':
      return `Gửi thư “${effect.subject}” tới ${effect.to.join(', ')}`
    case 'send-again':
      return 'Gửi lại một thư đã gửi'
    case 'merge':
      return `Gộp vào hồ sơ ${effect.into}`
    case 'part':
      return `Tách một thư thành hồ sơ ${effect.to}`.trim()
    case 'not-a-dossier':
      return 'Đóng: không phải hồ sơ'
    case 're-read':
      return 'Đọc lại một thư và xét theo lần đọc mới'
    case 'undo': {
      const undone = decisions.find(({ id }) => id === effect.of)
      return undone === undefined ? 'Hủy một quyết định' : `Hủy quyết định: ${sayEffect(undone.effect)}`
    }
    default:
      return effect satisfies never
  }
}

function said({ kind, name }: PersonRef): string {
  return kind === 'collective' && !/^tập thể/iu.test(name) ? `tập thể ${name}` : name
}
