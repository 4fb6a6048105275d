/**
 * Makes the mails of test/cases anew; what must come out stands in each folder's expected.yaml, written by hand.
 * The mails are committed, so that the tests need nothing from here.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { automatic, bounce } from './demo-mails/not-for-us.ts'
import {
  bound,
  collectiveSummary,
  personSummary,
  proposalLetter,
  resultReport,
  type Writer,
} from './demo-mails/papers.ts'
import { makeDocx } from './making/docx.ts'
import { makeMail, type MadeFile } from './making/mail.ts'
import { centred, line, type Paper } from './making/paper.ts'
import { makePdf } from './making/pdf.ts'
import { makeZip } from './making/zip.ts'

const FOLDER = join(import.meta.dirname, '../test/cases')

type Union = { readonly writer: Writer; readonly address: string }

function union(workplace: string, chair: string, address: string): Union {
  const issuer = `CĐCS ${workplace.toLocaleUpperCase('vi')}`
  return {
    address,
    writer: { superior: 'LĐLĐ QUẬN BA ĐÌNH', issuer, name: `Công đoàn cơ sở ${workplace}`, workplace, chair },
  }
}

const hoaBan = union('Trường THCS Hoa Ban', 'Đàm Thị Vịnh', 'cd.thcshoaban@example.edu.vn')
const huongSen = union('Trường Tiểu học Hương Sen', 'Kiều Văn Toại', 'cd.thhuongsen@example.edu.vn')
const bangLang = union('Trường THCS Bằng Lăng', 'Âu Thị Ngần', 'cd.thcsbanglang@example.edu.vn')
const cayBang = union('Trường Tiểu học Cây Bàng', 'Lục Thị Thơm', 'cd.thcaybang@example.edu.vn')
const hoaMai = union('Trường Mầm non Hoa Mai', 'Giáp Thị Len', 'cd.mnhoamai@example.edu.vn')
const bupSen = union('Trường Mầm non Búp Sen', 'Ninh Thị Gấm', 'cd.mnbupsen@example.edu.vn')

type Nominee = { readonly name: string; readonly born: string; readonly post: string }

const told = [
  'Tham gia tổ giúp việc tại khu vực bỏ phiếu số 3, hoàn thành mọi việc được giao.',
  'Vận động gia đình và đồng nghiệp tìm hiểu tiểu sử người ứng cử, đi bầu đầy đủ.',
  'Hoàn thành tốt nhiệm vụ chuyên môn trong suốt đợt thi đua.',
]
const award = 'Giấy khen'
const dated = (day: number): string => `Ba Đình, ngày ${String(day).padStart(2, '0')} tháng 5 năm 2021`

function letter(from: Union, nominees: readonly Nominee[], day: number, withUnion = false): Paper {
  return proposalLetter({
    writer: from.writer,
    number: '09/TTr-CĐCS',
    date: dated(day),
    collectives: withUnion ? [{ kind: 'collective', name: from.writer.name, post: '', award }] : [],
    individuals: nominees.map(({ name, post }) => ({ kind: 'individual', name, post, award })),
    shape: withUnion ? 'table' : 'list',
  })
}

function summary(from: Union, { name, born, post }: Nominee, day: number): Paper {
  return personSummary({ kind: 'individual', name, born, post, award, told, writer: from.writer, date: dated(day) })
}

const docx = async (name: string, paper: Paper): Promise<MadeFile> => ({ name, bytes: await makeDocx(paper) })
const pdf = async (name: string, paper: Paper, password?: string): Promise<MadeFile> => ({
  name,
  bytes: await makePdf(paper, password === undefined ? {} : { password }),
})

type Wanted = {
  readonly from: Union | { readonly name: string; readonly address: string }
  /** Hanoi's clock: '2021-05-20T09:00'. */
  readonly at: string
  readonly subject: string
  readonly text: string
  readonly files?: readonly MadeFile[]
  readonly id: string
  readonly answers?: string
}

function mail(wanted: Wanted): Promise<Uint8Array> {
  const { from } = wanted
  return makeMail({
    from: 'writer' in from ? { name: from.writer.chair, address: from.address } : from,
    to: { name: 'LĐLĐ quận Ba Đình', address: 'ldldbadinh@gmail.com' },
    subject: wanted.subject,
    date: new Date(`${wanted.at}:00+07:00`),
    messageId: `<${wanted.id}@example.vn>`,
    ...(wanted.answers === undefined
      ? {}
      : { inReplyTo: `<${wanted.answers}@example.vn>`, references: [`<${wanted.answers}@example.vn>`] }),
    text: wanted.text,
    files: wanted.files ?? [],
  })
}

