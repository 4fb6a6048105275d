import { foldText } from '../../understanding/vietnamese/fold.ts'
import type { RosterColumn } from './read-roster.ts'

/** Headings as offices write them, folded: without marks, case or punctuation. The first column that a heading fits takes it. */
const HEADINGS: readonly (readonly [RosterColumn, RegExp])[] = [
  ['id', /^(?:id|ma|ma so|ma (?:don vi|cdcs|cong doan)|ma so don vi)$/u],
  [
    'aliases',
    /^(?:aliases|(?:cac )?ten (?:goi )?khac|(?:ten )?(?:viet tat|goi tat|rut gon|tat|ngan)|ten (?:giao dich|cu))/u,
  ],
  ['successor', /^(?:successor|(?:don vi )?(?:ke tuc|ke thua|sap nhap vao|hop nhat vao))/u],
  ['emails', /^(?:emails?|e mail|thu dien tu|hop thu|dia chi (?:emails?|e mail|thu|hop thu)|g?mail)\b/u],
  ['members', /^(?:members|(?:tong )?(?:so )?(?:luong )?(?:doan vien|dv|cnvcld|doan vien cong doan)(?: .*)?)$/u],
  ['kind', /^(?:kind|loai|loai (?:hinh|don vi|cdcs)(?: .*)?|khoi|nhom|linh vuc)$/u],
  ['from', /^(?:from|tu ngay|(?:ngay )?thanh lap|ngay bat dau)$/u],
  ['to', /^(?:to|den ngay|(?:ngay )?(?:giai the|ket thuc|cham dut)(?: .*)?)$/u],
  ['name', /^(?:name|ten|(?:ten )?(?:don vi|cdcs|cong doan|cong doan co so|cd co so|truong|co quan)(?:\b.*)?)$/u],
]

/** Columns that number rows: a row without a number is a heading, a sum or a signature. */
const NUMBERING = /^(?:stt|tt|so tt|so thu tu|no)$/u

export type Recognised = {
  /** Index of the column that each meaning was found in. */
  readonly columns: ReadonlyMap<RosterColumn, number>
  readonly numbering: number | null
  /** Headings that mean nothing for a roster (telephone, remarks). */
  readonly ignored: readonly string[]
}

/** What the cells of a row mean as headings; null where it is no row of headings: no name of a unit, or nothing beside it. */
export function recogniseHeadings(cells: readonly string[]): Recognised | null {
  const columns = new Map<RosterColumn, number>()
  const ignored: string[] = []
  let numbering: number | null = null
  for (const [index, cell] of cells.entries()) {
    const heading = folded(cell)
    if (heading === '') continue
    const column = HEADINGS.find(([meaning, pattern]) => !columns.has(meaning) && pattern.test(heading))?.[0]
    if (column !== undefined && heading.length < 60) columns.set(column, index)
    else if (NUMBERING.test(heading)) numbering = index
    else ignored.push(cell.replace(/\s+/gu, ' ').trim())
  }
  const beside = columns.size - 1 + (numbering === null ? 0 : 1) + ignored.length
  return columns.has('name') && beside > 0 ? { columns, numbering, ignored } : null
}

function folded(cell: string): string {
  return foldText(cell)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
