import type { Nominee } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import type { Row } from '../row.ts'
import type { Signing } from '../signature.ts'
import { foldName } from '../vietnamese/fold.ts'
import { isOrganLine } from '../fields/issuer.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { detailsOf, inLifetime, mentionOf, type Mention } from './mention.ts'
import { nomineesOfTable } from './from-table.ts'

/** How a subject was known, in falling trust. */
export type Subjects = {
  readonly subjects: readonly Nominee[]
  readonly knownBy: 'label' | 'table' | 'title' | 'list' | 'signature' | 'head' | null
}

/**
 * Whose achievements a summary tells: by the labels of its form, its table, its title, its numbered headings, and only where these
 * are silent by the one who signs as its writer, or the head. The certifier is never one.
 */
export function subjectsOf(
  rows: readonly Row[],
  title: { readonly text: string; readonly end: number } | null,
  signing: Signing,
): Subjects {
  const labelled = fromLabels(rows, title?.end ?? 0)
  const tabled = fromTables(rows)
  if (labelled.length > 0 && labelled.length >= tabled.length) return { subjects: labelled, knownBy: 'label' }
  if (tabled.length > 0) return { subjects: tabled, knownBy: 'table' }
  const titled = fromTitle(title?.text ?? '', rows, title?.end ?? 0)
  const listed = fromHeadings(rows.slice(title?.end ?? 0))
  if (listed.length > 1 || (listed.length === 1 && titled === null)) return { subjects: listed, knownBy: 'list' }
  if (titled !== null) return { subjects: [titled], knownBy: 'title' }
  const writer = signing.signatories.find((one) => /nguoi (?:bao|viet|khai|tu|ke)/.test(one.role))
  if (writer !== undefined) return { subjects: [personNamed(writer.name, writer.row)], knownBy: 'signature' }
  return { subjects: [], knownBy: null }
}

const NAME_LABEL =
  /^(?:[-+*•]\s*|[a-z][.)]\s*|\(?\d{1,2}(?:\.\d{1,2})?\s?[.)/]?\s*)?(?:(?:ho va ten(?: khai sinh)?|ho,? ?(?:&|va)? ?ten|ho ten|ten toi|toi ten|toi la|ten ca nhan|ca nhan)(?: (?:la|cua)(?: toi)?)?|(ten (?:tap the|don vi|co quan|cong doan|cdcs|to chuc)(?:,? (?:don vi|tap the|ca nhan))?|tap the|don vi (?:de nghi|duoc de nghi)))\s*(?:\([^)]{0,80}\))?\s*(?:[:;.…]|\bla\b)+[\s:.…_]*(.*)$/

const MAX_LABEL_ROWS = 16

function fromLabels(rows: readonly Row[], from: number): Nominee[] {
  const found: Nominee[] = []
  rows.forEach((row, i) => {
    if (row.table !== null || i < from - 1) return
    const match = labelOf(row)
    if (match === null) return
    let { value } = match
    const next = rows[i + 1]
    if (value === '' && next !== undefined && next.table === null && mentionOf(next.text, null) !== null)
      value = next.text
    if (/^[\s.…_]*$/.test(value)) return
    const mention =
      mentionOf(value, match.collective ? 'collective' : 'individual') ?? (match.collective ? null : upperName(value))
    if (mention === null) return
    const data = dataAfter(rows, i, value)
    found.push({ ...bare(mention, row), ...pick(data, mention) })
  })
  return distinct(found)
}

function labelOf(row: Row): { collective: boolean; value: string } | null {
  const match = NAME_LABEL.exec(row.plain)
  if (match !== null)
    return {
      collective: match[1] !== undefined,
      value: row.text.slice(row.text.length - (match[2] ?? '').length).trim(),
    }
  // "Đồng chí: Nguyễn Văn A" and "Đ/c: ..." stand for the label in a one-page summary.
  const comrade = /^(?:[-+*]\s*|\d{1,2}[.)]\s*)?(?:dong chi|d\/c|ong \(ba\)|ong|ba|ten)\s*:\s*(.+)$/.exec(row.plain)
  if (
    comrade?.[1] === undefined ||
    (/^ten\b/.test(row.plain) && personNameScore(row.text.slice(-comrade[1].length).trim()) < 0.55)
  )
    return null
  return { collective: false, value: row.text.slice(row.text.length - comrade[1].length).trim() }
}

