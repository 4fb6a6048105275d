import { readPhrase } from './deadline-phrase.ts'
import { isoDay, parseRuleDate } from './rule-date.ts'

/** What must be known to begin a campaign's folder. */
export const QUESTIONS = [
  { name: 'number', asks: 'Số, ký hiệu kế hoạch (ví dụ 63/KH-LĐLĐ)' },
  { name: 'date', asks: 'Ngày ban hành (ví dụ 23/3/2021)' },
  { name: 'title', asks: 'Trích yếu kế hoạch' },
  { name: 'issuer', asks: 'Cơ quan ban hành (ví dụ Ban Thường vụ LĐLĐ quận ...)' },
  { name: 'office', asks: 'Tên đầy đủ của cơ quan nhận hồ sơ' },
  { name: 'short-name', asks: 'Tên viết tắt của cơ quan nhận hồ sơ' },
  { name: 'superior', asks: 'Cơ quan cấp trên, ghi ở đầu thư (để trống nếu không ghi)' },
  { name: 'desk', asks: 'Bộ phận nhận hồ sơ (ví dụ bộ phận Chính sách - Pháp luật)' },
  { name: 'email', asks: 'Địa chỉ thư điện tử nhận hồ sơ' },
  { name: 'phone', asks: 'Số điện thoại để đơn vị liên hệ (để trống nếu không ghi)' },
  { name: 'from', asks: 'Ngày đầu của đợt thi đua' },
  { name: 'to', asks: 'Ngày cuối của đợt thi đua' },
  { name: 'deadline', asks: 'Thời hạn gửi hồ sơ, nguyên văn (ví dụ trước ngày 27/5/2021)' },
  { name: 'prefix', asks: 'Chữ đầu của mã hồ sơ (ví dụ HS63)' },
  { name: 'minutes', asks: 'Kế hoạch có yêu cầu biên bản họp xét không (có/không)' },
] as const

/** What may be left open. */
const OPTIONAL: readonly string[] = ['superior', 'phone']

export type Question = (typeof QUESTIONS)[number]['name']
export type Answers = Readonly<Record<Question, string>>

/** Why an answer will not do, in the words of who asks; null where it does. */
export function wrongAnswer(question: Question, answer: string, earlier: Partial<Answers>): string | null {
  if (answer.trim() === '') return OPTIONAL.includes(question) ? null : 'chưa có câu trả lời'
  switch (question) {
    case 'date':
    case 'from':
    case 'to':
      return parseRuleDate(answer)?.hasTime === false ? null : 'không phải một ngày có thật; ghi ngày/tháng/năm'
    case 'email':
      return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/u.test(answer.trim()) ? null : 'không phải địa chỉ thư điện tử'
    case 'prefix':
      return /^[A-Z][A-Z0-9]{1,11}$/u.test(answer.trim()) ? null : 'cần 2 đến 12 chữ cái in hoa không dấu và chữ số'
    case 'minutes':
      return /^(?:có|không|co|khong|yes|no)$/iu.test(answer.trim().normalize('NFC')) ? null : 'ghi có hoặc không'
    case 'deadline': {
      const read = readPhrase(answer, earlier.date === undefined ? '2000-01-01' : dayOf(earlier.date))
      return read.kind === 'open' ? `${read.why}; ghi rõ trước, chậm nhất hay đến hết, và ngày` : null
    }
    case 'number':
    case 'title':
    case 'issuer':
    case 'office':
    case 'short-name':
    case 'superior':
    case 'desk':
    case 'phone':
      return null
    default:
      return question satisfies never
  }
}

/** The folder's name: '63-kh-ldld-2021'. */
export function campaignId({ number, date }: Pick<Answers, 'number' | 'date'>): string {
  const plain = `${number}-${dayOf(date).slice(0, 4)}`.normalize('NFD').replaceAll(/[đĐ]/gu, 'd').toLowerCase()
  return plain
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60)
}

