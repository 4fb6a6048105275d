import type { Check } from '#src/dossiers/assess.ts'

export const unitKnown: Check = {
  id: 'unit-known',
  sentence: 'The union that sends a dossier is on the roster, and its papers and its address agree.',
  find: ({ state }) => {
    if (state.unit === null) {
      const text = `Chưa xác định được công đoàn cơ sở gửi hồ sơ. ${state.unitDoubt ?? ''}`.trim()
      return [{ code: state.unitDoubt === null ? 'unit-unknown' : 'unit-ambiguous', text, review: false }]
    }
    return state.unitDoubt === null ? [] : [{ code: 'unit-differs', text: state.unitDoubt, review: false }]
  },
}
