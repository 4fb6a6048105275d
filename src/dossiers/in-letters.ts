/** Short forms that stay in capitals. Others of letters without a vowel do too. */
const SHORT = /^(?:THCS|THPT|TH|MN|TNHH|UBND|HĐND|CĐCS|CĐ|LĐLĐ|BCH|MTV|HTX|CP|GD|ĐT|VN|TP|TT|XN|BV|KDC)$/u

/** What is written with a small second word, as offices write it. */
const PHRASES = [
  'Ban Chấp hành',
  'Công đoàn cơ sở',
  'Công đoàn',
  'Tổ công đoàn',
  'Nghiệp đoàn',
  'Mầm non',
  'Mẫu giáo',
  'Tiểu học',
  'Trung học cơ sở',
  'Trung học phổ thông',
  'Trung học',
  'Phổ thông',
  'Đa khoa',
  'Công ty',
  'Cổ phần',
  'Trách nhiệm hữu hạn',
  'Một thành viên',
  'Bệnh viện',
  'Trung tâm',
  'Ủy ban nhân dân',
  'Hợp tác xã',
  'Xí nghiệp',
  'Dịch vụ',
  'Xây dựng',
  'Thương mại',
] as const

/** A name that a letterhead sets in capitals, as one writes it in a sentence: a proposal for people to look at. Others as they are. */
export function inLetters(name: string): string {
  if (/\p{Ll}/u.test(name)) return name
  const titled = name
    .split(/\s+/u)
    .map((word) =>
      SHORT.test(word) || /\d/u.test(word) ? word : word.charAt(0) + word.slice(1).toLocaleLowerCase('vi'),
    )
    .join(' ')
  return PHRASES.reduce((said, phrase) => said.replaceAll(titleOf(phrase), phrase), titled)
}

function titleOf(phrase: string): string {
  return phrase.replace(/(?<=\s)\p{Ll}/gu, (letter) => letter.toLocaleUpperCase('vi'))
}
