import { html } from 'hono/html'

export { html }

/** Escaped by construction: whatever is put into the template as a string is text. */
export type Html = ReturnType<typeof html>

/** The hidden field that every form which changes something must carry. */
export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`
}

/** Nothing, where a template wants something. */
export const NOTHING: Html = html``

/** An address that may be broken after its dots and before its @, and nowhere else. */
export function breakable(address: string): Html {
  return html`${address.split(/(?<=\.)|(?=@)/u).map((part, index) => html`${index === 0 ? NOTHING : html`<wbr />`}${part}`)}`
}
