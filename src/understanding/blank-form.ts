import type { Row } from './row.ts'

/**
 * True for a form that nobody filled in: places left open all over it, and no name in any of them. A filled form may keep its form
 * number, its footnotes and some open lines.
 */
export function isBlankForm(rows: readonly Row[], namesFound: number): boolean {
  if (namesFound > 0) return false
  let open = 0
  let lines = 0
  let emptyLabels = 0
  for (const row of rows) {
    if (row.table !== null) {
      const cells = row.table.rows.flat()
      const empty = cells.filter((cell) => /^[\s.…_\d]*$/.test(cell)).length
      if (cells.length > 0 && empty >= cells.length * 0.8) open += Math.min(6, row.table.rows.length + 1)
      lines += row.table.rows.length
      continue
    }
    lines++
    if (
      /(?:\.\s?){4,}|…{1,}\s?…|…\.{2,}|_{4,}|…{2,}/.test(row.text) ||
      isFormNote(row.text) ||
      /[:,]\s*…/.test(row.text)
    )
      open++
    else if (
      /^[-+*\s\d.)a-z]{0,5}(?:ho va ten|ho ten|nam sinh|sinh ngay|chuc vu|chuc danh|don vi|que quan|ten tap the|dia chi|noi cong tac|trinh do)[^:]{0,30}:\s*$/.test(
        row.plain,
      )
    )
      emptyLabels++
  }
  if (isAllLabels(rows)) return true
  const places = open + emptyLabels
  return (places >= 4 && places >= lines * 0.2) || (places >= 3 && emptyLabels >= 2 && places >= lines * 0.15)
}

/** A title over labels of whatever words, and nothing behind or under any of them. */
function isAllLabels(rows: readonly Row[]): boolean {
  const [, ...under] = rows.filter(({ text }) => text.trim() !== '')
  const labels = under.filter(({ table, text }) => table === null && /^[^:]{2,60}:\s*$/u.test(text))
  return labels.length >= 3 && labels.length >= under.length * 0.8
}

/** "Tên tập thể (1)" sends to the form's notes; "đã làm: (1) Cử 04 đồng chí; (2) Vận động ..." counts deeds. */
function isFormNote(text: string): boolean {
  return /\(\d{1,2}\)/.test(text) && !/[;.]\s*\(\d{1,2}\)/.test(text)
}
