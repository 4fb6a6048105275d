import { line, pageBreak } from '#scripts/making/paper.ts'
import type { Part } from '#scripts/making/paper.ts'
import type { DocumentTypeId } from '#src/understanding/document.ts'
import { para } from './scene.ts'
import type { Bank, CombinedItem, CorpusPart, Scene, Team, TitleShade } from './scene.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { headOf, makeDate, makeNumber } from './typing.ts'
import type { TypedDate } from './typing.ts'
import type { TrueName } from './truth.ts'

/** A nominee's key inside one dossier: 't0', 'p3'. */
export type Key = string

/** One document of a dossier: what is on the paper and what it means. */
export type Piece = {
  readonly parts: readonly Part[]
  readonly role: 'letter' | 'summary' | 'list' | 'report' | 'minutes' | 'distractor' | 'blank-form'
  readonly types: readonly DocumentTypeId[]
  readonly number: string | null | undefined
  readonly date: string | null | undefined
  readonly subjects: readonly TrueName[]
  readonly nominees: readonly TrueName[] | undefined
  /** Keys named here, and keys whose achievements are told here. */
  readonly names: readonly Key[]
  readonly tells: readonly Key[]
  readonly refersToList: boolean
  readonly shade: TitleShade | null
  readonly remarks: readonly string[]
}

const NOTHING = {
  number: undefined,
  date: undefined,
  subjects: [],
  nominees: undefined,
  names: [],
  tells: [],
  refersToList: false,
  shade: null,
  remarks: [],
} as const

export type Style = {
  readonly part: CorpusPart
  readonly bank: Bank
  readonly sent: Date
  readonly place: string
  readonly headIndex: number
  readonly byUnit: boolean
}

function personName(person: Person, ...others: string[]): TrueName {
  return { kind: 'individual', names: [person.name, ...others] }
}

function teamName(team: Team): TrueName {
  return { kind: 'collective', names: [...new Set([team.inLetter, team.inSummary, ...team.accepted])] }
}

export function keysOf(scene: Scene): Key[] {
  return [...scene.teams.map((_, index) => `t${index}`), ...scene.people.map((_, index) => `p${index}`)]
}

export function trueNames(scene: Scene): TrueName[] {
  return [...scene.teams.map(teamName), ...scene.people.map((person) => personName(person))]
}

export type LetterWay = 'inline' | 'told' | 'annex' | 'elsewhere'

export function makeLetter(
  scene: Scene,
  style: Style,
  way: LetterWay,
  options: { readonly shade?: TitleShade; readonly wrongCount?: boolean } = {},
): Piece {
  const { rng } = scene
  const { bank } = style
  const titles = bank.letterTitles.filter((one) => options.shade === undefined || one.shade === options.shade)
  const title = rng.weighted(titles.map((one) => [one.weight, one] as const))
  const number = makeNumber(rng, title.symbol, scene.unit.symbol, style.part, style.bank.own?.numbers)
  const date = makeDate(rng, style.sent, style.place, style.part, style.bank.own?.dates)
  const [teams, people] = [scene.teams.length, scene.people.length]
  const count = rng.pick(bank.counts)
  const counts = count(teams, options.wrongCount === true ? people + 1 : people)
  const show =
    way === 'inline' || way === 'annex'
      ? showNominees(scene, bank)
      : way === 'told'
        ? rng.pick(fitting(bank.toldNominees, scene)).build(scene)
        : null
  const listed = way === 'elsewhere' || way === 'annex' ? [para(rng.pick(bank.listElsewhere))] : (show?.parts ?? [])
  const closings = rng.some(bank.closings, rng.int(1, 2)).map((text) => para(text))
  const head = pick(bank.heads, style.headIndex)(scene, headOf(number, date, style.byUnit && rng.chance(0.5)))
  const titleParts = title.build(scene)
  const addressee = rng.pick(bank.addressees)(scene)
  const top =
    title.shade === 'official-letter' || rng.chance(0.85)
      ? [...head, ...titleParts, ...addressee]
      : [...head, ...addressee, ...titleParts]
  const bases = rng.pick(bank.bases)(scene)
  const leads = rng.pick(bank.leads)(scene, counts)
  const miscounts =
    options.wrongCount === true && counts !== count(teams, people) && leads.some((text) => text.includes(counts))
  const parts: Part[] = [
    ...top,
    ...bases.map((text) => para(text)),
    ...leads.map((text) => para(text)),
    ...listed,
    ...closings,
    ...rng.pick(bank.feet)(scene),
  ]
  if (way === 'annex') parts.push(pageBreak, ...rng.pick(bank.listTitles)(scene), ...(show?.parts ?? []))
  const keys = keysOf(scene)
  return {
    ...NOTHING,
    role: 'letter',
    parts,
    types: ['proposal-letter'],
    number: number.truth,
    date: date.truth,
    nominees: way === 'elsewhere' ? undefined : trueNames(scene),
    names: way === 'elsewhere' ? [] : keys,
    tells: show?.told === true ? keys : [],
    refersToList: way === 'elsewhere',
    shade: title.shade,
    remarks: [
      ...(title.shade === 'to-trinh' ? [] : ['not-a-to-trinh']),
      ...(number.truth === null && number.line !== null ? ['number-blank'] : []),
      ...(miscounts ? ['count-differs'] : []),
    ],
  }
}

