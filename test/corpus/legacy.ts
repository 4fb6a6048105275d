import type { Cell, Paper, Part, Text } from '#scripts/making/paper.ts'

/**
 * Typing in the old encodings, as templates of the nineties still do: the letters' codes under a font that draws them.
 * Written apart from the reader's tables, so that a wrong entry there shows.
 */
export type Legacy = 'tcvn3' | 'vni'

/** Pairs: the letter, and the cp1252 character under its TCVN3 code (TCVN 5712:1993, VN3). */
const TCVN3 = new Map(
  pairs(
    'Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§ă¨â©êªô«ơ¬ư\u00adđ®àµả¶ã·á¸ạ¹ằ»ẳ¼ẵ½ắ¾ặÆầÇẩÈẫÉấÊậËèÌẻÎẽÏéÐẹÑềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäồåổæỗçốèộéờêởëỡìớíợîùïủñũòúóụôừõửöữ÷ứøựùỳúỷûỹüýýỵþ',
  ),
)

/** letter=code, by blanks (VNI-Windows). */
const VNI = new Map(
  'Á=AÙ á=aù À=AØ à=aø Ả=AÛ ả=aû Ã=AÕ ã=aõ Ạ=AÏ ạ=aï Â=AÂ â=aâ Ấ=AÁ ấ=aá Ầ=AÀ ầ=aà Ẩ=AÅ ẩ=aå Ẫ=AÃ ẫ=aã Ậ=AÄ ậ=aä Ă=AÊ ă=aê Ắ=AÉ ắ=aé Ằ=AÈ ằ=aè Ẳ=AÚ ẳ=aú Ẵ=AÜ ẵ=aü Ặ=AË ặ=aë Đ=Ñ đ=ñ É=EÙ é=eù È=EØ è=eø Ẻ=EÛ ẻ=eû Ẽ=EÕ ẽ=eõ Ẹ=EÏ ẹ=eï Ê=EÂ ê=eâ Ế=EÁ ế=eá Ề=EÀ ề=eà Ể=EÅ ể=eå Ễ=EÃ ễ=eã Ệ=EÄ ệ=eä Í=Í í=í Ì=Ì ì=ì Ỉ=Æ ỉ=æ Ĩ=Ó ĩ=ó Ị=Ò ị=ò Ó=OÙ ó=où Ò=OØ ò=oø Ỏ=OÛ ỏ=oû Õ=OÕ õ=oõ Ọ=OÏ ọ=oï Ô=OÂ ô=oâ Ố=OÁ ố=oá Ồ=OÀ ồ=oà Ổ=OÅ ổ=oå Ỗ=OÃ ỗ=oã Ộ=OÄ ộ=oä Ơ=Ô ơ=ô Ớ=ÔÙ ớ=ôù Ờ=ÔØ ờ=ôø Ở=ÔÛ ở=ôû Ỡ=ÔÕ ỡ=ôõ Ợ=ÔÏ ợ=ôï Ú=UÙ ú=uù Ù=UØ ù=uø Ủ=UÛ ủ=uû Ũ=UÕ ũ=uõ Ụ=UÏ ụ=uï Ư=Ö ư=ö Ứ=ÖÙ ứ=öù Ừ=ÖØ ừ=öø Ử=ÖÛ ử=öû Ữ=ÖÕ ữ=öõ Ự=ÖÏ ự=öï Ý=YÙ ý=yù Ỳ=YØ ỳ=yø Ỷ=YÛ ỷ=yû Ỹ=YÕ ỹ=yõ Ỵ=Î ỵ=î'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
)

/** The paper in the old encoding, or null where it holds a line that the encoding can't write (a toned capital among small letters in TCVN3). */
export function inLegacy(paper: Paper, legacy: Legacy): Paper | null {
  const parts: Part[] = []
  for (const part of paper.parts) {
    const typed = typePart(part, legacy)
    if (typed === null) return null
    parts.push(typed)
  }
  return { font: legacy === 'tcvn3' ? '.VnTime' : 'VNI-Times', size: paper.size, parts }
}

function typePart(part: Part, legacy: Legacy): Part | null {
  switch (part.is) {
    case 'text':
      return typeText(part, legacy)
    case 'columns': {
      const left = all(part.left.map((text) => typeText(text, legacy)))
      const right = all(part.right.map((text) => typeText(text, legacy)))
      return left === null || right === null ? null : { ...part, left, right }
    }
    case 'table': {
      const rows = all(part.rows.map((row) => all(row.map((cell) => typeCell(cell, legacy)))))
      return rows === null ? null : { ...part, rows }
    }
    case 'list': {
      const items = all(
        part.items.map((item) =>
          encode(item, legacy)?.font === undefined ? (encode(item, legacy)?.text ?? null) : null,
        ),
      )
      return items === null ? null : { ...part, items }
    }
    case 'box': {
      const lines = all(part.lines.map((text) => typeText(text, legacy)))
      return lines === null ? null : { ...part, lines }
    }
    case 'page-break':
      return part
    default:
      return part satisfies never
  }
}

function typeText(text: Text, legacy: Legacy): Text | null {
  const typed = encode(text.text, legacy)
  return typed === null ? null : { ...text, ...typed }
}

function typeCell(cell: Cell, legacy: Legacy): Cell | null {
  const typed = encode(cell.text, legacy)
  return typed === null ? null : { ...cell, ...typed }
}

function encode(text: string, legacy: Legacy): { text: string; font?: string } | null {
  if (legacy === 'vni') return { text: Array.from(text, (char) => VNI.get(char) ?? char).join('') }
  const small = codes(text)
  if (small !== null) return { text: small }
  // A line all in capitals is typed in the capitals' font, whose codes are those of small letters.
  if (text !== text.toLocaleUpperCase('vi')) return null
  const capitals = codes(text.toLocaleLowerCase('vi'))
  return capitals === null ? null : { text: capitals, font: '.VnTimeH' }
}

function codes(text: string): string | null {
  const typed = Array.from(text, (char) =>
    /[\u0020-\u007e\n\t]/u.test(char) ? char : (TCVN3.get(char) ?? (/[–—…“”•]/u.test(char) ? char : null)),
  )
  return all(typed)?.join('') ?? null
}

function all<T>(values: readonly (T | null)[]): readonly T[] | null {
  return values.every((value): value is T => value !== null) ? values : null
}

function pairs(text: string): [string, string][] {
  const chars = Array.from(text)
  return Array.from({ length: chars.length / 2 }, (_, index) => [chars[index * 2] ?? '', chars[index * 2 + 1] ?? ''])
}
