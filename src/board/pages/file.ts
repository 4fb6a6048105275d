import { Hono } from 'hono'
import { PROBLEM, saySize, sayTime } from '#src/dossiers/words.ts'
import type { Page } from '#src/reading/extraction.ts'
import { findInScan } from '#src/reading/find-in-scan.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { type FileText, findFile } from '#src/store/board/mails.ts'
import { findWords } from '#src/understanding/vietnamese/find-words.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip } from '../chips.ts'
import { download } from '../download.ts'
import { fileHref } from '../hrefs.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { textPage } from './text-page.ts'

/** What has pages to look at; of the rest the words are shown. */
const DRAWN = ['pdf', 'png', 'jpg', 'jpeg', 'tiff', 'tif', 'bmp', 'gif', 'webp', 'heic', 'avif', 'image']

const PLACE = '/tep/:mail{[0-9]{1,15}}/:file{[0-9]{1,4}}'

/** A file without opening it: its pages as pictures, its words as text. The file itself only to keep. */
export function fileRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const { database, previews } = deps
  const find = async (mail: string, position: string) => await findFile(database, Number(mail), Number(position))

  app.get(PLACE, async (c) => {
    const file = await find(c.req.param('mail'), c.req.param('file'))
    if (file === null) return c.notFound()
    const words = wordsOf(c.req.query('chu'))
    const count = Math.max(1, file.pages.length)
    const number = Math.min(
      Math.max(1, Number.parseInt(c.req.query('trang') ?? '', 10) || whereFound(file.pages, words)),
      count,
    )
    return page(c, { title: file.name || 'Tệp', tab: 'queue' }, filePage(file, number, words, c.req.query('chu') ?? ''))
  })

  app.get(`${PLACE}/goc`, async (c) => {
    const file = await find(c.req.param('mail'), c.req.param('file'))
    if (file === null) return c.notFound()
    if (file.problem === 'infected') return page(c, { title: 'Tệp có mã độc', tab: 'queue' }, closedFile(file), 403)
    const raw = await loadBlob(database, file.mailSha256)
    const { path, sha256 } = file
    const answer = await previews.make({ raw, path, sha256, want: { kind: 'bytes' } })
    if (answer.kind === 'done') return download(c, answer.bytes, file.name)
    deps.log.warn({ messageId: file.messageId, why: answer.why }, 'a file could not be taken out of its mail')
    const body = html`<section class="notice">
      <h1>Chưa lấy được tệp này</h1>
      <p>Tải thư gốc rồi mở tệp từ đó.</p>
      <p><a class="button" href="/thu/${file.messageId}/goc.eml">Tải thư gốc</a></p>
    </section>`
    return page(c, { title: 'Chưa lấy được tệp này', tab: 'queue' }, body, 422)
  })

  app.get(`${PLACE}/trang/:page{[0-9]{1,4}}`, async (c) => {
    const file = await find(c.req.param('mail'), c.req.param('file'))
    if (file === null || file.problem === 'infected') return c.notFound()
    const raw = await loadBlob(database, file.mailSha256)
    const { path, sha256 } = file
    const number = Number(c.req.param('page'))
    const words = wordsOf(c.req.query('chu'))
    const read = file.pages[number - 1]
    const places = read === undefined ? [] : findInScan(read, words)
    const want = { kind: 'picture', page: number, marks: { words, places } } as const
    const answer = await previews.make({ raw, path, sha256, want })
    if (answer.kind === 'none') return c.text(`Không vẽ được trang này.`, 404)
    c.header('Cache-Control', 'private, max-age=3600')
    return c.body(Uint8Array.from(answer.bytes).buffer, 200, { 'Content-Type': 'image/jpeg' })
  })
  return app
}

/** A file that the scanner named is not handed out by itself: who must have it takes the whole mail, knowing what is in it. */
function closedFile({ messageId, warnings }: FileText): Html {
  return html`<section class="notice">
    <h1>Tệp có mã độc</h1>
    <p>
      Phần mềm quét vi-rút báo <code>${warnings[0] ?? ''}</code>. Tệp không được mở, không xem và không tải riêng được.
      Người gửi được đề nghị gửi lại.
    </p>
    <p><a class="button" href="/thu/${messageId}">Về thư</a></p>
  </section>`
}

/** Evidence joins several places with a dot in the middle. */
function wordsOf(asked: string | undefined): string[] {
  return (asked ?? '')
    .slice(0, 300)
    .split(' · ')
    .map((words) => words.trim())
    .filter(Boolean)
    .slice(0, 5)
}

/** The first page on which the words stand, else the first. */
function whereFound(pages: readonly Page[], words: readonly string[]): number {
  if (words.length === 0) return 1
  const texts = pages.map(({ blocks }) =>
    blocks.map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join(' '))).join('\n'),
  )
  return Math.max(1, findWords(texts, words).findIndex((spans) => spans.length > 0) + 1)
}

