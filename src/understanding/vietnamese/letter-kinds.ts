/** What a character is, by Unicode: bits that may be set together. */
export const KIND = { letter: 1, upper: 2, lower: 4, digit: 8 } as const

/**
 * How many characters of a text are of any of these kinds, as `text.match(/\p{Lu}/gu)?.length` would tell, without a list of them all: a
 * page's text is asked several times over.
 */
export function countOf(text: string, kinds: number): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0xd800 && code < 0xdc00) {
      const whole = text.codePointAt(at) ?? code
      if (whole > 0xffff) at++
      if ((kindOf(String.fromCodePoint(whole)) & kinds) !== 0) count++
      continue
    }
    let kind = known[code] ?? 0
    if (kind === 0) {
      kind = KNOWN | kindOf(String.fromCharCode(code))
      known[code] = kind
    }
    if ((kind & kinds) !== 0) count++
  }
  return count
}

const KNOWN = 0x80
/** Characters of the basic plane that were asked for. */
const known = new Uint8Array(0x10000)

function kindOf(character: string): number {
  return (
    (/\p{L}/u.test(character) ? KIND.letter : 0) |
    (/\p{Lu}/u.test(character) ? KIND.upper : 0) |
    (/\p{Ll}/u.test(character) ? KIND.lower : 0) |
    (/\d/.test(character) ? KIND.digit : 0)
  )
}
