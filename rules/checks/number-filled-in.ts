import type { Check } from '#src/dossiers/assess.ts'

export const numberFilledIn: Check = {
  id: 'number-filled-in',
  sentence:
    'The proposal letter has its number; a soft copy sent before registration often has none, and that is no fault.',
  find: ({ material }) =>
    material.letters.flatMap(({ document }) =>
      document.numberBlank
        ? [{ code: 'number-blank', text: `Tờ trình chưa có số (tệp "${document.attachment}").`, review: false }]
        : [],
    ),
}
