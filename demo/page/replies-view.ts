import { html } from 'hono/html'
import { REPLY, SILENCE } from '#src/dossiers/words.ts'
import type { SeenReply, Watched } from '../watch.ts'
import type { Html } from './layout.ts'

/** The letters that answer a mail, each in a frame as its reader sees it. */
export function repliesView(mail: Watched): Html {
  const { progress, replies, number } = mail
  const silence = progress?.verdict?.silence ?? null
  if (silence !== null) return html`<p class="im-lang">${SILENCE[silence]}</p>`
  const waiting = progress === null || progress.verdict === null
  return html`${replies.map((reply, index) => letter(reply, `/thu/${number}/tra-loi/${index}`))}
  ${waiting && progress?.status !== 'parked' ? html`<p class="im-lang">Đang đọc thư và tệp…</p>` : ''}
  ${
    (progress?.lettersAhead ?? 0) > 0
      ? html`<p class="im-lang">Một thư nữa đang chờ: đơn vị có thể còn gửi tiếp, nên chỉ nhắc khi đã yên một lúc.</p>`
      : ''
  }
  ${
    !waiting && replies.length === 0 && progress.lettersAhead === 0
      ? html`<p class="im-lang">
          Thư này không cần trả lời riêng: đơn vị đã có thư xác nhận, và sẽ có thư mới khi hồ sơ đủ hoặc khi cần bổ
          sung.
        </p>`
      : ''
  }`
}

function letter(reply: SeenReply, address: string): Html {
  return html`<figure class="la-thu">
    <figcaption>
      <b>${reply.kind === null ? 'Thư trả lời' : REPLY[reply.kind]}</b>
      <span>sau ${seconds(reply.afterMs)} giây</span>
      <p class="tieu-de">${reply.subject}</p>
      <p class="nhat">Từ ${reply.from}, tới ${reply.to.join(', ')}</p>
    </figcaption>
    <iframe src="${address}" sandbox="allow-same-origin" title="${reply.subject}" loading="lazy"></iframe>
  </figure>`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1).replace('.', ',')
}
