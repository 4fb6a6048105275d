import type { DocumentType } from '#src/understanding/document-type.ts'

const FIGURES = /tai chinh|quyet toan|thu chi|kinh phi|so lieu|kiem tra|tai san|sang kien|giai phap/

/** Báo cáo kết quả thực hiện, sơ kết, tổng kết: the unit's own activity. It mentions achievements and awards and proposes nobody. */
export const resultReport: DocumentType = {
  id: 'result-report',
  subtype: null,
  name: 'Báo cáo kết quả thực hiện',
  titles: [
    ...[
      'báo cáo kết quả',
      'báo cáo sơ kết',
      'báo cáo tổng kết',
      'báo cáo tình hình',
      'báo cáo việc thực hiện',
      'báo cáo về việc thực hiện',
      'báo cáo thực hiện',
      'báo cáo công tác',
      'báo cáo hoạt động',
      'báo cáo đánh giá',
      'báo cáo về kết quả',
      'báo cáo việc triển khai',
      'báo cáo về việc triển khai',
      'báo cáo triển khai',
      'báo cáo nhanh',
      'báo cáo phong trào',
    ].map((phrase) => ({ phrase, not: FIGURES, sure: 0.96 })),
    {
      phrase: 'báo cáo',
      rest: /ket qua (?:thuc hien|trien khai|dot|phong trao|to chuc)|so ket|tong ket|phong trao thi dua|dot thi dua|thuc hien ke hoach/,
      // "Báo cáo thành tích đợt thi đua" may be somebody's: what stands beneath decides.
      not: new RegExp(`${FIGURES.source}|^ ?thanh tich (?:dot|trong|phong trao)`),
      sure: 0.93,
    },
  ],
  symbols: ['bc'],
  signals: [
    {
      says: 'sections of results in figures',
      weight: 1.3,
      holds: (facts) =>
        /ket qua (?:thuc hien|dat duoc|cu the)/.test(facts.text) &&
        /cong tac (?:tuyen truyen|chi dao|trien khai)|phuong huong|ton tai|han che|bai hoc/.test(facts.text),
    },
    {
      says: 'reports on carrying out a plan',
      weight: 1.3,
      holds: (facts) => /bao cao (?:ket qua|so ket|tong ket|viec)/.test(facts.opening),
    },
    { says: 'tells one person’s life', weight: -2, holds: (facts) => facts.labels >= 3 },
    { says: 'proposes in a letter', weight: -1, holds: (facts) => facts.grounds >= 2 && facts.addressed },
  ],
  yields: 'nobody',
}
