import { REASON_CHARACTERS } from '#src/store/decisions.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { type FormValues, one } from './form-values.ts'
import type { Slug } from './kinds.ts'

/** Reasons that officers give most, to choose instead of typing. The chosen words are kept like typed ones. */
export const REASONS: Readonly<Record<Slug, readonly string[]>> = {
  'tai-lieu': ['Đã mở tệp và đối chiếu nội dung.', 'Đơn vị xác nhận.'],
  'tach-tep': ['Tệp gồm hai văn bản.'],
  'them-ten': ['Tên có trong văn bản của đơn vị.', 'Đơn vị đề nghị bổ sung.'],
  'bo-ten': ['Không phải người được đề nghị khen thưởng.', 'Đơn vị đề nghị rút tên.'],
  'sua-ten': ['Sửa theo đúng văn bản của đơn vị.', 'Đơn vị xác nhận cách ghi đúng.'],
  'cung-nguoi': ['Cùng chức vụ và đơn vị, chỉ khác cách ghi tên.', 'Đơn vị xác nhận là một.'],
  'khac-nguoi': ['Khác chức vụ hoặc đơn vị.', 'Đơn vị xác nhận là hai người khác nhau.'],
  mien: ['Đã nhận bản giấy.', 'Nội dung đã có trong văn bản khác.', 'Lãnh đạo đồng ý không yêu cầu.'],
  'da-xem': ['Đã đối chiếu, đúng theo văn bản.', 'Đơn vị đã giải trình.'],
  'don-vi': ['Theo văn bản của đơn vị.', 'Theo lời thư của người gửi.', 'Đơn vị xác nhận.'],
  'gia-han': ['Đơn vị đề nghị gia hạn.', 'Lãnh đạo đồng ý gia hạn.'],
  'ban-giay': ['Đơn vị nộp trực tiếp.', 'Nhận qua bưu điện.'],
  'nhan-muon': ['Chậm vì việc khách quan.', 'Lãnh đạo đồng ý nhận.'],
  'giu-thu': ['Cán bộ trao đổi trực tiếp với đơn vị.', 'Chờ ý kiến lãnh đạo.'],
  'gui-thu': ['Cần đơn vị làm rõ.', 'Trả lời câu hỏi của đơn vị.'],
  'gui-lai': ['Đơn vị báo chưa nhận được thư.'],
  gop: ['Cùng một hồ sơ của một đơn vị.'],
  'tach-thu': ['Thư của đơn vị khác.', 'Thư thuộc hồ sơ khác.'],
  'khong-phai': ['Thư trao đổi, không phải hồ sơ.', 'Gửi nhầm.'],
  huy: ['Ghi nhầm.', 'Có thông tin mới.'],
}

/** The reason of a decision: one of the ready ones, words of one's own, or both. */
export function reasonField(ready: readonly string[], values: FormValues): Html {
  const chosen = one(values, 'mau')
  return html`<fieldset class="reason">
    <legend>Lý do (ghi vào lịch sử hồ sơ)</legend>
    ${ready.map(
      (reason) =>
        html`<p>
          <label
            ><input
              type="radio"
              name="mau"
              value="${reason}"
              ${reason === chosen ? html`checked` : NOTHING}
            />${reason}</label
          >
        </p>`,
    )}
    <p>
      <label
        ><span>Lý do khác hoặc ghi thêm</span>
        <textarea name="ly-do" rows="2" maxlength="${REASON_CHARACTERS}">${one(values, 'ly-do')}</textarea>
      </label>
    </p>
  </fieldset>`
}

/** '' where none was given. */
export function reasonIn(ready: readonly string[], values: FormValues): string {
  const chosen = ready.find((reason) => reason === one(values, 'mau')) ?? ''
  return [chosen, one(values, 'ly-do')].filter(Boolean).join(' ').slice(0, REASON_CHARACTERS)
}

export const NO_REASON = 'Chọn hoặc ghi lý do của quyết định.'
