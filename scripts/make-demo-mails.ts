/**
 * Makes the demo's mails anew: demo/mails/*.eml, one per step of demo/story.ts. Needs poppler for the scanned pages.
 * The results are committed, so that the demo itself needs neither this script nor what it needs.
 */
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STORY } from '#demo/story.ts'
import { mails } from './demo-mails/mails.ts'

const FOLDER = join(import.meta.dirname, '../demo/mails')

for (const old of await readdir(FOLDER)) if (old.endsWith('.eml')) await rm(join(FOLDER, old))
for (const step of STORY) {
  const make = mails[step.file]
  if (!make) throw new Error(`No mail is written for ${step.file} (scripts/demo-mails/mails.ts)`)
  const bytes = await make(new Date(step.receivedAt))
  await writeFile(join(FOLDER, step.file), bytes)
  console.log(`${step.file} ${Math.round(bytes.length / 1024)} kB`)
}
