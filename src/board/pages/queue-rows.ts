import type { Assessment } from '#src/dossiers/assess.ts'
import { inLetters } from '#src/dossiers/in-letters.ts'
import { fullUnionName } from '#src/dossiers/letters/union-name.ts'
import { KIND, shortTime, SILENCE } from '#src/dossiers/words.ts'
import type { QueueDossier, QueueMail } from '#src/store/board/queue.ts'
import { foldText } from '#src/understanding/vietnamese/fold.ts'
import type { BoardDeps } from '../board.ts'
import { chip, lateChip, statusChip } from '../chips.ts'
import { judgedNow } from '../dossier-view.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { shortDeadline } from '../vietnamese.ts'

export function dossierRows(dossiers: readonly QueueDossier[], deps: BoardDeps): Html {
  return html`<ul class="rows">
    ${dossiers.map((dossier) => dossierRow(dossier, deps))}
  </ul>`
}

function dossierRow({ code, state, changedAt }: QueueDossier, deps: BoardDeps): Html {
  const { assessment, submission } = judgedNow(state, deps)
  const first = state.contributions[0]?.receivedAt
  return html`<li>
    <a class="row" href="/ho-so/${code}">
      <span class="row-head">
        <code>${code}</code>
        <strong>${unitName(state)}</strong>
      </span>
      <span class="row-chips"> ${statusChip(state.status)} ${assessment?.late ? lateChip(assessment) : NOTHING} </span>
      <span class="row-text"
        >${[submission?.name ?? state.submission, assessment && nextStep(assessment)].filter(Boolean).join(' · ')}</span
      >
      <span class="row-side">
        ${first === undefined ? NOTHING : html`<span>Nhận ${shortTime(new Date(first))}</span>`}
        ${submission === null ? NOTHING : html`<span>Hạn ${shortDeadline(submission.deadline.at)}</span>`}
        <span>Mới nhất <time datetime="${changedAt.toISOString()}">${shortTime(changedAt)}</time></span>
      </span>
    </a>
  </li>`
}

/** The union; where the roster does not know it, the body that its papers name, else who wrote. */
export function unitName(state: QueueDossier['state']): string {
  if (state.unit !== null) return state.unit.name
  const issuer = issuerIn(state)
  return issuer === null
    ? `Chưa rõ đơn vị (${state.senders.at(-1) ?? 'không có địa chỉ'})`
    : `${issuer} (chưa có trong danh sách)`
}

/** The body that issued the letter, or another paper of the dossier. */
export function issuerIn({ contributions }: QueueDossier['state']): string | null {
  const documents = contributions.flatMap((each) => each.documents)
  const letters = documents.filter(({ type }) => type === 'proposal-letter')
  const names = [...letters, ...documents].map(({ issuer }) => issuer?.value ?? '')
  const proper = names.find((name) => name !== '' && !BARE.test(foldText(name)))
  return proper === undefined ? null : fullUnionName(inLetters(proper))
}

/** A letterhead whose own name was not read: any union's. */
const BARE = /^(?:(?:ban chap hanh|bch)\s*)?(?:cong doan(?: co so)?|cdcs)(?:\s*[/\\(-].*)?$/u

/** What stands in the way, in one line. */
function nextStep({ status, items, remarks, nominees }: Assessment): string {
  const missing = items.filter((item) => item.status === 'missing')
  const unclear = items.filter((item) => item.status === 'unreadable')
  const review = remarks.find((remark) => remark.review)
  if (status === 'incomplete') return `thiếu ${missing.map(nameOf).join('; ')}`
  if (status === 'needs-review') return review?.text ?? `đã nhận, chưa đọc được: ${unclear.map(nameOf).join('; ')}`
  return nominees.length === 0 ? 'đủ thành phần' : `${nominees.length} tập thể, cá nhân được đề nghị`
}

function nameOf({ required, nominee }: Assessment['items'][number]): string {
  return required.name + (nominee === null ? '' : ` của ${nominee.name}`)
}

export function mailRows(mails: readonly QueueMail[]): Html {
  return html`<ul class="rows">
    ${mails.map(mailRow)}
  </ul>`
}

function mailRow(mail: QueueMail): Html {
  return html`<li>
    <a class="row" href="/thu/${mail.id}">
      <span class="row-head"><strong>${mail.name || mail.sender || 'Không có người gửi'}</strong></span>
      <span class="row-chips">${mailChip(mail)}</span>
      <span class="row-text"
        >${mail.secrecy === null ? (mail.subject ?? '(không có tiêu đề)') : `Thư số ${mail.id}`}</span
      >
      <span class="row-side"><span>Nhận ${shortTime(mail.receivedAt)}</span></span>
    </a>
  </li>`
}

function mailChip({ kind, silence, lastError, secrecy }: QueueMail): Html {
  if (secrecy !== null) return chip('bad', 'Dừng: dấu chỉ độ mật')
  if (lastError !== null && kind === null) return chip('bad', 'Bị dừng khi đọc')
  if (kind === 'bounce') return chip('warn', 'Thư trả lại')
  return chip('ask', WHY[silence ?? ''] ?? KIND.submission)
}

/** Why no dossier was made of a mail, shorter than `SILENCE` says it. */
const WHY: Readonly<Record<string, string>> = {
  'not-a-dossier': 'Không phải hồ sơ',
  'rate-limited': 'Tạm dừng trả lời',
  'no-sender': 'Không có người gửi',
  'sender-not-authentic': 'Chưa chắc người gửi',
} satisfies Partial<Record<keyof typeof SILENCE, string>>
