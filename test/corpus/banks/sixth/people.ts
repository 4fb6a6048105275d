import type { Cell } from '#scripts/making/paper.ts'
import { two } from '../../scene.ts'
import type { Scene } from '../../scene.ts'
import type { Person } from '../../people.ts'

export const c = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more })
export const h = (text: string, more: Partial<Cell> = {}): Cell => ({ text, bold: true, align: 'center', ...more })

/** 'Bà', 'Thầy', 'ThS.BS', 'Đ/c': by what one is and by chance. */
export function address(s: Scene, person: Person): string {
  if (/Bác sĩ|Trưởng khoa|Giảng viên/u.test(person.post)) return s.rng.pick(['ThS.', 'TS.', 'NGƯT.'])
  if (/Điều dưỡng/u.test(person.post)) return 'CNĐD.'
  if (/Dược sĩ/u.test(person.post)) return 'DS.'
  if (/Giáo viên|Khối trưởng/u.test(person.post)) return person.woman ? 'Cô' : 'Thầy'
  return s.rng.pick([person.woman ? 'Bà' : 'Ông', 'Đ/c', 'đ/c', 'Đồng chí'])
}

/** The people by their departments, in the order of their first. */
export function byTeam(people: readonly Person[]): readonly (readonly [team: string, people: readonly Person[]])[] {
  const teams = new Map<string, Person[]>()
  for (const person of people) teams.set(person.team, [...(teams.get(person.team) ?? []), person])
  return [...teams]
}

export const some = (count: number, what: string): string => (count === 0 ? '' : `${two(count)} ${what}`)
export const join = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by)
