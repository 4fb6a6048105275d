import { Hono } from 'hono'
import type { MessageKind, Silence } from '#src/dossiers/verdict.ts'
import { DOCUMENT, KIND, PROBLEM, saySize, sayTime, SILENCE } from '#src/dossiers/words.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { filesOfMails, findMail, lettersOfMail, mailBlob, type MailRow } from '#src/store/board/mails.ts'
import { clearSecrecy } from '#src/store/messages.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip } from '../chips.ts'
import { download } from '../download.ts'
import { refusal } from '../errors.ts'
import { canBeReread } from '../decisions/reread.ts'
import { breakable, csrfField, html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { may, mayRetry } from '../officer.ts'
import { officerAt } from '../session.ts'
import { fileList } from './file-list.ts'
import { handlingView } from './handling.ts'
import { pagesOf } from './items.ts'
import { lettersView } from './letters.ts'

/** Words of a mail shown: what is longer is in the original. */
const MOST_WORDS = 40_000

/** A mail: what it says, what it was taken for and why, what came of it. */
export function mailRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const { database, nudge } = deps
  const nameOf = (address: string): string => officerAt(deps, address)?.name ?? address
  app.get('/thu/:id{[0-9]{1,15}}', async (c) => {
    const mail = await findMail(database, Number(c.req.param('id')))
    if (mail === null) return c.notFound()
    if (mail.secrecy !== null)
      return page(
        c,
        { title: `Thư số ${mail.id}`, tab: 'queue' },
        html`${secretMail(mail, c.var)} ${handlingView(mail, c.var, nameOf)}`,
      )
    const [files, letters] = await Promise.all([filesOfMails(database, [mail.id]), lettersOfMail(database, mail.id)])
    const body = html`${head(mail)}
      <div class="columns">
        <div>
          ${words(mail)}
          <section class="card" aria-labelledby="h-tep">
            <h2 id="h-tep">Tệp</h2>
            ${fileList(files)}
          </section>
        </div>
        <div>${handlingView(mail, c.var, nameOf)} ${understood(mail, c.var)} ${lettersView(letters)}</div>
      </div>`
    return page(c, { title: mail.subject ?? 'Thư không có tiêu đề', tab: 'queue' }, body)
  })

  app.post('/thu/:id{[0-9]{1,15}}/khong-mat', async (c) => {
    if (!may(c.var.officer, 'decide')) return refusal(c, 'not-allowed')
    const id = Number(c.req.param('id'))
    const cleared = await database.transaction(
      async (session) => await clearSecrecy(session, id, c.var.officer.address),
    )
    if (cleared) await nudge('read', id)
    return c.redirect(`/thu/${id}`, 303)
  })

  app.get('/thu/:id{[0-9]{1,15}}/goc.eml', async (c) => {
    const id = Number(c.req.param('id'))
    const blob = await mailBlob(database, id)
    if (blob === null) return c.notFound()
    if (blob.infected) return page(c, { title: 'Thư có mã độc', tab: 'queue' }, infectedMail(id, c.var), 403)
    return download(c, await loadBlob(database, blob.sha256), `thu-${id}.eml`)
  })

  // The step after the warning: a link alone, in a mail or a bookmark, hands out nothing.
  app.post('/thu/:id{[0-9]{1,15}}/goc.eml', async (c) => {
    if (!mayRetry(c.var.officer)) return refusal(c, 'not-allowed')
    const id = Number(c.req.param('id'))
    const blob = await mailBlob(database, id)
    if (blob === null) return c.notFound()
    return download(c, await loadBlob(database, blob.sha256), `thu-${id}-CO-MA-DOC.eml`)
  })
  return app
}

