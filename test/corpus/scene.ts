import type { Part, Text } from '#scripts/making/paper.ts'
import type { Person, PersonNames } from './people.ts'
import type { Random } from './random.ts'
import type { OwnDates, OwnNumbers } from './typing.ts'
import type { CorpusUnit, UnitKind } from './units.ts'

/** To look at; to measure on; for the closing measurement only. */
export const CORPUS_PARTS = ['dev', 'held-out', 'final'] as const
export type CorpusPart = (typeof CORPUS_PARTS)[number]

/** A collective that is proposed: the union itself or a team of it. */
export type Team = {
  /** As the letter types it, and as its summary does; the same collective. */
  readonly inLetter: string
  readonly inSummary: string
  readonly accepted: readonly string[]
  readonly self: boolean
}

/** Everything that one dossier's papers speak of. */
export type Scene = {
  readonly rng: Random
  readonly unit: CorpusUnit
  readonly people: readonly Person[]
  readonly teams: readonly Team[]
  readonly place: string
  /** 'Giấy khen' */
  readonly award: string
}

/** What stands at the top of one paper. */
export type HeadFacts = {
  /** As typed ('Số: 12/TTr-CĐCS'); null where the paper has no line for a number. */
  readonly numberLine: string | null
  /** As typed ('Ba Đình, ngày 20 tháng 5 năm 2021'); null where it stands elsewhere or nowhere. */
  readonly dateLine: string | null
  /** The paper comes from the unit (school, company), not from its union. */
  readonly byUnit: boolean
}

/** How nominees stand in a letter or list. */
type NomineeShow = {
  readonly parts: readonly Part[]
  /** Their achievements are told there, so that no other summary is needed. */
  readonly told: boolean
}

export type TitleShade = 'to-trinh' | 'official-letter' | 'request'

/** One nominee in a paper that tells of several. */
export type CombinedItem = { readonly who: string; readonly about: string; readonly deeds: readonly string[] }

/** Words and layouts to make dossiers from; two banks share none. */
export type Bank = {
  /** Where the bank has its own: teams that are proposed, bodies and posts, by kind of unit. */
  readonly own?: {
    readonly teams: Readonly<Record<UnitKind, readonly string[]>>
    readonly bodies: Readonly<Record<UnitKind, readonly string[]>>
    readonly posts: Readonly<Record<string, readonly (readonly [post: string, team: string])[]>>
    readonly names?: PersonNames
    readonly numbers?: OwnNumbers
    readonly dates?: OwnDates
    /** The roster holds its other bodies too, whose names are near. */
    readonly neighbours?: true
    /** Pictures that are no paper come along: signatures inside the mail, snapshots beside scans. */
    readonly pictures?: true
  }
  /** Its clerk is tired. */
  readonly tired?: true
  /** Its papers run on without page breaks now and then, shout in capitals, leave out all marks; its chairman is proposed himself. */
  readonly hands?: true
  /** A summary typed into the mail itself, where the bank has such unions. */
  readonly inMail?: (scene: Scene, name: string, about: string, deeds: readonly string[]) => string
  readonly heads: readonly ((scene: Scene, head: HeadFacts) => Part[])[]
  readonly letterTitles: readonly {
    readonly shade: TitleShade
    readonly weight: number
    readonly build: (scene: Scene) => Part[]
    readonly symbol: string
  }[]
  readonly addressees: readonly ((scene: Scene) => Part[])[]
  readonly bases: readonly ((scene: Scene) => string[])[]
  /** The paragraphs before the nominees; `counts` is the stated numbers in words, or null. */
  readonly leads: readonly ((scene: Scene, counts: string) => string[])[]
  readonly counts: readonly ((teams: number, people: number) => string)[]
  readonly nominees: readonly {
    readonly name: string
    readonly most: number
    readonly needsBoth?: boolean
    readonly build: (scene: Scene) => NomineeShow
  }[]
  /** The same with a column of achievements. */
  readonly toldNominees: readonly {
    readonly name: string
    readonly most: number
    readonly build: (scene: Scene) => NomineeShow
  }[]
  readonly listElsewhere: readonly string[]
  readonly closings: readonly string[]
  readonly feet: readonly ((scene: Scene) => Part[])[]
  readonly listTitles: readonly ((scene: Scene) => Part[])[]
  readonly personTitles: readonly ((scene: Scene, person: Person) => Part[])[]
  readonly personBlocks: readonly ((scene: Scene, person: Person) => Part[])[]
  readonly personFeet: readonly ((scene: Scene, person: Person, dateLine: string | null) => Part[])[]
  readonly teamTitles: readonly ((scene: Scene, team: Team) => Part[])[]
  readonly teamBlocks: readonly ((scene: Scene, team: Team) => Part[])[]
  readonly teamFeet: readonly ((scene: Scene, team: Team, dateLine: string | null) => Part[])[]
  /** Sentences of achievements: of a person, of a collective. */
  readonly personDeeds: readonly string[]
  readonly teamDeeds: readonly string[]
  readonly deedShapes: readonly ((scene: Scene, deeds: readonly string[]) => Part[])[]
  /** Headings between the summaries of one paper. */
  readonly combinedOpenings: readonly ((scene: Scene) => Part[])[]
  readonly combinedItems: readonly ((
    scene: Scene,
    who: string,
    about: string,
    deeds: readonly string[],
    index: number,
  ) => Part[])[]
  /** All of them in one layout, beside `combinedItems`. */
  readonly combinedWholes?: readonly ((scene: Scene, items: readonly CombinedItem[]) => Part[])[]
  readonly reports: readonly ((scene: Scene) => Part[])[]
  readonly minutes: readonly ((scene: Scene) => Part[])[]
  readonly distractors: readonly {
    readonly name: string
    readonly file: string
    readonly build: (scene: Scene) => Part[]
  }[]
  readonly blankForms: readonly ((scene: Scene) => Part[])[]
  readonly subjects: readonly ((scene: Scene) => string | null)[]
  readonly bodies: readonly ((scene: Scene) => string)[]
  readonly supplements: readonly ((scene: Scene) => string)[]
  readonly linkBodies: readonly ((scene: Scene) => string)[]
  readonly questions: readonly { readonly subject: string; readonly body: string }[]
  readonly letterFiles: readonly ((scene: Scene) => string)[]
  readonly personFiles: readonly ((scene: Scene, person: Person, index: number) => string)[]
  readonly teamFiles: readonly ((scene: Scene, team: Team, index: number) => string)[]
  readonly combinedFiles: readonly ((scene: Scene) => string)[]
  readonly listFiles: readonly ((scene: Scene) => string)[]
  readonly wholeFiles: readonly ((scene: Scene) => string)[]
  readonly reportFiles: readonly ((scene: Scene) => string)[]
  readonly zipFiles: readonly ((scene: Scene) => string)[]
  /** Names of files where the bank has its own. */
  readonly otherFiles?: {
    readonly minutes: readonly string[]
    readonly blankForms: readonly string[]
    readonly groups: readonly (readonly [teams: string, people: string])[]
    readonly more: readonly string[]
  }
}

export const para = (text: string): Text => ({ is: 'text', text, align: 'both', indent: true })
export const two = (value: number): string => String(value).padStart(2, '0')
export const dmy = (date: Person['birth']): string => `${two(date.day)}/${two(date.month)}/${date.year}`
export const mr = (person: Person): string => (person.woman ? 'Bà' : 'Ông')
export const upper = (text: string): string => text.toLocaleUpperCase('vi')
