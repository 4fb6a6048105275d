import { html, type Html, NOTHING } from './html.ts'

export type At = { readonly number: number; readonly last: number; readonly offset: number }

/** The page asked for, within what there is. */
export function pageOf(asked: string | undefined, count: number, rows: number): At {
  const last = Math.max(1, Math.ceil(count / rows))
  const number = Math.min(Math.max(1, Number.parseInt(asked ?? '1', 10) || 1), last)
  return { number, last, offset: (number - 1) * rows }
}

export function pager({ number, last }: At, link: (number: number) => string): Html {
  if (last === 1) return NOTHING
  return html`<nav class="pager" aria-label="Các trang của danh sách">
    ${number > 1 ? html`<a rel="prev" href="${link(number - 1)}">← Trang trước</a>` : html`<span></span>`}
    <span>Trang ${number} / ${last}</span>
    ${number < last ? html`<a rel="next" href="${link(number + 1)}">Trang sau →</a>` : html`<span></span>`}
  </nav>`
}
