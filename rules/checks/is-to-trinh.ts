import type { Check } from '#src/dossiers/assess.ts'

/** Below this the document's type is a guess that a person should confirm. */
const SURE_ENOUGH = 0.6

export const isToTrinh: Check = {
  id: 'is-to-trinh',
  sentence:
    'The plan asks for a tờ trình; another letter that proposes is accepted and marked, one that only looks like it goes to a person.',
  find: ({ material }) =>
    material.letters.flatMap(({ document }) => {
      const unsure = document.confidence < SURE_ENOUGH
      if (!unsure && document.subtype === null) return []
      const text = `Văn bản đề nghị không phải là Tờ trình (tệp "${document.attachment}"${document.title === null ? '' : `, tiêu đề: ${document.title.value}`}).`
      return [{ code: 'not-a-to-trinh', text, review: unsure }]
    }),
}
