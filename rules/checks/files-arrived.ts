import type { Check } from '#src/dossiers/assess.ts'

export const filesArrived: Check = {
  id: 'files-arrived',
  sentence: 'A dossier comes as files; a link to a shared drive, or a mail that forgot its attachment, brings none.',
  find: ({ state }) => {
    const last = state.contributions.at(-1)
    if (last === undefined || !last.noFile) return []
    return last.linkOnly
      ? [{ code: 'link-only', text: 'Thư chỉ có đường liên kết, không có tệp đính kèm.', review: false }]
      : [{ code: 'no-file', text: 'Thư nói về hồ sơ nhưng không có tệp đính kèm.', review: false }]
  },
}
