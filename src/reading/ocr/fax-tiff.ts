export type Fax = {
  readonly width: number
  readonly height: number
  /** Below 0 Group 4, 0 Group 3 with one dimension, above 0 with two (ISO 32000-1, table 11). */
  readonly k: number
  readonly blackIs1: boolean
}

/** Wraps the CCITT data of a PDF in a TIFF of one strip (TIFF 6.0), so that it can be decoded as it is. */
export function faxTiff(data: Uint8Array, fax: Fax): Uint8Array {
  const SHORT = 3
  const LONG = 4
  const tags: (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, fax.width],
    [257, LONG, fax.height],
    [258, SHORT, 1],
    [259, SHORT, fax.k < 0 ? 4 : 3],
    // Without BlackIs1 a 0 bit is black in the PDF, which TIFF calls WhiteIsZero once the fax code has its usual sense.
    [262, SHORT, fax.blackIs1 ? 1 : 0],
    [273, LONG, 0],
    [277, SHORT, 1],
    [278, LONG, fax.height],
    [279, LONG, data.length],
  ]
  if (fax.k > 0) tags.push([292, LONG, 1])
  const start = 8 + 2 + tags.length * 12 + 4
  const tiff = new Uint8Array(start + data.length)
  const view = new DataView(tiff.buffer)
  view.setUint16(0, 0x4949)
  view.setUint16(2, 42, true)
  view.setUint32(4, 8, true)
  view.setUint16(8, tags.length, true)
  tags.forEach(([tag, type, value], at) => {
    const entry = 10 + at * 12
    view.setUint16(entry, tag, true)
    view.setUint16(entry + 2, type, true)
    view.setUint32(entry + 4, 1, true)
    const known = tag === 273 ? start : value
    if (type === SHORT) view.setUint16(entry + 8, known, true)
    else view.setUint32(entry + 8, known, true)
  })
  tiff.set(data, start)
  return tiff
}
