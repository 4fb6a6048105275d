import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import type { Piece } from '#src/dossiers/material.ts'
import { itemChip } from '../chips.ts'
import { documentsOf } from '../decisions/refs.ts'
import { itemWays } from '../decisions/ways.ts'
import type { DossierView } from '../dossier-view.ts'
import { fileHref } from '../hrefs.ts'
import { html, type Html, NOTHING } from '../html.ts'
import type { DossierPapers } from './dossier.ts'

/** What the plan asks for, and by what words of which file each was found. */
export function itemsView({ assessment, code, state }: DossierView, papers: DossierPapers, mayDecide: boolean): Html {
  if (assessment === null)
    return html`<p class="empty">Kế hoạch của hồ sơ này không còn trong thư mục kế hoạch nên không xét lại được.</p>`
  const hasFiles = documentsOf(state).length > 0
  return html`<section class="card" aria-labelledby="h-thanh-phan">
    <h2 id="h-thanh-phan">Thành phần hồ sơ</h2>
    <div>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">Thành phần</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Căn cứ</th>
          </tr>
        </thead>
        <tbody>
          ${assessment.items.map(
            (item) =>
              html`<tr>
                <th scope="row">
                  ${item.required.name}${item.nominee === null ? NOTHING : html`<br /><b>${item.nominee.name}</b>`}
                </th>
                <td>${itemChip(item.status)}</td>
                <td>${evidence(item, papers)} ${mayDecide ? itemWays(code, item, hasFiles) : NOTHING}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

function evidence({ piece, words }: AssessedItem, papers: DossierPapers): Html {
  if (piece === null) return html`<span class="faint">không có tệp nào</span>`
  const href = evidenceHref(piece, words, papers)
  const { document } = piece
  const name = `${document.path.join(' › ')}${pagesOf(document.pages)}`
  return html`${words === '' || words === document.attachment ? NOTHING : html`<q>${words}</q>`}
    <span class="source"
      >${href === null ? name : html`<a href="${href}">${name}</a>`}${
        document.readBy === 'ocr' ? html` <span class="faint">(đọc từ ảnh)</span>` : NOTHING
      }</span
    >`
}

/** The file's page with the deciding words marked. */
function evidenceHref({ document, from }: Piece, words: string, { mails, files }: DossierPapers): string | null {
  const mail = mails.find(({ sha256 }) => sha256 === from.mail)
  const own = files.filter(({ messageId }) => messageId === mail?.id)
  const file =
    own.find(({ path }) => path.join('\n') === document.path.join('\n')) ??
    own.find(({ sha256 }) => sha256 === document.sha256)
  if (file === undefined) return null
  const told = document.title?.evidence.text === words ? document.title.evidence.page : document.pages?.[0]
  return fileHref(file, { page: told ?? 1, words })
}

export function pagesOf(range: readonly [number, number] | null): string {
  if (range === null) return ''
  return range[0] === range[1] ? `, trang ${range[0]}` : `, trang ${range[0]}–${range[1]}`
}

/** Who is proposed, spelled as in the documents. */
export function nomineesView({ assessment }: DossierView): Html {
  if (assessment === null || assessment.nominees.length === 0) return NOTHING
  const { nominees } = assessment
  return html`<section class="card" aria-labelledby="h-de-nghi">
    <h2 id="h-de-nghi">Được đề nghị khen thưởng (${nominees.length})</h2>
    <div>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">Tập thể, cá nhân</th>
            <th scope="col">Chức vụ, đơn vị</th>
            <th scope="col">Hình thức đề nghị</th>
            <th scope="col">Tóm tắt thành tích</th>
          </tr>
        </thead>
        <tbody>
          ${nominees.map(
            ({ nominee, summary }) =>
              html`<tr>
                <th scope="row">
                  ${nominee.name}<br /><span class="faint"
                    >${nominee.kind === 'collective' ? 'tập thể' : 'cá nhân'}</span
                  >
                </th>
                <td>${[nominee.post, nominee.unit].filter(Boolean).join(', ') || '–'}</td>
                <td>${nominee.award || '–'}</td>
                <td>${itemChip(summary)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}
