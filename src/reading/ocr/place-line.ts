import { writePlace, type Point } from '../line-place.ts'
import type { OcrWord } from '../tools.ts'
import type { WayBack } from './ways-back.ts'

/** Says where the words of one line stand on the page as it is shown; '' where that can't be told. */
export type Placer = (words: readonly OcrWord[]) => string

/** A placer for words on the levelled page, from which `toPage` leads to shares of the page. Null: their places are of no use. */
export function placerOf(toPage: WayBack | null): Placer {
  return (words) => (toPage === null || words.length === 0 ? '' : placeOf(words, toPage))
}

function placeOf(words: readonly OcrWord[], toPage: WayBack): string {
  const left = Math.min(...words.map(({ box }) => box.left))
  const right = Math.max(...words.map(({ box }) => box.left + box.width))
  const top = Math.min(...words.map(({ box }) => box.top))
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height))
  const middle = (top + bottom) / 2
  const start = toPage(left, middle)
  const end = toPage(right, middle)
  const share = (x: number): number => shareBetween(start, end, toPage(x, middle))
  return writePlace({
    corners: [toPage(left, top), toPage(right, top), toPage(right, bottom), toPage(left, bottom)],
    // A word is parted where its text will be: at every blank.
    words: words.flatMap(({ text, box }) =>
      text.split(/\s+/).map(() => [share(box.left), share(box.left + box.width)] as const),
    ),
  })
}

/** On a photo what lies further back is smaller: shares are measured on the page as shown. */
function shareBetween(start: Point, end: Point, point: Point): number {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const length = dx ** 2 + dy ** 2
  return length === 0 ? 0 : ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
}
