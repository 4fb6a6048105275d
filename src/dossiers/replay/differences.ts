import type { ReplayedDossier } from './replay.ts'
import type { UnderstoodDocument } from '../../understanding/document.ts'
import type { Verdict } from '../verdict.ts'

/** What is different of a dossier: the word for what, as it was, as it would be. */
export type Difference = { readonly what: string; readonly was: string; readonly is: string }

const NONE = '(không có)'

/** What two judgements of one dossier say differently: status, unit, time, items and remarks. */
export function dossierDifferences(was: ReplayedDossier | null, is: ReplayedDossier | null): Difference[] {
  const [before, after] = [told(was), told(is)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({ what, was: before.get(what) ?? NONE, is: after.get(what) ?? NONE }))
    .filter((difference) => difference.was !== difference.is)
}

function told(dossier: ReplayedDossier | null): Map<string, string> {
  if (dossier === null) return new Map([['hồ sơ', NONE]])
  const { state, assessment } = dossier
  const facts: [string, string][] = [
    ['hồ sơ', 'có'],
    ['tình trạng', state.closed?.as ?? state.status],
    ['đơn vị', state.unit?.name ?? NONE],
    ['số thư', String(state.contributions.length)],
    ['thời hạn', assessment === null ? NONE : assessment.late ? 'sau hạn' : 'trong hạn'],
    ...(assessment?.items ?? []).map(({ required, nominee, status }): [string, string] => [
      `mục ${required.item}${nominee === null ? '' : `: ${nominee.name}`}`,
      status,
    ]),
    ...(assessment?.remarks ?? []).map(({ code, text }): [string, string] => [`lưu ý ${code}: ${text}`, 'có']),
  ]
  return new Map(facts)
}

/** Letters that one mail brings about, compared: which would go, and from which line on they would read differently. */
export function letterDifferences(was: Verdict | null, is: Verdict | null): Difference[] {
  const before = new Map((was?.replies ?? []).map((reply) => [reply.kind, reply]))
  const after = new Map((is?.replies ?? []).map((reply) => [reply.kind, reply]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((kind): Difference[] => {
    const [old, fresh] = [before.get(kind), after.get(kind)]
    const what = `thư ${kind}`
    if (old === undefined || fresh === undefined)
      return [{ what, was: old?.subject ?? NONE, is: fresh?.subject ?? NONE }]
    const line = firstDifference(`${old.subject}\n${old.text}`, `${fresh.subject}\n${fresh.text}`)
    return line === null ? [] : [{ what, ...line }]
  })
}

/** Longest excerpt of a letter that is told, in characters. */
const EXCERPT = 160

function firstDifference(one: string, other: string): { was: string; is: string } | null {
  const [a, b] = [one.split('\n'), other.split('\n')]
  for (let at = 0; at < Math.max(a.length, b.length); at++)
    if (a[at] !== b[at]) return { was: (a[at] ?? NONE).slice(0, EXCERPT), is: (b[at] ?? NONE).slice(0, EXCERPT) }
  return null
}

/** What a mail's files turned out to be, compared file by file. */
export function documentDifferences(
  was: readonly UnderstoodDocument[],
  is: readonly UnderstoodDocument[],
): Difference[] {
  const [before, after] = [byPlace(was), byPlace(is)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({ what, was: before.get(what) ?? NONE, is: after.get(what) ?? NONE }))
    .filter((difference) => difference.was !== difference.is)
}

function byPlace(documents: readonly UnderstoodDocument[]): Map<string, string> {
  return new Map(
    documents.map((document) => {
      const { path, pages, type, problem, number, subjects, nominees, issuer } = document
      const people = [...subjects, ...nominees].map(({ name }) => name).join('; ')
      const said = [problem ?? type, number?.value, issuer?.value, people].filter(Boolean).join(' | ')
      return [`tệp ${path.join('/')}${pages === null ? '' : ` trang ${pages.join('-')}`}`, said]
    }),
  )
}
