/**
 * People as lists in Việt Nam are ordered: by the given name (the last syllable), then by surname and middle names; letters in
 * their own order (a ă â ... d đ), tones as ngang, huyền, hỏi, ngã, sắc, nặng. Syllable by syllable, as dictionaries do.
 */
export function comparePeople(a: string, b: string): number {
  const [left, right] = [syllables(a), syllables(b)]
  return compareSyllable(left.at(-1), right.at(-1)) || compareRuns(left.slice(0, -1), right.slice(0, -1))
}

/** Names of bodies, from their first word on; numbers by what they count ('Tổ 2' before 'Tổ 10'). */
export function compareBodies(a: string, b: string): number {
  return compareRuns(syllables(a), syllables(b))
}

const vietnamese = new Intl.Collator('vi', { numeric: true })

function compareRuns(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = compareSyllable(a[at], b[at])
    if (order !== 0) return order
  }
  return 0
}

function compareSyllable(a = '', b = ''): number {
  return vietnamese.compare(a, b)
}

/** Capitals are a matter of layout and part no two names. */
function syllables(name: string): string[] {
  return name.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/u).filter(Boolean)
}
