import type { Assessment } from '../assess.ts'
import type { AssessedItem } from '../assessed-items.ts'
import { decidedContributions } from '../assess-state.ts'
import type { Campaign, Submission } from '../campaign.ts'
import { inForce } from '../decisions/decision.ts'
import type { JudgedDossier } from '../judgement.ts'
import { materialOf, type Material } from '../material.ts'
import type { DossierState } from '../state.ts'
import type { DossierStatus } from '../verdict.ts'
import { compareBodies, comparePeople } from './name-order.ts'
import { mentionsOf, spelledOf } from './spelled.ts'

/** A dossier as it stands: what is kept of it, judged by the rules in force. */
export type Standing = Pick<JudgedDossier, 'state' | 'assessment' | 'submission'>

/** What a campaign received, as its office lists it: who is proposed, the dossiers, and the unions that sent them or did not. */
export type Register = {
  readonly campaign: Campaign
  /** The instant whose state it tells. */
  readonly at: Date
  /** Ordered by name; people by their given names. */
  readonly collectives: readonly NomineeRow[]
  readonly individuals: readonly NomineeRow[]
  /** Ordered by code. */
  readonly dossiers: readonly DossierRow[]
  /** In the order of the roster; bodies that it does not know come last. */
  readonly units: readonly UnitRow[]
}

/** Where a dossier stands. */
export type Mark = { readonly status: DossierStatus; readonly late: boolean; readonly onTheDay: boolean }

export type NomineeRow = Mark & {
  readonly name: string
  readonly birthYear: number | null
  readonly post: string
  /** Where the nominee works, as documents say; the proposing union where they don't. */
  readonly unit: string
  /** The union that proposes. */
  readonly proposer: string
  readonly award: string
  readonly letterNumber: string
  /** ISO date */
  readonly letterDate: string | null
  readonly received: Date
  readonly summary: 'present' | 'missing' | 'unreadable'
  readonly code: string
  /** Lines for staff. */
  readonly remarks: readonly string[]
}

export type DossierRow = Mark & {
  readonly code: string
  readonly submission: Submission
  readonly unit: string
  readonly unitId: string | null
  readonly collectives: number
  readonly individuals: number
  readonly letterNumber: string
  readonly letterDate: string | null
  readonly received: Date
  /** When its newest mail came. */
  readonly touched: Date
  readonly completed: Date | null
  /** Names of the items that are surely absent, and of those that came but could not be read. */
  readonly missing: readonly string[]
  readonly unreadable: readonly string[]
  readonly senders: readonly string[]
  readonly remarks: readonly { readonly code: string; readonly text: string; readonly review: boolean }[]
}

export type UnitRow = {
  readonly name: string
  readonly inRoster: boolean
  /** By submission, in the order of the campaign: its dossiers, [] where nothing came. */
  readonly dossiers: readonly (readonly DossierRow[])[]
  readonly collectives: number
  readonly individuals: number
}

/** What dossiers of a campaign amount to. Dossiers of other campaigns are left out. */
export function registerOf(campaign: Campaign, standings: readonly Standing[], at: Date): Register {
  const own = standings
    .filter(({ state }) => state.campaign === campaign.id)
    .toSorted((a, b) => compareBodies(a.state.code, b.state.code))
    .map((standing) => ({ ...standing, material: materialOf(decidedContributions(standing.state)) }))
  const dossiers = own.map(dossierRow)
  const nominees = own.flatMap((standing, index) => nomineeRows(standing, dossiers[index]))
  const ofKind = (kind: string) => nominees.filter((row) => row.kind === kind).map(({ row }) => row)
  return {
    campaign,
    at,
    collectives: ofKind('collective').sort((a, b) => compareBodies(a.name, b.name) || compareBodies(a.code, b.code)),
    individuals: ofKind('individual').sort((a, b) => comparePeople(a.name, b.name) || compareBodies(a.code, b.code)),
    dossiers,
    units: unitRows(campaign, dossiers),
  }
}

type Known = Standing & { readonly material: Material }

