import type { Cell } from '#scripts/making/paper.ts'
import type { Person } from '../../people.ts'
import { two } from '../../scene.ts'

export const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
export const mid = (text: string, more: Partial<Cell> = {}): Cell => ({ text, align: 'center', ...more })
export const top = (text: string, more: Partial<Cell> = {}): Cell => ({ text, bold: true, align: 'center', ...more })

/** '05 tập thể'; nothing where there are none. */
export const counted = (value: number, what: string): string => (value === 0 ? '' : `${two(value)} ${what}`)
export const joined = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by)

/** How a colleague is spoken of in these papers. */
export const sir = (person: Person): string => (person.woman ? 'chị' : 'anh')
export const Sir = (person: Person): string => (person.woman ? 'Chị' : 'Anh')

/** A name too long for its cell, broken by hand before the last two words. */
export function broken(name: string): string {
  const words = name.split(' ')
  return words.length < 3 ? name : `${words.slice(0, -1).join(' ')}\n${words.at(-1) ?? ''}`
}
