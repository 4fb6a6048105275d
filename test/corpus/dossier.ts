import { blank, pageBreak } from '#scripts/making/paper.ts'
import type { Part } from '#scripts/making/paper.ts'
import { bankName, bankOf } from './banks/index.ts'
import type { FileFormat, PlannedFile } from './files.ts'
import type { PlannedMail } from './mails.ts'
import { makePeople, makePerson, regularName } from './people.ts'
import type { Person } from './people.ts'
import * as pieces from './pieces.ts'
import type { Key, Piece, Style } from './pieces.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import type { Bank, CorpusPart, Scene, Team } from './scene.ts'
import { makeHabits } from './typing.ts'
import type { Habits } from './typing.ts'
import { TEAMS, makeUnit, slug } from './units.ts'
import type { CorpusUnit } from './units.ts'

/** One union's dossier as planned: which files come in which mails, and what each holds. */
export type PlannedCase = {
  readonly id: string
  readonly seed: string
  readonly medium: 'digital' | 'scan' | 'photo'
  readonly traits: readonly string[]
  readonly unit: CorpusUnit
  readonly bank: Bank
  /** How the roster knows the union: with its address, by name only, or not at all. */
  readonly known: 'address' | 'name' | 'unknown'
  readonly scene: Scene
  readonly habits: Habits
  readonly mails: readonly PlannedMail[]
}

type Shape = 'separate' | 'grouped' | 'whole' | 'told-letter' | 'told-list' | 'annex' | 'list-file'

/** Plans one dossier. Equal part, seed and medium give an equal plan. */
export function planCase(part: CorpusPart, seed: number, medium: 'digital' | 'scan' | 'photo'): PlannedCase {
  const rng = createRandom(`${part}/${medium}/${seed}`)
  const bank = bankOf(part, seed)
  const unit = makeUnit(
    rng,
    regularName(rng, rng.chance(0.6), bank.own?.names),
    regularName(rng, rng.chance(0.5), bank.own?.names),
    bank.own?.bodies,
  )
  const count = medium === 'digital' ? rng.weighted([[20, 1], [20, 2], [20, 3], [14, 4], [10, 5], [6, 7], [4, 10], [2, 16], [1, 24]]) : rng.weighted([[3, 1], [4, 2], [3, 3], [1, 4]]) // prettier-ignore
  const teamCount = rng.weighted([[3, 0], [5, 1], [2, 2]]) // prettier-ignore
  const teams = makeTeams(rng, unit, Math.min(teamCount, count), bank)
  const twins = rng.chance(0.04) && count - teams.length >= 2
  const hand = createRandom(`${part}/${medium}/${seed}/hand`)
  const people = withChairman(
    makePeople(rng, unit.kind, count - teams.length, twins, bank.own?.posts, bank.own?.names),
    unit,
    bank.hands === true && !twins && hand.chance(0.1),
  )
  const scene: Scene = {
    rng,
    unit,
    people,
    teams,
    place: 'Ba Đình',
    award: rng.pick(['Giấy khen', 'Giấy khen', 'Giấy khen', 'Bằng khen']),
  }
  const habits: Habits = {
    ...makeHabits(rng),
    ...(bank.hands === true && hand.chance(0.03) ? { unmarked: true } : {}),
  }
  const late = rng.weighted([[84, 'on-time'], [6, 'on-the-day'], [10, 'late']] as const) // prettier-ignore
  const sent = sendingTime(rng, late)
  const style: Style = { part, bank, sent, place: habits.place, headIndex: rng.int(0, 9), byUnit: rng.chance(0.15) }
  const known = rng.weighted([[60, 'address'], [32, 'name'], [8, 'unknown']] as const) // prettier-ignore
  const base = { id: `${part}-${medium}-${seed}`, seed: String(seed), medium, unit, bank, known, scene, habits }
  const special = medium === 'digital' ? rng.weighted([[93, 'dossier'], [2, 'question'], [2, 'automatic'], [1.5, 'link'], [1.5, 'no-file']] as const) : 'dossier' // prettier-ignore
  if (special !== 'dossier')
    return { ...base, traits: [special], mails: [{ files: [], sent, kind: special, thread: false }] }
  const planned = planDossier(rng, scene, style, medium, twins)
  const own = bank.hands === true ? ownHands(planned, scene, bank, hand) : planned
  const unmarked = habits.unmarked === true ? ['without marks'] : []
  return { ...base, ...own, traits: [bankName(part, seed), ...own.traits, ...unmarked] }
}

