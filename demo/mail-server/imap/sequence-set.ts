import { SyntaxFault } from './parse.ts'

/** Numbers that a client names: "1:3,7,9:*" (RFC 3501, sequence-set). Infinity stands for '*'. */
export type SequenceSet = readonly (readonly [from: number, to: number])[]

export const MAX_RANGES = 5000

export function parseSequenceSet(text: string): SequenceSet {
  const ranges = text.split(',')
  if (ranges.length > MAX_RANGES) throw new SyntaxFault(`More than ${MAX_RANGES} ranges in a set`)
  return ranges.map((range) => {
    const found = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(range)
    if (found === null) throw new SyntaxFault('Expected a set of numbers like 1:3,7')
    const from = bound(found[1]!)
    return [from, found[2] === undefined ? from : bound(found[2])]
  })
}

export function isSequenceSet(text: string): boolean {
  return /^[\d*][\d*:,]*$/.test(text)
}

/** Whether a number is named, where '*' is the largest in use ("9:*" names it even if it is less than 9). */
export function inSet(set: SequenceSet, largest: number): (value: number) => boolean {
  const ranges = set.map(([a, b]) => {
    const from = a === Infinity ? largest : a
    const to = b === Infinity ? largest : b
    return [Math.min(from, to), Math.max(from, to)] as const
  })
  return (value) => ranges.some(([from, to]) => value >= from && value <= to)
}

/** "1:3,7" of numbers in rising order. */
export function formatSet(values: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const value of values) {
    const last = ranges.at(-1)
    if (last && last[1] + 1 === value) last[1] = value
    else ranges.push([value, value])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',')
}

function bound(text: string): number {
  if (text === '*') return Infinity
  const value = Number(text)
  if (value === 0) throw new SyntaxFault('Numbers start at 1')
  return value
}
