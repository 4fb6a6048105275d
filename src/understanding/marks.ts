/**
 * The fixed words of administrative documents (Nghị định 30/2020, Phụ lục I; the union's 1014/QĐ-TLĐ copies them), as patterns over
 * plain text: lower case, no marks. Letters that OCR or bad fonts lose are left open.
 */
export const QUOC_HIEU =
  /c[o0]ng h[o0][a.o]{0,2}[ .]{0,2}x.{1,2} h[o0][il1] ch[uii](?: ngh.{1,2}(?: ?v[il1][e]?t(?: na?m)?)?)?/
export const TIEU_NGU = /d[o0c]{1,2} ?l[a]p\s*[-.~_ ]*\s*t[uư] ?d[o0]\s*[-.~_ ]*\s*h[a]nh ?ph?[u]c/
export const PARTY_HEAD = /^dang cong san viet nam$/

/**
 * "Ba Đình, ngày 20 tháng 5 năm 2021", with any part left blank: a line of its own, or the right half of one. Only ever tested, so the
 * place before the date is left out: looking for it at every letter was the dearest pattern of all.
 */
export const PLACE_DATE =
  /(?:ngay|ngaỵ)[\s.…_,;:-]*(?:\d{1,2}|[\s.…_xX/]*)?[\s.…_,;:-]*th[a]ng[\s.…_,;:-]*(?:\d{1,2}|[\s.…_xX/]*)?[\s.…_,;:-]*n[a]m[\s.…_,;:-]*(?:2 ?[0o] ?[0-9lo] ?[0-9lo]|20[.…_\s]*|[.…_\s]*)\.?\s*$/

export const KINH_GUI =
  /^[-–*\s]*(?:k[i]nh ?(?:g[uư][i]|trinh)\s*[:;.]?|k ?\/ ?g\s*:|(?:than |tran trong )?gui(?: den| toi)?\s*:?\s+(?:ldld|lien doan|(?:cac )?(?:anh|chi|co|chu|bac)[a-z ,]{0,30}(?:lien doan|ldld|cong doan quan)))/

/**
 * Words of a paper's close, foot and minutes that without their marks are names too (Trần Trọng Nghĩa, Lưu Bách Chiến, Chu Trí Dũng, Vàng A Sử): what follows
 * tells them apart. Parts of patterns.
 */
export const TRAN_TRONG = String.raw`tran trong(?=\s*[./!,;:]|\s*$|\s(?:kinh|cam|de|bao|gui|trinh|xin|moi|thong|gioi|canh|duoc|va|mong|nho|cac|quy)\b)`
export const LUU = String.raw`luu(?=\s*[:.,;]|\s*$|\s(?:vt|vp|cd|cdcs|ho so|hs|van|bch|tai|to chuc|cong doan|tchc|ban|noi bo)\b)`
export const CHU_TRI = String.raw`chu (?:tri|toa)(?=\s*[:.,(-]|\s*$|\s(?:hoi|cuoc|phien|la|dong chi|d\/c|ong|ba)\b)`
export const VANG_MAT = String.raw`vang(?=\s*[:(]|\s+mat\b|\s+\d)`

