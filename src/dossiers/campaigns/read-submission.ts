import type { Quota, RequiredItem, Submission, Unit } from '../campaign.ts'
import { REQUIRABLE_TYPES, type CampaignFile } from './campaign-schema.ts'
import { type Around, readDeadline } from './read-deadline.ts'
import { nearest } from './rule-fault.ts'
import { checkId, checkWord, numberOf, type Report } from './rule-report.ts'
import type { Path } from './yaml-source.ts'

type Written = CampaignFile['submissions'][number]

/** One thing that units must send: what it consists of, by when, how many may be proposed. */
export function readSubmission(
  written: Written,
  path: Path,
  before: readonly string[],
  around: Around & { readonly units: readonly Unit[] },
  report: Report,
): Submission {
  checkId([...path, 'id'], written.id, before, report)
  const deadline = readDeadline(written.deadline, [...path, 'deadline'], around, report)
  const extensions = extensionsOf(written, deadline, path, around, report)
  const quota = quotaOf(written, path, report)
  return {
    id: written.id,
    name: written.name,
    deadline,
    ...(extensions.length > 0 ? { extensions } : {}),
    ...(quota === null ? {} : { quota }),
    required: written.required.map((item, at) => {
      const others = written.required.slice(0, at).map((each) => each.item)
      return requiredOf(item, [...path, 'required', at], others, around.units, report)
    }),
    words: written.words,
    paperCopy: written['paper-copy'],
  }
}

function requiredOf(
  written: Written['required'][number],
  path: Path,
  before: readonly string[],
  units: readonly Unit[],
  report: Report,
): RequiredItem {
  checkId([...path, 'item'], written.item, before, report)
  for (const [place, type] of written.types.entries())
    checkWord([...path, 'types', place], type, REQUIRABLE_TYPES, report)
  checkWord([...path, 'per'], written.per, ['dossier', 'nominee'], report)
  if (written.per === 'nominee' && written.types.some((type) => type !== 'achievement-summary'))
    report([...path, 'types'], {
      expected: 'achievement-summary, khi mỗi tập thể, cá nhân phải có một bản (per: nominee)',
      found: written.types.join(', '),
      mend: 'dùng achievement-summary, hoặc đổi thành per: dossier',
    })
  if (written.types.includes('other') && written.titles === undefined)
    report([...path, 'types'], {
      expected: 'dòng titles: nêu những chữ có trong tên văn bản, khi loại tài liệu là other',
      found: 'không có dòng titles',
      mend: 'thêm dòng titles, ví dụ titles: [quyết định công nhận sáng kiến]',
    })
  const nominees = written['of-nominees']
  if (nominees !== undefined) checkWord([...path, 'of-nominees'], nominees, ['individual', 'collective'], report)
  const kinds = [...new Set(units.flatMap(({ kind = '' }) => (kind === '' ? [] : [kind])))]
  for (const [place, kind] of (written['of-units'] ?? []).entries())
    if (!kinds.includes(kind)) reportUnitKind([...path, 'of-units', place], kind, kinds, report)
  return {
    item: written.item,
    name: written.name,
    types: written.types,
    per: written.per === 'nominee' ? 'nominee' : 'dossier',
    ...(written.titles === undefined ? {} : { titles: written.titles }),
    ...(written['of-units'] === undefined ? {} : { ofUnits: written['of-units'] }),
    ...(nominees === 'individual' || nominees === 'collective' ? { ofNominees: nominees } : {}),
  }
}

function reportUnitKind(path: Path, kind: string, kinds: readonly string[], report: Report): void {
  const meant = nearest(kind, kinds)
  report(path, {
    expected:
      kinds.length === 0
        ? 'loại đơn vị có trong cột kind của units.csv; danh sách chưa có cột này'
        : `một loại đơn vị có trong cột kind của units.csv: ${kinds.slice(0, 12).join(', ')}`,
    found: `"${kind}"`,
    mend: meant ? `có phải ý định ghi "${meant}"?` : 'thêm cột kind vào units.csv, hoặc sửa tên loại đơn vị ở đây',
  })
}

function extensionsOf(
  written: Written,
  deadline: Submission['deadline'],
  path: Path,
  around: Around & { readonly units: readonly Unit[] },
  report: Report,
): NonNullable<Submission['extensions']> {
  return (written.extensions ?? []).map(({ unit, reason, before, by }, index) => {
    const place = [...path, 'extensions', index]
    if (!around.units.some(({ id }) => id === unit)) {
      const meant = nearest(
        unit,
        around.units.map(({ id }) => id),
      )
      report([...place, 'unit'], {
        expected: 'mã của một đơn vị trong units.csv',
        found: `"${unit}"`,
        mend: meant ? `có phải ý định ghi "${meant}"?` : 'chép mã ở cột id của units.csv',
      })
    }
    if (before === undefined && by === undefined)
      report(place, {
        expected: 'một trong hai dòng: before (trước) hoặc by (chậm nhất)',
        found: 'không có dòng nào',
        mend: 'thêm dòng by: với ngày gia hạn, ví dụ by: 2021-05-30',
      })
    const phrase = deadline.phrase
    const longer =
      before === undefined && by === undefined
        ? deadline
        : readDeadline({ before, by, phrase, 'roll-to-working-day': 'no' }, place, around, report)
    if (longer.at.getTime() !== 0 && longer.at <= deadline.at && (before ?? by) !== undefined)
      report([...place, by === undefined ? 'before' : 'by'], {
        expected: `hạn muộn hơn hạn chung (${deadline.said ?? phrase})`,
        found: by ?? before ?? '',
        mend: 'kiểm tra lại ngày gia hạn',
      })
    return { unit, reason, deadline: { ...longer, boundaryDay: null, extended: true } }
  })
}

/** No union proposes more; a larger figure is a slip of the keyboard. */
const MOST = 100_000

function quotaOf({ quota }: Written, path: Path, report: Report): Quota | null {
  if (quota === undefined) return null
  const read = (key: 'individuals' | 'collectives', what: string): number | null => {
    const value = quota[key]
    return value === undefined
      ? null
      : numberOf([...path, 'quota', key], value, { least: 0, most: MOST, usual: 2, what }, report)
  }
  return {
    individuals: read('individuals', 'số cá nhân nhiều nhất'),
    collectives: read('collectives', 'số tập thể nhiều nhất'),
    percentOfMembers: percentOf(quota['percent-of-members'], [...path, 'quota', 'percent-of-members'], report),
  }
}

function percentOf(value: string | undefined, path: Path, report: Report): number | null {
  if (value === undefined) return null
  const percent = /^(\d{1,3}(?:[.,]\d{1,3})?)\s*%?$/u.exec(value.trim())?.[1]?.replace(',', '.')
  if (percent !== undefined && Number(percent) > 0 && Number(percent) <= 100) return Number(percent)
  report(path, { expected: 'số phần trăm, ví dụ 10 hoặc 0,15', found: `"${value}"`, mend: 'ghi một số từ 0 đến 100' })
  return null
}
