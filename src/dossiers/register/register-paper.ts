import { capitalised } from '../capitalised.ts'
import { gatherRemarks } from '../gathered-remarks.ts'
import type { Campaign } from '../campaign.ts'
import { sayDay, sayTime } from '../letters/speak.ts'
import { STATUS } from '../words.ts'
import { dayIn } from '../zoned-time.ts'
import { clean } from '../letters/markup.ts'
import {
  type Column,
  dayValue,
  letterheadOf,
  minuteValue,
  type OfficePaper,
  type Sheet,
  signaturesOf,
  type Value,
} from './office-paper.ts'
import type { Mark, NomineeRow, Register, UnitRow } from './register.ts'

/** The register as a workbook: who is proposed, the dossiers, the unions. */
export function registerPaper(register: Register): OfficePaper {
  const { campaign, at } = register
  return {
    letterhead: letterheadOf(campaign, at),
    sheets: [nomineeSheet(register), dossierSheet(register), unitSheet(register)],
    signatures: signaturesOf(campaign),
    foot: `Kế hoạch số ${campaign.plan.number}`,
  }
}

/** The list that the award committee meets over: names, posts and unions, and what is open about each. */
export function meetingPaper(register: Register): OfficePaper {
  const { campaign, at } = register
  return {
    letterhead: letterheadOf(campaign, at),
    sheets: [
      {
        ...headOf(register, 'Danh sách tổng hợp', 'DANH SÁCH TỔNG HỢP'),
        columns: MEETING_COLUMNS,
        sections: sectionsOf(register, (row, number) => [
          number,
          say(row.name),
          joined([row.post, row.unit === row.proposer ? '' : row.unit]),
          say(row.proposer),
          say(row.award),
          joined([
            row.letterNumber === '' ? 'Tờ trình chưa có số' : `Tờ trình số ${row.letterNumber}`,
            ...remarksOf(row),
          ]),
        ]),
      },
    ],
    signatures: signaturesOf(campaign),
    foot: `Kế hoạch số ${campaign.plan.number}`,
  }
}

const MEETING_COLUMNS: readonly Column[] = [
  { heading: 'TT', width: 4.5, align: 'center' },
  { heading: 'Tập thể, cá nhân', width: 26, align: 'left' },
  { heading: 'Chức vụ, nơi công tác', width: 26, align: 'left' },
  { heading: 'Công đoàn cơ sở đề nghị', width: 30, align: 'left' },
  { heading: 'Hình thức đề nghị', width: 16, align: 'left' },
  { heading: 'Ghi chú', width: 30, align: 'left' },
]

function headOf({ campaign, at }: Register, name: string, title: string): Pick<Sheet, 'name' | 'title' | 'notes'> {
  const { plan, timeZone } = campaign
  return {
    name,
    title: [title, 'Tập thể, cá nhân được đề nghị khen thưởng'],
    notes: [
      `(Theo Kế hoạch số ${plan.number} ${sayDay(plan.date)} của ${plan.issuer})`,
      `Số liệu đến ${sayTime(at, timeZone)}`,
    ],
  }
}

function nomineeSheet(register: Register): Sheet {
  const { timeZone } = register.campaign
  return {
    ...headOf(register, 'Đề nghị khen thưởng', 'DANH SÁCH TỔNG HỢP'),
    columns: [
      { heading: 'TT', width: 4.5, align: 'center' },
      { heading: 'Họ tên cá nhân, tên tập thể', width: 24, align: 'left' },
      { heading: 'Đối tượng', width: 8, align: 'center' },
      { heading: 'Chức vụ', width: 15, align: 'left' },
      { heading: 'Nơi công tác', width: 22, align: 'left' },
      { heading: 'Công đoàn cơ sở đề nghị', width: 22, align: 'left' },
      { heading: 'Hình thức đề nghị', width: 11, align: 'left' },
      { heading: 'Số tờ trình', width: 12, align: 'left' },
      { heading: 'Ngày tờ trình', width: 11, align: 'center' },
      { heading: 'Ngày nhận', width: 11, align: 'center' },
      { heading: 'Tình trạng hồ sơ', width: 13, align: 'left' },
      { heading: 'Mã hồ sơ', width: 11, align: 'center' },
      { heading: 'Ghi chú', width: 22, align: 'left' },
    ],
    sections: sectionsOf(register, (row, number, kind) => [
      number,
      say(row.name),
      kind,
      say(row.post),
      say(row.unit),
      say(row.proposer),
      say(row.award),
      say(row.letterNumber),
      dayValue(row.letterDate),
      dayValue(dayIn(timeZone, row.received)),
      sayMark(row),
      row.code,
      joined(row.remarks),
    ]),
  }
}

