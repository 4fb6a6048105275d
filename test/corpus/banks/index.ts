import type { Bank } from '../scene.ts'
import { fifth } from './fifth.ts'
import { first } from './first.ts'
import { fourth } from './fourth.ts'
import { second } from './second.ts'
import { sixth } from './sixth/index.ts'
import { third } from './third.ts'

const NAMES = ['bank one', 'bank two', 'bank three', 'bank four', 'bank five'] as const
const LOOKED_AT = [first, second, third, fourth, fifth] as const

/** The words and layouts of a dossier: five banks to look at by turns, one that only measures and shares nothing with them. */
export function bankOf(part: 'dev' | 'held-out', seed: number): Bank {
  return part === 'held-out' ? sixth : (LOOKED_AT[Math.abs(seed) % LOOKED_AT.length] ?? first)
}

/** For the table: which hand wrote it. */
export function bankName(part: 'dev' | 'held-out', seed: number): string {
  return part === 'held-out' ? 'bank six' : (NAMES[Math.abs(seed) % NAMES.length] ?? '')
}
