import { capitalised } from '../capitalised.ts'
import type { NomineeKind } from '../../understanding/document.ts'
import type { RequiredItem, Submission } from '../campaign.ts'
import type { ArrivedDocument, LetterDossier, LetterFacts, LetterItem, UnreadFile } from '../letter.ts'
import { clean } from './markup.ts'
import { sayDay, sayLimit, saySize, sayTime } from './speak.ts'
import type { TemplateValue, TemplateValues } from './template-engine.ts'
import { fullUnionName, shortUnionName } from './union-name.ts'

/** Files named in one letter; the rest are counted. Keeps a letter under the 102 kB at which Gmail cuts. */
export const FILES_TOLD = 60
/** Characters of one outside name (file, person, unit): longer ones are cut in the middle. */
export const NAME_CHARACTERS = 160

/**
 * What templates may put into a letter, by the names officers know them by (Vietnamese without marks; told in rules/wording/README.md).
 * Every name is always there: where something is not known it is '' or false.
 */
export function letterValues(facts: LetterFacts): TemplateValues {
  const { campaign } = facts
  const { office, plan, timeZone } = campaign
  const dossiers = spokenOf(facts)
  const now = facts.sendAt ?? facts.receivedAt
  const files = byFile(facts.arrived)
  return {
    co_quan: office.name,
    co_quan_tat: office.shortName,
    cap_tren: office.superior,
    dia_danh: office.place,
    bo_phan: office.desk,
    dia_chi: office.address,
    dien_thoai: office.phone,
    email: office.email,
    chu_ky: [...(office.signature ?? [office.name, capitalised(office.desk)])],
    co_quan_ban_hanh: plan.issuer,
    ke_hoach: plan.number,
    ngay_ke_hoach: sayDay(plan.date),
    ten_ke_hoach: plan.title,
    ke_hoach_khac: (facts.rivals ?? []).map((rival) => ({
      so: rival.plan.number,
      ngay: sayDay(rival.plan.date),
      ten: rival.plan.title,
    })),
    don_vi: facts.unitName === null ? '' : shown(fullUnionName(clean(facts.unitName))),
    don_vi_tat: facts.unitName === null ? '' : shown(shortUnionName(clean(facts.unitName))),
    thoi_gian_nhan: sayTime(facts.receivedAt, timeZone),
    ma_ho_so: dossiers.map((each) => each.code).join(', '),
    noi_dung: joined(distinct(dossiers.map((each) => each.submission.name))),
    ho_so: dossiers.map((each) => dossierValues(each, now, timeZone)),
    ban_giay: paperCopies(dossiers, now, timeZone),
    nhieu_ho_so: dossiers.length > 1,
    nhieu_thanh_phan: dossiers.some((each) => !isSingle(each)),
    han_nhan: limits(dossiers, timeZone),
    du_het: dossiers.length > 0 && dossiers.every((each) => each.status === 'complete'),
    bo_sung: facts.supplement,
    gui_lai: facts.again === true,
    khong_co_tep: facts.noFile,
    chi_co_lien_ket: facts.linkOnly,
    tep: files.slice(0, FILES_TOLD).map(fileValues),
    so_tep_khac: Math.max(0, files.length - FILES_TOLD),
    tep_chua_doc: facts.unread.slice(0, FILES_TOLD).map(unreadValues),
    so_tep_chua_doc_khac: Math.max(0, facts.unread.length - FILES_TOLD),
    mau_chua_dien: facts.unread.some((each) => each.problem === 'blank-form'),
  }
}

/** A missing-items notice speaks of the dossiers that lack something; the other letters of all that the mail touched. */
export function spokenOf(facts: LetterFacts): readonly LetterDossier[] {
  if (facts.kind !== 'missing-items') return facts.dossiers
  const lacking = facts.dossiers.filter((each) => each.missing.length > 0 || each.status === 'incomplete')
  return lacking.length > 0 ? lacking : facts.dossiers
}

function dossierValues(dossier: LetterDossier, now: Date, timeZone: string): TemplateValues {
  const { submission } = dossier
  const { at, phrase } = submission.deadline
  const limit = limitOf(submission, timeZone)
  return {
    ma: dossier.code,
    ten: submission.name,
    ten_dau_cau: capitalised(submission.name),
    chua_gui: dossier.unsent === true,
    du: dossier.status === 'complete',
    thieu: dossier.status === 'incomplete',
    cho_xem: dossier.status === 'needs-review',
    mot_thanh_phan: isSingle(dossier),
    thanh_phan: submission.required.map((each) => itemValues({ name: each.name, nominee: null }, dossier, each)),
    sau_han: dossier.late,
    ranh_gioi: dossier.onTheDay,
    ngay_ranh_gioi: submission.deadline.boundaryDay === null ? '' : sayDay(submission.deadline.boundaryDay),
    nhan_lan_dau: sayTime(dossier.firstReceivedAt, timeZone),
    han: limit,
    truoc_han: untilOf(submission, timeZone),
    han_ke_hoach: phrase,
    ...changesOf(submission),
    da_qua_han: now.getTime() >= at.getTime(),
    da_co: dossier.present.map((item) => itemValues(item, dossier)),
    con_thieu: dossier.missing.map((item) => itemValues(item, dossier)),
    chua_doc_duoc: dossier.unreadable.map((item) => itemValues(item, dossier)),
    nhan_them: dossier.since.map((item) => itemValues(item, dossier)),
  }
}

