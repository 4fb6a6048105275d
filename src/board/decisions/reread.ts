import { Hono } from 'hono'
import { sayTime } from '#src/dossiers/words.ts'
import { documentsOfMail, findMail, type MailRow } from '#src/store/board/mails.ts'
import { type Asked, commitDecision, previewDecision } from '#src/store/decisions.ts'
import { previewJudging } from '#src/store/judging-preview.ts'
import { release } from '#src/store/messages.ts'
import {
  askRereading,
  dropRereading,
  findRereading,
  type FreshReading,
  judgeByReading,
  type Rereading,
} from '#src/store/rereadings.ts'
import type { BoardApp, BoardContext, BoardDeps, BoardEnv } from '../board.ts'
import { loadDossier } from '../dossier-view.ts'
import { refusal } from '../errors.ts'
import { csrfField, html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { may, mayRetry } from '../officer.ts'
import { type FormValues, formValues, one } from './form-values.ts'
import { lettersView, previewView, sendsSomething } from './preview.ts'
import { NO_REASON, reasonField, reasonIn } from './reasons.ts'
import { readingChanges } from './reading-changes.ts'

const REASONS = [
  'Lần trước đọc thiếu hoặc sai chữ.',
  'Lần trước đọc quá lâu nên bị dừng.',
  'Chương trình đã được nâng cấp.',
]

/** A mail read once more: asked for with a reason, shown with what it would change and which letter would go, then taken or not. */
export function rereadRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const { database, nudge } = deps
  const path = '/thu/:id{[0-9]{1,15}}/doc-lai'

  app.get(path, async (c) => {
    const mail = await findMail(database, Number(c.req.param('id')))
    if (mail === null || !canBeReread(mail)) return c.notFound()
    if (!may(c.var.officer, 'decide')) return refusal(c, 'not-allowed')
    return await show(c, deps, mail, {})
  })

  app.post(path, async (c) => {
    const mail = await findMail(database, Number(c.req.param('id')))
    if (mail === null) return c.notFound()
    const { officer } = c.var
    if (mail.status === 'parked') {
      if (!mayRetry(officer)) return refusal(c, 'not-allowed')
      const released = await database.transaction(async (session) => await release(session, mail.id, officer.address))
      if (released) await nudge('read', mail.id)
      return c.redirect(`/thu/${mail.id}`, 303)
    }
    if (!may(officer, 'decide')) return refusal(c, 'not-allowed')
    if (!canBeReread(mail)) return c.redirect(`/thu/${mail.id}`, 303)
    const values = formValues(await c.req.parseBody({ all: true }))
    const step = one(values, 'buoc')
    if (step === 'gui' || step === 'ghi') return await take(c, deps, mail, values, step === 'gui')
    if (step === 'bo') {
      await dropRereading(database, mail.id)
      return c.redirect(`/thu/${mail.id}`, 303)
    }
    const reason = reasonIn(REASONS, values)
    if (reason === '') return await show(c, deps, mail, values, NO_REASON)
    await database.transaction(async (session) => await askRereading(session, mail.id, officer.address, reason))
    await nudge('read', mail.id)
    return c.redirect(`/thu/${mail.id}/doc-lai`, 303)
  })
  return app
}

/** Mails of people that were judged; what bears a mark of secrecy has a way of its own. */
export function canBeReread({ status, kind, secrecy, forgotten }: MailRow): boolean {
  return status === 'judged' && kind === 'submission' && secrecy === null && !forgotten
}

/** The decision stands in one of the mail's dossiers, and holds for the others. */
async function decisionOn(
  mail: MailRow,
  { officer, reason }: Pick<Asked, 'officer' | 'reason'>,
  deps: BoardDeps,
): Promise<Asked | null> {
  for (const code of mail.dossiers) {
    const dossier = await loadDossier(deps, code)
    if (dossier !== null && !dossier.state.closed)
      return { code, revision: dossier.revision, effect: { kind: 're-read', mail: mail.sha256 }, officer, reason }
  }
  return null
}

/** What was confirmed was shown by this reading and this revision; whatever changed since is shown again first. */
async function take(
  c: BoardContext,
  deps: BoardDeps,
  mail: MailRow,
  values: FormValues,
  send: boolean,
): Promise<Response> {
  const { database } = deps
  const again = `/thu/${mail.id}/doc-lai?vua-doi=1`
  const rereading = await findRereading(database, mail.id)
  if (rereading === null || String(rereading.id) !== one(values, 'lan-doc')) return c.redirect(again, 303)
  const by = { officer: c.var.officer.address, reason: rereading.reason }
  if (mail.dossiers.length === 0) {
    const taken = await database.transaction(
      async (session) => await judgeByReading(session, { ...rereading, ...by }, deps.version),
    )
    if (!taken) return c.redirect(again, 303)
    await deps.nudge('judge', mail.id)
    return c.redirect(`/thu/${mail.id}`, 303)
  }
  const asked = await decisionOn(mail, by, deps)
  if (asked === null) return c.redirect(again, 303)
  const kept = await commitDecision(deps, { ...asked, revision: Number(one(values, 'lan')) }, { send })
  if (!('decided' in kept)) return c.redirect(again, 303)
  await deps.nudge('send', ...kept.toSend)
  return c.redirect(`/ho-so/${asked.code}#quyet-dinh`, 303)
}

