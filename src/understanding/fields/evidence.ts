import type { Evidence } from '../document.ts'

const MAX_EVIDENCE = 200

/** The words that decided, short enough to show, and where they stand. */
export function evidenceOf(row: { readonly page: number; readonly text: string }, text: string = row.text): Evidence {
  const line = text.replace(/\s+/g, ' ').trim()
  return { page: row.page, text: line.length > MAX_EVIDENCE ? `${line.slice(0, MAX_EVIDENCE - 1)}…` : line }
}