/** He who signs the letter is proposed in it. */
function withChairman(people: readonly Person[], unit: CorpusUnit, wanted: boolean): readonly Person[] {
  const [first, ...rest] = people
  if (!wanted || first === undefined || rest.some((person) => person.name === unit.chairman)) return people
  return [{ ...first, name: unit.chairman, post: 'Chủ tịch Công đoàn', team: 'BCH Công đoàn' }, ...rest]
}

type Planned = { readonly traits: readonly string[]; readonly mails: readonly PlannedMail[] }

/** Papers that follow one another on one page, and a summary typed into the mail in place of the file. */
function ownHands(planned: Planned, scene: Scene, bank: Bank, rng: Random): Planned {
  const traits = [...planned.traits]
  const flows = rng.chance(0.4)
  const mails = planned.mails.map((mail) => ({
    ...mail,
    files: mail.files.map((one) => {
      if (!flows || one.pieces.length < 2) return one
      if (!traits.includes('no page breaks')) traits.push('no page breaks')
      return { ...one, parts: one.pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [blank, blank, ...piece.parts])) } // prettier-ignore
    }),
  }))
  const [mail] = mails
  const told = new Set(mails.flatMap((each) => each.files.flatMap((one) => one.pieces.flatMap((piece) => piece.tells))))
  const lacking = pieces.keysOf(scene).filter((each) => !told.has(each))
  const key = lacking.length === 1 ? lacking.find((each) => each.startsWith('p')) : undefined
  const person = key === undefined ? undefined : scene.people[Number(key.slice(1))]
  if (!traits.includes('missing') || mails.length !== 1 || mail === undefined || !rng.chance(0.3))
    return { traits, mails }
  if (key === undefined || person === undefined || bank.inMail === undefined) return { traits, mails }
  const about = `Sinh năm ${person.birth.year}; ${person.post}, ${person.team}`
  const text = bank.inMail(scene, person.name, about, rng.some(bank.personDeeds, 4))
  return { traits: [...traits, 'typed into the mail'], mails: [{ ...mail, typed: { key, text } }] }
}

function makeTeams(rng: Random, unit: CorpusUnit, count: number, bank: Bank): Team[] {
  const teams: Team[] = []
  if (count > 0 && rng.chance(0.65)) {
    const spellings = [unit.union, `CĐCS ${unit.proper}`, `Công đoàn ${unit.proper}`]
    teams.push({
      inLetter: rng.pick(spellings),
      inSummary: rng.pick(spellings),
      accepted: [unit.union, ...unit.unionAliases],
      self: true,
    })
  }
  for (const name of rng.some((bank.own?.teams ?? TEAMS)[unit.kind], count - teams.length)) {
    const inLetter = rng.chance(0.25) ? `${name} - ${unit.proper}` : rng.chance(0.2) ? `Tập thể ${name}` : name
    teams.push({
      inLetter,
      inSummary: rng.chance(0.3) ? `${name} ${unit.proper}` : name,
      accepted: [name, `${name} ${unit.proper}`, `${name} - ${unit.proper}`, `Tập thể ${name}`],
      self: false,
    })
  }
  return teams
}

function sendingTime(rng: Random, when: 'on-time' | 'on-the-day' | 'late'): Date {
  const day = { 'on-time': rng.int(11, 26), 'on-the-day': 27, late: rng.int(28, 31) }[when]
  // Hanoi's clock; a few minutes to midnight now and then, where UTC is still the day before.
  const minutes = rng.chance(0.06) ? 23 * 60 + rng.int(50, 57) : rng.int(7 * 60, 22 * 60)
  return new Date(Date.UTC(2021, 4, day, 0, minutes) - 7 * 3_600_000)
}

