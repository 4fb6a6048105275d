import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { BoardContext } from './board.ts'
import { csrfField, html, type Html, NOTHING } from './html.ts'
import { ROLE_NAMES } from './officer.ts'

export type Tab = 'queue' | 'progress' | 'reminders' | 'search' | 'health' | null

export type PageHead = {
  readonly title: string
  readonly tab: Tab
  /** What the search field holds. */
  readonly query?: string
}

/** A whole page as a response, in the board's frame. */
export function page(
  c: BoardContext,
  head: PageHead,
  body: Html,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(layout(c, head, body), status)
}

/** For whoever is not signed in there is the frame without the ways into it. */
function layout(c: BoardContext, { title, tab, query }: PageHead, body: Html): Html {
  const officer = c.get('officer') ?? null
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Tiếp nhận</title>
        <link rel="icon" href="/bieu-tuong.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/board.css" />
        <script src="/board.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Đến nội dung</a>
        <header class="top">
          <div class="frame">
            <a class="brand" href="/">Tiếp nhận</a>
            ${
              officer === null
                ? NOTHING
                : html`<nav aria-label="Các trang">
                      ${TABS.map(
                        ({ id, href, label }) =>
                          html`<a href="${href}" ${id === tab ? html`aria-current="page"` : ''}>${label}</a>`,
                      )}
                    </nav>
                    <form class="find" action="/tim" method="get" role="search">
                      <label class="unseen" for="find">Tìm đơn vị, tên người, mã hồ sơ, nội dung văn bản</label>
                      <input
                        id="find"
                        type="search"
                        name="q"
                        value="${query ?? ''}"
                        placeholder="Tìm đơn vị, tên, mã hồ sơ…"
                        maxlength="200"
                        autocomplete="off"
                      />
                      <button type="submit">Tìm</button>
                    </form>
                    <form class="who" action="/dang-xuat" method="post">
                      ${csrfField(c.var.csrf)}
                      <span title="${officer.address}">${officer.name} <small>${ROLE_NAMES[officer.role]}</small></span>
                      <button class="quiet" type="submit">Đăng xuất</button>
                    </form>`
            }
          </div>
        </header>
        <main id="content" class="frame" tabindex="-1">${body}</main>
      </body>
    </html>`
}

const TABS: readonly { readonly id: Tab; readonly href: string; readonly label: string }[] = [
  { id: 'queue', href: '/', label: 'Việc cần làm' },
  { id: 'progress', href: '/tien-do', label: 'Tiến độ' },
  { id: 'reminders', href: '/thu-nhac', label: 'Thư nhắc' },
  { id: 'health', href: '/suc-khoe', label: 'Tình trạng' },
]
