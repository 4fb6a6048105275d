import type { Bank } from '../scene.ts'
import { first } from './first.ts'
import { second } from './second.ts'
import { third } from './third.ts'

/** The words and layouts of a dossier: two banks to look at by turns, one that only measures and shares nothing with them. */
export function bankOf(part: 'dev' | 'held-out', seed: number): Bank {
  if (part === 'held-out') return third
  return seed % 2 === 0 ? first : second
}