function showNominees(scene: Scene, bank: Bank) {
  return scene.rng.pick(fitting(bank.nominees, scene)).build(scene)
}

function fitting<T extends { readonly most: number; readonly needsBoth?: boolean }>(
  shows: readonly T[],
  scene: Scene,
): T[] {
  const size = scene.teams.length + scene.people.length
  const both = scene.teams.length > 0 && scene.people.length > 0
  const fit = shows.filter((show) => show.most >= size && (both || show.needsBoth !== true))
  return fit.length > 0 ? fit : [...shows].sort((a, b) => b.most - a.most).slice(0, 1)
}

export function makeList(scene: Scene, style: Style, told: boolean): Piece {
  const { rng } = scene
  const show = told
    ? rng.pick(style.bank.toldNominees).build(scene)
    : rng
        .pick(
          style.bank.nominees.filter(
            (one) =>
              /table/u.test(one.name) &&
              (one.needsBoth !== true || (scene.teams.length > 0 && scene.people.length > 0)),
          ),
        )
        .build(scene)
  return {
    ...NOTHING,
    role: 'list',
    parts: [
      ...pick(style.bank.heads, style.headIndex)(scene, headOf(null, null)),
      ...rng.pick(style.bank.listTitles)(scene),
      ...show.parts,
    ],
    types: ['nominee-list'],
    nominees: trueNames(scene),
    names: keysOf(scene),
    tells: told ? keysOf(scene) : [],
  }
}

/** A summary of its own for one nominee; `spelled` is the name as this clerk typed it, where it differs. */
export function makeSummary(
  scene: Scene,
  style: Style,
  key: Key,
  options: { readonly spelled?: string; readonly withHead?: boolean } = {},
): Piece {
  const { rng } = scene
  const { bank } = style
  const date = makeDate(rng, style.sent, style.place, style.part, style.bank.own?.dates)
  const atFoot = rng.chance(0.6)
  const head =
    options.withHead === false
      ? []
      : pick(bank.heads, rng.chance(0.6) ? style.headIndex : rng.int(0, 9))(
          scene,
          headOf(null, atFoot ? null : date, rng.chance(0.5)),
        )
  const foot = atFoot ? date.line : null
  const team = key.startsWith('t') ? scene.teams[Number(key.slice(1))] : undefined
  const real = scene.people[Number(key.slice(1))]
  if (team !== undefined) {
    const deeds = rng.some(bank.teamDeeds, rng.int(2, bank.teamDeeds.length))
    const parts = [
      ...head,
      ...rng.pick(bank.teamTitles)(scene, team),
      ...rng.pick(bank.teamBlocks)(scene, team),
      ...rng.pick(bank.deedShapes)(scene, deeds),
      ...rng.pick(bank.teamFeet)(scene, team, foot),
    ]
    return {
      ...NOTHING,
      role: 'summary',
      parts,
      types: ['achievement-summary'],
      date: dated(date, atFoot, head),
      subjects: [teamName(team)],
      tells: [key],
    }
  }
  if (real === undefined) throw new Error(`No nominee ${key} in this dossier of ${scene.people.length} people`)
  const person = { ...real, name: options.spelled ?? real.name }
  const deeds = rng.some(bank.personDeeds, rng.int(3, 7))
  const parts = [
    ...head,
    ...rng.pick(bank.personTitles)(scene, person),
    ...rng.pick(bank.personBlocks)(scene, person),
    ...rng.pick(bank.deedShapes)(scene, deeds),
    ...rng.pick(bank.personFeet)(scene, person, foot),
  ]
  return {
    ...NOTHING,
    role: 'summary',
    parts,
    types: ['achievement-summary'],
    date: dated(date, atFoot, head),
    subjects: [personName(person, real.name)],
    tells: [key],
    remarks: options.spelled === undefined ? [] : ['name-differs'],
  }
}

function dated(date: TypedDate, atFoot: boolean, head: readonly Part[]): string | null | undefined {
  return atFoot || head.length > 0 ? date.truth : null
}

