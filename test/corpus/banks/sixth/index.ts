import type { Bank } from '../../scene.ts'
import { heads } from './heads.ts'
import * as letter from './letter.ts'
import { nominees, toldNominees } from './nominees.ts'
import { blankForms, distractors, files, mails, minutes, reports } from './others.ts'
import * as summary from './summary.ts'
import { own, personDeeds, teamDeeds } from './words.ts'

/** The part that only measures: twenty bodies more, each with its own forms, and hands that nobody asked to be kind. */
export const sixth: Bank = {
  tired: true,
  hands: true,
  own,
  heads,
  nominees,
  toldNominees,
  letterTitles: letter.letterTitles,
  addressees: letter.addressees,
  bases: letter.bases,
  counts: letter.countings,
  leads: letter.leads,
  listElsewhere: letter.listElsewhere,
  closings: letter.closings,
  feet: letter.feet,
  listTitles: letter.listTitles,
  personTitles: summary.personTitles,
  personBlocks: summary.personBlocks,
  personFeet: summary.personFeet,
  teamTitles: summary.teamTitles,
  teamBlocks: summary.teamBlocks,
  teamFeet: summary.teamFeet,
  deedShapes: summary.deedShapes,
  combinedOpenings: summary.combinedOpenings,
  combinedItems: summary.combinedItems,
  inMail: summary.inMail,
  personDeeds,
  teamDeeds,
  reports,
  minutes,
  distractors,
  blankForms,
  ...mails,
  ...files,
}
