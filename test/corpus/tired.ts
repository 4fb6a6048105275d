import { mapText } from '#scripts/making/paper.ts'
import type { Paper, Part } from '#scripts/making/paper.ts'
import type { Random } from './random.ts'

/** Slips of a hand that types its fifth paper of the evening: in the papers' own words, never in a name. */
const SLIPS: readonly (readonly [right: string, slipped: string])[] = [
  ['thưởng', 'thuởng'],
  ['khen thưởng', 'khen thương'],
  ['đề nghị', 'đề  nghị'],
  ['đề nghị', 'đê nghị'],
  ['tập thể', 'tâp thể'],
  ['cá nhân', 'cá nhan'],
  ['thành tích', 'thành tich'],
  ['Thành tích', 'Thanh tích'],
  ['đồng chí', 'đồng chi'],
  ['Đồng chí', 'Đồng Chí'],
  ['danh sách', 'danh sach'],
  ['Chức vụ', 'Chưc vụ'],
  ['đơn vị', 'đơn vi'],
  ['bầu cử', 'bâu cử'],
  ['Họ và tên', 'Họ và tến'],
  ['nhiệm vụ', 'nhiêm vụ'],
]

/** The same paper by a tired clerk: slips, spaces where they don't belong, bold forgotten, some lines pasted in another Unicode form. */
export function tired(paper: Paper, rng: Random): Paper {
  if (!rng.chance(0.45)) return paper
  const [slips, spaces, forgets, pastes] = [rng.chance(0.7), rng.chance(0.6), rng.chance(0.5), rng.chance(0.3)]
  const slipped = mapText(paper, (text) => {
    let out = text
    if (slips) for (const [right, wrong] of SLIPS) if (rng.chance(0.06)) out = out.replace(right, wrong)
    if (spaces) {
      if (rng.chance(0.2)) out = out.replace(/([,;]) (?=\p{Ll})/u, '$1')
      if (rng.chance(0.2)) out = out.replace(/ (?=\p{Ll})/u, '  ')
      if (rng.chance(0.15)) out = out.replace(/(\p{L}) ?([-:]) ?(?=\p{L})/u, '$1 $2 ')
    }
    return pastes && rng.chance(0.3) ? out.normalize('NFD') : out
  })
  if (!forgets) return slipped
  return {
    ...slipped,
    parts: slipped.parts.map((part): Part => (part.is === 'text' && rng.chance(0.7) ? { ...part, bold: false } : part)),
  }
}
