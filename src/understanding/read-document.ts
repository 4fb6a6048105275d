import type { FileReading } from '../reading/extraction.ts'
import { isBlankForm } from './blank-form.ts'
import { collectiveKey } from './collective-name.ts'
import { classify, type Kind } from './classify.ts'
import type { DocumentType } from './document-type.ts'
import type { DocumentTypeId, Nominee, UnderstoodDocument } from './document.ts'
import { factsOf } from './facts.ts'
import { columnsOfHead } from './head.ts'
import { withLineTables } from './nominees/line-table.ts'
import { paragraphsOf } from './paragraph.ts'
import { dateOf, meetingDateOf } from './fields/date.ts'
import { evidenceOf } from './fields/evidence.ts'
import { issuerOf } from './fields/issuer.ts'
import { numberOf } from './fields/number.ts'
import { awardOf, countsOf, planOf, recipientOf } from './fields/references.ts'
import { KINH_GUI, NOI_NHAN } from './marks.ts'
import { linesIn, mentionedIn, teamsIn } from './nominees/mentioned.ts'
import { requestIn } from './nominees/request.ts'
import { withoutGround } from './nominees/without-ground.ts'
import { proposedOf } from './nominees/proposed.ts'
import { headAsSubject, subjectsOf, type Subjects } from './nominees/subjects.ts'
import { weighedSubject } from './nominees/weighed-subject.ts'
import { passagesOf, passagesOfLetter } from './passages.ts'
import type { Row } from './row.ts'
import { signerOf, signingOf, type Signing } from './signature.ts'
import type { Segment } from './split.ts'
import { personNameScore } from './vietnamese/person-name.ts'

/** Reads one document out of its rows: type, fields, and who is named. */
export function readDocument(
  segment: Segment,
  file: FileReading,
  pages: UnderstoodDocument['pages'],
  types: readonly DocumentType[],
  follows: DocumentTypeId | null,
): UnderstoodDocument {
  const { title } = segment
  const visual = file.readBy === 'ocr' || !KEEPS_PARAGRAPHS.has(file.format)
  const titleAt =
    title === null ? -1 : segment.rows.findIndex((row) => row.text !== '' && title.text.startsWith(row.text))
  const above = title === null ? 0 : Math.max(0, titleAt) + title.height
  const rows = [...segment.rows.slice(0, above), ...withLineTables(segment.rows.slice(above))]
  const headLength = headLengthOf(rows, titleAt)
  const headRows = Math.max(headLength, Math.min(12, rows.length))
  const head = columnsOfHead(rows.slice(0, headRows))
  const own = numberOf(head)
  const signing = signingOf(rows, title === null ? headLength : titleAt + title.height)
  const titleEnd = title === null ? headLength : Math.min(titleAt + title.height, signing.from)
  const text = [
    ...rows.slice(0, titleEnd),
    ...paragraphsOf(withoutRecipients(rows.slice(titleEnd, signing.from)), visual),
  ]
  const requests = text.map(withoutGround)
  const asked = requests.slice(title === null ? 0 : Math.max(0, titleEnd))
  const facts = factsOf([...text, ...rows.slice(signing.from)], own, signing, file.path.at(-1) ?? file.name, follows)
  const kind = classify(title, facts, types)
  const id = kind.type?.id ?? 'unknown'
  const { issuer, superior } = issuerOf(head.slice(0, headEndIn(head, rows[headLength])))
  const yieldsNominees = kind.type?.yields === 'nominees'
  const counts = yieldsNominees ? countsOf(requests) : null
  const { nominees, candidates } = yieldsNominees
    ? proposedOf(asked, counts, refersToList(text), id === 'nominee-list')
    : { nominees: [], candidates: [] }
  const told: Subjects =
    kind.type?.yields === 'subjects'
      ? weighed(
          text,
          title === null ? null : { text: title.text, end: Math.max(0, titleEnd), start: Math.max(0, titleAt) },
          signing,
          file,
        )
      : { subjects: [], knownBy: null }
  const blank = isBlankForm(rows, nominees.length + told.subjects.length)
  const subjects =
    told.subjects.length > 0 || blank
      ? told.subjects
      : fallbackSubjects(id, issuer?.value ?? null, rows, signing.signatories.length)
  return {
    attachment: file.name,
    path: file.path,
    sha256: file.sha256,
    pages,
    type: id,
    subtype: kind.subtype,
    confidence: confidenceOf(kind, file),
    title:
      title === null
        ? null
        : { value: title.text, evidence: evidenceOf(rows[Math.max(0, titleAt)] ?? { page: 1, text: '' }, title.text) },
    number: own.number,
    numberBlank: own.blank,
    date: dateOf([...head, ...rows.slice(headRows)], headLength) ?? (id === 'minutes' ? meetingDateOf(rows) : null),
    issuer,
    superior,
    signer: signerOf(signing),
    recipient: recipientOf(text),
    planNumber: planOf(text),
    awardLevel:
      id === 'proposal-letter' || id === 'nominee-list' || id === 'minutes' || id === 'achievement-summary'
        ? awardOf(text)
        : null,
    statedCounts: counts,
    nominees: nominees.map((one) =>
      placed(file.readBy === 'ocr' ? doubted(one, issuer?.value ?? '') : one, issuer?.value ?? ''),
    ),
    ...(candidates.length === 0 ? {} : { candidates: candidates.map((one) => placed(one, issuer?.value ?? '')) }),
    ...(id === 'achievement-summary' || id === 'unknown'
      ? {
          mentioned: mentionedIn(paragraphsOf(besideSignatures(rows.slice(Math.max(0, titleAt)), signing), visual), {
            team: isOfTeam(told),
          }),
        }
      : id === 'proposal-letter'
        ? { mentioned: namedInLetter(requestIn(asked)) }
        : {}),
    refersToList: id === 'proposal-letter' && refersToList(text),
    subjects: subjects.map((one) => placed(one, issuer?.value ?? '')),
    ...passagesBy(id, toldIn(rows, titleAt, signing), nominees),
    readBy: file.readBy,
    problem: file.problem ?? (blank ? 'blank-form' : null),
    doubts: doubtsOf(id, kind, told, subjects, nominees, blank),
  }
}

