import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDocx } from '#scripts/making/docx.ts'
import { makeMail } from '#scripts/making/mail.ts'
import { centred, line, type Paper, type Part } from '#scripts/making/paper.ts'
import { makePdf } from '#scripts/making/pdf.ts'

/** Raised when the mails change: what was made before is then left aside. */
const SHAPE = 1

/**
 * A folder of `count` mails of one shape, a Word letter and a PDF summary each, all different, the same for equal counts. Making one takes
 * several times as long as checking it, so they are kept beside the other derived files of the installation.
 */
export async function benchMails(count: number): Promise<string> {
  const root = join(import.meta.dirname, '..', 'node_modules', '.cache', 'tiepnhan', 'bench')
  const made = join(root, `made-${SHAPE}`)
  const folder = join(root, `mails-${SHAPE}-${count}`)
  await mkdir(made, { recursive: true })
  await mkdir(folder, { recursive: true })
  for (let index = 0; index < count; index += 1) {
    const name = `${String(index).padStart(4, '0')}.eml`
    const kept = join(made, name)
    if (!existsSync(kept)) {
      await writeFile(`${kept}.part`, await benchMail(index))
      await rename(`${kept}.part`, kept)
    }
    if (!existsSync(join(folder, name))) await copyFile(kept, join(folder, name))
  }
  return folder
}

export async function benchMail(index: number): Promise<Uint8Array> {
  const unit = `TRƯỜNG TIỂU HỌC SỐ ${index + 1}`
  const people = [`Nguyễn Thị ${GIVEN[index % GIVEN.length]}`, `Trần Văn ${GIVEN[(index + 7) % GIVEN.length]}`]
  const letter = await makeDocx(paper(letterParts(index, unit, people)))
  const summaries = await makePdf(paper(people.flatMap((name, at) => summaryParts(unit, name, at > 0))))
  return makeMail({
    from: { name: 'Công đoàn', address: `cd${index}@example.edu.vn` },
    to: { name: '', address: 'ldldbadinh@gmail.com' },
    subject: `Hồ sơ khen thưởng ${unit}`,
    date: new Date(Date.UTC(2021, 4, 10, 1, 0, index)),
    messageId: `<bench-${index}@example.edu.vn>`,
    text: 'Em gửi hồ sơ khen thưởng ạ.',
    files: [
      { name: `Tờ trình ${index}.docx`, bytes: letter },
      { name: `Tóm tắt thành tích ${index}.pdf`, bytes: summaries },
    ],
  })
}

const GIVEN = [
  'Hoa',
  'Lan',
  'Mai',
  'Bình',
  'Dũng',
  'Hạnh',
  'Khánh',
  'Linh',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quyên',
  'Sơn',
]

function paper(parts: readonly Part[]): Paper {
  return { font: 'Times New Roman', size: 14, parts }
}

function head(unit: string, number: string, day: number): Part {
  return {
    is: 'columns',
    by: 'table',
    left: [centred('LĐLĐ QUẬN BA ĐÌNH'), centred(`CĐCS ${unit}`, { bold: true }), centred(number)],
    right: [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
      centred(`Ba Đình, ngày ${String(day).padStart(2, '0')} tháng 5 năm 2021`, { italic: true }),
    ],
  }
}

function letterParts(index: number, unit: string, people: readonly string[]): Part[] {
  return [
    head(unit, `Số: ${index + 1}/TTr-CĐCS`, (index % 20) + 1),
    centred('TỜ TRÌNH', { bold: true }),
    centred('Về việc đề nghị khen thưởng phong trào thi đua phục vụ bầu cử', { bold: true }),
    line('Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình'),
    line('Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình;'),
    line('Ban Chấp hành Công đoàn đề nghị khen thưởng 02 cá nhân có tên sau:'),
    {
      is: 'table',
      ruled: true,
      widths: [10, 40, 50],
      rows: [
        [{ text: 'TT' }, { text: 'Họ và tên' }, { text: 'Chức vụ' }],
        ...people.map((name, at) => [{ text: String(at + 1) }, { text: name }, { text: 'Giáo viên' }]),
      ],
    },
    line('Trân trọng./.'),
    {
      is: 'columns',
      by: 'table',
      left: [line('Nơi nhận:'), line('- Như trên;'), line('- Lưu CĐ.')],
      right: [centred('TM. BAN CHẤP HÀNH'), centred('CHỦ TỊCH'), centred('Đỗ Thị Thu')],
    },
  ]
}

function summaryParts(unit: string, name: string, next: boolean): Part[] {
  const story = 'Tích cực tuyên truyền về cuộc bầu cử, hoàn thành tốt nhiệm vụ được giao, được tập thể ghi nhận. '
  return [
    ...(next ? [{ is: 'page-break' } as const] : []),
    head(unit, '', 12),
    centred('TÓM TẮT THÀNH TÍCH', { bold: true }),
    line(`Họ và tên: ${name}`),
    line('Năm sinh: 1985'),
    line('Chức vụ: Giáo viên'),
    line(`Đơn vị công tác: ${unit}`),
    ...Array.from({ length: 6 }, () => line(story.repeat(3))),
    {
      is: 'columns',
      by: 'table',
      left: [centred('XÁC NHẬN CỦA CÔNG ĐOÀN'), centred('Đỗ Thị Thu')],
      right: [centred('NGƯỜI BÁO CÁO'), centred(name)],
    },
  ]
}
