import { Hono } from 'hono'
import type { Decided } from '#src/dossiers/decisions/decide.ts'
import { sayEffect } from '#src/dossiers/decisions/say-effect.ts'
import { findLetterWords } from '#src/store/board/mails.ts'
import { commitDecision, previewDecision, type Refused } from '#src/store/decisions.ts'
import type { BoardApp, BoardContext, BoardDeps, BoardEnv } from '../board.ts'
import { type DossierView, loadDossier } from '../dossier-view.ts'
import { refusal } from '../errors.ts'
import { csrfField, html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { may } from '../officer.ts'
import { unitName } from '../pages/queue-rows.ts'
import { effectOf } from './effect-of.ts'
import { fieldsOf } from './fields.ts'
import { type FormValues, formValues, one } from './form-values.ts'
import { formHref, isSlug, KINDS, type Slug } from './kinds.ts'
import { NO_REASON, reasonField, reasonIn, REASONS } from './reasons.ts'
import { type AgainLetter, previewView, sendsSomething } from './preview.ts'

export { decisionForms } from './forms.ts'

/** A decision in three pages: its form, what it would change with the letter that would go, and the dossier after it. */
export function decisionRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const path = '/ho-so/:code/quyet-dinh/:kind'

  app.get(path, async (c) => {
    const asked = await askedFor(c, deps)
    if (asked === null) return c.notFound()
    if (!may(c.var.officer, 'decide')) return refusal(c, 'not-allowed')
    return await formPage(c, asked, await startOf(asked, formValues(c.req.queries()), deps), null)
  })

  app.post(path, async (c) => {
    const asked = await askedFor(c, deps)
    if (asked === null) return c.notFound()
    const { officer } = c.var
    if (!may(officer, 'decide')) return refusal(c, 'not-allowed')
    const { slug, dossier } = asked
    const values = formValues(await c.req.parseBody({ all: true }))
    const wanted = effectOf(slug, values, dossier)
    if ('fault' in wanted) return await formPage(c, asked, values, wanted.fault)
    const reason = reasonIn(REASONS[slug], values)
    if (reason === '') return await formPage(c, asked, values, NO_REASON)

    const step = one(values, 'buoc')
    const isFirst = step !== 'gui' && step !== 'ghi'
    // A form shows the dossier as it is now; what is confirmed was shown at the revision that the page carries.
    const revision = isFirst ? dossier.revision : Number(one(values, 'lan'))
    const request = { code: dossier.code, revision, effect: wanted.effect, officer: officer.address, reason }
    if (isFirst) {
      const shown = await previewDecision(deps, request)
      const { effect } = wanted
      const again = effect.kind === 'send-again' ? await findLetterWords(deps.database, effect.letter) : null
      return 'after' in shown
        ? await previewPage(c, asked, values, shown, again)
        : await refusedPage(c, asked, values, shown)
    }
    const kept = await commitDecision(deps, request, { send: step === 'gui' })
    if (!('decided' in kept)) return await refusedPage(c, asked, values, kept)
    await deps.nudge('send', ...kept.toSend)
    return c.redirect(`/ho-so/${dossier.code}#quyet-dinh`, 303)
  })
  return app
}

/** An officer who words a letter anew begins with its old words. */
async function startOf({ slug, dossier }: Asked, values: FormValues, { database }: BoardDeps): Promise<FormValues> {
  const letter = one(values, 'thay')
  if (slug !== 'gui-thu') return values
  if (letter === '') return { ...values, 'noi-dung': [blankLetter(dossier)] }
  if (!/^\d{1,15}$/u.test(letter)) return values
  const words = await findLetterWords(database, Number(letter))
  if (words === null) return values
  const subject = words.subject.replace(`[${dossier.code}]`, '').trim()
  return { ...values, 'tieu-de': [subject], 'noi-dung': [words.text] }
}

/** What every letter of the office begins and ends with. */
function blankLetter({ state, campaign }: DossierView): string {
  const to = state.unit === null ? 'đồng chí' : `Ban Chấp hành ${state.unit.name}`
  const signed = campaign === null ? [] : (campaign.office.signature ?? [campaign.office.name])
  return `Kính gửi: ${to}\n\n\n\nTrân trọng./.\n\n${signed.join('\n')}`.trimEnd()
}

type Asked = { readonly slug: Slug; readonly dossier: DossierView }

async function askedFor(c: BoardContext, deps: BoardDeps): Promise<Asked | null> {
  const slug = c.req.param('kind') ?? ''
  const dossier = isSlug(slug) ? await loadDossier(deps, c.req.param('code') ?? '') : null
  return dossier === null || !isSlug(slug) ? null : { slug, dossier }
}

