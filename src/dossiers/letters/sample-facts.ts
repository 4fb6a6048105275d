import type { Campaign, RequiredItem, Submission } from '../campaign.ts'
import type { ArrivedDocument, LetterDossier, LetterFacts, LetterItem, UnreadFile } from '../letter.ts'
import type { Problem } from '../../reading/extraction.ts'
import { stripMarks } from '../../understanding/vietnamese/fold.ts'
import type { ReplyKind } from '../verdict.ts'
import { dayIn } from '../zoned-time.ts'
import { sayLimit } from './speak.ts'

/** A letter that can happen, with invented people: what previews show and checks render. */
export type Sample = { readonly id: string; readonly title: string; readonly facts: LetterFacts }

/** Every letter in the variants that its wording can tell apart, for any campaign. */
export function sampleFacts(campaign: Campaign): Sample[] {
  const [first = NO_SUBMISSION, second] = campaign.submissions
  const early = new Date(first.deadline.at.getTime() - 31.9 * HOUR_MS)
  const late = new Date(first.deadline.at.getTime() + 40.2 * HOUR_MS)
  const later = new Date(first.deadline.at.getTime() + 4.4 * DAY_MS)
  const onDay = new Date(first.deadline.at.getTime() + 8.4 * HOUR_MS)
  const items = itemsOf(first)
  const [kept, lacking] = [items.slice(0, 1), items.slice(1)]
  const base = { campaign, unitName: UNIT, receivedAt: early, subject: 'Hồ sơ khen thưởng' }
  const plain = { ...base, unread: [], noFile: false, linkOnly: false, supplement: false }
  const whole = dossier(campaign, first, early, { status: 'complete', present: items })
  const part = dossier(campaign, first, early, { status: 'incomplete', present: kept, missing: lacking })
  const review = dossier(campaign, first, early, { status: 'needs-review', present: kept, unreadable: lacking })
  const nothing = dossier(campaign, first, early, { status: 'incomplete', missing: items })
  const report = second && dossier(campaign, second, early, { status: 'complete', present: itemsOf(second) }, 43)
  const letter = (id: string, kind: ReplyKind, title: string, facts: Partial<LetterFacts>): Sample => ({
    id,
    title,
    facts: { ...plain, kind, arrived: filesOf(items, early), dossiers: [whole], ...facts },
  })
  const partFiles = filesOf(kept, early)
  return [
    letter('receipt', 'receipt', 'Xác nhận: hồ sơ đủ thành phần', {}),
    letter('receipt-and-unread', 'receipt', 'Xác nhận: đủ thành phần, kèm tệp chưa đọc được', {
      unread: UNREAD.slice(0, 2),
    }),
    letter('receipt-part-and-blank-form', 'receipt', 'Xác nhận: mới nhận một phần, có mẫu chưa điền', {
      dossiers: [part],
      arrived: partFiles,
      unread: UNREAD.slice(4, 5),
    }),
    letter('receipt-part', 'receipt', 'Xác nhận: mới nhận một phần', { dossiers: [part], arrived: partFiles }),
    letter('receipt-late', 'receipt', 'Xác nhận: sau hạn', {
      receivedAt: late,
      dossiers: [{ ...whole, late: true, firstReceivedAt: late }],
    }),
    // Only where the plan's phrase leaves a day in doubt.
    ...(first.deadline.boundaryDay === null
      ? []
      : [
          letter('receipt-on-the-day', 'receipt', 'Xác nhận: đúng ngày nêu tại kế hoạch', {
            receivedAt: onDay,
            dossiers: [{ ...whole, late: true, onTheDay: true, firstReceivedAt: onDay }],
          }),
        ]),
    letter('receipt-extended', 'receipt', 'Xác nhận: đơn vị được gia hạn', {
      receivedAt: late,
      dossiers: [{ ...whole, submission: extended(first, campaign), firstReceivedAt: late }],
    }),
    letter('receipt-extended-late', 'receipt', 'Xác nhận: đơn vị được gia hạn, đã quá thời gian gia hạn', {
      receivedAt: later,
      dossiers: [{ ...whole, submission: extended(first, campaign), late: true, firstReceivedAt: later }],
    }),
    letter('receipt-rolled', 'receipt', 'Xác nhận: hạn rơi vào ngày nghỉ', {
      dossiers: [{ ...whole, submission: rolled(first, campaign) }],
    }),
    letter('resend', 'receipt', 'Thư gửi lại: hồ sơ đã đủ thành phần', { again: true, supplement: true }),
    letter('resend-part', 'receipt', 'Thư gửi lại: hồ sơ còn thiếu', {
      again: true,
      supplement: true,
      dossiers: [part],
      arrived: partFiles,
    }),
    letter('secret-mark', 'review-pending', 'Thư có tài liệu đóng dấu chỉ độ mật: đề nghị liên hệ', {
      secret: true,
      unitName: null,
      dossiers: [],
      arrived: [],
    }),
    letter('review-pending-campaign', 'review-pending', 'Cán bộ sẽ xem: chưa rõ gửi theo kế hoạch nào', {
      dossiers: [review],
      arrived: partFiles,
      rivals: [{ ...campaign, plan: { ...campaign.plan, number: '75/KH-LĐLĐ', title: 'Tổng kết phong trào thi đua' } }],
    }),
    letter('receipt-unknown-unit', 'receipt', 'Xác nhận: chưa rõ đơn vị', { unitName: null }),
    letter('receipt-no-file', 'receipt', 'Thư không có tệp', { noFile: true, arrived: [], dossiers: [nothing] }),
    letter('receipt-no-file-complete', 'receipt', 'Thư không có tệp, hồ sơ đã đủ thành phần từ trước', {
      noFile: true,
      supplement: true,
      arrived: [],
    }),
    letter('receipt-link', 'receipt', 'Thư chỉ có liên kết', {
      noFile: true,
      linkOnly: true,
      arrived: [],
      dossiers: [nothing],
    }),
    letter('receipt-supplement', 'receipt', 'Xác nhận: nhận bổ sung, chưa đủ', {
      supplement: true,
      arrived: partFiles,
      dossiers: [{ ...part, since: kept }],
    }),
    letter('receipt-completed', 'receipt', 'Xác nhận: đủ thành phần sau khi bổ sung', {
      supplement: true,
      arrived: filesOf(lacking, early),
      dossiers: [{ ...whole, since: lacking }],
    }),
    letter('receipt-completed-late', 'receipt', 'Xác nhận: đủ thành phần, bổ sung sau hạn', {
      supplement: true,
      receivedAt: late,
      arrived: filesOf(lacking, late),
      dossiers: [{ ...whole, since: lacking }],
    }),
    ...(report
      ? [
          letter('receipt-second', 'receipt', `Xác nhận: ${report.submission.name}`, {
            dossiers: [report],
            arrived: filesOf(report.present, early, 7),
          }),
          letter('receipt-both', 'receipt', 'Xác nhận: một thư cho hai việc', {
            dossiers: [part, report],
            arrived: [...partFiles, ...filesOf(report.present, early, 7)],
          }),
          letter('receipt-both-late', 'receipt', 'Xác nhận: một thư cho hai việc, sau hạn', {
            receivedAt: late,
            arrived: [...filesOf(items, late), ...filesOf(report.present, late, 7)],
            dossiers: [whole, report].map((each) => ({ ...each, late: true, firstReceivedAt: late })),
          }),
        ]
      : []),
    letter('missing-items', 'missing-items', 'Đề nghị bổ sung: lần đầu', { dossiers: [part], arrived: partFiles }),
    letter('missing-items-difference', 'missing-items', 'Đề nghị bổ sung: phần còn thiếu sau khi đã bổ sung', {
      supplement: true,
      arrived: filesOf(lacking.slice(0, 1), early),
      dossiers: [
        {
          ...part,
          present: items.slice(0, 2),
          since: lacking.slice(0, 1),
          missing: lacking.slice(1).concat(ofEveryNominee(first)),
        },
      ],
    }),
    letter('missing-items-extended', 'missing-items', 'Đề nghị bổ sung: đơn vị được gia hạn', {
      receivedAt: late,
      dossiers: [{ ...part, submission: extended(first, campaign) }],
      arrived: partFiles,
    }),
    letter('missing-items-after-deadline', 'missing-items', 'Đề nghị bổ sung: đã qua hạn', {
      receivedAt: late,
      dossiers: [part],
      arrived: partFiles,
    }),
    letter('missing-items-no-file', 'missing-items', 'Đề nghị bổ sung: thư không có tệp', {
      noFile: true,
      linkOnly: true,
      arrived: [],
      dossiers: [nothing],
    }),
    letter('missing-items-unreadable', 'missing-items', 'Đề nghị bổ sung: thiếu và có tệp chưa đọc được', {
      dossiers: [{ ...part, missing: lacking.slice(0, 1), unreadable: lacking.slice(1) }],
      arrived: partFiles,
      unread: UNREAD.slice(0, 1),
    }),
    letter('review-pending', 'review-pending', 'Cán bộ sẽ xem: tệp chưa đọc được', {
      dossiers: [review],
      arrived: partFiles,
      unread: UNREAD.slice(0, 2),
    }),
    letter('review-pending-all-problems', 'review-pending', 'Cán bộ sẽ xem: mọi loại vướng mắc, chưa rõ đơn vị', {
      unitName: null,
      dossiers: [review],
      arrived: [],
      unread: UNREAD,
    }),
    letter('review-pending-link', 'review-pending', 'Cán bộ sẽ xem: thư tiếp theo chỉ có liên kết', {
      noFile: true,
      linkOnly: true,
      supplement: true,
      dossiers: [review],
      arrived: [],
    }),
    letter('review-pending-no-files', 'review-pending', 'Cán bộ sẽ xem: nội dung chưa rõ, nhận bổ sung', {
      supplement: true,
      dossiers: report ? [review, report] : [review],
      arrived: partFiles,
    }),
  ]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const UNIT = 'Công đoàn cơ sở Trường THCS Hoa Ban'

const PROBLEMS: readonly (Problem | null)[] = [
  'encrypted',
  null,
  'corrupt',
  'empty',
  'blank-form',
  'unsupported',
  'too-large',
  'too-deep',
  'timeout',
  'split-part',
  'infected',
]
const UNREAD_NAMES = ['TOM TAT THANH TICH.docx', 'scan0001.pdf', 'To trinh (sua).doc', 'BCTT.docx', 'Mau bao cao.docx']
const UNREAD: readonly UnreadFile[] = PROBLEMS.map((problem, index) => ({
  file: UNREAD_NAMES[index] ?? `CamScanner 05-25-2021 10.1${index}.pdf`,
  problem,
}))

const NOMINEES = [
  { kind: 'collective', name: 'Tổ Khoa học tự nhiên' },
  { kind: 'individual', name: 'Nguyễn Thị Minh Hằng' },
  { kind: 'individual', name: 'Trần Quốc Thắng' },
] as const

function itemsOf(submission: Submission): LetterItem[] {
  return submission.required.flatMap((item): LetterItem[] =>
    item.per === 'dossier'
      ? [{ name: item.name, nominee: null }]
      : NOMINEES.filter(({ kind }) => item.ofNominees === undefined || item.ofNominees === kind).map((nominee) => ({
          name: item.name,
          nominee,
        })),
  )
}

/** What is told where nobody is named yet: an item of each nominee, whoever they are. */
function ofEveryNominee(submission: Submission): LetterItem[] {
  const perNominee = submission.required.filter((item: RequiredItem) => item.per === 'nominee')
  return perNominee.slice(0, 1).map((item) => ({ name: item.name, nominee: null }))
}

function dossier(
  campaign: Campaign,
  submission: Submission,
  firstReceivedAt: Date,
  state: Pick<LetterDossier, 'status'> & Partial<LetterDossier>,
  number = 42,
): LetterDossier {
  return {
    code: `${campaign.codePrefix}-${String(number).padStart(4, '0')}`,
    submission,
    late: false,
    onTheDay: false,
    firstReceivedAt,
    present: [],
    missing: [],
    unreadable: [],
    since: [],
    ...state,
  }
}

function extended(submission: Submission, campaign: Campaign): Submission {
  return { ...submission, deadline: { ...moved(submission, 3, campaign), extended: true } }
}

function rolled(submission: Submission, campaign: Campaign): Submission {
  const rolledFrom = dayIn(campaign.timeZone, new Date(submission.deadline.at.getTime() - 1))
  return { ...submission, deadline: { ...moved(submission, 1, campaign), rolledFrom } }
}

function moved({ deadline }: Submission, days: number, { timeZone }: Campaign): Submission['deadline'] {
  const { said = 'trước' } = deadline
  const at = new Date(deadline.at.getTime() + days * DAY_MS)
  const word = said.startsWith('trước') ? 'trước' : 'chậm nhất'
  // By an hour the limit is the minute after it.
  const told = new Date(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS)
  return { ...deadline, at, boundaryDay: null, said: `${word} ${sayLimit(told, timeZone)}` }
}

const QUARTER_MS = 15 * 60_000

function filesOf(items: readonly LetterItem[], receivedAt: Date, from = 0): ArrivedDocument[] {
  return items.map((item, index) => ({
    what: item.nominee ? `${item.name}: ${item.nominee.name}` : item.name,
    file: item.nominee ? `TTTT - ${item.nominee.name}.docx` : `${plainName(item.name)}.pdf`,
    bytes: 25_088 + index * 417_342,
    sha256: `${from + index}f3a9c1b${'0'.repeat(56)}`,
    receivedAt,
  }))
}

/** As people name files. */
function plainName(name: string): string {
  return /^tờ trình/iu.test(name) ? 'To trinh de nghi khen thuong' : stripMarks(name)
}

/** A campaign always has a submission (the loader sees to it); this keeps the types honest. */
const NO_SUBMISSION: Submission = {
  id: 'none',
  name: 'hồ sơ',
  deadline: { at: new Date(0), phrase: '', boundaryDay: null },
  required: [],
  words: [],
  paperCopy: '',
}
