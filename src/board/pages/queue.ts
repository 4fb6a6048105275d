import { Hono } from 'hono'
import type { Campaign } from '#src/dossiers/campaign.ts'
import {
  type Counts,
  countWork,
  type Deadline,
  DOSSIER_WORK,
  type DossierWork,
  listDossiers,
  listMails,
  MAIL_WORK,
  type MailWork,
  type QueueFilter,
} from '#src/store/board/queue.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { pager, pageOf } from '../pager.ts'
import { inVietnamese } from '../vietnamese.ts'
import { givenUpView } from './given-up.ts'
import { dossierRows, mailRows } from './queue-rows.ts'

/** Rows of one page. */
const ROWS = 25

type Work = DossierWork | MailWork

type Kind = { readonly id: Work; readonly slug: string; readonly label: string; readonly none: string }

const EVERYTHING: Kind = {
  id: 'all',
  slug: 'tat-ca',
  label: 'Tất cả hồ sơ',
  none: 'Chưa có hồ sơ nào. Hồ sơ hiện ra ở đây ngay khi thư đầu tiên đến.',
}

/** What to do is what a link, a bookmark or the digest names: `/?viec=con-thieu`. */
const WORKS: readonly Kind[] = [
  {
    id: 'to-decide',
    slug: 'can-quyet-dinh',
    label: 'Cần quyết định',
    none: 'Không có hồ sơ nào chờ cán bộ quyết định.',
  },
  { id: 'incomplete', slug: 'con-thieu', label: 'Còn thiếu', none: 'Không có hồ sơ nào còn thiếu thành phần.' },
  { id: 'late', slug: 'muon', label: 'Muộn', none: 'Không có hồ sơ nào nhận sau hạn.' },
  { id: 'complete', slug: 'du', label: 'Đủ', none: 'Chưa có hồ sơ nào đủ thành phần.' },
  EVERYTHING,
  { id: 'returned', slug: 'thu-tra-lai', label: 'Thư trả lại', none: 'Không có thư nào bị máy chủ trả lại.' },
  {
    id: 'other-mail',
    slug: 'thu-khac',
    label: 'Thư ngoài hồ sơ',
    none: 'Không có thư nào ngoài hồ sơ cần cán bộ đọc và trả lời.',
  },
  {
    id: 'stopped',
    slug: 'thu-bi-dung',
    label: 'Thư bị dừng',
    none: 'Không có thư nào bị dừng: thư nào cũng đọc được.',
  },
  {
    id: 'secret',
    slug: 'dau-mat',
    label: 'Thư có dấu mật',
    none: 'Không có thư nào có tài liệu đóng dấu chỉ độ mật.',
  },
]

export function queueRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/', async (c) => {
    const filter: QueueFilter = {
      campaign: oneOf(
        c.req.query('ke-hoach'),
        deps.campaigns.map(({ id }) => id),
      ),
      submission: oneOf(
        c.req.query('loai'),
        submissionsOf(deps.campaigns).map(({ id }) => id),
      ),
      unit: c.req.query('don-vi')?.slice(0, 200) || null,
    }
    const deadlines = deadlinesOf(deps.campaigns)
    const counts = await countWork(deps.database, filter, deadlines)
    const asked = WORKS.find(({ slug }) => slug === c.req.query('viec'))
    // Where nothing has come yet, the page says that, and not that nothing waits for a decision.
    const work = asked ?? WORKS.find(({ id }) => counts[id] > 0) ?? EVERYTHING
    const at = pageOf(c.req.query('trang'), counts[work.id], ROWS)
    const slice = { offset: at.offset, limit: ROWS }
    const dossierWork = DOSSIER_WORK.find((one) => one === work.id)
    const mailWork = MAIL_WORK.find((one) => one === work.id)
    const rows =
      mailWork !== undefined
        ? mailRows(await listMails(deps.database, mailWork, slice))
        : dossierRows(await listDossiers(deps.database, dossierWork ?? 'all', filter, deadlines, slice), deps)
    const link = (changes: Readonly<Record<string, string | null>>): string =>
      linkTo({
        viec: work.slug,
        'ke-hoach': filter.campaign,
        loai: filter.submission,
        'don-vi': filter.unit,
        ...changes,
      })
    const body = html`<h1>Việc cần làm</h1>
      ${tabs(counts, work.id, link)} ${work.id === 'returned' ? await givenUpView(deps, c.var) : NOTHING}
      ${dossierWork === undefined ? NOTHING : filters(deps.campaigns, filter, work.slug)}
      <section aria-label="${work.label}">
        ${counts[work.id] === 0 ? nothingHere(work.none, filter) : rows}
        ${pager(at, (number) => link({ trang: String(number) }))}
      </section>`
    return page(c, { title: `${work.label} (${counts[work.id]})`, tab: 'queue' }, body)
  })
  return app
}

