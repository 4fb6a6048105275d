import type { Chart } from './bulletin.ts'
import type { ChartData } from './chart.ts'
import type { Say } from './digest-words.ts'
import { sayShortDay } from './say.ts'
import type { Next } from './standing-groups.ts'

export const NAME_PIECES = {
  complete: 'o-da-du',
  incomplete: 'o-con-thieu',
  decide: 'o-can-quyet-dinh',
  late: 'o-sau-han',
} as const satisfies Readonly<Record<Next, string>>

/** The words on the picture, and what it shows told in words: for the text part, and for who can't see it. */
export function chartWords({ figures, days, lastDay }: ChartData, say: Say): Chart['words'] {
  const name = (next: Next) => say(NAME_PIECES[next], {})
  const names = {
    complete: name('complete'),
    incomplete: name('incomplete'),
    decide: name('decide'),
    late: name('late'),
  }
  const states = (['complete', 'incomplete', 'decide'] as const).map((next) => `${figures[next]} ${names[next]}`)
  const late = figures.late > 0 ? [`${figures.late} ${names.late}`] : []
  const received = days.filter(({ count }) => count > 0).map(({ day, count }) => `${sayShortDay(day)}: ${count}`)
  const ngay = lastDay === null ? '' : sayShortDay(lastDay)
  return {
    states: say('bieu-do-tinh-trang', {}),
    days: say('bieu-do-theo-ngay', {}),
    limit: lastDay === null ? '' : say('bieu-do-het-han', { ngay }),
    names,
    told: [
      say('loi-tinh-trang', { tinh_trang: [...states, ...late].join(', ') }),
      say('loi-theo-ngay', { cac_ngay: received.join('; ') }),
      ...(lastDay === null ? [] : [say('loi-het-han', { ngay })]),
    ].filter((line) => line !== ''),
  }
}
