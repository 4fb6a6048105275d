import { expect, test } from 'vitest'
import { folderNews } from '#src/mail/folder-news.ts'

const known = { uidValidity: 7, lastUid: 100, exists: 40 }
const told = { uidValidity: 7, uidNext: 101, exists: 40 }

test.each([
  ['nothing happened', {}, {}, 'skip'],
  ['mails were deleted or moved away', {}, { exists: 12 }, 'skip'],
  ['the folder was emptied', {}, { exists: 0 }, 'skip'],
  ['a mail came', {}, { uidNext: 102, exists: 41 }, 'new'],
  ['one came and one went', {}, { uidNext: 102 }, 'new'],
  ['one came and was gone before the look', {}, { uidNext: 102, exists: 40 }, 'new'],
  ['the last ones were deleted before the first look', { lastUid: 90 }, {}, 'new'],
  ['the server does not tell UIDNEXT', {}, { uidNext: null }, 'new'],
  ['the server tells nothing', {}, { uidValidity: null, uidNext: null, exists: null }, 'new'],
  ['there are more mails and no new number', {}, { exists: 41 }, 'compare'],
  ['UIDNEXT went back', {}, { uidNext: 60 }, 'compare'],
  [
    'an empty folder is looked at first',
    { uidValidity: null, lastUid: 0, exists: 0 },
    { uidNext: 1, exists: 0 },
    'all',
  ],
  ['an empty folder stays empty', { lastUid: 0, exists: 0 }, { uidNext: 1, exists: 0 }, 'skip'],
  ['it is numbered anew', {}, { uidValidity: 8 }, 'all'],
  ['it is numbered anew and is as large', { lastUid: 3 }, { uidValidity: 8, uidNext: 4 }, 'all'],
] as const)('%s', (_what, before, now, news) => {
  expect(folderNews({ ...known, ...before }, { ...told, ...now })).toBe(news)
})
