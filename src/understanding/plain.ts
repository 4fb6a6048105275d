import { remember } from './remember.ts'
import { stripMarks } from './vietnamese/fold.ts'
import { countOf, KIND } from './vietnamese/letter-kinds.ts'

/** Lower case, no marks, one character for each of `text`; where folding changes the length, the text itself in lower case. */
export function plainOf(text: string): string {
  return plainly(text)
}

const plainly = remember((text) => {
  const plain = stripMarks(text).toLowerCase()
  if (plain.length === text.length) return plain
  const each = Array.from(text, (c) => (c.length === 1 ? stripMarks(c).toLowerCase().slice(0, 1) || ' ' : c)).join('')
  return each.length === text.length ? each : text.toLowerCase()
})

export function isShout(text: string): boolean {
  const upper = countOf(text, KIND.upper)
  if (upper < 2) return false
  return upper >= 4 * countOf(text, KIND.lower)
}
