import type { Nominee, UnderstoodDocument } from '#src/understanding/document.ts'
import { DOCUMENT, shortTime } from '#src/dossiers/words.ts'
import type { DossierView } from '../dossier-view.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { pagesOf } from '../pages/items.ts'
import { issuerIn } from '../pages/queue-rows.ts'
import { type FormValues, one } from './form-values.ts'
import type { Slug } from './kinds.ts'
import { isUnclear } from './ways.ts'
import { documentKey, documentsOf, itemAt, personKey, proposalsOf, subjectsOf } from './refs.ts'

/** The fields of a decision's form, with what was filled in before. The reason and the buttons are the same for all. */
export function fieldsOf(slug: Slug, values: FormValues, dossier: DossierView): Html {
  return FIELDS[slug](values, dossier)
}

const FIELDS: Readonly<Record<Slug, (values: FormValues, dossier: DossierView) => Html>> = {
  'tai-lieu': (values, dossier) =>
    html` ${documentField('Tệp', documentsOf(dossier.state), values)}
      ${choice('la', 'Văn bản này là', one(values, 'la') === '' ? { '': '(chọn loại văn bản)', ...TYPES } : TYPES, one(values, 'la'))}
      <fieldset>
        <legend>Nếu là tóm tắt thành tích: của ai</legend>
        ${nominees(dossier).map(
          (nominee) =>
            html`<p>
              <label>
                <input
                  type="checkbox"
                  name="cua"
                  value="${personKey(nominee)}"
                  ${has(values, 'cua', personKey(nominee))}
                />
                ${describe(nominee)}
              </label>
            </p>`,
        )}
        ${field('Tên khác, mỗi dòng một tên', html`<textarea name="ten" rows="2">${one(values, 'ten')}</textarea>`)}
        ${choice('loai', 'Các tên ghi thêm là', KINDS_OF, one(values, 'loai') || 'individual')}
      </fieldset>
      <p class="faint">Quyết định gắn với đúng tệp này. Nếu đơn vị gửi bản khác, bản đó được xét lại từ đầu.</p>`,
  'tach-tep': (values, { state }) =>
    html` ${documentField('Tệp', documentsOf(state), values)}
      ${field('Văn bản thứ hai bắt đầu từ trang', html`<input type="number" name="trang" min="2" value="${one(values, 'trang')}" required />`)}
      ${field('Số trang của cả tệp', html`<input type="number" name="tong" min="2" value="${one(values, 'tong')}" required />`)}
      <p class="faint">Sau khi tách, xác định từng phần là văn bản gì.</p>`,
  'them-ten': (values, { state }) =>
    html` ${documentField('Tờ trình hoặc danh sách có tên này', proposalsOf(state), values)}
    ${field('Họ và tên, hoặc tên tập thể', html`<input class="whole" name="ten" maxlength="200" value="${one(values, 'ten')}" required />`)}
    ${choice('loai', 'Loại', KINDS_OF, one(values, 'loai') || 'individual')}`,
  'bo-ten': (values, dossier) => personField('nguoi', 'Bỏ tên', nominees(dossier), values),
  'sua-ten': (values, dossier) =>
    html` ${personField('nguoi', 'Tên đang ghi', nominees(dossier), values)}
    ${field('Sửa thành', html`<input class="whole" name="ten" maxlength="200" value="${one(values, 'ten')}" required />`)}`,
  'cung-nguoi': pairFields,
  'khac-nguoi': pairFields,
  mien: (values, dossier) =>
    html`${hidden(values, 'muc')}${hidden(values, 'nguoi')} ${waivedItem(values, dossier)}
      <p>Thành phần này sẽ không bị coi là thiếu và không nêu trong thư gửi đơn vị.</p>`,
  'da-xem': (values) =>
    html`${hidden(values, 'luu-y')}
      <blockquote>${one(values, 'luu-y')}</blockquote>
      <p>Lưu ý này vẫn hiện trên trang hồ sơ nhưng không giữ hồ sơ lại nữa.</p>`,
  'don-vi': (values, { campaign, state }) =>
    html` ${field(
      'Đơn vị trong danh sách',
      html`<select name="don-vi">
        <option value="">(không có trong danh sách)</option>
        ${(campaign?.units ?? []).map(
          ({ id, name }) =>
            html`<option
              value="${id}"
              ${selected(id === (values['don-vi'] === undefined ? state.unit?.id : one(values, 'don-vi')))}
            >
              ${name}
            </option>`,
        )}
      </select>`,
    )}
    ${field('Hoặc ghi tên đơn vị ngoài danh sách', html`<input class="whole" name="ten" maxlength="200" value="${values['ten'] === undefined && state.unit === null ? (issuerIn(state) ?? '') : one(values, 'ten')}" />`)}
    ${
      state.senders.length === 0
        ? NOTHING
        : field(
            'Ghi nhớ địa chỉ này là của đơn vị (áp dụng cho các thư sau)',
            html`<select name="nho">
              <option value="">không ghi nhớ</option>
              ${state.senders.map(
                (sender) =>
                  html`<option ${selected(sender === one(values, 'nho'))} value="${sender}">${sender}</option>`,
              )}
            </select>`,
          )
    }`,
  'gia-han': (values) =>
    html` ${field('Nhận đến hết ngày', html`<input type="date" name="ngay" value="${one(values, 'ngay')}" required />`)}
      <p class="faint">Chỉ áp dụng cho hồ sơ này. Gia hạn cho nhiều đơn vị thì sửa trong thư mục kế hoạch.</p>`,
  'ban-giay': (values) =>
    field('Ngày nhận bản giấy', html`<input type="date" name="ngay" value="${one(values, 'ngay')}" required />`),
  'nhan-muon': () =>
    html`<p>
      Hồ sơ vẫn được ghi là nhận sau hạn, kèm quyết định chấp nhận. Thư gửi đơn vị không nhắc lại việc sau hạn.
    </p>`,
  'giu-thu': () =>
    html`<p>
      Thư đang chờ gửi của hồ sơ này được thu lại, thư mới đến không được trả lời tự động cho đến khi hủy quyết định
      này.
    </p>`,
  'gui-thu': (values, { state }) =>
    html` ${
      one(values, 'thay') === ''
        ? NOTHING
        : html`${hidden(values, 'thay')}
            <p class="faint">
              Thư tự động đang chờ được thu lại, chỉ thư này được gửi. Nếu thư tự động đã đi mất trong lúc soạn, thư này
              không được gửi và trang sẽ báo.
            </p>`
    }
    ${field('Gửi tới', html`<input class="whole" name="toi" value="${one(values, 'toi') || (state.senders.at(-1) ?? '')}" required />`)}
    ${field('Tiêu đề (mã hồ sơ được tự động đặt trước)', html`<input class="whole" name="tieu-de" maxlength="180" value="${one(values, 'tieu-de')}" required />`)}
    ${field('Nội dung', html`<textarea name="noi-dung" rows="12" required>${one(values, 'noi-dung')}</textarea>`)}`,
  'gui-lai': (values) =>
    html`${hidden(values, 'thu')}
      <p>Thư được gửi lại nguyên văn tới địa chỉ cũ. Nếu nội dung không còn đúng, hãy soạn thư mới.</p>`,
  gop: (values) =>
    html` ${field('Mã hồ sơ nhận các thư này', html`<input name="vao" maxlength="20" value="${one(values, 'vao')}" placeholder="HS63-0012" required />`)}
      <p class="faint">Hồ sơ này sẽ đóng; thư gửi theo mã cũ được tính vào hồ sơ kia.</p>`,
  'tach-thu': (values, { state }) =>
    field(
      'Thư cần tách',
      html`<select name="thu">
        ${state.contributions.map(
          ({ mail, from, receivedAt, documents }) =>
            html`<option value="${mail}" ${selected(mail === one(values, 'thu'))}>
              ${shortTime(new Date(receivedAt))}, ${from ?? 'không rõ người gửi'} (${documents.length} tệp)
            </option>`,
        )}
      </select>`,
    ),
  'khong-phai': () =>
    html`<p>Hồ sơ đóng lại, không có thư nào được gửi. Có thể mở lại bằng cách hủy quyết định này.</p>`,
  huy: (values) => hidden(values, 'so'),
}