function planDossier(rng: Random, scene: Scene, style: Style, medium: PlannedCase['medium'], twins: boolean) {
  const traits: string[] = twins ? ['same name twice'] : []
  if (medium === 'digital' && rng.chance(0.04)) {
    const report = file(
      rng,
      rng.pick(style.bank.reportFiles)(scene),
      [pieces.makeReport(scene, style)],
      formatsOf(rng, medium),
    )
    return {
      traits: ['report only'],
      mails: [{ files: [report], sent: style.sent, kind: 'dossier' as const, thread: false }],
    }
  }
  const formats = formatsOf(rng, medium)
  const shape = shapeOf(rng, scene, medium)
  traits.push(shape)
  const defect = rng.weighted([[56, 'none'], [16, 'missing'], [6, 'no-letter'], [4, 'only-letter'], [5, 'unreadable'], [3, 'blank-form'], [5, 'misspelt'], [3, 'stranger'], [2, 'wrong-count']] as const) // prettier-ignore
  const { files, trait } = applyDefect(rng, scene, style, shape, defect, formats)
  if (trait !== null) traits.push(trait)
  const extras = makeExtras(rng, scene, style, formats, medium)
  traits.push(...extras.traits)
  const mails = intoMails(rng, scene, style, files, extras.files, trait, formats)
  if (mails.length > 1) traits.push(`${mails.length} mails`)
  return { traits, mails }
}

function shapeOf(rng: Random, scene: Scene, medium: PlannedCase['medium']): Shape {
  const size = scene.people.length + scene.teams.length
  return rng.weighted<Shape>([
    [size <= 10 ? 40 : 5, 'separate'],
    [24, 'grouped'],
    [medium === 'digital' ? 12 : 30, 'whole'],
    [size <= 10 ? 6 : 0, 'told-letter'],
    [medium === 'digital' ? (size > 10 ? 30 : 6) : 0, 'told-list'],
    [medium === 'digital' ? 6 : 0, 'annex'],
    [medium === 'digital' ? 6 : 0, 'list-file'],
  ])
}

type Defect =
  | 'none'
  | 'missing'
  | 'no-letter'
  | 'only-letter'
  | 'unreadable'
  | 'blank-form'
  | 'misspelt'
  | 'stranger'
  | 'wrong-count'

function applyDefect(
  rng: Random,
  scene: Scene,
  style: Style,
  shape: Shape,
  defect: Defect,
  formats: () => FileFormat,
): { files: PlannedFile[]; trait: string | null } {
  const keys = pieces.keysOf(scene)
  const told = shape === 'told-letter' || shape === 'told-list'
  // A defect that makes no sense for the shape is left out.
  const sense: Readonly<Record<Defect, boolean>> = {
    none: true,
    missing: !told && keys.length > 1,
    'no-letter': shape !== 'whole' && shape !== 'told-letter' && shape !== 'list-file' && shape !== 'told-list',
    'only-letter': shape === 'separate' || shape === 'grouped',
    unreadable: true,
    'blank-form': !told && shape !== 'whole',
    misspelt: scene.people.length > 0 && shape === 'separate',
    stranger: shape === 'separate',
    'wrong-count': shape !== 'list-file',
  }
  const real = sense[defect] ? defect : 'none'
  const missing =
    real === 'missing'
      ? rng.some(keys, rng.int(1, Math.max(1, Math.floor(keys.length / 2))))
      : real === 'blank-form'
        ? [rng.pick(keys)]
        : real === 'only-letter'
          ? keys
          : []
  const spelled = new Map<Key, string>()
  if (real === 'misspelt') {
    const index = rng.int(0, scene.people.length - 1)
    spelled.set(`p${index}`, pieces.misspell(rng, scene.people[index]?.name ?? ''))
  }
  let files = baseFiles(
    rng,
    scene,
    style,
    shape,
    keys.filter((key) => !missing.includes(key)),
    spelled,
    formats,
    real === 'wrong-count',
  )
  if (real === 'no-letter') files = files.filter((one) => !one.pieces.some((piece) => piece.role === 'letter'))
  if (real === 'blank-form')
    files = [
      ...files,
      file(
        rng,
        rng.pick(style.bank.otherFiles?.blankForms ?? ['Mau bao cao.docx', 'TTTT.docx']),
        [pieces.makeBlankForm(scene, style)],
        () => 'docx',
      ),
    ]
  if (real === 'stranger') files = [...files, stranger(rng, scene, style, formats)]
  if (real === 'unreadable') {
    const at = rng.int(0, files.length - 1)
    files = files.map((one, index) => (index === at ? { ...one, damage: damageOf(rng, one.format) } : one))
  }
  return { files, trait: real === 'none' ? null : real }
}

function damageOf(rng: Random, format: FileFormat): PlannedFile['damage'] {
  if (format === 'pdf') return rng.pick(['encrypted', 'corrupt', 'empty'])
  // LibreOffice's own PDF is made without a password.
  if (format === 'scan' || format === 'photos' || format === 'office-pdf') return rng.pick(['corrupt', 'empty'])
  return rng.pick(['encrypted', 'corrupt', 'corrupt', 'empty'])
}

