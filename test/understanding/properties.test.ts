import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactorOf } from '#src/dossiers/redact.ts'
import { withoutUnneededWords } from '#src/reading/unneeded.ts'
import { compareNominees } from '#src/understanding/names.ts'
import { findWords } from '#src/understanding/vietnamese/find-words.ts'
import { foldName, foldText, stripMarks } from '#src/understanding/vietnamese/fold.ts'
import { cleanText } from '#src/understanding/vietnamese/legacy-encodings.ts'
import { fromTcvn3, fromVni, toTcvn3, toVni } from '#src/understanding/vietnamese/legacy-tables.ts'
import { person } from '#test/dossiers/world.ts'

/** What holds for whatever is written, not only for what somebody thought of. A failure prints its seed and its smallest case. */
const VOWELS = Array.from('aăâeêioôơuưy').flatMap((vowel) =>
  ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
)
const small = fc.constantFrom(...VOWELS, ...Array.from('bcdđghklmnpqrstvx'))
const capital = small.map((letter) => letter.toLocaleUpperCase('vi'))
const words = fc
  .array(fc.oneof(small, fc.constantFrom(' ', ',', '-', '1')), { maxLength: 60 })
  .map((some) => some.join(''))
const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Vũ', 'Đặng']
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Thu', 'Minh', 'Quốc']
const GIVEN = ['An', 'Bình', 'Hương', 'Dũng', 'Khánh', 'Thủy', 'Oanh', 'Hòa', 'Quý']
const name = fc
  .tuple(fc.constantFrom(...SURNAMES), fc.constantFrom(...MIDDLES), fc.constantFrom(...GIVEN))
  .map((parts) => parts.join(' '))
/** The same name as another hand would type it. */
const typed = (one: string) =>
  fc.constantFrom(
    one,
    one.toLocaleUpperCase('vi'),
    one.normalize('NFD'),
    one.replaceAll(' ', '  '),
    `đồng chí ${one}`,
    `Ông ${one}`,
    ` ${one}\t`,
  )

describe('codecs', () => {
  test('VNI gives every word back; TCVN3 too, but for the case of toned capitals', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(small, capital, fc.constant(' '))), (letters) => {
        const text = letters.join('')
        expect(fromVni(toVni(text))).toBe(text)
        expect(fromTcvn3(toTcvn3(text)).toLocaleLowerCase('vi')).toBe(text.toLocaleLowerCase('vi'))
      }),
    )
  })

  test('cleaning text throws on nothing, gives NFC, and twice is once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), words), (text) => {
        const clean = cleanText(text)
        expect(clean).toBe(clean.normalize('NFC'))
        expect(cleanText(clean, 'unicode')).toBe(clean)
      }),
    )
  })
})

describe('folding', () => {
  test('neither case, marks nor the way they are coded make a difference', () => {
    fc.assert(
      fc.property(words, (text) => {
        const folded = stripMarks(text.toLowerCase())
        expect(stripMarks(text.normalize('NFD')).toLowerCase()).toBe(folded)
        expect(foldText(text.toLocaleUpperCase('vi'))).toBe(foldText(text))
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('names', () => {
  test('one name, typed by two hands, is one person; whoever is asked first', () => {
    fc.assert(
      fc.property(
        name.chain((one) => fc.tuple(typed(one), typed(one))),
        ([one, other]) => {
          expect(compareNominees(person(one), person(other), { ocr: false })).toBe('same')
        },
      ),
    )
  })

  test('two people are never one, and comparing has no side', () => {
    fc.assert(
      fc.property(name, name, fc.boolean(), (one, other, ocr) => {
        const [there, back] = [
          compareNominees(person(one), person(other), { ocr }),
          compareNominees(person(other), person(one), { ocr }),
        ]
        expect(there).toBe(back)
        if (one.split(' ')[0] !== other.split(' ')[0] && one.split(' ')[2] !== other.split(' ')[2])
          expect(there).not.toBe('same')
        expect(foldName(one) === foldName(other)).toBe(one === other)
      }),
    )
  })

  test('namesakes born in different years are not one', () => {
    const year = fc.integer({ min: 1950, max: 2002 })
    fc.assert(
      fc.property(name, year, year, (one, first, second) => {
        const likeness = compareNominees(person(one, { birthYear: first }), person(one, { birthYear: second }), {
          ocr: false,
        })
        expect(likeness === 'same').toBe(first === second)
      }),
    )
  })
})

describe('taking out', () => {
  test('wherever a name stands, it is found and goes, and nothing else does', () => {
    fc.assert(
      fc.property(
        name.chain((one) => fc.tuple(fc.constant(one), typed(one))),
        words,
        words,
        ([one, said], before, after) => {
          const text = `${before} | ${said} | ${after}`
          expect(findWords([text], [one])[0]?.length).toBeGreaterThan(0)
          const left = redactorOf([one], '[đã xóa 1]').redact(text)
          expect(redactorOf([one], '[đã xóa 1]').says(left)).toBe(false)
          expect(left.startsWith(`${before} | `) && left.endsWith(` | ${after}`)).toBe(true)
        },
      ),
    )
  })

  test('what nobody needs is left out once and for all, of a birth date all but the year', () => {
    const day = fc.integer({ min: 1, max: 31 })
    const month = fc.integer({ min: 1, max: 12 })
    const year = fc.integer({ min: 1940, max: 2005 })
    fc.assert(
      fc.property(words, day, month, year, fc.constantFrom('/', '-', '.'), (text, d, m, y, mark) => {
        const kept = withoutUnneededWords(
          `${text}\nNgày sinh: ${d}${mark}${m}${mark}${y}\nDân tộc: Tày; Tôn giáo: Không`,
        )
        expect(kept).toContain(`Sinh năm ${y}`)
        expect(kept).not.toMatch(/Tày|Không/)
        expect(withoutUnneededWords(kept)).toBe(kept)
        expect(withoutUnneededWords(text)).toBe(text)
      }),
    )
  })
})
