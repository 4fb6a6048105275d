/**
 * The writer's own words: without the quoted mail below or between them ("On ... wrote:", "Vào ... đã viết:", "-----Thư gốc-----",
 * "From: ... Sent: ...", lines with ">"). A forwarded mail has no words of its own but what stands above it.
 */
export function withoutQuotes(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => startsQuote(line.slice(0, 300), lines[index + 1]?.slice(0, 300) ?? ''))
  return (end < 0 ? lines : lines.slice(0, end))
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}

function startsQuote(line: string, next: string): boolean {
  const trimmed = line.trim()
  if (QUOTE_RULE.test(trimmed)) return true
  if (/(?:wrote|đã viết|viết|writes|a écrit)\s?:$/iu.test(trimmed) && INTRODUCTION.test(trimmed)) return true
  // The introduction often breaks before "wrote:".
  if (INTRODUCTION.test(trimmed) && /(?:wrote|đã viết|viết)\s?:$/iu.test(next.trim())) return true
  return (
    /^\*?(?:From|Từ|Người gửi|De)\s?:\*?\s/iu.test(trimmed) &&
    /^\*?(?:Sent|Date|To|Đã gửi|Gửi|Ngày|Tới|Đến|Gửi lúc)\s?:/iu.test(next.trim())
  )
}

const INTRODUCTION = /^(?:On|Vào|Am|Le|Ngày|Lúc|Thứ|CN,|T\d,|\d{1,2}[:/h]|Trong)\b/iu
const QUOTE_RULE =
  /^[-_ ]{2,40}(?:original message|forwarded message|thư gốc|tin nhắn gốc|thư được chuyển tiếp|thư chuyển tiếp|chuyển tiếp thư|tin nhắn đã chuyển tiếp|begin forwarded message)[-_ ]{0,40}:?$|^_{20,}$|^begin forwarded message:$/iu