function deadlinesOf(campaigns: readonly Campaign[]): Deadline[] {
  return campaigns.flatMap((campaign) =>
    campaign.submissions.map(({ id, deadline }) => ({ campaign: campaign.id, submission: id, at: deadline.at })),
  )
}

function tabs(counts: Counts, active: Work, link: (changes: Record<string, string | null>) => string): Html {
  return html`<nav class="tabs" aria-label="Loại việc">
    <ul>
      ${WORKS.map(
        ({ id, slug, label }) =>
          html`<li>
            <a
              href="${link({ viec: slug })}"
              class="${counts[id] === 0 ? 'none' : ''}"
              ${id === active ? html`aria-current="page"` : ''}
              ><b>${inVietnamese(counts[id])}</b> ${label}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

function filters(campaigns: readonly Campaign[], filter: QueueFilter, slug: string): Html {
  const units = campaigns
    .filter(({ id }) => filter.campaign === null || id === filter.campaign)
    .flatMap((campaign) => campaign.units)
    .toSorted((one, other) => byName.compare(one.name, other.name))
  const submissions = submissionsOf(campaigns)
  return html`<form class="filters" method="get" action="/">
    <input type="hidden" name="viec" value="${slug}" />
    ${
      campaigns.length < 2
        ? NOTHING
        : choice(
            'ke-hoach',
            'Kế hoạch',
            'Mọi kế hoạch',
            campaigns.map(({ id, plan }) => [id, `${plan.number}: ${plan.title}`]),
            filter.campaign,
          )
    }
    ${choice(
      'loai',
      'Loại',
      'Mọi loại',
      submissions.map(({ id, name }) => [id, upperFirst(name)]),
      filter.submission,
    )}
    ${choice(
      'don-vi',
      'Đơn vị',
      'Mọi đơn vị',
      units.map(({ id, name }) => [id, name]),
      filter.unit,
    )}
    <button type="submit">Lọc</button>
    ${isFiltered(filter) ? html`<a href="/?viec=${slug}">Bỏ lọc</a>` : NOTHING}
  </form>`
}

function choice(
  name: string,
  label: string,
  any: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string | null,
): Html {
  return html`<label
    ><span>${label}</span>
    <select name="${name}">
      <option value="">${any}</option>
      ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`)}
    </select>
  </label>`
}

function nothingHere(none: string, filter: QueueFilter): Html {
  const text = isFiltered(filter) ? 'Không có hồ sơ nào hợp với điều kiện lọc.' : none
  return html`<p class="empty">${text}${isFiltered(filter) ? html` <a href="/">Bỏ lọc</a>` : ''}</p>`
}

function isFiltered({ campaign, submission, unit }: QueueFilter): boolean {
  return campaign !== null || submission !== null || unit !== null
}

/** Kinds of submissions of all campaigns, each once. */
function submissionsOf(campaigns: readonly Campaign[]): { readonly id: string; readonly name: string }[] {
  return [...new Map(campaigns.flatMap((one) => one.submissions).map(({ id, name }) => [id, { id, name }])).values()]
}

function linkTo(query: Readonly<Record<string, string | null>>): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  )
  return `/?${new URLSearchParams(set).toString()}`
}

function oneOf(value: string | undefined, allowed: readonly string[]): string | null {
  return allowed.find((one) => one === value) ?? null
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

const byName = new Intl.Collator('vi', { numeric: true })
