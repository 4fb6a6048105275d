import { z } from 'zod'

import { OFFICER_ROLES } from '../campaign.ts'
import type { DocumentTypeId } from '../../understanding/document.ts'

/** Types that an item can ask for: those of the contract that mean something of their own. */
export const REQUIRABLE_TYPES = [
  'proposal-letter',
  'achievement-summary',
  'nominee-list',
  'result-report',
  'minutes',
  'other',
] as const satisfies readonly DocumentTypeId[]

const REQUIRED = 'danh sách thành phần phải có, mỗi thành phần bắt đầu bằng "- item:"'
const STAFF = 'danh sách cán bộ, mỗi người bắt đầu bằng "- email:"'
const SUBMISSIONS = 'danh sách những việc đơn vị phải gửi, mỗi việc bắt đầu bằng "- id:"'

/**
 * campaign.yaml as written: every scalar is text (yaml-source.ts). A message of this schema is what was expected,
 * in the words an officer reads; what was found and the place come from the file.
 */
export const campaignSchema = section({
  plan: section({
    number: text('số, ký hiệu của kế hoạch, ví dụ 63/KH-LĐLĐ'),
    date: text('ngày ban hành, ví dụ 2021-03-23'),
    title: text('trích yếu của kế hoạch'),
    issuer: text('cơ quan ban hành kế hoạch'),
  }),
  period: section({
    from: text('ngày đầu của đợt, ví dụ 2021-03-25'),
    to: text('ngày cuối của đợt, ví dụ 2021-05-25'),
  }),
  'time-zone': text('múi giờ, ví dụ Asia/Ho_Chi_Minh'),
  office: section({
    name: text('tên đầy đủ của cơ quan nhận hồ sơ'),
    'short-name': text('tên viết tắt của cơ quan nhận hồ sơ'),
    'accepted-names': texts('danh sách các cách ghi "Kính gửi", mỗi dòng một tên, bắt đầu bằng dấu gạch ngang'),
    superior: optional('tên cơ quan cấp trên'),
    place: optional('địa danh, ví dụ Ba Đình'),
    desk: text('bộ phận nhận hồ sơ'),
    address: optional('địa chỉ'),
    phone: optional('số điện thoại để đơn vị liên hệ'),
    email: text('địa chỉ thư điện tử nhận hồ sơ'),
    from: text('ngày bắt đầu mang tên này, ví dụ 2025-09-26').optional(),
    to: text('ngày cuối cùng mang tên này, ví dụ 2025-06-30').optional(),
    signature: texts('các dòng chữ ký, mỗi dòng bắt đầu bằng dấu gạch ngang').optional(),
  }),
  'code-prefix': text('chữ đầu của mã hồ sơ, ví dụ HS63'),
  settling: section({
    'quiet-minutes': text('số phút chờ, ví dụ 10'),
    'at-most-minutes': text('số phút chờ nhiều nhất, ví dụ 60'),
  }).optional(),
  digest: section({
    hours: texts('các giờ gửi bản tổng hợp cho cán bộ, mỗi dòng một giờ, ví dụ 08:00').optional(),
    to: texts('các địa chỉ nhận bản tổng hợp, mỗi dòng một địa chỉ').optional(),
  }).optional(),
  staff: z
    .array(
      section({
        name: optional('họ và tên cán bộ'),
        email: text('địa chỉ thư điện tử của cán bộ'),
        role: text(`vai trò: ${OFFICER_ROLES.join(', ')}`).optional(),
      }),
      { error: STAFF },
    )
    .optional(),
  'award-levels': texts('danh sách hình thức, cấp khen thưởng, ví dụ Giấy khen').optional(),
  criteria: texts('danh sách tiêu chuẩn, mỗi dòng bắt đầu bằng dấu gạch ngang').optional(),
  'unknown-senders': text('answer (trả lời như mọi thư) hoặc review (để cán bộ xem trước, chưa trả lời)').optional(),
  'receipt-slip': text('yes: kèm phiếu tiếp nhận (PDF) vào thư xác nhận; no: không kèm').optional(),
  reminders: section({
    'days-before': texts('danh sách số ngày trước ngày cuối của hạn nhận, ví dụ [3, 1]'),
    at: text('giờ gửi, từ 06:00 đến 21:00, ví dụ 08:30').optional(),
    approve: text('yes: cán bộ duyệt danh sách trước khi gửi; no: tự gửi').optional(),
  }).optional(),
  retention: section({
    'texts-months': text('số tháng giữ chữ đọc được từ thư và tệp, ví dụ 12').optional(),
    'letters-months': text('số tháng giữ thư đã gửi, ví dụ 120').optional(),
    'originals-months': text('số tháng giữ thư gốc và hồ sơ, ví dụ 120').optional(),
  }).optional(),
  'topic-words': texts('danh sách các từ nói về kế hoạch, mỗi dòng một từ, bắt đầu bằng dấu gạch ngang'),
  submissions: z
    .array(
      section({
        id: text('mã của việc phải gửi, ví dụ commendation'),
        name: text('tên gọi trong thư, ví dụ hồ sơ đề nghị khen thưởng'),
        deadline: section({
          before: text('ngày hoặc giờ, ví dụ 2021-05-27').optional(),
          by: text('ngày hoặc giờ, ví dụ 2021-05-27').optional(),
          phrase: text('nguyên văn thời hạn trong kế hoạch, ví dụ trước ngày 27/5/2021'),
          'roll-to-working-day': text('yes: hạn rơi vào ngày nghỉ thì dời sang ngày làm việc tiếp theo; no').optional(),
        }),
        extensions: z
          .array(
            section({
              unit: text('mã đơn vị trong units.csv'),
              before: text('ngày hoặc giờ, ví dụ 2021-05-30').optional(),
              by: text('ngày hoặc giờ, ví dụ 2021-05-30').optional(),
              reason: text('lý do gia hạn'),
            }),
            { error: 'danh sách gia hạn, mỗi đơn vị bắt đầu bằng "- unit:"' },
          )
          .optional(),
        quota: section({
          individuals: text('số cá nhân nhiều nhất').optional(),
          collectives: text('số tập thể nhiều nhất').optional(),
          'percent-of-members': text('số cá nhân nhiều nhất, tính theo phần trăm đoàn viên').optional(),
        }).optional(),
        required: z
          .array(
            section({
              item: text('mã của thành phần, ví dụ proposal-letter'),
              name: text('tên thành phần trong thư, ví dụ Tờ trình của Công đoàn cơ sở'),
              types: texts(`một hoặc nhiều loại tài liệu: ${REQUIRABLE_TYPES.join(', ')}`),
              per: text('dossier (một bản cho cả hồ sơ) hoặc nominee (mỗi tập thể, cá nhân một bản)'),
              titles: texts('những chữ phải có trong tên văn bản, ví dụ quyết định công nhận sáng kiến').optional(),
              'of-units': texts('chỉ yêu cầu với loại đơn vị này (cột kind của units.csv)').optional(),
              'of-nominees': text('chỉ yêu cầu khi đề nghị individual (cá nhân) hoặc collective (tập thể)').optional(),
            }),
            { error: REQUIRED },
          )
          .min(1, { error: REQUIRED }),
        words: texts('danh sách các từ cho biết thư nói về việc này'),
        'paper-copy': optional('tên bản giấy phải gửi kèm'),
      }),
      { error: SUBMISSIONS },
    )
    .min(1, { error: SUBMISSIONS }),
})

export type CampaignFile = z.infer<typeof campaignSchema>

function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : `các dòng ${Object.keys(shape).join(', ')}`),
  })
}

function text(expected: string) {
  return z.string({ error: expected }).trim().min(1, { error: expected }).describe(expected)
}

function optional(expected: string) {
  return z.string({ error: expected }).trim().default('').describe(expected)
}

function texts(expected: string) {
  return z.array(text(expected), { error: expected }).min(1, { error: expected }).describe(expected)
}