function stranger(rng: Random, scene: Scene, style: Style, formats: () => FileFormat): PlannedFile {
  const posts = style.bank.own?.posts
  let other = makePerson(rng, scene.unit.kind, posts, style.bank.own?.names)
  while (scene.people.some((person) => slug(person.name) === slug(other.name)))
    other = makePerson(rng, scene.unit.kind, posts, style.bank.own?.names)
  const alone: Scene = { ...scene, people: [other], teams: [] }
  const piece = pieces.makeSummary(alone, style, 'p0')
  return file(
    rng,
    rng.pick(style.bank.personFiles)(scene, other, 7),
    [{ ...piece, tells: [], remarks: ['summary-not-nominated'] }],
    formats,
  )
}

function baseFiles(
  rng: Random,
  scene: Scene,
  style: Style,
  shape: Shape,
  told: readonly Key[],
  spelled: ReadonlyMap<Key, string>,
  formats: () => FileFormat,
  wrongCount: boolean,
): PlannedFile[] {
  const { bank } = style
  const way =
    ({ annex: 'annex', 'told-letter': 'told', 'told-list': 'elsewhere', 'list-file': 'elsewhere' } as const)[
      shape as string
    ] ?? 'inline'
  const letter = pieces.makeLetter(scene, style, way, { wrongCount })
  const letterFile = () => file(rng, rng.pick(bank.letterFiles)(scene), [letter], formats)
  const summaries = (): PlannedFile[] =>
    told.map((key, index) => {
      const spelling = spelled.get(key)
      const piece = pieces.makeSummary(scene, style, key, spelling === undefined ? {} : { spelled: spelling })
      const team = key.startsWith('t') ? scene.teams[Number(key.slice(1))] : undefined
      const person = scene.people[Number(key.slice(1))]
      const name =
        team !== undefined
          ? rng.pick(bank.teamFiles)(scene, team, index)
          : person === undefined
            ? 'tt.docx'
            : rng.pick(bank.personFiles)(scene, person, index)
      return file(rng, name, [piece], formats)
    })
  const grouped = (): PlannedFile[] => {
    if (told.length === 0) return []
    const own = (keys: readonly Key[]): Piece[] =>
      rng.chance(0.5)
        ? [pieces.makeCombined(scene, style, keys)]
        : keys.map((key) => pieces.makeSummary(scene, style, key, { withHead: rng.chance(0.5) }))
    const [teams, people] = [told.filter((key) => key.startsWith('t')), told.filter((key) => key.startsWith('p'))]
    if (teams.length > 0 && people.length > 0 && rng.chance(0.4)) {
      const named = bank.otherFiles === undefined ? null : rng.pick(bank.otherFiles.groups)
      if (named !== null)
        return [file(rng, `${named[0]}.docx`, own(teams), formats), file(rng, `${named[1]}.docx`, own(people), formats)]
      return [
        file(rng, `TT ${rng.pick(['tap the', 'Tập thể'])}.docx`, own(teams), formats),
        file(rng, `TT ${rng.pick(['ca nhan', 'Cá nhân'])}.docx`, own(people), formats),
      ]
    }
    return [file(rng, rng.pick(bank.combinedFiles)(scene), own(told), formats)]
  }
  switch (shape) {
    case 'separate':
    case 'annex':
      return [letterFile(), ...(rng.chance(0.2) && shape === 'annex' ? grouped() : summaries())]
    case 'grouped':
      return [letterFile(), ...grouped()]
    case 'whole':
      return [
        file(
          rng,
          rng.pick(bank.wholeFiles)(scene),
          [
            letter,
            ...(rng.chance(0.35) && told.length > 0
              ? [pieces.makeCombined(scene, style, told)]
              : told.map((key) => pieces.makeSummary(scene, style, key))),
          ],
          formats,
        ),
      ]
    case 'told-letter':
      return [letterFile()]
    case 'told-list':
      return [
        letterFile(),
        file(
          rng,
          rng.pick(bank.listFiles)(scene),
          [pieces.makeList(scene, style, true)],
          rng.chance(0.5) ? sheets(rng) : formats,
        ),
      ]
    case 'list-file':
      return [
        letterFile(),
        file(
          rng,
          rng.pick(bank.listFiles)(scene),
          [pieces.makeList(scene, style, false)],
          rng.chance(0.3) ? sheets(rng) : formats,
        ),
        ...(rng.chance(0.5) ? summaries() : grouped()),
      ]
    default:
      return shape satisfies never
  }
}