/** One document that tells of several nominees in turn, under one title. */
export function makeCombined(scene: Scene, style: Style, keys: readonly Key[]): Piece {
  const { rng } = scene
  const { bank } = style
  const wholes = bank.combinedWholes ?? []
  const whole = wholes.length > 0 && rng.chance(0.4) ? rng.pick(wholes) : null
  const item = rng.pick(bank.combinedItems)
  const date = makeDate(rng, style.sent, style.place, style.part, style.bank.own?.dates)
  const told = keys.flatMap((key): CombinedItem[] => {
    const team = key.startsWith('t') ? scene.teams[Number(key.slice(1))] : undefined
    const person = scene.people[Number(key.slice(1))]
    if (team !== undefined)
      return [{ who: team.inSummary, about: 'Tập thể', deeds: rng.some(bank.teamDeeds, rng.int(1, 3)) }]
    if (person === undefined) return []
    return [
      {
        who: `${rng.chance(0.4) ? 'Đồng chí ' : ''}${person.name}`,
        about: `Sinh năm ${person.birth.year}; ${person.post}, ${person.team}`,
        deeds: rng.some(bank.personDeeds, rng.int(1, 3)),
      },
    ]
  })
  const items =
    whole?.(scene, told) ?? told.flatMap(({ who, about, deeds }, index) => item(scene, who, about, deeds, index))
  const subjects = keys.map((key): TrueName => {
    const team = key.startsWith('t') ? scene.teams[Number(key.slice(1))] : undefined
    const person = scene.people[Number(key.slice(1))]
    if (team !== undefined) return teamName(team)
    return { kind: 'individual', names: [person?.name ?? ''] }
  })
  const withHead = rng.chance(0.7)
  return {
    ...NOTHING,
    role: 'summary',
    parts: [
      ...(withHead ? pick(bank.heads, style.headIndex)(scene, headOf(null, date)) : []),
      ...rng.pick(bank.combinedOpenings)(scene),
      ...items,
      line(''),
      ...rng.pick(bank.feet)(scene),
    ],
    types: ['achievement-summary'],
    date: withHead ? date.truth : null,
    subjects,
    tells: [...keys],
  }
}

export function makeReport(scene: Scene, style: Style): Piece {
  const { rng } = scene
  const number = makeNumber(rng, 'BC', scene.unit.symbol, style.part, style.bank.own?.numbers)
  const date = makeDate(rng, style.sent, style.place, style.part, style.bank.own?.dates)
  return {
    ...NOTHING,
    role: 'report',
    parts: [
      ...pick(style.bank.heads, style.headIndex)(scene, headOf(number, date)),
      ...rng.pick(style.bank.reports)(scene),
      ...rng.pick(style.bank.feet)(scene),
    ],
    types: ['result-report'],
    number: number.truth,
    date: date.truth,
  }
}

export function makeMinutes(scene: Scene, style: Style): Piece {
  return {
    ...NOTHING,
    role: 'minutes',
    parts: [
      ...pick(style.bank.heads, style.headIndex)(
        scene,
        headOf(makeNumber(scene.rng, 'BB', scene.unit.symbol, style.part, style.bank.own?.numbers), null),
      ),
      ...scene.rng.pick(style.bank.minutes)(scene),
    ],
    types: ['minutes'],
  }
}

export function makeDistractor(scene: Scene, style: Style): { readonly piece: Piece; readonly file: string } {
  const one = scene.rng.pick(style.bank.distractors)
  return { file: one.file, piece: { ...NOTHING, role: 'distractor', parts: one.build(scene), types: ['other'] } }
}

export function makeBlankForm(scene: Scene, style: Style): Piece {
  return {
    ...NOTHING,
    role: 'blank-form',
    parts: scene.rng.pick(style.bank.blankForms)(scene),
    types: ['achievement-summary', 'other', 'unknown'],
  }
}

function pick<T>(from: readonly T[], index: number): T {
  const value = from[index % from.length]
  if (value === undefined) throw new Error('The bank has no head')
  return value
}

/** A name one mark or one letter off: how two clerks spell one colleague. */
export function misspell(rng: Random, name: string): string {
  const swaps: readonly (readonly [string, string])[] = [['ương', 'ường'], ['úy', 'ủy'], ['uyết', 'uyêt'], ['ảo', 'áo'], ['Thị ', 'Thi '], ['ưng', 'ừng'], ['iên', 'yên'], ['y', 'i'], ['Đức', 'Dức'], ['ân', 'ấn'], ['Văn', 'Vắn'], ['ông', 'ống']] // prettier-ignore
  const fits = swaps.filter(([from]) => name.includes(from))
  if (fits.length === 0) return name.slice(0, -1)
  const [from, to] = rng.pick(fits)
  return name.replace(from, to)
}
