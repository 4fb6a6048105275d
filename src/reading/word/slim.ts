import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml.ts'
import type { Numberer } from './numbering.ts'
import { looksIn, over, type Looks, type Styles } from './styles.ts'

/**
 * A Word body reduced to what reading needs, in a form that mammoth reads whole: numbers of lists as text, fonts, bold and
 * alignment of styles on the runs themselves, tracked changes accepted, text boxes, fields and content controls unwrapped,
 * page breaks and pictures as bookmarks named by `MARKS`. Mammoth drops or hides each of these otherwise, and being handed
 * less it is faster than on the whole part.
 */
export function slimBody(body: XmlElement, context: SlimContext): XmlElement[] {
  const sections = sectionsOf(body)
  return new Slimmer(context, sections).blocks(body.children)
}

export type SlimContext = { readonly styles: Styles; readonly number: Numberer }

export const MARKS = { page: 'page', softPage: 'soft-page', picture: 'picture:' } as const

/** Section properties in order: the type of the next one says whether a section's end is a page's end. */
function sectionsOf(body: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of body.children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:sectPr') found.push(child)
    const own = child.name === 'w:p' ? childNamed(childNamed(child, 'w:pPr'), 'w:sectPr') : null
    if (own !== null) found.push(own)
  }
  return found
}

/** Wrappers whose content counts as if they were not there. */
const TRANSPARENT = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:fldSimple',
  'w:smartTag',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:sdtContent',
  'w:subDoc',
  'w:rt',
  'w:rubyBase',
  'w:ruby',
])

class Slimmer {
  readonly #context: SlimContext
  readonly #sections: readonly XmlElement[]
  #section = 0
  #tableDepth = 0
  #breaksInTable = 0

  constructor(context: SlimContext, sections: readonly XmlElement[]) {
    this.#context = context
    this.#sections = sections
  }

