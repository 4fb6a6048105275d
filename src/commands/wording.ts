import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import type { Campaign } from '../dossiers/campaign.ts'
import { sampleLetters } from '../dossiers/letters/sample-letters.ts'
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
  await writeFile(file, page(campaigns))
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

function page(campaigns: readonly Campaign[]): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Xem thử lời thư</title>
<style>
body { font-family: 'Segoe UI', Roboto, 'Noto Sans', sans-serif; margin: 24px; background: #e9ecf0; color: #1f2933 }
section { margin: 0 0 48px } h2 { margin: 0 0 4px; font-size: 18px } p { margin: 0 0 12px }
.both { display: flex; gap: 24px; flex-wrap: wrap; align-items: flex-start }
iframe { background: #fff; border: 1px solid #c3cad3; height: 900px } .wide { width: 720px } .phone { width: 375px }
pre { background: #fff; border: 1px solid #c3cad3; padding: 16px; width: 76ch; overflow: auto; font-size: 13px }
</style></head><body>
${campaigns.map(letters).join('\n')}
<script>
for (const frame of document.querySelectorAll('iframe'))
  frame.addEventListener('load', () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 4 + 'px' })
</script>
</body></html>
`
}

function letters(campaign: Campaign): string {
  const all = sampleLetters(campaign).map(({ id, title, compose }) => {
    const letter = compose()
    const framed = escapeAttribute(letter.html)
    return `<section id="${campaign.id}--${id}"><h2>${escapeAttribute(title)}</h2>
<p>${escapeAttribute(letter.subject)}</p>
<div class="both"><iframe class="wide" srcdoc="${framed}"></iframe><iframe class="phone" srcdoc="${framed}"></iframe></div>
<details><summary>Phần chữ</summary><pre>${escapeAttribute(letter.text)}</pre></details></section>`
  })
  return `<h1>${escapeAttribute(campaign.id)}</h1>\n${all.join('\n')}`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
