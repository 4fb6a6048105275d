import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'

import type { Campaign, Unit, Wording } from '../dossiers/campaign.ts'
import { checkWording } from '../dossiers/campaigns/check-wording.ts'
import { DIGEST_SHARED, DIGEST_TEMPLATE } from '../dossiers/digest/digest-words.ts'
import { decodeRuleText } from '../dossiers/campaigns/decode-rule-text.ts'
import { readCampaign } from '../dossiers/campaigns/read-campaign.ts'
import { readRoster } from '../dossiers/campaigns/read-roster.ts'
import { faultAt, type RuleFault, sourceText, type SourceText } from '../dossiers/campaigns/rule-fault.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import { type Holidays, NO_HOLIDAYS, readHolidays } from '../dossiers/campaigns/working-days.ts'

export type { RuleFault } from '../dossiers/campaigns/rule-fault.ts'
export { formatFault } from '../dossiers/campaigns/rule-fault.ts'

/** The wording that comes with the program; a campaign's own wording/ replaces it file by file. */
export const SHARED_WORDING = resolve(import.meta.dirname, '../../rules/wording')
/** The days off that come with the program; a file of this name beside the campaigns, or in a single campaign's folder, replaces it. */
export const SHARED_HOLIDAYS = resolve(import.meta.dirname, '../../rules/holidays.txt')

/** A rule file is written by hand; what is larger is something else. */
export const MAX_RULE_BYTES = 8_000_000

/**
 * Reads one campaign's folder, or every campaign in a folder of them. All faults of all campaigns come back at once;
 * a campaign with a fault is not among `campaigns`. Never throws on what the files hold or on a folder that is not there.
 */
export async function loadCampaigns(
  dir: string,
  options: { readonly sharedWording?: string; readonly holidays?: string } = {},
): Promise<{ campaigns: Campaign[]; faults: RuleFault[]; holidays: Holidays }> {
  const found = await campaignFolders(dir)
  if (found.folders.length === 0) return { campaigns: [], faults: found.faults, holidays: NO_HOLIDAYS }
  const shared = await readWording(options.sharedWording ?? SHARED_WORDING)
  const alone: Loaded[] = []
  const holidays = await readHolidayFile(dir, options.holidays ?? SHARED_HOLIDAYS)
  for (const folder of found.folders) alone.push(await loadCampaign(folder, shared, holidays.holidays))
  const loaded = alone.map((each, index) => ({
    ...each,
    faults: [...each.faults, ...claimedBefore(each, alone.slice(0, index))],
  }))
  const campaigns = loaded.flatMap((each) => (each.campaign ? [each.campaign] : []))
  const faults = [...found.faults, ...shared.faults, ...holidays.faults, ...loaded.flatMap((each) => each.faults)]
  return {
    campaigns: faults.length === 0 ? campaigns : campaigns.filter((each) => !isFaulty(each, loaded)),
    faults,
    holidays: holidays.holidays,
  }
}

type Loaded = {
  readonly id: string
  readonly campaign: Campaign | null
  readonly faults: RuleFault[]
  /** campaign.yaml, to tell places in it. */
  readonly source: SourceText | null
}

function isFaulty(campaign: Campaign, loaded: readonly Loaded[]): boolean {
  return loaded.some((each) => each.id === campaign.id && each.faults.length > 0)
}

async function campaignFolders(dir: string): Promise<{ folders: string[]; faults: RuleFault[] }> {
  const wanted = 'thư mục của một kế hoạch (có tệp campaign.yaml), hoặc thư mục chứa nhiều kế hoạch'
  if (!(await isFolder(dir)))
    return { folders: [], faults: [noSuch(dir, wanted, 'không có thư mục này', 'kiểm tra lại đường dẫn')] }
  if (await isFile(join(dir, 'campaign.yaml'))) return { folders: [dir], faults: [] }
  const entries = await readdir(dir, { withFileTypes: true })
  const inside = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => join(dir, entry.name))
    .sort()
  const folders = []
  const misnamed = []
  for (const folder of inside)
    if (await isFile(join(folder, 'campaign.yaml'))) folders.push(folder)
    else if (await looksLikeCampaign(folder)) misnamed.push(folder)
  if (folders.length + misnamed.length === 0)
    return {
      folders,
      faults: [
        noSuch(
          dir,
          wanted,
          'không có tệp campaign.yaml nào',
          'tạo thư mục kế hoạch bằng cách chép một kế hoạch có sẵn',
        ),
      ],
    }
  return {
    folders,
    faults: misnamed.map((folder) =>
      noSuch(folder, 'tệp campaign.yaml', 'không có tệp này', 'đổi tên tệp kế hoạch thành campaign.yaml'),
    ),
  }
}

