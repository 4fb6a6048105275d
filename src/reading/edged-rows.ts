/** A cell of a row that says where its edges are, in twips from the left; null where it does not. */
export type EdgedCell = {
  readonly text: string
  readonly left: number | null
  readonly right: number | null
  /** Merged into the cell before it or above it. */
  readonly covered: boolean
}

/** Edges nearer than this, in twips, are one: people drag borders by hand. */
const NEAR = 40

/** Rows put on one grid by where their edges stand: a row merged over the table's width has two edges, the others more. */
export function gridOfRows(rows: readonly (readonly EdgedCell[])[]): string[][] {
  const edges: number[] = []
  const all = rows.flatMap((row) => row.flatMap((cell) => [cell.left, cell.right])).filter((edge) => edge !== null)
  for (const edge of all.toSorted((a, b) => a - b)) {
    if (edges.length === 0 || edge - (edges[edges.length - 1] ?? 0) > NEAR) edges.push(edge)
  }
  const unedged = rows.filter((row) => row.some((cell) => cell.right === null)).map((row) => row.length)
  const first = rows.every((row) => (row[0]?.left ?? null) === null) ? 1 : 0
  const width = Math.max(edges.length - 1 + first, ...unedged)
  return rows.map((row) => {
    const line: string[] = Array.from({ length: width }, () => '')
    row.forEach((cell, i) => {
      const left =
        cell.left === null
          ? cell.right === null
            ? i
            : 0
          : edges.findLastIndex((one) => one <= (cell.left ?? 0) + NEAR / 2) + first
      if (cell.covered || cell.text === '' || left < 0 || left >= width) return
      line[left] = line[left] === '' ? cell.text : `${line[left]}\n${cell.text}`
    })
    return line
  })
}
