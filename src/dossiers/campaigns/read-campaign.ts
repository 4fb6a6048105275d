import type { Campaign, Unit, Wording } from '../campaign.ts'
import { campaignSchema, type CampaignFile } from './campaign-schema.ts'
import { readConduct } from './read-conduct.ts'
import { readDigest } from './read-digest.ts'
import { readSubmission } from './read-submission.ts'
import { isoDay, parseRuleDate } from './rule-date.ts'
import { faultAt, type RuleFault } from './rule-fault.ts'
import { checkAddress, type Report } from './rule-report.ts'
import { schemaFaults } from './schema-faults.ts'
import { type Holidays, NO_HOLIDAYS } from './working-days.ts'
import { readYaml, type Path } from './yaml-source.ts'
import { isTimeZone } from './zone.ts'

/** What a campaign is read with: read from files of their own. */
type Rest = { readonly units: readonly Unit[]; readonly wording: Wording; readonly holidays?: Holidays }

/** campaign.yaml → the campaign it describes, or every fault of it at once. */
export function readCampaign(
  id: string,
  file: string,
  text: string,
  rest: Rest,
): { campaign: Campaign | null; faults: RuleFault[] } {
  const read = readYaml(file, text)
  if ('faults' in read) return { campaign: null, faults: read.faults }
  const { yaml } = read
  const parsed = campaignSchema.safeParse(yaml.value)
  if (!parsed.success) return { campaign: null, faults: schemaFaults(yaml, parsed.error.issues) }
  const faults: RuleFault[] = []
  const report: Report = (path, said) => void faults.push(faultAt(yaml.source, yaml.place(path), said))
  const campaign = build(id, parsed.data, rest, report)
  return { campaign: faults.length === 0 ? campaign : null, faults }
}

function build(id: string, written: CampaignFile, rest: Rest, report: Report): Campaign {
  const timeZone = zone(written['time-zone'], report)
  const plan = { ...written.plan, date: dayOf(['plan', 'date'], written.plan.date, report) }
  if (!/^[A-Z][A-Z0-9]{1,11}$/u.test(written['code-prefix']))
    report(['code-prefix'], {
      expected: '2 đến 12 chữ cái in hoa không dấu và chữ số, bắt đầu bằng chữ cái, ví dụ HS63',
      found: `"${written['code-prefix']}"`,
      mend: 'bỏ dấu, dấu cách và dấu gạch',
    })
  const { units, wording, holidays = NO_HOLIDAYS } = rest
  const around = { timeZone, issued: plan.date, holidays, units }
  return {
    id,
    plan,
    timeZone,
    period: spanOf(['period'], written.period, report),
    office: officeOf(written, report),
    codePrefix: written['code-prefix'],
    ...readConduct(written, report),
    digest: readDigest(written.digest, report),
    submissions: written.submissions.map((each, index) => {
      const others = written.submissions.slice(0, index).map((other) => other.id)
      return readSubmission(each, ['submissions', index], others, around, report)
    }),
    topicWords: written['topic-words'],
    units,
    wording,
  }
}

function officeOf({ office }: CampaignFile, report: Report): Campaign['office'] {
  checkAddress(['office', 'email'], office.email, report)
  const { from, to } = spanOf(['office'], { from: office.from ?? '', to: office.to ?? '' }, report)
  return {
    name: office.name,
    shortName: office['short-name'],
    acceptedNames: office['accepted-names'],
    superior: office.superior,
    place: office.place,
    desk: office.desk,
    address: office.address,
    phone: office.phone,
    email: office.email.toLowerCase(),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(office.signature ? { signature: office.signature } : {}),
  }
}

/** Two days in their order; '' where one is open. */
function spanOf(path: Path, written: { from: string; to: string }, report: Report): { from: string; to: string } {
  const day = (key: 'from' | 'to') => (written[key] === '' ? '' : dayOf([...path, key], written[key], report))
  const span = { from: day('from'), to: day('to') }
  if (span.from !== '' && span.to !== '' && span.from > span.to)
    report([...path, 'to'], {
      expected: `ngày cuối không sớm hơn ngày đầu (${span.from})`,
      found: written.to,
      mend: `kiểm tra lại hai ngày của mục ${path.join('.')}`,
    })
  return span
}

function zone(name: string, report: Report): string {
  if (isTimeZone(name)) return name
  report(['time-zone'], {
    expected: 'tên múi giờ quốc tế, ví dụ Asia/Ho_Chi_Minh',
    found: `"${name}"`,
    mend: 'ở Việt Nam, ghi Asia/Ho_Chi_Minh',
  })
  return 'UTC'
}

function dayOf(path: Path, value: string, report: Report): string {
  const date = parseRuleDate(value)
  if (date && !date.hasTime) return isoDay(date.local)
  report(path, {
    expected: 'một ngày có thật, ghi năm-tháng-ngày (2021-05-27) hoặc ngày/tháng/năm (27/5/2021)',
    found: `"${value}"`,
    mend: 'kiểm tra lại ngày và tháng',
  })
  return '1990-01-01'
}