function namedInLetter(rows: readonly Row[]): string[] {
  return [...mentionedIn(rows, { letter: true }), ...linesIn(rows), ...teamsIn(rows)]
}

/** Between title and signatures; and what a letter's file goes on with behind them, from where it speaks of achievements. */
function toldIn(rows: readonly Row[], titleAt: number, { from }: Signing): Row[] {
  const behind = rows.slice(from)
  const deeds = behind.findIndex(({ plain }) => /\bthanh tich\b/.test(plain))
  return [...rows.slice(Math.max(0, titleAt + 1), from), ...(deeds < 0 ? [] : behind.slice(deeds))]
}

function passagesBy(
  id: UnderstoodDocument['type'],
  rows: readonly Row[],
  nominees: readonly Nominee[],
): Pick<UnderstoodDocument, 'passages'> {
  if (id === 'achievement-summary') return { passages: passagesOf(rows) }
  if (nominees.length === 0) return {}
  const passages = passagesOfLetter(
    rows,
    nominees.map(({ evidence }) => evidence),
  )
  return passages.length === 0 ? {} : { passages }
}

/** A foot may be taken for more than it is: who stands in it under another heading than a signature's may be told of there. */
function besideSignatures(rows: readonly Row[], { signatories }: Signing): Row[] {
  return rows.filter((row) => !signatories.some((one) => one.row === row))
}

/** A paper that says itself that it tells of a team: its people are named as what they did for it. */
function isOfTeam({ subjects, knownBy }: Subjects): boolean {
  return (knownBy === 'label' || knownBy === 'title') && subjects.length === 1 && subjects[0]?.kind === 'collective'
}

function weighed(
  text: readonly Row[],
  title: { readonly text: string; readonly start: number; readonly end: number } | null,
  signing: Signing,
  file: FileReading,
): Subjects {
  return weighedSubject(subjectsOf(text, title, signing), text, title, signing, file.path.at(-1) ?? file.name)
}

/** Formats that know their paragraphs; others give visual lines. */
const KEEPS_PARAGRAPHS = new Set(['docx', 'doc', 'odt', 'rtf', 'html', 'xlsx', 'xls', 'ods'])

/** Nobody is proposed under "Nơi nhận": the bodies and people there get copies. */
function withoutRecipients(rows: readonly Row[]): Row[] {
  const at = rows.findLastIndex((row) => row.table === null && NOI_NHAN.test(row.plain))
  return rows.filter((row, i) => at < 0 || i < at || row.table !== null)
}

/** The head's rows were taken apart into columns: where it ends now. */
function headEndIn(head: readonly Row[], next: Row | undefined): number {
  const at = next === undefined ? -1 : head.indexOf(next)
  return at < 0 ? head.length : at
}

