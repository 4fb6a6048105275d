import { mayBeSurname } from '../vietnamese/surnames.ts'

/** "Trưng thị Diệu", "Ung minh Khôi": typed in haste, a line of a list. */
export function withCapitals(text: string): string {
  const [whole, family = '', middle = '', given = ''] = HASTY.exec(text) ?? []
  if (whole === undefined || !mayBeSurname(family)) return text
  return `${family} ${middle.slice(0, 1).toUpperCase()}${middle.slice(1)} ${given}${text.slice(whole.length)}`
}

const HASTY =
  /^(\p{Lu}\p{Ll}+) (thị|văn|minh|đức|hữu|quang|ngọc|thanh|thu|xuân|kim|hồng|thế|trọng|công|đình|mạnh|bá|duy|như|mỹ|bích|hoàng|quốc|hải) ((?:\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)?)(?=$|\s*[,;(–-])/u
