/** Weights of the four pixels around a place that lies `t` beyond the second (Catmull and Rom's spline). */
export function cubic(t: number): [number, number, number, number] {
  return [
    (-t + 2 * t ** 2 - t ** 3) / 2,
    (2 - 5 * t ** 2 + 3 * t ** 3) / 2,
    (t + 4 * t ** 2 - 3 * t ** 3) / 2,
    (-(t ** 2) + t ** 3) / 2,
  ]
}
