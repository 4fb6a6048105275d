import { nearest } from './rule-fault.ts'
import type { Path } from './yaml-source.ts'

/** Takes note of a mistake at a place of campaign.yaml. */
export type Report = (
  path: Path,
  said: { readonly expected: string; readonly found: string; readonly mend: string },
) => void

/** Reports a word that is none of those known, with the one that was meant where that can be guessed. */
export function checkWord(path: Path, word: string, known: readonly string[], report: Report): void {
  if (known.includes(word)) return
  const meant = nearest(word, known)
  report(path, {
    expected: `một trong: ${known.join(', ')}`,
    found: `"${word}"`,
    mend: meant ? `có phải ý định ghi "${meant}"?` : 'chọn một từ trong danh sách trên',
  })
}

export function checkId(path: Path, id: string, before: readonly string[], report: Report): void {
  if (!/^[a-z][a-z0-9-]{0,60}$/u.test(id))
    report(path, {
      expected: 'chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ result-report',
      found: `"${id}"`,
      mend: 'bỏ dấu, dấu cách và chữ hoa',
    })
  if (before.includes(id))
    report(path, {
      expected: 'mỗi mã chỉ dùng một lần',
      found: `"${id}" đã có ở trên`,
      mend: 'đặt mã khác cho mục này',
    })
}

/** A whole number within bounds, as officers write it; `usual` where it is none. */
export function numberOf(
  path: Path,
  value: string,
  bounds: { readonly least: number; readonly most: number; readonly usual: number; readonly what: string },
  report: Report,
): number {
  const number = /^\d{1,9}$/u.test(value.trim()) ? Number(value) : Number.NaN
  if (number >= bounds.least && number <= bounds.most) return number
  report(path, {
    expected: `${bounds.what}, từ ${bounds.least} đến ${bounds.most}`,
    found: `"${value}"`,
    mend: `ghi một số, ví dụ ${bounds.usual}`,
  })
  return bounds.usual
}

/** yes or no, in English or Vietnamese; `usual` where nothing is written. */
export function yesNo(path: Path, value: string | undefined, usual: boolean, report: Report): boolean {
  if (value === undefined || value.trim() === '') return usual
  const word = value.trim().toLowerCase().normalize('NFC')
  if (['yes', 'true', 'có', 'co'].includes(word)) return true
  if (['no', 'false', 'không', 'khong'].includes(word)) return false
  report(path, { expected: 'yes (có) hoặc no (không)', found: `"${value}"`, mend: 'ghi yes hoặc no' })
  return usual
}

export function checkAddress(path: Path, address: string, report: Report): void {
  if (/^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,180}\.[^\s@<>,;.]{1,63}$/u.test(address)) return
  report(path, {
    expected: 'một địa chỉ thư điện tử, ví dụ congdoan@example.vn',
    found: `"${address}"`,
    mend: 'kiểm tra dấu @ và tên miền',
  })
}
