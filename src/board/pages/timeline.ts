import { changedBy } from '#src/dossiers/pack/timeline.ts'
import type { DossierStatus } from '#src/dossiers/verdict.ts'
import { shortTime, STATUS } from '#src/dossiers/words.ts'
import type { EventLine, LetterLine } from '#src/store/board/mails.ts'
import { html, type Html, NOTHING } from '../html.ts'
import type { DossierPapers } from './dossier.ts'
import { letterName } from './letters.ts'

/** What happened, newest first. */
export function timelineView(
  events: readonly EventLine[],
  papers: DossierPapers,
  letters: readonly LetterLine[],
  nameOf: (address: string) => string,
): Html {
  return html`<section class="card" aria-labelledby="h-dien-bien">
    <h2 id="h-dien-bien">Diễn biến</h2>
    <ol class="timeline">
      ${events.map(
        (event) =>
          html`<li>
            <time datetime="${event.at.toISOString()}">${shortTime(event.at)}</time>
            <span>${sentence(event, papers, letters, nameOf)}</span>
          </li>`,
      )}
    </ol>
  </section>`
}

function sentence(
  event: EventLine,
  { mails }: DossierPapers,
  letters: readonly LetterLine[],
  nameOf: (address: string) => string,
): Html {
  const mail = mails.find(({ id }) => id === event.messageId)
  const letter = letters.find(({ id }) => id === event.outboxId)
  const said = event.kind === 'dossier-changed' ? changedBy(event.detail) : SAID[event.kind]
  const what = said === undefined ? otherwise(event, nameOf) : html`${said}${change(event)}`
  return html`${what}${
    letter === undefined
      ? NOTHING
      : html`: <a href="#thu-di-${letter.id}">${letterName(letter.kind).toLocaleLowerCase('vi')}</a>`
  }${mail === undefined || letter !== undefined ? NOTHING : html`: <a href="/thu/${mail.id}">${mail.subject ?? 'thư không có tiêu đề'}</a>`}`
}

const SAID: Readonly<Record<string, string>> = {
  'dossier-opened': 'Mở hồ sơ',
  'letter-planned': 'Soạn thư',
  'letter-replaced': 'Thu lại thư chưa gửi',
  'letter-held-back': 'Giữ lại thư vì đã gửi nhiều',
  'letter-sent': 'Gửi thư',
  'letter-sent-again': 'Gửi lại cùng một thư',
  'letter-failed': 'Không gửi được thư',
  'letter-bounced': 'Máy chủ trả thư lại',
  'letter-delayed': 'Thư đến chậm, máy chủ còn thử gửi',
  'address-suppressed': 'Ngừng gửi thư tới một địa chỉ không nhận được thư',
  'address-lifted': 'Lại gửi thư tới địa chỉ đã ngừng',
}

/** A decision says itself what it was, for what reason and by whom. */
function otherwise({ kind, detail }: EventLine, nameOf: (address: string) => string): Html {
  const { what, reason, officer } = detail
  const text = typeof what === 'string' ? what : kind
  return html`${text}${typeof reason === 'string' && reason !== '' ? html`: “${reason}”` : NOTHING}${
    typeof officer === 'string' ? html` <span class="faint" title="${officer}">(${nameOf(officer)})</span>` : NOTHING
  }`
}

function change({ detail }: EventLine): Html {
  const { from, to } = detail
  const now = statusName(to)
  if (now === null) return NOTHING
  const before = statusName(from)
  return before === null || before === now ? html` (${now})` : html` (${before} → ${now})`
}

function statusName(status: unknown): string | null {
  return typeof status === 'string' && isStatus(status) ? STATUS[status].toLocaleLowerCase('vi') : null
}

function isStatus(status: string): status is DossierStatus {
  return status in STATUS
}
