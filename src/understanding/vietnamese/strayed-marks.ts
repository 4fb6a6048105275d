/**
 * Text copied out of a PDF that was made of decomposed text has each mark after the letter that follows its own: "Đińh", "quâṇ", "Chien̂́",
 * "Phuơn̛g". No final consonant has a mark, no i, u or y a circumflex, no a, e, i or y a horn, and no tone comes before a circumflex.
 * @param composed in NFC, as the answer is
 */
export function reseatMarks(composed: string): string {
  if (!STRAYED.test(composed)) return composed
  const letters = (composed.normalize('NFD').match(/\P{M}\p{M}*|^\p{M}+/gu) ?? []).map((letter) => {
    const [base = '', ...marks] = Array.from(letter)
    return { base, marks }
  })
  letters.forEach(({ base, marks }, at) => {
    for (const mark of Array.from(marks)) {
      if (fits(mark, base)) continue
      const seat = letters[seatOf(mark, letters, at)]
      if (seat === undefined) continue
      marks.splice(marks.indexOf(mark), 1)
      seat.marks.push(mark)
    }
  })
  return letters
    .map(({ base, marks }) => base + marks.join(''))
    .join('')
    .normalize('NFD')
    .replace(/([\u0300\u0301\u0303\u0309])([\u0302\u0306])/gu, '$2$1')
    .normalize('NFC')
}

/** A consonant with a mark, a vowel with one that it never has, or marks that could not be composed with their letter. */
const STRAYED =
  /[ǹńṇḿṃṕẗṭḥǵǸŃṆḾṂṔṬḤǴĉĈĝĜĥĤğĞîÎûÛŷŶ]|[a-zA-Z][cpthgCPTHG][\u0300\u0301\u0303\u0309\u0323]|[nN]\u0309|ñ(?:[hg]|$|\s)|[\u0302\u0306\u031B]/u

const CIRCUMFLEX = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031B'
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u
const VOWEL = /[aeiouy]/i

/** Other marks than the Vietnamese are none of our business. The names of the Êđê have a breve on every vowel. */
function fits(mark: string, base: string): boolean {
  if (mark === CIRCUMFLEX) return /[aeo]/i.test(base)
  if (mark === HORN) return /[ou]/i.test(base)
  return VOWEL.test(base) || !(mark === BREVE || TONE.test(mark))
}

type Letter = { readonly base: string; readonly marks: readonly string[] }

/** The letter before, over the whole of ng, nh and ch; -1 where no vowel there wants the mark. "uơn̛": the horn of the u went furthest. */
function seatOf(mark: string, letters: readonly Letter[], at: number): number {
  const { base = '' } = letters[at] ?? {}
  let seat = at - 1
  if (!VOWEL.test(base)) {
    if (VOWEL.test(letters[at + 1]?.base ?? '')) return -1
    const before = letters[seat]?.base ?? ''
    if (/[gh]/i.test(base) && /[nc]/i.test(before)) seat--
    else if (!/[nmcpt]/i.test(base)) return -1
  }
  const wants = (letter: Letter | undefined): boolean =>
    letter !== undefined &&
    VOWEL.test(letter.base) &&
    fits(mark, letter.base) &&
    !letter.marks.some((own) => own === mark || (TONE.test(own) && TONE.test(mark)))
  if (wants(letters[seat])) return seat
  return mark === HORN && letters[seat]?.marks.includes(HORN) === true && wants(letters[seat - 1]) ? seat - 1 : -1
}
