import type { Campaign, Submission, Unit, Wording } from '../campaign.ts'
import { campaignSchema, REQUIRABLE_TYPES, type CampaignFile } from './campaign-schema.ts'
import { readDigest } from './read-digest.ts'
import { deadlineOf, isoDay, parseRuleDate } from './rule-date.ts'
import { faultAt, nearest, type RuleFault } from './rule-fault.ts'
import { schemaFaults } from './schema-faults.ts'
import { readYaml, type Path } from './yaml-source.ts'
import { isTimeZone } from './zone.ts'

/** Minutes, where a campaign doesn't say (a dossier must be quiet so long before a notice; no longer than that in all). */
const QUIET_MINUTES = 10
const AT_MOST_MINUTES = 60
const MAX_MINUTES = 7 * 24 * 60

type Said = { readonly expected: string; readonly found: string; readonly mend: string }
type Report = (path: Path, said: Said) => void

/** campaign.yaml → the campaign it describes, or every fault of it at once. `units` and `wording` are read apart. */
export function readCampaign(
  id: string,
  file: string,
  text: string,
  rest: { readonly units: readonly Unit[]; readonly wording: Wording },
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

function build(
  id: string,
  written: CampaignFile,
  rest: { readonly units: readonly Unit[]; readonly wording: Wording },
  report: Report,
): Campaign {
  const timeZone = zone(written['time-zone'], report)
  const day = (path: Path, value: string) => dayOf(path, value, report)
  const plan = { ...written.plan, date: day(['plan', 'date'], written.plan.date) }
  const period = { from: day(['period', 'from'], written.period.from), to: day(['period', 'to'], written.period.to) }
  if (period.from > period.to)
    report(['period', 'to'], {
      expected: `ngày cuối không sớm hơn ngày đầu (${period.from})`,
      found: written.period.to,
      mend: 'kiểm tra lại hai ngày của mục period',
    })
  if (!/^[A-Z][A-Z0-9]{1,11}$/u.test(written['code-prefix']))
    report(['code-prefix'], {
      expected: '2 đến 12 chữ cái in hoa không dấu và chữ số, bắt đầu bằng chữ cái, ví dụ HS63',
      found: `"${written['code-prefix']}"`,
      mend: 'bỏ dấu, dấu cách và dấu gạch',
    })
  const { office } = written
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(office.email))
    report(['office', 'email'], {
      expected: 'một địa chỉ thư điện tử, ví dụ congdoan@example.vn',
      found: `"${office.email}"`,
      mend: 'kiểm tra dấu @ và tên miền',
    })
  return {
    id,
    plan,
    timeZone,
    period,
    office: {
      name: office.name,
      shortName: office['short-name'],
      acceptedNames: office['accepted-names'],
      superior: office.superior,
      place: office.place,
      desk: office.desk,
      address: office.address,
      phone: office.phone,
      email: office.email.toLowerCase(),
      ...(office.signature ? { signature: office.signature } : {}),
    },
    codePrefix: written['code-prefix'],
    settling: settlingOf(written, report),
    digest: readDigest(written.digest, report),
    submissions: written.submissions.map((each, index) =>
      submissionOf(each, index, { written, timeZone, plan }, report),
    ),
    topicWords: written['topic-words'],
    ...rest,
  }
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

function settlingOf(written: CampaignFile, report: Report): Campaign['settling'] {
  const minutes = (key: 'quiet-minutes' | 'at-most-minutes', usual: number) => {
    const value = written.settling?.[key] ?? String(usual)
    const number = /^\d{1,6}$/u.test(value) ? Number(value) : Number.NaN
    if (number <= MAX_MINUTES) return number
    report(['settling', key], {
      expected: `số phút, từ 0 đến ${MAX_MINUTES}`,
      found: `"${value}"`,
      mend: `ghi một số, ví dụ ${usual}`,
    })
    return usual
  }
  const [quiet, atMost] = [minutes('quiet-minutes', QUIET_MINUTES), minutes('at-most-minutes', AT_MOST_MINUTES)]
  if (atMost < quiet)
    report(['settling', 'at-most-minutes'], {
      expected: `không ít hơn quiet-minutes (${quiet})`,
      found: String(atMost),
      mend: 'tăng số phút chờ nhiều nhất',
    })
  return { quietMs: quiet * 60_000, atMostMs: atMost * 60_000 }
}

type Around = { readonly written: CampaignFile; readonly timeZone: string; readonly plan: { readonly date: string } }

function submissionOf(
  submission: CampaignFile['submissions'][number],
  index: number,
  around: Around,
  report: Report,
): Submission {
  const path: Path = ['submissions', index]
  const others = around.written.submissions.slice(0, index)
  checkId(
    [...path, 'id'],
    submission.id,
    others.map((each) => each.id),
    report,
  )
  return {
    id: submission.id,
    name: submission.name,
    deadline: readDeadline(submission.deadline, [...path, 'deadline'], around, report),
    required: submission.required.map((required, at) => {
      const itemPath = [...path, 'required', at]
      checkId(
        [...itemPath, 'item'],
        required.item,
        submission.required.slice(0, at).map((each) => each.item),
        report,
      )
      for (const [place, type] of required.types.entries())
        checkWord([...itemPath, 'types', place], type, REQUIRABLE_TYPES, report)
      checkWord([...itemPath, 'per'], required.per, ['dossier', 'nominee'], report)
      return {
        item: required.item,
        name: required.name,
        types: required.types,
        per: required.per === 'nominee' ? 'nominee' : 'dossier',
      }
    }),
    words: submission.words,
    paperCopy: submission['paper-copy'],
  }
}

function readDeadline(
  written: CampaignFile['submissions'][number]['deadline'],
  path: Path,
  around: Around,
  report: Report,
): Submission['deadline'] {
  const { before, by, phrase } = written
  const unknown = { at: new Date(0), boundaryDay: null, phrase }
  if ((before === undefined) === (by === undefined)) {
    report(path, {
      expected: 'một trong hai dòng: before (trước) hoặc by (chậm nhất)',
      found: before === undefined ? 'không có dòng nào' : 'có cả hai dòng before và by',
      mend: 'kế hoạch ghi "trước ngày" thì dùng before; ghi "chậm nhất", "đến hết ngày" thì dùng by',
    })
    return unknown
  }
  const kind = before === undefined ? 'by' : 'before'
  const value = before ?? by ?? ''
  const date = parseRuleDate(value)
  if (!date) {
    report([...path, kind], {
      expected: 'một ngày có thật (2021-05-27), hoặc ngày và giờ (2021-05-27T17:00)',
      found: `"${value}"`,
      mend: 'kiểm tra lại ngày, tháng, giờ',
    })
    return unknown
  }
  if (isoDay(date.local) < around.plan.date)
    report([...path, kind], {
      expected: `hạn nhận không sớm hơn ngày ban hành kế hoạch (${around.plan.date})`,
      found: value,
      mend: 'kiểm tra lại năm và tháng của hạn nhận',
    })
  return { ...deadlineOf(kind, date, around.timeZone), phrase }
}

function checkId(path: Path, id: string, before: readonly string[], report: Report): void {
  if (!/^[a-z][a-z0-9-]{0,60}$/u.test(id))
    report(path, {
      expected: 'chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ result-report',
      found: `"${id}"`,
      mend: 'bỏ dấu, dấu cách và chữ hoa',
    })
  if (before.includes(id))
    report(path, {
      expected: 'mỗi mã chỉ dùng một lần',
      found: `"${id}" đã có ở trên`,
      mend: 'đặt mã khác cho mục này',
    })
}

function checkWord(path: Path, word: string, known: readonly string[], report: Report): void {
  if (known.includes(word)) return
  const meant = nearest(word, known)
  report(path, {
    expected: `một trong: ${known.join(', ')}`,
    found: `"${word}"`,
    mend: meant ? `có phải ý định ghi "${meant}"?` : 'chọn một từ trong danh sách trên',
  })
}
