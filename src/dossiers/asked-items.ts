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
  const proposed = new Set<NomineeKind>(nominees.map((nominee) => nominee.kind))
  return askedOfUnit(submission, campaign, unit).required.filter(({ ofNominees }) => {
    if (ofNominees === undefined) return true
    // Nobody is named yet: what each kind needs is told with the rest only where both kinds need it.
    return proposed.has(ofNominees) || (nominees.length === 0 && needsAnyNominee(submission))
  })
}

/** The submission as far as it concerns this unit's kind. */
export function askedOfUnit(
  submission: Submission,
  { units }: Pick<Campaign, 'units'>,
  unit: Pick<KnownUnit, 'id'> | null,
): Submission {
  if (submission.required.every(({ ofUnits }) => ofUnits === undefined)) return submission
  const kind = unit === null ? '' : (units.find(({ id }) => id === unit.id)?.kind ?? '')
  const required = submission.required.filter(({ ofUnits }) => ofUnits === undefined || ofUnits.includes(kind))
  return { ...submission, required }
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
