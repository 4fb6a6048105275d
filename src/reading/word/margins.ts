import type { Item } from './blocks.ts'

/**
 * Headers, footers and notes that carry words: some units keep their letterhead in a header. A page number alone is none, and
 * what each section repeats is taken once.
 */
export function distinctParts(parts: readonly (readonly Item[])[]): Item[] {
  const seen = new Set<string>()
  return parts.flatMap((items) => {
    const words = items.map(wordsOf).join(' ').trim()
    if (!carriesWords(words) || seen.has(words)) return []
    seen.add(words)
    return [...items]
  })
}

export function carriesWords(words: string): boolean {
  return /\p{L}{2}.*\p{L}{2}/su.test(words) && !/^(?:trang|page)\P{L}*(?:of|\/|trên)?\P{L}*$/iu.test(words)
}

function wordsOf(item: Item): string {
  if (item.kind !== 'block') return ''
  return item.block.kind === 'line' ? item.block.text : item.block.rows.flat().join(' ')
}
