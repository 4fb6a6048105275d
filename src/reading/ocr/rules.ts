import type { Grey } from './grey.ts'
import { levelRuns, uprightRuns } from './runs.ts'

/** A ruled line of a table, form or frame: straight, thin and long. Pixels. */
export type Rule = {
  /** Where it starts and ends along its own direction (x for a level rule, y for an upright one). */
  readonly from: number
  readonly to: number
  /** Its place across at the coordinate 0 along, and how much that grows a pixel: lines of photos are never quite level. */
  readonly offset: number
  readonly slope: number
}

export type Rules = { readonly level: readonly Rule[]; readonly upright: readonly Rule[] }

/** The place of a rule across its direction, at a coordinate along it. */
export function placeOf(rule: Rule, along: number): number {
  return rule.offset + rule.slope * along
}

/** Finds the ruled lines of an upright, flattened page. `ink` is the brightness below which a pixel counts as ink. */
export function findRules(grey: Grey, ink: number): Rules {
  // No stroke of a letter is as long as these: 10 mm and 7 mm on A4.
  const level = chains(runsOf(grey, ink, Math.max(2, Math.round(grey.width / 20)), true))
  const upright = chains(runsOf(grey, ink, Math.max(2, Math.round(grey.width / 30)), false))
  return {
    level: level.filter((rule) => rule.to - rule.from >= grey.width / 14 && Math.abs(rule.slope) < STEEPEST),
    upright: upright.filter((rule) => Math.abs(rule.slope) < STEEPEST),
  }
}

const STEEPEST = 0.06

/** Paints white what the rules cover, a little wider than they are: engines read them as letters. */
export function withoutRules(grey: Grey, rules: Rules): Grey {
  const data = grey.data.slice()
  const { width, height } = grey
  const reach = Math.max(2, Math.round(width / 700))
  for (const rule of rules.level)
    for (let x = Math.max(0, rule.from - 3); x <= Math.min(width - 1, rule.to + 3); x++) {
      const y = Math.round(placeOf(rule, x))
      for (let dy = -reach; dy <= reach; dy++) if (y + dy >= 0 && y + dy < height) data[(y + dy) * width + x] = 255
    }
  for (const rule of rules.upright)
    for (let y = Math.max(0, rule.from - 3); y <= Math.min(height - 1, rule.to + 3); y++) {
      const x = Math.round(placeOf(rule, y))
      for (let dx = -reach; dx <= reach; dx++) if (x + dx >= 0 && x + dx < width) data[y * width + x + dx] = 255
    }
  return { width, height, data }
}

/** A stretch of ink along one row (or column), at `across`, from `from` to `to`. */
type Run = { readonly across: number; readonly from: number; readonly to: number }

const RUNS = 20_000

/** Runs of ink with paper on both sides, row by row or column by column. */
function runsOf(grey: Grey, ink: number, shortest: number, level: boolean): Run[] {
  const { width, height, data } = grey
  const thick = Math.max(6, Math.round(width / 130))
  const runs: Run[] = []
  const found = (across: number, from: number, to: number): void => {
    const [step, over, count] = level ? [1, width, height] : [width, 1, width]
    if (runs.length < RUNS && isThin(data, across, count, from * step, to * step, over, step, thick, ink))
      runs.push({ across, from, to })
  }
  if (level) levelRuns(grey, ink, shortest, found)
  else uprightRuns(grey, ink, shortest, found)
  return level ? runs : runs.sort((a, b) => a.across - b.across || a.from - b.from)
}

/** Paper on both sides, nearly all along: an edge of a dark surface or a filled box is no rule. */
function isThin(
  data: Uint8Array,
  across: number,
  count: number,
  start: number,
  end: number,
  over: number,
  step: number,
  thick: number,
  ink: number,
): boolean {
  let light = 0
  let seen = 0
  for (let sample = 1; sample < 16; sample++) {
    const at = start + Math.round(((end - start) / step) * (sample / 16)) * step
    for (const side of [across - thick, across + thick]) {
      seen++
      if (side < 0 || side >= count || (data[side * over + at] ?? 0) >= ink) light++
    }
  }
  return light >= seen * 0.75
}

const NEAR = 3
const GAP = 28

/** Runs that continue or lie beside each other are one line; a straight line is fitted through them. */
function chains(runs: readonly Run[]): Rule[] {
  const parent = runs.map((_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] ?? 0] ?? 0
      top = parent[top] ?? 0
    }
    return top
  }
  let first = 0
  runs.forEach((run, at) => {
    while (run.across - (runs[first]?.across ?? 0) > NEAR) first++
    for (let other = first; other < at; other++) {
      const near = runs[other] ?? run
      if (run.from - near.to <= GAP && near.from - run.to <= GAP) parent[root(at)] = root(other)
    }
  })
  const groups = Map.groupBy(runs, (_, at) => root(at))
  return [...groups.values()].map(fit)
}

function fit(runs: readonly Run[]): Rule {
  let weight = 0
  let sumAlong = 0
  let sumAcross = 0
  for (const run of runs) {
    const length = run.to - run.from
    weight += length
    sumAlong += (length * (run.from + run.to)) / 2
    sumAcross += length * run.across
  }
  const meanAlong = sumAlong / weight
  const meanAcross = sumAcross / weight
  let product = 0
  let square = 0
  for (const run of runs) {
    const length = run.to - run.from
    const along = (run.from + run.to) / 2 - meanAlong
    product += length * along * (run.across - meanAcross)
    // The run's own length counts too, else two runs side by side make any slope.
    square += length * (along * along + (length * length) / 12)
  }
  const slope = square === 0 ? 0 : product / square
  const from = Math.min(...runs.map((run) => run.from))
  const to = Math.max(...runs.map((run) => run.to))
  return { from, to, offset: meanAcross - slope * meanAlong, slope }
}
