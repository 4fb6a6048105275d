import { capitalised } from '#src/dossiers/capitalised.ts'
import { Hono } from 'hono'
import {
  eventsOfDossier,
  type FileLine,
  filesOfMails,
  lettersOfDossier,
  type MailLine,
  mailsOfDossier,
} from '#src/store/board/mails.ts'
import { undelivered } from '#src/store/bounces.ts'
import { noteLooking, othersLooking } from '#src/store/board/presence.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { chip, lateChip, statusChip } from '../chips.ts'
import { documentsOf } from '../decisions/refs.ts'
import { decisionForms } from '../decisions/routes.ts'
import { documentWays, isUnclear, remarkWays } from '../decisions/ways.ts'
import { type DossierView, loadDossier } from '../dossier-view.ts'
import { breakable, html, type Html, NOTHING } from '../html.ts'
import { page } from '../layout.ts'
import { may } from '../officer.ts'
import { officerAt } from '../session.ts'
import { gatherRemarks } from '#src/dossiers/gathered-remarks.ts'
import { isHeld } from '#src/dossiers/assess-state.ts'
import { isOpen } from '#src/dossiers/state.ts'
import { PROBLEM, sayDeadline, sayTime } from '#src/dossiers/words.ts'
import { filesView } from './file-list.ts'
import { undeliveredView } from './given-up.ts'
import { itemsView, nomineesView, pagesOf } from './items.ts'
import { lettersView } from './letters.ts'
import { unitName } from './queue-rows.ts'
import { timelineView } from './timeline.ts'

/** Events shown of one dossier. */
const MOST_EVENTS = 200

/** What a dossier's page draws from. */
export type DossierPapers = {
  readonly mails: readonly MailLine[]
  readonly files: readonly FileLine[]
}

/** A dossier: what is there and by what words, what may be decided, and what happened. */
export function dossierRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const { database } = deps

  app.get('/ho-so/:code', async (c) => {
    const dossier = await loadDossier(deps, c.req.param('code'))
    if (dossier === null) return c.notFound()
    const { officer } = c.var
    await noteLooking(database, dossier.id, officer.address)
    const [mails, letters, events, others, returned] = await Promise.all([
      mailsOfDossier(database, dossier.id),
      lettersOfDossier(database, dossier.id),
      eventsOfDossier(database, dossier.id, MOST_EVENTS),
      othersLooking(database, dossier.id, officer.address),
      undelivered(database, [dossier.id]),
    ])
    const papers: DossierPapers = {
      mails,
      files: await filesOfMails(
        database,
        mails.map(({ id }) => id),
      ),
    }
    const nameOf = (address: string): string => officerAt(deps, address)?.name ?? address
    const forms = decisionForms(dossier, officer, nameOf)
    const mayDecide = may(officer, 'decide') && !dossier.state.closed
    const body = html`<div data-presence="/ho-so/${dossier.code}/dang-xem">
      ${head(dossier)} ${presence(others.map(nameOf))} ${undeliveredView(returned, dossier.code, c.var)}
      ${remarksView(dossier, mayDecide)}
      <div class="columns">
        <div>
          ${itemsView(dossier, papers, mayDecide)} ${nomineesView(dossier)} ${filesView(papers, mayDecide)}
          ${lettersView(letters, mayDecide ? dossier.code : null)}
        </div>
        <div>
          <section class="card decisions" id="quyet-dinh" aria-labelledby="h-quyet-dinh">
            <h2 id="h-quyet-dinh">Quyết định của cán bộ</h2>
            ${forms}
          </section>
          ${timelineView(events, papers, letters, nameOf)}
        </div>
      </div>
    </div>`
    return page(c, { title: `${dossier.code}: ${unitName(dossier.state)}`, tab: 'queue' }, body)
  })

  app.get('/ho-so/:code/dang-xem', async (c) => {
    const dossier = await loadDossier(deps, c.req.param('code'))
    if (dossier === null) return c.notFound()
    await noteLooking(database, dossier.id, c.var.officer.address)
    const others = await othersLooking(database, dossier.id, c.var.officer.address)
    return c.html(presence(others.map((address) => officerAt(deps, address)?.name ?? address)))
  })
  return app
}

