import type { Check, Remark } from '#src/dossiers/assess.ts'
import type { Nominee, NomineeKind } from '#src/understanding/document.ts'

export const countsAgree: Check = {
  id: 'counts-agree',
  sentence:
    'The counts that a letter states ("01 tập thể và 03 cá nhân") are those of its list; fewer found than stated means that somebody was overlooked, more while a summary lacks that somebody may be no nominee.',
  find: ({ material, nominees, nomineesUnread, items }) => {
    const lacks = (kind: NomineeKind): boolean =>
      items.some((item) => item.nominee?.kind === kind && item.status === 'missing')
    if (nomineesUnread) return []
    const found = material.letters.flatMap(({ document }) => {
      const stated = document.statedCounts?.value
      // What a letter counts may stand in the list that it refers to.
      const alone = material.letters.length === 1 || document.nominees.length === 0 || document.refersToList
      const named = alone ? nominees : document.nominees
      return [
        ...compare(named, 'tập thể', 'collective', stated?.collectives ?? null, lacks),
        ...compare(named, 'cá nhân', 'individual', stated?.individuals ?? null, lacks),
      ]
    })
    // The Word file and its PDF copy say the same.
    return [...new Map(found.map((remark) => [remark.text, remark])).values()]
  },
}

function compare(
  named: readonly Nominee[],
  what: string,
  kind: NomineeKind,
  expected: number | null,
  lacks: (kind: NomineeKind) => boolean,
): Remark[] {
  const found = named.filter((nominee) => nominee.kind === kind).length
  if (expected === null || found === expected) return []
  const text = `Tờ trình ghi ${expected} ${what}, danh sách đọc được ${found} ${what}.`
  return [{ code: 'count-differs', text, review: found < expected || lacks(kind) }]
}