export const NOI_NHAN = /^[\s"']*noi nhan\s*[:.;]?/

/** Opens the block in which people sign. */
export const SIGNATURE =
  /^(?:t\s?[./]?\s?m\s?[.:/]?\s+(?:ban|bch|btv|cong|cd|uy|doan|lanh|hoi|don|dang|chi|to|tap)|t\/?m\.?(?:bch|btv|ban)|k\.?t\.?\s*[.:]?\s*(?:chu|giam|hieu|truong|thu|vien)|tl\.|tuq\.|q\. ?(?:chu|hieu|giam)|(?:pho )?chu tich(?: cong doan(?: co so)?| cdcs| cd)?$|(?:pho )?(?:hieu truong|giam doc|tong giam doc|vien truong)$|nguoi (?:bao cao|viet(?: bao cao)?|khai|lap (?:bieu|bang|danh sach)|tu nhan|kê khai|ke khai|lam don|viet ban)|thu truong (?:don vi|co quan)|xac nhan (?:cua )?|(?:ban chap hanh|bch|dai dien|thay mat|tm) (?:cong doan|cdcs|cd|ban chap|bch)|chu toa|chu tri|thu ky|y kien (?:cua )?(?:cap uy|chi bo|lanh dao|thu truong|hieu truong|giam doc|cong doan|ban|bch|don vi|chinh quyen|chu tich))/

/** Takes a line of two columns apart where what starts in the middle is fixed text of a head or a foot. */
export function splitHead(text: string, plain: string): string[] {
  const at = headEdge(plain)
  if (at <= 0) {
    const tab = text.indexOf('\t')
    if (tab > 0 && text.indexOf('\t', tab + 1) < 0 && tabParts(plain.slice(0, tab), plain.slice(tab + 1))) {
      return [text.slice(0, tab).trim(), text.slice(tab + 1).trim()]
    }
    return [text]
  }
  const left = text.slice(0, at).trim()
  const right = text.slice(at).trim()
  return left.length < 2 ? [right] : [left, right]
}

/** A tab between two columns of a head or a foot, not between the cells of a table. */
function tabParts(left: string, right: string): boolean {
  return (
    NOI_NHAN.test(left) ||
    SIGNATURE.test(left) ||
    (SIGNATURE.test(right) && !/^\d/.test(left)) ||
    (/^[-+] .{2,60}[;,.]?$/.test(left) &&
      /^(?:\(?ky|\(?da ky|[a-z]+ [a-z]+)/.test(right) &&
      right.length < 40 &&
      !right.includes('  ') &&
      /;$|^- ?luu|^- ?nhu tren/.test(left)) ||
    (/^so\s*[:.]?[\s\d.…_]*\//.test(left) && /ngay|thang/.test(right)) ||
    (/^v\/v |^(?:lien doan|ldld|cong doan|cdcs) /.test(left) && /ngay.*thang/.test(right))
  )
}

function headEdge(plain: string): number {
  for (const pattern of [QUOC_HIEU, TIEU_NGU]) {
    const found = pattern.exec(plain)
    if (found !== null && found.index > 2 && found.index + found[0].length > plain.length - 4 && plain.length < 120)
      return found.index
  }
  if (/^s[o06]?\s*[:.]?.{0,40}\//.test(plain)) {
    const found = /(?:^|\s)((?:[a-z]+ ){0,4}[a-z]+\s?[,.]{1,2}\s*ngay[\s.…_\d]*thang.*)$/.exec(plain)
    if (found?.[1] !== undefined) return symbolEdge(plain, plain.length - found[1].length)
  }
  const nhan = NOI_NHAN.exec(plain)
  if (nhan !== null) {
    const rest = plain.slice(nhan[0].length)
    const sign = /^\s*/.exec(rest)?.[0].length ?? 0
    if (SIGNATURE.test(rest.slice(sign))) return nhan[0].length + sign
  }
  return -1
}

/** The place's words follow the symbol: the symbol's last word ("TTr-CĐCS") must not be taken for one of them. */
function symbolEdge(plain: string, at: number): number {
  const symbol = /^s[o06]?\s*[:.]?[\s\d.…_]*\/\s*[a-z\d]+(?:\s?[-/]\s?[a-z\d]+)*/.exec(plain)
  return symbol === null
    ? at
    : Math.max(at, symbol[0].length + (/^\s*/.exec(plain.slice(symbol[0].length))?.[0].length ?? 0))
}

/** A line that opens or holds a signature: short, a role and nothing after it. "Chủ trì: đ/c A" is a line of minutes. */
export function isSignatureRow(text: string, plain: string, shout: boolean): boolean {
  if (text.length > 80 || !SIGNATURE.test(plain)) return false
  // "Ban chấp hành công đoàn đề nghị khen thưởng": a sentence.
  if (!shout && /\b(?:de nghi|kinh trinh|thong nhat|nhat tri|gioi thieu|hop)\b/.test(plain)) return false
  // "BCH Công đoàn:" over its people in a list.
  if (!shout && /^(?:ban chap hanh|bch|dai dien)\b.*:$/.test(plain.trim())) return false
  if (/:\s*\S/.test(text) && !/^(?:t\s?\/?\.?m|tuq|kt|tl)\b/.test(plain)) return false
  if (/^(?:chu tri|chu toa|thu ky|nguoi lap|xac nhan)/.test(plain))
    return shout || (/^.{3,40}$/.test(text) && !/[,;.]/.test(text))
  return shout || text.length < 60
}