/** A campaign whose file is called campaign.yml or the like must not be passed over in silence. */
async function looksLikeCampaign(folder: string): Promise<boolean> {
  if (!(await isFolder(folder))) return false
  return (await readdir(folder)).some((name) => name === 'units.csv' || /\.ya?ml$/iu.test(name))
}

async function readHolidayFile(dir: string, shared: string): Promise<ReturnType<typeof readHolidays>> {
  const own = join(dir, 'holidays.txt')
  const file = (await isFile(own)) ? own : shared
  const text = await readRuleText(file)
  return 'fault' in text ? { holidays: NO_HOLIDAYS, faults: [text.fault] } : readHolidays(shown(file), text.text)
}

async function loadCampaign(folder: string, shared: ReadWording, holidays: Holidays): Promise<Loaded> {
  const id = basename(resolve(folder))
  const idFaults = /^[a-z0-9][a-z0-9-]{0,80}$/u.test(id)
    ? []
    : [noSuch(folder, 'tên thư mục gồm chữ thường không dấu, chữ số, dấu gạch ngang', `"${id}"`, 'đổi tên thư mục')]
  const own = await readWording(join(folder, 'wording'))
  const digest = own.wording[DIGEST_TEMPLATE] === undefined ? undefined : shared.wording[DIGEST_TEMPLATE]
  const wording: Wording = {
    ...shared.wording,
    ...own.wording,
    // Behind an office's own: what is new in the program has words.
    ...(digest === undefined ? {} : { [DIGEST_SHARED]: digest }),
  }
  const roster = await readUnits(join(folder, 'units.csv'))
  const file = join(folder, 'campaign.yaml')
  const text = await readRuleText(file)
  if ('fault' in text)
    return { id, campaign: null, faults: [text.fault, ...roster.faults, ...own.faults], source: null }
  const { campaign, faults } = readCampaign(id, shown(file), text.text, { units: roster.units, wording, holidays })
  const letters =
    campaign && own.faults.length + shared.faults.length === 0
      ? checkWording(campaign, shown(join(folder, 'wording')))
      : []
  const all = [...idFaults, ...faults, ...roster.faults, ...own.faults, ...letters]
  return { id, campaign, faults: all, source: sourceText(shown(file), text.text) }
}

async function readUnits(file: string): Promise<{ units: Unit[]; faults: RuleFault[] }> {
  const text = await readRuleText(file)
  return 'fault' in text ? { units: [], faults: [text.fault] } : readRoster(shown(file), text.text)
}

type ReadWording = { readonly wording: Wording; readonly faults: RuleFault[] }

/** Templates of a folder by name; partials stand in partials/ and go by their bare name. A folder that is not there has none. */
async function readWording(folder: string): Promise<ReadWording> {
  const wording: Record<string, { source: string; file: string }> = {}
  const faults: RuleFault[] = []
  for (const place of [folder, join(folder, 'partials')]) {
    if (!(await isFolder(place))) continue
    for (const name of (await readdir(place)).sort()) {
      const file = join(place, name)
      if (isStrayLetter(name))
        faults.push(
          noSuch(file, 'tệp chữ đuôi .txt', `"${name}"`, 'lưu lại bằng Notepad, đuôi .txt; tệp này không được dùng'),
        )
      if (!name.endsWith('.txt')) continue
      const text = await readRuleText(file)
      if ('fault' in text) faults.push(text.fault)
      else wording[name.slice(0, -'.txt'.length)] = { source: text.text, file: shown(file) }
    }
  }
  return { wording, faults }
}

