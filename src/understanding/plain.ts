import { stripMarks } from './vietnamese/fold.ts'

/** Lower case, no marks, one character for each of `text`; where folding changes the length, the text itself in lower case. */
export function plainOf(text: string): string {
  const plain = stripMarks(text).toLowerCase()
  if (plain.length === text.length) return plain
  const each = Array.from(text, (c) => (c.length === 1 ? stripMarks(c).toLowerCase().slice(0, 1) || ' ' : c)).join('')
  return each.length === text.length ? each : text.toLowerCase()
}

export function isShout(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0
  if (upper < 2) return false
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0
  return upper >= 4 * lower
}
