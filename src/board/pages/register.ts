import { Hono } from 'hono'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Register, registerOf } from '#src/dossiers/register/register.ts'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { writeDocxPaper } from '#src/io/office-files/docx.ts'
import { writeXlsxPaper } from '#src/io/office-files/xlsx.ts'
import { dossierStates } from '#src/store/dossier-states.ts'
import type { BoardApp, BoardDeps, BoardEnv } from '../board.ts'
import { download } from '../download.ts'

/** A campaign's register to keep: the workbook, and the list for the meeting of the award committee. */
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
  return app
}

async function registerNow(campaign: Campaign, { database, checks, now }: BoardDeps): Promise<Register> {
  return registerOf(campaign, standingsOf(await dossierStates(database, campaign.id), campaign, checks), now())
}
