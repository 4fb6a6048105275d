import { CHU_TRI, KINH_GUI, NOI_NHAN } from '../marks.ts'
import type { Row } from '../row.ts'

/** Quoted papers, and who led, wrote down or is to be called: nobody is proposed by being named there. */
const ELSEWHERE = new RegExp(
  String.raw`\b(?:(?:nguoi|dau moi) lien he|xin rut|rut ten|rut khoi|xin thoi)\b|^[-+*•\s\d.)]*(?:can cu|thuc hien|quyet dinh so|ke hoach so|luat |nghi dinh|${CHU_TRI}|thu ky|thanh phan|lien he|moi thong tin|dien thoai|nguoi lap)`,
)

/** What a letter says in its own name: without what it quotes and whom it addresses. */
export function requestIn(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ plain }) => !ELSEWHERE.test(plain) && !KINH_GUI.test(plain) && !NOI_NHAN.test(plain))
}
