import { type Decision, isUndoable } from '#src/dossiers/decisions/decision.ts'
import { sayEffect } from '#src/dossiers/decisions/say-effect.ts'
import { shortTime } from '#src/dossiers/words.ts'
import type { DossierView } from '../dossier-view.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { may, type Officer } from '../officer.ts'
import { formHref, KINDS, type Slug } from './kinds.ts'
import { documentsOf, proposalsOf, subjectsOf } from './refs.ts'

/** What an officer may do about a dossier, and what was decided: a section of its page. */
export function decisionForms(dossier: DossierView, officer: Officer): Html {
  const { state, assessment } = dossier
  const decisions = state.decisions ?? []
  if (!may(officer, 'decide'))
    return html`${taken(dossier, decisions, false)}
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
      ${taken(dossier, decisions, true)}`
  if (assessment === null) return html`<p class="faint">Kế hoạch không còn nên không quyết định được.</p>`
  return html`${taken(dossier, decisions, true)}
    <p class="faint">
      Việc về từng thành phần, từng tệp và từng lưu ý nằm ngay bên cạnh chúng. Ở đây là các quyết định về cả hồ sơ. Bấm vào thì
      chưa ghi gì; đồng chí còn được xem trước.
    </p>
    <ul class="plain decide">
      ${GENERAL.filter((slug) => isFitting(slug, dossier)).map(
        (slug) => html`<li><a href="${formHref(state.code, slug)}">${KINDS[slug]}</a></li>`,
      )}
    </ul>`
}

const GENERAL: readonly Slug[] = [
  'tai-lieu',
  'don-vi',
  'them-ten',
  'bo-ten',
  'sua-ten',
  'cung-nguoi',
  'tach-tep',
  'gia-han',
  'nhan-muon',
  'ban-giay',
  'gui-thu',
  'giu-thu',
  'gop',
  'tach-thu',
  'khong-phai',
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

function taken({ state }: DossierView, decisions: readonly Decision[], mayUndo: boolean): Html {
  const undone = new Set(decisions.flatMap(({ effect }) => (effect.kind === 'undo' ? [effect.of] : [])))
  const shown = decisions.filter(({ effect }) => effect.kind !== 'undo').toReversed()
  if (shown.length === 0) return NOTHING
  return html`<h3>Đã quyết định</h3>
    <ul class="plain decide">
      ${shown.map((decision) => {
        const { id, at, by, reason, effect, dossier } = decision
        const isUndone = undone.has(id)
        return html`<li>
          ${isUndone ? html`<s>${sayEffect(effect)}</s> (đã hủy)` : sayEffect(effect)}: “${reason}”
          <span class="faint">${by}, ${shortTime(new Date(at))}</span>
          ${
            mayUndo && !isUndone && isUndoable(decision) && dossier === state.code
              ? html`<span class="ways"><a href="${formHref(state.code, 'huy', { so: String(id) })}">Hủy</a></span>`
              : NOTHING
          }
        </li>`
      })}
    </ul>`
}
