import type { Check } from '#src/dossiers/assess.ts'
import { addressedList } from '#src/dossiers/assessed-items.ts'

/** Below this the document's type is a guess that a person should confirm. */
const SURE_ENOUGH = 0.6

export const isToTrinh: Check = {
  id: 'is-to-trinh',
  sentence:
    'The plan asks for a tờ trình; another letter that proposes is accepted and marked, one that only looks like it goes to a person.',
  find: ({ material, submission }) => {
    const list = submission.required.some(({ types }) => types.includes('proposal-letter'))
      ? addressedList(material)
      : null
    if (list !== null) {
      const text = `Không có Tờ trình riêng; tệp "${list.document.attachment}" là danh sách có ghi nơi nhận, đề nghị cán bộ xem có thay Tờ trình không.`
      return [{ code: 'not-a-to-trinh', text, review: true }]
    }
    return material.letters.flatMap(({ document }) => {
      const unsure = document.confidence < SURE_ENOUGH
      if (!unsure && document.subtype === null) return []
      const text = `Văn bản đề nghị không phải là Tờ trình (tệp "${document.attachment}"${document.title === null ? '' : `, tiêu đề: ${document.title.value}`}).`
      return [{ code: 'not-a-to-trinh', text, review: unsure }]
    })
  },
}
