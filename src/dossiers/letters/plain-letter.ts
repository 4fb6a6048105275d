import type { Letter } from '../letter.ts'
import { clean, type Block } from './markup.ts'
import { markupHtml } from './markup-html.ts'
import { markupText } from './markup-text.ts'

/** An officer's own words as a letter: nothing in them is markup. The code stands in the subject, so that an answer is known. */
export function plainLetter(code: string, subject: string, text: string): Letter {
  const said = clean(subject.replace(/\s+/gu, ' ').trim())
  const full = said.includes(`[${code}]`) ? said : `[${code}] ${said}`.trim()
  const blocks = text
    .replace(/\r\n?/gu, '\n')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.split('\n').map((line) => clean(line.trimEnd())))
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines): Block => ({
      kind: 'paragraph',
      lines: lines.map((line) => ({ small: false, inline: [{ bold: false, text: line }] })),
    }))
  return { subject: full, text: markupText(blocks), html: markupHtml(blocks, { language: 'vi', title: full }) }
}
