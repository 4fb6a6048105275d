import type { Check } from '#src/dossiers/assess.ts'
import { foldName } from '#src/understanding/vietnamese/fold.ts'

export const withdrawn: Check = {
  id: 'withdrawn',
  sentence:
    'A nominee whom the union takes back in the words of a mail is not asked for again: a person settles whether the proposal stands.',
  find: ({ state, nominees }) =>
    state.contributions
      .flatMap(({ withdraws }) => withdraws ?? [])
      .flatMap((sentence) =>
        nominees
          .filter(({ name }) => ` ${foldName(sentence)} `.includes(foldName(name)))
          .map(({ name }) => ({
            code: 'withdrawn',
            text: `Thư của đơn vị ghi: “${sentence}”. Đề nghị cán bộ xác nhận có còn đề nghị khen thưởng “${name}” hay không.`,
            review: true,
          })),
      ),
}
