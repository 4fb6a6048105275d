import type { DocumentType } from '#src/understanding/document-type.ts'

/** Biên bản họp xét: contains the nominees and the words of a Tờ trình, so only its title and shape tell it. */
export const minutes: DocumentType = {
  id: 'minutes',
  subtype: null,
  name: 'Biên bản họp xét khen thưởng',
  titles: [
    {
      phrase: 'biên bản',
      not: /ban giao|thanh ly|nghiem thu|kiem ke|ghi nho|vi pham|doi chieu|bau (?:cu )?(?:ban chap hanh|bch|uy ban kiem tra)|dai hoi/,
      sure: 0.98,
    },
    { phrase: 'trích biên bản', sure: 0.96 },
    { phrase: 'biên bản', rest: /ghi nho/, sure: 0.5 },
  ],
  symbols: ['bb'],
  signals: [
    {
      says: 'time, place and chair of a meeting',
      weight: 1.8,
      holds: (facts) =>
        /thoi gian\s*:/.test(facts.text) && /dia diem\s*:/.test(facts.text) && /chu t[oir]+a?\b/.test(facts.text),
    },
    {
      says: 'votes',
      weight: 1.3,
      holds: (facts) =>
        /bieu quyet|bo phieu kin|nhat tri .{0,20}\d+ ?%|\d+\/\d+ (?:phieu|dong chi|thanh vien)/.test(facts.text),
    },
    {
      says: 'who attended',
      weight: 1,
      holds: (facts) => /thanh phan (?:tham du|du hop|gom)|(?:\n|^)(?:[ivx\d]+[.)] ?)?thanh phan\b/.test(facts.text),
    },
    {
      says: 'a meeting ended',
      weight: 1.3,
      holds: (facts) => /(?:cuoc hop|hoi nghi|bien ban).{0,40}ket thuc|ket thuc (?:vao )?(?:luc|hoi)/.test(facts.text),
    },
    { says: 'kept by a secretary', weight: 0.6, holds: (facts) => /(?:\n|^)(?:-? ?thu ky)/.test(facts.text) },
    { says: 'addressed', weight: -1, holds: (facts) => facts.addressed },
  ],
  yields: 'nominees',
}
