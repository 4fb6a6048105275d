import { Hono } from 'hono'
import type { Campaign } from '#src/dossiers/campaign.ts'
import type { Window } from '#src/dossiers/reminders/windows.ts'
import { shortTime } from '#src/dossiers/words.ts'
import { allWindows, type ListedReminder, listedReminders } from '#src/store/open-reminders.ts'
import { chooseReminders, plannedReminders } from '#src/store/reminders.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip, type Tone } from '../chips.ts'
import { formValues } from '../decisions/form-values.ts'
import { refusal } from '../errors.ts'
import { csrfField, html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { may } from '../officer.ts'
import { inVietnamese } from '../vietnamese.ts'

/** Who would be reminded, of what and in which words: staff let each letter go, or hold it. */
export function reminderRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const { database, checks } = deps
  const choosing = (id: string | undefined): Campaign | undefined => {
    const own = deps.campaigns.filter(({ reminders }) => reminders !== null)
    return own.find((campaign) => campaign.id === id) ?? own[0]
  }

  app.get('/thu-nhac', async (c) => {
    const campaign = choosing(c.req.query('ke-hoach'))
    const head = { title: 'Thư nhắc', tab: 'reminders' } as const
    if (campaign === undefined) return page(c, head, NO_REMINDERS)
    const now = deps.now()
    const windows = allWindows(campaign)
    const window = windows.find(({ closesAt }) => now < closesAt) ?? null
    const at = window === null || window.opensAt <= now ? now : window.opensAt
    const listed = window === null ? [] : await listedReminders(database, campaign, checks, at)
    const sent = await plannedReminders(database, campaign.id)
    const mayChoose = may(c.var.officer, 'decide')
    const body = html`<h1>Thư nhắc: Kế hoạch ${campaign.plan.number}</h1>
      ${others(deps.campaigns, campaign)} ${timesView(campaign, windows, window, now)}
      ${listed.length === 0 ? emptyView(window) : listView(listed, campaign, window, now, mayChoose ? c.var.csrf : null)}
      ${sentView(sent, campaign)}`
    return page(c, head, body)
  })

  app.post('/thu-nhac', async (c) => {
    if (!may(c.var.officer, 'decide')) return refusal(c, 'not-allowed')
    const values = formValues(await c.req.parseBody({ all: true }))
    const campaign = choosing(values['ke-hoach']?.[0])
    const choice = CHOICES[values['viec']?.[0] ?? '']
    if (campaign === undefined || choice === undefined) return c.notFound()
    const keys = (values['thu'] ?? []).filter((key) => key.startsWith(`reminder/${campaign.id}/`)).slice(0, MOST_KEYS)
    await database.transaction(
      async (session) => await chooseReminders(session, keys, choice.choice, c.var.officer.address),
    )
    return c.redirect(`/thu-nhac?ke-hoach=${campaign.id}`, 303)
  })
  return app
}

/** A federation's roster; more keys than that come from no page of ours. */
const MOST_KEYS = 10_000

const CHOICES: Readonly<Record<string, { readonly choice: 'released' | 'held' | null }>> = {
  duyet: { choice: 'released' },
  giu: { choice: 'held' },
  'bo-chon': { choice: null },
}

const NO_REMINDERS = html`<h1>Thư nhắc</h1>
  <p class="empty">
    Chưa có kế hoạch nào dùng thư nhắc. Muốn nhắc đơn vị trước hạn, người quản trị thêm mục <code>reminders</code> vào
    tệp <code>campaign.yaml</code> của kế hoạch.
  </p>`

