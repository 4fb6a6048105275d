/**
 * Makes the files under test/fixtures/reading/ that the tests of reading use: a letter and a summary as unions write them, from
 * the docx package, and the same by LibreOffice in the other formats. Run `node scripts/fixtures.ts`; needs soffice.
 * What is under a password (Cdcs#63) is not made here: two summaries are summary.docx locked by officecrypto-tool 0.0.19, the letter and the list of
 * Word and Excel 97 are saved by LibreOffice 7.4 with that password.
 * The people and units in them are invented.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AlignmentType,
  BorderStyle,
  Document,
  DeletedTextRun,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import ExcelJS from 'exceljs'
import sharp from 'sharp'
import { toTcvn3, toVni } from '../src/understanding/vietnamese/legacy-tables.ts'

const out = join(import.meta.dirname, '../test/fixtures/reading')
mkdirSync(out, { recursive: true })

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

type Spell = (text: string) => string
type Look = { spell: Spell; font: string; capitals: string }

function letter({ spell, font, capitals }: Look, extras: boolean): Document {
  const run = (text: string, bold = false, shout = false) =>
    new TextRun({ text: spell(text), bold, font: shout ? capitals : font, size: 26 })
  const line = (text: string, options: Partial<IParagraphOptions> & { bold?: boolean } = {}) =>
    new Paragraph({
      alignment: options.alignment ?? AlignmentType.LEFT,
      ...options,
      children: [run(text, options.bold, /^[^\p{Ll}]+$/u.test(text))],
    })
  const centred = (text: string, bold = false) => line(text, { alignment: AlignmentType.CENTER, bold })
  const cell = (texts: string | string[], width: number, options: object = {}) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      ...options,
      children: [texts].flat().map((text) => centred(text)),
    })
  const numbered = (text: string) =>
    new Paragraph({ numbering: { reference: 'steps', level: 0 }, children: [run(text)] })
  const auto = new Paragraph({ numbering: { reference: 'rows', level: 0 }, children: [] })
  const row = (cells: TableCell[]) => new TableRow({ children: cells })
  const autoCell = () => new TableCell({ width: { size: 8, type: WidthType.PERCENTAGE }, children: [auto] })
  return new Document({
    styles: { default: { document: { run: { font, size: 26 } } } },
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
        },
        {
          reference: 'rows',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    ...(extras ? { footnotes: { 1: { children: [line('Theo danh sách đính kèm biên bản ngày 18/5/2021.')] } } } : {}),
    sections: [
      {
        headers: extras
          ? { default: new Header({ children: [centred('Công đoàn Trường THCS Hoa Ban - hồ sơ khen thưởng')] }) }
          : {},
        children: [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            borders: NO_BORDERS,
            rows: [
              row([
                cell(['LĐLĐ QUẬN BA ĐÌNH', 'CĐCS TRƯỜNG THCS HOA BAN', 'Số: 12/TTr-CĐCS'], 45),
                cell(
                  [
                    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
                    'Độc lập - Tự do - Hạnh phúc',
                    'Ba Đình, ngày 20 tháng 5 năm 2021',
                  ],
                  55,
                ),
              ]),
            ],
          }),
          line(''),
          centred('TỜ TRÌNH', true),
          centred('Về việc đề nghị khen thưởng đợt thi đua 60 ngày', true),
          line('Kính gửi: Ban Thường vụ Liên đoàn Lao động quận Ba Đình'),
          numbered('Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021;'),
          numbered('Căn cứ kết quả bình xét của Ban Chấp hành công đoàn cơ sở.'),
          new Paragraph({
            children: [
              run('Công đoàn Trường THCS Hoa Ban đề nghị khen thưởng 01 tập thể và 03 cá nhân'),
              ...(extras
                ? [
                    new FootnoteReferenceRun(1),
                    new InsertedTextRun({
                      text: ' đã hoàn thành xuất sắc',
                      id: 1,
                      author: 'A',
                      date: '2021-05-19T00:00:00Z',
                    }),
                    new DeletedTextRun({ text: ' XOÁ BỎ', id: 2, author: 'A', date: '2021-05-19T00:00:00Z' }),
                  ]
                : []),
              run(', gồm:'),
            ],
          }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row([cell('STT', 8), cell('Họ và tên', 32), cell('Chức vụ, đơn vị', 35), cell('Hình thức', 25)]),
              row([cell('I. TẬP THỂ', 100, { columnSpan: 4 })]),
              row([
                autoCell(),
                cell('Tổ Khoa học tự nhiên', 32),
                cell('Trường THCS Hoa Ban', 35),
                cell('Giấy khen', 25),
              ]),
              row([cell('II. CÁ NHÂN', 100, { columnSpan: 4 })]),
              row([
                autoCell(),
                cell(['Nguyễn Thị Hương', 'Giang'], 32),
                cell('Giáo viên', 35, { verticalMerge: VerticalMergeType.RESTART }),
                cell('Giấy khen', 25),
              ]),
              row([
                autoCell(),
                cell('Trần Quốc Đạt', 32),
                cell('', 35, { verticalMerge: VerticalMergeType.CONTINUE }),
                cell('Giấy khen', 25),
              ]),
              row([autoCell(), cell('Đỗ Ngọc Ưng', 32), cell('Nhân viên y tế', 35), cell('Bằng khen', 25)]),
            ],
          }),
          line('Công đoàn cơ sở kính trình Liên đoàn Lao động quận xem xét, quyết định./.'),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            borders: NO_BORDERS,
            rows: [
              row([
                cell(['Nơi nhận:', '- Như trên;', '- Lưu: VT.'], 50),
                cell(['TM. BAN CHẤP HÀNH', 'CHỦ TỊCH', '', 'Phạm Thu Thủy'], 50),
              ]),
            ],
          }),
          ...(extras
            ? [
                new Paragraph({ children: [new PageBreak()] }),
                centred('PHỤ LỤC', true),
                line('Danh sách kèm theo tờ trình.'),
              ]
            : []),
        ],
      },
    ],
  })
}

function summary(): Document {
  const line = (text: string, bold = false, centre = false) =>
    new Paragraph({
      alignment: centre ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
      children: [new TextRun({ text, bold, size: 28, font: 'Times New Roman' })],
    })
  return new Document({
    sections: [
      {
        children: [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', true, true),
          line('Độc lập - Tự do - Hạnh phúc', true, true),
          line('BÁO CÁO TÓM TẮT THÀNH TÍCH', true, true),
          line('Đề nghị tặng Giấy khen của Liên đoàn Lao động quận', false, true),
          line('I. SƠ LƯỢC LÝ LỊCH', true),
          line('- Họ và tên: Nguyễn Thị Hương Giang'),
          line('- Sinh ngày: 02/9/1985\tGiới tính: Nữ'),
          line('- Chức vụ, đơn vị công tác: Giáo viên, Trường THCS Hoa Ban'),
          line('II. THÀNH TÍCH ĐẠT ĐƯỢC', true),
          ...Array.from({ length: 6 }, (_, i) =>
            line(
              `${i + 1}. Trong đợt thi đua, tôi đã hoàn thành tốt nhiệm vụ được giao, tích cực đổi mới phương pháp giảng dạy, bồi dưỡng học sinh giỏi, tham gia đầy đủ các hoạt động do công đoàn tổ chức và vận động đồng nghiệp cùng thực hiện.`,
            ),
          ),
          line('Người báo cáo', true, true),
          line('Nguyễn Thị Hương Giang', true, true),
        ],
      },
    ],
  })
}

const unicode: Look = { spell: (text) => text, font: 'Times New Roman', capitals: 'Times New Roman' }
const tcvn3: Look = { spell: toTcvn3, font: '.VnTime', capitals: '.VnTimeH' }
const vni: Look = { spell: toVni, font: 'VNI-Times', capitals: 'VNI-Times' }
const nfd: Look = { spell: (text) => text.normalize('NFD'), font: 'Times New Roman', capitals: 'Times New Roman' }

const files: Record<string, Document> = {
  letter: letter(unicode, true),
  summary: summary(),
  'letter-tcvn3': letter(tcvn3, false),
  'letter-vni': letter(vni, false),
  'letter-nfd': letter(nfd, false),
}
/** A signed page pasted into Word as a picture: the picture is one of the OCR fixtures, brought down. */
const pasted = await sharp(join(import.meta.dirname, '../test/fixtures/ocr/list.png'))
  .resize({ width: 1000 })
  .greyscale()
  .jpeg({ quality: 35 })
  .toBuffer()
