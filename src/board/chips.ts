import type { DossierStatus, ItemStatus } from '#src/dossiers/verdict.ts'
import { ITEM_STATUS, STATUS } from '#src/dossiers/words.ts'
import { html, type Html } from './html.ts'

/** A state as a word in a coloured box: the word says it, the colour only helps to find it. */
export type Tone = 'good' | 'warn' | 'ask' | 'bad' | 'calm'

export function chip(tone: Tone, text: string): Html {
  return html`<span class="chip ${tone}">${text}</span>`
}

const STATUS_TONE: Readonly<Record<DossierStatus, Tone>> = {
  complete: 'good',
  incomplete: 'warn',
  'needs-review': 'ask',
}
const ITEM_TONE: Readonly<Record<ItemStatus, Tone>> = {
  present: 'good',
  missing: 'bad',
  unreadable: 'ask',
  waived: 'calm',
}

export function statusChip(status: DossierStatus): Html {
  return chip(STATUS_TONE[status], STATUS[status])
}

export function itemChip(status: ItemStatus): Html {
  return chip(ITEM_TONE[status], ITEM_STATUS[status])
}

type Timeliness = {
  readonly late: boolean
  readonly onTheDay: boolean
  readonly remarks: readonly { readonly code: string }[]
}

export function lateChip({ late, onTheDay, remarks }: Timeliness): Html {
  if (!late) return chip('good', 'Đúng hạn')
  if (remarks.some(({ code }) => code === 'late-accepted')) return chip('calm', 'Sau hạn, đã chấp nhận')
  return chip('bad', onTheDay ? 'Sau hạn, đúng ngày nêu trong kế hoạch' : 'Sau hạn')
}