function head({ code, state, assessment, submission, campaign }: DossierView): Html {
  const first = state.contributions[0]?.receivedAt
  return html`<div class="page-head">
    <p class="crumb"><a href="/">Việc cần làm</a> › <code>${code}</code></p>
    <h1>${unitName(state)}</h1>
    <p class="chips">
      ${statusChip(state.status)} ${assessment === null ? NOTHING : lateChip(assessment)}
      ${isOpen(state) && isHeld(state) ? chip('warn', 'Đang giữ thư tự động') : NOTHING}
    </p>
    <dl class="facts">
      <div>
        <dt>Loại</dt>
        <dd>${capitalised(submission?.name ?? state.submission)}</dd>
      </div>
      <div>
        <dt>Kế hoạch</dt>
        <dd>${campaign?.plan.number ?? `${state.campaign} (không còn trong thư mục kế hoạch)`}</dd>
      </div>
      ${
        first === undefined
          ? NOTHING
          : html`<div>
              <dt>Nhận lần đầu</dt>
              <dd>${sayTime(new Date(first))}</dd>
            </div>`
      }
      ${
        submission === null
          ? NOTHING
          : html`<div>
              <dt>Hạn nhận</dt>
              <dd>${submission.deadline.said ?? sayDeadline(submission.deadline.at)}</dd>
            </div>`
      }
      <div class="whole">
        <dt>Người gửi</dt>
        <dd>
          ${state.senders.length === 0 ? 'không có địa chỉ' : state.senders.map((sender, index) => html`${index === 0 ? NOTHING : html`<br />`}${breakable(sender)}`)}
        </dd>
      </div>
      ${
        state.unit === null
          ? NOTHING
          : html`<div>
              <dt>Nhận ra đơn vị</dt>
              <dd>${KNOWN_BY[state.unit.knownBy]}</dd>
            </div>`
      }
      <div>
        <dt>Lưu trữ</dt>
        <dd><a href="/ho-so/${code}/goi.zip" download>Tải cả hồ sơ (.zip)</a></dd>
      </div>
    </dl>
  </div>`
}

const KNOWN_BY = {
  address: 'theo địa chỉ thư',
  document: 'theo văn bản',
  text: 'theo lời thư',
  staff: 'theo quyết định của cán bộ',
} as const

function presence(names: readonly string[]): Html {
  return html`<div id="cung-xem" aria-live="polite">
    ${
      names.length === 0
        ? NOTHING
        : html`<p class="banner">
            Đang cùng mở hồ sơ này: <b>${names.join(', ')}</b>. Nên trao đổi trước khi quyết định.
          </p>`
    }
  </div>`
}

/** More of a kind are decided one after the other. */
const MOST_SHOWN = 40
const OF_FILES: readonly string[] = ['file-unreadable', 'file-unrecognised', 'blank-form']

function remarksView({ assessment, code, state }: DossierView, mayDecide: boolean): Html {
  if (assessment === null) return NOTHING
  const unclear = state.closed ? [] : documentsOf(state).filter(isUnclear)
  // What is said of such a file stands with the ways out of it.
  const remarks = assessment.remarks.filter((remark) => unclear.length === 0 || !OF_FILES.includes(remark.code))
  if (remarks.length + unclear.length === 0) return NOTHING
  const [settling, noted] = [remarks.filter(({ review }) => review), remarks.filter(({ review }) => !review)]
  return html`<section class="card remarks" aria-labelledby="h-luu-y">
    <h2 id="h-luu-y">Lưu ý cho cán bộ</h2>
    <ul class="plain decide">
      ${settling.map(
        (remark, index) =>
          html`<li>
            <b>Cần xem:</b> ${remark.text} ${mayDecide && index < MOST_SHOWN ? remarkWays(code, remark) : NOTHING}
          </li>`,
      )}
      ${unclear
        .slice(0, MOST_SHOWN)
        .map(
          (document) =>
            html`<li>
              <b>Cần xem:</b> tệp “${document.path.join(' › ')}”${pagesOf(document.pages)}:
              ${document.problem === null ? 'chưa nhận biết được là văn bản gì' : PROBLEM[document.problem]}.
              ${mayDecide ? documentWays(code, document) : NOTHING}
            </li>`,
        )}
      ${gatherRemarks(noted).map(({ remark, of }) =>
        of.length === 0
          ? html`<li>${remark.text} ${mayDecide ? remarkWays(code, remark) : NOTHING}</li>`
          : html`<li>
              <details>
                <summary>${remark.text}</summary>
                <ul>
                  ${of.map(({ text }) => html`<li>${text}</li>`)}
                </ul>
              </details>
            </li>`,
      )}
    </ul>
  </section>`
}
