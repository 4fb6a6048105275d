import type { Campaign, RequiredItem, Submission } from '../dossiers/campaign.ts'
import { campaignJsonSchema } from '../dossiers/campaigns/campaign-json-schema.ts'
import { readPhrase } from '../dossiers/campaigns/deadline-phrase.ts'
import { deadlineOf, isoDay } from '../dossiers/campaigns/rule-date.ts'
import { type Holidays, isUncertain } from '../dossiers/campaigns/working-days.ts'
import { sayDay, sayLimit } from '../dossiers/letters/speak.ts'
import { dayIn } from '../dossiers/zoned-time.ts'
import { formatFault, loadCampaigns } from '../io/rules.ts'
import type { Console } from './console.ts'
import { newCampaignFolder, newCampaignUsage, terminal } from './rules-new.ts'
import { ROSTER_USAGE, rosterCommand } from './rules-roster.ts'

const USAGE = `tiepnhan rules check [FOLDER...]
  FOLDER   một kế hoạch (có tệp campaign.yaml) hoặc thư mục chứa nhiều kế hoạch; mặc định rules/campaigns
tiepnhan rules rehearse FOLDER [--campaign ID] [--json]
  xét lại thư đã nhận theo bản nháp trong FOLDER; liệt kê hồ sơ và thư sẽ khác, không thay đổi gì
tiepnhan rules new [--out FOLDER] [--number ...]
  hỏi vài câu rồi tạo thư mục cho kế hoạch mới; mỗi câu cũng là một tùy chọn
${ROSTER_USAGE}tiepnhan rules schema
  in JSON Schema của campaign.yaml (bản in sẵn: rules/campaign.schema.json)
`

/** `tiepnhan rules check FOLDER...`: what the rules say, or every fault with its place; `rules schema`: for editors. Exit code 0 sound, 1 faults, 2 bad usage. */
export async function rulesCommand(
  args: readonly string[],
  console: Console,
  options: { readonly folder: string } = { folder: 'rules/campaigns' },
): Promise<number> {
  const [verb, ...folders] = args
  if (verb === '--help' || verb === '-h' || verb === 'help') {
    console.out(USAGE)
    return 0
  }
  if (verb === 'schema' && folders.length === 0) {
    console.out(campaignJsonSchema())
    return 0
  }
  if (verb === 'roster') return await rosterCommand(folders, console)
  if (verb === 'new') {
    if (folders.some((each) => each === '--help' || each === '-h')) {
      console.out(newCampaignUsage())
      return 0
    }
    const { ask, close } = terminal()
    const made = await newCampaignFolder(folders, console, options.folder, ask).finally(close)
    return made === null ? 2 : await rulesCommand(['check', made], console, options)
  }
  if (verb !== 'check' || folders.some((each) => each.startsWith('-'))) {
    console.err(USAGE)
    return 2
  }
  let faulty = 0
  for (const folder of folders.length > 0 ? folders : [options.folder]) {
    const { campaigns, faults, holidays } = await loadCampaigns(folder)
    for (const campaign of campaigns) console.out(`${told(campaign, holidays)}\n`)
    for (const fault of faults) console.err(`${formatFault(fault)}\n\n`)
    faulty += faults.length
  }
  if (faulty > 0) console.err(`${faulty} chỗ cần sửa (${faulty} fault${faulty === 1 ? '' : 's'}).\n`)
  return faulty > 0 ? 1 : 0
}

/** What was understood, so that an officer sees a slip that is no fault: a deadline a day off, an item too many. */
function told(campaign: Campaign, holidays: Holidays): string {
  const { plan, office, timeZone } = campaign
  const lines = campaign.submissions.flatMap((submission) => [
    `  ${submission.name} (${submission.id})`,
    `    nhận ${submission.deadline.said ?? `trước ${sayLimit(submission.deadline.at, timeZone)}`} (${timeZone}); kế hoạch ghi: ${submission.deadline.phrase}`,
    ...(submission.deadline.rolledFrom === undefined
      ? []
      : [`    ${sayDay(submission.deadline.rolledFrom)} là ngày nghỉ, hạn đã dời`]),
    ...(submission.extensions ?? []).map(
      ({ unit, deadline, reason }) => `    gia hạn cho ${unit}: ${deadline.said ?? ''} (${reason})`,
    ),
    ...submission.required.map((item) => `    - ${toldItem(item)}`),
    ...toldQuota(submission),
    submission.paperCopy === ''
      ? '    không yêu cầu bản giấy'
      : `    bản giấy: ${submission.paperCopy}, gửi ${office.desk}`,
  ])
  const { reminders, staff } = campaign
  const conduct = [
    ...(reminders === null
      ? []
      : [
          `  đôn đốc trước ${reminders.daysBefore.join(', ')} ngày, lúc ${sayMinute(reminders.atMinute)}, ${reminders.approve ? 'cán bộ duyệt trước khi gửi' : 'tự gửi'}`,
        ]),
    ...(staff.length === 0 ? [] : [`  ${staff.length} cán bộ phụ trách`]),
    ...(campaign.unknownSenders === 'review' ? ['  thư chưa rõ đơn vị: cán bộ xem trước, chưa trả lời'] : []),
  ]
  const notes = [...notesOn(campaign), ...holidayNotes(campaign, holidays)].map((note) => `  lưu ý: ${note}`)
  return [
    `${campaign.id}: Kế hoạch số ${plan.number} ${sayDay(plan.date)}, ${office.name}`,
    ...lines,
    ...conduct,
    `  ${campaign.units.length} đơn vị; ${campaign.units.filter((unit) => unit.emails.length > 0).length} đơn vị có địa chỉ thư`,
    ...notes,
    '  không có chỗ nào cần sửa (no faults)',
  ].join('\n')
}

