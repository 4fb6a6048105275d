import type { Mark, Marks } from './compare.ts'
import type { Measured } from './measure.ts'

/** The measure as text: per format, per kind of case, and how far confidence can be trusted. */
export function tables(measured: readonly Measured[]): string {
  const all = measured.map((each) => each.marks)
  const marks = all.flatMap((each) => each.marks)
  const formats = [...new Set(marks.map((mark) => mark.format))].sort()
  const whats: readonly Mark['what'][] = ['type', 'problem', 'number', 'date', 'subjects']
  const lines = [
    '',
    'Documents by format (right/asked)',
    row(['format', ...whats]),
    ...formats.map((format) =>
      row([
        format,
        ...whats.map((what) => share(marks.filter((mark) => mark.format === format && mark.what === what))),
      ]),
    ),
    row(['all', ...whats.map((what) => share(marks.filter((mark) => mark.what === what)))]),
    '',
    'Dossiers',
    ...(['kind', 'opened', 'status', 'letter', 'timeliness', 'unit', 'remark', 'no false remark'] as const).map(
      (what) => row([what, share(marks.filter((mark) => mark.what === what))]),
    ),
    ...totals(all),
    '',
    'By kind of case (status exact; cases without any fault)',
    ...traitsOf(measured),
    '',
    'Confidence (of documents scored so, how many are typed right)',
    ...reliability(all),
  ]
  return lines.join('\n')
}

function totals(all: readonly Marks[]): string[] {
  const add = (
    key: 'right' | 'wrong' | 'lost' | 'falseMissing' | 'missedMissing' | 'dossiers' | 'reviews' | 'needlessReviews',
  ): number => all.reduce((total, marks) => total + marks[key], 0)
  const [right, wrong, lost] = [add('right'), add('wrong'), add('lost')]
  const precision = right / Math.max(1, right + wrong)
  const recall = right / Math.max(1, right + lost)
  return [
    row([
      'nominees',
      `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${((2 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(4)}  (${right} right, ${wrong} wrong, ${lost} lost)`,
    ]),
    row(['false missing', String(add('falseMissing'))]),
    row(['missed missing', String(add('missedMissing'))]),
    row([
      'to review',
      `${percent(add('reviews'), add('dossiers'))} of dossiers, ${percent(add('needlessReviews'), add('dossiers'))} without need`,
    ]),
  ]
}

function traitsOf(measured: readonly Measured[]): string[] {
  const traits = [...new Set(measured.flatMap((each) => each.one.traits))].sort()
  return traits.map((trait) => {
    const some = measured.filter((each) => each.one.traits.includes(trait))
    const clean = some.filter((each) => each.marks.faults.length === 0).length
    return row([
      trait,
      share(some.flatMap((each) => each.marks.marks.filter((mark) => mark.what === 'status'))),
      `${clean}/${some.length}`,
    ])
  })
}

function reliability(all: readonly Marks[]): string[] {
  const scored = all.flatMap((marks) => marks.confidences)
  const edges = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01]
  return edges.slice(0, -1).flatMap((low, index) => {
    const high = edges[index + 1] ?? 1.01
    const some = scored.filter((each) => each.confidence >= low && each.confidence < high)
    if (some.length === 0) return []
    const right = some.filter((each) => each.right).length
    const mean = some.reduce((total, each) => total + each.confidence, 0) / some.length
    return [
      row([
        `${low.toFixed(2)}-${Math.min(high, 1).toFixed(2)}`,
        `scored ${mean.toFixed(3)}`,
        `right ${(right / some.length).toFixed(3)}`,
        `${some.length} documents`,
      ]),
    ]
  })
}

function share(marks: readonly Mark[]): string {
  const right = marks.filter((mark) => mark.right).length
  return marks.length === 0 ? '-' : `${percent(right, marks.length)} ${right}/${marks.length}`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(index === 0 ? 20 : 17))
    .join(' ')
    .trimEnd()
}
