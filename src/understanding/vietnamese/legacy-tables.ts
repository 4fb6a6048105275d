/**
 * TCVN3 (ABC) and VNI-Windows letter by letter, as UniKey, glibc and xvnkb have them (they agree on every entry).
 * Bytes are seen as cp1252 characters, which is how files in these encodings reach a program.
 */

/** TCVN3: toned capitals have no code, an all-capitals font shows the small letters instead. */
const TCVN3 =
  'A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ ' +
  'CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ ' +
  'EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ'

/** VNI: a base letter and a mark, or one character; small letters here, capitals follow from them. */
const VNI =
  'aùá aøà aûả aõã aïạ aêă aéắ aèằ aúẳ aüẵ aëặ aââ aáấ aàầ aåẩ aãẫ aäậ eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ ' +
  'íí ìì æỉ óĩ òị oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôơ ôùớ ôøờ ôûở ôõỡ ôïợ uùú uøù uûủ uõũ uïụ ' +
  'öư öùứ öøừ öûử öõữ öïự yùý yøỳ yûỷ yõỹ îỵ ñđ'

const tcvn3 = new Map(
  TCVN3.split(' ').map((pair) => [String.fromCharCode(Number.parseInt(pair.slice(0, 2), 16)), pair.slice(2)]),
)

const vniSmall = VNI.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)] as const)

/** Marks are taken in either case after a base in either case: people press the wrong key, and the base gives the case. */
const vni = new Map(
  vniSmall.flatMap(([code, letter]) => {
    const base = code.charAt(0)
    const mark = code.slice(1)
    const capital = letter.toUpperCase()
    return [
      [base + mark, letter],
      [base + mark.toUpperCase(), letter],
      [base.toUpperCase() + mark, capital],
      [base.toUpperCase() + mark.toUpperCase(), capital],
    ] as [string, string][]
  }),
)

export function fromTcvn3(text: string): string {
  let out = ''
  for (const character of text) out += tcvn3.get(character) ?? character
  return out
}

export function fromVni(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const two = vni.get(text.slice(at, at + 2))
    if (two !== undefined && at + 1 < text.length) {
      out += two
      at++
    } else {
      const one = text.charAt(at)
      out += vni.get(one) ?? one
    }
  }
  return out
}

const toTcvn3Map = new Map(Array.from(tcvn3, ([code, letter]) => [letter, code]))

/** The other way, for making files as old machines do. Toned capitals become small letters: set them in a font ending in H. */
export function toTcvn3(text: string): string {
  let out = ''
  for (const letter of text.normalize('NFC')) {
    out += toTcvn3Map.get(letter) ?? toTcvn3Map.get(letter.toLowerCase()) ?? letter
  }
  return out
}

const toVniMap = new Map(
  vniSmall.flatMap(([code, letter]) => [
    [letter, code],
    [letter.toUpperCase(), code.toUpperCase()],
  ]),
)

export function toVni(text: string): string {
  let out = ''
  for (const letter of text.normalize('NFC')) out += toVniMap.get(letter) ?? letter
  return out
}
