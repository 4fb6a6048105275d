import type { DocumentTypeId, UnderstoodDocument } from '../understanding/document.ts'

/** What a document is called in letters: 'Tờ trình số 12/TTr-CĐCS', 'Tóm tắt thành tích: Nguyễn Văn A'; `asked`: as the plan calls it. */
export function nameOfDocument(document: UnderstoodDocument, asked: string | null = null): string {
  const name = asked ?? nameOfType(document)
  // A number read from a picture may be misread ('TIr' for 'TTr'), and a letter is the office's word.
  const number = document.number === null || document.readBy === 'ocr' ? '' : ` số ${document.number.value}`
  const people = document.type === 'achievement-summary' ? namesOf(document) : ''
  return `${name}${number}${people}`
}

const NAMES: Readonly<Record<DocumentTypeId, string>> = {
  'proposal-letter': 'Tờ trình',
  'achievement-summary': 'Tóm tắt thành tích',
  'nominee-list': 'Danh sách đề nghị khen thưởng',
  'result-report': 'Báo cáo kết quả thực hiện',
  minutes: 'Biên bản họp xét khen thưởng',
  other: 'Văn bản khác',
  unknown: 'Tệp chưa nhận biết được',
}

function nameOfType(document: UnderstoodDocument): string {
  if (document.problem === 'not-understood') return 'Tài liệu do cán bộ trực tiếp xem'
  if (document.type === 'proposal-letter' && document.subtype === 'official-letter')
    return 'Công văn đề nghị khen thưởng'
  return NAMES[document.type]
}

/** Up to this many people are named, beyond it they are counted. */
const MAX_NAMED = 6

function namesOf({ subjects }: UnderstoodDocument): string {
  if (subjects.length === 0) return ''
  if (subjects.length <= MAX_NAMED) return `: ${subjects.map(({ name }) => name).join('; ')}`
  const collectives = subjects.filter(({ kind }) => kind === 'collective').length
  const people = subjects.length - collectives
  return `: ${[collectives > 0 ? `${padded(collectives)} tập thể` : '', people > 0 ? `${padded(people)} cá nhân` : ''].filter((part) => part !== '').join(', ')}`
}

function padded(count: number): string {
  return String(count).padStart(2, '0')
}
