import type { Check, Remark } from '#src/dossiers/assess.ts'
import type { Nominee } from '#src/understanding/document.ts'
import { collectiveKey, isByInitials } from '#src/understanding/names.ts'
import { foldName } from '#src/understanding/vietnamese/fold.ts'

export const namesAgree: Check = {
  id: 'names-agree',
  sentence: 'A nominee is spelled alike in the letter and in the summary, since the certificate is printed from them.',
  find: ({ ties }) =>
    ties.ties.flatMap(({ nominee, sure, unsure }): Remark[] => {
      const spelled = sure.find(({ subject }) => !areSpelledAlike(subject, nominee))
      if (spelled !== undefined) {
        const text = `Tên viết khác nhau: "${nominee.name}" (danh sách đề nghị) và "${spelled.subject.name}" (tệp "${spelled.piece.document.attachment}").`
        return [{ code: 'name-differs', text, review: false }]
      }
      const doubtful = sure.length === 0 ? unsure.at(-1) : undefined
      if (doubtful === undefined) return []
      if (spelling(doubtful.subject) === spelling(nominee)) {
        const text = `Tệp "${doubtful.piece.document.attachment}" có phần nói về "${nominee.name}", chưa chắc là bản tóm tắt thành tích.`
        return [{ code: 'summary-unsure', text, review: true }]
      }
      const text = `Chưa chắc bản tóm tắt thành tích của "${doubtful.subject.name}" (tệp "${doubtful.piece.document.attachment}") là của "${nominee.name}".`
      return [{ code: 'name-differs', text, review: true }]
    }),
}

/** A collective may be named with the body it belongs to or without, in full or by initials. */
function areSpelledAlike(one: Nominee, other: Nominee): boolean {
  if (spelling(one) === spelling(other)) return true
  if (one.kind !== 'collective' || other.kind !== 'collective') return false
  const [left, right] = [spelling(one), spelling(other)]
  return left === '' || right === '' || left.startsWith(right) || right.startsWith(left) || isByInitials(left, right)
}

/** Case, spacing and the place of a tone mark (hòa, hoà) are matters of habit, and a collective's 'CĐCS' or 'Công đoàn' of abbreviation; none is a spelling. */
function spelling({ kind, name }: Nominee): string {
  return kind === 'collective' ? collectiveKey(name) : foldName(name)
}
