import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bulletinHtml } from '#src/dossiers/digest/bulletin-html.ts'
import { sampleBulletins } from '#src/dossiers/digest/sample-digest.ts'
import { composeLetter } from '#src/dossiers/letters/compose-letter.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import { sampleLetters } from '#src/dossiers/letters/sample-letters.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { programOf } from '#test/peers/program.ts'

const FOLDERS = ['rules/campaigns/63-kh-ldld-2021', 'test/fixtures/campaigns/12-kh-cdp-2026']
const WIDTHS = [320, 360, 412, 768, 1280]

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: programOf('chromium', 'chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => await browser.close())

/** Letters with names as bad as people send them. */
async function pages(): Promise<{ id: string; html: string }[]> {
  const campaigns = (await Promise.all(FOLDERS.map((folder) => loadCampaigns(folder)))).flatMap(
    (each) => each.campaigns,
  )
  const long = `${'TO_TRINH_DE_NGHI_KHEN_THUONG_'.repeat(6)}.docx`
  return campaigns.flatMap((campaign) => {
    const [first] = sampleFacts(campaign).filter(({ id }) => id === 'missing-items-unreadable')
    const hostile =
      first === undefined
        ? []
        : [
            {
              id: 'long names',
              html: composeLetter({
                ...first.facts,
                unitName: `CĐCS ${'Côngtyliêndoanh'.repeat(12)}`,
                unread: [{ file: long, problem: 'corrupt' }],
                arrived: first.facts.arrived.map((each) => ({ ...each, file: long })),
              }).html,
            },
          ]
    return [
      ...sampleLetters(campaign).flatMap(({ id, compose }) => {
        const { html } = compose()
        return html === '' ? [] : [{ id, html }]
      }),
      ...sampleBulletins(campaign).map(({ id, bulletin }) => ({ id, html: bulletinHtml(bulletin, null) })),
      ...hostile,
    ].map(({ id, html }) => ({ id: `${campaign.id} ${id}`, html }))
  })
}

test('every letter fits every screen, from the smallest phone on', async () => {
  const page = await browser.newPage()
  const wide: string[] = []
  for (const { id, html } of await pages()) {
    await page.setContent(html)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 })
      const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      if (Number(beyond) > 0) wide.push(`${id} at ${width}`)
    }
  }
  expect(wide).toEqual([])
})

/** Contrast of WCAG 2: 4.5 is what small letters need. */
const FAINT = `(() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((part) => part / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (!/, 0\\)$/.test(colour)) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faint = []
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (walker.currentNode.textContent.trim() === '' || element.offsetParent === null) continue
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x)
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(walker.currentNode.textContent.trim().slice(0, 40))
  }
  return faint
})()`

test.each(['light', 'dark'] as const)('every word is legible in %s', async (colorScheme) => {
  const page = await browser.newPage({ colorScheme, viewport: { width: 400, height: 700 } })
  const faint: string[] = []
  for (const { id, html } of await pages()) {
    await page.setContent(html)
    for (const words of await page.evaluate<string[]>(FAINT)) faint.push(`${id}: ${words}`)
  }
  expect(faint).toEqual([])
})
