import { foldName } from '../understanding/vietnamese/fold.ts'
import type { AssessedItem } from './assessed-items.ts'

/** What names an item of a dossier in the record of letters, whatever the spelling of the day. */
export function itemKey(code: string, { required, nominee }: Pick<AssessedItem, 'required' | 'nominee'>): string {
  return [code, required.item, nominee === null ? '' : `${nominee.kind}:${foldName(nominee.name)}`].join('|')
}
