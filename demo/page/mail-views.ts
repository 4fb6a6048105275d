import { html } from 'hono/html'
import { saySize, sayTime, shortTime, SILENCE, STATUS } from '#src/dossiers/words.ts'
import type { Watched } from '../watch.ts'
import { verdictView, type LaterState } from './verdict-view.ts'
import { repliesView } from './replies-view.ts'
import type { Html } from './layout.ts'

/** The start page: what the demo is, numbers, and every mail as a row. */
export function overview(mails: readonly Watched[]): Html {
  const dossiers = new Map(
    mails.flatMap(({ progress }) => progress?.verdict?.dossiers ?? []).map((dossier) => [dossier.code, dossier]),
  )
  const count = (status: string): number => [...dossiers.values()].filter((dossier) => dossier.status === status).length
  const late = [...dossiers.values()].filter(({ timeliness }) => timeliness === 'late').length
  const letters = mails.reduce((sum, { replies }) => sum + replies.length, 0)
  const figures: readonly (readonly [number, string, string])[] = [
    [mails.length, 'thư đã đến', ''],
    [dossiers.size, 'hồ sơ đã mở', ''],
    [count('complete'), 'đủ thành phần', 'du'],
    [count('incomplete'), 'cần bổ sung', 'thieu'],
    [count('needs-review'), 'chờ cán bộ xem', 'xem'],
    [late, 'sau hạn', 'muon'],
    [letters, 'thư đã trả lời', ''],
  ]
  return html`<section class="loi-dau">
      <h1>Hộp thư của cơ quan, đang được đọc và trả lời</h1>
      <p>
        Từng thư dưới đây được chuyển vào một hộp thư thử, đúng như các công đoàn cơ sở gửi hồ sơ theo Kế hoạch số
        63/KH-LĐLĐ. Chương trình đọc thư và tệp, xét hồ sơ đủ hay thiếu, đúng hạn hay muộn, rồi trả lời đơn vị. Chọn một
        thư để xem căn cứ và thư trả lời. <a href="/gui">Gửi thử một thư của mình</a>.
      </p>
    </section>
    <section id="so-lieu" data-vung class="so-lieu" aria-label="Số liệu">
      ${figures.map(([value, label, tone]) => html`<div class="${tone}"><b>${value}</b><span>${label}</span></div>`)}
    </section>
    ${list(mails, null)}`
}

/** Every mail as a row, the newest on top; `chosen` is the one that stands beside it. */
export function list(mails: readonly Watched[], chosen: number | null): Html {
  return html`<section id="danh-sach" data-vung class="danh-sach ${chosen === null ? 'rong' : ''}" aria-label="Thư đến">
    ${mails.length === 0 ? html`<p class="trong">Chưa có thư nào. Thư đầu tiên sắp đến.</p>` : ''}
    <ol>
      ${mails.toReversed().map((mail) => row(mail, mail.number === chosen))}
    </ol>
  </section>`
}

function row(mail: Watched, chosen: boolean): Html {
  const { message } = mail
  return html`<li id="t${mail.number}" class="${chosen ? 'chon' : ''}">
    <a href="/thu/${mail.number}" ${chosen ? html`aria-current="true"` : ''}>
      <span class="gio">${shortTime(message.receivedAt)}</span>
      <span class="ai">${message.from?.name || message.from?.address || '(không có người gửi)'}</span>
      <span class="gi">${message.subject ?? html`<i>(không tiêu đề)</i>`}</span>
      <span class="the">${chips(mail)}</span>
      ${mail.step ? html`<span class="kich-ban">${mail.step.shows}</span>` : ''}
    </a>
  </li>`
}

/** The state of a mail in a word or two. */
function chips(mail: Watched): Html {
  const { progress, replies } = mail
  if (progress === null) return html`<em class="the-nho cho">đã đến</em>`
  if (progress.status === 'parked') return html`<em class="the-nho xem">để cán bộ xem</em>`
  if (progress.verdict === null) return html`<em class="the-nho cho">đang đọc…</em>`
  const { dossiers, silence } = progress.verdict
  if (silence !== null) return html`<em class="the-nho im" title="${SILENCE[silence]}">không trả lời</em>`
  return html`${dossiers.map(
    (dossier) =>
      html`<em class="the-nho ${TONE[dossier.status]}">${STATUS[dossier.status]}</em>${
          dossier.timeliness === 'late' ? html`<em class="the-nho muon">sau hạn</em>` : ''
        }`,
  )}${replies.length > 0 ? html`<em class="the-nho thu">${replies.length} thư trả lời</em>` : ''}${
    progress.lettersAhead > 0 ? html`<em class="the-nho cho">chờ gửi…</em>` : ''
  }`
}

const TONE = { complete: 'du', incomplete: 'thieu', 'needs-review': 'xem' } as const

/** One mail with its verdict, beside the letters that answer it. */
export function detail(mail: Watched, mails: readonly Watched[]): Html {
  return html`<article class="chi-tiet">
    <div class="canh-nhau">
      ${incoming(mail)}
      <section id="ket-luan" data-vung class="to ket-luan" aria-label="Kết luận">
        <h2>Chương trình hiểu thế nào</h2>
        ${verdictView(mail, laterStates(mail, mails))}
      </section>
    </div>
    <section id="tra-loi" data-vung class="to" aria-label="Thư trả lời">
      <h2>Thư trả lời của cơ quan</h2>
      ${repliesView(mail)}
    </section>
  </article>`
}

/** What later mails made of this mail's dossiers: by code, the last of them. */
function laterStates(mail: Watched, mails: readonly Watched[]): ReadonlyMap<string, LaterState> {
  const later = mails.filter(({ number }) => number > mail.number)
  return new Map(
    later.flatMap(({ number, progress }) =>
      (progress?.verdict?.dossiers ?? []).map((dossier) => [dossier.code, { number, status: dossier.status }] as const),
    ),
  )
}

function incoming({ message, number, step }: Watched): Html {
  const files = message.attachments.map((file, index) => ({ file, index })).filter(({ file }) => !file.decoration)
  return html`<section class="to thu-den" aria-label="Thư đến">
    <h2>Thư của đơn vị</h2>
    ${step ? html`<p class="kich-ban">${step.shows}</p>` : ''}
    <h3 class="tieu-de">${message.subject ?? html`<i>(không tiêu đề)</i>`}</h3>
    <dl class="dau-thu">
      <dt>Từ</dt>
      <dd>${message.from?.name ?? ''} <span class="dia-chi">${message.from?.address ?? '(không có)'}</span></dd>
      <dt>Nhận</dt>
      <dd>${sayTime(message.receivedAt)}</dd>
    </dl>
    <pre class="than-thu">${message.text.trim() || '(thư không có lời)'}</pre>
    ${
      files.length > 0
        ? html`<ul class="tep">
            ${files.map(
              ({ file, index }) =>
                html`<li>
                  <a href="/thu/${number}/tep/${index}" download
                    ><span class="duoi">${ending(file.name)}</span
                    ><span class="ten-tep">${file.name || '(không tên)'}</span
                    ><span class="co">${saySize(file.bytes.length)}</span></a
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="nhat">Không có tệp đính kèm.</p>`
    }
  </section>`
}

function ending(name: string): string {
  return /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]?.toUpperCase() ?? 'TỆP'
}
