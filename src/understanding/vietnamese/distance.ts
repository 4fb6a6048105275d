/**
 * Edits (insert, delete, replace, swap of neighbours) from one text to the other; anything above `limit` comes back as `limit + 1`.
 * Costs O(length × limit), so two long hostile texts cost little.
 */
export function distance(a: string, b: string, limit: number): number {
  const left = lettersOf(a)
  const right = lettersOf(b)
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  const over = limit + 1
  // Three rows that take turns; only the band of cells within `limit` of the diagonal is ever read.
  let before = new Int32Array(right.length + 1).fill(over)
  let previous = new Int32Array(right.length + 1).fill(over)
  let row = new Int32Array(right.length + 1).fill(over)
  for (let j = 0; j <= Math.min(right.length, limit); j++) previous[j] = j
  for (let i = 1; i <= left.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(right.length, i + limit)
    row[from - 1] = from === 1 && i <= limit ? i : over
    let best = row[from - 1] ?? over
    for (let j = from; j <= to; j++) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min(
        (previous[j - 1] ?? over) + (same ? 0 : 1),
        (previous[j] ?? over) + 1,
        (row[j - 1] ?? over) + 1,
      )
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? over) + 1)
      }
      row[j] = Math.min(cost, over)
      best = Math.min(best, cost)
    }
    if (to < right.length) row[to + 1] = over
    if (best > limit) return over
    const free = before
    before = previous
    previous = row
    row = free
  }
  return Math.min(previous[right.length] ?? over, over)
}

/**
 * Finds a phrase with up to `limit` letters misread (2 at most) at the beginning of a text. Gives the length of the shortest beginning
 * that is so close to it, or 0. One pass tells of all beginnings: the last row of the table holds the distance of each.
 * For texts of letters a to z and digits, of which many phrases are asked.
 */
export function beginningOf(text: string): (phrase: Phrase, limit: 1 | 2) => number {
  let masks: Int32Array | null = null
  return (phrase, limit) => {
    masks ??= masksOf(text)
    const width = Math.min(text.length, phrase.letters.length + limit)
    if (width < phrase.letters.length - limit) return 0
    // Each letter that the phrase has and the beginning has not costs an edit: most phrases are told from most texts by this.
    const lacking = phrase.mask & ~(masks[Math.min(width, masks.length - 1)] ?? 0)
    return bitsIn(lacking) > limit ? 0 : closePrefix(text, phrase.letters, limit, width)
  }
}

export type Phrase = { readonly letters: string; readonly mask: number }

export function phraseOf(letters: string): Phrase {
  return { letters, mask: masksOf(letters.slice(0, MASKED)).at(-1) ?? 0 }
}

/** Letters of a text looked at: the longest phrase of a title is shorter. */
const MASKED = 96

/** For each beginning of the text, the set of its letters as bits; the digits share the last six. */
function masksOf(text: string): Int32Array {
  const masks = new Int32Array(Math.min(text.length, MASKED) + 1)
  for (let i = 1; i < masks.length; i++) {
    const code = text.charCodeAt(i - 1)
    const bit = code >= 97 ? code - 97 : 26 + (code % 6)
    masks[i] = (masks[i - 1] ?? 0) | (1 << bit)
  }
  return masks
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}

/** Three rows of the cells around the diagonal; each call writes before it reads. */
const BANDS = [new Int32Array(7), new Int32Array(7), new Int32Array(7)] as const

function closePrefix(text: string, phrase: string, limit: 1 | 2, width: number): number {
  const over = limit + 1
  const band = 2 * limit + 1
  let [before, previous, row] = BANDS
  // Cell k of row i stands for the beginning of i + k - limit - 1 letters; the cells beside the band are never within the limit.
  for (let k = 0; k <= band + 1; k++) {
    before[k] = over
    previous[k] = k > limit && k <= band ? k - 1 - limit : over
  }
  for (let i = 1; i <= phrase.length; i++) {
    const letter = phrase.charCodeAt(i - 1)
    const letterBefore = i > 1 ? phrase.charCodeAt(i - 2) : -1
    let best = over
    row[0] = over
    row[band + 1] = over
    for (let k = 1; k <= band; k++) {
      const j = i + k - limit - 1
      let cost = j === 0 ? Math.min(i, over) : over
      if (j > 0 && j <= width) {
        const read = text.charCodeAt(j - 1)
        cost = Math.min(
          (previous[k] ?? over) + (read === letter ? 0 : 1),
          (previous[k + 1] ?? over) + 1,
          (row[k - 1] ?? over) + 1,
          over,
        )
        if (read === letterBefore && j > 1 && text.charCodeAt(j - 2) === letter)
          cost = Math.min(cost, (before[k] ?? over) + 1)
      }
      row[k] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return 0
    const free = before
    before = previous
    previous = row
    row = free
  }
  for (let k = 1; k <= band; k++) {
    const length = phrase.length + k - limit - 1
    if (length > 0 && length <= text.length && (previous[k] ?? over) <= limit) return length
  }
  return 0
}

/** A text of plain letters is indexed as it is; one with letters beyond 16 bits is taken apart first. */
function lettersOf(text: string): string | readonly string[] {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : text
}
