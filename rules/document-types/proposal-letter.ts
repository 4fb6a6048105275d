import type { DocumentType } from '#src/understanding/document-type.ts'

const AWARDS = /khen|thi dua|tang|tuyen duong|bieu duong|danh hieu|thuong/
const ANOTHER_MATTER =
  /kinh phi|nhan su|thanh lap|kien toan|mua sam|sua chua|chuyen doi|ket nap|nghi phep|doi ten|quyet toan|du toan|ho tro|cap phat|bo sung uy vien|mien nhiem|cong nhan (?:ban chap hanh|bch|uy vien|ket qua|doan vien)|chuan y|to chuc dai hoi/

/** Tờ trình, or another letter that proposes awards: for the campaign's purpose all of them propose, with falling certainty. */
export const proposalLetter: DocumentType = {
  id: 'proposal-letter',
  subtype: null,
  name: 'Tờ trình đề nghị khen thưởng',
  titles: [
    { phrase: 'tờ trình', rest: AWARDS, sure: 0.99 },
    { phrase: 'tờ trình', not: ANOTHER_MATTER, sure: 0.96 },
    { phrase: 'công văn', rest: AWARDS, not: /huong dan|trien khai/, subtype: 'official-letter', sure: 0.9 },
    { phrase: 'giấy đề nghị', rest: AWARDS, subtype: 'proposal-like', sure: 0.85 },
    { phrase: 'văn bản đề nghị', rest: AWARDS, subtype: 'proposal-like', sure: 0.85 },
    { phrase: 'đơn đề nghị', rest: AWARDS, subtype: 'proposal-like', sure: 0.8 },
    { phrase: 'bản đề nghị', rest: AWARDS, subtype: 'proposal-like', sure: 0.8 },
    { phrase: 'phiếu đề nghị', rest: AWARDS, subtype: 'proposal-like', sure: 0.75 },
    { phrase: 'phiếu đề xuất', rest: AWARDS, subtype: 'proposal-like', sure: 0.75 },
    { phrase: 'bản đề xuất', rest: AWARDS, subtype: 'proposal-like', sure: 0.75 },
    // As they are spoken in the north, and misspelt.
    ...['tờ chình', 'tờ trìng'].map((phrase) => ({ phrase, not: ANOTHER_MATTER, sure: 0.9 })),
    { phrase: 'thư trình', subtype: 'proposal-like', sure: 0.8 },
    ...['đề xuất', 'thư đề nghị', 'thư xin', 'giấy xin'].map((phrase) => ({
      phrase,
      rest: AWARDS,
      subtype: 'proposal-like',
      sure: 0.8,
    })),
    { phrase: 'đề nghị khen thưởng', subtype: 'proposal-like', sure: 0.8 },
    { phrase: 'đề nghị xét khen thưởng', subtype: 'proposal-like', sure: 0.8 },
    { phrase: 'đề nghị tặng', rest: /khen/, subtype: 'proposal-like', sure: 0.75 },
  ],
  symbols: ['ttr', 'totr'],
  signals: [
    {
      says: 'a letter about proposing awards (V/v đề nghị khen thưởng)',
      weight: 3,
      subtype: 'official-letter',
      holds: (facts) =>
        facts.about !== null && /de nghi|de xuat|trinh|xet/.test(facts.about) && AWARDS.test(facts.about),
    },
    {
      says: 'addressed, on stated grounds, and it asks for awards',
      weight: 2.6,
      holds: (facts) => facts.addressed && facts.grounds > 0 && ASKS.test(facts.text),
    },
    {
      says: 'addressed and it asks for awards',
      weight: 2.1,
      holds: (facts) => facts.addressed && facts.grounds === 0 && ASKS.test(facts.text),
    },
    {
      says: 'asks for awards, signed by the union',
      weight: 1.6,
      holds: (facts) => !facts.addressed && ASKS.test(facts.text) && facts.signedBy === 'union',
    },
    {
      says: 'it is told what a plan tells others to do',
      weight: -3,
      holds: (facts) => /to chuc thuc hien/.test(facts.text) && /doi tuong|tieu chuan/.test(facts.text),
    },
    {
      says: 'minutes of a meeting',
      weight: -2,
      holds: (facts) => /bieu quyet|cuoc hop ket thuc|thanh phan (?:tham du|du hop)/.test(facts.text),
    },
    { says: 'tells one person’s life', weight: -1.5, holds: (facts) => facts.labels >= 4 },
    {
      says: 'invites, announces or guides',
      weight: -2,
      holds: (facts) => facts.about !== null && /^(?:moi|trien khai|huong dan|thong bao|dang ky)/.test(facts.about),
    },
  ],
  yields: 'nominees',
}

/** "kính đề nghị ... xem xét khen thưởng", "trình LĐLĐ quận tặng Giấy khen". Gaps are bounded: the text may be hostile. */
const ASKS =
  /(?:de nghi|kinh trinh|trinh|de xuat|mong|muon|xin)[^.\n]{0,160}(?:khen thuong|\bkhen (?:cho|tang|\d|hai|ba|cac)\b|\bkhen:|tang (?:thuong )?(?:giay|bang) khen|tuyen duong|bieu duong|giay khen|bang khen)/
