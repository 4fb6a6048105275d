import { KINH_GUI, NOI_NHAN } from '../marks.ts'
import type { Row } from '../row.ts'
import { ASKING, AWARD_WORDS } from './from-prose.ts'

/** Quoted papers, and who led, wrote down or is to be called: nobody is proposed by being named there. */
const ELSEWHERE =
  /^[-+*•\s\d.)]*(?:can cu|thuc hien|quyet dinh so|ke hoach so|luat |nghi dinh|chu (?:tri|toa)|thu ky|thanh phan|lien he|moi thong tin|dien thoai|nguoi lap)/

/** The part of a letter in which it proposes: from the request on, without what it quotes and whom it addresses. */
export function requestIn(rows: readonly Row[]): readonly Row[] {
  const from = rows.findIndex(({ table, plain }) => table !== null || (ASKING.test(plain) && AWARD_WORDS.test(plain)))
  return from < 0
    ? []
    : rows.slice(from).filter(({ plain }) => !ELSEWHERE.test(plain) && !KINH_GUI.test(plain) && !NOI_NHAN.test(plain))
}
