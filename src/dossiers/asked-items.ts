import type { Nominee, NomineeKind } from '../understanding/document.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import type { Campaign, RequiredItem, Submission } from './campaign.ts'
import type { Piece } from './material.ts'
import type { KnownUnit } from './state.ts'

/**
 * The items that this dossier needs: those asked of every unit, and those asked only of its kind of unit or for the kinds of
 * nominees it proposes. Where the unit's kind is not known, nothing is asked of it on that ground: to call something missing
 * takes knowledge.
 */
export function askedItems(
  submission: Submission,
  campaign: Campaign,
  unit: KnownUnit | null,
  nominees: readonly Nominee[],
): readonly RequiredItem[] {
  const kind = unit === null ? '' : (campaign.units.find(({ id }) => id === unit.id)?.kind ?? '')
  const proposed = new Set<NomineeKind>(nominees.map((nominee) => nominee.kind))
  return submission.required.filter(({ ofUnits, ofNominees }) => {
    if (ofUnits !== undefined && !ofUnits.includes(kind)) return false
    if (ofNominees === undefined) return true
    // Nobody is named yet: what each kind needs is told with the rest only where both kinds need it.
    return proposed.has(ofNominees) || (nominees.length === 0 && needsAnyNominee(submission))
  })
}

function needsAnyNominee({ required }: Submission): boolean {
  const perNominee = required.filter(({ per }) => per === 'nominee')
  return perNominee.length > 0 && perNominee.every(({ ofNominees }) => ofNominees !== undefined)
}

/** Of documents of the right type, those whose title says that they are meant. */
export function titled(pieces: readonly Piece[], { titles }: RequiredItem): readonly Piece[] {
  if (titles === undefined) return pieces
  const wanted = titles.map(spaced)
  return pieces.filter(({ document }) => {
    const title = spaced(`${document.title?.value ?? ''} ${document.attachment}`)
    return wanted.some((words) => title.includes(words))
  })
}

function spaced(text: string): string {
  return ` ${foldText(text.slice(0, 500))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
