import type { BoardContext } from './board.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

/** Why something was not done, and what to do instead. */
const REFUSALS = {
  'not-found': {
    status: 404,
    title: 'Không có trang này',
    text: 'Hồ sơ, thư hoặc trang này không có ở đây. Có thể đường dẫn bị gõ thiếu, hoặc hồ sơ đã được gộp vào hồ sơ khác.',
  },
  'not-allowed': {
    status: 403,
    title: 'Không được phép',
    text: 'Vai trò của đồng chí chỉ được xem, không được quyết định việc này. Cần thêm quyền, đề nghị liên hệ người quản trị.',
  },
  'stale-form': {
    status: 403,
    title: 'Trang đã cũ',
    text: 'Trang được mở từ phiên đăng nhập trước nên chưa thực hiện. Mở lại trang rồi làm lại thao tác.',
  },
  'signed-out': {
    status: 403,
    title: 'Đã hết phiên đăng nhập',
    text: 'Việc vừa làm chưa được ghi. Đăng nhập lại rồi làm lại thao tác.',
  },
  'too-large': {
    status: 413,
    title: 'Nội dung quá dài',
    text: 'Nội dung gửi lên vượt mức cho phép nên chưa được ghi. Rút gọn rồi gửi lại.',
  },
  trouble: {
    status: 500,
    title: 'Trang này đang trục trặc',
    text: 'Chương trình gặp lỗi khi mở trang này; thư và hồ sơ không bị ảnh hưởng. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị.',
  },
} as const

export type Refusal = keyof typeof REFUSALS

export function refusal(c: BoardContext, why: Refusal): Response | Promise<Response> {
  const { status, title, text } = REFUSALS[why]
  const back =
    why === 'signed-out'
      ? html`<a class="button" href="/dang-nhap">Đăng nhập</a>`
      : html`<a class="button" href="/">Về danh sách việc cần làm</a>`
  return page(
    c,
    { title, tab: null },
    html`<section class="notice">
      <h1>${title}</h1>
      <p>${text}</p>
      <p>${back}</p>
    </section>`,
    status,
  )
}
