import { Liquid, LiquidError } from 'liquidjs'

import type { Wording } from '../campaign.ts'
import { literal } from './markup.ts'

/** What a template may do: enough for a letter, nothing that reaches a file, another scope or raw output. */
const TAGS = ['if', 'unless', 'case', 'for', 'assign', 'comment', 'render', '#'] as const
const FILTERS = ['upcase', 'downcase', 'size', 'first', 'last', 'join', 'default', 'plus', 'minus'] as const

/** Marks where a partial ends: the line ends before it go, so that a partial can stand in the middle of a line. */
const PARTIAL_END = '\uf8ff'

const RENDER_MS = 2_000
export const SOURCE_CHARACTERS = 200_000
const OBJECTS = 1_000_000

export type TemplateValue =
  | string
  | number
  | boolean
  | readonly TemplateValue[]
  | { readonly [key: string]: TemplateValue }
export type TemplateValues = Readonly<Record<string, TemplateValue>>

/**
 * Renders templates by name against values. Every value is put out as literal words (markup.ts); an unknown placeholder, filter
 * or partial is an error, never a gap in a letter. Errors carry the template's name, line and column (`templateFault`).
 */
export function createTemplateEngine(wording: Wording): { render(name: string, values: TemplateValues): string } {
  const engine = bareEngine(wording)
  const parsed = new Map<string, ReturnType<Liquid['parse']>>()
  return {
    render(name, values) {
      const source = wording[name]
      if (!source)
        throw new Error(`Wording: there is no template '${name}'; expected one of ${Object.keys(wording).join(', ')}`)
      const template = parsed.get(name) ?? engine.parse(prepare(source.source), name)
      parsed.set(name, template)
      // As globals, because a partial sees globals and its own parameters only.
      return String(engine.renderSync(template, {}, { globals: values })).replace(/\s*\uf8ff/gu, '')
    },
  }
}

/** The engine itself, for checks that look into templates without rendering them. */
export function bareEngine(wording: Wording): Liquid {
  const engine = new Liquid({
    templates: Object.fromEntries(
      Object.entries(wording).map(([name, each]) => [name, prepare(each.source) + PARTIAL_END]),
    ),
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // `{% render name %}` with a name from a value would let a value choose what is said.
    dynamicPartials: false,
    // Partials would otherwise be parsed again for every letter.
    cache: true,
    greedy: false,
    outputEscape: say,
    parseLimit: SOURCE_CHARACTERS,
    renderLimit: RENDER_MS,
    memoryLimit: OBJECTS,
  })
  for (const tag of Object.keys(engine.tags)) if (!TAGS.some((each) => each === tag)) delete engine.tags[tag]
  for (const filter of Object.keys(engine.filters))
    if (!FILTERS.some((each) => each === filter)) engine.unregisterFilter(filter)
  return engine
}

function say(value: unknown): string {
  if (Array.isArray(value)) return value.map(say).join('')
  return typeof value === 'string' || typeof value === 'number' ? literal(String(value)) : ''
}

/**
 * Makes a line that holds control tags only vanish with its line end, so that `{% if %}` on a line of its own leaves no blank
 * line (a blank line parts paragraphs). Lines stay lines: error positions hold.
 */
export function prepare(source: string): string {
  return source
    .replace(/[\ufeff\ue000-\uf8ff]/gu, '')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC')
    .split('\n')
    .map((line) =>
      isControl(line)
        ? line
            .trim()
            .replace(/^\{%-?/u, '{%-')
            .replace(/-?%\}$/u, '-%}')
        : line,
    )
    .join('\n')
}

function isControl(line: string): boolean {
  const bare = line.trim().replace(/^\{%-?\s*comment\s*-?%\}.*\{%-?\s*endcomment\s*-?%\}$/u, '{% comment %}')
  const tags = bare.match(/\{%-?\s*(?:#|[a-z])[^%]{0,500}%\}/gu)
  if (!tags || tags.join('') !== bare.replaceAll(/%\}\s+\{%/gu, '%}{%')) return false
  return !tags.some((tag) => /^\{%-?\s*render\b/u.test(tag))
}

/** Where and why a template can't be parsed or rendered. `unknown` is a name it uses that is not there. */
export type TemplateTrouble = {
  /** The template that holds the fault: a partial, perhaps. */
  readonly name?: string
  readonly line: number
  readonly column: number
  readonly unknown?: string
  readonly message?: string
}

export function templateTrouble(error: unknown, wording: Wording): TemplateTrouble {
  if (!LiquidError.is(error))
    return { line: 1, column: 1, message: inVietnamese(error instanceof Error ? error.message : String(error)) }
  const [line = 1, column = 1] = error.token.getPosition()
  const name = Object.keys(wording).find((each) => {
    const source = prepare(wording[each]?.source ?? '')
    return error.token.input === source || error.token.input === source + PARTIAL_END
  })
  const unknown = /undefined variable: ([\w.-]+)/u.exec(error.message)?.[1]
  return {
    ...(name === undefined ? {} : { name }),
    line,
    column,
    ...(unknown === undefined ? { message: inVietnamese(error.message) } : { unknown }),
  }
}

/** The library's own words for the mistakes that people make; what else it says is passed on. */
function inVietnamese(message: string): string {
  const said = message
    .replace(/, (?:file|line):.*$/su, '')
    .replaceAll('{%- ', '{% ')
    .replaceAll(' -%}', ' %}')
  const known: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
    [/tag (.*) not closed/u, ([, tag = '']) => `${tag} chưa có thẻ đóng`],
    [/tag "(.*)" not found/u, ([, tag = '']) => `thẻ "${tag}" không dùng được trong lời thư`],
    [/undefined filter: (.*)/u, ([, filter = '']) => `"| ${filter}" không dùng được trong lời thư`],
    [/output "(.*)" not closed/u, ([, output = '']) => `${output} thiếu dấu }}`],
    [/Failed to lookup "(.*?)"/u, ([, name = '']) => `không có tệp partials/${name}.txt`],
    [/limit exceeded/u, () => 'lời thư quá dài hoặc lặp quá nhiều lần'],
    [/call stack/u, () => 'một phần của thư gọi lại chính nó'],
  ]
  for (const [pattern, wordsFor] of known) {
    const found = pattern.exec(said)
    if (found) return wordsFor(found)
  }
  return said.slice(0, 200)
}
