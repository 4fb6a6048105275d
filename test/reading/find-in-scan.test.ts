import { describe, expect, test } from 'vitest'
import type { Block } from '#src/reading/extraction.ts'
import { findInScan } from '#src/reading/find-in-scan.ts'
import { readPlace, writePlace, type LinePlace, type Quad } from '#src/reading/line-place.ts'
import { withoutUnneeded } from '#src/reading/unneeded.ts'

/** A level line across the page; its words share it evenly. */
function placeAt(top: number, words: number): LinePlace {
  const corners: Quad = [
    [0.1, top],
    [0.9, top],
    [0.9, top + 0.02],
    [0.1, top + 0.02],
  ]
  return { corners, words: Array.from({ length: words }, (_, at) => [at / words, (at + 1) / words] as const) }
}

function lineOf(text: string, top: number): Block {
  return { kind: 'line', text, place: writePlace(placeAt(top, text.split(/\s+/).length)) }
}

/** Left, top, right, in hundredths of the page. */
function found(blocks: readonly Block[], ...words: string[]): number[][] {
  return findInScan({ blocks }, words).map(([[left, top], [right]]) =>
    [left, top, right].map((one) => Math.round(100 * one)),
  )
}

describe('a place', () => {
  test('is written and read to half a thousandth of the page', () => {
    const place: LinePlace = { ...placeAt(0.333, 3), words: [[0, 0.25], [0.3, 0.7], [0.71, 1]] } // prettier-ignore
    const again = readPlace(writePlace(place)) ?? expect.fail('not read')
    again.corners.flat().forEach((one, at) => expect(one).toBeCloseTo(place.corners.flat()[at] ?? -1, 3))
    again.words.flat().forEach((one, at) => expect(one).toBeCloseTo(place.words.flat()[at] ?? -1, 3))
  })

  test.each(['', 'AAAA', '!'.repeat(32), 'A'.repeat(33), 'A'.repeat(34)])('that is none (%j) is not read', (text) => {
    expect(readPlace(text)).toBeNull()
  })
})

describe('words on a scan are found', () => {
  test('from their first to their last letter’s word, whatever their marks', () => {
    expect(found([lineOf('Đồng chí Trần An được khen', 0.2)], 'tran an')).toEqual([[37, 20, 63]])
  })

  test('over two lines, a piece in each', () => {
    const blocks = [lineOf('Về việc đề nghị', 0.2), lineOf('khen thưởng năm 2021', 0.23)]
    expect(found(blocks, 'đề nghị khen thưởng')).toEqual([
      [50, 20, 90],
      [10, 23, 50],
    ])
  })

  test('in a cell of two lines', () => {
    const places = [['', [placeAt(0.4, 2), placeAt(0.43, 2)].map(writePlace).join('\n')]]
    const table: Block = { kind: 'table', rows: [['1', 'Nguyễn Thị\nHoa Ban']], places }
    expect(found([table], 'Thị Hoa')).toEqual([
      [50, 40, 90],
      [10, 43, 50],
    ])
  })

  test('as their whole line where something was left out of it: what was is not told by its place', () => {
    const [page] = withoutUnneeded([{ blocks: [lineOf('Ông Lê An, dân tộc: Kinh, giáo viên', 0.5)] }])
    expect(found(page?.blocks ?? [], 'Lê An')).toEqual([[10, 50, 90]])
  })

  test('nowhere in a reading of before, or with a place that is none', () => {
    expect(found([{ kind: 'line', text: 'Trần An' }, { kind: 'line', text: 'Trần An', place: 'x' }], 'Trần An')).toEqual([]) // prettier-ignore
    expect(found([{ kind: 'table', rows: [['Trần An']] }], 'Trần An')).toEqual([])
  })
})
