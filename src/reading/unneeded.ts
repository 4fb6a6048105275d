import type { Block, Page } from './extraction.ts'

/** Stands where something was left out. */
const LEFT_OUT = '(không lưu)'

/**
 * Pages without what no check of a dossier needs and the law holds dear: ethnicity, religion, numbers of identity papers, day of joining
 * the Party, and of a birth date all but the year, which tells namesakes apart. Only what is labelled as such goes: in a line, in the
 * cell beside its label, in a column under its heading. The file itself keeps it.
 */
export function withoutUnneeded(pages: readonly Page[]): readonly Page[] {
  return pages.map((page) => ({ blocks: page.blocks.map(withoutIn) }))
}

/** The same of free words. */
export function withoutUnneededWords(text: string): string {
  if (!HINT.test(text)) return text
  return text
    .replace(LABELLED, `$1$2${LEFT_OUT}`)
    .replace(IDENTITY, `$1$2${LEFT_OUT}`)
    .replace(BORN, (_, label: string, year: string) => `${/^\p{Lu}/u.test(label) ? 'Sinh' : 'sinh'} năm ${year}`)
}

/** What no pattern below does without: most lines are through here. */
const HINT = /tộc|giáo|sinh|CCCD|CMND|CMTND|căn cước|chứng minh|vào đảng/iu

/** Up to what ends a value: a mark, a gap, or the next label of the form. */
const NEXT =
  '(?=\\s*(?:$|[\\n\\t;,.|]|\\s{2}|(?:dân tộc|tôn giáo|giới tính|quê quán|nguyên quán|nơi ở|trình độ|chức vụ|đơn vị|năm sinh|ngày sinh|ngày vào)(?:\\s|:)))'
const LABELLED = new RegExp(
  `((?:^|[^\\p{L}])(?:dân tộc|tôn giáo|ngày vào đảng(?: cộng sản việt nam| csvn)?))(\\s*:\\s*)[^\\n\\t;,|:]{1,60}?${NEXT}`,
  'giu',
)
const IDENTITY =
  /((?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư))(?:\/(?:CCCD|CMND))?)(\s*(?:số)?\s*[:.]?\s*)\d[\d ]{7,14}\d/giu
const BORN =
  /((?:ngày,?\s*tháng,?\s*năm\s*sinh|ngày\s*sinh|sinh\s*ngày|sinh))\s*:?\s*(?:ngày\s*)?\d{1,2}(?:\s*[/.-]\s*|\s*tháng\s*)\d{1,2}(?:\s*[/.-]\s*|\s*năm\s*)((?:19|20)\d\d)(?!\d)/giu

function withoutIn(block: Block): Block {
  if (block.kind === 'line') {
    const text = withoutUnneededWords(block.text)
    return text === block.text ? block : { ...block, text }
  }
  const columns = columnsOf(block.rows)
  return { ...block, rows: block.rows.map((row, index) => withoutInRow(row, index, columns)) }
}

type Column = { readonly at: number; readonly below: number; readonly born: boolean }

const HEADING_ROWS = 3

/** Columns under a heading that names what is left out. */
function columnsOf(rows: readonly (readonly string[])[]): Column[] {
  return rows.slice(0, HEADING_ROWS).flatMap((row, below) =>
    row.length < 3
      ? []
      : row.flatMap((cell, at): Column[] => {
          const said = labelOf(cell)
          return said === null ? [] : [{ at, below, born: said === 'born' }]
        }),
  )
}

function withoutInRow(row: readonly string[], index: number, columns: readonly Column[]): string[] {
  return row.map((cell, at) => {
    const column = columns.find((one) => one.at === at && one.below < index)
    const before = at > 0 && (row.length === 2 || /:\s*$/.test(row[at - 1] ?? '')) ? labelOf(row[at - 1] ?? '') : null
    const said = column === undefined ? before : column.born ? 'born' : 'unneeded'
    if (said === null || cell.trim() === '') return withoutUnneededWords(cell)
    return said === 'born' ? cell.replace(DATE, '$1') : LEFT_OUT
  })
}

const DATE = /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*((?:19|20)\d\d)(?!\d)/g

function labelOf(cell: string): 'unneeded' | 'born' | null {
  const label = cell
    .normalize('NFC')
    .replace(/[\s:*]+/g, ' ')
    .trim()
    .toLowerCase()
  if (
    /^(?:dân tộc|tôn giáo|dân tộc, tôn giáo|số (?:cccd|cmnd)|(?:số )?(?:cccd|cmnd)(?:\/(?:cccd|cmnd))?|số căn cước(?: công dân)?|ngày vào đảng)$/u.test(
      label,
    )
  )
    return 'unneeded'
  return /^(?:ngày,? ?tháng,? ?năm sinh|ngày sinh|sinh ngày)$/u.test(label) ? 'born' : null
}
