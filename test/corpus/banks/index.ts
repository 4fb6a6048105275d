import type { Bank, CorpusPart } from '../scene.ts'
import { fifth } from './fifth.ts'
import { first } from './first.ts'
import { fourth } from './fourth.ts'
import { second } from './second.ts'
import { seventh } from './seventh.ts'
import { sixth } from './sixth/index.ts'
import { third } from './third.ts'

const NAMES = ['bank one', 'bank two', 'bank three', 'bank four', 'bank five'] as const
const LOOKED_AT = [first, second, third, fourth, fifth] as const

/** The words and layouts of a dossier: five banks to look at by turns, one that only measures, one for the closing measurement. */
export function bankOf(part: CorpusPart, seed: number): Bank {
  if (part === 'final') return seventh
  return part === 'held-out' ? sixth : (LOOKED_AT[Math.abs(seed) % LOOKED_AT.length] ?? first)
}

/** For the table: which hand wrote it. */
export function bankName(part: CorpusPart, seed: number): string {
  if (part === 'final') return 'bank seven'
  return part === 'held-out' ? 'bank six' : (NAMES[Math.abs(seed) % NAMES.length] ?? '')
}
