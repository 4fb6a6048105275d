import { html } from 'hono/html'
import type { DossierStatus, VerdictDocument, VerdictDossier } from '#src/dossiers/verdict.ts'
import {
  DOCUMENT,
  ITEM,
  ITEM_STATUS,
  KIND,
  PROBLEM,
  sayDeadline,
  sayTime,
  SILENCE,
  STATUS,
} from '#src/dossiers/words.ts'
import type { Watched } from '../watch.ts'
import type { Html } from './layout.ts'

/** A verdict names submissions by the ids of the demo's campaign. */
const SUBMISSION: Readonly<Record<string, string>> = {
  commendation: 'Hồ sơ đề nghị khen thưởng',
  'result-report': 'Báo cáo kết quả thực hiện',
}

/** Where a later mail left a dossier. */
export type LaterState = { readonly number: number; readonly status: DossierStatus }

/** The verdict in words, with the words of the papers that decided. */
export function verdictView({ progress }: Watched, later: ReadonlyMap<string, LaterState>): Html {
  if (progress === null) return html`<p class="nhat">Thư vừa đến hộp thư.</p>`
  if (progress.status === 'parked') {
    return html`<p>Thư này làm hỏng bộ đọc hai lần, nên được để riêng cho cán bộ xem. Thư gốc còn nguyên.</p>`
  }
  const { verdict } = progress
  if (verdict === null) return html`<p class="nhat">Đang đọc thư và tệp…</p>`
  return html`<p class="loai">
      Loại thư: <b>${KIND[verdict.message.kind]}</b>. ${verdict.silence === null ? '' : SILENCE[verdict.silence]}
    </p>
    ${verdict.dossiers.map((dossier) => dossierView(dossier, later.get(dossier.code) ?? null))}
    ${verdict.documents.length > 0 ? documentsView(verdict.documents) : ''}`
}

function dossierView(dossier: VerdictDossier, later: LaterState | null): Html {
  const late = dossier.timeliness === 'late'
  return html`<section class="ho-so">
    <h3>
      <code>${dossier.code}</code> ${SUBMISSION[dossier.submission] ?? dossier.submission}
      <em class="the-nho ${TONE[dossier.status]}">${STATUS[dossier.status]}</em>
      <em class="the-nho ${late ? 'muon' : 'du'}">${late ? 'sau hạn' : 'đúng hạn'}</em>
    </h3>
    <p>
      ${
        dossier.unit
          ? html`<b>${dossier.unit.name}</b> <span class="nhat">(${KNOWN_BY[dossier.unit.knownBy]})</span>`
          : html`<b>Chưa rõ đơn vị</b> <span class="nhat">(không có trong danh sách)</span>`
      }.
      Nhận lần đầu ${sayTime(new Date(dossier.firstReceivedAt))}; hạn nhận: ${sayDeadline(new Date(dossier.deadline))}.
    </p>
    ${
      later === null
        ? ''
        : html`<p class="ve-sau">
            Đây là hồ sơ ngay sau thư này. Sau đó có thêm thư, nay:
            <a href="/thu/${later.number}"><em class="the-nho ${TONE[later.status]}">${STATUS[later.status]}</em></a>
          </p>`
    }
    <div class="cuon">
      <table class="can-cu">
        <thead>
          <tr>
            <th>Thành phần</th>
            <th>Căn cứ trong hồ sơ</th>
          </tr>
        </thead>
        <tbody>
          ${dossier.items.map(
            (item) =>
              html`<tr>
                <td>
                  ${ITEM[item.item] ?? item.item}${item.nominee === null ? '' : html`: <b>${item.nominee}</b>`}
                  <span class="ket-qua ${item.status}">${ITEM_STATUS[item.status]}</span>
                </td>
                <td>
                  ${
                    item.evidence === null
                      ? html`<span class="nhat">–</span>`
                      : html`${item.evidence.text ? html`<q>${item.evidence.text}</q>` : ''}
                          <span class="nhat">${item.evidence.attachment}${pages(item.evidence.pages)}</span>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      dossier.remarks.length > 0
        ? html`<div class="luu-y">
            <b>Lưu ý cho cán bộ</b>
            <ul>
              ${dossier.remarks.map(({ text }) => html`<li>${text}</li>`)}
            </ul>
          </div>`
        : ''
    }
  </section>`
}

function documentsView(documents: readonly VerdictDocument[]): Html {
  return html`<section class="ho-so">
    <h3>Các tệp trong thư này</h3>
    <div class="cuon">
      <table>
        <thead>
          <tr>
            <th>Tệp</th>
            <th>Là gì</th>
            <th>Của ai, số, ngày</th>
          </tr>
        </thead>
        <tbody>
          ${documents.map(
            (document) =>
              html`<tr>
                <td>${document.path.join(' › ')}${pages(document.pages)}</td>
                <td>
                  ${
                    document.problem === null
                      ? html`${DOCUMENT[document.type]}${document.readBy === 'ocr' ? html` <span class="nhat">(đọc từ ảnh)</span>` : ''}`
                      : html`<span class="ket-qua unreadable">Chưa đọc được: ${PROBLEM[document.problem]}</span>`
                  }
                </td>
                <td>${whose(document)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

function whose({ subjects, issuer, number, date }: VerdictDocument): string {
  const names = subjects.map(({ name }) => name).join(', ') || issuer
  return [names, number, date && sayDate(date)].filter(Boolean).join('; ') || '–'
}

const TONE = { complete: 'du', incomplete: 'thieu', 'needs-review': 'xem' } as const

const KNOWN_BY = {
  address: 'nhận ra theo địa chỉ thư',
  document: 'nhận ra theo văn bản',
  text: 'nhận ra theo lời thư',
} as const

function pages(range: readonly [number, number] | null): string {
  if (range === null) return ''
  return range[0] === range[1] ? `, trang ${range[0]}` : `, trang ${range[0]}–${range[1]}`
}

function sayDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  return `${Number(day)}/${Number(month)}/${year}`
}
