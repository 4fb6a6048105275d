import { mapText } from '#scripts/making/paper.ts'
import type { Paper } from '#scripts/making/paper.ts'
import type { CorpusPart, HeadFacts } from './scene.ts'
import { two } from './scene.ts'
import type { Random } from './random.ts'

/** Typing habits of one office: what its clerk's hands do to every paper. */
export type Habits = {
  readonly font: string
  readonly size: number
  readonly place: string
  readonly tone: 'classic' | 'modern' | 'mixed'
  /** 'Mầm non' as 'MN', 'Công ty TNHH' as 'Cty TNHH'. */
  readonly abbreviates: boolean
  readonly mistypesSymbol: boolean
  readonly nbsp: boolean
  /** No marks at all: a keyboard without Vietnamese. */
  readonly unmarked?: true
}

export function makeHabits(rng: Random): Habits {
  return {
    font: rng.weighted([
      [8, 'Times New Roman'],
      [1, 'Arial'],
      [1, 'Calibri'],
    ]),
    size: rng.pick([13, 13, 14, 14, 12]),
    place: rng.pick(['Ba Đình', 'Ba Đình', 'Hà Nội', 'Hà Nội']),
    tone: rng.weighted([
      [5, 'classic'],
      [3, 'modern'],
      [2, 'mixed'],
    ]),
    abbreviates: rng.chance(0.12),
    mistypesSymbol: rng.chance(0.1),
    nbsp: rng.chance(0.1),
  }
}

/** Passes a paper through the clerk's hands. */
export function typed(paper: Paper, habits: Habits, rng: Random): Paper {
  return mapText(paper, (text) => {
    let out = text
    if (habits.abbreviates)
      out = out
        .replaceAll('Trường Mầm non', 'Trường MN')
        .replaceAll('Trường Tiểu học', 'Trường TH')
        .replaceAll('TRƯỜNG MẦM NON', 'TRƯỜNG MN')
        .replaceAll('TRƯỜNG TIỂU HỌC', 'TRƯỜNG TH')
        .replaceAll('Công ty Cổ phần', 'Công ty CP')
        .replaceAll('CÔNG TY CỔ PHẦN', 'CÔNG TY CP')
    if (habits.mistypesSymbol) out = out.replaceAll('KH-LĐLĐ', 'KH-LĐLD')
    if (habits.tone === 'modern' || (habits.tone === 'mixed' && rng.chance(0.5))) out = modernTone(out)
    if (habits.nbsp) out = out.replaceAll(/: (?=\p{L})/gu, ':\u00a0')
    return out
  })
}

const MODERN: Readonly<Record<string, string>> = {
  óa: 'oá', òa: 'oà', ỏa: 'oả', õa: 'oã', ọa: 'oạ', óe: 'oé', òe: 'oè', ỏe: 'oẻ', õe: 'oẽ', ọe: 'oẹ', úy: 'uý', ùy: 'uỳ', ủy: 'uỷ', ũy: 'uỹ', ụy: 'uỵ',
} // prettier-ignore

/** hóa → hoá, thúy → thuý; only where the syllable ends there. */
function modernTone(text: string): string {
  return text.replaceAll(/[óòỏõọ][ae](?!\p{L})|[úùủũụ]y(?!\p{L})/giu, (pair) => {
    const modern = MODERN[pair.toLocaleLowerCase('vi')] ?? pair
    if (pair === pair.toLocaleUpperCase('vi')) return modern.toLocaleUpperCase('vi')
    return pair[0] === pair[0]?.toLocaleUpperCase('vi') ? modern[0]?.toLocaleUpperCase('vi') + modern.slice(1) : modern
  })
}

export type TypedNumber = { readonly line: string | null; readonly truth: string | null }

/** A bank's own ways to type a number, and to leave it blank. */
export type OwnNumbers = {
  readonly filled: readonly ((n: string, tail: string) => TypedNumber)[]
  readonly empty: readonly ((tail: string) => string)[]
}

