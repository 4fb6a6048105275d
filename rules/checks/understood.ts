import type { Check } from '#src/dossiers/assess.ts'

export const understood: Check = {
  id: 'understood',
  sentence: 'A mail that the program itself failed to understand is looked at by a person.',
  find: ({ state }) =>
    state.contributions.some(
      ({ inBody, documents }) =>
        inBody.includes('unknown') || documents.some(({ problem }) => problem === 'not-understood'),
    )
      ? [
          {
            code: 'not-understood',
            text: 'Chương trình chưa xử lý được trọn vẹn thư này, do lỗi của chương trình. Cán bộ mở thư và tệp để xem trực tiếp.',
            review: true,
          },
        ]
      : [],
}
