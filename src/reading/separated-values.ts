/** Rows at most; past them nobody wrote by hand. */
const MOST_ROWS = 20_000

/** Rows of a text of separated values (RFC 4180; Excel in Vietnamese writes semicolons); null where it is none. */
export function separatedRows(text: string): string[][] | null {
  const lines = text.split(/\r\n?|\n/, 6).filter((line) => line.trim() !== '')
  const best = [';', ',', '\t']
    .map((mark) => ({ mark, least: Math.min(...lines.map((line) => line.split(mark).length - 1)) }))
    .sort((a, b) => b.least - a.least)[0]
  const most = Math.max(0, ...lines.map((line) => line.split(best?.mark ?? ',').length - 1))
  // A heading above the list may stand alone in its line, but the list has three columns at least.
  const mark = best === undefined || most < 2 ? null : best.least >= 2 ? best.mark : markOf(lines)
  return mark === null ? null : rowsOf(text, mark)
}

function markOf(lines: readonly string[]): string | null {
  return [';', '\t', ','].find((mark) => lines.some((line) => line.split(mark).length > 3)) ?? null
}

function rowsOf(text: string, mark: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length && rows.length < MOST_ROWS; at++) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter === '\r' ? '' : letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === mark) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else if (letter !== '\r') cell += letter
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}
