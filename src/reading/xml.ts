/**
 * XML as a tree of plain objects, for the parts of office files. Forgiving: a text cut short gives what came before the cut.
 * Document type definitions are skipped, so no entity is ever defined and none can grow (XML 1.0 section 4.4).
 */
export type XmlElement = {
  /** With its usual prefix (`w:p`), whatever prefix the file itself uses, where `prefixes` knew the namespace. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** Elements inside each other at most; Word nests tables three or four deep, which makes some fifty. */
const MOST_DEEP = 400

export class XmlTooDeep extends Error {}

/** The root element, or null where there is none. */
export function parseXml(text: string, prefixes: Readonly<Record<string, string>> = {}): XmlElement | null {
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [top]
  let names: ReadonlyMap<string, string> = new Map()
  const scopes: ReadonlyMap<string, string>[] = []
  let at = 0
  while (at < text.length) {
    const less = text.indexOf('<', at)
    const here = open[open.length - 1] ?? top
    if (less !== at) addText(here, unescapeXml(text.slice(at, less < 0 ? text.length : less)))
    if (less < 0) break
    const second = text.charCodeAt(less + 1)
    if (second === 0x21 /* ! */ || second === 0x3f /* ? */) {
      at = skipMarkup(text, less, here)
      continue
    }
    const end = endOfTag(text, less + 1)
    if (end < 0) break
    if (second === 0x2f /* / */) {
      closeTag(open, translate(text.slice(less + 2, end).trim(), names))
      names = scopes.length >= open.length ? (scopes.splice(open.length - 1)[0] ?? names) : names
      at = end + 1
      continue
    }
    const selfClosing = text.charCodeAt(end - 1) === 0x2f
    const raw = readTag(text.slice(less + 1, selfClosing ? end - 1 : end))
    const outer = names
    names = declare(raw.attributes, names, prefixes)
    const element = { name: translate(raw.name, names), attributes: translateAll(raw.attributes, names), children: [] }
    here.children.push(element)
    if (selfClosing) {
      names = outer
    } else {
      if (open.length > MOST_DEEP) throw new XmlTooDeep(`more than ${MOST_DEEP} elements inside each other`)
      scopes[open.length - 1] = outer
      open.push(element)
    }
    at = end + 1
  }
  return top.children.find((child) => typeof child !== 'string') ?? null
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

export function childNamed(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child
  return null
}

/** All text below, in order. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

function addText(element: XmlElement, text: string): void {
  if (text !== '') element.children.push(text)
}

/** Comments, CDATA, processing instructions, document types. Returns where the text goes on. */
function skipMarkup(text: string, at: number, here: XmlElement): number {
  const after = (mark: string, from: number) => {
    const end = text.indexOf(mark, from)
    return end < 0 ? text.length : end + mark.length
  }
  if (text.startsWith('<!--', at)) return after('-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(']]>', at + 9)
    addText(here, text.slice(at + 9, text.startsWith(']]>', end - 3) ? end - 3 : end))
    return end
  }
  if (text.startsWith('<?', at)) return after('?>', at + 2)
  const bracket = text.indexOf('[', at)
  const close = text.indexOf('>', at)
  return bracket >= 0 && bracket < close ? after('>', after(']', bracket) - 1) : after('>', at)
}

/** The '>' that ends a tag: one inside quotes does not. */
function endOfTag(text: string, from: number): number {
  let at = from
  for (;;) {
    const close = text.indexOf('>', at)
    if (close < 0) return -1
    const quote = firstQuote(text, at, close)
    if (quote < 0) return close
    const end = text.indexOf(text.charAt(quote), quote + 1)
    if (end < 0) return -1
    at = end + 1
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22 || code === 0x27) return at
  }
  return -1
}

function closeTag(open: XmlElement[], name: string): void {
  for (let i = open.length - 1; i > 0; i--) {
    if (open[i]?.name === name) {
      open.length = i
      return
    }
  }
}

type RawTag = { readonly name: string; readonly attributes: Record<string, string> }

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function readTag(inside: string): RawTag {
  const blank = inside.search(/\s/)
  const attributes: Record<string, string> = {}
  if (blank < 0) return { name: inside, attributes }
  ATTRIBUTE.lastIndex = blank
  for (let match = ATTRIBUTE.exec(inside); match !== null; match = ATTRIBUTE.exec(inside)) {
    attributes[match[1] ?? ''] = unescapeXml(match[2] ?? match[3] ?? '')
  }
  return { name: inside.slice(0, blank), attributes }
}

/** Maps the file's own prefixes to the usual ones; the map is kept where a tag declares nothing, as nearly all do. */
function declare(
  attributes: Readonly<Record<string, string>>,
  names: ReadonlyMap<string, string>,
  prefixes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  let result: Map<string, string> | null = null
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue
    const usual = prefixes[attributes[key] ?? '']
    if (usual === undefined) continue
    result ??= new Map(names)
    result.set(key === 'xmlns' ? '' : key.slice(6), usual)
  }
  return result ?? names
}

function translate(name: string, names: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const usual = names.get(prefix)
  return usual === undefined || usual === prefix ? name : `${usual}:${name.slice(colon + 1)}`
}

function translateAll(
  attributes: Record<string, string>,
  names: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  for (const key in attributes) {
    if (!key.includes(':')) continue
    const usual = translate(key, names)
    if (usual !== key) attributes[usual] = attributes[key] ?? ''
  }
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

/** The tree as XML again, for a library that wants a text. */
export function writeXml(element: XmlElement): string {
  const out: string[] = []
  writeInto(element, out)
  return out.join('')
}

function writeInto(element: XmlElement, out: string[]): void {
  out.push('<', element.name)
  for (const key in element.attributes) out.push(' ', key, '="', escapeXml(element.attributes[key] ?? ''), '"')
  if (element.children.length === 0) {
    out.push('/>')
    return
  }
  out.push('>')
  for (const child of element.children) {
    if (typeof child === 'string') out.push(escapeXml(child))
    else writeInto(child, out)
  }
  out.push('</', element.name, '>')
}

function escapeXml(text: string): string {
  return /[&<>"\r\n\t]/.test(text)
    ? text.replaceAll(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)
    : text
}