/**
 * What recognition made of a picture is somebody's name for sure only where it is shaped like one through and through. A piece of the issuer's own
 * name ("Công ty TNHH Sakura", of a cell that said where somebody works) may be no nominee at all.
 */
function doubted(nominee: Nominee, issuer: string): Nominee {
  const key = collectiveKey(nominee.name)
  const isPieceOfIssuer =
    key !== '' &&
    !/^(?:công đoàn|cđcs|cđ|ban chấp hành|bch|tập thể)/iu.test(nominee.name) &&
    collectiveKey(issuer).startsWith(key)
  const sure =
    (nominee.kind === 'collective' && !isPieceOfIssuer) ||
    nominee.birthYear !== null ||
    personNameScore(nominee.name) >= 0.9
  return sure ? nominee : { ...nominee, uncertain: true }
}

/** "Công đoàn trường", "Ban Chấp hành Công đoàn" name nobody by themselves: they mean the issuer's. */
function placed(nominee: Nominee, issuer: string): Nominee {
  const generic = nominee.kind === 'collective' && nominee.unit === '' && collectiveKey(nominee.name) === ''
  return generic ? { ...nominee, unit: issuer } : nominee
}

/** The head: everything over title, addressee and grounds; a document without these has the head's usual length. */
function headLengthOf(rows: readonly Row[], titleAt: number): number {
  const addressed = rows.findIndex((row) => KINH_GUI.test(row.plain) || /^[-+*]?\s*can cu\b/.test(row.plain))
  const ends = [titleAt, addressed].filter((at) => at >= 0)
  return Math.min(25, rows.length, ends.length === 0 ? 12 : Math.min(...ends))
}

function refersToList(rows: readonly Row[]): boolean {
  return rows.some((row) =>
    /(?:danh sach|trich ngang|phu luc|bang ke|bieu|bang tong hop).{0,60}(?:kem|gui cung|tep|file|o trang|trang sau|phia sau|dinh kem)|kem theo.{0,40}(?:danh sach|bang)|theo danh sach/.test(
      row.plain,
    ),
  )
}

/** A summary that names nobody but is signed for a body tells of that body. */
function fallbackSubjects(
  id: UnderstoodDocument['type'],
  issuer: string | null,
  rows: readonly Row[],
  signatories: number,
): readonly Nominee[] {
  if (id !== 'achievement-summary' || signatories > 1) return []
  const subject = headAsSubject(issuer, rows)
  return subject === null ? [] : [subject]
}

/** A type read from a picture is as sure as the picture was read well. */
function confidenceOf(kind: Kind, file: FileReading): number {
  if (file.readBy !== 'ocr') return kind.confidence
  const clear = file.confidence ?? 0.8
  return Math.round(kind.confidence * Math.min(1, 0.75 + 0.27 * clear) * 100) / 100
}

function doubtsOf(
  id: UnderstoodDocument['type'],
  kind: Kind,
  told: Subjects,
  subjects: readonly Nominee[],
  nominees: readonly Nominee[],
  blank: boolean,
): string[] {
  const doubts: string[] = []
  if (blank) doubts.push('Tệp là mẫu chưa điền nội dung.')
  else if (id === 'unknown') doubts.push('Đọc được nội dung nhưng chưa xác định được loại văn bản.')
  else if (kind.confidence < 0.8) doubts.push('Loại văn bản được suy ra từ nội dung, chưa chắc chắn.')
  if (id === 'achievement-summary' && !blank) {
    if (subjects.length === 0) doubts.push('Chưa đọc được thành tích này là của tập thể, cá nhân nào.')
    else if (told.knownBy === 'signature') doubts.push('Tên được lấy từ phần ký của người báo cáo.')
    else if (told.knownBy === 'sentence') doubts.push('Tên được lấy từ câu đầu của nội dung.')
    else if (told.knownBy === null) doubts.push('Tên tập thể được lấy từ phần đầu văn bản.')
  }
  if (id === 'proposal-letter' && !blank && nominees.length === 0)
    doubts.push('Chưa đọc được danh sách đề nghị khen thưởng trong văn bản.')
  const odd = [...nominees, ...subjects].filter((one) => one.kind === 'individual' && personNameScore(one.name) < 0.5)
  for (const one of odd) doubts.push(`Tên "${one.name}" có thể chưa được đọc đúng.`)
  return doubts
}