function filePage(file: FileText, number: number, words: readonly string[], asked: string): Html {
  const { messageId, position, name, path, problem, pages, format } = file
  const drawn = DRAWN.includes(format) && problem !== 'encrypted' && problem !== 'corrupt' && problem !== 'infected'
  const shown = pages[number - 1]
  const query = asked === '' ? '' : `?${new URLSearchParams({ chu: asked.slice(0, 300) }).toString()}`
  return html`<div class="page-head">
      <p class="crumb">
        <a href="/">Việc cần làm</a> ›
        ${file.dossiers.map((code, index) => html`${index === 0 ? NOTHING : ', '}<a href="/ho-so/${code}">${code}</a>`)}${file.dossiers.length === 0 ? NOTHING : ' › '}<a
          href="/thu/${messageId}"
          >Thư</a
        >
      </p>
      <h1>${name || '(tệp không tên)'}</h1>
      <dl class="facts">
        ${
          path.length > 1
            ? html`<div>
                <dt>Nằm trong</dt>
                <dd>${path.slice(0, -1).join(' › ')}</dd>
              </div>`
            : NOTHING
        }
        <div>
          <dt>Nhận</dt>
          <dd>${sayTime(file.receivedAt)}</dd>
        </div>
        <div>
          <dt>Bản gốc</dt>
          <dd>
            ${problem === 'infected' ? 'không tải được' : html`<a href="/tep/${messageId}/${position}/goc" download>Tải bản gốc</a>`},
            ${saySize(file.size)}
          </dd>
        </div>
        <div>
          <dt>Mã kiểm tra (SHA-256)</dt>
          <dd><code title="${file.sha256}">${file.sha256.slice(0, 16)}…</code></dd>
        </div>
        ${
          file.confidence === null
            ? NOTHING
            : html`<div>
                <dt>Đọc từ ảnh, độ tin</dt>
                <dd>${Math.round(file.confidence * 100)}%</dd>
              </div>`
        }
      </dl>
    </div>
    ${problem === null ? NOTHING : html`<p>${chip(problem === 'infected' ? 'bad' : 'ask', `Chưa đọc được: ${PROBLEM[problem]}`)}</p>`}
    ${problem === 'infected' ? html`<p>Phần mềm quét vi-rút báo: <code>${file.warnings[0] ?? ''}</code></p>` : NOTHING}
    ${words.length === 0 ? NOTHING : html`<p>Chữ làm căn cứ: <mark>${words.join(' · ')}</mark></p>`}
    ${pageLinks(file, number, asked)}
    <div class="preview ${drawn ? '' : 'text-only'}">
      ${
        drawn
          ? html`<figure class="picture">
              <img
                src="/tep/${messageId}/${position}/trang/${number}${query}"
                alt="Ảnh trang ${number} của tệp ${name}. Chữ đọc được ở phần bên cạnh."
                width="1240"
                height="1754"
              />
            </figure>`
          : NOTHING
      }
      <section class="card text-page" aria-labelledby="h-chu">
        <h2 id="h-chu">${drawn ? 'Chữ đọc được' : 'Nội dung'}${pages.length > 1 ? `, trang ${number}` : ''}</h2>
        ${shown === undefined ? nothingRead(file) : textPage(shown, words)}
      </section>
    </div>`
}

/** What whoever must know what is in it can do. */
function nothingRead({ messageId, problem }: FileText): Html {
  if (problem === 'infected') return html`<p class="faint">Tệp không được mở.</p>`
  const ask = problem === 'encrypted' ? 'Hỏi đơn vị mật khẩu, hoặc đề nghị gửi lại tệp không đặt mật khẩu.' : NOTHING
  return html`<p>Không có chữ nào đọc được từ tệp này.</p>
    <p>
      ${ask} Tải bản gốc về máy để xem, rồi ghi ở trang hồ sơ tệp này là văn bản gì; hoặc
      <a href="/thu/${messageId}">mở thư</a> và cho đọc lại.
    </p>`
}

/** Longer files are turned by the neighbours of the page. */
const MOST_LINKS = 40

function pageLinks(file: FileText, number: number, asked: string): Html {
  if (file.pages.length < 2) return NOTHING
  const first = Math.max(1, Math.min(number - MOST_LINKS / 2, file.pages.length - MOST_LINKS + 1))
  const numbers = Array.from({ length: Math.min(MOST_LINKS, file.pages.length) }, (_, index) => first + index)
  const href = (one: number): string => {
    const link = fileHref(file, { page: one, words: asked })
    // Without a page the first is shown on which the words stand.
    return one === 1 && asked !== '' ? `${link}&trang=1` : link
  }
  return html`<nav aria-label="Các trang của tệp">
    <ul class="page-links">
      ${numbers.map(
        (one) =>
          html`<li>
            <a href="${href(one)}" ${one === number ? html`aria-current="page"` : ''}
              ><span class="unseen">Trang </span>${one}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