/** campaign.yaml of these answers: sound as it stands, and the place to go on writing. */
export function newCampaignYaml(answers: Answers): string {
  const said = (question: Question): string =>
    `'${answers[question].trim().replaceAll(/\s+/gu, ' ').replaceAll("'", "''")}'`
  const day = (question: 'date' | 'from' | 'to'): string => dayOf(answers[question])
  const known = [answers.issuer, answers.office].map((name) => name.trim())
  const shortName = known.includes(answers['short-name'].trim()) ? '' : `\n    - ${said('short-name')}`
  const minutes = /^(?:có|co|yes)$/iu.test(answers.minutes.trim().normalize('NFC'))
  return `# yaml-language-server: $schema=../../campaign.schema.json
# Tệp này ghi lại những gì kế hoạch quy định; sửa được bằng Notepad. Dòng bắt đầu bằng dấu # là ghi chú.
# Sửa xong, kiểm tra lại bằng lệnh:  tiepnhan rules check
# Ví dụ đầy đủ, có giải thích từng mục: rules/campaigns/63-kh-ldld-2021/campaign.yaml
plan:
  number: ${said('number')}
  date: ${day('date')}
  title: ${said('title')}
  issuer: ${said('issuer')}
period:
  from: ${day('from')}
  to: ${day('to')}
time-zone: Asia/Ho_Chi_Minh
office:
  name: ${said('office')}
  short-name: ${said('short-name')}
  # Những cách ghi "Kính gửi" được coi là gửi đúng nơi.
  accepted-names:
    - ${said('issuer')}
    - ${said('office')}${shortName}
  superior: ${said('superior')}
  place: ''
  desk: ${said('desk')}
  address: ''
  phone: ${said('phone')}
  email: ${said('email')}
code-prefix: ${said('prefix')}
settling:
  quiet-minutes: 10
  at-most-minutes: 60
# Những từ cho biết một thư nói về kế hoạch này.
topic-words:
  - ${said('number')}
  - khen thưởng
  - thi đua
  - thành tích
  - giấy khen
  - bằng khen
submissions:
  - id: commendation
    name: hồ sơ đề nghị khen thưởng
    deadline:
      phrase: ${said('deadline')}
      # Kế hoạch ghi "cuối tháng", "quý": thêm dòng before (trước) hoặc by (chậm nhất) với ngày do cơ quan ấn định, ví dụ by: 2026-11-30
    # Không bắt buộc; bỏ dấu # ở đầu dòng để dùng (chữ sau dấu # thứ hai là giải thích):
    # extensions:                          # gia hạn cho từng đơn vị
    #   - { unit: mã-đơn-vị, by: 2026-12-05, reason: lý do }
    # quota: { individuals: 3, collectives: 1, percent-of-members: 10 }    # chỉ tiêu, vượt thì nhắc cán bộ
    # Thành phần phải có. types: proposal-letter (tờ trình), achievement-summary (tóm tắt, báo cáo thành tích), nominee-list (danh sách),
    #   minutes (biên bản), result-report (báo cáo kết quả), other (văn bản khác, kèm dòng titles: [chữ trong tên văn bản]).
    # per: dossier = một bản cho cả hồ sơ; nominee = mỗi tập thể, cá nhân một bản.
    # of-nominees: individual hoặc collective = chỉ với cá nhân, tập thể; of-units: [loại] = chỉ với loại đơn vị này (cột kind của units.csv).
    required:
      - item: proposal-letter
        name: Tờ trình của Công đoàn cơ sở
        types: [proposal-letter]
        per: dossier
      - item: achievement-summary
        name: Tóm tắt thành tích
        types: [achievement-summary]
        per: nominee
${minutes ? '      - item: minutes\n        name: Biên bản họp xét khen thưởng\n        types: [minutes]\n        per: dossier\n' : ''}    words: [khen thưởng, khen, tờ trình, thành tích, giấy khen, bằng khen]
    # Bản giấy phải gửi kèm; để '' nếu không cần bản giấy.
    paper-copy: hồ sơ bản giấy
# Không bắt buộc; bỏ dấu # ở đầu dòng để dùng (chữ sau dấu # thứ hai là giải thích):
# staff:                               # cán bộ phụ trách; role: officer, head, operator hoặc reader
#   - { name: Nguyễn Văn A, email: canbo@example.vn, role: head }
# digest: { hours: ['08:00', '16:00'] }          # giờ gửi bản tổng hợp cho cán bộ
# reminders: { days-before: [3, 1], at: '08:30', approve: no }    # nhắc đơn vị chưa gửi hoặc còn thiếu trước hạn
# award-levels: [Giấy khen]            # hình thức khen kế hoạch này xét
# receipt-slip: yes                    # kèm phiếu tiếp nhận (PDF) vào thư xác nhận
# unknown-senders: review              # thư chưa rõ đơn vị: cán bộ xem trước, chưa trả lời
`
}

function dayOf(written: string): string {
  const date = parseRuleDate(written)
  return date === null ? '2000-01-01' : isoDay(date.local)
}
