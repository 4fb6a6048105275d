import type { Check } from '#src/dossiers/assess.ts'

export const textInBody: Check = {
  id: 'text-in-body',
  sentence: 'A letter or summary typed into the mail itself is no file, but it was sent: a person decides.',
  find: ({ state }) =>
    state.contributions.some(({ inBody }) => inBody.some((type) => type !== 'unknown'))
      ? [{ code: 'text-in-body', text: 'Nội dung văn bản được gõ trong thư, không gửi thành tệp.', review: false }]
      : [],
}
