import type { Span } from '#src/understanding/vietnamese/find-words.ts'
import { html, type Html } from './html.ts'

/** A text with the places marked, escaped. */
export function marked(text: string, spans: readonly Span[]): Html {
  let at = 0
  const pieces = spans.map(([from, to]) => {
    const piece = html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`
    at = to
    return piece
  })
  return html`${pieces}${text.slice(at)}`
}

/** The part of a text around its first marked place, with that place in it. */
export function excerpt(text: string, spans: readonly Span[], reach: number): { text: string; spans: Span[] } {
  const from = Math.max(0, (spans[0]?.[0] ?? 0) - reach)
  const to = Math.min(text.length, from + reach * 3)
  const inside = spans.filter((span) => span[0] >= from && span[1] <= to)
  const head = from > 0 ? '…' : ''
  const shift = from - head.length
  return {
    text: head + text.slice(from, to) + (to < text.length ? '…' : ''),
    spans: inside.map(([start, end]) => [start - shift, end - shift]),
  }
}
