import { isShout, plainOf } from '../plain.ts'
import type { Row } from '../row.ts'

/** How a ground begins, and the body that goes on after it with what it asks for. */
const GROUND = /^[-+*•\s]*(?:can cu|thuc hien|theo|sau khi|qua|tren co so|thi hanh|huong ung|nham)\b/
const ASKS = /\b(?:de nghi|trinh|de xuat|gioi thieu|de cu|tien cu|thong nhat|nhat tri)\b/

/**
 * "Căn cứ kết quả bình chọn ngày 20/5, công đoàn trường trình LĐLĐ quận khen thưởng 2 đồng chí: ...": ground and request in one sentence.
 * Only the request is left, so that nobody takes the line for a quoted paper.
 */
export function withoutGround(row: Row): Row {
  if (row.table !== null || row.text.length < 40 || !GROUND.test(row.plain)) return row
  for (const comma of row.plain.matchAll(
    /,\s+(?=(?:ban |bch|cong doan|cdcs|cd |chung toi|don vi|nha truong|truong |xi nghiep|cong ty|benh vien|chi |to |tap the|hoi nghi|nay |toi |ldld|doan))/g,
  )) {
    const at = comma.index + comma[0].length
    if (!ASKS.test(row.plain.slice(at, at + 160)) || ASKS.test(row.plain.slice(0, at).replace(GROUND, ''))) continue
    const rest = row.text.slice(at)
    const text = rest.slice(0, 1).toUpperCase() + rest.slice(1)
    return { ...row, text, plain: plainOf(text), shout: isShout(text) }
  }
  return row
}
