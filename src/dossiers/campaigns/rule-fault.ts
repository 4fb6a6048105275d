/** One mistake in what an office wrote: where it stands, what was expected, what was found, how to mend it. In Vietnamese: officers edit these files. */
export type RuleFault = {
  /** As the reader named it, relative to where they stand. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly expected: string
  readonly found: string
  readonly mend: string
  /** The line itself, '' where there is none (a file that is not there). */
  readonly excerpt: string
}

/** As a compiler prints it: place first, so that editors can jump there. */
export function formatFault(fault: RuleFault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`
  const shown = excerptLines(fault)
  return [
    place,
    ...shown,
    `  cần có (expected): ${fault.expected}`,
    `  đang có (found):   ${fault.found}`,
    `  cách sửa (mend):   ${fault.mend}`,
  ].join('\n')
}

const EXCERPT_CHARACTERS = 100

function excerptLines(fault: RuleFault): string[] {
  if (fault.excerpt.trim() === '') return []
  const from = fault.column > EXCERPT_CHARACTERS ? fault.column - EXCERPT_CHARACTERS / 2 : 0
  // A control character would upset the terminal.
  const text = fault.excerpt.slice(from, from + EXCERPT_CHARACTERS).replaceAll(/\p{Cc}/gu, ' ')
  const number = String(fault.line)
  const gutter = ' '.repeat(number.length)
  return [`  ${number} | ${text}`, `  ${gutter} | ${' '.repeat(Math.max(0, fault.column - 1 - from))}^`]
}

/** A text cut into lines, to tell a fault's place and show its line. */
export type SourceText = { readonly file: string; readonly lines: readonly string[] }

export function sourceText(file: string, text: string): SourceText {
  return { file, lines: text.split(/\r\n|\r|\n/u) }
}

export function faultAt(
  source: SourceText,
  place: { readonly line: number; readonly column: number },
  said: { readonly expected: string; readonly found: string; readonly mend: string },
): RuleFault {
  return { file: source.file, ...place, ...said, excerpt: source.lines[place.line - 1] ?? '' }
}

/** The known word nearest to a mistyped one, where it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
  const best = ranked
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(Math.max(word.length, each.length) / 3)))
    .sort((a, b) => a.far - b.far)[0]
  return best?.each ?? null
}

/** Levenshtein distance; words of rule files are short. */
function distance(a: string, b: string): number {
  const [x, y] = [a.slice(0, 60), b.slice(0, 60)]
  let row = Array.from({ length: y.length + 1 }, (_, index) => index)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[y.length] ?? 0
}
