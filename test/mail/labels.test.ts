import { expect, test } from 'vitest'
import { KEYWORDS, labelChanges, labelsOf } from '#src/mail/labels.ts'

const facts = { status: 'judged', dossiers: [], late: false, doubtful: false } as const

test.each([
  [{}, []],
  [{ dossiers: ['incomplete'] }, ['received', 'incomplete']],
  [{ dossiers: ['complete'], late: true }, ['received', 'complete', 'late']],
  [{ dossiers: ['complete', 'incomplete'] }, ['received', 'incomplete']],
  [{ dossiers: ['needs-review'] }, ['received', 'review']],
  [{ dossiers: ['incomplete'], doubtful: true }, ['received', 'incomplete', 'review']],
  [{ status: 'parked' }, ['received', 'review']],
  [{ doubtful: true }, ['review']],
] as const)('a mail of %j is labelled %j', (given, labels) => {
  expect(labelsOf({ ...facts, ...given })).toEqual(labels)
})

test('only what differs is changed, whatever the case the server tells keywords in', () => {
  const has = new Set(['\\Seen', 'rieng', '$tiepnhanreceived', '$TiepnhanIncomplete'])
  expect(labelChanges(has, ['received', 'complete'], KEYWORDS)).toEqual({
    add: ['$TiepnhanComplete'],
    remove: ['$TiepnhanIncomplete'],
  })
  expect(labelChanges(new Set(), [], KEYWORDS)).toEqual({ add: [], remove: [] })
})
