import { clean } from '../letters/markup.ts'
import { sayMark } from '../register/register-paper.ts'
import type { DossierRow, Register } from '../register/register.ts'
import { sayDate, sayMoment } from './say-local.ts'

/** The sheet on top of a dossier: what it is, where it stands, who is proposed, what is open. */
export function coverText(row: DossierRow, { campaign, collectives, individuals }: Register): string {
  const { timeZone, plan, office } = campaign
  const own = (rows: Register['individuals']) => rows.filter(({ code }) => code === row.code)
  const people = [
    ...own(collectives).map(({ name, award }) => `Tập thể: ${name}${award === '' ? '' : ` – ${award}`}`),
    ...own(individuals).map(
      ({ name, post, award }) => `Cá nhân: ${[name, post, award].filter((part) => part !== '').join(' – ')}`,
    ),
  ]
  const lines = [
    office.name.toLocaleUpperCase('vi'),
    `Kế hoạch số ${plan.number}: ${plan.title}`,
    '',
    `Mã hồ sơ: ${row.code}`,
    `Nội dung: ${row.submission.name}`,
    `Đơn vị: ${row.unit}`,
    `Tình trạng: ${sayMark(row)}`,
    `Nhận lần đầu: ${sayMoment(row.received, timeZone)}`,
    `Nhận đủ: ${row.completed === null ? 'chưa' : sayMoment(row.completed, timeZone)}`,
    `Văn bản: ${[row.letterNumber || 'chưa có số', row.letterDate === null ? '' : sayDate(row.letterDate)].filter((part) => part !== '').join(', ')}`,
    `Địa chỉ gửi: ${row.senders.join(', ')}`,
    ...section('Được đề nghị', people),
    ...section('Còn thiếu', row.missing),
    ...section('Cần cán bộ xem', row.unreadable),
    ...section(
      'Ghi chú',
      row.remarks.map(({ text }) => text),
    ),
  ]
  return `${lines.map(clean).join('\n')}\n`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `- ${line}`)]
}
