import type { Check } from '#src/dossiers/assess.ts'

export const summariesCertain: Check = {
  id: 'summaries-certain',
  sentence:
    'Whose summary is neither surely there nor surely missing is looked at by a person, with the file that may hold it, or the reason why the nominee is in doubt.',
  find: ({ items }) =>
    items.flatMap(({ nominee, status, piece }) => {
      if (nominee === null || status !== 'unreadable') return []
      // A file that could not be read has its own remark.
      if (piece !== null && (piece.document.problem !== null || piece.document.type === 'unknown')) return []
      const text =
        piece !== null
          ? `Chưa chắc đã có tóm tắt thành tích của "${nominee.name}"; có thể nằm trong tệp "${piece.document.attachment}", đề nghị cán bộ đối chiếu.`
          : nominee.uncertain === true
            ? `"${nominee.name}" có nêu trong Tờ trình ("${nominee.evidence.text}") nhưng chưa chắc là đối tượng đề nghị khen thưởng; chưa thấy tóm tắt thành tích.`
            : `Chưa chắc đã có tóm tắt thành tích của "${nominee.name}", đề nghị cán bộ đối chiếu.`
      return [{ code: 'summary-uncertain', text, review: true }]
    }),
}
