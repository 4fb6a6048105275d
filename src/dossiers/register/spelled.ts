import type { Nominee } from '../../understanding/document.ts'
import { compareNominees } from '../../understanding/names.ts'
import type { Material, Piece } from '../material.ts'

/** How a nominee stands in the register: the certificate is printed from it. */
export type Spelled = {
  readonly name: string
  readonly post: string
  readonly unit: string
  readonly birthYear: number | null
  readonly award: string
  /** Other ways in which documents of the dossier spell the name, with the file of each. */
  readonly otherwise: readonly { readonly name: string; readonly file: string }[]
}

type Mention = { readonly nominee: Nominee; readonly piece: Piece }

/**
 * The name as typed in the newest document that names the nominee. What was typed goes before what was read from a picture,
 * whose marks may be misread, and a name in its letters before one that a heading sets in capitals. What staff spelled stands.
 */
export function spelledOf(nominee: Nominee, mentions: readonly Mention[], byStaff = false): Spelled {
  const own = mentions.filter((mention) => isOf(nominee, mention)).toSorted(newestFirst)
  const ranked = own.toSorted((a, b) => rank(a) - rank(b) || newestFirst(a, b))
  const name = byStaff ? nominee.name : (ranked[0]?.nominee.name ?? nominee.name)
  const said = (field: 'post' | 'unit' | 'award') =>
    own.find((mention) => mention.nominee[field] !== '')?.nominee[field] ?? nominee[field]
  const typed = own.filter(({ piece }) => piece.document.readBy !== 'ocr')
  const others = new Map(
    typed
      .filter((mention) => layoutless(mention.nominee.name) !== layoutless(name))
      .map(({ nominee: { name: other }, piece }) => [
        layoutless(other),
        { name: other, file: piece.document.attachment },
      ]),
  )
  return {
    name,
    post: said('post'),
    unit: said('unit'),
    birthYear: own.find((mention) => mention.nominee.birthYear !== null)?.nominee.birthYear ?? nominee.birthYear,
    award: said('award') || own.map(({ piece }) => piece.document.awardLevel?.value ?? '').find(Boolean) || '',
    otherwise: [...others.values()],
  }
}

/** Everywhere that a dossier names somebody as proposed or tells of achievements. */
export function mentionsOf(material: Material): Mention[] {
  const named = [...material.letters, ...material.lists].flatMap((piece) =>
    piece.document.nominees.map((nominee) => ({ nominee, piece })),
  )
  const told = material.summaries.flatMap((piece) => piece.document.subjects.map((nominee) => ({ nominee, piece })))
  return [...named, ...told]
}

function isOf(nominee: Nominee, { nominee: mentioned, piece }: Mention): boolean {
  return (
    mentioned === nominee || compareNominees(nominee, mentioned, { ocr: piece.document.readBy === 'ocr' }) === 'same'
  )
}

function newestFirst(a: Mention, b: Mention): number {
  return b.piece.from.receivedAt.localeCompare(a.piece.from.receivedAt)
}

function rank({ nominee, piece }: Mention): number {
  return (piece.document.readBy === 'ocr' ? 2 : 0) + (isCapitals(nominee.name) ? 1 : 0)
}

function isCapitals(name: string): boolean {
  return name === name.toLocaleUpperCase('vi')
}

function layoutless(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/gu, ' ').trim()
}