files['pasted'] = new Document({
  sections: [
    {
      children: [
        new Paragraph('Bản có chữ ký và dấu:'),
        new Paragraph({
          children: [new ImageRun({ type: 'jpg', data: pasted, transformation: { width: 500, height: 707 } })],
        }),
        new Paragraph('Hết.'),
      ],
    },
  ],
})
for (const [name, document] of Object.entries(files)) {
  writeFileSync(join(out, `${name}.docx`), await Packer.toBuffer(document))
}

/** A list as a sheet: letterhead and title above it, merged cells, dates, rich text, a hidden sheet, the chairman below. */
async function list(name: string, { spell, font }: Look): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('DS')
  for (const area of ['A1:C1', 'D1:F1', 'A3:F3']) sheet.mergeCells(area)
  sheet.getCell('A1').value = spell('LĐLĐ QUẬN BA ĐÌNH')
  sheet.getCell('D1').value = spell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  sheet.getCell('A3').value = spell('DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG')
  sheet.addRow([])
  sheet.addRow(['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Hình thức'].map(spell))
  const rest = [spell('Giáo viên'), spell('Trường THCS Hoa Ban'), spell('Giấy khen')]
  sheet.addRow([1, spell('Nguyễn Thị Hương Giang'), new Date(Date.UTC(1985, 8, 2)), ...rest])
  const rich = {
    richText: [
      { text: spell('Đỗ Ngọc '), font: { name: font } },
      { text: spell('Ưng'), font: { name: font, bold: true } },
    ],
  }
  sheet.addRow([2, rich, new Date(Date.UTC(1990, 0, 15)), ...rest])
  sheet.mergeCells('E6:E7')
  sheet.getColumn(3).numFmt = 'dd/mm/yyyy'
  sheet.addRow([])
  sheet.addRow(['', '', '', '', spell('CHỦ TỊCH')])
  sheet.eachRow((row) => row.eachCell((cell) => (cell.font = { name: font })))
  book.addWorksheet('nháp', { state: 'hidden' }).addRow(['không ai thấy'])
  await book.xlsx.writeFile(join(out, `${name}.xlsx`))
}
await list('list', unicode)
await list('list-tcvn3', tcvn3)

