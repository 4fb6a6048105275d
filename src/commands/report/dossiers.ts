import { capitalised } from '#src/dossiers/capitalised.ts'
import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import type { JudgedDossier } from '#src/dossiers/judgement.ts'
import { STATUS } from '#src/dossiers/words.ts'
import { isoIn } from '#src/dossiers/zoned-time.ts'
import type { Nominee } from '#src/understanding/document.ts'
import { pagesOf } from './documents.ts'
import { momentOf, quoted } from './words.ts'

/** A dossier: whose it is and how that is known, what was concluded, each item with the file, page and words that decided. */
export function dossierLines(judged: JudgedDossier): string[] {
  const { state, assessment, submission, campaign } = judged
  const at = (date: Date): string => momentOf(isoIn(campaign.timeZone, date))
  const name = capitalised(submission.name)
  const late = assessment.late
    ? `SAU HẠN${assessment.onTheDay ? ' (trong chính ngày ghi ở kế hoạch)' : ''}`
    : 'trong hạn'
  return [
    '',
    `  ${name} ${state.code} (${campaign.id})`,
    `    Đơn vị:    ${unitOf(judged)}`,
    `    Kết luận:  ${STATUS[assessment.status].toLocaleUpperCase('vi')}, ${late}`,
    `    Thời gian: nhận lần đầu ${at(assessment.firstReceivedAt)}; hạn: ${submission.deadline.said ?? `trước ${at(submission.deadline.at)}`}${state.completedAt === null ? '' : `; đủ lúc ${at(new Date(state.completedAt))}`}`,
    '    Thành phần:',
    ...assessment.items.flatMap((item) => itemLines(item, judged)),
    ...(assessment.remarks.length === 0 ? [] : ['    Cán bộ cần biết:']),
    ...assessment.remarks.map(
      ({ code, text, review }) =>
        `      ${review ? '?' : '•'} ${text} [${code}]${review ? ' – phải có người xem' : ''}`,
    ),
  ]
}

const KNOWN_BY = {
  address: 'theo địa chỉ gửi thư',
  document: 'theo văn bản gửi kèm',
  text: 'theo lời trong thư',
  staff: 'theo cán bộ',
} as const

function unitOf({ state }: JudgedDossier): string {
  return state.unit === null ? 'chưa rõ' : `${state.unit.name} (${KNOWN_BY[state.unit.knownBy]})`
}

const MARKS = { present: '✓', missing: '✗', unreadable: '?', waived: '–' } as const
const SAID = {
  present: 'đã có',
  missing: 'chưa có: đã xem mọi tệp, không tệp nào có thể là thành phần này',
  unreadable: 'chưa rõ: có thể nằm trong tệp đã gửi, không được coi là thiếu',
  waived: 'cán bộ miễn',
} as const

function itemLines(item: AssessedItem, judged: JudgedDossier): string[] {
  const { required, nominee, status, piece, words } = item
  const whose = nominee === null ? '' : ` của ${nominee.name}`
  const lines = [`      ${MARKS[status]} ${required.name}${whose}: ${SAID[status]}`]
  if (piece !== null) {
    const { document, from } = piece
    const earlier = from === judged.state.contributions.at(-1) ? '' : ', thư trước'
    const source = words === '' ? '' : `: ${quoted(words)}`
    lines.push(
      `          ${status === 'present' ? 'tại' : 'xem'} ${document.path.join(' / ')}${pagesOf(document.pages)}${earlier}${source}`,
    )
  }
  const proposed = nominee === null || status === 'present' ? null : proposalOf(nominee, judged)
  if (proposed !== null) lines.push(`          được đề nghị tại ${proposed}`)
  return lines
}

/** The file, page and words by which somebody is proposed. */
function proposalOf(nominee: Nominee, { state }: JudgedDossier): string | null {
  const papers = state.contributions.flatMap(({ documents }) => documents)
  const paper = papers.findLast(({ nominees }) =>
    nominees.some(({ name, kind }) => name === nominee.name && kind === nominee.kind),
  )
  if (paper === undefined) return null
  const unsure = nominee.uncertain === true ? ' (chưa chắc là người được đề nghị)' : ''
  return `${paper.path.join(' / ')}, trang ${nominee.evidence.page}: ${quoted(nominee.evidence.text)}${unsure}`
}
