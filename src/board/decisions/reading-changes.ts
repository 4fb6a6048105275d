import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { DOCUMENT, PROBLEM } from '#src/dossiers/words.ts'
import { html, type Html } from '../html.ts'
import { pagesOf } from '../pages/items.ts'

/** Papers of a mail of which one reading says something else than the other. */
export function readingChanges(was: readonly UnderstoodDocument[], is: readonly UnderstoodDocument[]): Html {
  const [before, after] = [byPlace(was), byPlace(is)]
  const rows = [...new Set([...before.keys(), ...after.keys()])]
    .map((place) => ({ place, was: before.get(place) ?? '–', is: after.get(place) ?? '–' }))
    .filter((row) => row.was !== row.is)
  return html`<section class="card" aria-labelledby="h-doc">
    <h2 id="h-doc">Lần đọc này</h2>
    ${
      rows.length === 0
        ? html`<p>Đọc ra các văn bản giống lần trước.</p>`
        : html`<table class="stack">
            <thead>
              <tr>
                <th scope="col">Tệp</th>
                <th scope="col">Lần trước</th>
                <th scope="col">Lần này</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">${row.place}</th>
                    <td>${row.was}</td>
                    <td>${row.is}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`
}

function byPlace(documents: readonly UnderstoodDocument[]): Map<string, string> {
  return new Map(
    documents.map((document) => [`${document.path.join(' › ')}${pagesOf(document.pages)}`, said(document)]),
  )
}

function said({ problem, type, number, subjects, nominees }: UnderstoodDocument): string {
  if (problem !== null) return `Chưa đọc được: ${PROBLEM[problem]}`
  const people = [...subjects, ...nominees].map(({ name }) => name).join(', ')
  return [DOCUMENT[type], number?.value, people].filter(Boolean).join('; ')
}