/** Why the limit is not the one that the plan's phrase names. */
function changesOf({ deadline }: Submission): { gia_han: boolean; ngay_nghi: string } {
  const { extended, rolledFrom } = deadline
  return { gia_han: extended === true, ngay_nghi: rolledFrom === undefined ? '' : sayDay(rolledFrom) }
}

/** One paper is the whole of it (a report): to speak of its components would be odd. */
function isSingle({ submission }: LetterDossier): boolean {
  return submission.required.length === 1 && submission.required[0]?.per === 'dossier'
}

function isMoved({ extended, rolledFrom }: Submission['deadline']): boolean {
  return extended === true || rolledFrom !== undefined
}

/** 'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021' */
function untilOf(submission: Submission, timeZone: string): string {
  return submission.deadline.said ?? `trước ${limitOf(submission, timeZone)}`
}

function limitOf({ deadline }: Submission, timeZone: string): string {
  return deadline.said?.replace(/^(?:trước|chậm nhất)\s+/u, '') ?? sayLimit(deadline.at, timeZone)
}

/** Deadlines, each told once, with whose it is where they differ. */
function limits(dossiers: readonly LetterDossier[], timeZone: string): TemplateValue {
  const submissions = dossiers.map((each) => each.submission)
  const same = Map.groupBy(submissions, (each) => `${each.deadline.at.getTime()} ${each.deadline.phrase}`)
  return [...same.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            cua: same.size > 1 ? joined(distinct([first, ...others].map((each) => each.name))) : '',
            han: limitOf(first, timeZone),
            han_ke_hoach: first.deadline.phrase,
            ...changesOf(first),
          },
        ],
  )
}

/** What goes on paper, told once per deadline: 'hồ sơ bản giấy và báo cáo bản giấy'. */
function paperCopies(dossiers: readonly LetterDossier[], now: Date, timeZone: string): TemplateValue {
  const byLimit = Map.groupBy(
    dossiers.map((each) => each.submission).filter((each) => each.paperCopy !== ''),
    ({ deadline }) => (isMoved(deadline) ? String(deadline.at.getTime()) : deadline.phrase),
  )
  return [...byLimit.values()].map((submissions) => ({
    gi: joined(distinct(submissions.map((each) => each.paperCopy))),
    han_ke_hoach: submissions[0]?.deadline.phrase ?? '',
    // The plan's day is past or a day off: to quote it would ask for what is not meant.
    doi_han: submissions.some(({ deadline }) => isMoved(deadline)),
    truoc_han: submissions[0] === undefined ? '' : untilOf(submissions[0], timeZone),
    da_qua_han: submissions.every((each) => now.getTime() >= each.deadline.at.getTime()),
  }))
}

/** `condition`: the item is told as the plan says it, before anybody is proposed. */
function itemValues(item: LetterItem, dossier: LetterDossier, condition?: RequiredItem): TemplateValue {
  const required = dossier.submission.required.find((each) => each.name === item.name)
  return {
    ten: item.name,
    ca_nhan: item.nominee?.kind === 'individual' ? shown(item.nominee.name) : '',
    tap_the: item.nominee?.kind === 'collective' ? shown(item.nominee.name).replace(/^tập thể\s+/iu, '') : '',
    tung_doi_tuong: item.nominee === null && required?.per === 'nominee' ? everyOne(required.ofNominees) : '',
    khi_de_nghi:
      condition?.per === 'dossier' && condition.ofNominees !== undefined ? everyOne(condition.ofNominees) : '',
  }
}

function everyOne(kind: NomineeKind | undefined): string {
  if (kind === undefined) return 'tập thể, cá nhân'
  return kind === 'individual' ? 'cá nhân' : 'tập thể'
}

type ArrivedFile = Omit<ArrivedDocument, 'what'> & { readonly whats: string[] }

/** Documents of one file stand together: a scan of the whole dossier is one entry that names them all. */
function byFile(arrived: readonly ArrivedDocument[]): ArrivedFile[] {
  const files = new Map<string, ArrivedFile>()
  for (const { what, ...file } of arrived) {
    const key = `${file.sha256} ${file.file}`
    const known = files.get(key)
    if (known === undefined) files.set(key, { ...file, whats: [what] })
    else if (!known.whats.includes(what)) known.whats.push(what)
  }
  return [...files.values()]
}

function fileValues(file: ArrivedFile): TemplateValue {
  return {
    tai_lieu: file.whats.map(shown),
    ten: shown(file.file),
    dung_luong: saySize(file.bytes),
    ma_doi_chieu: file.sha256.slice(0, 8),
  }
}

function unreadValues(file: UnreadFile): TemplateValue {
  return { ten: shown(file.file), vuong_mac: file.problem ?? 'unrecognised' }
}

function shown(name: string): string {
  const one = clean(name)
  if (one.length <= NAME_CHARACTERS) return one
  const characters = Array.from(one)
  const half = NAME_CHARACTERS / 2
  return `${characters.slice(0, half).join('')} … ${characters.slice(-half / 2).join('')}`
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)]
}
