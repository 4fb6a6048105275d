/** HTML that is sound by construction: made by the tag below and by nothing else. */
export type Html = { readonly html: string }

type Piece = Html | string | number | null | readonly Piece[]

/** html`<b>${words}</b>`: what is put in is escaped, unless this tag made it; lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return made(strings.reduce((all, part, index) => `${all}${said(pieces[index - 1] ?? null)}${part}`))
}

const known = new WeakSet<object>()

function made(text: string): Html {
  const value = { html: text }
  known.add(value)
  return value
}

function said(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece === 'object')
    return 'html' in piece ? (known.has(piece) ? piece.html : '') : piece.map(said).join('')
  return escapeHtml(String(piece))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
}