const TYPES: Readonly<Record<string, string>> = {
  'proposal-letter': DOCUMENT['proposal-letter'],
  'achievement-summary': DOCUMENT['achievement-summary'],
  'nominee-list': DOCUMENT['nominee-list'],
  minutes: DOCUMENT.minutes,
  'result-report': DOCUMENT['result-report'],
  other: 'Văn bản khác, không cần cho hồ sơ',
}

const KINDS_OF: Readonly<Record<string, string>> = { individual: 'Cá nhân', collective: 'Tập thể' }

function waivedItem(values: FormValues, dossier: DossierView): Html {
  const item = itemAt(dossier, one(values, 'muc'), one(values, 'nguoi'))
  return item === null
    ? NOTHING
    : html`<blockquote>
        ${item.required.name}${item.nominee === null ? NOTHING : html`: <b>${describe(item.nominee)}</b>`}
      </blockquote>`
}

function pairFields(values: FormValues, dossier: DossierView): Html {
  return html` ${personField('nguoi', 'Người được đề nghị', nominees(dossier), values)}
  ${personField('voi', 'Người nêu trong bản tóm tắt thành tích', subjectsOf(dossier.state), values)}`
}

function nominees({ assessment }: DossierView): Nominee[] {
  return (assessment?.nominees ?? []).map(({ nominee }) => nominee)
}

