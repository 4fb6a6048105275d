import type { Block } from '../extraction.ts'
import type { Box, Ocr, OcrLine } from '../tools.ts'
import { collagesOf } from './collage.ts'
import { gridsOf } from './grid.ts'
import { pgmOf, rotateSlightly } from './grey.ts'
import type { Grey } from './grey.ts'
import { blocksOf, linesOf, tableOf } from './layout.ts'
import type { Fragment } from './layout.ts'
import { placerOf } from './place-line.ts'
import { findRules, withoutRules } from './rules.ts'
import { segmentsOf } from './segments.ts'
import { confidenceOf } from './tsv.ts'
import { along, beforeRotation } from './ways-back.ts'
import type { WayBack } from './ways-back.ts'

/** What was read on one upright page. */
export type ReadPage = {
  readonly blocks: readonly Block[]
  /** Everything read, tables included, with words and boxes on the page as it was given to the engine. */
  readonly lines: readonly OcrLine[]
  readonly confidence: number
}

/** Brightness below which a pixel of a flattened page counts as ink; rules are often paler than letters. */
const INK = 150
const RULE_INK = 205

/**
 * Reads a flattened, upright page: tables cell by cell, columns one by one, the rest line by line. `shown` leads from this page to shares of the
 * page as people see it; null where the places of its words are of no use.
 */
export async function readUpright(
  page: Grey,
  degrees: number,
  ocr: Ocr,
  shown: WayBack | null = null,
): Promise<ReadPage> {
  const level = Math.abs(degrees) < 0.15 ? page : rotateSlightly(page, -degrees)
  const rules = findRules(level, RULE_INK)
  const grids = gridsOf(rules, level.width)
  const clean = withoutRules(level, rules)
  const segments = segmentsOf(
    clean,
    grids.map((grid) => grid.box),
    INK,
  )
  const boxes: Box[] = [...segments, ...grids.flatMap((grid) => grid.cells.map((cell) => cell.box))]
  const parts: Fragment[][] = boxes.map(() => [])
  // Engines that are free read a page's halves side by side: who sends one scan does not wait for one core.
  const read = await Promise.all(
    collagesOf(clean, boxes, INK, ocr.parallel).map(async ({ picture, home }) => ({
      home,
      lines: (await ocr.recognise(pgmOf(picture))).lines,
    })),
  )
  for (const { home, lines: found } of read)
    for (const line of found) {
      const homes = line.words.map((word) => home(word)).filter((one) => one !== null)
      for (const [part, words] of Map.groupBy(homes, (one) => one.part))
        parts[part]?.push({ part, words: words.map((one) => one.word) })
    }
  const place = placerOf(shown === null || level === page ? shown : along(beforeRotation(page, level, -degrees), shown))
  const lines = linesOf(parts.slice(0, segments.length).flat())
  let next = segments.length
  const tables = grids.map((grid) => {
    const cells = parts.slice(next, next + grid.cells.length)
    next += grid.cells.length
    return { top: grid.box.top, table: tableOf(grid, cells, place), lines: linesOf(cells.flat()) }
  })
  const all = [...lines, ...tables.flatMap((table) => table.lines)]
  return {
    blocks: blocksOf(lines, tables, place),
    lines: all,
    confidence: confidenceOf(all.flatMap((line) => line.words)),
  }
}