export function makeNumber(
  rng: Random,
  type: string,
  symbol: string,
  style: CorpusPart,
  own?: OwnNumbers,
): TypedNumber {
  const tail = type === '' ? symbol : `${type}-${symbol}`
  const n = rng.chance(0.4) ? two(rng.int(1, 9)) : String(rng.int(10, 128))
  if (own !== undefined)
    return rng.weighted<TypedNumber>([
      [70, rng.pick(own.filled)(n, tail)],
      [22, { line: rng.pick(own.empty)(tail), truth: null }],
      [8, { line: null, truth: null }],
    ])
  const usual = [`Số: ${n}/${tail}`, `Số: ${n} /${tail}`, `Số:${n}/${tail}`, `Số ${n}/${tail}`]
  const spaced = [`Số : ${n}/${tail.replace('-', ' - ')}`, `Số: ${n}/ ${tail}`, `SỐ: ${n}/${tail}`, `Số ${n} / ${tail}`]
  const filled: readonly TypedNumber[] =
    style === 'dev'
      ? [
          ...[...usual, ...spaced].map((line) => ({ line, truth: `${n}/${tail}` })),
          { line: `Số : ${n} /${tail.replace('-', '- ')}`, truth: `${n}/${tail}` },
          { line: `Số:${n}/2021/${tail}`, truth: `${n}/2021/${tail}` },
          { line: `Số ${n}-${tail.replace('-', '/')}`, truth: `${n}-${tail.replace('-', '/')}` },
          { line: `SỐ ${n}/${tail}`, truth: `${n}/${tail}` },
          { line: `Số văn bản: ${n}/${tail}`, truth: `${n}/${tail}` },
        ]
      : [
          { line: `Số: ${n}/ ${tail.replace('-', ' - ')}`, truth: `${n}/${tail}` },
          { line: `Số ${n}/${tail}-2021`, truth: `${n}/${tail}-2021` },
          { line: `Số/No.: ${n}/${tail}`, truth: `${n}/${tail}` },
          { line: `Số: ${n}/${tail.replace('-', '/')}`, truth: `${n}/${tail.replace('-', '/')}` },
          { line: `Số hiệu: ${n}/${tail}`, truth: `${n}/${tail}` },
          { line: `số: ${n}/${tail}`, truth: `${n}/${tail}` },
        ]
  const empty =
    style === 'dev'
      ? [
          `Số:       /${tail}`,
          `Số: …../${tail}`,
          `Số: ........`,
          `Số: ____/${tail}`,
          'Số:',
          `Số: .../2021/${tail}`,
          `Số:…… /${tail.replace('-', ' - ')}`,
          'Số:       /2021',
          `Số     /${tail}`,
        ]
      : [`Số: …/…/${tail}`, 'Số:.............../2021', `Số: xx/${tail}`, `Số:   ${tail}`]
  return rng.weighted<TypedNumber>([
    [70, rng.pick(filled)],
    [22, { line: rng.pick(empty), truth: null }],
    [8, { line: null, truth: null }],
  ])
}

const MONTHS = ['Một', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười Một', 'Mười Hai'] as const

export type TypedDate = { readonly line: string | null; readonly truth: string | null }

/** A bank's own ways to type a date, and to leave it blank. */
export type OwnDates = {
  readonly filled: readonly ((place: string, d: number, m: number, y: number) => string)[]
  readonly empty: readonly ((place: string, m: number, y: number) => string)[]
}

/** A date line on or shortly before the day the mail was sent. */
export function makeDate(rng: Random, sent: Date, place: string, style: CorpusPart, own?: OwnDates): TypedDate {
  const day = new Date(sent.getTime() + 7 * 3_600_000 - rng.int(0, 5) * 86_400_000)
  const [d, m, y] = [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()]
  const iso = `${y}-${two(m)}-${two(d)}`
  if (own !== undefined)
    return rng.weighted<TypedDate>([
      [78, { line: rng.pick(own.filled)(place, d, m, y), truth: iso }],
      [18, { line: rng.pick(own.empty)(place, m, y), truth: null }],
      [4, { line: null, truth: null }],
    ])
  const filled =
    style === 'dev'
      ? [
          `${place}, ngày ${two(d)} tháng ${m} năm ${y}`,
          `${place}, ngày ${two(d)} tháng ${two(m)} năm ${y}`,
          `${place}, ngày ${d} tháng${m} năm ${y}`,
          `${place}, ngày ${d} tháng ${two(m)} năm ${y}`,
          `${place}, ${d}/${m}/${y}`,
          `${place},, ngày ${two(d)}  tháng  ${two(m)}  năm  ${y}`,
          `Ngày ${two(d)} tháng ${two(m)} năm ${y}`,
          `${place} ngày ${two(d)} tháng ${two(m)} năm ${y}`,
          `${place}, ngày ${two(d)}/${two(m)}/${y}`,
          `${place}, ngày${two(d)} tháng ${m} năm ${y}.`,
          `${place}, Ngày ${d} Tháng ${m} Năm ${y}`,
          `${place}, ngày ${two(d)}.${two(m)}.${y}`,
        ]
      : [
          `${place}, ngày ${d} - ${m} - ${y}`,
          `${place} ${two(d)}/${two(m)}/${y}`,
          `${place}, ngày ${two(d)} tháng ${m}/${y}`,
          `${place}, ngày ${two(d)} tháng ${MONTHS[m - 1] ?? m} năm ${y}`,
          `${place}, ngày  ${two(d)}  tháng  ${two(m)}  năm ${y}./.`,
        ]
  const empty =
    style === 'dev'
      ? [
          `${place}, ngày      tháng ${m} năm ${y}`,
          `${place}, ngày ... tháng ... năm ${y}`,
          `${place}, ngày …… tháng ${two(m)} năm ${y}`,
          `${place}, ngày      tháng      năm ${y}`,
          `${place}, ngày __ tháng ${two(m)} năm ${y}`,
          `${place}, ngày .../${two(m)}/${y}`,
        ]
      : [`${place}, tháng ${m} năm ${y}`, `${place}, ngày … / ${m} / ${y}`, `${place}, ngày (  ) tháng ${m} năm ${y}`]
  return rng.weighted<TypedDate>([
    [78, { line: rng.pick(filled), truth: iso }],
    [18, { line: rng.pick(empty), truth: null }],
    [4, { line: null, truth: null }],
  ])
}

export const headOf = (number: TypedNumber | null, date: TypedDate | null, byUnit = false): HeadFacts => ({
  numberLine: number?.line ?? null,
  dateLine: date?.line ?? null,
  byUnit,
})