/** A name typed all in lower case, or with an odd letter: taken as it is where a label says it is one. */
function upperName(value: string): Mention | null {
  const name = withoutHonorifics((/^[\p{L}\p{M} .'’-]{4,40}/u.exec(value)?.[0] ?? '').trim())
  const words = name.split(' ')
  if (words.length < 2 || words.length > 6 || /\d|nam|sinh/.test(value.slice(0, name.length))) return null
  return { kind: 'individual', name, ...detailsOf(value.slice(name.length)), sure: 0.6 }
}

type Data = { post: string; unit: string; birthYear: number | null }

/** Birth, post and unit from the labels under a name, until the next name. */
function dataAfter(rows: readonly Row[], at: number, own: string): Data {
  const data: Data = { post: '', unit: '', birthYear: birthYear(own) }
  for (let i = at; i < Math.min(rows.length, at + MAX_LABEL_ROWS); i++) {
    const row = rows[i]
    if (row === undefined || row.table !== null || (i > at && labelOf(row) !== null)) break
    for (const part of row.text.split(/\t|;\s|,\s(?=(?:chức|đơn vị|sinh|năm sinh|nơi))/iu)) {
      const plain = part
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[đĐ]/g, 'd')
        .toLowerCase()
      const value = part
        .replace(/^[^:]{0,60}:\s*/, '')
        .replace(/[.…_\s;,]+$/, '')
        .trim()
      const colon = part.includes(':')
      if (/(?:nam sinh|sinh (?:ngay|nam)|ngay,? (?:thang,? )?(?:nam )?sinh|^[-+\s]*sinh)/.test(plain))
        data.birthYear ??= birthYear(part)
      else if (colon && /^[-+*\s\d.)a-c]*(?:chuc vu|chuc danh|nhiem vu duoc giao|nghe nghiep|cong viec)/.test(plain))
        data.post ||= value
      else if (
        colon &&
        /^[-+*\s\d.)a-c]*(?:don vi|noi cong tac|co quan|to cong doan|bo phan|phong|hien cong tac)/.test(plain)
      )
        data.unit ||= value
    }
  }
  return data
}

function birthYear(text: string): number | null {
  const year = Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? 0)
  return inLifetime(year) ? year : null
}

function pick(data: Data, mention: Mention): Data {
  return {
    post: data.post || mention.post,
    unit: data.unit || mention.unit,
    birthYear: data.birthYear ?? mention.birthYear,
  }
}

function fromTables(rows: readonly Row[]): Nominee[] {
  const found: Nominee[] = []
  for (const row of rows) {
    if (row.table?.columns == null || !row.table.columns.roles.includes('achievements')) continue
    found.push(...nomineesOfTable(row.table, row.page, null).nominees)
  }
  return distinct(found)
}

const OF_WHOM =
  /(?:của|cua|đối với|cho)\s+(?=(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô|thầy|tap the|ca nhan|dong chi)?\s*:?\s*\p{Lu})/iu
const KIND_AHEAD = /(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô giáo|thầy giáo)\s*:?\s+(?=\p{Lu})/iu

