import type { LetterFacts } from '../letter.ts'
import { type Letterhead, letterheadOf } from '../register/office-paper.ts'
import { spokenOf } from './letter-values.ts'
import type { Block } from './markup.ts'

/** The slip that goes with a receipt, as an office hands one over the counter: what becomes a page is `writeSlip`. */
export type ReceiptSlip = {
  /** 'Phieu tiep nhan HS63-0042.pdf': ASCII, so that no mail program spoils it. */
  readonly file: string
  readonly title: string
  /** Codes of the dossiers, each drawn as a QR code too. */
  readonly codes: readonly string[]
  readonly letterhead: Letterhead
  readonly body: readonly Block[]
}

export const SLIP_TEMPLATE = 'receipt-slip'

/** Files came, and the letter is the first word on them: a copy of a mail was given its slip before. */
export function deservesSlip({ kind, again, arrived, unread }: LetterFacts): boolean {
  return kind !== 'missing-items' && again !== true && arrived.length + unread.length > 0
}

/** `title` and `body` come from the wording, the rest from the facts. */
export function slipOf(facts: LetterFacts, title: string, body: readonly Block[]): ReceiptSlip {
  const codes = spokenOf(facts)
    .map(({ code }) => code)
    .filter((code) => code !== '')
  return {
    file: `${['Phieu tiep nhan', ...codes].join(' ')}.pdf`,
    title,
    codes,
    letterhead: letterheadOf(facts.campaign, facts.sendAt ?? facts.receivedAt),
    body,
  }
}
