import type { Nominee } from '../document.ts'
import { KINH_GUI, NOI_NHAN } from '../marks.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { startsWithName } from './enumerated.ts'
import { ASKING, AWARD_WORDS } from './from-prose.ts'
import { BULLET, itemsOf, NOT_A_MEMBER, ORDINAL, withoutAddressees } from './list-lines.ts'
import { isOrganName, mentionOf, type Mention } from './mention.ts'
import { namesIn } from './name-cell.ts'
import { nomineeOf } from './subject.ts'

/** A place in a letter where somebody is named, and how much speaks for that one being proposed. */
export type Candidate = {
  readonly nominee: Nominee
  readonly weight: number
  readonly shape: string
  readonly at: number
}

type Sighting = {
  readonly mention: Mention
  readonly row: Row
  readonly shape: string
  readonly weight: number
  readonly at: number
}

/** Neighbours this near are members of one list, deeds or wrapped lines between them. */
const RUN = 6
/** More names than any letter proposes; beyond it nothing is weighed. */
const MOST = 400

/**
 * All whom a letter names in its body, weighed: how the line is marked, what stands before and after the name, whether others of the
 * same shape stand near, whether the request came before. It decides nothing by itself: counts, lists and summaries do.
 */
export function candidatesOf(all: readonly Row[], isList: boolean): Candidate[] {
  const rows = withoutAddressees(all).flatMap(itemsOf)
  const asked = isList
    ? 0
    : rows.findIndex(
        (row) => row.table === null && ASKING.test(row.plain) && AWARD_WORDS.test(row.plain) && !GROUND.test(row.plain),
      )
  const sightings: Sighting[] = []
  rows.forEach((row, at) => {
    if (sightings.length > MOST) return
    if (row.table !== null) sightings.push(...ofTable(row, at))
    else if (
      !GROUND.test(row.plain) &&
      !OFFICE.test(row.plain) &&
      !SENDER.test(row.plain) &&
      !KINH_GUI.test(row.plain) &&
      !NOI_NHAN.test(row.plain)
    )
      sightings.push(...ofLine(row, at))
  })
  // "Đơn vị: Trường THCS X" over a list says whose list it is.
  const first = sightings[0]
  if (isList && first !== undefined && first.row.table === null && OWNER.test(first.row.plain)) sightings.shift()
  return sightings.map((one) => ({
    nominee: nomineeOf(one.mention, one.row),
    shape: one.shape,
    at: one.at,
    weight: one.weight + (asked >= 0 && one.at >= asked ? 1.5 : -2) + (hasCompany(one, sightings) ? 1.5 : 0),
  }))
}

/** Who sends the letter. */
const SENDER =
  /^[-+*\s\d.)]*(?:ten )?(?:don vi|co quan|cong doan)(?: (?:de nghi|trinh|gui|lap|nop|bao cao|xet)[a-z ]{0,30})\s*:/

const OWNER = /^(?:ten )?(?:don vi|cong doan|cdcs|co quan)\s*:/

const GROUND = /^[-+*•\s\d.)]*(?:can cu|thuc hien|theo (?:tinh than|ket qua)|quyet dinh so|ke hoach so|luat |nghi dinh)/
/** Who leads, writes down or is to be called proposes or serves; nobody proposes them by that. */
const OFFICE =
  /\b(?:chu (?:tri|toa)|thu ky|thanh phan|lien he|dien thoai|phu trach|du va chi dao|cong nhan b(?:an chap hanh|ch)|do (?:dong chi|d\/c))\b/

function hasCompany(one: Sighting, all: readonly Sighting[]): boolean {
  return all.some((other) => other !== one && other.shape === one.shape && Math.abs(other.at - one.at) <= RUN)
}

function ofLine(row: Row, at: number): Sighting[] {
  if (NOT_A_MEMBER.test(row.plain)) return inSentence(row, at)
  const marked = ORDINAL.test(row.text) ? 'number' : BULLET.test(row.text) ? 'bullet' : 'none'
  const bare = row.text
    .replace(ORDINAL, '')
    .replace(BULLET, '')
    .replace(/^(?:và|cùng|cùng với)\s+/iu, '')
    .replaceAll('\t', ' - ')
  const parts = bare.split(/;\s+/u)
  if (parts.length > 1 && parts.every(startsWithName))
    return parts.flatMap((part) => sightingOf(part, row, at, `${marked} several`, 2))
  const whole = sightingOf(bare, row, at, marked, marked === 'number' ? 2 : marked === 'bullet' ? 1.5 : 0)
  return whole.length > 0 ? whole : inSentence(row, at)
}

const HONOUR = /^(?:các )?(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|nhà giáo|bs|ths|ts)[.\s]/iu
const LABELLED = /^(?:tập thể|cá nhân|đơn vị|họ (?:và )?tên)\s*:?\s/iu

