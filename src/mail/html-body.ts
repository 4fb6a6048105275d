import { Parser } from 'htmlparser2'
import { MAIL_LIMITS } from './limits.ts'

/** What an HTML body says and shows. */
export type HtmlBody = {
  readonly text: string
  /** Targets of links, in order, as written. */
  readonly links: readonly string[]
  /** Pictures that it shows by cid: or by data:, with the size that the page gives them in pixels, where it gives one. */
  readonly pictures: readonly ShownPicture[]
}

export type ShownPicture = { readonly source: string; readonly width: number | null; readonly height: number | null }

/** Reads an HTML body: text with a line per block, cells of a row parted by tabs; scripts, styles and heads left out. */
export function readHtmlBody(html: string): HtmlBody {
  const writer = createWriter()
  const links: string[] = []
  const pictures: ShownPicture[] = []
  let silent = 0
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (depth > MAIL_LIMITS.htmlDepth) parser.pause()
        if (SILENT.has(name)) silent++
        if (name === 'a' && attributes['href'] !== undefined) links.push(attributes['href'])
        if (name === 'img' && attributes['src'] !== undefined) pictures.push(shown(attributes['src'], attributes))
        if (name === 'br') writer.line()
        else if (name === 'td' || name === 'th') writer.tab()
        else if (BLOCKS.has(name)) writer.block()
      },
      ontext(text) {
        if (silent === 0) writer.text(text)
      },
      onclosetag(name) {
        depth--
        if (SILENT.has(name)) silent--
        if (BLOCKS.has(name)) writer.block()
      },
    },
    { decodeEntities: true },
  )
  const cut = html.slice(0, MAIL_LIMITS.html)
  // The parser's own cost grows with the square of the depth, so no more is fed to it once it is past the limit.
  for (let at = 0; at < cut.length && depth <= MAIL_LIMITS.htmlDepth; at += SLICE)
    parser.write(cut.slice(at, at + SLICE))
  if (depth > MAIL_LIMITS.htmlDepth) return { text: stripTags(cut), links, pictures }
  parser.end()
  return { text: writer.finish(), links, pictures }
}

const SLICE = 16_384
const SILENT = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'object', 'svg'])
const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tfoot tr ul'.split(
    ' ',
  ),
)

/** Pieces are joined once at the end: asking a growing text for its last letter copies it every time. */
function createWriter() {
  const pieces: string[] = []
  let last = '\n'
  let pendingBlank = false
  const write = (piece: string) => {
    if (piece === '') return
    pieces.push(piece)
    last = piece.at(-1) ?? last
  }
  return {
    text(text: string) {
      const tidy = text.replace(/\s+/g, ' ')
      if (tidy === ' ') {
        pendingBlank = true
        return
      }
      if (last !== '\n' && last !== '\t' && (pendingBlank || tidy.startsWith(' '))) write(' ')
      write(tidy.trim())
      pendingBlank = tidy.endsWith(' ')
    },
    line() {
      write('\n')
      pendingBlank = false
    },
    block() {
      if (last !== '\n') write('\n')
      pendingBlank = false
    },
    tab() {
      if (last !== '\n') write('\t')
      pendingBlank = false
    },
    finish() {
      return tidyText(pieces.join(''))
    },
  }
}

/** Blank lines at most one after another, no blanks at line ends. */
export function tidyText(text: string): string {
  const lines: string[] = []
  for (const line of text.replaceAll('\u{a0}', ' ').split(/\r\n|\n|\r/)) {
    const tidy = line.trimEnd()
    if (tidy === '' && (lines.at(-1) ?? '') === '') continue
    lines.push(tidy)
  }
  return lines.join('\n').trim()
}

/** For markup too deep to parse: what stands outside of angle brackets. One pass. */
function stripTags(html: string): string {
  const pieces: string[] = []
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    pieces.push(html.slice(at, open))
    const close = html.indexOf('>', open)
    if (close < 0) return tidyText(pieces.join('\n'))
    at = close + 1
  }
  pieces.push(html.slice(at))
  return tidyText(pieces.join('\n'))
}

function shown(source: string, attributes: Record<string, string>): ShownPicture {
  return { source, width: pixels(attributes, 'width'), height: pixels(attributes, 'height') }
}

function pixels(attributes: Record<string, string>, side: 'width' | 'height'): number | null {
  const style = new RegExp(`(?:^|[;\\s])${side}:\\s{0,5}([\\d.]{1,8})(px|pt|in|cm)`, 'i').exec(
    (attributes['style'] ?? '').slice(0, 1000),
  )
  const unit = { px: 1, pt: 4 / 3, in: 96, cm: 37.8 }[style?.[2]?.toLowerCase() ?? '']
  if (style !== null && unit !== undefined) return Number(style[1]) * unit
  const attribute = /^\s*(\d{1,6})(?:px)?\s*$/.exec(attributes[side] ?? '')
  return attribute === null ? null : Number(attribute[1])
}