const thuan: Nominee = { name: 'Lã Thị Thuần', born: '1984', post: 'Giáo viên' }
const nghi: Nominee = { name: 'Khổng Văn Nghị', born: '1979', post: 'Nhân viên bảo vệ' }
const men: Nominee = { name: 'Thân Thị Mến', born: '1990', post: 'Giáo viên' }
const five: readonly Nominee[] = [
  thuan,
  nghi,
  men,
  { name: 'Viên Đình Khoát', born: '1975', post: 'Tổ trưởng chuyên môn' },
  { name: 'Hứa Thị Nhàn', born: '1988', post: 'Nhân viên thư viện' },
]

const cases: Readonly<Record<string, () => Promise<readonly Uint8Array[]>>> = {
  'letter-in-word-and-summaries-in-one-pdf': async () => [
    await mail({
      from: hoaBan,
      at: '2021-05-20T09:00',
      id: 'case-complete',
      subject: 'Hồ sơ đề nghị khen thưởng - CĐ THCS Hoa Ban',
      text: 'Kính gửi LĐLĐ quận,\nCông đoàn THCS Hoa Ban gửi hồ sơ đề nghị khen thưởng ạ.',
      files: [
        await docx('To trinh.docx', letter(hoaBan, [thuan], 18, true)),
        await pdf(
          'Tom tat thanh tich.pdf',
          bound([
            collectiveSummary({
              kind: 'collective',
              name: hoaBan.writer.name,
              post: '',
              award,
              members: '46 (nữ: 33)',
              told,
              writer: hoaBan.writer,
              date: dated(18),
            }),
            summary(hoaBan, thuan, 18),
          ]),
        ),
      ],
    }),
  ],
  'summaries-in-a-zip': async () => [
    await mail({
      from: huongSen,
      at: '2021-05-21T14:30',
      id: 'case-zip',
      subject: 'Gửi hồ sơ khen thưởng',
      text: 'Em gửi tờ trình và tóm tắt thành tích (file nén) ạ.',
      files: [
        await docx('TTr CĐ Hương Sen.docx', letter(huongSen, [nghi, men], 19)),
        {
          name: 'Tóm tắt thành tích.zip',
          bytes: makeZip([
            await docx('Thành tích/Nghị.docx', summary(huongSen, nghi, 19)),
            await docx('Thành tích/Mến.docx', summary(huongSen, men, 19)),
          ]),
        },
      ],
    }),
  ],
  'forwarded-as-an-attached-mail': async () => {
    const inner = await mail({
      from: bangLang,
      at: '2021-05-19T16:00',
      id: 'case-forwarded-inner',
      subject: 'Hồ sơ khen thưởng CĐ Bằng Lăng',
      text: 'Chị chuyển giúp em lên quận với ạ.',
      files: [
        await docx('To trinh.docx', letter(bangLang, [men], 19)),
        await docx('TTTT Men.docx', summary(bangLang, men, 19)),
      ],
    })
    return [
      await mail({
        from: { name: 'Âu Thị Ngần', address: 'ngan.au.canhan@example.com' },
        at: '2021-05-20T08:10',
        id: 'case-forwarded',
        subject: 'Fwd: Hồ sơ khen thưởng CĐ Bằng Lăng',
        text: 'Em chuyển tiếp hồ sơ của đơn vị ạ.',
        files: [{ name: 'Hồ sơ khen thưởng CĐ Bằng Lăng.eml', type: 'message/rfc822', bytes: inner }],
      }),
    ]
  },
  'supplement-in-the-same-thread': async () => [
    await mail({
      from: cayBang,
      at: '2021-05-17T10:00',
      id: 'case-thread',
      subject: 'Hồ sơ khen thưởng bầu cử',
      text: 'Công đoàn Trường Tiểu học Cây Bàng gửi hồ sơ khen thưởng.',
      files: [
        await docx('To trinh.docx', letter(cayBang, [thuan, nghi], 16)),
        await docx('Thuan.docx', summary(cayBang, thuan, 16)),
      ],
    }),
    await mail({
      from: { name: 'Văn thư', address: 'vanthu.caybang@example.com' },
      at: '2021-05-18T15:00',
      id: 'case-thread-2',
      answers: 'case-thread',
      subject: 'Re: Hồ sơ khen thưởng bầu cử',
      text: 'Em bổ sung bản tóm tắt thành tích còn thiếu ạ.',
      files: [await pdf('Nghi.pdf', summary(cayBang, nghi, 16))],
    }),
  ],
  'six-mails-in-a-burst': async () => {
    const papers = [
      await docx('To trinh.docx', letter(hoaMai, five, 20)),
      ...(await Promise.all(five.map((one, at) => docx(`Thanh tich ${at + 1}.docx`, summary(hoaMai, one, 20))))),
    ]
    return Promise.all(
      papers.map((file, at) =>
        mail({
          from: hoaMai,
          at: `2021-05-21T09:0${at}`,
          id: `case-burst-${at}`,
          subject: at === 0 ? 'Tờ trình khen thưởng' : `Thành tích ${at}`,
          text: 'Em gửi ạ.',
          files: [file],
        }),
      ),
    )
  },
  'summary-behind-a-password': async () => [
    await mail({
      from: bupSen,
      at: '2021-05-19T11:00',
      id: 'case-password',
      subject: 'Hồ sơ khen thưởng MN Búp Sen',
      text: 'Em gửi hồ sơ ạ.',
      files: [
        await docx('To trinh.docx', letter(bupSen, [thuan], 18)),
        await pdf('Tom tat thanh tich.pdf', summary(bupSen, thuan, 18), 'bupsen2021'),
      ],
    }),
  ],
  'form-left-blank': async () => [
    await mail({
      from: huongSen,
      at: '2021-05-19T11:30',
      id: 'case-blank',
      subject: 'Hồ sơ khen thưởng',
      text: 'Em gửi hồ sơ khen thưởng ạ.',
      files: [
        await docx('To trinh.docx', letter(huongSen, [men], 18)),
        await docx('Tom tat thanh tich.docx', blankForm),
      ],
    }),
  ],
  'question-without-papers': async () => [
    await mail({
      from: hoaBan,
      at: '2021-05-11T08:30',
      id: 'case-question',
      subject: 'Xin lịch tập huấn',
      text: 'Kính gửi quận,\nCho em hỏi lịch tập huấn công tác tài chính công đoàn tháng 6 ạ.\nEm cảm ơn.',
    }),
  ],
  'link-instead-of-papers': async () => [
    await mail({
      from: bangLang,
      at: '2021-05-24T10:00',
      id: 'case-link',
      subject: 'Hồ sơ đề nghị khen thưởng theo KH 63',
      text: 'Kính gửi quận, hồ sơ đề nghị khen thưởng của đơn vị ở đây ạ: https://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOp?usp=sharing',
    }),
  ],
  'sent-on-the-day-itself': async () => [await whole(cayBang, '2021-05-27T09:15', 'case-on-the-day')],
  'sent-too-late': async () => [await whole(cayBang, '2021-05-28T07:40', 'case-late')],
  'last-minute-of-the-last-day': async () => [await whole(cayBang, '2021-05-26T23:58', 'case-last-minute')],
  'automatic-answer': async () => [await automatic(new Date('2021-05-24T09:00:00+07:00'))],
  'undeliverable-notice': async () => [await bounce(new Date('2021-05-27T09:00:00+07:00'))],
  'report-of-results-beside-a-dossier': async () => [
    await mail({
      from: bupSen,
      at: '2021-05-25T15:20',
      id: 'case-report',
      subject: 'Báo cáo kết quả và hồ sơ khen thưởng',
      text: 'Đơn vị gửi báo cáo kết quả thực hiện và hồ sơ đề nghị khen thưởng.',
      files: [
        await docx('Bao cao ket qua.docx', resultReport({ writer: bupSen.writer, number: '10/BC-CĐCS', date: dated(24), told: ['1. Công tác tuyên truyền: 04 buổi, 61 lượt người nghe.', '2. Kết quả: 100% đoàn viên đi bầu.'] })), // prettier-ignore
        await docx('Ho so.docx', bound([letter(bupSen, [nghi], 24), summary(bupSen, nghi, 24)])),
      ],
    }),
  ],
}

