import type { Bank } from '../scene.ts'
import { letters } from './seventh/letters.ts'
import { mails } from './seventh/mails.ts'
import { nominees, toldNominees } from './seventh/nominees.ts'
import { others } from './seventh/others.ts'
import { summaries } from './seventh/summaries.ts'
import { dates, numbers } from './seventh/typing.ts'
import { bodies, names, posts, teams } from './seventh/world.ts'

/** The part `final`: for the closing measurement only. Nobody looks at its failures, and nothing is mended by them. */
export const seventh: Bank = {
  tired: true,
  hands: true,
  own: { bodies, teams, posts, names, neighbours: true, numbers, dates, pictures: true },
  ...letters,
  nominees,
  toldNominees,
  ...summaries,
  ...others,
  ...mails,
}