function sectionsOf(
  { collectives, individuals }: Register,
  cells: (row: NomineeRow, number: number, kind: string) => readonly Value[],
): Sheet['sections'] {
  const section = (numeral: string, kind: string, rows: readonly NomineeRow[]) => ({
    heading: `${numeral}. ${kind.toLocaleUpperCase('vi')} (${String(rows.length).padStart(2, '0')})`,
    rows: rows.map((row, index) => cells(row, index + 1, kind)),
  })
  return [section('I', 'Tập thể', collectives), section('II', 'Cá nhân', individuals)]
}

function dossierSheet(register: Register): Sheet {
  const { campaign, dossiers } = register
  const { timeZone } = campaign
  return {
    ...headOf(register, 'Hồ sơ đã nhận', 'SỔ THEO DÕI HỒ SƠ'),
    title: ['SỔ THEO DÕI HỒ SƠ', 'Nhận qua thư điện tử'],
    columns: [
      { heading: 'TT', width: 4.5, align: 'center' },
      { heading: 'Mã hồ sơ', width: 11, align: 'center' },
      { heading: 'Công đoàn cơ sở', width: 25, align: 'left' },
      { heading: 'Nội dung', width: 15, align: 'left' },
      { heading: 'Tập thể', width: 7, align: 'center' },
      { heading: 'Cá nhân', width: 7, align: 'center' },
      { heading: 'Số văn bản', width: 13, align: 'left' },
      { heading: 'Ngày văn bản', width: 11, align: 'center' },
      { heading: 'Nhận lần đầu', width: 15.5, align: 'center' },
      { heading: 'Nhận đủ', width: 15.5, align: 'center' },
      { heading: 'Tình trạng', width: 13, align: 'left' },
      { heading: 'Còn thiếu, chưa đọc được', width: 25, align: 'left' },
      { heading: 'Địa chỉ gửi', width: 23, align: 'left' },
      { heading: 'Ghi chú', width: 30, align: 'left' },
    ],
    sections: [
      {
        heading: null,
        rows: dossiers.map((row, index) => [
          index + 1,
          row.code,
          say(row.unit),
          say(row.submission.name),
          row.collectives,
          row.individuals,
          say(row.letterNumber),
          dayValue(row.letterDate),
          minuteValue(row.received, timeZone),
          minuteValue(row.completed, timeZone),
          sayMark(row),
          joined([...row.missing.map((item) => `Thiếu: ${item}`), ...row.unreadable.map((item) => `Cần xem: ${item}`)]),
          joined(row.senders),
          joined(gatherRemarks(row.remarks).map(({ remark }) => remark.text)),
        ]),
      },
    ],
  }
}

function unitSheet(register: Register): Sheet {
  const { campaign, units } = register
  return {
    ...headOf(register, 'Công đoàn cơ sở', 'TÌNH HÌNH GỬI HỒ SƠ CỦA CÁC CÔNG ĐOÀN CƠ SỞ'),
    title: ['TÌNH HÌNH GỬI HỒ SƠ CỦA CÁC CÔNG ĐOÀN CƠ SỞ'],
    columns: [
      { heading: 'TT', width: 4.5, align: 'center' },
      { heading: 'Công đoàn cơ sở', width: 44, align: 'left' },
      ...campaign.submissions.flatMap(({ name }): Column[] => [
        { heading: capitalised(name), width: 24, align: 'left' },
        { heading: 'Mã hồ sơ', width: 13, align: 'center' },
      ]),
      { heading: 'Tập thể', width: 8, align: 'center' },
      { heading: 'Cá nhân', width: 8, align: 'center' },
      { heading: 'Ghi chú', width: 26, align: 'left' },
    ],
    sections: [{ heading: null, rows: units.map((unit, index) => unitCells(unit, index + 1, campaign)) }],
  }
}

function unitCells(unit: UnitRow, number: number, { submissions }: Campaign): Value[] {
  const sent = unit.dossiers.some((own) => own.length > 0)
  return [
    number,
    say(unit.name),
    ...submissions.flatMap((_, index): Value[] => {
      const own = unit.dossiers[index] ?? []
      return [own.length === 0 ? 'Chưa gửi' : joined(own.map(sayMark)), joined(own.map(({ code }) => code))]
    }),
    sent ? unit.collectives : null,
    sent ? unit.individuals : null,
    unit.inRoster ? '' : 'Không có trong danh sách đơn vị',
  ]
}

/** 'Cần bổ sung, nhận sau hạn' */
export function sayMark({ status, late, onTheDay }: Mark): string {
  if (onTheDay) return `${STATUS[status]}, nhận đúng ngày nêu tại kế hoạch`
  return late ? `${STATUS[status]}, nhận sau hạn` : STATUS[status]
}

function remarksOf(row: NomineeRow): string[] {
  const settled = row.status === 'complete' && !row.late && !row.onTheDay
  return [...(settled ? [] : [`${sayMark(row)}.`]), ...row.remarks]
}

/** Words from mails and documents as one line of plain text. */
function say(words: string): string {
  return clean(words)
}

function joined(lines: readonly string[]): string {
  return lines
    .map(say)
    .filter((line) => line !== '')
    .join('\n')
}
