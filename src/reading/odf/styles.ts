import type { Level } from '../word/numbering.ts'
import { childNamed, childrenNamed, type XmlElement } from '../xml.ts'

export type OdfLooks = {
  readonly font: string | null
  readonly bold: boolean | null
  readonly caps: boolean | null
  readonly hidden: boolean | null
  readonly centred: boolean | null
  readonly breakBefore: boolean | null
  readonly breakAfter: boolean | null
  readonly list: string | null
}

export type OdfStyles = {
  readonly looksOf: (family: 'paragraph' | 'text', name: string | undefined) => OdfLooks
  readonly levelOf: (list: string, level: number) => Level | null
}

const NO_ODF_LOOKS: OdfLooks = {
  font: null,
  bold: null,
  caps: null,
  hidden: null,
  centred: null,
  breakBefore: null,
  breakAfter: null,
  list: null,
}

/** Styles of both parts of a document, those made by hand over those with names (ODF 1.3, 16). */
export function readOdfStyles(roots: readonly (XmlElement | null)[]): OdfStyles {
  const elements = new Map<string, XmlElement>()
  const lists = new Map<string, XmlElement>()
  const faces = new Map<string, string>()
  for (const root of roots) {
    for (const face of childrenNamed(childNamed(root, 'office:font-face-decls') ?? EMPTY, 'style:font-face')) {
      faces.set(
        face.attributes['style:name'] ?? '',
        (face.attributes['svg:font-family'] ?? '').replaceAll(/^'|'$/g, ''),
      )
    }
    for (const part of ['office:styles', 'office:automatic-styles']) {
      for (const style of childNamed(root, part)?.children ?? []) {
        if (typeof style === 'string') continue
        const family = style.attributes['style:family'] ?? ''
        if (style.name === 'style:default-style') elements.set(`${family} `, style)
        if (style.name === 'style:style') elements.set(`${family} ${style.attributes['style:name'] ?? ''}`, style)
        if (style.name === 'text:list-style') lists.set(style.attributes['style:name'] ?? '', style)
      }
    }
  }
  const known = new Map<string, OdfLooks>()
  const resolve = (key: string, family: string, depth: number): OdfLooks => {
    const before = known.get(key)
    if (before !== undefined) return before
    const style = elements.get(key)
    if (style === undefined || depth > 20) return NO_ODF_LOOKS
    const parent = style.attributes['style:parent-style-name']
    const base =
      parent === undefined
        ? family === 'paragraph' && key !== 'paragraph '
          ? resolve('paragraph ', family, depth + 1)
          : NO_ODF_LOOKS
        : resolve(`${family} ${parent}`, family, depth + 1)
    const looks = odfOver(base, looksIn(style, faces))
    known.set(key, looks)
    return looks
  }
  return {
    looksOf: (family, name) => (name === undefined ? NO_ODF_LOOKS : resolve(`${family} ${name}`, family, 0)),
    levelOf: (list, level) => {
      const style = lists.get(list)
      const found = style?.children.find(
        (one) => typeof one !== 'string' && Number(one.attributes['text:level']) === level + 1,
      )
      return found === undefined || typeof found === 'string' ? null : toLevel(found)
    },
  }
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] }

export function odfOver(base: OdfLooks, own: OdfLooks): OdfLooks {
  return {
    font: own.font ?? base.font,
    bold: own.bold ?? base.bold,
    caps: own.caps ?? base.caps,
    hidden: own.hidden ?? base.hidden,
    centred: own.centred ?? base.centred,
    breakBefore: own.breakBefore ?? base.breakBefore,
    breakAfter: own.breakAfter ?? base.breakAfter,
    list: own.list ?? base.list,
  }
}

function looksIn(style: XmlElement, faces: ReadonlyMap<string, string>): OdfLooks {
  const text = childNamed(style, 'style:text-properties')?.attributes ?? {}
  const paragraph = childNamed(style, 'style:paragraph-properties')?.attributes ?? {}
  const is = (value: string | undefined, wanted: RegExp) => (value === undefined ? null : wanted.test(value))
  const face = text['style:font-name']
  const master = style.attributes['style:master-page-name']
  return {
    font: (face === undefined ? undefined : (faces.get(face) ?? face)) ?? text['fo:font-family'] ?? null,
    bold: is(text['fo:font-weight'], /bold|[6-9]00/),
    caps: is(text['fo:text-transform'], /uppercase/),
    hidden: is(text['text:display'], /none/),
    centred: is(paragraph['fo:text-align'], /center/),
    breakBefore: master !== undefined && master !== '' ? true : is(paragraph['fo:break-before'], /page/),
    breakAfter: is(paragraph['fo:break-after'], /page/),
    list: style.attributes['style:list-style-name'] ?? null,
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  I: 'upperRoman',
  i: 'lowerRoman',
  A: 'upperLetter',
  a: 'lowerLetter',
  '': 'none',
}

function toLevel(element: XmlElement): Level {
  if (element.name === 'text:list-level-style-bullet') {
    return {
      start: 1,
      format: 'bullet',
      text: element.attributes['text:bullet-char'] ?? '-',
      restart: null,
      legal: false,
    }
  }
  const level = Number(element.attributes['text:level'] ?? 1)
  const shown = Number(element.attributes['text:display-levels'] ?? 1)
  const inner = Array.from({ length: shown }, (_, i) => `%${level - shown + i + 1}`).join('.')
  const whole = element.attributes['loext:num-list-format'] ?? element.attributes['style:num-list-format']
  const text =
    whole === undefined
      ? (element.attributes['style:num-prefix'] ?? '') + inner + (element.attributes['style:num-suffix'] ?? '')
      : whole.replaceAll(/%(\d)%/g, '%$1')
  const format = element.attributes['style:num-format'] ?? ''
  return {
    start: Number(element.attributes['text:start-value'] ?? 1),
    format: FORMATS[format] ?? 'decimal',
    text: format === '' ? '' : text,
    restart: null,
    legal: false,
  }
}
