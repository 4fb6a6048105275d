import type { Check } from '#src/dossiers/assess.ts'
import { foldText } from '#src/understanding/vietnamese/fold.ts'

export const awardLevel: Check = {
  id: 'award-level',
  sentence:
    'The award asked for is one that the campaign can lead to: a Giấy khen of the city, a Bằng khen of the district are slips to point out.',
  find: ({ material, campaign }) => {
    const levels = campaign.awardLevels.map(plain)
    if (levels.length === 0) return []
    const asked = new Set(material.letters.flatMap(({ document }) => document.awardLevel?.value ?? []))
    return [...asked]
      .filter((level) => !levels.some((known) => plain(level).includes(known) || known.includes(plain(level))))
      .map((level) => ({
        code: 'award-level-differs',
        text: `Đề nghị “${level}”; kế hoạch này xét: ${campaign.awardLevels.join('; ')}.`,
        review: false,
      }))
  },
}

/** "Liên đoàn Lao động" and LĐLĐ are one; so are spaces and dashes. */
function plain(words: string): string {
  return foldText(words)
    .replaceAll('lien doan lao dong', 'ldld')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
