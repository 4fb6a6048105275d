import { describe, expect, test } from 'vitest'

import { gridsOf } from '#src/reading/ocr/grid.ts'
import { rotateSlightly, turn } from '#src/reading/ocr/grey.ts'
import type { Grey } from '#src/reading/ocr/grey.ts'
import { linesOf, tableOf } from '#src/reading/ocr/layout.ts'
import { placerOf } from '#src/reading/ocr/place-line.ts'
import { flatten } from '#src/reading/ocr/lighting.ts'
import { findRules, withoutRules } from '#src/reading/ocr/rules.ts'
import { findSheet } from '#src/reading/ocr/sheet.ts'
import { slantOf } from '#src/reading/ocr/skew.ts'
import { straighten } from '#src/reading/ocr/straighten.ts'
import { pageOfTsv } from '#src/reading/ocr/tsv.ts'

describe('how lines run', () => {
  test.each([-12, -3.2, -0.6, 0, 0.4, 2, 9])('is found to a fifth of a degree at %d', (degrees) => {
    const found = slantOf(rotateSlightly(printed(), degrees), 128)
    expect(Math.abs(found.degrees - degrees)).toBeLessThan(0.2)
    expect(found.sideways).toBe(false)
    expect(found.contrast).toBeGreaterThan(10)
  })

  test('shows a page that lies on its side, and by how much it leans then', () => {
    const found = slantOf(turn(rotateSlightly(printed(), 1.5), 90), 128)
    expect(found.sideways).toBe(true)
    expect(Math.abs(found.degrees - 1.5)).toBeLessThan(0.2)
  })

  test('says nothing of noise', () => {
    let state = 1
    const noise = paint(600, 800, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32 < 0.2 ? 0 : 255
    })
    expect(slantOf(noise, 128).contrast).toBeLessThan(6)
    expect(
      slantOf(
        paint(600, 800, () => 255),
        128,
      ),
    ).toMatchObject({ degrees: 0, contrast: 0 })
  })
})

describe('ruled tables', () => {
  // Two rows of three cells; the second row's last two are one.
  const rules = (x: number, y: number) =>
    (within(y, [100, 200, 300]) && x >= 100 && x <= 1102) ||
    (within(x, [100, 400, 1100]) && y >= 100 && y <= 302) ||
    (within(x, [800]) && y >= 100 && y <= 200)

  // Two rows of two cells; between the second cells no rule is seen.
  const pale = (x: number, y: number) =>
    (within(y, [100, 300]) && x >= 100 && x <= 1102) ||
    (within(y, [200]) && x >= 100 && x <= 400) ||
    (within(x, [100, 400, 1100]) && y >= 100 && y <= 302)

  test('whose rules are too pale between two rows keep each row its own name; a merged cell says its word once', () => {
    const [grid] = gridsOf(
      findRules(
        paint(1200, 400, (x, y) => (pale(x, y) ? 0 : 255)),
        150,
      ),
      1200,
    )
    if (grid === undefined) throw new Error('no table found')
    expect(grid.cells.map((cell) => [cell.row, cell.lastRow, cell.column])).toContainEqual([0, 1, 1])
    const word = (text: string, left: number, top: number) => ({
      part: 0,
      words: [{ text, confidence: 0.9, box: { left, top, width: 60, height: 20 } }],
    })
    const filled = (second: readonly ReturnType<typeof word>[]) =>
      tableOf(
        grid,
        grid.cells.map(({ row, column }) => (column === 1 ? second : [word(`${row}`, 150, 140 + 100 * row)])),
        placerOf(null),
      ).rows.map((row) => row[1])
    expect(filled([word('Hoa', 450, 140), word('Lan', 450, 240)])).toEqual(['Hoa', 'Lan'])
    expect(filled([word('Toán', 450, 180), word('Lý', 450, 205)])).toEqual(['Toán\nLý', ''])
  })

  test('are found with their merged cells', () => {
    const [grid, ...more] = gridsOf(
      findRules(
        paint(1200, 400, (x, y) => (rules(x, y) ? 0 : 255)),
        150,
      ),
      1200,
    )
    expect(more).toEqual([])
    expect(grid).toMatchObject({ rows: 2, columns: 3 })
    expect(grid?.cells.map((cell) => [cell.row, cell.column])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
    ])
    expect(Math.round((grid?.cells[4]?.box.width ?? 0) / 10)).toBe(70)
  })

  test('have the column whose edge stands apart from level rules that were lost on their way to it', () => {
    const level = [100, 200, 300].map((offset) => ({ from: 330, to: 1100, offset, slope: 0 }))
    const upright = [100, 400, 1100].map((offset) => ({ from: 104, to: 298, offset, slope: 0 }))
    expect(gridsOf({ level, upright }, 1654)).toMatchObject([{ rows: 2, columns: 2 }])
    const another = [{ from: 420, to: 700, offset: 60, slope: 0 }]
    expect(gridsOf({ level, upright: [...upright.slice(1), ...another] }, 1654)).toMatchObject([{ columns: 1 }])
  })

  test('have the columns at their sides where these are open', () => {
    const level = [100, 200, 300].map((offset) => ({ from: 100, to: 1400, offset, slope: 0 }))
    const upright = [400, 1100].map((offset) => ({ from: 98, to: 302, offset, slope: 0 }))
    expect(gridsOf({ level, upright }, 1654)).toMatchObject([{ rows: 2, columns: 3, box: { left: 100, width: 1300 } }])
  })

  test('leave no line behind, so that none is read as a letter', () => {
    const page = paint(1200, 400, (x, y) => (rules(x, y) ? 0 : 255))
    const dark = withoutRules(page, findRules(page, 150)).data.filter((value) => value < 150).length
    expect(dark).toBe(0)
  })

  test('a frame round the page and the underline of a motto are none', () => {
    const frame = paint(1200, 900, (x, y) =>
      (within(x, [40, 1150]) && y >= 40 && y <= 862) ||
      (within(y, [40, 860]) && x >= 40 && x <= 1152) ||
      (within(y, [200]) && x > 500 && x < 800)
        ? 0
        : 255,
    )
    expect(gridsOf(findRules(frame, 150), 1200)).toEqual([])
  })
})

