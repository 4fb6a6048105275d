import type { Difference } from '#src/dossiers/replay/differences.ts'
import { ITEM, ITEM_STATUS, REPLY, STATUS } from '#src/dossiers/words.ts'

/** Differences for a person: one line each, in the words of the board. */
export function differenceLines(differences: readonly Difference[]): string {
  return differences.map(({ what, was, is }) => `  ${sayWhat(what)}: ${say(was)} → ${say(is)}\n`).join('')
}

const WORDS: Readonly<Record<string, string>> = {
  ...STATUS,
  ...ITEM_STATUS,
  merged: 'đã gộp',
  'not-a-dossier': 'không phải hồ sơ',
}

function say(value: string): string {
  return WORDS[value]?.toLocaleLowerCase('vi') ?? value
}

const NAMES: Readonly<Record<string, string>> = { ...ITEM, ...REPLY }

function sayWhat(what: string): string {
  return what.replace(/^(mục|thư) ([\w-]+)/u, (whole, kind: string, id: string) => {
    const name = NAMES[id]
    return name === undefined ? whole : `${kind} ${name.toLocaleLowerCase('vi')}`
  })
}
