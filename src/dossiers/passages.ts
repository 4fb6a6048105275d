import { collectiveKey, collectiveName } from '../understanding/collective-name.ts'
import type { Nominee, UnderstoodDocument } from '../understanding/document.ts'
import { foldName } from '../understanding/vietnamese/fold.ts'
import { withoutHonorifics } from '../understanding/vietnamese/person-name.ts'
import type { Piece } from './material.ts'
import type { Subject, Tie } from './tie.ts'

/**
 * Looks for nominees of whom no summary seems to tell at the heads of the papers' passages, as an officer does before writing that
 * something is missing. Where a paper of several has a passage under just that name, it tells of that nominee; a name among
 * other words, or in a paper of another, is a doubt and never an absence.
 */
export function tieByPassages(ties: readonly Tie[], papers: readonly Piece[]): Tie[] {
  const untied = ties
    .filter(({ sure, unsure }) => sure.length === 0 && unsure.length === 0)
    .map(({ nominee }) => nominee)
  if (untied.length === 0) return [...ties]
  const nominees = ties.map(({ nominee }) => nominee)
  const ofSeveral = new Set(papers.filter(({ document }) => isOfSeveral(document, nominees)))
  return ties.map((tie) => {
    if (!untied.includes(tie.nominee)) return tie
    const found = papers.flatMap((piece) => placesOf(tie.nominee, piece, untied, ofSeveral.has(piece)))
    const subjects = (sure: boolean): Subject[] => found.flatMap((place) => (place.sure === sure ? [place.told] : []))
    return { ...tie, sure: subjects(true), unsure: subjects(false) }
  })
}

type Place = { readonly told: Subject; readonly sure: boolean }

function placesOf(nominee: Nominee, piece: Piece, untied: readonly Nominee[], ofSeveral: boolean): Place[] {
  const { document } = piece
  // A paper that names nobody has the name in its title, after words for a post that nobody has listed.
  const title = document.subjects.length === 0 && document.type === 'achievement-summary' ? document.title : null
  const heads = [...(title === null ? [] : [{ ...title.evidence, text: title.value }]), ...(document.passages ?? [])]
  const found = heads.map((evidence) => ({ evidence, likeness: likenessOf(nominee, evidence.text) }))
  const best = found.find(({ likeness }) => likeness === 'same') ?? found.find(({ likeness }) => likeness === 'within')
  if (
    best === undefined ||
    (isOwnUnion(nominee, document) && (best.likeness === 'within' || document.subjects.length === 1))
  )
    return []
  const told = { subject: { ...nominee, achievementsTold: false, evidence: best.evidence }, piece }
  const alone = untied.filter((other) => likenessOf(other, best.evidence.text) !== null).length === 1
  const sure =
    alone && (best.likeness === 'same' ? ofSeveral || isTitled(best.evidence.text) : document.subjects.length === 0)
  return [{ told, sure }]
}

/** Over and under the summaries of people stands the union that vouches for them, whether it is proposed itself or not; a paper titled for both kinds tells of it. */
export function isOwnUnion({ kind, name }: Nominee, { subjects, issuer, title }: UnderstoodDocument): boolean {
  if (OF_BOTH.test(title?.value ?? '')) return false
  if (kind !== 'collective' || subjects.length === 0 || subjects.some((one) => one.kind !== 'individual')) return false
  const key = collectiveKey(name)
  return (
    key !== '' && [issuer?.value ?? '', ...subjects.map(({ unit }) => unit)].some((one) => collectiveKey(one) === key)
  )
}

const OF_BOTH = /tập\s+thể.{0,12}cá\s+nhân/iu

/** A paper that tells of more than one, or of nobody that could be read: its title or its passages say so. */
function isOfSeveral({ subjects, title, passages }: UnderstoodDocument, nominees: readonly Nominee[]): boolean {
  if (subjects.length !== 1 || OF_BOTH.test(title?.value ?? '')) return true
  const [subject] = subjects
  const others = nominees.filter(
    ({ name }) => name !== subject?.name && foldName(name) !== foldName(subject?.name ?? ''),
  )
  const headed = others.filter((one) => passages?.some(({ text }) => likenessOf(one, text) === 'same'))
  return headed.length >= 2
}

/** "B. TÓM TẮT THÀNH TÍCH CÁ NHÂN CHỊ MẪN THỊ HOÀI" further down in a paper: whose achievements follow. */
const TITLED =
  /^(?:bản |báo cáo )?(?:(?:tóm tắt )?thành tích|tttt)(?:\s*:|\s+(?=\S))\s*(?:của\s+)?(?:(?:cá nhân|tập thể)(?:\s*:|\s+)\s*)?/iu

function isTitled(text: string): boolean {
  return TITLED.test(text)
}

/** Words that may stand beside a name at the head of a passage: a post, a courtesy. */
const MOST_OTHERS = 6

function likenessOf(nominee: Nominee, words: string): 'same' | 'within' | null {
  const text = words.replace(TITLED, '').replace(/^(?:về|riêng|đối với)\s+(?=\S+\s+\S)/iu, '')
  if (nominee.kind === 'collective') {
    const key = collectiveKey(nominee.name)
    if (key === '') return null
    if (collectiveKey(text) === key) return 'same'
    return holds(foldName(text), collectiveName(nominee.name)) ? 'within' : null
  }
  const name = foldName(nominee.name)
  if (!name.includes(' ')) return null
  if (foldName(withoutHonorifics(text)) === name) return 'same'
  return holds(foldName(text), name) ? 'within' : null
}

function holds(text: string, name: string): boolean {
  const others = text.split(' ').length - name.split(' ').length
  return others <= MOST_OTHERS && ` ${text} `.includes(` ${name} `)
}