describe('a sheet on a desk', () => {
  test('is found by its four corners and seen from above', () => {
    const corners = [
      [100, 80],
      [520, 60],
      [560, 760],
      [60, 740],
    ] as const
    const photo = paint(640, 800, (x, y) => (inside(corners, x, y) ? 210 : 60))
    const sheet = findSheet(photo)
    if (sheet === null) throw new Error('no sheet found')
    sheet.forEach((point, at) =>
      expect(Math.hypot(point.x - (corners[at]?.[0] ?? 0), point.y - (corners[at]?.[1] ?? 0))).toBeLessThan(16),
    )
    const { picture: seen } = straighten(photo, sheet, 400)
    expect(seen.data.every((value) => value > 200)).toBe(true)
  })

  test('is none where paper fills the picture, or something bright is no sheet', () => {
    expect(findSheet(paint(640, 800, () => 230))).toBeNull()
    expect(findSheet(paint(640, 800, (x, y) => (Math.hypot(x - 320, y - 400) < 260 ? 230 : 40)))).toBeNull()
  })
})

test('a shadow over half the page is gone after evening, and pale print is as black as strong print', () => {
  const page = paint(800, 800, (x, y) => {
    const light = x < 400 ? 240 : 110
    return y % 40 < 4 && x % 25 < 14 ? light * 0.4 : light
  })
  const flat = flatten(page)
  const at = (x: number, y: number) => flat.data[y * 800 + x] ?? 0
  for (const x of [130, 630]) {
    expect(at(x + 20, 420)).toBeGreaterThan(235)
    expect(at(x, 402)).toBeLessThan(60)
  }
})

describe('words of an engine', () => {
  const row = (line: number, left: number, top: number, confidence: number, word: string) =>
    `5\t1\t1\t1\t${line}\t1\t${left}\t${top}\t${word.length * 12}\t24\t${confidence}\t${word}`

  test('become lines with boxes and confidence, in Unicode of one form', () => {
    const page = pageOfTsv(
      ['level\tpage_num', row(1, 0, 0, 96, 'Công'), row(1, 60, 0, 92, 'Ðoàn'), row(2, 0, 40, 40, 'xx')].join('\n'),
    )
    expect(page.lines.map((line) => line.text)).toEqual(['Công Đoàn', 'xx'])
    expect(page.lines[0]?.confidence).toBeCloseTo(0.94)
    expect(page.confidence).toBeCloseTo((8 * 0.94 + 2 * 0.4) / 10)
    expect(page.lines[0]?.words[1]?.box).toEqual({ left: 60, top: 0, width: 48, height: 24 })
  })

  test('nothing read is confidence 0, not NaN', () => {
    expect(pageOfTsv('')).toEqual({ lines: [], confidence: 0 })
  })

  test('stand on one line by their height, far-apart ones parted by a tab; a doubtful lone letter goes, a number stays', () => {
    const words = (text: string, left: number, top: number, confidence = 0.95) =>
      text
        .split(' ')
        .map((word, at) => ({ text: word, confidence, box: { left: left + at * 70, top, width: 60, height: 24 } }))
    const lines = linesOf([
      { part: 1, words: words('CỘNG HÒA', 600, 4) },
      { part: 0, words: words('LĐLĐ QUẬN', 0, 0) },
      { part: 0, words: words('ĩ', 300, 2, 0.3) },
      { part: 2, words: words('7', 0, 60, 0.3) },
    ])
    expect(lines.map((line) => line.text)).toEqual(['LĐLĐ QUẬN\tCỘNG HÒA', '7'])
  })
})

function paint(width: number, height: number, value: (x: number, y: number) => number): Grey {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = value(x, y)
  return { width, height, data }
}

/** Lines of words, as a page looks from afar. */
function printed(): Grey {
  return paint(1000, 1300, (x, y) => {
    const line = Math.floor(y / 40)
    const onLine = y > 100 && y < 1200 && y % 40 < 18 && x > 120 && x < 880
    return onLine && (x + line * 37) % 90 < 70 && (x * 3 + y * 5 + line) % 7 < 4 ? 0 : 255
  })
}

function within(value: number, starts: readonly number[]): boolean {
  return starts.some((start) => value >= start && value <= start + 2)
}

function inside(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  return corners.every(([ax, ay], at) => {
    const [bx, by] = corners[(at + 1) % corners.length] ?? [0, 0]
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
  })
}