/** "Tóm tắt thành tích của đồng chí Nguyễn Văn A", "TÓM TẮT THÀNH TÍCH" / "(Tập thể: Tổ Văn phòng)", or the line under it. */
function fromTitle(title: string, rows: readonly Row[], end: number): Nominee | null {
  const row = rows[Math.max(0, end - 1)]
  if (row === undefined) return null
  const tail = title.replace(/^.{0,60}?thành tích/iu, '').replace(/\s*(?:đề nghị|v\/v|về việc|kèm theo)\s.*$/iu, '')
  const bareTail = tail.replace(/^[\s:(–-]*(?:(?:của )?(?:tập thể|cá nhân))?[\s:(–-]*/iu, '')
  const direct = bareTail.length > 4 ? mentionFrom(bareTail, null) : null
  if (direct !== null && direct.sure >= 0.8 && !/^(?:của|cá nhân|tập thể)/iu.test(direct.name)) {
    return { ...bare(direct, row), ...pick(dataAfter(rows, end, ''), direct) }
  }
  for (const pattern of [OF_WHOM, KIND_AHEAD]) {
    const match = pattern.exec(tail)
    if (match === null) continue
    const mention = mentionFrom(
      tail.slice(match.index + match[0].length),
      /tập thể|tap the/i.test(match[0]) ? 'collective' : null,
    )
    if (mention !== null) return { ...bare(mention, row), ...pick(dataAfter(rows, end, ''), mention) }
  }
  for (const next of rows.slice(end, end + 4)) {
    if (next.table !== null || next.text.length > 160) break
    const inner = next.text.replace(/^[(\s"]+|[)\s"]+$/g, '')
    const labelled = /^(?:cua |tap the|ca nhan|dong chi|d\/c|ong |ba |don vi\s*:|cdcs|cong doan)/.test(
      next.plain.replace(/^[(\s"]+/, ''),
    )
    const alone =
      next.text.length < 90 && !/[.;:,]$/.test(next.text) && !/ (?:co|da|la|luon|gom|duoc) /.test(next.plain)
    if (!labelled && !(next.marked || next.shout || alone)) continue
    const mention = mentionFrom(inner.replace(/^của\s+/iu, ''), null)
    if (mention !== null && mention.sure >= (labelled || next.marked || next.shout ? 0.6 : 0.8))
      return { ...bare(mention, next), ...pick(dataAfter(rows, end, inner), mention) }
  }
  return null
}

function mentionFrom(text: string, kind: 'collective' | null): Mention | null {
  const cut = text.replace(/\s+(?:Đề nghị|ĐỀ NGHỊ|Trong|TRONG|Năm|NĂM|Về|VỀ|Thành tích|Kèm theo)\s.*$/u, '')
  return mentionOf(cut, kind) ?? mentionOf(cut, 'individual')
}

/** "1. Đồng chí Nguyễn Văn A - Giáo viên", then paragraphs; "II. Tập thể Tổ Văn phòng": a combined summary's headings. */
function fromHeadings(rows: readonly Row[]): Nominee[] {
  const found: Nominee[] = []
  let section: 'individual' | 'collective' | null = null
  for (const row of rows) {
    if (row.table !== null || row.text.length > 160) continue
    const head = /^(?:[-+*]\s*)?(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d{1,2})?)\s?[.)/\-:]\s*(.*)$/.exec(row.plain)
    const text = head?.[1] === undefined ? row.text : row.text.slice(row.text.length - head[1].length)
    const only = /^(?:ve |doi voi |thanh tich (?:cua )?)?(?:cac )?(tap the|ca nhan)\s*(?:\(.{0,30}\))?\s*:?\s*$/.exec(
      head?.[1] ?? row.plain,
    )
    if (only !== null) {
      section = only[1] === 'tap the' ? 'collective' : 'individual'
      continue
    }
    const honoured = /^(?:dong chi|d\/c|ong|ba|tap the|ca nhan)\b/.test(head?.[1] ?? row.plain)
    if (head === null && !(honoured && (row.marked || row.shout || row.text.endsWith(':')))) continue
    if (
      /^(?:hoan thanh|da |luon|tich cuc|tham gia|cong tac|thuc hien|ket qua|ve |trong |so luoc|thanh tich (?!cua)|dac diem|nhiem vu|quyen han|danh hieu|hinh thuc|chap hanh|phoi hop)/.test(
        head?.[1] ?? '',
      )
    )
      continue
    const mention = mentionOf(text.replace(/^thành tích của\s+/iu, ''), section)
    if (mention === null || mention.sure < (honoured || section !== null ? 0.6 : 0.85)) continue
    if (
      mention.kind === 'collective' &&
      section !== 'collective' &&
      !honoured &&
      !/^(?:to|phong|cong doan|cdcs|truong|khoa)\b/.test(head?.[1] ?? '')
    )
      continue
    found.push(bare(mention, row))
  }
  return distinct(found)
}

function personNamed(name: string, row: Row): Nominee {
  return {
    kind: 'individual',
    name,
    post: '',
    unit: '',
    birthYear: null,
    award: '',
    achievementsTold: true,
    evidence: evidenceOf(row),
  }
}

function bare(mention: Mention, row: Row): Nominee {
  const { kind, name, post, unit, birthYear: year, award } = mention
  return { kind, name, post, unit, birthYear: year, award, achievementsTold: true, evidence: evidenceOf(row) }
}

function distinct(nominees: readonly Nominee[]): Nominee[] {
  return nominees.filter(
    (nominee, i) =>
      nominees.findIndex(
        (other) =>
          foldName(other.name) === foldName(nominee.name) &&
          other.birthYear === nominee.birthYear &&
          other.post === nominee.post,
      ) === i,
  )
}

/** The union that reports of itself: a summary of a collective without any label, headed by the collective's name. */
export function headAsSubject(issuer: string | null, rows: readonly Row[]): Nominee | null {
  const row = rows.find((one) => isOrganLine(one))
  if (issuer === null || row === undefined) return null
  const mention = mentionOf(issuer, 'collective')
  return mention === null ? null : bare(mention, row)
}
