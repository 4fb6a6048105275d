import { type Decision, isUndoable } from '#src/dossiers/decisions/decision.ts'
import { sayEffect } from '#src/dossiers/decisions/say-effect.ts'
import { shortTime } from '#src/dossiers/words.ts'
import type { DossierView } from '../dossier-view.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { may, type Officer } from '../officer.ts'
import { formHref, KINDS, type Slug } from './kinds.ts'
import { documentsOf, proposalsOf, subjectsOf } from './refs.ts'

/** What an officer may do about a dossier, and what was decided: a section of its page. */
export function decisionForms(dossier: DossierView, officer: Officer, nameOf: (address: string) => string): Html {
  const { state, assessment } = dossier
  const decisions = state.decisions ?? []
  const taken = (mayUndo: boolean): Html => takenView(dossier, decisions, mayUndo, nameOf)
  if (!may(officer, 'decide'))
    return html`${taken(false)}
      <p class="faint">Đồng chí được xem hồ sơ này; quyết định do cán bộ phụ trách thực hiện.</p>`
  if (state.closed)
    return html`<p class="banner">
        ${
          state.closed.as === 'merged'
            ? html`Hồ sơ đã gộp vào <a href="/ho-so/${state.closed.into}">${state.closed.into}</a>.`
            : state.closed.as === 'forgotten'
              ? 'Hồ sơ đã hết thời hạn lưu giữ: nội dung đã được xóa.'
              : 'Hồ sơ đã đóng: không phải hồ sơ.'
        }
      </p>
      ${taken(true)}`
  if (assessment === null) return html`<p class="faint">Kế hoạch không còn nên không quyết định được.</p>`
  return html`${taken(true)}
    <p class="faint">
      Việc về từng thành phần, từng tệp, từng lưu ý nằm ngay bên cạnh chúng. Ở đây là các quyết định khác. Bấm vào chưa
      ghi gì, đồng chí còn được xem trước.
    </p>
    ${GENERAL.map(({ about, slugs }) => group(about, slugs, dossier))}`
}

function group(about: string, slugs: readonly Slug[], dossier: DossierView): Html {
  const fitting = slugs.filter((slug) => isFitting(slug, dossier))
  return fitting.length === 0
    ? NOTHING
    : html`<h3>${about}</h3>
        <ul class="plain choices">
          ${fitting.map((slug) => html`<li><a href="${formHref(dossier.code, slug)}">${KINDS[slug]}</a></li>`)}
        </ul>`
}

const GENERAL: readonly { readonly about: string; readonly slugs: readonly Slug[] }[] = [
  { about: 'Văn bản, đơn vị', slugs: ['tai-lieu', 'tach-tep', 'don-vi'] },
  { about: 'Người được đề nghị', slugs: ['them-ten', 'bo-ten', 'sua-ten', 'cung-nguoi'] },
  { about: 'Thời hạn, bản giấy', slugs: ['gia-han', 'nhan-muon', 'ban-giay'] },
  { about: 'Thư gửi đơn vị', slugs: ['gui-thu', 'giu-thu'] },
  { about: 'Cả hồ sơ', slugs: ['gop', 'tach-thu', 'khong-phai'] },
]

/** Decisions that only some dossiers give rise to. */
const FITTING: Partial<Readonly<Record<Slug, (dossier: DossierView) => boolean>>> = {
  'nhan-muon': ({ assessment }) => assessment?.late === true,
  'tach-thu': ({ state }) => state.contributions.length > 1,
  'bo-ten': proposesSomebody,
  'sua-ten': proposesSomebody,
  'them-ten': ({ state }) => proposalsOf(state).length > 0,
  'cung-nguoi': (dossier) => proposesSomebody(dossier) && subjectsOf(dossier.state).length > 0,
  'tai-lieu': ({ state }) => documentsOf(state).length > 0,
  'tach-tep': ({ state }) => documentsOf(state).length > 0,
}

function isFitting(slug: Slug, dossier: DossierView): boolean {
  return FITTING[slug]?.(dossier) ?? true
}

function proposesSomebody({ state, assessment }: DossierView): boolean {
  return (assessment?.nominees.length ?? 0) > 0 && proposalsOf(state).length > 0
}

function takenView(
  { state }: DossierView,
  decisions: readonly Decision[],
  mayUndo: boolean,
  nameOf: (address: string) => string,
): Html {
  const undone = new Set(decisions.flatMap(({ effect }) => (effect.kind === 'undo' ? [effect.of] : [])))
  const all = decisions.filter(({ effect }) => effect.kind !== 'undo').toReversed()
  const [inForce, cancelled] = [all.filter(({ id }) => !undone.has(id)), all.filter(({ id }) => undone.has(id))]
  const line = (decision: Decision): Html => {
    const { id, at, by, reason, effect, dossier } = decision
    return html`<li>
      ${undone.has(id) ? html`<s>${sayEffect(effect)}</s> (đã hủy)` : sayEffect(effect)}: “${reason}”
      <span class="faint" title="${by}">${nameOf(by)}, ${shortTime(new Date(at))}</span>
      ${
        mayUndo && !undone.has(id) && isUndoable(decision) && dossier === state.code
          ? html`<span class="ways"><a href="${formHref(state.code, 'huy', { so: String(id) })}">Hủy</a></span>`
          : NOTHING
      }
    </li>`
  }
  return html`${
    inForce.length === 0
      ? NOTHING
      : html`<h3>Đã quyết định</h3>
          <ul class="plain decide">
            ${inForce.map(line)}
          </ul>`
  }
  ${
    cancelled.length === 0
      ? NOTHING
      : html`<details>
          <summary>${cancelled.length} quyết định đã hủy</summary>
          <ul class="plain decide">
            ${cancelled.map(line)}
          </ul>
        </details>`
  }`
}
