import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import type { Campaign } from '../dossiers/campaign.ts'
import { bulletinHtml, CHART_CID } from '../dossiers/digest/bulletin-html.ts'
import { bulletinText } from '../dossiers/digest/bulletin-text.ts'
import type { Bulletin } from '../dossiers/digest/bulletin.ts'
import { chartPicture, shownSize } from '../dossiers/digest/chart-picture.ts'
import { sampleBulletins } from '../dossiers/digest/sample-digest.ts'
import type { ReceiptSlip } from '../dossiers/letters/receipt-slip.ts'
import { sampleLetters } from '../dossiers/letters/sample-letters.ts'
import { drawPng, writeSlip } from '../io/late-writers.ts'
import { formatFault, loadCampaigns } from '../io/rules.ts'
import type { Console } from './console.ts'

const USAGE = `tiepnhan wording preview [--rules FOLDER] [--out FILE]
  --rules FOLDER   một kế hoạch hoặc thư mục chứa nhiều kế hoạch; mặc định rules/campaigns
  --out FILE       trang xem thử; mặc định wording-preview.html
`

/** `tiepnhan wording preview`: one page that shows every letter as a computer and a phone show it, with its text part. */
export async function wordingCommand(
  args: readonly string[],
  console: Console,
  options: { readonly folder: string } = { folder: 'rules/campaigns' },
): Promise<number> {
  const given = flags(args)
  if (given === null) {
    console.err(USAGE)
    return 2
  }
  const { campaigns, faults } = await loadCampaigns(given.rules ?? options.folder)
  for (const fault of faults) console.err(`${formatFault(fault)}\n\n`)
  if (campaigns.length === 0) return 1
  const file = resolve(given.out ?? 'wording-preview.html')
  await writeFile(file, await page(campaigns))
  console.out(`${file}\n`)
  return faults.length > 0 ? 1 : 0
}

function flags(args: readonly string[]): { rules?: string | undefined; out?: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rules: { type: 'string' }, out: { type: 'string' } },
    })
    return positionals.length === 1 && positionals[0] === 'preview' ? values : null
  } catch {
    return null
  }
}

async function page(campaigns: readonly Campaign[]): Promise<string> {
  const shown = await Promise.all(campaigns.map(letters))
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Xem thử lời thư</title>
<style>
body { font-family: 'Segoe UI', Roboto, 'Noto Sans', sans-serif; margin: 24px; background: #e9ecf0; color: #1f2933 }
section { margin: 0 0 48px } h2 { margin: 0 0 4px; font-size: 18px } p { margin: 0 0 12px }
.both { display: flex; gap: 24px; flex-wrap: wrap; align-items: flex-start }
iframe { background: #fff; border: 1px solid #c3cad3; height: 900px } .wide { width: 720px } .phone { width: 375px }
object.slip { width: 720px; height: 980px; border: 1px solid #c3cad3 }
pre { background: #fff; border: 1px solid #c3cad3; padding: 16px; width: 76ch; overflow: auto; font-size: 13px }
</style></head><body>
${shown.join('\n')}
<script>
for (const frame of document.querySelectorAll('iframe'))
  frame.addEventListener('load', () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 4 + 'px' })
</script>
</body></html>
`
}

async function letters(campaign: Campaign): Promise<string> {
  const all: string[] = []
  for (const { id, title, compose } of sampleLetters(campaign)) {
    const { html, subject, text, slip } = compose()
    const shown =
      html !== '' ? letterFrames(html, text) : campaign.receiptSlip === true && slip ? await slipFrame(slip) : null
    if (shown !== null)
      all.push(`<section id="${campaign.id}--${id}"><h2>${escapeAttribute(title)}</h2>
<p>${escapeAttribute(subject)}</p>
${shown}</section>`)
  }
  for (const { id, title, bulletin } of sampleBulletins(campaign))
    all.push(`<section id="${campaign.id}--${id}"><h2>${escapeAttribute(title)}</h2>
<p>${escapeAttribute(bulletin.subject)}</p>
${letterFrames(await bulletinPage(bulletin), bulletinText(bulletin))}</section>`)
  return `<h1>${escapeAttribute(campaign.id)}</h1>\n${all.join('\n')}`
}

/** With its picture in it: nothing that comes with a mail is there. */
async function bulletinPage(bulletin: Bulletin): Promise<string> {
  if (bulletin.chart === null) return bulletinHtml(bulletin, null)
  const picture = chartPicture(bulletin.chart)
  const bytes = Buffer.from(await drawPng(picture)).toString('base64')
  return bulletinHtml(bulletin, shownSize(picture)).replace(`cid:${CHART_CID}`, `data:image/png;base64,${bytes}`)
}

function letterFrames(html: string, text: string): string {
  const framed = escapeAttribute(html)
  return `<div class="both"><iframe class="wide" srcdoc="${framed}"></iframe><iframe class="phone" srcdoc="${framed}"></iframe></div>
<details><summary>Phần chữ</summary><pre>${escapeAttribute(text)}</pre></details>`
}

async function slipFrame(slip: ReceiptSlip): Promise<string> {
  const bytes = Buffer.from(await writeSlip(slip)).toString('base64')
  return `<object class="slip" type="application/pdf" data="data:application/pdf;base64,${bytes}"></object>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
