/**
 * Edits (insert, delete, replace, swap of neighbours) from one text to the other; anything above `limit` comes back as `limit + 1`.
 * Costs O(length × limit), so two long hostile texts cost little.
 */
export function distance(a: string, b: string, limit: number): number {
  const left = Array.from(a)
  const right = Array.from(b)
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  const over = limit + 1
  let before: number[] = []
  let previous = right.map((_, j) => (j < limit ? j + 1 : over))
  previous.unshift(0)
  for (let i = 1; i <= left.length; i++) {
    const row = Array.from({ length: right.length + 1 }, () => over)
    if (i <= limit) row[0] = i
    let best = row[0] ?? over
    for (let j = Math.max(1, i - limit); j <= Math.min(right.length, i + limit); j++) {
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
    if (best > limit) return over
    before = previous
    previous = row
  }
  return Math.min(previous[right.length] ?? over, over)
}
