import type { Bank } from '../scene.ts'
import { first } from './first.ts'
import { fourth } from './fourth.ts'
import { second } from './second.ts'
import { third } from './third.ts'

const LOOKED_AT = [first, second, third] as const

/** The words and layouts of a dossier: three banks to look at by turns, one that only measures and shares nothing with them. */
export function bankOf(part: 'dev' | 'held-out', seed: number): Bank {
  return part === 'held-out' ? fourth : (LOOKED_AT[Math.abs(seed) % LOOKED_AT.length] ?? first)
}
