import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { formHref } from './kinds.ts'
import { documentKey, personKey } from './refs.ts'

/** Ways out of what waits for a person, each beside what it concerns: links to forms that are filled in as far as they can be. */

/** Of an item that is missing, or came and could not be read. */
export function itemWays(code: string, { required, nominee, status, piece }: AssessedItem): Html {
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
    <a
      href="${formHref(code, 'tai-lieu', {
        la: required.types[0] ?? '',
        ...(nominee === null ? {} : { cua: person }),
        ...(piece === null ? {} : { tep: documentKey(piece.document) }),
      })}"
      >Có trong tệp…${about}</a
    >
    <a href="${formHref(code, 'mien', { muc: required.item, nguoi: person })}">Miễn${about}</a>
  </span>`
}

/** Of a remark that keeps the dossier with people. */
export function remarkWays(code: string, text: string): Html {
  return html`<span class="ways"
    ><a href="${formHref(code, 'da-xem', { 'luu-y': text })}">Đã xem, không vướng mắc</a></span
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
