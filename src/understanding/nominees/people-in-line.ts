import type { Nominee, NomineeKind } from '../document.ts'
import type { Row } from '../row.ts'
import { enumerated, startsWithName } from './enumerated.ts'
import { BULLET, ORDINAL } from './list-lines.ts'
import { isOrganName, mentionOf } from './mention.ts'
import { nomineeOf } from './subject.ts'

/** "Cá nhân: Nguyễn Văn A - giáo viên (Giấy khen); Trần Thị B - nhân viên": all that a heading's own line names. */
export function namedAfter(text: string, kind: NomineeKind, row: Row): Nominee[] {
  return text
    .split(/;\s+/u)
    .flatMap((part) => enumerated(part, kind))
    .flatMap((part) => {
      const mention = mentionOf(part, kind)
      return mention === null || mention.sure < 0.6 ? [] : [nomineeOf(mention, row)]
    })
}

/** "Đội Quản lý mạng lưới gồm có: ông Khúc Thừa Hạo, công nhân; ông Ngô Sĩ Chi": people under the name of where they work. */
export function namedOfTeam(row: Row): Nominee[] {
  const bare = row.text.replace(ORDINAL, '').replace(BULLET, '')
  const [, unit = '', rest = ''] =
    /^([^:]{3,70}?)\s+(?:gồm(?: có)?|có)\s*:\s*(.+)$/su.exec(bare) ?? SEVERAL_OF_TEAM.exec(bare) ?? []
  if (unit === '' || !isOrganName(unit) || !startsWithName(rest)) return []
  return namedAfter(rest, 'individual', row).map((one) => (one.unit === '' ? { ...one, unit } : one))
}

/** "Tổ Sử - Địa: cô Ngụy Thị Phương Dung, thầy Doãn Chí Công": each with a form of address. */
const SEVERAL_OF_TEAM =
  /^([^:]{3,70}?)\s*:\s*((?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|bác|chú)\s+\p{Lu}.*[,;]\s*(?:và\s+)?(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|bác|chú)\s+\p{Lu}.*)$/su
