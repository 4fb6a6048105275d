import type { Grey } from './grey.ts'
import type { ReadPage } from './page.ts'

/**
 * Is a picture a document at all? Thresholds were measured: photos of people and places have 0.2 to 0.9 of their pixels dark once
 * the light is evened and lines of contrast 1 to 6, pages of text at most 0.15 and 20 to 160. In doubt it is a document: what shows
 * lines of writing that can't be read is for people to see.
 */
export type Look = {
  /** Share of dark pixels after the light was evened. */
  readonly ink: number
  /** How clearly lines of writing stand out (Slant.contrast). */
  readonly contrast: number
}

/** Pixels below which a picture is an icon, a bullet or a line of a signature: a passport photo at 100 dpi has this many. */
const SMALLEST = 30_000
/** A page of paper alone differs by less than this from pixel to pixel (standard deviation of brightness). */
const BLANK_DEVIATION = 1.5
const SCENERY_INK = 0.2
const SCENERY_CONTRAST = 4.5
const LINES_CONTRAST = 8
/** Pixels of the long side of a logo at most. */
const LOGO = 800

/** What is plain before any preparation: too small to hold a page, or one colour throughout. */
export function whyNoDocumentAtSight(grey: Grey): string | null {
  if (grey.width * grey.height < SMALLEST || Math.min(grey.width, grey.height) < 60) return 'icon'
  return deviation(grey) < BLANK_DEVIATION ? 'blank' : null
}

/** What the evened picture tells before it is read. */
export function whyNoWriting(look: Look): string | null {
  return look.ink > SCENERY_INK && look.contrast < SCENERY_CONTRAST ? 'photo' : null
}

/** What reading it told (`longSide`: pixels of the file's own picture): words that an engine is sure of are writing, whatever else there is. */
export function whyNoDocument(longSide: number, look: Look, read: ReadPage): string | null {
  const words = read.lines.flatMap((line) => line.words)
  const sure = words.filter((word) => word.confidence > 0.6 && /\p{L}{2}/u.test(word.text)).length
  if (sure >= 8) return null
  const lined = look.contrast >= LINES_CONTRAST && look.ink <= SCENERY_INK
  if (words.length === 0) return lined && look.ink > 0.01 ? null : 'blank'
  if (longSide < LOGO && sure < 6) return 'logo'
  if (!lined && read.confidence < 0.55) return look.ink < 0.004 ? 'blank' : 'photo'
  return null
}

/** Every so manyth pixel tells enough of a page as a whole; odd, so that no column of it is looked at alone. */
const EVERY = 7

export function shareOfInk(grey: Grey, ink: number): number {
  const { data } = grey
  let dark = 0
  let seen = 0
  for (let at = 0; at < data.length; at += EVERY) {
    if ((data[at] ?? 0) < ink) dark++
    seen++
  }
  return dark / Math.max(1, seen)
}

function deviation({ data }: Grey): number {
  let sum = 0
  let squares = 0
  let count = 0
  for (let at = 0; at < data.length; at += EVERY) {
    const value = data[at] ?? 0
    sum += value
    squares += value * value
    count++
  }
  return Math.sqrt(Math.max(0, squares / Math.max(1, count) - (sum / Math.max(1, count)) ** 2))
}