function describe({ name, post, unit }: Nominee): string {
  return [name, post, unit].filter(Boolean).join(', ')
}

function field(label: string, control: Html): Html {
  return html`<p>
    <label><span>${label}</span> ${control}</label>
  </p>`
}

function hidden(values: FormValues, name: string): Html {
  return html`<input type="hidden" name="${name}" value="${one(values, name)}" />`
}

function choice(name: string, label: string, options: Readonly<Record<string, string>>, chosen: string): Html {
  return field(
    label,
    html`<select name="${name}" required>
      ${Object.entries(options).map(
        ([value, words]) => html`<option value="${value}" ${selected(value === chosen)}>${words}</option>`,
      )}
    </select>`,
  )
}

function documentField(label: string, documents: readonly UnderstoodDocument[], values: FormValues): Html {
  return field(
    label,
    html`<select name="tep" required>
      ${one(values, 'tep') === '' && documents.length > 1 ? html`<option value="">(chọn tệp)</option>` : NOTHING}
      ${unclearFirst(documents).map((document) => {
        const key = documentKey(document)
        const read = document.problem === null ? DOCUMENT[document.type] : 'chưa đọc được'
        return html`<option value="${key}" ${selected(key === one(values, 'tep'))}>
          ${document.path.join(' › ')}${pagesOf(document.pages)} (${read})
        </option>`
      })}
    </select>`,
  )
}

/** What nobody knows yet what it is, is most likely what is meant. */
function unclearFirst(documents: readonly UnderstoodDocument[]): UnderstoodDocument[] {
  return [...documents.filter(isUnclear), ...documents.filter((document) => !isUnclear(document))]
}

function personField(name: string, label: string, people: readonly Nominee[], values: FormValues): Html {
  return field(
    label,
    html`<select name="${name}">
      ${people.map((person) => {
        const key = personKey(person)
        return html`<option value="${key}" ${selected(key === one(values, name))}>${describe(person)}</option>`
      })}
    </select>`,
  )
}

function selected(is: boolean): Html {
  return is ? html`selected` : NOTHING
}

function has(values: FormValues, name: string, value: string): Html {
  return values[name]?.includes(value) ? html`checked` : NOTHING
}
