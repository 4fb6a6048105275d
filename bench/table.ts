/** One measure: what, against what, the ratio, the aim, and the figures behind it. */
export type Row = {
  readonly what: string
  readonly against: string
  readonly ratio: string
  readonly aim: string
  readonly figures: string
}

export function row(what: string, against: string, ratio: number | null, aim: string, figures: string): Row {
  return { what, against, ratio: ratio === null ? '–' : ratio.toFixed(2), aim, figures }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Lowest to highest, as a share of the median. */
export function spread(values: readonly number[]): string {
  const middle = median(values)
  return `${Math.round((Math.min(...values) / middle - 1) * 100)}..+${Math.round((Math.max(...values) / middle - 1) * 100)} %`
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((each) => `| ${each.what} | ${each.against} | ${each.ratio} | ${each.aim} | ${each.figures} |`)
  return ['| measure | against | ratio | aim | figures |', '|---|---|---|---|---|', ...lines].join('\n')
}
