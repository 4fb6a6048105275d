import { startsWithName } from './enumerated.ts'
import { mentionOf } from './mention.ts'

/** Letters from which what stands behind a name's colon tells what was done. */
const ENOUGH = 60

/**
 * "Bà Lê Thị Liên - Giảng viên, Khoa Điện: Tham gia Tổ bầu cử số 12, ...": who, and behind the colon on the same line the deeds. Null
 * where the text names nobody before its colon, or somebody else after it ("Tổ Văn phòng: Nguyễn Văn A, ...").
 */
export function deedsBeside(text: string): { readonly who: string; readonly deeds: string } | null {
  const [, who = '', deeds = ''] = /^([^:]{5,200}[^:\s])\s?:\s+(\p{Lu}.+)$/su.exec(text) ?? []
  if (deeds.replace(/\P{L}/gu, '').length < ENOUGH || startsWithName(deeds)) return null
  const mention = mentionOf(who, null)
  return mention === null || mention.sure < 0.55 ? null : { who, deeds }
}
