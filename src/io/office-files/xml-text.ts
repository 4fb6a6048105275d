/** Words without what XML 1.0 can't hold: control characters other than tab and line end, halves of a character, non-characters. */
export function xmlText(words: string): string {
  return words.toWellFormed().replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu, '')
}