function frame({ slug, dossier }: Asked, body: Html): Html {
  const { code, state } = dossier
  return html`<div class="page-head">
      <p class="crumb"><a href="/">Việc cần làm</a> › <a href="/ho-so/${code}">${code}</a> › ${KINDS[slug]}</p>
      <h1>${KINDS[slug]}</h1>
      <p class="faint">${unitName(state)}</p>
    </div>
    <div class="decision">${body}</div>`
}

async function formPage(c: BoardContext, asked: Asked, values: FormValues, fault: string | null): Promise<Response> {
  const { slug, dossier } = asked
  const undone = dossier.state.decisions?.find(({ id }) => String(id) === one(values, 'so'))
  const body = html`${fault === null ? NOTHING : html`<p class="banner bad" role="alert">${fault}</p>`}
    <form class="card" method="post" action="${formHref(dossier.code, slug)}">
      ${csrfField(c.var.csrf)} ${fieldsOf(slug, values, dossier)}
      ${slug === 'huy' && undone !== undefined ? html`<p>Hủy quyết định: <b>${sayEffect(undone.effect)}</b> (“${undone.reason}”)</p>` : NOTHING}
      ${reasonField(REASONS[slug], values)}
      <p class="buttons">
        <button type="submit" name="buoc" value="xem">Xem kết quả trước khi ghi</button>
        <a class="button quiet" href="/ho-so/${dossier.code}">Quay lại</a>
      </p>
    </form>`
  return await page(
    c,
    { title: `${KINDS[slug]}: ${dossier.code}`, tab: 'queue' },
    frame(asked, body),
    fault === null ? 200 : 422,
  )
}

async function previewPage(
  c: BoardContext,
  asked: Asked,
  values: FormValues,
  decided: Decided,
  again: AgainLetter | null,
): Promise<Response> {
  const { slug, dossier } = asked
  const body = html`<p class="banner">
      Chưa ghi gì. <b>${sayEffect(decided.decision.effect, dossier.state.decisions)}</b>. Lý do:
      “${reasonIn(REASONS[slug], values)}”
    </p>
    ${previewView(decided, again)}
    <form method="post" action="${formHref(dossier.code, slug)}">
      ${csrfField(c.var.csrf)} ${repeated(values)}
      <input type="hidden" name="lan" value="${dossier.revision}" />
      <p class="buttons">
        ${
          sendsSomething(decided)
            ? html`<button type="submit" name="buoc" value="gui">Ghi nhận và gửi</button>
                ${decided.letters.length > 0 ? html`<button class="quiet" type="submit" name="buoc" value="ghi">Ghi nhận, không gửi</button>` : NOTHING}`
            : html`<button type="submit" name="buoc" value="ghi">Ghi nhận</button>`
        }
        <a class="button quiet" href="/ho-so/${dossier.code}">Quay lại</a>
      </p>
    </form>`
  return await page(c, { title: `Xem trước: ${KINDS[slug]}`, tab: 'queue' }, frame(asked, body))
}

function repeated(values: FormValues): Html {
  return html`${Object.entries(values)
    .filter(([name]) => !['csrf', 'buoc', 'lan'].includes(name))
    .flatMap(([name, all]) => all.map((value) => html`<input type="hidden" name="${name}" value="${value}" />`))}`
}

async function refusedPage(c: BoardContext, asked: Asked, values: FormValues, refused: Refused): Promise<Response> {
  // Said once; whoever goes on then sends a letter of its own, which replaces none.
  if ('impossible' in refused) return await formPage(c, asked, { ...values, thay: [] }, refused.impossible)
  const { slug, dossier } = asked
  const body = html`<p class="banner bad" role="alert">
      Người khác vừa xử lý hồ sơ này, hoặc hồ sơ vừa có thư mới; quyết định chưa được ghi. Xem lại hồ sơ rồi quyết định.
    </p>
    <form method="post" action="${formHref(dossier.code, slug)}">
      ${csrfField(c.var.csrf)} ${repeated(values)}
      <p class="buttons">
        <button type="submit" name="buoc" value="xem">Xem lại kết quả với hồ sơ hiện nay</button>
        <a class="button quiet" href="/ho-so/${dossier.code}">Mở hồ sơ</a>
      </p>
    </form>`
  return await page(c, { title: 'Hồ sơ vừa thay đổi', tab: 'queue' }, frame(asked, body), 409)
}