/** LibreOffice's own writing of each: what other programs make of the same letter. */
const profile = mkdtempSync(join(tmpdir(), 'fixtures-'))
const convert = (name: string, to: string, filter = '', from = 'docx') => {
  const target = join(profile, 'out')
  execFileSync('soffice', [
    `-env:UserInstallation=file://${profile}/user`,
    '--headless',
    '--convert-to',
    filter === '' ? to : `${to}:${filter}`,
    '--outdir',
    target,
    join(out, `${name}.${from}`),
  ])
  const made = to === 'docx' ? `${name}-libreoffice.docx` : `${name}.${to}`
  renameSync(join(target, `${name}.${to}`), join(out, made))
}
for (const to of ['doc', 'odt', 'rtf', 'pdf', 'docx', 'html']) convert('letter', to)
for (const to of ['pdf', 'doc']) convert('summary', to)
for (const to of ['doc', 'rtf', 'pdf', 'odt', 'html']) convert('letter-tcvn3', to)
for (const to of ['doc', 'rtf', 'pdf']) convert('letter-vni', to)
for (const to of ['pdf', 'doc']) convert('letter-nfd', to)
for (const to of ['doc', 'odt']) convert('pasted', to)
rmSync(join(out, 'pasted.docx'))
convert('letter', 'txt', 'Text (encoded):UTF8')
for (const name of ['list', 'list-tcvn3']) convert(name, 'xls', '', 'xlsx')
rmSync(profile, { recursive: true })
