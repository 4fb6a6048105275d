import { expect, test } from 'vitest'

import { composeLetter } from '#src/dossiers/letters/compose-letter.ts'
import { sampleFacts } from '#src/dossiers/letters/sample-facts.ts'
import { loadCampaigns } from '#src/io/rules.ts'

const { campaigns, faults } = await loadCampaigns('rules/campaigns')

test('the shipped campaigns load without a fault', () => {
  expect(faults).toEqual([])
  expect(campaigns.map((campaign) => campaign.id)).toContain('63-kh-ldld-2021')
})

for (const campaign of campaigns)
  for (const { id, facts } of sampleFacts(campaign))
    test(`${campaign.id}: letter ${id} is whole`, () => {
      const { subject, text, html } = composeLetter(facts)
      expect(subject).toMatch(/^\[HS63-004[23]\]/u)
      expect(subject).not.toMatch(/\n|undefined|null|\{|\}/u)
      expect(text).toContain('Trân trọng./.')
      expect(text).not.toMatch(/undefined|null|\{\{|\}\}|\*\*|[\ue000-\uf8ff]/u)
      expect(`${subject} ${text}`).not.toMatch(/\bbạn\b|lỗi|thất bại|bị từ chối|!/iu)
      expect(html).not.toMatch(/[\ue000-\uf8ff]|https?:|<img/u)
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
    })
