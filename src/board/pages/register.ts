import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Register, registerOf } from '#src/dossiers/register/register.ts'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { writeDocxPaper, writeXlsxPaper } from '#src/io/late-writers.ts'
import { zipOf } from '#src/io/zip.ts'
import { dossierStates } from '#src/store/dossier-states.ts'
import { packEntries } from '#src/store/packs.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { asFile, download } from '../download.ts'
import { loadDossier } from '../dossier-view.ts'
import { refusal } from '../errors.ts'
import { mayRetry } from '../officer.ts'

/** To keep: a campaign's workbook, the list for the meeting of the award committee, a dossier for the archive. */
export function registerRoutes(deps: BoardDeps): BoardApp {
  const app = new Hono<BoardEnv>()
  const chosen = (id: string | undefined): Campaign | undefined =>
    deps.campaigns.find((campaign) => campaign.id === id) ?? deps.campaigns[0]

  app.get('/so-theo-doi.xlsx', async (c) => {
    const campaign = chosen(c.req.query('ke-hoach'))
    if (campaign === undefined) return c.notFound()
    const made = await registerNow(campaign, deps)
    return download(c, await writeXlsxPaper(registerPaper(made)), `so-theo-doi-${campaign.id}.xlsx`)
  })

  app.get('/danh-sach-tong-hop.docx', async (c) => {
    const campaign = chosen(c.req.query('ke-hoach'))
    if (campaign === undefined) return c.notFound()
    const made = await registerNow(campaign, deps)
    return download(c, await writeDocxPaper(meetingPaper(made)), `danh-sach-tong-hop-${campaign.id}.docx`)
  })

  app.get('/ho-so/:code/goi.zip', async (c) => {
    const dossier = await loadDossier(deps, c.req.param('code'))
    const { campaign, code } = dossier ?? { campaign: null, code: null }
    if (campaign === null || code === null) return c.notFound()
    const entries = await packEntries(deps.database, { campaign, checks: deps.checks, code, now: deps.now() })
    if (entries === null) return c.notFound()
    asFile(c, `${code}.zip`)
    return c.body(streamOf(zipOf(entries)), 200, { 'Content-Type': 'application/zip' })
  })
  app.get('/ke-hoach/:id/goi.zip', async (c) => {
    // Everything of everybody in one file is not for who may only look.
    if (!mayRetry(c.var.officer)) return refusal(c, 'not-allowed')
    const campaign = deps.campaigns.find(({ id }) => id === c.req.param('id'))
    if (campaign === undefined) return c.notFound()
    const entries = await packEntries(deps.database, { campaign, checks: deps.checks, code: null, now: deps.now() })
    if (entries === null) return c.notFound()
    asFile(c, `${campaign.id}.zip`)
    return c.body(streamOf(zipOf(entries)), 200, { 'Content-Type': 'application/zip' })
  })
  return app
}

/** A zip may be larger than memory: it leaves as it is made. */
function streamOf(zip: Readable): ReadableStream<Uint8Array> {
  const web = Readable.toWeb(zip)
  return web
}

async function registerNow(campaign: Campaign, { database, checks, now }: BoardDeps): Promise<Register> {
  return registerOf(campaign, standingsOf(await dossierStates(database, campaign.id), campaign, checks), now())
}
