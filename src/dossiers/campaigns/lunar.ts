/**
 * Days of the Vietnamese lunar calendar as ISO days. New moons and the sun's place after Jean Meeus, Astronomical Algorithms (1991),
 * chapters 25 and 49, by the rules that Vietnam counts by since 1967: days begin at midnight of UTC+7, the month that holds the
 * winter solstice is the eleventh, and a year of thirteen months has its leap month where first no principal term falls.
 * Right for 1968 to 2199; the test compares it with the announced days and with ICU's Chinese calendar.
 */

/** 1 Tết: the first day of the first month of the lunar year that begins in this year. */
export function lunarNewYear(year: number): string {
  return lunarDay(year, 1, 1)
}

/** A day of a lunar month (no leap month) of the lunar year that begins in this year. */
export function lunarDay(year: number, month: number, day: number): string {
  const eleventh = monthEleven(year - 1)
  const next = monthEleven(year)
  const first = Math.floor(0.5 + (eleventh - FIRST_NEW_MOON) / SYNODIC_MONTH)
  let months = month + 1
  if (next - eleventh > 365 && months >= leapOffset(eleventh)) months++
  return isoOf(newMoon(first + months) + day - 1)
}

const FIRST_NEW_MOON = 2_415_021.076_998_695
const SYNODIC_MONTH = 29.530_588_853
const UTC_OFFSET = 7 / 24
const RADIANS = Math.PI / 180

/** Julian day of the k-th new moon after that of 1900-01-01, as a day in Hanoi. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const [t2, t3] = [t * t, t * t * t]
  const mean =
    2_415_020.759_33 +
    29.530_588_68 * k +
    0.000_117_8 * t2 -
    0.000_000_155 * t3 +
    0.000_33 * Math.sin((166.56 + 132.87 * t - 0.009_173 * t2) * RADIANS)
  const sun = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3
  const moon = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3
  const node = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3
  const sin = (degrees: number): number => Math.sin(degrees * RADIANS)
  const correction =
    (0.1734 - 0.000_393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun)
  // Between the clock of the planets and that of the earth.
  const drift = -0.000_278 + 0.000_265 * t + 0.000_262 * t2
  return Math.floor(mean + correction - drift + 0.5 + UTC_OFFSET)
}

/** Which twelfth of its way the sun is in at the beginning of a day in Hanoi: 9 holds the winter solstice. */
function sunSector(day: number): number {
  const t = (day - 0.5 - UTC_OFFSET - 2_451_545) / 36_525
  const anomaly = (357.5291 + 35_999.0503 * t - 0.000_155_9 * t * t - 0.000_000_48 * t * t * t) * RADIANS
  const centre =
    (1.9146 - 0.004_817 * t - 0.000_014 * t * t) * Math.sin(anomaly) +
    (0.019_993 - 0.000_101 * t) * Math.sin(2 * anomaly) +
    0.000_29 * Math.sin(3 * anomaly)
  const longitude = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t * t + centre
  return Math.floor((((longitude % 360) + 360) % 360) / 30)
}

/** Beginning of the month that holds the winter solstice of a year. */
function monthEleven(year: number): number {
  const last = Math.floor(Date.UTC(year, 11, 31) / DAY_MS) + EPOCH
  const k = Math.floor((last - 2_415_021) / SYNODIC_MONTH)
  const start = newMoon(k)
  return sunSector(start) >= 9 ? newMoon(k - 1) : start
}

/** How many months after the eleventh the leap month stands, in a year that has one. */
function leapOffset(eleventh: number): number {
  const k = Math.floor((eleventh - FIRST_NEW_MOON) / SYNODIC_MONTH + 0.5)
  let offset = 1
  while (offset < 14 && sunSector(newMoon(k + offset)) !== sunSector(newMoon(k + offset + 1))) offset++
  return offset
}

const DAY_MS = 86_400_000
/** Julian day of 1970-01-01. */
const EPOCH = 2_440_588

function isoOf(julian: number): string {
  return new Date((julian - EPOCH) * DAY_MS).toISOString().slice(0, 10)
}
