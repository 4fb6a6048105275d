import { instantAt } from '#src/dossiers/campaigns/zone.ts'
import type { DocumentRef, Effect, PersonRef } from '#src/dossiers/decisions/decision.ts'
import type { DocumentTypeId } from '#src/understanding/document.ts'
import type { DossierView } from '../dossier-view.ts'
import { type FormValues, one } from './form-values.ts'
import type { Slug } from './kinds.ts'
import { documentAt, itemAt, papersNaming, personAt, refOfDocument } from './refs.ts'

/** What a form asks for, or what is wrong with it, in words for the officer. */
export type Wanted = { readonly effect: Effect } | { readonly fault: string }

type Reader = (values: FormValues, dossier: DossierView) => Wanted

/** What a decision's form asks for. */
export function effectOf(slug: Slug, values: FormValues, dossier: DossierView): Wanted {
  return READERS[slug](values, dossier)
}

const TYPES: readonly Exclude<DocumentTypeId, 'unknown'>[] = [
  'proposal-letter',
  'achievement-summary',
  'nominee-list',
  'minutes',
  'result-report',
  'other',
]

const READERS: Readonly<Record<Slug, Reader>> = {
  'tai-lieu': (values, dossier) => {
    const document = refIn(values, dossier)
    const as = TYPES.find((type) => type === one(values, 'la'))
    if (document === null) return fault('Chọn tệp cần xác định.')
    if (as === undefined) return fault('Chọn loại văn bản.')
    const subjects = as === 'achievement-summary' ? peopleIn(values) : []
    if (as === 'achievement-summary' && subjects.length === 0)
      return fault('Chọn hoặc ghi tên tập thể, cá nhân mà bản tóm tắt thành tích nói tới.')
    return { effect: { kind: 'document-is', document, as, subjects } }
  },
  'tach-tep': (values, dossier) => {
    const document = refIn(values, dossier)
    const [before, lastPage] = [wholeNumber(one(values, 'trang')), wholeNumber(one(values, 'tong'))]
    if (document === null) return fault('Chọn tệp cần tách.')
    if (before === null || lastPage === null || before < 2 || before > lastPage || lastPage > MOST_PAGES)
      return fault('Ghi trang đầu của văn bản thứ hai (từ 2 trở đi) và số trang của cả tệp.')
    return { effect: { kind: 'split', document, before, lastPage } }
  },
  'them-ten': (values, dossier) => {
    const document = refIn(values, dossier)
    const nominee = typedPerson(one(values, 'loai'), one(values, 'ten'))
    if (document === null) return fault('Chọn tờ trình hoặc danh sách có tên này.')
    return nominee === null ? fault(NO_NAME) : { effect: { kind: 'nominee-add', document, nominee } }
  },
  'bo-ten': (values, dossier) => {
    const nominee = personAt(one(values, 'nguoi'))
    if (nominee === null) return fault(NO_PERSON)
    const documents = papersNaming(dossier.state, nominee)
    return documents.length === 0 ? fault(NOT_LISTED) : { effect: { kind: 'nominee-remove', documents, nominee } }
  },
  'sua-ten': (values, dossier) => {
    const nominee = personAt(one(values, 'nguoi'))
    const name = tidyName(one(values, 'ten'))
    if (nominee === null) return fault(NO_PERSON)
    if (name === '') return fault(NO_NAME)
    const documents = papersNaming(dossier.state, nominee)
    return documents.length === 0
      ? fault(NOT_LISTED)
      : { effect: { kind: 'nominee-respell', documents, nominee, name } }
  },
  'cung-nguoi': (values) => pair('same-person', values),
  'khac-nguoi': (values) => pair('not-same-person', values),
  mien: (values, dossier) => {
    const item = itemAt(dossier, one(values, 'muc'), one(values, 'nguoi'))
    if (item === null) return fault('Chọn thành phần được miễn.')
    const nominee =
      item.nominee === null ? null : { kind: item.nominee.kind, name: item.nominee.name, post: item.nominee.post }
    return { effect: { kind: 'waive', item: item.required.item, name: item.required.name, nominee } }
  },
  'da-xem': (values, dossier) => {
    const remark = dossier.assessment?.remarks.find(({ text }) => text === one(values, 'luu-y'))
    return remark === undefined
      ? fault('Lưu ý này không còn.')
      : { effect: { kind: 'remark-seen', code: remark.code, text: remark.text } }
  },
  'don-vi': (values, { campaign, state }) => {
    const unit = campaign?.units.find(({ id }) => id === one(values, 'don-vi'))
    const outside = tidyName(one(values, 'ten'))
    const address = state.senders.find((sender) => sender === one(values, 'nho'))
    if (unit === undefined && outside === '') return fault('Chọn đơn vị trong danh sách hoặc ghi tên đơn vị.')
    if (unit !== undefined && outside !== '') return fault('Chỉ chọn đơn vị trong danh sách, hoặc chỉ ghi tên đơn vị.')
    const named = unit === undefined ? { id: null, name: outside } : { id: unit.id, name: unit.name }
    return { effect: { kind: 'unit-is', unit: named, learn: unit === undefined ? null : (address ?? null) } }
  },
  'gia-han': (values, { campaign }) => {
    const day = dayOf(one(values, 'ngay'))
    if (day === null || campaign === null) return fault('Chọn ngày cuối cùng của thời gian gia hạn.')
    const until = instantAt({ ...nextDay(day), hour: 0, minute: 0 }, campaign.timeZone)
    return { effect: { kind: 'extend', until: until.toISOString() } }
  },
  'ban-giay': (values) => {
    const on = one(values, 'ngay')
    return dayOf(on) === null ? fault('Chọn ngày nhận bản giấy.') : { effect: { kind: 'paper-received', on } }
  },
  'nhan-muon': () => ({ effect: { kind: 'late-accepted' } }),
  'giu-thu': () => ({ effect: { kind: 'hold-letters' } }),
  'gui-thu': (values) => {
    const to = one(values, 'toi')
      .split(/[\s,;]+/u)
      .filter(Boolean)
      .map((address) => address.toLowerCase())
    const [subject, text] = [one(values, 'tieu-de').replace(/\s+/gu, ' '), one(values, 'noi-dung')]
    if (to.length === 0 || to.length > MOST_RECIPIENTS || !to.every((address) => ADDRESS.test(address)))
      return fault(`Ghi từ 1 đến ${MOST_RECIPIENTS} địa chỉ thư điện tử, cách nhau bằng dấu phẩy.`)
    if (subject === '' || text === '') return fault('Ghi tiêu đề và nội dung thư.')
    const instead = wholeNumber(one(values, 'thay'))
    return { effect: { kind: 'staff-letter', to, subject: subject.slice(0, 180), text, instead } }
  },
  'gui-lai': (values) => {
    const letter = wholeNumber(one(values, 'thu'))
    return letter === null ? fault('Chọn thư cần gửi lại.') : { effect: { kind: 'send-again', letter } }
  },
  gop: (values) => {
    const into = one(values, 'vao').toUpperCase()
    return /^[A-Z][A-Z0-9]{1,11}-\d{4,6}$/u.test(into)
      ? { effect: { kind: 'merge', into } }
      : fault('Ghi mã của hồ sơ nhận các thư này, ví dụ HS63-0012.')
  },
  'tach-thu': (values, { state }) => {
    const mail = state.contributions.find((contribution) => contribution.mail === one(values, 'thu'))
    return mail === undefined ? fault('Chọn thư cần tách.') : { effect: { kind: 'part', mail: mail.mail, to: '' } }
  },
  'khong-phai': () => ({ effect: { kind: 'not-a-dossier' } }),
  huy: (values) => {
    const of = wholeNumber(one(values, 'so'))
    return of === null ? fault('Chọn quyết định cần hủy.') : { effect: { kind: 'undo', of } }
  },
}

