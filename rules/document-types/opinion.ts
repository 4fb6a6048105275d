import type { DocumentType } from '#src/understanding/document-type.ts'

/** A Party cell's or a management's letter that agrees to the choice of nominees: it goes with a dossier and asks for nothing. */
export const opinion: DocumentType = {
  id: 'other',
  subtype: 'opinion',
  name: 'Ý kiến của cấp uỷ, lãnh đạo',
  titles: [],
  symbols: [],
  signals: [
    {
      says: 'V/v gives an opinion, and nobody is asked to praise',
      weight: 3.2,
      holds: (facts) =>
        facts.about !== null &&
        /^(?:cho |tham gia |co |gop )?y kien|^(?:hiep y|nhat tri|dong y|thong nhat y kien)\b/.test(facts.about) &&
        !/(?:kinh de nghi|kinh trinh|de nghi.{0,60}(?:tang|khen thuong|xet)|to trinh)/.test(facts.text),
    },
  ],
  yields: 'nobody',
}