function others(campaigns: readonly Campaign[], chosen: Campaign): Html {
  const own = campaigns.filter(({ reminders }) => reminders !== null)
  return own.length < 2
    ? NOTHING
    : html`<nav class="tabs" aria-label="Kế hoạch">
        <ul>
          ${own.map(
            ({ id, plan }) =>
              html`<li>
                <a href="/thu-nhac?ke-hoach=${id}" ${id === chosen.id ? html`aria-current="page"` : ''}
                  >${plan.number}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`
}

function timesView(campaign: Campaign, windows: readonly Window[], current: Window | null, now: Date): Html {
  const [past, ahead] = [
    windows.filter(({ closesAt }) => closesAt <= now),
    windows.filter(({ closesAt }) => closesAt > now),
  ]
  return html`<section class="card" aria-labelledby="h-dot">
    <h2 id="h-dot">Các đợt nhắc</h2>
    ${past.length === 0 ? NOTHING : html`<p class="faint">Đã qua: ${past.map(({ opensAt }) => shortTime(opensAt)).join(', ')}.</p>`}
    <ul class="plain">
      ${ahead.map(
        (window) =>
          html`<li>
            ${chip(window === current ? 'ask' : 'calm', window.opensAt <= now ? 'Đang mở' : 'Sắp tới')}
            ${shortTime(window.opensAt)}
          </li>`,
      )}
    </ul>
    <p>
      ${
        campaign.reminders?.approve === true
          ? 'Kế hoạch này đặt: cán bộ duyệt thì thư mới được gửi. Thư được duyệt trước giờ của đợt thì đến giờ mới gửi.'
          : 'Kế hoạch này đặt: đến giờ thì thư tự gửi, trừ thư được giữ lại.'
      }
      Mỗi đợt, một đơn vị được nhắc một lần. Đơn vị gửi đủ hồ sơ thì thư của đơn vị đó tự rút lại. Không gửi sau 21 giờ.
    </p>
  </section>`
}

function emptyView(window: Window | null): Html {
  return html`<p class="empty">
    ${window === null ? 'Các đợt nhắc đã qua.' : 'Không có đơn vị nào cần nhắc: đơn vị nào cũng đã gửi đủ, đang chờ cán bộ xem, hoặc đã được nhắc.'}
  </p>`
}

const STAND: Readonly<Record<ListedReminder['stand'], readonly [Tone, string]>> = {
  waiting: ['ask', 'Chờ duyệt'],
  released: ['good', 'Đã duyệt'],
  free: ['calm', 'Tự gửi'],
  held: ['warn', 'Giữ lại'],
  'no-address': ['bad', 'Chưa có địa chỉ thư'],
}

function listView(
  listed: readonly ListedReminder[],
  campaign: Campaign,
  window: Window | null,
  now: Date,
  csrf: string | null,
): Html {
  const waiting = listed.filter(({ stand }) => stand === 'waiting')
  const opensLater = window !== null && window.opensAt > now
  return html`<section aria-labelledby="h-danh-sach">
    <h2 id="h-danh-sach">
      ${opensLater ? `Danh sách đợt ${shortTime(window.opensAt)}, theo hồ sơ đã có đến lúc này` : 'Danh sách đang chờ gửi'}
      (${inVietnamese(listed.length)} đơn vị)
    </h2>
    ${
      csrf === null || waiting.length === 0
        ? NOTHING
        : html`<details class="card release">
            <summary>Duyệt cả ${inVietnamese(waiting.length)} thư đang chờ…</summary>
            <p>
              Đồng chí nên xem qua danh sách dưới đây trước.
              ${opensLater ? `Đến ${shortTime(window.opensAt)} thư sẽ được gửi; trước lúc đó vẫn giữ lại được từng thư.` : 'Thư sẽ được gửi ngay sau khi duyệt; thư đã gửi thì không thu lại được.'}
            </p>
            ${choiceForm(
              csrf,
              campaign,
              waiting.map(({ key }) => key),
              'duyet',
              `Duyệt và gửi ${inVietnamese(waiting.length)} thư`,
              '',
            )}
          </details>`
    }
    <ul class="rows">
      ${listed.map((reminder) => html`<li class="reminder">${reminderView(reminder, campaign, csrf)}</li>`)}
    </ul>
  </section>`
}

function reminderView(reminder: ListedReminder, campaign: Campaign, csrf: string | null): Html {
  const { key, unit, owed, to, letter, stand, by } = reminder
  return html`<div class="row-head"><strong>${unit.name}</strong> ${chip(...STAND[stand])}</div>
    <p class="faint">
      ${owed.map(({ name, code }, index) => html`${index === 0 ? '' : '; '}${code === null ? `chưa gửi ${name}` : html`${name} <a href="/ho-so/${code}">${code}</a> còn thiếu`}`)}.
      ${to.length === 0 ? 'Cần gọi điện: danh sách đơn vị chưa ghi địa chỉ thư.' : `Gửi tới ${to.join(', ')}.`}
      ${by === null ? NOTHING : `${stand === 'held' ? 'Người giữ lại' : 'Người duyệt'}: ${by}.`}
    </p>
    <details>
      <summary>Xem lời thư</summary>
      <p>Tiêu đề: ${letter.subject}</p>
      <pre class="letter-text">${letter.text}</pre>
    </details>
    ${
      csrf === null || stand === 'no-address'
        ? NOTHING
        : html`<div class="buttons">
            ${stand === 'waiting' ? choiceForm(csrf, campaign, [key], 'duyet', 'Duyệt', unit.name) : NOTHING}
            ${
              stand === 'held'
                ? choiceForm(csrf, campaign, [key], 'bo-chon', 'Thôi giữ lại', unit.name)
                : choiceForm(csrf, campaign, [key], 'giu', 'Giữ lại', unit.name)
            }
          </div>`
    }`
}

function choiceForm(
  csrf: string,
  campaign: Campaign,
  keys: readonly string[],
  work: keyof typeof CHOICES,
  words: string,
  about: string,
): Html {
  return html`<form method="post" action="/thu-nhac">
    ${csrfField(csrf)}
    <input type="hidden" name="ke-hoach" value="${campaign.id}" />
    ${keys.map((key) => html`<input type="hidden" name="thu" value="${key}" />`)}
    <button class="${work === 'duyet' ? '' : 'quiet'}" type="submit" name="viec" value="${work}">
      ${words}${about === '' ? NOTHING : html`<span class="unseen"> thư nhắc ${about}</span>`}
    </button>
  </form>`
}

const SENT: Readonly<Record<string, string>> = {
  planned: 'chờ gửi',
  frozen: 'chờ gửi',
  sending: 'đang gửi',
  unknown: 'đang hỏi máy chủ đã nhận chưa',
  failed: 'không gửi được',
  replaced: 'đã rút lại, không gửi',
}

function sentView(sent: Awaited<ReturnType<typeof plannedReminders>>, campaign: Campaign): Html {
  if (sent.length === 0) return NOTHING
  const names = new Map(campaign.units.map(({ id, name }) => [id, name]))
  return html`<section class="card" aria-labelledby="h-da-nhac">
    <h2 id="h-da-nhac">Đã nhắc (${inVietnamese(sent.length)})</h2>
    <ul class="plain">
      ${sent.map(({ id, key, recipients, status, sentAt }) => {
        const unit = key.split('/')[2] ?? ''
        return html`<li>
          <a href="/thu-di/${id}">${names.get(unit) ?? unit}</a>
          <span class="faint"
            >${recipients.join(', ')};
            ${sentAt === null ? (SENT[status] ?? status) : `gửi lúc ${shortTime(sentAt)}`}</span
          >
        </li>`
      })}
    </ul>
  </section>`
}
