import { capitalised } from '#src/dossiers/capitalised.ts'
import { Hono } from 'hono'
import type { Campaign, Submission, Unit } from '#src/dossiers/campaign.ts'
import { sayDeadline } from '#src/dossiers/words.ts'
import { daysOf, type Standing, standingOf, unitsThatSent } from '#src/store/board/progress.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { mayRetry } from '../officer.ts'
import { inVietnamese, sayDuration } from '../vietnamese.ts'
import { curve } from './curve.ts'

/** How a campaign comes on: what is in, by when, from whom, and from whom nothing. */
export function progressRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  app.get('/tien-do', async (c) => {
    const chosen = deps.campaigns.find(({ id }) => id === c.req.query('ke-hoach')) ?? deps.campaigns[0]
    if (chosen === undefined)
      return page(
        c,
        { title: 'Tiến độ', tab: 'progress' },
        html`<h1>Tiến độ</h1>
          <p class="empty">Chưa có kế hoạch nào.</p>`,
      )
    const sections = await Promise.all(chosen.submissions.map(async (one) => await submissionView(deps, chosen, one)))
    const body = html`<h1>Tiến độ: Kế hoạch ${chosen.plan.number}</h1>
      <p class="faint">${chosen.plan.title}</p>
      <p class="chips">
        <a class="button" href="/so-theo-doi.xlsx?ke-hoach=${chosen.id}" download>Tải sổ theo dõi (Excel)</a>
        <a class="button quiet" href="/danh-sach-tong-hop.docx?ke-hoach=${chosen.id}" download
          >Tải danh sách tổng hợp (Word)</a
        >
        ${mayRetry(c.var.officer) ? html`<a class="button quiet" href="/ke-hoach/${chosen.id}/goi.zip" download>Tải cả đợt để lưu trữ (.zip)</a>` : NOTHING}
      </p>
      ${deps.campaigns.length < 2 ? NOTHING : others(deps.campaigns, chosen)} ${sections}`
    return page(c, { title: `Tiến độ ${chosen.plan.number}`, tab: 'progress' }, body)
  })
  return app
}

function others(campaigns: readonly Campaign[], chosen: Campaign): Html {
  return html`<nav class="tabs" aria-label="Kế hoạch">
    <ul>
      ${campaigns.map(
        ({ id, plan }) =>
          html`<li>
            <a href="/tien-do?ke-hoach=${id}" ${id === chosen.id ? html`aria-current="page"` : ''}>${plan.number}</a>
          </li>`,
      )}
    </ul>
  </nav>`
}

async function submissionView({ database, now }: BoardDeps, campaign: Campaign, submission: Submission): Promise<Html> {
  const [days, standing, sent] = await Promise.all([
    daysOf(database, campaign.id, submission.id, campaign.timeZone),
    standingOf(database, campaign.id, submission.id, submission.deadline.at),
    unitsThatSent(database, campaign.id, submission.id),
  ])
  const silent = campaign.units.filter(({ id }) => !sent.has(id))
  const name = capitalised(submission.name)
  return html`<section class="card" aria-labelledby="h-${submission.id}">
    <h2 id="h-${submission.id}">${name}</h2>
    <p>
      Hạn nhận ${submission.deadline.said ?? sayDeadline(submission.deadline.at)}
      ${remaining(submission.deadline.at, now())}.
    </p>
    ${figures(standing, submission, campaign)}
    ${days.length === 0 ? html`<p class="empty">Chưa nhận được hồ sơ nào.</p>` : curve(days, campaign, submission, now())}
    ${coverage(campaign.units.length, silent, submission)}
  </section>`
}

function remaining(deadline: Date, now: Date): string {
  const ms = deadline.getTime() - now.getTime()
  return ms > 0 ? `(còn ${sayDuration(ms)})` : `(đã qua ${sayDuration(-ms)})`
}

function figures(
  { total, complete, incomplete, toDecide, late }: Standing,
  { id }: Submission,
  campaign: Campaign,
): Html {
  const link = (work: string): string => `/?viec=${work}&loai=${id}&ke-hoach=${campaign.id}`
  const all: readonly (readonly [number, string, string])[] = [
    [total, 'hồ sơ đã nhận', link('tat-ca')],
    [complete, 'đủ thành phần', link('du')],
    [incomplete, 'còn thiếu', link('con-thieu')],
    [toDecide, 'cần quyết định', link('can-quyet-dinh')],
    [late, 'sau hạn', link('muon')],
  ]
  return html`<ul class="figures">
    ${all.map(
      ([value, label, href]) =>
        html`<li>
          <a href="${href}"><b>${inVietnamese(value)}</b><span>${label}</span></a>
        </li>`,
    )}
  </ul>`
}

function coverage(units: number, silent: readonly Unit[], { id }: Submission): Html {
  if (units === 0) return html`<p class="faint">Kế hoạch này không có danh sách đơn vị.</p>`
  const sent = units - silent.length
  const percent = Math.round((sent / units) * 100)
  return html`<h3>Đơn vị đã gửi: ${inVietnamese(sent)} / ${inVietnamese(units)} (${percent}%)</h3>
    <svg class="coverage" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width="100" height="3" />
      <rect class="done" width="${percent}" height="3" />
    </svg>
    ${
      silent.length === 0
        ? html`<p>Mọi đơn vị trong danh sách đã gửi.</p>`
        : html`<details ${silent.length <= 12 ? 'open' : ''}>
            <summary>${inVietnamese(silent.length)} đơn vị chưa gửi gì</summary>
            <ul class="units" id="chua-gui-${id}">
              ${silent
                .toSorted((one, other) => byName.compare(one.name, other.name))
                .map(({ name }) => html`<li>${name}</li>`)}
            </ul>
          </details>`
    }`
}

const byName = new Intl.Collator('vi', { numeric: true })
