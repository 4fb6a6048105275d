/** An affine map as PDF writes it: [a b c d e f] (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `second`, then `first`. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  return [
    first[0] * second[0] + first[2] * second[1],
    first[1] * second[0] + first[3] * second[1],
    first[0] * second[2] + first[2] * second[3],
    first[1] * second[2] + first[3] * second[3],
    first[0] * second[4] + first[2] * second[5] + first[4],
    first[1] * second[4] + first[3] * second[5] + first[5],
  ]
}

export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
}

/** From six loose numbers, be they arguments or a typed array; the identity where they are no such thing. */
export function toMatrix(value: unknown): Matrix {
  const numbers = numbersOf(value)
  const [a, b, c, d, e, f] = numbers
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return IDENTITY
  return [a, b, c, d, e, f]
}

export function numbersOf(value: unknown): number[] {
  if (Array.isArray(value)) return value.filter((one): one is number => typeof one === 'number')
  if (value instanceof Float32Array || value instanceof Float64Array) return [...value]
  if (typeof value === 'object' && value !== null)
    return Object.values(value).filter((one): one is number => typeof one === 'number')
  return []
}