async function whole(from: Union, at: string, id: string): Promise<Uint8Array> {
  const files = [await docx('Ho so khen thuong.docx', bound([letter(from, [thuan], 25), summary(from, thuan, 25)]))]
  return mail({ from, at, id, subject: 'Hồ sơ khen thưởng', text: 'Đơn vị em gửi hồ sơ khen thưởng ạ.', files })
}

const blankForm: Paper = {
  font: 'Times New Roman',
  size: 13,
  parts: [
    centred('TÓM TẮT THÀNH TÍCH', { bold: true }),
    centred('Đề nghị tặng ……………………', { italic: true }),
    line('Họ và tên: ……………………………………………'),
    line('Năm sinh: ……………………'),
    line('Chức vụ: ……………………………………………'),
    line('Đơn vị công tác: ……………………………………'),
    line('THÀNH TÍCH ĐẠT ĐƯỢC', { bold: true }),
    line('………………………………………………………………'),
    line('………………………………………………………………'),
  ],
}

for (const [name, make] of Object.entries(cases)) {
  await mkdir(join(FOLDER, name), { recursive: true })
  const mails = await make()
  for (const [at, bytes] of mails.entries()) {
    await writeFile(join(FOLDER, name, mails.length === 1 ? 'mail.eml' : `${at + 1}.eml`), bytes)
    console.log(`${name} ${at + 1}: ${Math.ceil(bytes.length / 1024)} kB`)
  }
}
