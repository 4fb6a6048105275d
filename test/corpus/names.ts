import type { TrueName } from './truth.ts'

/**
 * When two spellings are one name, for marking answers. Written apart from the program's own comparison: an examiner that
 * folds with the candidate's code can't see its mistakes.
 */
export function isRight(
  found: { readonly kind: string; readonly name: string },
  truth: TrueName,
  lenient: boolean,
): boolean {
  if (found.kind !== truth.kind) return false
  const fold = truth.kind === 'collective' ? foldTeam : foldPerson
  return truth.names.some((name) => {
    const [a, b] = [fold(found.name), fold(name)]
    if (a === b) return true
    // Of a scan one letter may be read wrong, or any marks.
    return lenient && distance(unmarked(a), unmarked(b)) <= (b.length > 24 ? 2 : 1)
  })
}

/** Case, composed or not, place of the tone mark, blanks. */
function foldPerson(name: string): string {
  return classicTone(name.normalize('NFC').toLocaleLowerCase('vi').replaceAll(/\s+/gu, ' ').trim())
}

function foldTeam(name: string): string {
  return foldPerson(name)
    .replaceAll(/[–—-]/gu, ' ')
    .replaceAll(/[.,;:()"“”]/gu, ' ')
    .replace(/^tập thể:? /u, '')
    .replace(/^(?:ban chấp hành|bch) /u, '')
    .replace(/^(?:công đoàn cơ sở|cđcs|công đoàn|cđ) /u, '')
    .replaceAll(/\btrường mn\b/gu, 'trường mầm non')
    .replaceAll(/\btrường th\b(?! *cs| *pt)/gu, 'trường tiểu học')
    .replaceAll('công ty cp ', 'công ty cổ phần ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

const CLASSIC: Readonly<Record<string, string>> = {
  oá: 'óa', oà: 'òa', oả: 'ỏa', oã: 'õa', oạ: 'ọa', oé: 'óe', oè: 'òe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe', uý: 'úy', uỳ: 'ùy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy',
} // prettier-ignore

function classicTone(text: string): string {
  return text.replaceAll(/(?<!q)(?:o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])(?!\p{L})/gu, (pair) => CLASSIC[pair] ?? pair)
}

function unmarked(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll(' ', '')
}

/** Levenshtein. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** Symbols as typed differ in blanks, dashes and Đ. */
export function sameNumber(found: string | null, truth: string | null): boolean {
  const fold = (text: string | null): string | null =>
    text
      ?.normalize('NFC')
      .toLocaleUpperCase('vi')
      .replaceAll(/\s+/gu, '')
      .replaceAll('Đ', 'D')
      .replaceAll(/[–—]/gu, '-') ?? null
  return fold(found) === fold(truth)
}
