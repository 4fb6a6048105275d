import type { Campaign, Wording } from '../campaign.ts'
import { engineFor } from '../letters/compose-letter.ts'
import { clean, type Inline, parseMarkup } from '../letters/markup.ts'
import { sayDay } from '../letters/speak.ts'
import type { TemplateValue, TemplateValues } from '../letters/template-engine.ts'
import type { Piece, PIECE_SAMPLES } from './digest-pieces.ts'

/** Templates of the pieces: an office's own, and the program's behind it for pieces that an own file does not have. */
export const DIGEST_TEMPLATE = 'digest'
export const DIGEST_SHARED = 'digest-goc'

type ValuesOf<P extends Piece> = { readonly [name in keyof (typeof PIECE_SAMPLES)[P]]: TemplateValue }

/** Says a piece of the digest's wording. */
export type Say = {
  /** As one line. */
  <P extends Piece>(piece: P, values: ValuesOf<P>): string
  /** With its bold words. */
  readonly inline: <P extends Piece>(piece: P, values: ValuesOf<P>) => Inline
  /** Line by line, without blank ones. */
  readonly lines: <P extends Piece>(piece: P, values: ValuesOf<P>) => string[]
}

export function digestWords(campaign: Campaign): Say {
  const common = commonValues(campaign)
  const lines = (piece: Piece, values: TemplateValues): Inline[] =>
    linesOf(rendered(campaign, piece, { ...common, ...values }))
  const plain = (line: Inline): string => clean(line.map(({ text }) => text).join(''))
  const inline = (piece: Piece, values: TemplateValues): Inline =>
    lines(piece, values).flatMap((line, index) => (index === 0 ? line : [{ bold: false, text: ' ' }, ...line]))
  return Object.assign((piece: Piece, values: TemplateValues) => plain(inline(piece, values)), {
    inline,
    lines: (piece: Piece, values: TemplateValues) => lines(piece, values).map(plain),
  })
}

/** What every piece may say of the campaign. */
export function commonValues({ office, plan }: Campaign): TemplateValues {
  return {
    co_quan: office.name,
    co_quan_tat: office.shortName,
    bo_phan: office.desk,
    ke_hoach: plan.number,
    ngay_ke_hoach: sayDay(plan.date),
    ten_ke_hoach: plan.title,
  }
}

function rendered(campaign: Campaign, piece: Piece, values: TemplateValues): string {
  const { wording } = campaign
  const own = wording[DIGEST_SHARED] === undefined || piecesIn(wording).includes(piece)
  return engineFor(campaign).render(own ? DIGEST_TEMPLATE : DIGEST_SHARED, { ...values, phan: piece })
}

function linesOf(words: string): Inline[] {
  return parseMarkup(words).flatMap((block) =>
    block.kind === 'paragraph' ? block.lines.map(({ inline }) => inline).filter((inline) => inline.length > 0) : [],
  )
}

/** Names of the pieces that the wording's own file has. */
const known = new WeakMap<Wording, readonly string[]>()

function piecesIn(wording: Wording): readonly string[] {
  const found = known.get(wording) ?? namesIn(wording[DIGEST_TEMPLATE]?.source ?? '').map(({ name }) => name)
  known.set(wording, found)
  return found
}

/** Where a file's pieces begin. */
export function namesIn(source: string): { readonly name: string; readonly line: number; readonly column: number }[] {
  return source.split(/\r\n|\r|\n/u).flatMap((line, index) =>
    Array.from(line.matchAll(/\{%-?\s*when\s+["']([^"']*)["']/gu), ({ 1: name = '', index: at }) => ({
      name,
      line: index + 1,
      column: at + 1,
    })),
  )
}
