import { Hono } from 'hono'
import { shortTime } from '#src/dossiers/words.ts'
import { type FoundDossier, type FoundFile, type FoundMail, MOST_FOUND, search } from '#src/store/board/search.ts'
import { findWords } from '#src/understanding/vietnamese/find-words.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { statusChip } from '../chips.ts'
import { fileHref } from '../hrefs.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { excerpt, marked } from '../mark.ts'
import { unitName } from './queue-rows.ts'

/** Longer questions are cut. */
const MOST_ASKED = 200

export function searchRoutes({ database }: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/tim', async (c) => {
    const asked = (c.req.query('q') ?? '').trim().slice(0, MOST_ASKED)
    if (asked === '')
      return page(
        c,
        { title: 'Tìm', tab: 'search' },
        html`<h1>Tìm</h1>
          ${hint}`,
      )
    const { dossiers, mails, files } = await search(database, wholeCode(asked))
    const nothing = dossiers.length + mails.length + files.length === 0
    const body = html`<h1>Tìm “${asked}”</h1>
      ${nothing ? html`<p class="empty" role="status">Không thấy ở đâu. ${hintText}</p>` : NOTHING}
      ${group('Hồ sơ', dossiers, (one) => dossierRow(one))}
      ${group('Văn bản trong tệp', files, (one) => fileRow(one, asked))}
      ${group('Thư', mails, (one) => mailRow(one, asked))}`
    return page(c, { title: `Tìm “${asked}”`, tab: 'search', query: asked }, body)
  })
  return app
}

/** A code as it is said over the phone: 'hs63-42' is HS63-0042. */
function wholeCode(asked: string): string {
  const [, prefix, number] = /^([a-z][a-z0-9]{1,11})-(\d{1,3})$/iu.exec(asked) ?? []
  return prefix === undefined || number === undefined ? asked : `${prefix}-${number.padStart(4, '0')}`
}

const hintText =
  'Gõ tên đơn vị, tên người, mã hồ sơ hoặc vài chữ liền nhau trong văn bản; có dấu hay không dấu đều được.'
const hint = html`<p class="empty">${hintText}</p>`

function group<T>(name: string, found: readonly T[], row: (one: T) => Html): Html {
  if (found.length === 0) return NOTHING
  const many =
    found.length === MOST_FOUND
      ? html` <span class="faint">(${MOST_FOUND} mục mới nhất; gõ thêm chữ để thu hẹp)</span>`
      : ''
  return html`<section aria-label="${name}">
    <h2>${name} ${many}</h2>
    <ul class="rows found">
      ${found.map((one) => html`<li>${row(one)}</li>`)}
    </ul>
  </section>`
}

function dossierRow({ code, state }: FoundDossier): Html {
  return html`<a class="row" href="/ho-so/${code}">
    <span class="row-head"><code>${code}</code> <strong>${unitName(state)}</strong></span>
    <span class="row-chips">${statusChip(state.status)}</span>
  </a>`
}

function fileRow(file: FoundFile, asked: string): Html {
  return html`<a class="row" href="${fileHref(file, { words: asked })}">
    <span class="row-head"><strong>${file.name || '(tệp không tên)'}</strong></span>
    <span class="row-chips faint">${file.dossiers.join(', ')}</span>
    <span class="row-text">${around(file.text, asked)}</span>
    <span class="row-side">Nhận ${shortTime(file.receivedAt)}</span>
  </a>`
}

function mailRow(mail: FoundMail, asked: string): Html {
  return html`<a class="row" href="/thu/${mail.id}">
    <span class="row-head"><strong>${mail.subject ?? '(không có tiêu đề)'}</strong></span>
    <span class="row-chips faint">${mail.name || mail.sender || ''}</span>
    <span class="row-text">${around(mail.text, asked)}</span>
    <span class="row-side">Nhận ${shortTime(mail.receivedAt)}</span>
  </a>`
}

/** The words where they stand; the text's beginning where only the name holds them. */
function around(text: string, asked: string): Html {
  const [spans = []] = findWords([text], [asked])
  const { text: part, spans: own } = excerpt(text, spans, 90)
  return marked(part, own)
}
