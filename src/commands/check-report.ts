import type { Silence, Verdict, VerdictDocument, VerdictDossier, VerdictReply } from '#src/dossiers/verdict.ts'

/** A verdict for a person to read: what was found and where, what is missing, and the replies as they would be sent. */
export function reportOf(verdict: Verdict): string {
  const { message } = verdict
  const lines = [
    '═'.repeat(WIDTH),
    verdict.file,
    `  Thư:      ${message.subject ?? '(không có tiêu đề)'}`,
    `  Từ:       ${message.from ?? '(không rõ)'}   nhận ${message.receivedAt}   loại: ${message.kind}`,
    ...documentLines(verdict.documents),
    ...verdict.dossiers.flatMap(dossierLines),
    ...(verdict.silence === null ? [] : [`  Không trả lời: ${SILENCE[verdict.silence]}`]),
    ...verdict.replies.flatMap(replyLines),
  ]
  return `${lines.join('\n')}\n`
}

const WIDTH = 96

const SILENCE: Readonly<Record<Silence, string>> = {
  'auto-reply': 'thư trả lời tự động',
  bounce: 'thư báo không gửi được',
  bulk: 'thư gửi hàng loạt',
  own: 'thư của chính hệ thống',
  'not-a-dossier': 'thư không phải hồ sơ; cán bộ xem trong bản tổng hợp',
  resend: 'bản gửi lại của thư đã xử lý',
  'rate-limited': 'đã trả lời địa chỉ này nhiều lần',
  'no-sender': 'thư không ghi người gửi',
  'sender-not-authentic': 'địa chỉ người gửi không xác thực được',
  'unknown-sender': 'chưa rõ đơn vị gửi; cán bộ xem trước khi trả lời',
  'letters-held': 'cán bộ đang giữ thư của hồ sơ này',
}

const TYPES: Readonly<Record<VerdictDocument['type'], string>> = {
  'proposal-letter': 'Tờ trình',
  'achievement-summary': 'Tóm tắt thành tích',
  'nominee-list': 'Danh sách đề nghị',
  'result-report': 'Báo cáo kết quả',
  minutes: 'Biên bản',
  other: 'Văn bản khác',
  unknown: 'Chưa nhận biết',
}

const STATUS: Readonly<Record<VerdictDossier['status'], string>> = {
  complete: 'ĐỦ',
  incomplete: 'CÒN THIẾU',
  'needs-review': 'CẦN CÁN BỘ XEM',
}

const MARKS = { present: '✓', missing: '✗', unreadable: '?', waived: '–' } as const

function documentLines(documents: readonly VerdictDocument[]): string[] {
  if (documents.length === 0) return ['  Tệp:      (không có)']
  const line = (document: VerdictDocument): string =>
    `    - ${document.path.join(' / ')}${pagesOf(document.pages)}: ${describe(document)}`
  return ['  Tệp:', ...documents.map(line)]
}

function describe(document: VerdictDocument): string {
  if (document.problem !== null) return `không đọc được (${document.problem})`
  const parts = [
    `${TYPES[document.type]} (${document.confidence.toFixed(2)}${document.readBy === 'ocr' ? ', OCR' : ''})`,
    document.number === null ? '' : `số ${document.number}`,
    document.date === null ? '' : `ngày ${document.date}`,
    document.issuer === null ? '' : `của ${document.issuer}`,
    document.subjects.length === 0 ? '' : `về ${document.subjects.map(({ name }) => name).join('; ')}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function dossierLines(dossier: VerdictDossier): string[] {
  const unit = dossier.unit === null ? 'chưa rõ đơn vị' : `${dossier.unit.name} (theo ${dossier.unit.knownBy})`
  const times = [
    `hạn ${dossier.deadline}`,
    `nhận lần đầu ${dossier.firstReceivedAt}`,
    ...(dossier.completedAt === null ? [] : [`đủ lúc ${dossier.completedAt}`]),
  ]
  return [
    `  Hồ sơ ${dossier.code} · ${dossier.campaign} · ${dossier.submission} · ${unit}`,
    `    ${STATUS[dossier.status]}, ${dossier.timeliness === 'late' ? 'sau hạn' : 'trong hạn'} (${times.join('; ')})`,
    ...dossier.items.map(itemLine),
    ...dossier.remarks.map(({ code, text }) => `    ! ${code}: ${text}`),
  ]
}

function itemLine({ item, nominee, status, evidence }: VerdictDossier['items'][number]): string {
  const who = nominee === null ? '' : ` [${nominee}]`
  const where = evidence === null ? '' : `  ← ${evidence.attachment}${pagesOf(evidence.pages)}: “${evidence.text}”`
  return `    ${MARKS[status]} ${item}${who}${where}`
}

function pagesOf(pages: readonly [number, number] | null): string {
  if (pages === null) return ''
  return pages[0] === pages[1] ? ` (trang ${pages[0]})` : ` (trang ${pages[0]}-${pages[1]})`
}

function replyLines(reply: VerdictReply): string[] {
  return [
    `  ┌─ ${reply.kind}, gửi lúc ${reply.sendAt}, tới ${reply.to.join(', ')}`,
    `  │ ${reply.subject}`,
    '  │',
    ...reply.text.split('\n').map((line) => `  │ ${line}`.trimEnd()),
    '  └─',
  ]
}
