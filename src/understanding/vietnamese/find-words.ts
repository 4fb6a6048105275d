import { stripMarks } from './fold.ts'

/** From and up to (not including) which character of a text something stands. */
export type Span = readonly [from: number, to: number]

/** Longer words are compared up to here: evidence is a line or two. */
const MOST_NEEDLE = 600
/** Places found in one text. */
const MOST_SPANS = 60

/**
 * Where words stand in texts that follow one another (blocks of a page): whatever their case, marks, spaces and punctuation,
 * and across the texts' borders. @returns for each text its places, in order and apart
 */
export function findWords(texts: readonly string[], needles: readonly string[]): Span[][] {
  const { folded, text, at } = foldAll(texts)
  const covered = texts.map((): Span[] => [])
  let found = 0
  for (const needle of needles) {
    const words = foldAll([needle.slice(0, MOST_NEEDLE)]).folded.trim()
    if (words === '') continue
    for (let i = folded.indexOf(` ${words} `); i >= 0 && found < MOST_SPANS; i = folded.indexOf(` ${words} `, i + 1)) {
      found++
      for (let j = i + 1; j <= i + words.length; j++) {
        const own = covered[text[j] ?? -1]
        const place = at[j]
        if (own !== undefined && place !== undefined && place >= 0) own.push([place, place + 1])
      }
    }
  }
  return covered.map((spans, index) => joined(spans, texts[index] ?? ''))
}

/** Words parted by single spaces, one before and one after; for each character of it the text and the place that it came from. */
function foldAll(texts: readonly string[]): { folded: string; text: number[]; at: number[] } {
  let folded = ' '
  const text = [-1]
  const at = [-1]
  const add = (c: string, index: number, place: number): void => {
    if (c === ' ' && folded.endsWith(' ')) return
    folded += c
    text.push(index)
    at.push(place)
  }
  texts.forEach((one, index) => {
    let place = 0
    for (const c of one) {
      for (const plain of foldOf(c)) add(plain, index, place)
      place += c.length
    }
    add(' ', index, -1)
  })
  return { folded, text, at }
}

/** What a character is compared as. A text has few different ones: each is worked out once. */
function foldOf(character: string): string {
  const known = FOLDED.get(character)
  if (known !== undefined) return known
  const folded = Array.from(stripMarks(character).toLowerCase(), (plain) =>
    /[a-z0-9]/.test(plain) ? plain : ' ',
  ).join('')
  if (FOLDED.size < MOST_FOLDED) FOLDED.set(character, folded)
  return folded
}

const FOLDED = new Map<string, string>()
const MOST_FOLDED = 5000

/** Single places to spans: neighbours join, over a space or a mark between them too. */
function joined(spans: readonly Span[], text: string): Span[] {
  const out: [number, number][] = []
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    const last = out.at(-1)
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(last[1], from))) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}
