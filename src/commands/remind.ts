import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Config } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { sayDay } from '#src/dossiers/letters/speak.ts'
import type { Reminder } from '#src/dossiers/reminders/reminders-due.ts'
import { errorText } from '#src/io/error-code.ts'
import type { Database } from '#src/store/database.ts'
import { openReminders } from '#src/store/open-reminders.ts'
import { approveDay, approvedDays } from '#src/store/reminders.ts'
import { campaignFor } from './choose-campaign.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const USAGE = `Usage: tiepnhan remind [--list | --approve] [--campaign ID] [--by NAME] [--letters]
  --list       who would be reminded now, and of what (default)
  --approve    release the list: the running service sends it, within the hours of the campaign
  --campaign   folder of the campaign (default: the only one)
  --by         who releases it (default: the user of this computer)
  --letters    with every letter in full
`

type Options = {
  readonly approve: boolean
  readonly campaign: string | undefined
  readonly by: string
  readonly letters: boolean
}

/** The reminders of a campaign that are due: shown, or released. Gives the exit code: 0 done, 1 no database, 2 bad usage or rules. */
export async function remindCommand(
  argv: readonly string[],
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'rulesDir'>,
  console: Console,
  user: string,
  now: Date = new Date(),
): Promise<number> {
  const options = optionsOf(argv, user)
  if (options === null) {
    console.err(USAGE)
    return 2
  }
  const campaign = await campaignFor(config.rulesDir, options.campaign)
  if ('fault' in campaign) {
    console.err(`${campaign.fault}\n`)
    return 2
  }
  if (campaign.reminders === null) {
    console.out(`${campaign.id}: kế hoạch không có mục reminders, không gửi thư đôn đốc.\n`)
    return 0
  }
  try {
    await withDatabase(config, async (database) => await show(database, campaign, options, console, now))
    return 0
  } catch (error) {
    console.err(`The reminders can't be listed: ${errorText(error)}\n`)
    return 1
  }
}

function optionsOf(argv: readonly string[], user: string): Options | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        list: { type: 'boolean' },
        approve: { type: 'boolean' },
        campaign: { type: 'string' },
        by: { type: 'string' },
        letters: { type: 'boolean' },
      },
    })
    if (values.list === true && values.approve === true) return null
    return {
      approve: values.approve === true,
      campaign: values.campaign,
      by: values.by ?? user,
      letters: values.letters === true,
    }
  } catch {
    return null
  }
}

async function show(
  database: Database,
  campaign: Campaign,
  options: Options,
  console: Console,
  now: Date,
): Promise<void> {
  const open = await openReminders(database, campaign, checks, now)
  const days = [...new Set(open.map(({ day }) => day))].sort()
  if (days.length === 0) console.out(`${campaign.id}: hiện không có đơn vị nào cần đôn đốc.\n`)
  const approved = await approvedDays(database, campaign.id)
  for (const day of days) {
    const own = open.filter((reminder) => reminder.day === day)
    const reachable = own.filter(({ to }) => to.length > 0)
    console.out(`${campaign.id}, đợt đôn đốc ${sayDay(day)}: ${own.length} đơn vị\n`)
    for (const reminder of own) console.out(`${told(reminder, options.letters)}\n`)
    if (options.approve) {
      const first = await approveDay(database, campaign.id, day, options.by)
      console.out(
        first
          ? `Đã duyệt: ${reachable.length} thư sẽ được gửi.\n`
          : `Đợt này đã được duyệt từ trước; thư chưa gửi sẽ được gửi.\n`,
      )
    } else if (campaign.reminders?.approve === true && !approved.has(day))
      console.out(
        `Chưa gửi. Duyệt từng thư trên trang Thư nhắc của bảng theo dõi. Duyệt danh sách bằng: tiepnhan remind --approve --campaign ${campaign.id}\n`,
      )
  }
}

function told({ unit, to, owed, letter }: Reminder, inFull: boolean): string {
  const what = owed
    .map(({ name, code }) => (code === null ? `chưa gửi ${name}` : `${name} ${code} còn thiếu`))
    .join('; ')
  const line = `  ${unit.name}: ${what}. Gửi đến: ${to.length === 0 ? 'chưa có địa chỉ thư' : to.join(', ')}`
  return inFull ? `${line}\n\n${letter.subject}\n\n${letter.text}` : line
}
