import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import type { Decided } from '#src/dossiers/decisions/decide.ts'
import type { JudgedDossier, PlannedLetter } from '#src/dossiers/judgement.ts'
import type { Letter } from '#src/dossiers/letter.ts'
import { plainLetter } from '#src/dossiers/letters/plain-letter.ts'
import { REPLY, sayTime } from '#src/dossiers/words.ts'
import { itemChip, statusChip } from '../chips.ts'
import { html, type Html, NOTHING } from '../html.ts'

/** What a decision would change, and the letters that would go, for the officer to look at before it is taken. */
export function previewView(decided: Decided, again: AgainLetter | null = null): Html {
  const { before, after } = decided
  const [main, ...others] = after
  if (main === undefined) return NOTHING
  const opened = others.filter((one) => one.touched)
  return html`<section class="card" aria-labelledby="h-thay-doi">
      <h2 id="h-thay-doi">Hồ sơ sau quyết định</h2>
      ${main.state.closed ? html`<p><b>Hồ sơ đóng lại.</b></p>` : changes(before, main)}
      ${opened.map(
        (one) =>
          html`<h3>Hồ sơ ${one.state.code}</h3>
            ${one.state.closed ? html`<p>Hồ sơ này đóng lại.</p>` : otherDossier(one)}`,
      )}
    </section>
    ${lettersView({ ...decided, again })}`
}

type Going = {
  readonly letters: readonly PlannedLetter[]
  readonly voids?: readonly string[]
  readonly again?: AgainLetter | null
  /** The decision that brings them about, where it is one. */
  readonly decision?: Decided['decision']
  readonly after?: Decided['after']
}

/** Letters that would go, and whether one that waits is taken back. */
export function lettersView({ letters, voids = [], again = null, decision, after = [] }: Going): Html {
  const [main] = after
  const effect = decision?.effect
  const own = effect?.kind === 'staff-letter' && main !== undefined ? effect : null
  const isNone = letters.length === 0 && own === null && again === null
  return html`<section class="card" aria-labelledby="h-thu">
    <h2 id="h-thu">Thư sẽ gửi</h2>
    ${
      voids.length === 0
        ? NOTHING
        : html`<p class="banner">
            Thư đang chờ gửi không còn đúng nên được thu lại, kể cả khi chọn không gửi thư mới.
          </p>`
    }
    ${own === null || main === undefined ? NOTHING : letterView('Thư của cán bộ', own.to, null, plainLetter(main.state.code, own.subject, own.text))}
    ${
      again === null
        ? NOTHING
        : html`<p>Thư dưới đây được gửi lại nguyên văn.</p>
            ${letterView('Gửi lại thư', again.recipients, null, again)}`
    }
    ${letters.map(({ record, to, letter }) =>
      letterView(
        REPLY[record.kind],
        to,
        Date.parse(record.sendAt) > Date.parse(record.plannedAt) ? record.sendAt : null,
        letter,
      ),
    )}
    ${isNone ? html`<p>Không có thư nào phải gửi.</p>` : NOTHING}
  </section>`
}

/** A letter that goes once more. */
export type AgainLetter = Pick<Letter, 'subject' | 'text'> & { readonly recipients: readonly string[] }

export function sendsSomething({ letters, decision: { effect } }: Decided): boolean {
  return letters.length > 0 || effect.kind === 'staff-letter' || effect.kind === 'send-again'
}

function changes(before: JudgedDossier, after: JudgedDossier): Html {
  const rows = itemRows(before, after)
  const remarks = remarkChanges(before, after)
  const isSame = before.state.status === after.state.status
  return html`<p class="chips">
      ${isSame ? html`${statusChip(after.state.status)} <span>không đổi</span>` : html`${statusChip(before.state.status)} <span aria-label="thành">→</span> ${statusChip(after.state.status)}`}
    </p>
    ${unitChange(before, after)}
    ${
      rows.length === 0
        ? html`<p class="faint">Các thành phần hồ sơ không thay đổi.</p>`
        : html`<table class="stack">
            <thead>
              <tr>
                <th scope="col">Thành phần thay đổi</th>
                <th scope="col">Trước</th>
                <th scope="col">Sau</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ name, was, is }) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td>${was === null ? '–' : itemChip(was)}</td>
                    <td>${is === null ? '–' : itemChip(is)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${
      remarks.length === 0
        ? NOTHING
        : html`<ul>
            ${remarks.map((text) => html`<li>${text}</li>`)}
          </ul>`
    }`
}

function otherDossier({ state, assessment }: JudgedDossier): Html {
  return html`<p class="chips">${statusChip(state.status)}</p>
    <ul>
      ${assessment.items.map((item) => html`<li>${nameOf(item)}: ${itemChip(item.status)}</li>`)}
    </ul>`
}

function unitChange(before: JudgedDossier, after: JudgedDossier): Html {
  const [was, is] = [before.state.unit?.name, after.state.unit?.name]
  return was === is
    ? NOTHING
    : html`<p>Đơn vị: ${was ?? 'chưa rõ'} <span aria-label="thành">→</span> <b>${is ?? 'chưa rõ'}</b></p>`
}

type Row = {
  readonly name: string
  readonly was: AssessedItem['status'] | null
  readonly is: AssessedItem['status'] | null
}

function itemRows(before: JudgedDossier, after: JudgedDossier): Row[] {
  const was = new Map(before.assessment.items.map((item) => [nameOf(item), item.status]))
  const is = new Map(after.assessment.items.map((item) => [nameOf(item), item.status]))
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, was: was.get(name) ?? null, is: is.get(name) ?? null }))
    .filter((row) => row.was !== row.is)
}

function nameOf({ required, nominee }: AssessedItem): string {
  return nominee === null ? required.name : `${required.name}: ${nominee.name}`
}

function remarkChanges(before: JudgedDossier, after: JudgedDossier): string[] {
  const said = ({ assessment }: JudgedDossier): Set<string> =>
    new Set(assessment.remarks.map(({ text, review }) => `${text}${review ? ' (cần xem)' : ''}`))
  const [was, is] = [said(before), said(after)]
  const seen = [...was.difference(is)].filter((text) => is.has(text.replace(/ \(cần xem\)$/u, '')))
  for (const text of seen) {
    was.delete(text)
    is.delete(text.replace(/ \(cần xem\)$/u, ''))
  }
  return [
    ...seen.map((text) => `Không còn giữ hồ sơ lại: ${text.replace(/ \(cần xem\)$/u, '')}`),
    ...[...was.difference(is)].map((text) => `Không còn lưu ý: ${text}`),
    ...[...is.difference(was)].map((text) => `Lưu ý: ${text}`),
  ]
}

function letterView(
  name: string,
  to: readonly string[],
  sendAt: string | null,
  { subject, text, slip }: Pick<Letter, 'subject' | 'text' | 'slip'>,
): Html {
  const when = sendAt === null ? 'gửi ngay' : `gửi lúc ${sayTime(new Date(sendAt))}`
  return html`<article>
    <p><b>${name}</b> <span class="faint">tới ${to.join(', ')}; ${when}</span></p>
    <p>Tiêu đề: ${subject}</p>
    ${slip === undefined ? NOTHING : html`<p>Kèm theo: ${slip.file}</p>`}
    <pre class="letter-text">${text}</pre>
  </article>`
}
