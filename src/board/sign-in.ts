import { createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { countRequest, isGoodLink, takeLink } from '#src/store/board/sign-in.ts'
import type { BoardApp, BoardContext, BoardDeps, BoardEnv } from './board.ts'
import { html, type Html, NOTHING } from './html.ts'
import { page } from './layout.ts'
import { clientOf, hashToken, localPath, officerAt, signIn, signOut } from './session.ts'
import { LINK_MINUTES, mailLink } from './sign-in-link.ts'

/** By a link mailed to a listed officer's address; no passwords. */
export function signInRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/dang-nhap', (c) => askPage(c, deps, localPath(c.req.query('den') ?? '/'), null))

  app.post('/dang-nhap', async (c) => {
    const form = await c.req.parseBody()
    const next = localPath(typeof form['den'] === 'string' ? form['den'] : '/')
    const address = (typeof form['dia-chi'] === 'string' ? form['dia-chi'] : '').trim().toLowerCase().slice(0, 254)
    if (!/^[^\s@]+@[^\s@]+$/.test(address))
      return askPage(c, deps, next, 'Ghi địa chỉ thư đầy đủ, ví dụ an@congdoan.example.', 422)
    const client = clientOf(c.req.header('x-forwarded-for'), socketAddress(c))
    if (!(await countRequest(deps.database, hash(address), client)))
      return askPage(c, deps, next, 'Đã yêu cầu nhiều lần. Chờ 15 phút rồi thử lại.', 429)
    const officer = officerAt(deps, address)
    // Not waited for: the answer tells nobody, by its words or its time, who is listed.
    if (officer !== null)
      void mailLink(deps, officer, next).catch((error: unknown) =>
        deps.log.error({ err: error }, 'no sign-in link was mailed'),
      )
    return page(c, { title: 'Xem hộp thư', tab: null }, sentNotice)
  })

  app.get('/dang-nhap/:token{[\\w-]{43}}', async (c) => {
    // Programs that look at every link of a mail come here too: only the button signs in.
    if (!(await isGoodLink(deps.database, hashToken(c.req.param('token'))))) return spent(c)
    return page(c, { title: 'Đăng nhập', tab: null }, confirm(c.req.param('token')))
  })

  app.post('/dang-nhap/:token{[\\w-]{43}}', async (c) => {
    const taken = await takeLink(deps.database, hashToken(c.req.param('token')))
    const officer = taken === null ? null : officerAt(deps, taken.address)
    if (taken === null || officer === null) return spent(c)
    await signIn(c, deps, officer)
    deps.log.info({ role: officer.role }, 'an officer signed in')
    return c.redirect(localPath(taken.next), 303)
  })

  app.post('/dang-nhap/thu', async (c) => {
    if (deps.demoOfficer === null) return c.notFound()
    await signIn(c, deps, deps.demoOfficer)
    const form = await c.req.parseBody()
    return c.redirect(localPath(typeof form['den'] === 'string' ? form['den'] : '/'), 303)
  })

  app.post('/dang-xuat', async (c) => {
    await signOut(c, deps)
    return c.redirect('/dang-nhap', 303)
  })
  return app
}

function askPage(
  c: BoardContext,
  { demoOfficer, officers, url }: BoardDeps,
  next: string,
  fault: string | null,
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  const body = html`<section class="notice">
    <h1>Đăng nhập</h1>
    ${
      demoOfficer === null
        ? html`<p>
              Trang theo dõi hồ sơ, dành cho cán bộ có tên trong danh sách. Ghi địa chỉ thư của mình; một liên kết đăng
              nhập sẽ được gửi tới đó.
            </p>
            ${fault === null ? NOTHING : html`<p class="banner bad" role="alert" id="loi">${fault}</p>`}
            <form method="post" action="/dang-nhap">
              <input type="hidden" name="den" value="${next}" />
              <p>
                <label
                  ><span>Địa chỉ thư</span>
                  <input
                    class="whole"
                    type="email"
                    name="dia-chi"
                    autocomplete="email"
                    required
                    maxlength="254"
                    ${fault === null ? '' : html`aria-describedby="loi"`}
                  />
                </label>
              </p>
              <p><button type="submit">Gửi liên kết đăng nhập</button></p>
            </form>
            ${officers.length === 0 ? noOfficers(url) : NOTHING}`
        : html`<p>Đây là bản chạy thử: đồng chí vào xem với vai ${demoOfficer.name}, không cần thư đăng nhập.</p>
            <form method="post" action="/dang-nhap/thu">
              <input type="hidden" name="den" value="${next}" />
              <p><button type="submit">Vào xem</button></p>
            </form>`
    }
  </section>`
  return page(c, { title: 'Đăng nhập', tab: null }, body, status)
}

function noOfficers(url: string): Html {
  return html`<p class="banner">
    Chưa có cán bộ nào trong danh sách. Người quản trị ghi địa chỉ vào <code>STAFF</code> rồi khởi động lại, hoặc ghi
    vào mục <code>staff</code> của kế hoạch (${url}).
  </p>`
}

const sentNotice = html`<section class="notice" role="status">
  <h1>Xem hộp thư</h1>
  <p>
    Nếu địa chỉ vừa ghi có trong danh sách cán bộ, một liên kết đăng nhập đã được gửi tới đó. Liên kết dùng được một lần
    trong ${LINK_MINUTES} phút.
  </p>
  <p>Chưa thấy thư: xem mục Thư rác, hoặc <a href="/dang-nhap">yêu cầu lại</a>.</p>
</section>`

function confirm(token: string): Html {
  return html`<section class="notice">
    <h1>Đăng nhập</h1>
    <p>Bấm nút dưới đây để vào trang theo dõi hồ sơ trên máy này.</p>
    <form method="post" action="/dang-nhap/${token}">
      <p><button type="submit">Đăng nhập</button></p>
    </form>
    <p class="faint">Dùng máy chung thì nhớ bấm Đăng xuất khi xong việc.</p>
  </section>`
}

function spent(c: BoardContext): Response | Promise<Response> {
  const body = html`<section class="notice">
    <h1>Liên kết không còn dùng được</h1>
    <p>Liên kết đăng nhập chỉ dùng được một lần, trong ${LINK_MINUTES} phút. Yêu cầu liên kết mới.</p>
    <p><a class="button" href="/dang-nhap">Yêu cầu liên kết mới</a></p>
  </section>`
  return page(c, { title: 'Liên kết không còn dùng được', tab: null }, body, 410)
}

/** Where the connection comes from; unknown where there is none, in tests. */
export function socketAddress(c: BoardContext): string {
  const env: unknown = c.env
  const isServed = typeof env === 'object' && env !== null && 'incoming' in env
  return (isServed ? getConnInfo(c).remote.address : undefined) ?? ''
}

function hash(address: string): string {
  return createHash('sha256').update(address).digest('hex')
}
