import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineOf, isoDay, parseRuleDate } from '#src/dossiers/campaigns/rule-date.ts'
import { instantAt } from '#src/dossiers/campaigns/zone.ts'
import { isOff, nextWorkingDay, NO_HOLIDAYS } from '#src/dossiers/campaigns/working-days.ts'
import { ARCHIVE_MONTHS, belowArchive, forgetAt } from '#src/dossiers/retention.ts'
import { isoIn, wallClock } from '#src/dossiers/zoned-time.ts'
import { composeMail } from '#src/mail/compose.ts'
import { parseMailDate } from '#src/mail/dates.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { campaign } from './world.ts'

/** What holds for every day, hour and letter. A failure prints its seed and its smallest case. */
const ZONES = ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'UTC', 'America/New_York', 'Asia/Kathmandu']
const zone = fc.constantFrom(...ZONES)
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
const two = (value: number): string => String(value).padStart(2, '0')

test('an instant told by a zone’s clocks is that instant, to the second', () => {
  fc.assert(
    fc.property(instant, zone, (at, where) => {
      expect(new Date(isoIn(where, at)).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000)
    }),
  )
})

test('clocks in Hanoi are never turned: what they show is one instant, there and back', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const { year, month, day, hour, minute } = wallClock('Asia/Ho_Chi_Minh', at)
      const back = instantAt({ year, month, day, hour, minute }, 'Asia/Ho_Chi_Minh')
      expect(back.getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000)
    }),
  )
})

test('a day is the same however it is written, and one that is not in the calendar is none', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 2060 }),
      fc.integer({ min: 1, max: 13 }),
      fc.integer({ min: 1, max: 32 }),
      (year, month, day) => {
        const isReal = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1 && month <= 12
        const written = [`${year}-${two(month)}-${two(day)}`, `${day}/${month}/${year}`, `${day}.${month}.${year}`]
        for (const one of written) {
          const found = parseRuleDate(one)
          expect(found === null).toBe(!isReal)
          if (found !== null) expect(isoDay(found.local)).toBe(written[0])
        }
      },
    ),
  )
})

test('"by" a day ends a day after "before" it, and a later day has a later deadline', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 400 }), zone, (at, days, where) => {
      const day = (from: Date): string => from.toISOString().slice(0, 10)
      const date = (iso: string) => parseRuleDate(iso) ?? expect.fail(iso)
      const later = new Date(at.getTime() + days * 86_400_000)
      const next = new Date(at.getTime() + 86_400_000)
      const before = deadlineOf('before', date(day(at)), where).at
      expect(deadlineOf('by', date(day(at)), where).at).toEqual(deadlineOf('before', date(day(next)), where).at)
      expect(deadlineOf('before', date(day(later)), where).at.getTime()).toBeGreaterThan(before.getTime())
    }),
  )
})

test('a deadline rolls on to a working day, never back, and not past the weekend', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const day = at.toISOString().slice(0, 10)
      const rolled = nextWorkingDay(day, NO_HOLIDAYS)
      expect(isOff(rolled, NO_HOLIDAYS)).toBe(false)
      expect(rolled >= day).toBe(true)
      expect(Date.parse(rolled) - Date.parse(day)).toBeLessThanOrEqual(2 * 86_400_000)
      expect(nextWorkingDay(rolled, NO_HOLIDAYS)).toBe(rolled)
    }),
  )
})

test('terms of keeping: never before the year of the deadline is over, and longer is later', () => {
  const months = fc.integer({ min: 0, max: 1200 })
  fc.assert(
    fc.property(months, months, (one, other) => {
      const kept = (term: number) =>
        forgetAt({ ...campaign, retention: { texts: term, letters: null, originals: null } }, 'texts')?.getTime() ?? 0
      expect(kept(one)).toBeGreaterThanOrEqual(Date.parse('2021-12-31T17:00:00Z'))
      expect(Math.sign(kept(one) - kept(other))).toBe(Math.sign(one - other))
      const warned = belowArchive({ ...campaign, retention: { texts: one, letters: one, originals: null } })
      expect(warned).toEqual(one < ARCHIVE_MONTHS ? ['letters'] : [])
    }),
  )
})

test('the date of a mail is read as it was written', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const written = at.toUTCString().replace('GMT', '+0000')
      expect(parseMailDate(written)?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000)
    }),
  )
})

test('a letter of ours is read back as it was worded, whatever words and names it has', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 90 }).map((text) =>
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  await fc.assert(
    fc.asyncProperty(
      line,
      fc.array(line, { maxLength: 6 }),
      fc.uint8Array({ maxLength: 300 }),
      async (subject, lines, bytes) => {
        const raw = await composeMail({
          from: { address: 'hoso@congdoan.example', name: 'LĐLĐ quận' },
          to: [{ address: 'an@congdoan.example', name: '' }],
          cc: [],
          subject: `Thư ${subject}`.trim(),
          text: `Kính gửi\n${lines.join('\n')}\nhết`,
          html: null,
          attachments: [{ name: 'Phiếu tiếp nhận.pdf', type: 'application/pdf', bytes }],
          messageId: '<tiepnhan.1@congdoan.example>',
          date: new Date('2021-05-20T03:00:00Z'),
          inReplyTo: null,
          references: [],
          automatic: 'auto-replied',
          version: '1',
        })
        const back = await parseMessage(raw, { internalDate: null })
        expect(back.subject).toBe(`Thư ${subject}`.trim())
        // Runs of empty lines are drawn together.
        const plain = (text: string): string =>
          text
            .replace(/[ \u00a0]+$/gm, '')
            .replace(/\n{3,}/g, '\n\n')
            .trim()
        expect(plain(back.text)).toBe(plain(`Kính gửi\n${lines.join('\n')}\nhết`))
        expect(back.attachments.map(({ name, bytes: own }) => [name, Buffer.from(own)])).toEqual([
          ['Phiếu tiếp nhận.pdf', Buffer.from(bytes)],
        ])
      },
    ),
    { numRuns: 60 },
  )
})
