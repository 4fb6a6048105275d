import type { Remark } from '../assess.ts'
import type { Rulings } from './apply-decisions.ts'

/**
 * Remarks after what staff settled: one that was looked at asks for nobody any more, one that asked whether late papers count has
 * its answer, and what staff know beyond the mails is remarked too.
 */
export function settledRemarks(remarks: readonly Remark[], { seen, lateAccepted, paperOn }: Rulings): Remark[] {
  const open = remarks.filter(({ code }) => !(lateAccepted && code === 'on-the-day'))
  return [
    ...open.map((remark) =>
      seen.some(({ code, text }) => code === remark.code && text === remark.text)
        ? { ...remark, review: false }
        : remark,
    ),
    ...(lateAccepted ? [noted('late-accepted', 'Cán bộ đã chấp nhận hồ sơ nhận sau hạn.')] : []),
    ...(paperOn === null ? [] : [noted('paper-received', `Đã nhận hồ sơ bản giấy ngày ${shortDay(paperOn)}.`)]),
  ]
}

function noted(code: string, text: string): Remark {
  return { code, text, review: false }
}

/** '27/5/2021' of '2021-05-27'. */
function shortDay(iso: string): string {
  return iso.split('-').map(Number).toReversed().join('/')
}
