import { PROBLEM, saySize, shortTime } from '#src/dossiers/words.ts'
import type { FileLine, MailLine } from '#src/store/board/mails.ts'
import { chip } from '../chips.ts'
import { fileHref } from '../hrefs.ts'
import { html, type Html, NOTHING } from '../html.ts'
import type { DossierPapers } from './dossier.ts'

/** Every mail of a dossier with its files. `mayDecide`: and with the way to have it read once more. */
export function filesView({ mails, files }: DossierPapers, mayDecide: boolean): Html {
  return html`<section class="card" aria-labelledby="h-tep">
    <h2 id="h-tep">Thư và tệp đã nhận</h2>
    ${mails.map(
      (mail) =>
        html`<h3 class="mail-line">
            <a href="/thu/${mail.id}">${mail.subject ?? '(không có tiêu đề)'}</a>
            <span class="faint">${from(mail)}, ${shortTime(mail.receivedAt)}</span>
            ${mayDecide ? html`<a class="quiet" href="/thu/${mail.id}/doc-lai">Đọc lại<span class="unseen"> thư ${mail.subject ?? ''}</span></a>` : NOTHING}
          </h3>
          ${fileList(files.filter(({ messageId }) => messageId === mail.id))}`,
    )}
  </section>`
}

function from({ name, sender }: MailLine): string {
  return name || sender || 'không có người gửi'
}

export function fileList(files: readonly FileLine[]): Html {
  if (files.length === 0) return html`<p class="faint">Không có tệp đính kèm.</p>`
  return html`<ul class="files">
    ${files.map(
      (file) =>
        html`<li>
          <span class="ending">${ending(file)}</span>
          <span class="file-name"
            ><a href="${fileHref(file)}">${file.path.join(' › ') || file.name || '(không tên)'}</a>
            ${file.problem === null ? NOTHING : chip('ask', `Chưa đọc được: ${PROBLEM[file.problem]}`)}
            ${file.readBy === 'ocr' ? html`<span class="faint">đọc từ ảnh</span>` : NOTHING}</span
          >
          <span class="faint">${saySize(file.size)}</span>
          <a class="quiet" href="/tep/${file.messageId}/${file.position}/goc" download
            >Tải bản gốc<span class="unseen"> ${file.name}</span></a
          >
        </li>`,
    )}
  </ul>`
}

function ending({ name, format }: FileLine): string {
  return (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? format).slice(0, 4).toUpperCase()
}
