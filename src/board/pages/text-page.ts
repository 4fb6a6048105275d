import type { Block, Page } from '#src/reading/extraction.ts'
import { findWords, type Span } from '#src/understanding/vietnamese/find-words.ts'
import { html, type Html } from '../html.ts'
import { marked } from '../mark.ts'

/** Blocks and rows shown of one page: what is longer is in the original. */
const MOST_BLOCKS = 1500
const MOST_ROWS = 1000

/** What was read of a page, as text, with words marked wherever they stand. */
export function textPage({ blocks }: Page, words: readonly string[]): Html {
  const shown = blocks.slice(0, MOST_BLOCKS)
  const spans = findWords(shown.flatMap(textsOf), words)
  let next = 0
  const own = (count: number): readonly Span[][] => spans.slice(next, (next += count))
  return html`${shown.map((block) => blockView(block, own(textsOf(block).length)))}
  ${blocks.length > MOST_BLOCKS ? html`<p class="faint">Còn nữa; xem tiếp trong bản gốc.</p>` : ''}`
}

function textsOf(block: Block): readonly string[] {
  return block.kind === 'line' ? [block.text] : block.rows.slice(0, MOST_ROWS).flat()
}

function blockView(block: Block, spans: readonly Span[][]): Html {
  if (block.kind === 'line') {
    const text = marked(block.text, spans[0] ?? [])
    return html`<p class="${block.centred ? 'centred' : ''}">${block.bold ? html`<b>${text}</b>` : text}</p>`
  }
  let next = 0
  return html`<div class="wide" tabindex="0" role="group" aria-label="Bảng trong tệp">
    <table>
      <tbody>
        ${block.rows.slice(0, MOST_ROWS).map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${marked(cell, spans[next++] ?? [])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
