/** Passwords tried on one mail's files at most: each costs a tenth of a second on an Office file. */
export const MOST_PASSWORDS = 8
const LONGEST = 40
/** Characters of a mail that are searched. */
const SEARCHED = 20_000

/**
 * Passwords that a mail states for its own files: "Mật khẩu: 123456", "pass giải nén là cdcs@2021", "MK mở file: 'abc'". The words
 * are tried as typed; whoever wrote them meant the office to open the files with them.
 */
export function passwordsIn(text: string): string[] {
  const found = new Set<string>()
  for (const line of text.slice(0, SEARCHED).normalize('NFC').split('\n')) {
    if (line.length > 400) continue
    for (const match of line.matchAll(STATED)) {
      const said = (match[1] ?? match[2] ?? match[3] ?? '').trim()
      // A sentence may end right after it, but a password may end in a stop, too: both are tried.
      for (const word of [said.replace(/[.,;!)\]”"']+$/, ''), said])
        if (word.length > 0 && word.length <= LONGEST && !NO_PASSWORD.test(word)) found.add(word)
      if (found.size >= MOST_PASSWORDS) return [...found].slice(0, MOST_PASSWORDS)
    }
  }
  return [...found]
}

const STATED =
  /(?<!\p{L})(?:mật[ \t]{0,2}khẩu|mat[ \t]?khau|password|passwd|pass|pwd|mk|pw)(?!\p{L})[^:=\n“"'‘«]{0,30}?(?:[ \t]*[:=][ \t]*|[ \t]+(?:là|la|is)[ \t]*:?[ \t]*|[ \t]+(?=["“'‘«]))(?:["“«]([^"”»\n]{1,40})["”»]|['‘]([^'’\n]{1,40})['’]|(\S{1,41}))/giu
/** "mật khẩu là ngày sinh", "mật khẩu: không có", "mật khẩu: em gửi qua Zalo" name no password. */
const NO_PASSWORD = /^(?:là|ngày|số|không|khong|em|tôi|đã|gửi|sẽ|của|như|qua|theo|tệp|file|bên|ở|trong)$/iu
