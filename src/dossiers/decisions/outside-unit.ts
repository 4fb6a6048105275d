import { collectiveKey } from '../../understanding/names.ts'
import type { KnownUnit } from '../state.ts'

/** A body that the roster does not list, by its name: the same name, however it is typed, is the same body. */
export function outsideUnit(name: string): KnownUnit {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return { id: `${OUTSIDE}${collectiveKey(tidy).replaceAll(' ', '-')}`, name: tidy, knownBy: 'staff' }
}

/** No id of a roster begins so. */
const OUTSIDE = 'ngoai:'
