import { expect, test } from 'vitest'
import { MOST_HOURS, readDigest } from '#src/dossiers/campaigns/read-digest.ts'

test('a campaign that says nothing has the digest before and after the day’s work, to the officers of the settings', () => {
  expect(readDigest(undefined, unexpected)).toEqual({ hours: ['08:00', '16:00'], to: [] })
})

test('hours are read as offices write them, put in order, each once', () => {
  const hours = ['16h30', '8:00', '08:00', '7', '11 giờ 15 phút', '00:00', '23:59']
  expect(readDigest({ hours }, unexpected).hours).toEqual(['00:00', '07:00', '08:00', '11:15', '16:30', '23:59'])
})

test.each(['24:00', '8:60', 'sáng', '08:00:00', '-1', ''])('"%s" is no hour, and where it stands is told', (hour) => {
  expect(faultsOf({ hours: ['08:00', hour] })).toEqual(['digest.hours.1'])
})

test('addresses are bare and in lower case; what is none is told', () => {
  expect(readDigest({ to: ['Van.An@CongDoan.example'] }, unexpected).to).toEqual(['van.an@congdoan.example'])
  expect(faultsOf({ to: ['an@congdoan.example', 'Văn An <an@congdoan.example>', 'an@localhost'] })).toEqual([
    'digest.to.1',
    'digest.to.2',
  ])
})

test('eight digests a day are allowed, nine are not', () => {
  const hours = Array.from({ length: MOST_HOURS + 1 }, (_, hour) => `${hour}:00`)
  expect(faultsOf({ hours: hours.slice(1) })).toEqual([])
  expect(faultsOf({ hours })).toEqual(['digest.hours'])
})

function faultsOf(written: Parameters<typeof readDigest>[0]): string[] {
  const places: string[] = []
  readDigest(written, (path) => void places.push(path.join('.')))
  return places
}

function unexpected(path: readonly PropertyKey[]): never {
  throw new Error(`nothing is wrong at ${path.join('.')}`)
}