function sightingOf(text: string, row: Row, at: number, shape: string, mark: number): Sighting[] {
  const mention = mentionOf(text, null)
  if (mention === null) return []
  const person = mention.kind === 'individual'
  const honoured = HONOUR.test(text)
  const labelled = LABELLED.test(text)
  const likeness = person
    ? personNameScore(mention.name) >= 0.9
      ? 1.5
      : personNameScore(mention.name) >= 0.6
        ? 0.5
        : -1
    : 0.5
  return [
    {
      mention,
      row,
      at,
      shape: `${shape} ${mention.kind} ${honoured ? 'honoured' : ''}`,
      weight: mark + (honoured ? 2 : 0) + (labelled ? 2.5 : 0) + likeness + restWeight(text, mention),
    },
  ]
}

/** Nothing but data after the name is a list's entry; a verb makes it a sentence about somebody. */
function restWeight(text: string, mention: Mention): number {
  const rest = plainOf(text.slice(text.indexOf(mention.name) + mention.name.length)).trim()
  if (/xung dang|de nghi|duoc (?:de|tang|khen|binh)|khen|vi da/.test(rest)) return 1.5
  if (
    rest.length > 140 ||
    /^(?:da|luon|cung|co|duoc|con|se|dang|lam|to chuc|phoi hop|tham gia|xin|kinh|de|trinh|nhat tri|thong nhat)\b/.test(
      rest,
    )
  )
    return -3
  return rest === '' || /^[,(:;.|–-]/.test(rest) || mention.post !== '' || mention.birthYear !== null ? 1.5 : 0
}

const ADDRESS =
  /(?:^|[\s,;:(])(?:(?:đồng chí|đ\/c|ông|bà|anh|chị|cô giáo|thầy giáo|cô|thầy)\s+(?=\p{Lu})|(tập thể|lựa chọn|đề cử|suy tôn|giới thiệu|bình chọn|biểu dương|khen(?: thưởng)?|tặng|cho)\s+(?=\p{Lu}|nữ\s|tổ\s|phòng\s|khoa\s))/giu

/** "... đề cử bà Nguyễn Thị A, giáo viên tổ Toán; lựa chọn Tổ Văn phòng là đơn vị ..." */
function inSentence(row: Row, at: number): Sighting[] {
  if (row.text.length > 1_500) return []
  const asks = ASKING.test(row.plain) || /suy ton|de cu|xung dang|lua chon|binh chon|gioi thieu/.test(row.plain)
  return [...row.text.matchAll(ADDRESS)].flatMap((match) => {
    const kind = match[1] === undefined ? 'individual' : 'collective'
    const mention = mentionOf(row.text.slice(match.index + match[0].length), kind)
    if (mention === null || mention.sure < 0.8 || (kind === 'collective' && !isOrganName(mention.name))) return []
    const before = row.plain.slice(Math.max(0, match.index - 40), match.index)
    const against = /\b(?:phoi hop|cung voi|giup do|chi dao|su quan tam)\b/.test(before)
    const told = kind === 'collective' && /tap the/.test(before) ? 1.5 : 0
    return [
      { mention, row, at, shape: `sentence ${mention.kind}`, weight: (asks ? 2.5 : 0) + (against ? -3 : 0) + told },
    ]
  })
}

function ofTable(row: Row, at: number): Sighting[] {
  const rows = row.table?.rows ?? []
  const width = Math.max(0, ...rows.map((entry) => entry.length))
  const roles = row.table?.columns?.roles ?? []
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    // Beside names stand the teams that they belong to.
    if (roles.includes('name') && roles[column] !== 'name') return []
    const cells = rows.flatMap((entry) => namesIn(entry[column] ?? '', ''))
    const found = cells.flatMap((cell) => {
      const mention = mentionOf(cell, null)
      return mention === null || mention.sure < 0.8 ? [] : [mention]
    })
    const share = found.length / Math.max(1, cells.length)
    return share < 0.4
      ? []
      : found.map((mention) => ({
          mention,
          row: { ...row, text: mention.name },
          at,
          shape: `table ${at} ${column}`,
          weight: 1 + 2.5 * share,
        }))
  })
}

/** Those of the candidates that nobody of `found` is, each once, the weightiest first. */
export function notAmong(candidates: readonly Candidate[], found: readonly Nominee[]): Candidate[] {
  const seen = new Set(found.map(keyOf))
  return candidates
    .toSorted((one, other) => other.weight - one.weight)
    .filter(({ nominee }) => {
      const key = keyOf(nominee)
      // "Kiều Hồng Quế" on one page is the "Kiều Hồng Quế Chi" whose last syllable stands on the next.
      const begun = nominee.kind === 'individual' && found.some((one) => keyOf(one).startsWith(`${key} `))
      if (seen.has(key) || begun) return false
      seen.add(key)
      return true
    })
}

function keyOf({ kind, name }: Nominee): string {
  return `${kind} ${foldName(name.replace(/^tập thể\s+/iu, ''))}`
}
