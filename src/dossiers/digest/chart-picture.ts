import type { Chart } from './bulletin.ts'
import type { DayCount } from './chart.ts'
import { sayShortDay } from './say.ts'
import type { Next } from './standing-groups.ts'

/** A picture as shapes (SVG without words) and words with their places: what draws words needs a font, shapes need none. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly svg: string
  readonly labels: readonly Label[]
}

export type Label = {
  readonly words: string
  readonly x: number
  /** Middle of the line. */
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
  /** Height of the letters in pixels. */
  readonly size: number
  readonly colour: string
  readonly bold: boolean
}

/** Shown at three quarters of it at most, and on a phone at less than half: the letters are large. */
const WIDTH = 800
const HEIGHT = 480
const EDGE = 16
const INK = '#1f2933'
const PALE = '#56616d'
const TODAY = '#1d4f91'
const DAY = '#8fb0da'
const LIMIT = '#c2282d'

const STATES: readonly (readonly [Next, string])[] = [
  ['complete', '#23794a'],
  ['incomplete', '#d8a800'],
  ['decide', '#d96b1a'],
  ['late', '#7a3fa0'],
]

type Draft = { readonly shapes: string[]; readonly labels: Label[] }

/** Dossiers by what is next as one bar, and below it by the day they came, with the last day on which they are on time. */
export function chartPicture(data: Chart): Picture {
  const draft: Draft = { shapes: [], labels: [] }
  rect(draft, 0, 0, WIDTH, HEIGHT, '#ffffff')
  drawStates(draft, data)
  drawDays(draft, data)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${draft.shapes.join('')}</svg>`
  return { width: WIDTH, height: HEIGHT, svg, labels: draft.labels }
}

/** Three quarters of the picture's pixels: sharp, and as wide as the column. */
export function shownSize({ width, height }: Picture): { readonly width: number; readonly height: number } {
  return { width: Math.round(width * 0.75), height: Math.round(height * 0.75) }
}

function drawStates(draft: Draft, { figures, words: said }: Chart): void {
  label(draft, said.states, EDGE, 22, { bold: true })
  const room = WIDTH - 2 * EDGE
  let [x, nameX] = [EDGE, EDGE]
  for (const [next, colour] of STATES) {
    const count = figures[next]
    if (count === 0) continue
    const width = (count / figures.total) * room
    rect(draft, x, 46, width, 40, colour)
    if (x > EDGE) rect(draft, x - 2, 46, 4, 40, '#ffffff')
    x += width
    rect(draft, nameX, 104, 18, 18, colour)
    const words = `${count} ${said.names[next]}`
    label(draft, words, nameX + 26, 113, { size: 21 })
    nameX += 26 + words.length * 11 + 18
  }
}

const PLOT = { top: 214, bottom: 432 } as const

function drawDays(draft: Draft, { days, lastDay, today, words: said }: Chart): void {
  label(draft, said.days, EDGE, 164, { bold: true })
  const step = (WIDTH - 2 * EDGE) / days.length
  const highest = Math.max(1, ...days.map(({ count }) => count))
  rect(draft, EDGE, PLOT.bottom, WIDTH - 2 * EDGE, 2, '#9aa5b1')
  days.forEach((day, index) => drawDay(draft, day, EDGE + index * step, step, { highest, today }))
  const last = days.findIndex(({ day }) => day === lastDay)
  if (last === -1) return
  const x = EDGE + (last + 1) * step - 3
  for (let y = PLOT.top - 16; y < PLOT.bottom; y += 18) rect(draft, x, y, 4, 11, LIMIT)
  const fits = last > days.length / 2
  label(draft, said.limit, fits ? x - 10 : x + 14, PLOT.top - 14, {
    colour: LIMIT,
    align: fits ? 'right' : 'left',
    size: 21,
  })
}

function drawDay(
  draft: Draft,
  { day, count }: DayCount,
  x: number,
  step: number,
  { highest, today }: { readonly highest: number; readonly today: string },
): void {
  const isToday = day === today
  const height = (count / highest) * (PLOT.bottom - PLOT.top - 34)
  rect(draft, x + step * 0.14, PLOT.bottom - height, step * 0.72, height, isToday ? TODAY : DAY)
  const middle = x + step / 2
  if (count > 0) label(draft, String(count), middle, PLOT.bottom - height - 18, { align: 'center', size: 23 })
  label(draft, sayShortDay(day), middle, PLOT.bottom + 28, {
    align: 'center',
    size: 20,
    colour: isToday ? TODAY : PALE,
    bold: isToday,
  })
}

function rect({ shapes }: Draft, x: number, y: number, width: number, height: number, fill: string): void {
  const at = (value: number) => Math.round(value * 10) / 10
  if (width > 0 && height > 0)
    shapes.push(`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"/>`)
}

function label({ labels }: Draft, words: string, x: number, y: number, look: Partial<Label>): void {
  labels.push({ words, x, y, align: 'left', size: 25, colour: INK, bold: false, ...look })
}
