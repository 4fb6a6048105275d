import { remember } from './remember.ts'
import { foldName, stripMarks, tidy } from './vietnamese/fold.ts'

/**
 * The proper part of a collective's name, for comparison: no marks, abbreviations written out, what every union's name begins with
 * (Công đoàn cơ sở, CĐCS, Công đoàn, BCH CĐ, Tập thể) and the word Trường off. "CĐCS Trường THCS Giảng Võ", "Công đoàn trường trung
 * học cơ sở Giảng Võ" and "THCS GIẢNG VÕ" give "trung hoc co so giang vo". '' for a name without a proper part.
 */
export function collectiveKey(name: string): string {
  return stripMarks(collectiveName(name))
}

/** The same with its marks: tells apart what only the key of unmarked text should merge. */
export function collectiveName(name: string): string {
  return properPart(name)
}

const properPart = remember((name) => {
  let text = foldName(tidy(name).replace(/\b(\p{L})\s?\/\s?(\p{L})\b/gu, '$1$2'))
  text = text
    .split(' ')
    .map((word) => ABBREVIATIONS[stripMarks(word)] ?? word)
    .join(' ')
  for (let round = 0; round < 6; round++) {
    const shorter = text.replace(PREFIX, '')
    if (shorter === text) break
    text = shorter
  }
  // The address of the seat is said in one document and left out in the next.
  return text
    .replace(/(?<=\S )(?:trường|truong) (?=(?:trung|tiểu|tieu|mầm|mam|mẫu|mau|đại|dai|cao|phổ|pho) )/g, '')
    .replace(/(?:^| )(?:của |cua )?(?:chúng tôi|chung toi|chúng em|chung em)$/, '')
    .replace(
      /(?<=\S \S+) (?:của|cua) (?:đoàn|doan|trường|truong|nhà trường|công ty|cong ty|đơn vị|don vi|cơ quan|co quan)$/,
      '',
    )
    .replace(/ (?:thuộc|thuoc) (?:liên đoàn lao động|lien doan lao dong) .{0,60}$/, '')
    .replace(/ (?:(?:quận|quan|huyện|huyen) .{2,30}|(?:thành phố|thanh pho|tp) .{2,30}|hà nội|ha noi)$/, '')
    .trim()
})

const PREFIX =
  /^(?:ban chấp hành|ban chap hanh|công đoàn cơ sở thành viên|cong doan co so thanh vien|công đoàn cơ sở|cong doan co so|công đoàn(?! bộ phận)|cong doan(?! bo phan)|tập thể|tap the|trường|truong|đơn vị|don vi|cơ quan|co quan)(?: |$)/

/** By their unmarked form; written out with marks so that both renderings stay comparable. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  cdcs: 'công đoàn cơ sở',
  cscs: 'công đoàn cơ sở',
  cd: 'công đoàn',
  cdbp: 'công đoàn bộ phận',
  cdcstv: 'công đoàn cơ sở thành viên',
  bch: 'ban chấp hành',
  bchcd: 'ban chấp hành công đoàn',
  mn: 'mầm non',
  mg: 'mẫu giáo',
  th: 'tiểu học',
  thcs: 'trung học cơ sở',
  thpt: 'trung học phổ thông',
  ptth: 'trung học phổ thông',
  gdtx: 'giáo dục thường xuyên',
  gdnn: 'giáo dục nghề nghiệp',
  gddt: 'giáo dục đào tạo',
  dh: 'đại học',
  tnhh: 'trách nhiệm hữu hạn',
  mtv: 'một thành viên',
  cp: 'cổ phần',
  cty: 'công ty',
  xn: 'xí nghiệp',
  ubnd: 'ủy ban nhân dân',
  hdnd: 'hội đồng nhân dân',
  mttq: 'mặt trận tổ quốc',
  bv: 'bệnh viện',
  bvdk: 'bệnh viện đa khoa',
  ttyt: 'trung tâm y tế',
  tt: 'trung tâm',
  ldld: 'liên đoàn lao động',
  hcth: 'hành chính tổng hợp',
  htx: 'hợp tác xã',
  kbnn: 'kho bạc nhà nước',
  tmcp: 'thương mại cổ phần',
  tm: 'thương mại',
  dv: 'dịch vụ',
  sx: 'sản xuất',
  xd: 'xây dựng',
}
