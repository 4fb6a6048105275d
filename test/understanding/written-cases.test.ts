import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCampaigns } from '#src/io/rules.ts'
import { markCases } from '#test/corpus/measure.ts'
import { writtenInHtml } from '#test/corpus/written.ts'

const HOME = join(import.meta.dirname, '../corpus/written')
/** Of the dossiers of one hand, how many must be judged as their writer meant; a few are open questions to their writers themselves. */
const SHARE = 0.85
/** Where much of what a hand writes is still left to people. */
const SHARES: Readonly<Record<string, number>> = { hr: 0.7 }

describe('mails that people wrote one by one', async () => {
  const { campaigns } = await loadCampaigns('rules/campaigns/63-kh-ldld-2021')
  const [campaign] = campaigns
  if (campaign === undefined) throw new Error('the campaign does not load')
  // Scans and photos take minutes to read: `npm run accuracy -- --written pictures` judges those.
  const hands = (await readdir(HOME, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'pictures',
  )

  test.each(hands.map(({ name }) => name))(
    'those of %s: nobody is told that something is missing which came',
    async (hand) => {
      const cases = await writtenInHtml(join(HOME, hand))
      const measured = await markCases(cases, { campaign, cache: '', ocr: null, reuseOcr: false })
      const faults = measured.flatMap(({ marks }) => marks.faults)
      expect(faults.filter((fault) => fault.startsWith('FALSEMISSING'))).toEqual([])
      const statuses = measured.flatMap(({ marks }) => marks.marks.filter(({ what }) => what === 'status'))
      const right = statuses.filter((mark) => mark.right).length
      expect(right / statuses.length, faults.filter((fault) => fault.includes(' status: ')).join('\n')).toBeGreaterThan(
        SHARES[hand] ?? SHARE,
      )
    },
  )
})
