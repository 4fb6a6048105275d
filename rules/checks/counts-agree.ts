import type { Check, Remark } from '#src/dossiers/assess.ts'

export const countsAgree: Check = {
  id: 'counts-agree',
  sentence:
    'The counts that a letter states ("01 tập thể và 03 cá nhân") are those of its list; fewer found than stated means that somebody was overlooked.',
  find: ({ material, nominees }) => {
    const stated = material.letters.flatMap(({ document }) => document.statedCounts ?? []).map(({ value }) => value)
    if (stated.length === 0 || nominees.length === 0) return []
    const compare = (what: string, kind: 'collective' | 'individual', counts: readonly (number | null)[]): Remark[] => {
      const known = counts.filter((count) => count !== null)
      if (known.length === 0) return []
      // Several letters in force each count their own; a repeated count of one letter is not added up.
      const expected = material.letters.length > 1 ? known.reduce((sum, count) => sum + count, 0) : (known[0] ?? 0)
      const found = nominees.filter((nominee) => nominee.kind === kind).length
      if (found === expected) return []
      const text = `Tờ trình ghi ${expected} ${what}, danh sách đọc được ${found} ${what}.`
      return [{ code: 'count-differs', text, review: found < expected && material.letters.length === 1 }]
    }
    return [
      ...compare(
        'tập thể',
        'collective',
        stated.map(({ collectives }) => collectives),
      ),
      ...compare(
        'cá nhân',
        'individual',
        stated.map(({ individuals }) => individuals),
      ),
    ]
  },
}