function toldItem({ name, types, per, ofUnits, ofNominees, titles }: RequiredItem): string {
  const whose = { individual: 'cá nhân', collective: 'tập thể' }
  const each = ofNominees === undefined ? 'tập thể, cá nhân' : whose[ofNominees]
  return [
    name,
    ...(per === 'nominee' ? [`, mỗi ${each} một bản`] : ofNominees === undefined ? [] : [`, khi đề nghị ${each}`]),
    ...(ofUnits === undefined ? [] : [`, chỉ với ${ofUnits.join(', ')}`]),
    `: ${types.join(' | ')}`,
    ...(titles === undefined ? [] : [` có chữ ${titles.map((title) => `"${title}"`).join(' hoặc ')}`]),
  ].join('')
}

function toldQuota({ quota }: Submission): string[] {
  if (quota === undefined) return []
  const parts = [
    ...(quota.collectives === null ? [] : [`${quota.collectives} tập thể`]),
    ...(quota.individuals === null ? [] : [`${quota.individuals} cá nhân`]),
    ...(quota.percentOfMembers === null ? [] : [`${quota.percentOfMembers}% đoàn viên`]),
  ]
  return [`    chỉ tiêu (nhiều hơn thì nhắc cán bộ): ${parts.join(', ')}`]
}

function sayMinute(minute: number): string {
  return `${Math.floor(minute / 60)} giờ ${String(minute % 60).padStart(2, '0')}`
}

/** Sound, and yet not fit to be used with real unions, or perhaps not meant so. */
function notesOn(campaign: Campaign): string[] {
  const samples = campaign.units.filter((unit) => unit.emails.some((email) => /[@.]example\b/u.test(email)))
  return [
    ...campaign.submissions.flatMap((submission) => phraseNotes(submission, campaign)),
    ...(campaign.office.phone === '' ? ['chưa có số điện thoại (office: phone); thư chỉ nêu địa chỉ thư điện tử'] : []),
    ...(samples.length > 0 ? [`danh sách đơn vị còn ${samples.length} đơn vị mẫu (địa chỉ thư đuôi example)`] : []),
    ...officeNotes(campaign),
    ...(campaign.submissions.some(({ quota }) => quota?.percentOfMembers != null) &&
    !campaign.units.some(({ members }) => members != null)
      ? ['chỉ tiêu tính theo đoàn viên, nhưng danh sách đơn vị chưa có cột members']
      : []),
    ...(campaign.reminders !== null && campaign.units.some(({ emails }) => emails.length === 0)
      ? [
          `${campaign.units.filter(({ emails }) => emails.length === 0).length} đơn vị chưa có địa chỉ thư, không đôn đốc được`,
        ]
      : []),
    ...(campaign.units.length === 0 ? ['danh sách đơn vị trống: đơn vị chỉ nhận biết được qua văn bản'] : []),
  ]
}

/** Of days that are announced every year, a file may not know yet. */
function holidayNotes({ submissions, timeZone }: Campaign, holidays: Holidays): string[] {
  const limits = submissions.flatMap(({ deadline, extensions = [] }) => [
    deadline,
    ...extensions.map((each) => each.deadline),
  ])
  const days = limits.map(({ at, rolledFrom }) => rolledFrom ?? dayIn(timeZone, new Date(at.getTime() - 1)))
  return [...new Set(days)]
    .filter((day) => isUncertain(day, holidays))
    .map(
      (day) =>
        `hạn nhận ${sayDay(day)} gần Tết hoặc Quốc khánh, mà holidays.txt chưa có lịch nghỉ năm ${day.slice(0, 4)}: mới tính được những ngày luật đã định; bổ sung lịch nghỉ khi được công bố rồi kiểm tra lại hạn`,
    )
}

/** An office goes by its names for a time: a campaign outside of it quotes a body that is not, or not yet, there. */
function officeNotes({ office, plan, submissions }: Campaign): string[] {
  const last =
    submissions
      .map(({ deadline }) => deadline.at.toISOString().slice(0, 10))
      .sort()
      .at(-1) ?? plan.date
  return [
    ...(office.from !== undefined && plan.date < office.from
      ? [`kế hoạch ban hành ${sayDay(plan.date)}, cơ quan mang tên này từ ${sayDay(office.from)}`]
      : []),
    ...(office.to !== undefined && last > office.to
      ? [`hạn nhận sau ngày cuối cùng cơ quan mang tên này (${sayDay(office.to)})`]
      : []),
  ]
}

/** Letters quote the plan's phrase beside the instant made of `before` or `by`: the two should tell the same. */
function phraseNotes({ name, deadline }: Submission, { plan, timeZone }: Campaign): string[] {
  const { phrase, said = '', at, rolledFrom, boundaryDay } = deadline
  const differs = (what: string) => [`${name}: kế hoạch ghi "${phrase}", hạn nhận là ${said}; xem lại ${what}`]
  const read = readPhrase(phrase, plan.date)
  if (read.kind === 'open') {
    const inclusive = /chậm nhất|muộn nhất|hết ngày|trong ngày/iu.test(phrase)
    return inclusive && said.startsWith('trước') ? differs('before hay by') : []
  }
  const lastDay = rolledFrom ?? dayIn(timeZone, new Date(at.getTime() - 1))
  const saying = deadlineOf(read.kind, read.date, timeZone)
  if (rolledFrom === undefined && saying.at.getTime() === at.getTime()) return []
  if (dayIn(timeZone, new Date(saying.at.getTime() - 1)) === lastDay)
    return rolledFrom === undefined ? differs('giờ') : []
  return differs([lastDay, boundaryDay].includes(isoDay(read.date.local)) ? 'before hay by' : 'ngày')
}
