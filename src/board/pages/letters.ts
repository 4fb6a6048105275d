import { Hono } from 'hono'
import { writeSlip } from '#src/io/late-writers.ts'
import { REPLY, sayTime } from '#src/dossiers/words.ts'
import { findLetterWords, findSlip, type LetterLine } from '#src/store/board/mails.ts'
import type { LetterKind, OutboxStatus } from '#src/store/outbox.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip, type Tone } from '../chips.ts'
import { download } from '../download.ts'
import { formHref } from '../decisions/kinds.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { LETTER_POLICY } from '../security.ts'

/** Words of our letters, shown in frames that can do nothing. */
export function letterRoutes({ database }: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/thu-di/:id{[0-9]{1,15}}', async (c) => {
    const letter = await findLetterWords(database, Number(c.req.param('id')))
    if (letter === null) return c.notFound()
    c.header('Content-Security-Policy', LETTER_POLICY)
    return letter.html === null
      ? c.html(html`<pre style="white-space:pre-wrap;font:16px/1.5 serif">${letter.text}</pre>`)
      : c.html(letter.html)
  })
  app.get('/thu-di/:id{[0-9]{1,15}}/phieu', async (c) => {
    const slip = await findSlip(database, Number(c.req.param('id')))
    return slip === null ? c.notFound() : download(c, await writeSlip(slip), slip.file)
  })
  return app
}

/** Letters with their state, each to be unfolded as it went. */
export function lettersView(letters: readonly LetterLine[], decideOn: string | null = null): Html {
  return html`<section class="card" aria-labelledby="h-thu-di">
    <h2 id="h-thu-di">Thư của cơ quan</h2>
    ${letters.length === 0 ? html`<p class="faint">Chưa có thư nào được gửi.</p>` : letters.map((letter) => letterView(letter, decideOn))}
  </section>`
}

function letterView(letter: LetterLine, decideOn: string | null): Html {
  const { id, kind, status, recipients, subject, lastError, slip } = letter
  const shown = kind !== 'sign-in' && status !== 'replaced'
  return html`<details class="letter" id="thu-di-${id}">
    <summary>
      <span><b>${letterName(kind)}</b> ${chip(...STATE[status])}</span>
      <span class="faint">tới ${recipients.join(', ')}; ${when(letter)}</span>
    </summary>
    <p>Tiêu đề: ${subject}</p>
    ${lastError === null || status === 'sent' ? NOTHING : html`<p class="trouble">Máy chủ thư báo: ${lastError}</p>`}
    ${slip === null ? NOTHING : html`<p>Kèm theo: <a href="/thu-di/${id}/phieu">${slip}</a></p>`}
    ${
      shown
        ? html`<iframe src="/thu-di/${id}" sandbox="" loading="lazy" title="Nội dung thư: ${subject}"></iframe>
            <p class="ways">
              <a href="/thu-di/${id}">Mở riêng nội dung thư</a>
              ${decideOn === null ? NOTHING : letterWays(letter, decideOn)}
            </p>`
        : NOTHING
    }
  </details>`
}

/** What an officer may do about a letter: in other words while it waits, once more when it went. */
function letterWays({ id, status }: LetterLine, code: string): Html {
  const thay = String(id)
  if (status === 'planned') return html`<a href="${formHref(code, 'gui-thu', { thay })}">Sửa rồi gửi</a>`
  return status === 'sent' || status === 'failed'
    ? html`<a href="${formHref(code, 'gui-lai', { thu: thay })}">Gửi lại</a>`
    : NOTHING
}

export function letterName(kind: LetterKind): string {
  return NAMES[kind]
}

const NAMES: Readonly<Record<LetterKind, string>> = {
  ...REPLY,
  'staff-letter': 'Thư của cán bộ',
  'sign-in': 'Liên kết đăng nhập',
  alert: 'Cảnh báo',
  digest: 'Bản tổng hợp',
  reminder: 'Thư nhắc',
}

const STATE: Readonly<Record<OutboxStatus, readonly [Tone, string]>> = {
  planned: ['calm', 'Chờ gửi'],
  frozen: ['calm', 'Chờ gửi'],
  sending: ['calm', 'Đang gửi'],
  unknown: ['ask', 'Đang hỏi máy chủ đã nhận chưa'],
  sent: ['good', 'Đã gửi'],
  failed: ['bad', 'Không gửi được'],
  replaced: ['calm', 'Không gửi: đã có thư sau thay thế'],
}

function when({ status, sentAt, sendAt }: LetterLine): string {
  if (sentAt !== null) return `gửi lúc ${sayTime(sentAt)}`
  return status === 'planned' ? `sẽ gửi lúc ${sayTime(sendAt)}` : `định gửi lúc ${sayTime(sendAt)}`
}
