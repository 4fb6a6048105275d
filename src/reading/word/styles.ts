import { childNamed, childrenNamed, type XmlElement } from '../xml.ts'

/** What a style, or a paragraph or run itself, says of looks; null where it says nothing. */
export type Looks = {
  readonly bold: boolean | null
  readonly caps: boolean | null
  readonly vanish: boolean | null
  readonly font: string | null
  readonly align: string | null
  readonly numId: string | null
  readonly level: number | null
  readonly pageBreakBefore: boolean | null
}

export type Styles = {
  /** Looks that a paragraph starts from: the document's defaults and its style, or the standard one (ECMA-376 part 1, 17.7.2). */
  readonly paragraphLooks: (styleId: string | null) => Looks
  /** Looks that a character style adds to the paragraph's. */
  readonly characterLooks: (styleId: string | null) => Looks
  /** The numbering of a numbering style (17.9.27). */
  readonly numIdOf: (styleId: string) => string | null
}

const NO_LOOKS: Looks = {
  bold: null,
  caps: null,
  vanish: null,
  font: null,
  align: null,
  numId: null,
  level: null,
  pageBreakBefore: null,
}

export function readStyles(root: XmlElement | null): Styles {
  const elements = new Map<string, XmlElement>()
  let standard: string | null = null
  for (const style of root === null ? [] : childrenNamed(root, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    elements.set(id, style)
    if (style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default'], false)) standard = id
  }
  const known = new Map<string, Looks>()
  const resolve = (id: string, seen: number): Looks => {
    const before = known.get(id)
    if (before !== undefined) return before
    const style = elements.get(id)
    if (style === undefined || seen > 20) return NO_LOOKS
    const base = childNamed(style, 'w:basedOn')?.attributes['w:val']
    const own = looksIn(childNamed(style, 'w:pPr'), childNamed(style, 'w:rPr'))
    const looks = base === undefined ? own : over(resolve(base, seen + 1), own)
    known.set(id, looks)
    return looks
  }
  const defaults = childNamed(root, 'w:docDefaults')
  const ground = looksIn(
    childNamed(childNamed(defaults, 'w:pPrDefault'), 'w:pPr'),
    childNamed(childNamed(defaults, 'w:rPrDefault'), 'w:rPr'),
  )
  return {
    paragraphLooks: (id) => {
      const style = id ?? standard
      return style === null ? ground : over(ground, resolve(style, 0))
    },
    characterLooks: (id) => (id === null ? NO_LOOKS : resolve(id, 0)),
    numIdOf: (id) => resolve(id, 0).numId,
  }
}

/** `own` where it says something, else `base`. */
export function over(base: Looks, own: Looks): Looks {
  return {
    bold: own.bold ?? base.bold,
    caps: own.caps ?? base.caps,
    vanish: own.vanish ?? base.vanish,
    font: own.font ?? base.font,
    align: own.align ?? base.align,
    numId: own.numId ?? base.numId,
    level: own.level ?? base.level,
    pageBreakBefore: own.pageBreakBefore ?? base.pageBreakBefore,
  }
}

export function looksIn(paragraph: XmlElement | null, run: XmlElement | null): Looks {
  const numbering = childNamed(paragraph, 'w:numPr')
  const level = childNamed(numbering, 'w:ilvl')?.attributes['w:val']
  return {
    bold: toggle(run, 'w:b'),
    caps: toggle(run, 'w:caps'),
    vanish: toggle(run, 'w:vanish'),
    font: fontOf(childNamed(run, 'w:rFonts')),
    align: childNamed(paragraph, 'w:jc')?.attributes['w:val'] ?? null,
    numId: childNamed(numbering, 'w:numId')?.attributes['w:val'] ?? null,
    level: level === undefined ? null : Number(level),
    pageBreakBefore: toggle(paragraph, 'w:pageBreakBefore'),
  }
}

/** The font of letters above ASCII (hAnsi) decides what they mean; where it is an ordinary one, that of ASCII may still be a legacy font. */
function fontOf(fonts: XmlElement | null): string | null {
  const high = fonts?.attributes['w:hAnsi'] ?? null
  const ascii = fonts?.attributes['w:ascii'] ?? null
  return high !== null && ascii !== null && /^(?:\.vn|vni)/i.test(ascii) ? ascii : (high ?? ascii)
}

function toggle(element: XmlElement | null, name: string): boolean | null {
  const child = childNamed(element, name)
  return child === null ? null : isOn(child.attributes['w:val'], true)
}

function isOn(value: string | undefined, absent: boolean): boolean {
  return value === undefined ? absent : value !== '0' && value !== 'false' && value !== 'off'
}
