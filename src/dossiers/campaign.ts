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
  /** Words that show a mail speaks of this campaign or of a dossier ('khen thưởng', 'bầu cử', '63/KH-LĐLĐ'). */
  readonly topicWords: readonly string[]
  /** The roster of grassroots unions. */
  readonly units: readonly Unit[]
  readonly wording: Wording
}

export type Office = {
  /** 'Liên đoàn Lao động quận Ba Đình' */
  readonly name: string
  /** 'LĐLĐ quận Ba Đình' */
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
  /** Lines that close every letter: the office, the desk. Absent: made from `name` and `desk`. */
  readonly signature?: readonly string[]
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
  }
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
}

export type Unit = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly emails: readonly string[]
}

/** Letter templates by name, with the file each came from for error messages. */
export type Wording = Readonly<Record<string, { readonly source: string; readonly file: string }>>
