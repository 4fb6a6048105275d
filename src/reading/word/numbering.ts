import { childNamed, childrenNamed, type XmlElement } from '../xml.ts'

/** Gives automatic labels ("1.", "a)", "II.") in the order of the paragraphs that ask for them; '' where there is none. */
export type Numberer = (numId: string, level: number) => string

export type Level = {
  readonly start: number
  readonly format: string
  readonly text: string
  /** The level whose advance makes this one start again (0: none); null: any level above (ECMA-376 part 1, 17.9.10). */
  readonly restart: number | null
  readonly legal: boolean
}

export type List = {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

export function createNumberer(root: XmlElement | null, numIdOfStyle: (styleId: string) => string | null): Numberer {
  return numbererOf(readLists(root, numIdOfStyle))
}

/** Counts the paragraphs of lists known by their ids. */
export function numbererOf(lists: ReadonlyMap<string, List>): Numberer {
  /** Lists made from one abstract list count on together, unless one says where it starts. */
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return (numId, level) => {
    const list = lists.get(numId)
    const here = list?.levels.get(level)
    if (list === undefined || here === undefined || level > 8) return ''
    const counts = counters.get(list.abstractId) ?? []
    counters.set(list.abstractId, counts)
    const start = list.starts.get(level)
    if (start !== undefined && !started.has(`${numId} ${level}`)) {
      started.add(`${numId} ${level}`)
      counts[level] = start
    } else {
      const now = counts[level]
      counts[level] = now === undefined ? here.start : now + 1
    }
    for (let deeper = level + 1; deeper < 9; deeper++) {
      const restart = list.levels.get(deeper)?.restart
      if (restart === null || restart === undefined || (restart > 0 && level < restart)) counts[deeper] = undefined
    }
    return labelOf((one) => list.levels.get(one), here, counts)
  }
}

/** A level's text with the counts put in. */
export function labelOf(
  levelAt: (level: number) => Level | undefined,
  here: Level,
  counts: readonly (number | undefined)[],
): string {
  if (here.format === 'bullet') return /^[-–—+*o•]$/.test(here.text) && here.text !== 'o' ? here.text : '-'
  if (here.format === 'none') return ''
  return here.text
    .replaceAll(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1
      const of = levelAt(level)
      const count = counts[level] ?? of?.start ?? 1
      return formatNumber(count, here.legal ? 'decimal' : (of?.format ?? 'decimal'))
    })
    .trim()
}

function readLists(root: XmlElement | null, numIdOfStyle: (styleId: string) => string | null): Map<string, List> {
  const lists = new Map<string, List>()
  if (root === null) return lists
  const abstracts = new Map<string, XmlElement>()
  for (const one of childrenNamed(root, 'w:abstractNum')) abstracts.set(one.attributes['w:abstractNumId'] ?? '', one)
  const linked: [string, string][] = []
  for (const num of childrenNamed(root, 'w:num')) {
    const numId = num.attributes['w:numId'] ?? ''
    const abstractId = childNamed(num, 'w:abstractNumId')?.attributes['w:val'] ?? ''
    const abstract = abstracts.get(abstractId)
    if (abstract === undefined) continue
    const link = childNamed(abstract, 'w:numStyleLink')?.attributes['w:val']
    if (link !== undefined) linked.push([numId, link])
    const levels = readLevels(abstract)
    const starts = new Map<number, number>()
    for (const override of childrenNamed(num, 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl'])
      for (const [index, own] of readLevels(override)) levels.set(index, own)
      const start = childNamed(override, 'w:startOverride')?.attributes['w:val']
      if (start !== undefined) starts.set(level, Number(start))
    }
    lists.set(numId, { abstractId, levels, starts })
  }
  for (const [numId, style] of linked) {
    const target = lists.get(numIdOfStyle(style) ?? '')
    if (target !== undefined) lists.set(numId, target)
  }
  return lists
}

function readLevels(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const one of childrenNamed(element, 'w:lvl')) {
    const value = (name: string) => childNamed(one, name)?.attributes['w:val']
    const restart = value('w:lvlRestart')
    levels.set(Number(one.attributes['w:ilvl'] ?? 0), {
      start: Number(value('w:start') ?? 1),
      format: value('w:numFmt') ?? 'decimal',
      text: value('w:lvlText') ?? '',
      restart: restart === undefined ? null : Number(restart),
      legal: childNamed(one, 'w:isLgl') !== null,
    })
  }
  return levels
}

/** Numbers as Word writes them (ECMA-376 part 1, 17.18.59), those that Vietnamese offices use. */
export function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperLetter':
      return letters(count)
    case 'lowerLetter':
      return letters(count).toLowerCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(count)
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  let left = count
  let out = ''
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      out += sign
      left -= value
    }
  }
  return out
}

/** After Z comes AA, then BB: Word repeats the letter. */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count)
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}