/** A letter in Word is no letter that goes out, and its author believes that it is. */
function isStrayLetter(name: string): boolean {
  return /\.(?:docx?|rtf|odt|html?|text|txt\.\w+)$/iu.test(name) && !name.startsWith('~$')
}

async function readRuleText(file: string): Promise<{ text: string } | { fault: RuleFault }> {
  let bytes: Uint8Array
  try {
    const { size } = await stat(file)
    if (size > MAX_RULE_BYTES)
      return {
        fault: noSuch(
          file,
          `không quá ${MAX_RULE_BYTES / 1_000_000} MB`,
          `${size} byte`,
          'kiểm tra xem có đúng tệp không',
        ),
      }
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const found = code === 'ENOENT' ? 'không có tệp này' : `không đọc được tệp (${code})`
    return { fault: noSuch(file, `tệp ${basename(file)}`, found, 'chép tệp này từ một kế hoạch có sẵn rồi sửa') }
  }
  const decoded = decodeRuleText(bytes)
  if ('text' in decoded) return decoded
  const { line, column, excerpt, looksLike } = decoded
  return {
    fault: {
      file: shown(file),
      line,
      column,
      excerpt,
      expected: 'tệp lưu theo bảng mã UTF-8',
      found: `bảng mã khác, có thể là ${looksLike}`,
      mend: file.endsWith('.csv')
        ? 'mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu "CSV UTF-8 (Comma delimited)"; hoặc chạy: tiepnhan rules roster'
        : 'mở tệp bằng Notepad, chọn Lưu thành (Save As), mục Encoding chọn UTF-8',
    },
  }
}

/**
 * Codes of two campaigns must not look alike: a code alone must tell whose dossier it is. Nor may two claim the mails of one plan:
 * a folder was copied, and its lines not all changed.
 */
function claimedBefore({ campaign, source }: Loaded, before: readonly Loaded[]): RuleFault[] {
  if (campaign === null || source === null) return []
  const earlier = before.flatMap((each) => each.campaign ?? [])
  const prefix = earlier.find(({ codePrefix }) => codePrefix === campaign.codePrefix)
  const plan = earlier.find((each) => planKey(each) === planKey(campaign))
  const faults: RuleFault[] = []
  if (prefix !== undefined)
    faults.push(
      faultAt(source, lineOf(source, /^\s*code-prefix:\s*/u), {
        expected: 'code-prefix riêng cho từng kế hoạch',
        found: `"${campaign.codePrefix}" đã dùng cho ${prefix.id}`,
        mend: 'đặt code-prefix khác cho một trong hai kế hoạch',
      }),
    )
  if (plan !== undefined)
    faults.push(
      faultAt(source, lineOf(source, /^\s+number:\s*/u), {
        expected: 'số và năm của kế hoạch khác mọi kế hoạch đang có: thư dẫn số này phải thuộc về một kế hoạch',
        found: `Kế hoạch số ${campaign.plan.number} năm ${campaign.plan.date.slice(0, 4)} đã có ở ${plan.id}`,
        mend: 'sửa số và ngày (plan: number, date) theo đúng văn bản, hoặc bỏ một trong hai thư mục',
      }),
    )
  return faults
}

function planKey({ plan }: Campaign): string {
  return `${foldText(plan.number).replaceAll(' ', '')} ${plan.date.slice(0, 4)}`
}

function lineOf(source: SourceText, start: RegExp): { line: number; column: number } {
  const index = source.lines.findIndex((line) => start.test(line))
  const [lead = ''] = start.exec(source.lines[index] ?? '') ?? []
  return index === -1 ? { line: 1, column: 1 } : { line: index + 1, column: lead.length + 1 }
}

function noSuch(file: string, expected: string, found: string, mend: string): RuleFault {
  return { file: shown(file), line: 1, column: 1, expected, found, mend, excerpt: '' }
}

/** As a person standing in the working folder would write it. */
function shown(file: string): string {
  const near = relative(process.cwd(), resolve(file))
  return near === '' || near.startsWith('..') ? resolve(file) : near
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