const NO_NAME = 'Ghi họ và tên cá nhân hoặc tên tập thể.'
const NO_PERSON = 'Chọn tập thể hoặc cá nhân.'
const NOT_LISTED = 'Không có tờ trình hay danh sách nào ghi tên này.'

const MOST_PAGES = 5000
const MOST_RECIPIENTS = 5
const MOST_NAME = 200
const ADDRESS = /^[^\s@<>",;:\\]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}$/u

function fault(words: string): Wanted {
  return { fault: words }
}

function pair(kind: 'same-person' | 'not-same-person', values: FormValues): Wanted {
  const [nominee, subject] = [personAt(one(values, 'nguoi')), personAt(one(values, 'voi'))]
  return nominee === null || subject === null
    ? fault('Chọn người được đề nghị và người nêu trong bản tóm tắt thành tích.')
    : { effect: { kind, nominee, subject } }
}

function refIn(values: FormValues, { state }: DossierView): DocumentRef | null {
  const document = documentAt(state, one(values, 'tep'))
  return document === null ? null : refOfDocument(document)
}

/** Whom a summary tells of: those ticked, and those typed, one a line. */
function peopleIn(values: FormValues): PersonRef[] {
  const ticked = (values['cua'] ?? []).flatMap((key) => personAt(key) ?? [])
  const typed = one(values, 'ten')
    .split('\n')
    .slice(0, 50)
    .flatMap((line) => typedPerson(one(values, 'loai'), line) ?? [])
  return [...ticked, ...typed]
}

function typedPerson(kind: string, name: string): PersonRef | null {
  const tidy = tidyName(name)
  return tidy === '' ? null : { kind: kind === 'collective' ? 'collective' : 'individual', name: tidy }
}

function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, MOST_NAME)
}

function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/u.test(text) ? Number(text) : null
}

type Day = { readonly year: number; readonly month: number; readonly day: number }

/** A day of the calendar: '2021-02-30' is none. */
function dayOf(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
  if (year === undefined) return null
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.toISOString().startsWith(text) ? { year: Number(year), month: Number(month), day: Number(day) } : null
}

function nextDay({ year, month, day }: Day): Day {
  const at = new Date(Date.UTC(year, month - 1, day + 1))
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}