  blocks(children: readonly (XmlElement | string)[]): XmlElement[] {
    const out: XmlElement[] = []
    for (const child of children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:p') out.push(...this.#paragraph(child))
      else if (child.name === 'w:tbl') out.push(...this.#table(child))
      else if (child.name === 'w:sdt') out.push(...this.blocks(contentOf(child)))
      else if (child.name === 'mc:AlternateContent') out.push(...this.blocks(chosen(child).children))
      else if (TRANSPARENT.has(child.name)) out.push(...this.blocks(child.children))
    }
    return out
  }

  #paragraph(paragraph: XmlElement): XmlElement[] {
    const properties = childNamed(paragraph, 'w:pPr')
    const styleId = childNamed(properties, 'w:pStyle')?.attributes['w:val'] ?? null
    const style = this.#context.styles.paragraphLooks(styleId)
    const looks = over(style, looksIn(properties, null))
    const deleted = childNamed(childNamed(properties, 'w:rPr'), 'w:del') !== null
    const children: XmlElement[] = []
    if (looks.pageBreakBefore === true && this.#tableDepth === 0) children.push(mark(MARKS.page))
    const runs = this.#inline(paragraph.children, looks)
    const label = deleted ? '' : this.#label(looks)
    if (label !== '' && (this.#tableDepth > 0 || runs.some(hasText))) {
      children.push(run([text(`${label} `)], firstLooks(runs) ?? looks))
    }
    children.push(...runs)
    const own = childNamed(properties, 'w:sectPr')
    if (own !== null && this.#tableDepth === 0) {
      this.#section++
      const next = this.#sections[this.#section]
      const type = next === undefined ? null : (childNamed(next, 'w:type')?.attributes['w:val'] ?? 'nextPage')
      if (type !== null && type !== 'continuous' && type !== 'nextColumn') children.push(mark(MARKS.page))
    }
    const kept = element('w:pPr', {}, [
      ...(looks.align === null ? [] : [element('w:jc', { 'w:val': looks.align })]),
      ...(deleted ? [element('w:rPr', {}, [element('w:del')])] : []),
    ])
    return [element('w:p', {}, [kept, ...children])]
  }

  #label(looks: Looks): string {
    if (looks.numId === null || looks.numId === '0') return ''
    return this.#context.number(looks.numId, looks.level ?? 0)
  }

  #inline(children: readonly (XmlElement | string)[], paragraph: Looks): XmlElement[] {
    const out: XmlElement[] = []
    for (const child of children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:r') out.push(...this.#run(child, paragraph))
      else if (child.name === 'w:sdt') out.push(...this.#inline(contentOf(child), paragraph))
      else if (child.name === 'mc:AlternateContent') out.push(...this.#inline(chosen(child).children, paragraph))
      else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') out.push(run([text(textOf(child))], paragraph))
      else if (TRANSPARENT.has(child.name)) out.push(...this.#inline(child.children, paragraph))
    }
    return out
  }

  #run(from: XmlElement, paragraph: Looks): XmlElement[] {
    const properties = childNamed(from, 'w:rPr')
    const styleId = childNamed(properties, 'w:rStyle')?.attributes['w:val'] ?? null
    const style = this.#context.styles.characterLooks(styleId)
    const looks = over(over(paragraph, style), looksIn(null, properties))
    if (looks.vanish === true) return []
    const kept: XmlElement[] = []
    for (const child of from.children) if (typeof child !== 'string') kept.push(...this.#runChild(child))
    return kept.length === 0 ? [] : [run(kept, looks)]
  }

  #runChild(child: XmlElement): XmlElement[] {
    switch (child.name) {
      case 'w:t':
        return [text(textOf(child))]
      case 'w:tab':
      case 'w:ptab':
        return [element('w:tab')]
      case 'w:cr':
        return [element('w:br')]
      case 'w:br':
        return child.attributes['w:type'] === 'page' ? this.#break(MARKS.page) : [element('w:br')]
      case 'w:lastRenderedPageBreak':
        return this.#break(MARKS.softPage)
      case 'w:noBreakHyphen':
        return [text('-')]
      case 'w:softHyphen':
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:sym':
        return [child]
      case 'mc:AlternateContent':
        return chosen(child).children.flatMap((one) => (typeof one === 'string' ? [] : this.#runChild(one)))
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.#drawing(child)
      case 'w:ruby':
        return [text(textOf(child))]
      default:
        return []
    }
  }

  #break(name: string): XmlElement[] {
    if (this.#tableDepth === 0) return [mark(name)]
    this.#breaksInTable++
    return []
  }

  /** Pictures and text boxes of a drawing, whatever groups and shapes they lie in. */
  #drawing(drawing: XmlElement): XmlElement[] {
    const out: XmlElement[] = []
    const waiting: XmlElement[] = [drawing]
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const picture =
        one.name === 'a:blip'
          ? one.attributes['r:embed']
          : one.name === 'v:imagedata'
            ? one.attributes['r:id']
            : undefined
      if (picture !== undefined) out.push(mark(MARKS.picture + picture))
      if (one.name === 'w:txbxContent') {
        const content = element('w:txbxContent', {}, this.blocks(one.children))
        out.push(element('w:pict', {}, [element('v:textbox', {}, [content])]))
        continue
      }
      const below = one.name === 'mc:AlternateContent' ? chosen(one).children : one.children
      for (const child of below.toReversed()) if (typeof child !== 'string') waiting.push(child)
    }
    return out
  }

  #table(table: XmlElement): XmlElement[] {
    this.#tableDepth++
    const rows = this.#rows(table.children)
    this.#tableDepth--
    const out = rows.length === 0 ? [] : [element('w:tbl', {}, rows)]
    if (this.#tableDepth > 0 || this.#breaksInTable === 0) return out
    this.#breaksInTable = 0
    return [...out, element('w:p', {}, [mark(MARKS.softPage)])]
  }

  #rows(children: readonly (XmlElement | string)[]): XmlElement[] {
    const rows: XmlElement[] = []
    for (const child of children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:sdt') rows.push(...this.#rows(contentOf(child)))
      else if (TRANSPARENT.has(child.name)) rows.push(...this.#rows(child.children))
      else if (child.name === 'w:tr') {
        const properties = childNamed(child, 'w:trPr')
        if (childNamed(properties, 'w:del') !== null) continue
        const before = Number(childNamed(properties, 'w:gridBefore')?.attributes['w:val'] ?? 0)
        const indent = before > 0 && before < 64 ? [element('w:tc', {}, [spanProperties(before), element('w:p')])] : []
        rows.push(element('w:tr', {}, [...indent, ...this.#cells(child.children)]))
      }
    }
    return rows
  }

  #cells(children: readonly (XmlElement | string)[]): XmlElement[] {
    const cells: XmlElement[] = []
    for (const child of children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:sdt') cells.push(...this.#cells(contentOf(child)))
      else if (TRANSPARENT.has(child.name)) cells.push(...this.#cells(child.children))
      else if (child.name === 'w:tc') {
        const properties = childNamed(child, 'w:tcPr')
        const kept = [childNamed(properties, 'w:gridSpan'), childNamed(properties, 'w:vMerge')].filter(
          (one) => one !== null,
        )
        cells.push(element('w:tc', {}, [element('w:tcPr', {}, kept), ...this.blocks(child.children)]))
      }
    }
    return cells
  }
}

/** A content control whose prompt still stands in it ("Click here to enter text") holds nothing. */
function contentOf(control: XmlElement): readonly (XmlElement | string)[] {
  const prompt = childNamed(childNamed(control, 'w:sdtPr'), 'w:showingPlcHdr')
  return prompt === null ? (childNamed(control, 'w:sdtContent')?.children ?? []) : []
}

/** The richer of two renderings of the same thing: never both. */
function chosen(alternate: XmlElement): XmlElement {
  return childNamed(alternate, 'mc:Choice') ?? childNamed(alternate, 'mc:Fallback') ?? element('mc:Choice')
}

function run(children: XmlElement[], looks: Looks): XmlElement {
  const properties = element('w:rPr', {}, [
    ...(looks.font === null ? [] : [element('w:rFonts', { 'w:ascii': looks.font })]),
    ...(looks.bold === true ? [element('w:b')] : []),
    ...(looks.caps === true ? [element('w:caps')] : []),
  ])
  return element('w:r', {}, [properties, ...children])
}

/** A list's number looks like the words after it. */
function firstLooks(runs: readonly XmlElement[]): Looks | null {
  const first = runs.find(hasText)
  return first === undefined ? null : looksIn(null, childNamed(first, 'w:rPr'))
}

function hasText(one: XmlElement): boolean {
  return childrenNamed(one, 'w:t').some((child) => textOf(child).trim() !== '')
}

function mark(name: string): XmlElement {
  return element('w:bookmarkStart', { 'w:name': name })
}

function text(value: string): XmlElement {
  return element('w:t', {}, [value])
}

function spanProperties(span: number): XmlElement {
  return element('w:tcPr', {}, [element('w:gridSpan', { 'w:val': String(span) })])
}

function element(
  name: string,
  attributes: Record<string, string> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return { name, attributes, children: [...children] }
}
