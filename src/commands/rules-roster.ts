import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeListText } from '../dossiers/campaigns/decode-rule-text.ts'
import { importRoster, type RosterTable } from '../dossiers/campaigns/import-roster.ts'
import { delimiterOf, parseRows } from '../dossiers/campaigns/read-roster.ts'
import { formatFault, type RuleFault, sourceText } from '../dossiers/campaigns/rule-fault.ts'
import { errorText } from '../io/error-code.ts'
import { MAX_RULE_BYTES } from '../io/rules.ts'
import { xlsxSheets } from '../reading/formats/xlsx.ts'
import { LIMITS } from '../reading/tools.ts'
import type { Console } from './console.ts'

export const ROSTER_USAGE = `tiepnhan rules roster FILE [--out FOLDER] [--replace]
  đọc danh sách đơn vị từ Excel (.xlsx) hoặc .csv, cho biết đã hiểu thế nào; không có --out thì không ghi gì
  --out FOLDER   thư mục kế hoạch để ghi units.csv (hoặc tên tệp .csv)
  --replace      ghi đè units.csv đang có đơn vị
`

/** `tiepnhan rules roster FILE`: a list of units as an office keeps it, told as it was understood, and written as units.csv. */
export async function rosterCommand(args: readonly string[], console: Console): Promise<number> {
  const given = flags(args)
  if (given === null) {
    console.err(ROSTER_USAGE)
    return 2
  }
  const read = await readTables(given.file)
  if ('fault' in read) {
    console.err(`${formatFault(read.fault)}\n`)
    return 1
  }
  const { csv, faults, told } = importRoster(read.tables)
  if (told.length > 0) console.out(`${[...told, ...read.notes].join('\n')}\n`)
  for (const fault of faults) console.err(`${formatFault(fault)}\n\n`)
  if (faults.length > 0) {
    console.err(`${faults.length} chỗ cần sửa trong danh sách; chưa ghi gì.\n`)
    return 1
  }
  if (given.out === null) {
    console.out('Chưa ghi gì. Nếu đúng, chạy lại với --out và thư mục kế hoạch để ghi units.csv.\n')
    return 0
  }
  return await write(given.out, csv, given.replace, console)
}

async function write(out: string, csv: string, replace: boolean, console: Console): Promise<number> {
  const file = out.toLowerCase().endsWith('.csv') ? out : join(out, 'units.csv')
  if (!replace && (await hasUnits(file))) {
    console.err(`${file} đã có đơn vị. Muốn thay bằng danh sách này thì thêm --replace.\n`)
    return 1
  }
  try {
    await writeFile(file, csv)
  } catch (error) {
    console.err(`Không ghi được ${file}: ${errorText(error)}\n`)
    return 1
  }
  console.out(`Đã ghi ${file}. Kiểm tra cả kế hoạch: tiepnhan rules check.\n`)
  return 0
}

async function hasUnits(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '').length > 1
}

function flags(args: readonly string[]): { file: string; out: string | null; replace: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, replace: { type: 'boolean', default: false } },
    })
    const [file, ...others] = positionals
    return file === undefined || others.length > 0 ? null : { file, out: values.out ?? null, replace: values.replace }
  } catch {
    return null
  }
}

type Read =
  | { readonly tables: readonly RosterTable[]; readonly notes: readonly string[] }
  | { readonly fault: RuleFault }

async function readTables(file: string): Promise<Read> {
  const fault = (expected: string, found: string, mend: string): Read => ({
    fault: { file, line: 1, column: 1, excerpt: '', expected, found, mend },
  })
  let bytes: Uint8Array
  try {
    if ((await stat(file)).size > MAX_RULE_BYTES)
      return fault(`không quá ${MAX_RULE_BYTES / 1_000_000} MB`, 'tệp lớn hơn', 'kiểm tra xem có đúng tệp không')
    bytes = await readFile(file)
  } catch (error) {
    return fault('tệp danh sách đơn vị', errorText(error), 'kiểm tra lại tên tệp và thư mục')
  }
  if (isZip(bytes)) {
    try {
      const sheets = xlsxSheets(bytes, LIMITS)
      const tables = sheets.map(({ name, rows }) => ({ place: `${basename(file)}, trang tính "${name}"`, rows }))
      return { tables, notes: [] }
    } catch (error) {
      return fault(
        'tệp Excel (.xlsx)',
        errorText(error),
        'mở tệp bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx)',
      )
    }
  }
  if (isCompound(bytes))
    return fault(
      'tệp Excel (.xlsx) hoặc .csv',
      'tệp Excel kiểu cũ (.xls), hoặc tệp có mật khẩu',
      'mở tệp bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành, kiểu Excel Workbook (.xlsx)',
    )
  const { text, taken } = decodeListText(bytes)
  const source = sourceText(file, text)
  const rows = parseRows(source, text, delimiterOf(source.lines.find((line) => line.trim() !== '') ?? ''))
  if ('fault' in rows) return rows
  return {
    tables: [{ place: file, rows: rows.rows.map(({ line, cells }) => ({ number: line, cells })) }],
    notes:
      taken === null
        ? []
        : [`  tệp không lưu theo UTF-8; đã đọc theo ${taken}: xem kỹ các tên ở trên có đúng dấu không`],
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** OLE2, MS-CFB: Excel 97 to 2003, and workbooks under a password. */
function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf
}
