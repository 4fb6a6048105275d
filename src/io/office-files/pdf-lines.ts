import type { PDFFont } from '@cantoo/pdf-lib'
import type { Inline } from '#src/dossiers/letters/markup.ts'

/** Fonts of a page, and the size of their letters in points. */
export type Type = { readonly regular: PDFFont; readonly bold: PDFFont; readonly size: number }

/** Words in one font, with their place from the line's start. */
export type Run = { readonly text: string; readonly font: PDFFont; readonly x: number }
export type Line = { readonly runs: readonly Run[]; readonly width: number }

/** Words broken into lines no wider than `room` points; what has no space in it is broken anywhere. */
export function breakLines(inline: Inline, { regular, bold, size }: Type, room: number): Line[] {
  const lines: Line[] = []
  let runs: Run[] = []
  let at = 0
  const end = () => {
    lines.push({ runs, width: at })
    runs = []
    at = 0
  }
  for (const { words, font, gap } of wordsOf(inline, regular, bold)) {
    const space = gap && at > 0 ? font.widthOfTextAtSize(' ', size) : 0
    const width = font.widthOfTextAtSize(words, size)
    if (at > 0 && at + space + width > room) end()
    const x = at > 0 ? at + space : 0
    const pieces = x + width <= room ? [words] : torn(words, font, size, room - x)
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) end()
      const from = index === 0 ? x : 0
      runs.push({ text: piece, font, x: from })
      at = from + font.widthOfTextAtSize(piece, size)
    }
  }
  if (runs.length > 0 || lines.length === 0) end()
  return lines
}

type Word = { readonly words: string; readonly font: PDFFont; readonly gap: boolean }

/** A comma after bold words stays with them: only a space parts words. */
function wordsOf(inline: Inline, regular: PDFFont, bold: PDFFont): Word[] {
  let gap = false
  return inline.flatMap((run) => {
    const font = run.bold ? bold : regular
    const parts = run.text.split(' ')
    return parts.flatMap((words, index) => {
      if (index > 0) gap = true
      if (words === '') return []
      const word = { words, font, gap }
      gap = false
      return [word]
    })
  })
}

function torn(words: string, font: PDFFont, size: number, room: number): string[] {
  const pieces = ['']
  for (const character of words) {
    const longer = (pieces.at(-1) ?? '') + character
    if (font.widthOfTextAtSize(longer, size) <= room || pieces.at(-1) === '') pieces[pieces.length - 1] = longer
    else pieces.push(character)
  }
  return pieces
}