async function show(
  c: BoardContext,
  deps: BoardDeps,
  mail: MailRow,
  values: FormValues,
  fault: string | null = null,
): Promise<Response> {
  const rereading = await findRereading(deps.database, mail.id)
  const { reading = null } = rereading ?? {}
  const body =
    rereading === null || fault !== null
      ? askForm(c, mail, values, fault)
      : rereading.failed !== null
        ? html`<p class="banner bad" role="alert">Chưa đọc lại được: ${rereading.failed}. Thư và hồ sơ vẫn như cũ.</p>
            ${askForm(c, mail, values, null)}`
        : reading === null
          ? waiting(mail, rereading)
          : await result(c, deps, mail, rereading, reading)
  const meanwhile =
    c.req.query('vua-doi') === undefined
      ? NOTHING
      : html`<p class="banner bad" role="alert">
          Hồ sơ hoặc lần đọc vừa thay đổi nên chưa ghi gì. Đề nghị xem lại kết quả dưới đây.
        </p>`
  return await page(
    c,
    { title: 'Đọc lại thư', tab: 'queue' },
    html`<div class="page-head">
        <p class="crumb">
          <a href="/">Việc cần làm</a> ›
          ${mail.dossiers.map((code, index) => html`${index === 0 ? NOTHING : ', '}<a href="/ho-so/${code}">${code}</a>`)}${mail.dossiers.length === 0 ? NOTHING : ' › '}<a
            href="/thu/${mail.id}"
            >Thư</a
          >
          › Đọc lại
        </p>
        <h1>Đọc lại thư</h1>
        <p class="faint">${mail.subject ?? '(không có tiêu đề)'}, nhận ${sayTime(mail.receivedAt)}</p>
      </div>
      <div class="decision">${meanwhile} ${body}</div>`,
    fault === null ? 200 : 422,
  )
}

function askForm(c: BoardContext, mail: MailRow, values: FormValues, fault: string | null): Html {
  return html`${fault === null ? NOTHING : html`<p class="banner bad" role="alert">${fault}</p>`}
    <form class="card" method="post" action="/thu/${mail.id}/doc-lai">
      ${csrfField(c.var.csrf)}
      <p>
        Chương trình mở lại thư gốc và đọc từng tệp từ đầu. Đọc xong, đồng chí xem hồ sơ thay đổi thế nào và thư nào sẽ
        gửi rồi mới quyết định; trước đó chưa có gì thay đổi.
      </p>
      ${reasonField(REASONS, values)}
      <p class="buttons">
        <button type="submit" name="buoc" value="doc">Đọc lại</button>
        <a class="button quiet" href="/thu/${mail.id}">Quay lại</a>
      </p>
    </form>`
}

/** The page asks again by itself where scripts run. */
function waiting(mail: MailRow, { askedAt }: Rereading): Html {
  return html`<section class="card" data-reload="2">
    <p role="status"><b>Đang đọc lại thư…</b></p>
    <p>
      Yêu cầu lúc ${sayTime(askedAt)}. Tệp Word, PDF có chữ mất vài giây; bản quét nhiều trang có thể mất vài phút. Có
      thể làm việc khác rồi quay lại trang này.
    </p>
    <p><a class="button" href="/thu/${mail.id}/doc-lai">Xem đã xong chưa</a></p>
  </section>`
}

async function result(
  c: BoardContext,
  deps: BoardDeps,
  mail: MailRow,
  rereading: Rereading,
  reading: FreshReading,
): Promise<Html> {
  const { documents } = reading.understood
  const changes = readingChanges(await documentsOfMail(deps.database, mail.id), documents)
  const asked = await decisionOn(mail, { officer: c.var.officer.address, reason: rereading.reason }, deps)
  if (mail.dossiers.length > 0 && asked === null)
    return html`<p class="banner">Các hồ sơ của thư này đã đóng nên không xét lại được.</p>`
  const form = (buttons: Html, revision: number | null): Html =>
    html`<form method="post" action="/thu/${mail.id}/doc-lai">
      ${csrfField(c.var.csrf)}
      <input type="hidden" name="lan-doc" value="${rereading.id}" />
      ${revision === null ? NOTHING : html`<input type="hidden" name="lan" value="${revision}" />`}
      <p class="buttons">
        ${buttons} <button class="quiet" type="submit" name="buoc" value="bo">Bỏ, giữ như cũ</button>
      </p>
    </form>`
  const head = html`<p class="banner">Chưa ghi gì. <b>Đọc lại một thư.</b> Lý do: “${rereading.reason}”</p>
    ${changes}`
  if (asked === null) {
    const { letters, dossiers } = await previewJudging(deps, reading)
    return html`${head}
      <section class="card" aria-labelledby="h-thanh">
        <h2 id="h-thanh">Nếu xét theo lần đọc này</h2>
        ${
          dossiers.length === 0
            ? html`<p>Thư vẫn không thuộc hồ sơ nào.</p>`
            : html`<p>
                Thư thuộc hồ sơ
                ${dossiers.map(({ state, before }) => `${state.code}${before === null ? ' (hồ sơ mới)' : ''}`).join(', ')}.
              </p>`
        }
      </section>
      ${lettersView({ letters })}
      ${form(html`<button type="submit" name="buoc" value="gui">Xét theo lần đọc này${letters.length === 0 ? NOTHING : ' và gửi thư'}</button>`, null)}`
  }
  const decided = await previewDecision(deps, asked)
  if (!('after' in decided)) {
    const why = 'impossible' in decided ? decided.impossible : 'Hồ sơ vừa thay đổi.'
    return html`<p class="banner bad" role="alert">${why}</p>
      ${askForm(c, mail, {}, null)}`
  }
  return html`${head} ${previewView(decided)}
  ${form(
    sendsSomething(decided)
      ? html`<button type="submit" name="buoc" value="gui">Ghi nhận và gửi</button>
          <button class="quiet" type="submit" name="buoc" value="ghi">Ghi nhận, không gửi</button>`
      : html`<button type="submit" name="buoc" value="ghi">Ghi nhận</button>`,
    asked.revision,
  )}`
}
