import type { DocumentType } from '#src/understanding/document-type.ts'

/** "BÁO CÁO THÀNH TÍCH ĐỢT THI ĐUA ...": a union's report on the campaign or somebody's achievements in it; what stands beneath decides. */
const WHOLE_UNION =
  /^ ?(?:thuc hien |trong |cua )?(?:dot|phong trao) thi dua(?!.*\b(?:cua|ca nhan|tap the|dong chi|d\/c|ong|ba)\b)/

/** A form of address, a team, or how many. */
const WHOSE =
  /^ ?(?:cua )?(?:dong chi|d\/c|dc|ong|ba|anh|chi|co|thay|bac|chu|em|ban|nghe si|bac si|duoc si|ds|bs|tap the|to|doi|phong|khoa|xuong|phan xuong|cong doan|cdcs|nhom|bo phan|cac|nhung|\d{1,2}|hai|bon|nam) .{2,}/

/** Summary of achievements of a person or collective, or of all nominees; a full report serves as well (verdict: "serves as the summary"). */
export const achievementSummary: DocumentType = {
  id: 'achievement-summary',
  subtype: null,
  name: 'Tóm tắt thành tích',
  titles: [
    ...[
      'tóm tắt thành tích',
      'bản tóm tắt thành tích',
      'bảng tóm tắt thành tích',
      'báo cáo tóm tắt thành tích',
      'bản báo cáo tóm tắt thành tích',
      'tóm tắt báo cáo thành tích',
      'tóm lược thành tích',
      'sơ lược thành tích',
      'tóm tắt nội dung thành tích',
      'tóm tắt một số thành tích',
      'tóm tắt các thành tích',
      'tóm tắt quá trình công tác và thành tích',
      'trích ngang thành tích',
      'bản trích ngang thành tích',
      'danh sách tóm tắt thành tích',
      'danh sách và tóm tắt thành tích',
      'bảng tổng hợp thành tích',
      'tổng hợp thành tích',
      'bản tổng hợp thành tích',
      'bản tổng hợp tóm tắt thành tích',
      'thành tích tóm tắt',
      'bản trích thành tích',
      'tổng hợp tóm tắt thành tích',
      'bảng tổng hợp tóm tắt thành tích',
    ].map((phrase) => ({ phrase, sure: 0.98 })),
    ...[
      'báo cáo thành tích',
      'bản báo cáo thành tích',
      'báo cáo về thành tích',
      'báo cáo kết quả thành tích',
      'báo cáo sơ lược thành tích',
      'báo cáo quá trình công tác và thành tích',
    ].map((phrase) => ({ phrase, not: WHOLE_UNION, subtype: 'full-report', sure: 0.97 })),
    ...[
      'sơ yếu lý lịch',
      'sơ yếu lí lịch',
      'lý lịch',
      'lí lịch',
      'bản tự nhận xét',
      'bản tự đánh giá',
      'phiếu giới thiệu',
      'giấy giới thiệu',
      'hồ sơ cá nhân',
    ].map((phrase) => ({ phrase, rest: /^.{0,30}thanh tich/, sure: 0.97 })),
    ...[
      'bản khai thành tích',
      'bản kê khai thành tích',
      'bản tự khai thành tích',
      'bản tự thuật thành tích',
      'bản tự báo cáo thành tích',
      'kê khai thành tích',
      'bản thành tích',
      'bảng thành tích',
      'bảng kê khai thành tích',
      'phiếu thành tích',
      'thành tích cá nhân',
      'thành tích tập thể',
      'thành tích của',
      'thành tích đề nghị',
      'thành tích nổi bật',
      'thành tích công tác',
      'thành tích nhân viên',
      'thành tích cán bộ',
      'thành tích giáo viên',
      'thành tích công nhân',
      'thành tích đoàn viên',
      'thành tích người lao động',
    ].map((phrase) => ({ phrase, sure: 0.95 })),
    // "Thành tích anh Vàng Seo Phử", "THÀNH TÍCH CÁC DƯỢC SĨ TIÊU BIỂU", "TTTT THẦY PHÍ ANH TƠ": whose it is, in the clerk's own words.
    ...['thành tích', 'tttt'].map((phrase) => ({ phrase, rest: WHOSE, not: /ket qua/, sure: 0.9 })),
    { phrase: 'thành tích', rest: /^\W*$/, sure: 0.8 },
    {
      phrase: 'báo cáo',
      rest: /^.{0,30}(?:ve )?thanh tich (?:cua|ca nhan|tap the|de nghi|xuat sac|dat duoc|trong|de)/,
      not: /^ ?(?:ve )?(?:viec )?(?:ket qua (?:thuc hien|trien khai|phat dong)|tong ket|so ket|tinh hinh)/,
      subtype: 'full-report',
      sure: 0.92,
    },
    {
      phrase: 'thành tích',
      anywhere: true,
      not: /lap thanh tich|thi dua|ket qua|so ket|tong ket|ke hoach|phat dong|danh sach|bien ban/,
      sure: 0.85,
    },
    ...['gương điển hình', 'điển hình tiên tiến', 'gương người tốt'].map((phrase) => ({
      phrase,
      anywhere: true as const,
      not: /danh sach|ke hoach|hoi nghi|bien ban|to trinh|phat dong|so ket|tong ket|quyet dinh|bang ke|tong hop|huong dan/,
      subtype: 'full-report',
      sure: 0.75,
    })),
    { phrase: 'báo cáo gương điển hình', subtype: 'full-report', sure: 0.8 },
    { phrase: 'báo cáo điển hình', subtype: 'full-report', sure: 0.8 },
  ],
  symbols: ['bctt'],
  signals: [
    {
      says: 'a personal form with name, birth, post and achievements',
      weight: 2.6,
      holds: (facts) => facts.labels >= 3 && /thanh tich/.test(facts.text),
    },
    {
      says: 'name and post, then what was done',
      weight: 1.2,
      holds: (facts) => facts.labels === 2 && /thanh tich|hoan thanh/.test(facts.text),
    },
    {
      says: 'somebody tells of his or her own achievements',
      weight: 2,
      holds: (facts) => /(?:^|\n)(?:ten )?toi (?:la|ten)\b/.test(facts.text) && /(?:^|\n)thanh tich\b/.test(facts.text),
    },
    {
      says: 'somebody says that he or she reports own achievements',
      weight: 2.6,
      holds: (facts) =>
        /(?:^|\n)(?:ten )?toi (?:la|ten)\b|\bten toi la\b/.test(facts.text) &&
        /\b(?:bao cao|tom tat|trinh bay|ke khai|tu danh gia).{0,40}thanh tich (?:cua )?(?:ban than|ca nhan|toi)\b/.test(
          facts.text,
        ),
    },
    {
      says: 'signed by the one who reports',
      weight: 1,
      holds: (facts) => facts.signedBy === 'reporter' && /thanh tich/.test(facts.text),
    },
    {
      says: 'a section on achievements attained',
      weight: 1.1,
      holds: (facts) =>
        /(?:^|\n)(?:[ivx\d]{1,4}[.)\-/: ]{1,3})?(?:tom tat )?(?:nhung |cac )?thanh tich (?:dat duoc|noi bat|xuat sac|trong|chu yeu|cu the|tieu bieu)/.test(
          facts.text,
        ),
    },
    {
      says: 'sections of the decree’s form',
      weight: 1,
      holds: (facts) => /so luoc ly lich|so luoc dac diem|dac diem,? tinh hinh/.test(facts.text),
    },
    { says: 'addressed to a superior', weight: -0.8, holds: (facts) => facts.addressed && facts.grounds > 0 },
    { says: 'a table of several people', weight: -1, holds: (facts) => facts.nomineeRows >= 2 },
    { says: 'a curriculum without achievements', weight: -2, holds: (facts) => !/thanh tich/.test(facts.text) },
    { says: 'minutes of a meeting', weight: -2, holds: (facts) => /bieu quyet|cuoc hop ket thuc/.test(facts.text) },
  ],
  yields: 'subjects',
}
