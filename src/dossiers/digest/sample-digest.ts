import type { Campaign, Submission } from '../campaign.ts'
import type { DossierRow, Register } from '../register/register.ts'
import { instantAt } from '../campaigns/zone.ts'
import { dayIn } from '../zoned-time.ts'
import { alertBulletin, digestBulletin } from './digest.ts'
import type { Bulletin } from './bulletin.ts'
import type { Matters } from './matters.ts'
import { reminderBulletin } from './reminder-bulletin.ts'

/** A mail to staff that can happen, with invented people: what previews show. */
export type SampleBulletin = { readonly id: string; readonly title: string; readonly bulletin: Bulletin }

export function sampleBulletins(campaign: Campaign): SampleBulletin[] {
  const [submission] = campaign.submissions
  if (submission === undefined) return []
  const before = morning(submission.deadline.at, -1, campaign)
  const after = morning(submission.deadline.at, 1, campaign)
  const register = sampleRegister(campaign, submission, after)
  const boardUrl = 'http://127.0.0.1:8063'
  const told = { [`${campaign.codePrefix}-0001`]: { next: 'incomplete' as const, touched: '' } }
  const matters = sampleMatters(after, campaign)
  const waiting = UNITS.slice(4).map((name, index) => ({
    unit: { id: `u${index}`, name, aliases: [], emails: [] },
    owed: [{ submission: submission.id, name: submission.name, code: null }],
  }))
  return [
    {
      id: 'digest',
      title: 'Gửi cán bộ: bản tổng hợp',
      bulletin: digestBulletin({ register, matters, before: { at: before, told }, boardUrl }),
    },
    {
      id: 'alert',
      title: 'Gửi cán bộ: việc cần xử lý ngay',
      bulletin: alertBulletin(
        { register: { ...register, at: before }, matters, boardUrl },
        { mails: 37, minutes: 60, deadline: submission.deadline.at },
      ),
    },
    {
      id: 'reminder-list',
      title: 'Gửi cán bộ: thư nhắc chờ duyệt',
      bulletin: reminderBulletin({ campaign, at: before, boardUrl }, waiting),
    },
  ]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Eight o'clock, so many days from the last day. */
function morning(limit: Date, days: number, { timeZone }: Campaign): Date {
  const day = dayIn(timeZone, new Date(limit.getTime() - 1 + days * DAY_MS))
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return instantAt({ year, month, day: date, hour: 8, minute: 0 }, timeZone)
}
const UNITS = [
  'Công đoàn cơ sở Trường THCS Hoa Ban',
  'Công đoàn cơ sở Trường Mầm non Sao Mai',
  'Công đoàn cơ sở Công ty TNHH Ánh Dương',
  'Công đoàn cơ sở Trường Tiểu học Hương Sen',
  'Công đoàn cơ sở phường Bằng Lăng',
  'Công đoàn cơ sở Công ty Cổ phần May Thanh Bình',
]

function sampleRegister(campaign: Campaign, submission: Submission, at: Date): Register {
  const item = submission.required.find(({ per }) => per === 'nominee')?.name ?? submission.required[0]?.name ?? ''
  const row = (index: number, more: Partial<DossierRow>): DossierRow => {
    const received = new Date(at.getTime() - (4 - index) * 23.7 * HOUR_MS)
    return {
      code: `${campaign.codePrefix}-000${index + 1}`,
      submission,
      unit: UNITS[index] ?? '',
      unitId: `u${index}`,
      collectives: 1,
      individuals: index + 1,
      letterNumber: '',
      letterDate: null,
      received,
      touched: received,
      completed: null,
      missing: [],
      unreadable: [],
      senders: [],
      remarks: [],
      status: 'complete',
      late: false,
      onTheDay: false,
      ...more,
    }
  }
  const late = new Date(submission.deadline.at.getTime() + 20 * 60_000)
  const dossiers = [
    row(0, {}),
    row(1, { status: 'incomplete', missing: [`${item}: Nguyễn Thị Minh Hằng`, `${item}: Trần Quốc Thắng`] }),
    row(2, { status: 'needs-review', unreadable: [`${item}: Phạm Quốc Đạt`] }),
    row(3, { late: true, onTheDay: submission.deadline.boundaryDay !== null, received: late, touched: late }),
  ]
  const units = UNITS.map((name, index) => ({
    name,
    inRoster: true,
    dossiers: campaign.submissions.map(({ id }) => (id === submission.id ? dossiers.slice(index, index + 1) : [])),
    collectives: 0,
    individuals: 0,
  }))
  return { campaign, at, collectives: [], individuals: [], dossiers, units }
}

function sampleMatters(at: Date, { codePrefix }: Campaign): Matters {
  const mail = { receivedAt: at, silence: null, error: null }
  const [refused, gone] = [`${codePrefix}-0002`, `${codePrefix}-0003`]
  return {
    parked: [{ ...mail, id: 41, from: 'a@donvi.example', subject: 'Hồ sơ khen thưởng', error: 'read failed' }],
    secrets: [{ id: 17, receivedAt: at }],
    failed: [
      {
        id: 3,
        recipients: ['b@donvi.example'],
        subject: `[${refused}] Đề nghị bổ sung`,
        why: '550 5.1.1 user unknown',
        codes: [refused],
        at,
      },
    ],
    bounced: [
      {
        mail: 44,
        ref: 'x',
        receivedAt: at,
        address: 'c@donvi.example',
        outcome: 'failed',
        status: '5.1.1',
        codes: [gone],
      },
    ],
    others: [{ ...mail, id: 7, from: 'd@donvi.example', subject: 'Xin hỏi về hồ sơ' }],
    gaps: [],
  }
}