function infectedMail(id: number, { officer, csrf }: BoardEnv['Variables']): Html {
  return html`<section class="notice">
    <h1>Thư này có tệp chứa mã độc</h1>
    <p>
      Mở tệp trong thư có thể làm hỏng hoặc lộ dữ liệu của máy và của cơ quan. Chỉ tải về để giao người phụ trách an
      toàn thông tin.
    </p>
    ${
      mayRetry(officer)
        ? html`<form method="post" action="/thu/${id}/goc.eml">
            ${csrfField(csrf)}
            <p><button type="submit">Tôi hiểu, vẫn tải thư gốc</button></p>
          </form>`
        : NOTHING
    }
    <p><a class="button" href="/thu/${id}">Về thư</a></p>
  </section>`
}

/** Whoever may see it sees it in the mailbox, by the rules for such papers: here stands only that it came. */
function secretMail(mail: MailRow, { officer, csrf }: BoardEnv['Variables']): Html {
  return html`<div class="page-head">
      <p class="crumb"><a href="/">Việc cần làm</a> › Thư</p>
      <h1>Thư số ${mail.id}</h1>
      <dl class="facts">
        <div>
          <dt>Người gửi</dt>
          <dd>${mail.sender ?? 'không có địa chỉ'}</dd>
        </div>
        <div>
          <dt>Nhận</dt>
          <dd>${sayTime(mail.receivedAt)}</dd>
        </div>
      </dl>
    </div>
    <section class="card" aria-labelledby="h-mat">
      <h2 id="h-mat">Có tài liệu đóng dấu chỉ độ mật</h2>
      <p>${chip('bad', 'Đã dừng xử lý')}</p>
      <p>
        Chương trình gặp dấu chỉ độ mật nên dừng đọc thư này: không lưu chữ, tiêu đề hay tên tệp, không tìm được, không
        tải được từ đây. Người gửi đã được đề nghị liên hệ trực tiếp. Thư vẫn còn trong hộp thư của cơ quan; đề nghị xử
        lý theo quy định về bảo vệ bí mật nhà nước.
      </p>
      ${
        mail.forgotten
          ? html`<p>Bản gốc không còn trong chương trình.</p>`
          : html`<p>
              Bản gốc còn trong cơ sở dữ liệu, không có trong bản sao lưu. Người vận hành xóa bằng lệnh
              <code>tiepnhan forget --secret ${mail.id} --reason "..."</code>.
            </p>`
      }
      ${
        may(officer, 'decide') && !mail.forgotten
          ? html`<p>Nếu đã xem thư trong hộp thư và đây không phải tài liệu mật, thư sẽ được đọc như mọi thư khác:</p>
              <form method="post" action="/thu/${mail.id}/khong-mat">
                ${csrfField(csrf)}
                <p><button type="submit">Không phải tài liệu mật, đọc thư này</button></p>
              </form>`
          : NOTHING
      }
    </section>`
}

function head(mail: MailRow): Html {
  const { parsed, sender } = mail
  return html`<div class="page-head">
    <p class="crumb"><a href="/">Việc cần làm</a> › Thư</p>
    <h1>${mail.subject ?? '(không có tiêu đề)'}</h1>
    <dl class="facts">
      <div class="whole">
        <dt>Người gửi</dt>
        <dd>
          ${parsed?.from?.name ? html`${parsed.from.name}<br />` : NOTHING}${sender === null ? 'không có địa chỉ' : breakable(sender)}
        </dd>
      </div>
      <div>
        <dt>Nhận</dt>
        <dd>${sayTime(mail.receivedAt)}</dd>
      </div>
      <div>
        <dt>Hồ sơ</dt>
        <dd>
          ${mail.dossiers.length === 0 ? 'không thuộc hồ sơ nào' : mail.dossiers.map((code, index) => html`${index === 0 ? NOTHING : ', '}<a href="/ho-so/${code}">${code}</a>`)}
        </dd>
      </div>
      <div>
        <dt>Thư gốc</dt>
        <dd><a href="/thu/${mail.id}/goc.eml" download>Tải thư gốc (.eml)</a>, ${saySize(mail.bytes)}</dd>
      </div>
    </dl>
  </div>`
}

