import type { NomineeKind } from '../understanding/document.ts'
import type { Retention } from './retention.ts'

/** A campaign as its folder says it, checked: what the rules loader gives and the core judges by. */
export type Campaign = {
  /** The folder's name: '63-kh-ldld-2021'. */
  readonly id: string
  readonly plan: { readonly number: string; readonly date: string; readonly title: string; readonly issuer: string }
  /** IANA zone in which its days begin: 'Asia/Ho_Chi_Minh'. */
  readonly timeZone: string
  /** First and last day of the period, ISO dates, both included. */
  readonly period: { readonly from: string; readonly to: string }
  readonly office: Office
  /** Dossier codes begin with it: 'HS63' gives HS63-0042. ASCII. */
  readonly codePrefix: string
  /** How long a dossier must be quiet before a missing-items notice goes out, and the longest that further mails may put it off. */
  readonly settling: { readonly quietMs: number; readonly atMostMs: number }
  /** When staff get the digest ('08:00', in the campaign's zone, in order), and their addresses; without any, those of STAFF get it. */
  readonly digest: { readonly hours: readonly string[]; readonly to: readonly string[] }
  readonly submissions: readonly Submission[]
  /** A receipt carries a slip as PDF ("phiếu tiếp nhận"); absent: none. */
  readonly receiptSlip?: boolean
  /** Who may decide and is told: the officers of the desk and its head. */
  readonly staff: readonly Officer[]
  /** Levels of award that the campaign can lead to ('Giấy khen của LĐLĐ quận'); [] where the plan leaves it open. */
  readonly awardLevels: readonly string[]
  /** The plan's criteria in its own words: shown to staff, never judged by a machine. */
  readonly criteria: readonly string[]
  /** A mail of a unit that nobody knows: answered like any other, or kept for people and not answered. */
  readonly unknownSenders: 'answer' | 'review'
  /** When units that lack something are reminded; null where the campaign sends no reminders. */
  readonly reminders: Reminders | null
  /** How long things are kept; for good where nothing is said. */
  readonly retention: Retention
  /** Words that show a mail speaks of this campaign or of a dossier ('khen thưởng', 'bầu cử', '63/KH-LĐLĐ'). */
  readonly topicWords: readonly string[]
  /** The roster of grassroots unions. */
  readonly units: readonly Unit[]
  readonly wording: Wording
}

export type Office = {
  /** 'Liên đoàn Lao động quận Hoa Sen' */
  readonly name: string
  /** 'LĐLĐ quận Hoa Sen' */
  readonly shortName: string
  /** Other names accepted in "Kính gửi", the office's own included. */
  readonly acceptedNames: readonly string[]
  readonly superior: string
  readonly place: string
  /** 'bộ phận Chính sách - Pháp luật' */
  readonly desk: string
  readonly address: string
  readonly phone: string
  readonly email: string
  /** ISO days between which the office went by these names; '' where open. */
  readonly from?: string
  readonly to?: string
  /** Lines that close every letter: the office, the desk. Absent: made from `name` and `desk`. */
  readonly signature?: readonly string[]
}

export type Officer = { readonly name: string; readonly email: string; readonly role: OfficerRole }

export const OFFICER_ROLES = ['officer', 'head', 'operator', 'reader'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

export type Reminders = {
  /** Days before a deadline's last day on which units are reminded, largest first: 3 before a limit of 26/5 is 23/5. */
  readonly daysBefore: readonly number[]
  /** Minute of the day at which they go, in the campaign's zone. */
  readonly atMinute: number
  /** Staff see the list and release it; nothing goes by itself. */
  readonly approve: boolean
}

export type Submission = {
  /** 'commendation', 'result-report' */
  readonly id: string
  /** 'hồ sơ đề nghị khen thưởng' */
  readonly name: string
  /** The instant before which it is on time, and the phrase of the plan that fixed it. */
  readonly deadline: {
    readonly at: Date
    readonly phrase: string
    /** ISO day whose mails are late but marked on-the-day; null where the phrase leaves no doubt. */ readonly boundaryDay:
      | string
      | null
    /** The limit as letters say it: 'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021'. Absent: made from `at`. */
    readonly said?: string
    /** ISO day that the phrase names, where the limit rolled on because that day is a day off. */
    readonly rolledFrom?: string
    /** The office gave this unit more time than the plan does. */
    readonly extended?: boolean
  }
  /** Units that were given more time, each with its own deadline (`forUnit`). */
  readonly extensions?: readonly {
    readonly unit: string
    readonly deadline: Submission['deadline']
    readonly reason: string
  }[]
  /** How many may be proposed; more is a remark for staff, never a refusal. */
  readonly quota?: Quota
  readonly required: readonly RequiredItem[]
  /** Words of a mail or a file name that show this submission is meant ('tờ trình', 'thành tích'; 'báo cáo kết quả'). */
  readonly words: readonly string[]
  /** What must also go on paper, '' where nothing must. */
  readonly paperCopy: string
}

export type RequiredItem = {
  /** Id in verdicts: 'proposal-letter', 'achievement-summary'. */
  readonly item: string
  /** 'Tờ trình của Công đoàn cơ sở' */
  readonly name: string
  /** Document types that satisfy it. */
  readonly types: readonly string[]
  readonly per: 'dossier' | 'nominee'
  /** Where given, a document satisfies it only if its title holds one of these: 'quyết định công nhận sáng kiến'. */
  readonly titles?: readonly string[]
  /** Only asked of units of these kinds (column `kind` of the roster). */
  readonly ofUnits?: readonly string[]
  /** Only asked for nominees of this kind; for an item of the whole dossier: only where one of that kind is proposed. */
  readonly ofNominees?: NomineeKind
}

export type Quota = {
  readonly individuals: number | null
  readonly collectives: number | null
  /** Of the unit's members (column `members` of the roster), for individuals. */
  readonly percentOfMembers: number | null
}

export type Unit = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly emails: readonly string[]
  /** Addresses that officers confirmed as the unit's while mails came in; not of the roster. */
  readonly learned?: readonly string[]
  /** What kind of unit it is, in the office's own words ('trường học', 'doanh nghiệp'); '' where the roster does not say. */
  readonly kind?: string
  /** How many members it has; null where the roster does not say. */
  readonly members?: number | null
  /** ISO days on which it began and ended to exist as such; '' where open. */
  readonly from?: string
  readonly to?: string
  /** Id of the unit that took its place. */
  readonly successor?: string
}

/** Letter templates by name, with the file each came from for error messages. */
export type Wording = Readonly<Record<string, { readonly source: string; readonly file: string }>>
