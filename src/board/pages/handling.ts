import { Hono } from 'hono'
import { shortTime } from '#src/dossiers/words.ts'
import type { MailRow } from '#src/store/board/mails.ts'
import { markHandled } from '#src/store/handled-mails.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip } from '../chips.ts'
import { formValues, one } from '../decisions/form-values.ts'
import { refusal } from '../errors.ts'
import { csrfField, html, type Html, NOTHING } from '../html.ts'
import { may } from '../officer.ts'

/** Mail of which no dossier was made waits for a person until one says that it is dealt with. */
export function handlingRoutes({ database }: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.post('/thu/:id{[0-9]{1,15}}/da-xu-ly', async (c) => {
    if (!may(c.var.officer, 'decide')) return refusal(c, 'not-allowed')
    const id = Number(c.req.param('id'))
    const isDone = one(formValues(await c.req.parseBody()), 'xong') !== 'khong'
    await database.transaction(async (session) => await markHandled(session, id, c.var.officer.address, isDone))
    return c.redirect(`/thu/${id}`, 303)
  })
  return app
}

/** Mail for people to read stays among the work until somebody says that it is dealt with. */
export function handlingView(
  mail: MailRow,
  { officer, csrf }: BoardEnv['Variables'],
  nameOf: (address: string) => string,
): Html {
  if (!mail.isForPeople) return NOTHING
  const { id, handledAt, handledBy } = mail
  const form = (words: string, done: string, look: string): Html =>
    may(officer, 'decide')
      ? html`<form method="post" action="/thu/${id}/da-xu-ly">
          ${csrfField(csrf)}
          <input type="hidden" name="xong" value="${done}" />
          <p class="buttons"><button class="${look}" type="submit">${words}</button></p>
        </form>`
      : NOTHING
  return html`<section class="card" aria-labelledby="h-viec">
    <h2 id="h-viec">Việc của cán bộ</h2>
    ${
      handledAt === null
        ? html`<p>${mail.secrecy !== null ? ASKED.secret : mail.kind === 'bounce' ? ASKED.bounce : ASKED.mail}</p>
            ${form('Đã xử lý xong', 'co', '')}`
        : html`<p>
              ${chip('good', 'Đã xử lý xong')}
              <span class="faint">${nameOf(handledBy ?? '')}, ${shortTime(handledAt)}</span>
            </p>
            ${form('Đưa lại vào việc cần làm', 'khong', 'quiet')}`
    }
  </section>`
}

const ASKED = {
  mail: 'Đọc thư; cần trả lời thì trả lời từ hộp thư của cơ quan. Xong việc, đánh dấu để thư không còn trong danh sách việc cần làm.',
  bounce:
    'Hỏi đơn vị địa chỉ thư đúng, hoặc báo cho đơn vị bằng cách khác. Xong việc, đánh dấu để thư không còn trong danh sách việc cần làm.',
  secret:
    'Xử lý thư trong hộp thư của cơ quan theo quy định. Xong việc, đánh dấu để thư không còn trong danh sách việc cần làm.',
} as const
