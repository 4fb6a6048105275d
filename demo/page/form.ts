import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** A mail that somebody writes on the page. */
export type Sent = {
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly receivedAt: Date
  readonly messageId: string
}

export type FormRead = { readonly values: Values } & (
  | { readonly fault: null; readonly mail: Sent }
  | { readonly fault: string; readonly mail: null }
)

type Values = { readonly from: string; readonly subject: string; readonly text: string; readonly when: string }

export const MAX_FORM_BYTES = 25 * 1024 * 1024
export const MAX_FILES = 30

/** When the mail is taken to have come: what "on time" means depends on it. */
const TIMES: readonly (readonly [id: string, label: string, instant: string])[] = [
  ['truoc', 'Chiều 26/5/2021, trước hạn', '2021-05-26T15:30:00+07:00'],
  ['dung-ngay', 'Sáng 27/5/2021, đúng ngày ghi trong Kế hoạch', '2021-05-27T09:00:00+07:00'],
  ['sau', 'Ngày 31/5/2021, sau hạn', '2021-05-31T09:00:00+07:00'],
]

export function formPage(
  unions: readonly { readonly name: string; readonly address: string }[],
  before: { readonly fault: string | null; readonly values: Values } | null,
): Html {
  const values = before?.values ?? { from: unions[0]?.address ?? '', subject: '', text: '', when: 'truoc' }
  return html`<section class="to bieu-mau">
    <h1>Gửi thử một thư</h1>
    <p>
      Viết như một công đoàn cơ sở gửi tới cơ quan. Thư đi qua máy chủ thư trong máy này, được đọc, xét và trả lời như
      mọi thư khác.
    </p>
    ${before?.fault ? html`<p class="sai" role="alert">${before.fault}</p>` : ''}
    <form method="post" action="/gui" enctype="multipart/form-data">
      <label>
        <span>Từ địa chỉ</span>
        <input
          name="from"
          type="email"
          required
          maxlength="200"
          list="don-vi"
          value="${values.from}"
          autocomplete="off"
        />
      </label>
      <datalist id="don-vi">
        ${unions.map(({ name, address }) => html`<option value="${address}">${name}</option>`)}
      </datalist>
      <label>
        <span>Tiêu đề</span>
        <input name="subject" maxlength="300" value="${values.subject}" placeholder="Hồ sơ đề nghị khen thưởng" />
      </label>
      <label>
        <span>Lời thư</span>
        <textarea name="text" rows="6" maxlength="20000" placeholder="Kính gửi LĐLĐ quận, ...">${values.text}</textarea>
      </label>
      <label>
        <span>Tệp đính kèm <small>(Word, PDF, ảnh, tệp nén...; tất cả không quá 25 MB)</small></span>
        <input name="files" type="file" multiple />
      </label>
      <fieldset>
        <legend>Coi như thư đến lúc</legend>
        ${TIMES.map(
          ([id, label]) =>
            html`<label class="chon-mot"
              ><input type="radio" name="when" value="${id}" ${values.when === id ? html`checked` : ''} />
              ${label}</label
            >`,
        )}
      </fieldset>
      <button>Gửi thư</button>
    </form>
  </section>`
}

export async function readForm(request: Request): Promise<FormRead> {
  const empty: Values = { from: '', subject: '', text: '', when: 'truoc' }
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  // A browser always says how long a form is; what does not say is not read.
  if (!(length <= MAX_FORM_BYTES + 64 * 1024)) {
    return { values: empty, fault: 'Tất cả các tệp không được quá 25 MB. Đề nghị chọn lại tệp nhỏ hơn.', mail: null }
  }
  const form = await request.formData().catch(() => null)
  if (form === null) return { values: empty, fault: 'Biểu mẫu gửi lên bị hỏng. Đề nghị gửi lại.', mail: null }
  const field = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const values = {
    from: field('from').trim(),
    subject: field('subject')
      .replaceAll(/[\r\n]+/g, ' ')
      .trim()
      .slice(0, 300),
    text: field('text').slice(0, 20_000),
    when: field('when') || 'truoc',
  }
  const uploads = form.getAll('files').filter((file) => typeof file !== 'string' && (file.size > 0 || file.name !== ''))
  const faulty = (fault: string): FormRead => ({ values, fault, mail: null })
  if (!/^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]{1,190}$/.test(values.from)) {
    return faulty('Địa chỉ gửi cần có dạng ten@don-vi.example.')
  }
  if (uploads.length > MAX_FILES) return faulty(`Một thư gửi thử nhận nhiều nhất ${MAX_FILES} tệp.`)
  const files = await Promise.all(uploads.flatMap((file) => (typeof file === 'string' ? [] : [readFile(file)])))
  const when = TIMES.find(([id]) => id === values.when) ?? TIMES[0]!
  const receivedAt = new Date(Date.parse(when[2]) + secondsOfToday())
  const messageId = `<${randomUUID()}@${values.from.split('@')[1] ?? 'example'}>`
  const from = { name: '', address: values.from }
  return {
    values,
    fault: null,
    mail: { from, subject: values.subject, text: values.text, files, receivedAt, messageId },
  }
}

async function readFile(file: File): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Mails of one visit come one after the other, so they need different instants. */
function secondsOfToday(): number {
  return Math.floor((performance.now() / 1000) % 3600) * 1000
}
