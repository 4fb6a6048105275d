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

/** A text of plain letters is indexed as it is; one with letters beyond 16 bits is taken apart first. */
function lettersOf(text: string): string | readonly string[] {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : text
}
