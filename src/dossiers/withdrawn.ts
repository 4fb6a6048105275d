import { withoutQuotes } from '../mail/quotes.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'

/** More sentences than anybody takes nominees back in. */
const MOST = 10

/**
 * Sentences in a mail's own words by which a union takes somebody back ("xin rút hồ sơ đ/c X", "thôi đề nghị khen thưởng bà Y"), as
 * typed. They settle nothing: a person asks the union for its word on paper.
 */
export function withdrawalsIn(text: string): string[] {
  return withoutQuotes(text.slice(0, 20_000))
    .split(/(?<=[.;!?])\s|\n/)
    .map((sentence) => sentence.trim().slice(0, 300))
    .filter((sentence) => WITHDRAWS.test(foldText(sentence)))
    .slice(0, MOST)
}

const WITHDRAWS =
  /\b(?:rut (?:lai )?(?:ho so|hs|ten|de nghi|tom tat|thanh tich|dong chi|d\/c)|(?:thoi|khong|huy|dung|bo)(?: con)? (?:khong )?(?:de nghi|xet|de xuat)|bo (?:ten|ra khoi)|(?:dua|loai) ra khoi|khong (?:nop|lam) ho so)\b/
