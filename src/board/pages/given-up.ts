import { Hono } from 'hono'
import { shortTime } from '#src/dossiers/words.ts'
import { type GivenUp, givenUp, liftSuppression, type Undelivered } from '#src/store/bounces.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { formValues, one } from '../decisions/form-values.ts'
import { refusal } from '../errors.ts'
import { csrfField, html, type Html, NOTHING } from '../html.ts'
import { may, type Officer } from '../officer.ts'

/** Addresses that letters came back from for good: nothing goes there until an officer, or a mail from there, says otherwise. */
export function givenUpRoutes({ database }: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.post('/dia-chi/gui-lai', async (c) => {
    if (!mayLift(c.var.officer)) return refusal(c, 'not-allowed')
    const values = formValues(await c.req.parseBody({ all: true }))
    await database.transaction(
      async (session) => await liftSuppression(session, one(values, 'dia-chi').toLowerCase(), c.var.officer.address),
    )
    const back = one(values, 've')
    return c.redirect(/^\/ho-so\/[A-Z0-9]{2,12}-\d{1,9}$/u.test(back) ? back : '/?viec=thu-tra-lai', 303)
  })
  return app
}

function mayLift(officer: Officer): boolean {
  return may(officer, 'decide')
}

/** All of them, above the reports that came back. */
export async function givenUpView(
  { database }: Pick<BoardDeps, 'database'>,
  { officer, csrf }: BoardEnv['Variables'],
): Promise<Html> {
  const addresses = await givenUp(database)
  if (addresses.length === 0) return NOTHING
  return html`<section class="card" aria-labelledby="h-ngung-gui">
    <h2 id="h-ngung-gui">Địa chỉ đã ngừng gửi thư (${addresses.length})</h2>
    <p class="faint">
      Máy chủ báo địa chỉ không nhận được thư nên chương trình không gửi thêm. Hỏi đơn vị địa chỉ đúng. Nếu địa chỉ đã
      dùng lại được, cho gửi lại ở đây; thư đã bị trả lại thì không tự gửi lại.
    </p>
    <ul class="plain decide">
      ${addresses.map(
        (given) =>
          html`<li>
            ${lineOf(given)} ${mayLift(officer) ? liftForm(given.address, csrf, '/?viec=thu-tra-lai') : NOTHING}
          </li>`,
      )}
    </ul>
  </section>`
}

function lineOf({ address, words, since, codes }: GivenUp): Html {
  return html`<b>${address}</b>: ${words}, từ ${shortTime(since)}.
    ${codes.map((code) => html`<a href="/ho-so/${code}">${code}</a> `)}`
}

/** Letters of one dossier that did not arrive, newest first; each address once. */
export function undeliveredView(
  all: readonly Undelivered[],
  code: string,
  { officer, csrf }: BoardEnv['Variables'],
): Html {
  const latest = [...new Map(all.toReversed().map((letter) => [letter.address, letter])).values()].filter(
    ({ outcome, suppressed }) => outcome === 'failed' || suppressed,
  )
  return html`${latest.map(
    ({ address, words, at, outboxId, suppressed }) =>
      html`<div class="banner bad">
        <p>
          Thư gửi tới <b>${address}</b> không đến nơi (${words}, ${shortTime(at)}):
          <a href="#thu-di-${outboxId}">xem thư</a>.
          ${suppressed ? 'Chương trình đã ngừng gửi thư tới địa chỉ này.' : NOTHING} Cần liên hệ đơn vị bằng cách khác.
        </p>
        ${suppressed && mayLift(officer) ? liftForm(address, csrf, `/ho-so/${code}`) : NOTHING}
      </div>`,
  )}`
}

function liftForm(address: string, csrf: string, back: string): Html {
  return html`<form method="post" action="/dia-chi/gui-lai">
    ${csrfField(csrf)}
    <input type="hidden" name="dia-chi" value="${address}" />
    <input type="hidden" name="ve" value="${back}" />
    <button class="quiet" type="submit">Cho gửi lại<span class="unseen"> tới ${address}</span></button>
  </form>`
}