function dossierRow({ state, assessment, submission, material }: Known): DossierRow {
  const count = (kind: string) => assessment.nominees.filter(({ nominee }) => nominee.kind === kind).length
  const lacking = (status: AssessedItem['status']) => assessment.items.filter((item) => item.status === status)
  const receivedAt = state.contributions.map((contribution) => Date.parse(contribution.receivedAt))
  return {
    ...markOf(state, assessment),
    code: state.code,
    submission,
    unit: bodyOf(state, material),
    unitId: state.unit?.id ?? null,
    collectives: count('collective'),
    individuals: count('individual'),
    ...letterOf(material),
    received: assessment.firstReceivedAt,
    touched: new Date(Math.max(...receivedAt)),
    completed: state.completedAt === null ? null : new Date(state.completedAt),
    missing: lacking('missing').map(sayItem),
    unreadable: lacking('unreadable').map(sayItem),
    senders: state.senders,
    remarks: assessment.remarks,
  }
}

function nomineeRows(
  { state, assessment, material }: Known,
  dossier: DossierRow | undefined,
): { readonly kind: string; readonly row: NomineeRow }[] {
  if (dossier === undefined) return []
  const mentions = mentionsOf(material)
  const byStaff = inForce(state.decisions ?? []).flatMap(({ effect }) =>
    effect.kind === 'nominee-respell' ? [effect.name] : [],
  )
  return assessment.nominees.map(({ nominee, summary }) => {
    const { otherwise, ...spelled } = spelledOf(nominee, mentions, byStaff.includes(nominee.name))
    const remarks = [
      ...otherwise.map(({ name, file }) => `Tên ghi khác ở tệp “${file}”: ${name}.`),
      ...(summary === 'missing' ? ['Chưa có tóm tắt thành tích.'] : []),
      ...(summary === 'unreadable' ? ['Tóm tắt thành tích: cần cán bộ xem.'] : []),
    ]
    const row = {
      ...spelled,
      ...markOf(state, assessment),
      unit: spelled.unit || dossier.unit,
      proposer: dossier.unit,
      letterNumber: dossier.letterNumber,
      letterDate: dossier.letterDate,
      received: dossier.received,
      summary,
      code: state.code,
      remarks,
    }
    return { kind: nominee.kind, row }
  })
}

function markOf(state: DossierState, assessment: Assessment): Mark {
  return { status: state.status, late: assessment.late, onTheDay: assessment.onTheDay }
}

/** The union, or the body that its documents name where the roster does not know it. */
function bodyOf(state: DossierState, material: Material): string {
  if (state.unit !== null) return state.unit.name
  const issuers = [...material.letters, ...material.all].map(({ document }) => document.issuer?.value ?? '')
  return issuers.find((issuer) => issuer !== '') ?? UNKNOWN_BODY
}

const UNKNOWN_BODY = 'Chưa rõ đơn vị'

function letterOf(material: Material): Pick<DossierRow, 'letterNumber' | 'letterDate'> {
  const letter = [...material.letters, ...(material.byType.get('result-report') ?? [])].at(-1)?.document
  return { letterNumber: letter?.number?.value ?? '', letterDate: letter?.date?.value ?? null }
}

/** 'Tóm tắt thành tích: Nguyễn Văn An' */
function sayItem({ required, nominee }: AssessedItem): string {
  return nominee === null ? required.name : `${required.name}: ${nominee.name}`
}

function unitRows(campaign: Campaign, dossiers: readonly DossierRow[]): UnitRow[] {
  const byUnit = Map.groupBy(dossiers, ({ unitId }) => unitId)
  const roster = campaign.units.map(({ id, name }) => unitRow(campaign, name, true, byUnit.get(id) ?? []))
  const known = new Set(campaign.units.map(({ id }) => id))
  const strange = Map.groupBy(
    dossiers.filter(({ unitId }) => unitId === null || !known.has(unitId)),
    ({ unit }) => unit,
  )
  const others = [...strange].map(([name, own]) => unitRow(campaign, name, false, own))
  return [...roster, ...others.sort((a, b) => compareBodies(a.name, b.name))]
}

function unitRow(campaign: Campaign, name: string, inRoster: boolean, dossiers: readonly DossierRow[]): UnitRow {
  const sum = (count: (row: DossierRow) => number) => dossiers.reduce((all, row) => all + count(row), 0)
  return {
    name,
    inRoster,
    dossiers: campaign.submissions.map(({ id }) => dossiers.filter(({ submission }) => submission.id === id)),
    collectives: sum((row) => row.collectives),
    individuals: sum((row) => row.individuals),
  }
}
