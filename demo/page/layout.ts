import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

/** What every page says about the demo itself. */
export type About = {
  readonly office: string
  readonly password: string
  readonly imapPort: number
  readonly smtpPort: number
  readonly settlingSeconds: number
  /** Address of the board, once it answers. */
  readonly board: () => string | null
}

export function layout(
  about: About,
  page: { readonly title: string; readonly active: 'mails' | 'form' },
  body: Html,
): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – Tiếp nhận, bản chạy thử</title>
        <link rel="stylesheet" href="/trang.css" />
        <noscript><meta http-equiv="refresh" content="6" /></noscript>
        <script src="/trang.js" defer></script>
      </head>
      <body>
        <header class="dau-trang">
          <div class="khung">
            <a class="ten" href="/"><span>Tiếp nhận</span> <small>bản chạy thử</small></a>
            <nav>
              <a href="/" ${page.active === 'mails' ? html`aria-current="page"` : ''}>Thư đến</a>
              <a href="/gui" ${page.active === 'form' ? html`aria-current="page"` : ''}>Gửi thử một thư</a>
              ${about.board() === null ? '' : html`<a href="${about.board()}">Bảng của cán bộ ↗</a>`}
            </nav>
          </div>
        </header>
        <main class="khung">${body}</main>
        <footer class="khung chan">
          <p>
            Mọi thư, đơn vị và người ở đây đều không có thật. Không có gì ra khỏi máy này: hộp thư và máy chủ thư nằm
            trong bộ nhớ của chương trình. Thời gian chờ trước khi đề nghị bổ sung được rút còn ${about.settlingSeconds}
            giây.
          </p>
          <details>
            <summary>Dùng chương trình thư của mình (Thunderbird, Outlook...)</summary>
            <dl>
              <dt>Nhận thư (IMAP)</dt>
              <dd>127.0.0.1, cổng <b>${about.imapPort}</b>, không mã hóa</dd>
              <dt>Gửi thư (SMTP)</dt>
              <dd>127.0.0.1, cổng <b>${about.smtpPort}</b>, không mã hóa</dd>
              <dt>Tên đăng nhập</dt>
              <dd>địa chỉ của một đơn vị bất kỳ, ví dụ <b>cd.thsaomai@example.edu.vn</b></dd>
              <dt>Mật khẩu</dt>
              <dd><b>${about.password}</b></dd>
              <dt>Gửi hồ sơ tới</dt>
              <dd><b>${about.office}</b></dd>
            </dl>
          </details>
        </footer>
      </body>
    </html>`
}