function words({ parsed, status }: MailRow): Html {
  const text = parsed?.text.trim() ?? ''
  return html`<section class="card" aria-labelledby="h-loi-thu">
    <h2 id="h-loi-thu">Lời thư</h2>
    ${
      text === ''
        ? html`<p class="faint">
            ${parsed === null && status !== 'parked' ? 'Thư đang được đọc.' : 'Thư không có lời.'}
          </p>`
        : html`<pre class="words">${text.slice(0, MOST_WORDS)}${text.length > MOST_WORDS ? '…' : ''}</pre>`
    }
    ${
      parsed === null || parsed.links.length === 0
        ? NOTHING
        : html`<h3>Đường dẫn trong thư</h3>
            <p class="faint">Chỉ để đối chiếu, không mở từ đây:</p>
            <ul>
              ${parsed.links.slice(0, 20).map((link) => html`<li><code>${link.slice(0, 300)}</code></li>`)}
            </ul>`
    }
    ${
      parsed === null || parsed.defects.length === 0
        ? NOTHING
        : html`<h3>Thư có lỗi định dạng</h3>
            <ul>
              ${parsed.defects.map((defect) => html`<li>${defect}</li>`)}
            </ul>`
    }
  </section>`
}

function understood(mail: MailRow, { officer, csrf }: BoardEnv['Variables']): Html {
  return html`<section class="card" aria-labelledby="h-hieu">
    <h2 id="h-hieu">Chương trình hiểu thế nào</h2>
    ${state(mail)} ${mail.status === 'parked' && mayRetry(officer) ? againForm(mail, csrf) : NOTHING} ${documents(mail)}
    ${canBeReread(mail) && may(officer, 'decide') ? html`<p><a href="/thu/${mail.id}/doc-lai">Đọc lại thư này…</a></p>` : NOTHING}
  </section>`
}

function againForm({ id }: MailRow, csrf: string): Html {
  return html`<form method="post" action="/thu/${id}/doc-lai">
    ${csrfField(csrf)}
    <p><button type="submit">Đọc lại thư này</button></p>
  </form>`
}

function state({ status, kind, kindWhy, silence, lastError }: MailRow): Html {
  if (status === 'parked')
    return html`<p>${chip('bad', 'Bị dừng')}</p>
      <p>
        Thư không đọc được nên được để riêng; thư gốc còn nguyên và tải về được. Lý do máy ghi lại:
        ${lastError ?? 'không rõ'}.
      </p>`
  if (status !== 'judged') return html`<p>${chip('calm', 'Đang đọc')}</p>`
  return html`<p>${chip('calm', kind !== null && isKind(kind) ? KIND[kind] : (kind ?? 'chưa rõ'))}</p>
    ${kindWhy === null || kindWhy === '' || kind === 'submission' ? NOTHING : html`<p class="faint">Căn cứ: <span lang="en">${kindWhy}</span></p>`}
    ${silence === null ? NOTHING : html`<p>${isSilence(silence) ? SILENCE[silence] : silence}</p>`}`
}

function isKind(kind: string): kind is MessageKind {
  return kind in KIND
}

function isSilence(silence: string): silence is Silence {
  return silence in SILENCE
}

function documents({ verdict }: MailRow): Html {
  if (verdict === null || verdict.documents.length === 0) return NOTHING
  return html`<h3>Văn bản trong thư</h3>
    <ul class="plain">
      ${verdict.documents.map(
        (document) =>
          html`<li>
            <b
              >${document.problem === null ? DOCUMENT[document.type] : `Chưa đọc được: ${PROBLEM[document.problem]}`}</b
            >
            ${[document.number, document.issuer, document.subjects.map(({ name }) => name).join(', ')].filter(Boolean).join('; ')}
            <span class="source faint">${document.path.join(' › ')}${pagesOf(document.pages)}</span>
          </li>`,
      )}
    </ul>`
}
