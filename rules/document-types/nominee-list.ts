import type { DocumentType } from '#src/understanding/document-type.ts'

const PROPOSED = /de nghi|de xuat|khen|thi dua|tap the|ca nhan|thanh tich|tieu bieu|bieu duong|tuyen duong|tang|xet/

/** Danh sách đề nghị, trích ngang: who is proposed, usually "kèm theo Tờ trình số ...". */
export const nomineeList: DocumentType = {
  id: 'nominee-list',
  subtype: null,
  name: 'Danh sách đề nghị khen thưởng',
  titles: [
    { phrase: 'danh sách trích ngang', sure: 0.96 },
    {
      phrase: 'danh sách',
      rest: PROPOSED,
      not: /^ ?(?:dai bieu|doan vien|cu tri|can bo di|hoc sinh|tham du|du hop|kem theo)/,
      sure: 0.96,
    },
    { phrase: 'danh sách', rest: /^\W*$/, sure: 0.8 },
    { phrase: 'danh sách', rest: /^\W*kem theo (?:to trinh|cong van)/, sure: 0.9 },
    {
      phrase: 'danh sách',
      anywhere: true,
      rest: PROPOSED,
      not: /dai bieu|doan vien cong|cu tri|can bo di|hoc sinh|tham du|du hop|thanh tich/,
      sure: 0.88,
    },
    { phrase: 'trích ngang', sure: 0.9 },
    { phrase: 'bảng trích ngang', sure: 0.9 },
    { phrase: 'biểu trích ngang', sure: 0.9 },
    { phrase: 'bảng tổng hợp', rest: PROPOSED, not: /diem|kinh phi/, sure: 0.9 },
    { phrase: 'biểu tổng hợp', rest: PROPOSED, not: /diem|kinh phi/, sure: 0.9 },
    { phrase: 'tổng hợp danh sách', rest: PROPOSED, sure: 0.93 },
    { phrase: 'tổng hợp đề nghị', rest: PROPOSED, sure: 0.9 },
    // Whatever the office calls it: a table, a register or a form of those to be praised.
    ...['bảng kê', 'bản kê', 'bảng', 'biểu', 'bản danh sách', 'sổ', 'tổng hợp'].map((phrase) => ({
      phrase,
      rest: /(?:tap the|ca nhan|dien hinh|guong|doan vien|truong hop).{0,60}(?:khen|tuyen duong|bieu duong|vinh danh)/,
      not: /thanh tich|diem|kinh phi|thanh toan|quyet toan/,
      sure: 0.97,
    })),
    { phrase: 'bảng danh sách', rest: PROPOSED, sure: 0.93 },
    { phrase: 'lập danh sách', rest: PROPOSED, sure: 0.85 },
    { phrase: 'phụ lục', rest: /danh sach|de nghi khen|khen thuong/, sure: 0.9 },
    { phrase: 'phụ lục', rest: /^\W*(?:so )?(?:\d{1,2}|[ivx]{1,4})?\W*kem theo (?:to trinh|cong van)/, sure: 0.9 },
    { phrase: 'các tập thể, cá nhân đề nghị', sure: 0.85 },
    { phrase: 'tập thể và cá nhân đề nghị', sure: 0.85 },
    { phrase: 'tập thể, cá nhân đề nghị', sure: 0.85 },
    { phrase: 'cá nhân đề nghị khen thưởng', sure: 0.8 },
    { phrase: 'tập thể đề nghị khen thưởng', sure: 0.8 },
  ],
  symbols: ['ds'],
  signals: [
    {
      says: 'a table of people or collectives',
      weight: 2.2,
      holds: (facts) => facts.nomineeRows >= 1 && !facts.addressed,
    },
    {
      says: 'goes with a letter (Kèm theo Tờ trình, công văn)',
      weight: 1,
      holds: (facts) => /kem theo (?:to trinh|cong van)/.test(facts.opening) && facts.nomineeRows > 0,
    },
    { says: 'minutes of a meeting', weight: -2, holds: (facts) => /bieu quyet|cuoc hop|thanh phan/.test(facts.text) },
    {
      says: 'marks and scores',
      weight: -2,
      holds: (facts) => /cham diem|tong diem|diem chuan|diem tu cham/.test(facts.text),
    },
    {
      says: 'comes right after a letter, in its file',
      weight: 1.2,
      holds: (facts) => facts.follows === 'proposal-letter' && facts.nomineeRows > 0,
    },
    {
      says: 'a list of another kind',
      weight: -1.2,
      holds: (facts) => !/khen|thanh tich|thi dua|de nghi|kem theo (?:to trinh|cong van)/.test(facts.text),
    },
  ],
  yields: 'nominees',
}