const sheets = (rng: Random) => (): FileFormat => rng.weighted([[3, 'xlsx'], [1, 'xls']] as const) // prettier-ignore

/** One office keeps to one format, mostly. */
function formatsOf(rng: Random, medium: PlannedCase['medium']): () => FileFormat {
  if (medium === 'scan') return () => 'scan'
  if (medium === 'photo') return () => 'photos'
  const all: readonly (readonly [number, FileFormat])[] = [[54, 'docx'], [15, 'pdf'], [6, 'office-pdf'], [9, 'doc'], [3, 'odt'], [4, 'rtf'], [4, 'docx-tcvn3'], [2, 'docx-vni'], [3, 'docx-nfd']] // prettier-ignore
  const usual = rng.weighted(all)
  return () => (rng.chance(0.85) ? usual : rng.weighted(all))
}

function file(rng: Random, name: string, held: readonly Piece[], formats: () => FileFormat): PlannedFile {
  const format = formats()
  const parts: Part[] = held.flatMap((piece, index) => (index === 0 ? piece.parts : [pageBreak, ...piece.parts]))
  return { name, format, pieces: held, parts, damage: null, look: rng.int(0, 1_000_000), pageNumbers: rng.chance(0.3) }
}

function makeExtras(
  rng: Random,
  scene: Scene,
  style: Style,
  formats: () => FileFormat,
  medium: PlannedCase['medium'],
): { files: PlannedFile[]; traits: string[] } {
  const files: PlannedFile[] = []
  const traits: string[] = []
  const digital = medium === 'digital' ? 1 : 0.4
  if (rng.chance(0.2 * digital)) {
    files.push(file(rng, rng.pick(style.bank.reportFiles)(scene), [pieces.makeReport(scene, style)], formats))
    traits.push('with report')
  }
  if (rng.chance(0.14 * digital)) {
    files.push(
      file(
        rng,
        rng.pick(style.bank.otherFiles?.minutes ?? ['Biên bản họp.docx', 'BB binh xet.docx']),
        [pieces.makeMinutes(scene, style)],
        formats,
      ),
    )
    traits.push('with minutes')
  }
  if (rng.chance(0.16 * digital)) {
    const { piece, file: name } = pieces.makeDistractor(scene, style)
    files.push(
      file(rng, name, [piece], () => (name.endsWith('.xlsx') ? (medium === 'digital' ? 'xlsx' : 'docx') : formats())),
    )
    traits.push('with other papers')
  }
  return { files, traits }
}

/** Which file comes in which mail. */
function intoMails(
  rng: Random,
  scene: Scene,
  style: Style,
  files: readonly PlannedFile[],
  extras: readonly PlannedFile[],
  trait: string | null,
  formats: () => FileFormat,
): PlannedMail[] {
  const minutes = (count: number): Date => new Date(style.sent.getTime() + count * 60_000)
  const one = (list: readonly PlannedFile[], at: Date, thread: boolean): PlannedMail => ({
    files: [...list],
    sent: at,
    kind: 'dossier',
    thread,
  })
  const ordered = rng.chance(0.3) ? rng.shuffle([...files, ...extras]) : [...files, ...extras]
  if (files.length > 1 && files.length <= 6 && trait !== 'unreadable' && rng.chance(0.08))
    return ordered.map((each, index) => one([each], minutes(index * 3), index > 0))
  const first = one(ordered, style.sent, false)
  // What was missing comes later, in the thread.
  if (trait === 'missing' && rng.chance(0.35)) {
    const told = new Set(files.flatMap((each) => each.pieces.flatMap((piece) => piece.tells)))
    const more = style.bank.otherFiles === undefined ? 'bo sung' : rng.pick(style.bank.otherFiles.more)
    const rest = pieces.keysOf(scene).filter((key) => !told.has(key))
    return [
      first,
      one(
        rest.map((key, index) =>
          file(rng, `${more} ${index + 1}.docx`, [pieces.makeSummary(scene, style, key)], formats),
        ),
        minutes(rng.int(20, 900)),
        true,
      ),
    ]
  }
  return [first]
}
