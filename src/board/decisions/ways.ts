import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { formHref, KINDS, type Slug } from './kinds.ts'
import { documentKey, personKey } from './refs.ts'

/** Ways out of what waits for a person, each beside what it concerns: links to forms that are filled in as far as they can be. */

/** Of an item that is missing, or came and could not be read. */
export function itemWays(code: string, { required, nominee, status, piece }: AssessedItem, hasFiles: boolean): Html {
  if (status !== 'missing' && status !== 'unreadable') return NOTHING
  const person = nominee === null ? '' : personKey(nominee)
  const [doubtful] = status === 'unreadable' && nominee !== null ? (piece?.document.subjects ?? []) : []
  const given = doubtful === undefined ? null : { nguoi: person, voi: personKey(doubtful) }
  const about = html`<span class="unseen">: ${required.name}${nominee === null ? '' : `, ${nominee.name}`}</span>`
  return html`<span class="ways">
    ${
      given === null
        ? NOTHING
        : html`<a href="${formHref(code, 'cung-nguoi', given)}">Cùng một người${about}</a>
            <a href="${formHref(code, 'khac-nguoi', given)}">Khác người${about}</a>`
    }
    ${
      hasFiles
        ? html`<a
            href="${formHref(code, 'tai-lieu', {
              la: required.types[0] ?? '',
              ...(nominee === null ? {} : { cua: person }),
              ...(piece === null ? {} : { tep: documentKey(piece.document) }),
            })}"
            >Có trong tệp…${about}</a
          >`
        : NOTHING
    }
    <a href="${formHref(code, 'mien', { muc: required.item, nguoi: person })}">Miễn${about}</a>
  </span>`
}

/** Decisions that a remark asks for by what it says. */
const ASKED: Readonly<Record<string, Slug>> = {
  'unit-unknown': 'don-vi',
  'unit-ambiguous': 'don-vi',
  'unit-differs': 'don-vi',
  'on-the-day': 'nhan-muon',
}

/** Of a remark: the decision that it asks for, and that it was seen where it keeps the dossier with people. */
export function remarkWays(
  dossier: string,
  { code, text, review }: { readonly code: string; readonly text: string; readonly review: boolean },
): Html {
  const asked = ASKED[code]
  if (asked === undefined && !review) return NOTHING
  return html`<span class="ways"
    >${asked === undefined ? NOTHING : html`<a href="${formHref(dossier, asked)}">${KINDS[asked]}</a>`}
    ${review ? html`<a href="${formHref(dossier, 'da-xem', { 'luu-y': text })}">Đã xem, không vướng mắc</a>` : NOTHING}</span
  >`
}

/** Of a file that nobody knows what it is. */
export function documentWays(code: string, document: UnderstoodDocument): Html {
  const tep = documentKey(document)
  return html`<span class="ways"
    ><a href="${formHref(code, 'tai-lieu', { tep })}">Đây là…</a>
    <a href="${formHref(code, 'tai-lieu', { tep, la: 'other' })}">Không cần</a></span
  >`
}

export function isUnclear({ problem, type }: UnderstoodDocument): boolean {
  return problem !== null || type === 'unknown'
}
