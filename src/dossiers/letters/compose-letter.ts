import type { Campaign, Wording } from '../campaign.ts'
import type { Letter, LetterFacts } from '../letter.ts'
import { letterValues, spokenOf } from './letter-values.ts'
import { clean, parseMarkup, type Block } from './markup.ts'
import { markupHtml } from './markup-html.ts'
import { markupText } from './markup-text.ts'
import { deservesSlip, type ReceiptSlip, SLIP_TEMPLATE, slipOf } from './receipt-slip.ts'
import { createTemplateEngine, type TemplateValues } from './template-engine.ts'

/** Characters of a subject: what fits two lines of a phone's list, and stays clear of the 998 octets of a header line (RFC 5322). */
export const SUBJECT_CHARACTERS = 180

/**
 * The letter that tells these facts, in the campaign's wording: the subject carries every dossier's code, the text part stands alone,
 * the HTML part says the same. Throws where the wording has no template for the kind, or one that can't be rendered
 * (the rules loader reports both before a campaign is used).
 */
export function composeLetter(facts: LetterFacts): Letter {
  const codes = spokenOf(facts).map(({ code }) => code)
  const letter = composed(facts.campaign, templateOf(facts), letterValues(facts), codes)
  return facts.campaign.receiptSlip === true && deservesSlip(facts) ? { ...letter, slip: composeSlip(facts) } : letter
}

/** The slip that tells these facts, in the campaign's wording. */
export function composeSlip(facts: LetterFacts): ReceiptSlip {
  const [title, body] = rendered(facts.campaign, SLIP_TEMPLATE, letterValues(facts))
  return slipOf(facts, plainWords(title), parseMarkup(body))
}

/** Name of the template that tells these facts. */
export function templateOf({ kind, again, secret }: Pick<LetterFacts, 'kind' | 'again' | 'secret'>): string {
  if (secret === true) return 'secret-mark'
  return kind === 'receipt' && again === true ? 'resend' : kind
}

/** A letter of the campaign's wording; `codes` stand before its subject. */
export function composed(
  campaign: Campaign,
  template: string,
  values: TemplateValues,
  codes: readonly string[],
): Letter {
  const [first, rest] = rendered(campaign, template, values)
  const blocks = withoutRepeats(parseMarkup(rest))
  return {
    subject: subjectOf(codes, first),
    text: markupText(blocks),
    html: markupHtml(blocks, { language: 'vi', title: subjectOf(codes, first) }),
  }
}

/** Its first line, and what follows. */
function rendered(campaign: Campaign, template: string, values: TemplateValues): [first: string, rest: string] {
  const words = engineFor(campaign).render(template, values).trimStart()
  const end = words.indexOf('\n')
  return end === -1 ? [words, ''] : [words.slice(0, end), words.slice(end + 1)]
}

/** A mail that feeds two dossiers has what holds for both said once. */
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const told = new Set<string>()
  return blocks.filter((block) => {
    const key = JSON.stringify(block)
    const repeated = block.kind !== 'rule' && told.has(key)
    told.add(key)
    return !repeated
  })
}

/** Codes first, whatever the template says: replies are matched by them, and people read them out over the phone. */
function subjectOf(all: readonly string[], line: string): string {
  const codes = all.filter((code) => code !== '').map((code) => `[${code}]`)
  const said = plainWords(line)
  const room = SUBJECT_CHARACTERS - codes.join(' ').length - 1
  return [...codes, said.length <= room ? said : cut(said, room)].filter((part) => part !== '').join(' ')
}

function plainWords(line: string): string {
  const words = parseMarkup(line).flatMap((block) => (block.kind === 'paragraph' ? block.lines : []))
  return clean(words.flatMap((each) => each.inline.map((run) => run.text)).join(''))
}

function cut(said: string, room: number): string {
  const kept = said.slice(0, Math.max(0, room - 1))
  return kept === '' ? '' : `${kept.slice(0, Math.max(0, kept.lastIndexOf(' '))).trimEnd()}…`
}

/** Templates are parsed once per campaign, not once per letter. */
const engines = new WeakMap<Wording, ReturnType<typeof createTemplateEngine>>()

export function engineFor(campaign: Campaign): ReturnType<typeof createTemplateEngine> {
  const known = engines.get(campaign.wording)
  if (known) return known
  const engine = createTemplateEngine(campaign.wording)
  engines.set(campaign.wording, engine)
  return engine
}
