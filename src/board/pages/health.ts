import { Hono } from 'hono'
import { saySize, sayTime } from '#src/dossiers/words.ts'
import type { Stage } from '#src/io/queue.ts'
import { countMails, type CountedMails, type Health, healthOf } from '#src/store/board/health.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import type { Database } from '#src/store/database.ts'
import { openIncidents, type Incident } from '#src/store/incidents.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip } from '../chips.ts'
import { html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { inVietnamese, sayDuration } from '../vietnamese.ts'

/** The watcher looks every half minute at the latest; after four looks missed nobody watches. */
const SILENT_MS = 120_000
/** Reading takes seconds, OCR of many pages minutes. */
const SLOW_MS = 15 * 60_000

/** How the service is, for its operator. What programs ask stands in status.ts. */
export function healthRoutes({ database, version, queueDepths }: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  let looked: { readonly at: number; readonly found: Promise<Found> } | null = null
  /** Every row is looked at: once a minute is often enough, whoever asks. */
  const lookThrough = async (): Promise<Found> => {
    if (looked === null || Date.now() - looked.at > 60_000) looked = { at: Date.now(), found: everyRow(database) }
    try {
      return await looked.found
    } catch (error) {
      looked = null
      throw error
    }
  }
  app.get('/suc-khoe', async (c) => {
    const { broken, counted } = await lookThrough()
    const [health, open, depths] = await Promise.all([
      healthOf(database, counted),
      openIncidents(database),
      queueDepths(),
    ])
    const body = html`<h1>Tình trạng của chương trình</h1>
      ${incidents(open)} ${watching(health)} ${waiting(health)} ${letters(health)} ${queue(depths)}
      ${invariants(broken)}
      <section class="card" aria-labelledby="h-kho">
        <h2 id="h-kho">Lưu trữ</h2>
        <p>
          ${inVietnamese(health.mails)} thư, ${inVietnamese(health.files)} tệp, cơ sở dữ liệu
          ${saySize(health.databaseBytes)}. Thư gốc nào cũng được giữ nguyên.
        </p>
        <p>Phiên bản chương trình: ${version}.</p>
      </section>`
    return page(c, { title: 'Tình trạng', tab: 'health' }, body)
  })
  return app
}

type Found = { readonly broken: Awaited<ReturnType<typeof brokenInvariants>>; readonly counted: CountedMails }

async function everyRow(database: Database): Promise<Found> {
  const [broken, counted] = await Promise.all([brokenInvariants(database), countMails(database)])
  return { broken, counted }
}

const INCIDENTS: Readonly<Record<Incident['kind'], string>> = {
  mailbox: 'Không vào được hộp thư',
  'way-out': 'Không gửi được thư',
  mails: 'Thư đến bị ứ đọng',
}

function incidents(open: readonly Incident[]): Html | null {
  if (open.length === 0) return null
  return html`<section class="card" aria-labelledby="h-su-co">
    <h2 id="h-su-co">Sự cố đang diễn ra</h2>
    <ul class="plain">
      ${open.map(({ kind, since }) => html`<li>${chip('bad', INCIDENTS[kind])} từ ${sayTime(since)}</li>`)}
    </ul>
    <p>Chạy lệnh <code>tiepnhan doctor</code> trên máy chủ: lệnh nêu chỗ sai và cách sửa.</p>
  </section>`
}

function queue(depths: Readonly<Record<Stage, number>> | null): Html {
  return html`<section class="card" aria-labelledby="h-hang-doi">
    <h2 id="h-hang-doi">Hàng đợi</h2>
    ${
      depths === null
        ? html`<p>${chip('bad', 'Không trả lời')} Thư vẫn được xử lý, nhưng chậm hơn. Xem lại REDIS_URL.</p>`
        : html`<p>
            ${chip('good', 'Hoạt động')} Việc đang chờ hoặc đang làm: đọc ${inVietnamese(depths.read)}, xét
            ${inVietnamese(depths.judge)}, gửi ${inVietnamese(depths.send)}.
          </p>`
    }
  </section>`
}

function watching({ mailboxes }: Health): Html {
  return html`<section class="card" aria-labelledby="h-hop-thu">
    <h2 id="h-hop-thu">Hộp thư</h2>
    ${
      mailboxes.length === 0
        ? html`<p>
            ${chip('bad', 'Chưa xem lần nào')} Chương trình chưa mở được hộp thư. Xem lại IMAP_HOST, IMAP_USER,
            IMAP_PASSWORD.
          </p>`
        : html`<ul class="plain">
            ${mailboxes.map(
              ({ account, folder, lookedAgoMs }) =>
                html`<li>
                  ${lookedAgoMs !== null && lookedAgoMs <= SILENT_MS ? chip('good', 'Đang theo dõi') : chip('bad', 'Không ai theo dõi')}
                  ${account}, ${folder}:
                  ${lookedAgoMs === null ? 'chưa xem lần nào' : `xem lần cuối cách đây ${sayDuration(lookedAgoMs)}`}
                </li>`,
            )}
          </ul>`
    }
  </section>`
}

function waiting({ unread, oldestUnreadMs, unjudged, oldestUnjudgedMs, parked }: Health): Html {
  return html`<section class="card" aria-labelledby="h-cho">
    <h2 id="h-cho">Thư đang chờ</h2>
    <ul class="plain">
      <li>${queueLine('Chờ đọc', unread, oldestUnreadMs)}</li>
      <li>${queueLine('Chờ xét', unjudged, oldestUnjudgedMs)}</li>
      <li>
        ${parked === 0 ? chip('good', '0') : chip('bad', inVietnamese(parked))} Bị dừng vì không đọc
        được${parked === 0 ? '' : html`: <a href="/?viec=thu-bi-dung">xem các thư này</a>`}
      </li>
    </ul>
  </section>`
}

function queueLine(label: string, count: number, oldestMs: number | null): Html {
  const slow = oldestMs !== null && oldestMs > SLOW_MS
  return html`${chip(count === 0 ? 'good' : slow ? 'bad' : 'calm', inVietnamese(count))}
  ${label}${oldestMs === null ? '' : `, thư cũ nhất đã ${sayDuration(oldestMs)}`}`
}

function letters(health: Health): Html {
  const { lettersWaiting, oldestOverdueMs, lettersUnknown, lettersFailed, lettersSentToday } = health
  return html`<section class="card" aria-labelledby="h-thu-gui">
    <h2 id="h-thu-gui">Thư gửi đi</h2>
    <ul class="plain">
      <li>${chip('calm', inVietnamese(lettersSentToday))} Đã gửi trong 24 giờ qua</li>
      <li>${queueLine('Chờ gửi', lettersWaiting, oldestOverdueMs)}</li>
      <li>
        ${chip(lettersUnknown === 0 ? 'good' : 'ask', inVietnamese(lettersUnknown))} Chưa biết máy chủ đã nhận hay chưa
      </li>
      <li>
        ${chip(lettersFailed === 0 ? 'good' : 'bad', inVietnamese(lettersFailed))} Máy chủ từ chối, không gửi được
      </li>
    </ul>
  </section>`
}

function invariants(broken: readonly { readonly sentence: string; readonly ids: readonly number[] }[]): Html {
  return html`<section class="card" aria-labelledby="h-nhat-quan">
    <h2 id="h-nhat-quan">Tự kiểm tra dữ liệu</h2>
    ${
      broken.length === 0
        ? html`<p>${chip('good', 'Nhất quán')} Mọi điều kiện phải đúng của dữ liệu đều đúng.</p>`
        : html`<p>${chip('bad', 'Cần báo người quản trị')} Có điều kiện không đúng:</p>
            <ul>
              ${broken.map(({ sentence, ids }) => html`<li lang="en">${sentence} (${ids.join(', ')})</li>`)}
            </ul>`
    }
  </section>`
}
