import type { Bulletin, Entry, Group, Line, Silent } from './bulletin.ts'
import { chartText } from './chart-text.ts'
import { wrap } from '../letters/markup-text.ts'

/** The text part: stands alone, with the address of every page in full. */
export function bulletinText(bulletin: Bulletin): string {
  const { heading, lead, figures, deadlines, news, chart, groups, silent, links, closing } = bulletin
  const parts: (readonly string[])[] = [
    [heading.toLocaleUpperCase('vi'), ...lead.flatMap(wrapped)],
    figures === null
      ? []
      : [
          `Tổng số: ${figures.total} hồ sơ`,
          `- Cần quyết định: ${figures.decide}`,
          `- Còn thiếu: ${figures.incomplete}`,
          `- Sau hạn: ${figures.late}`,
          `- Đã đủ: ${figures.complete}`,
        ],
    deadlines.flatMap(({ what, said, left }) => wrapped(`Hạn nhận ${what}: ${said} (${left}).`)),
    news.lines.length === 0 ? [] : [news.title.toLocaleUpperCase('vi'), ...news.lines.flatMap(newsText)],
    chart === null ? [] : chartText(chart).flatMap(wrapped),
    ...groups.map(groupText),
    ...silent.map(silentText),
    links.map(({ words, href }) => `${words}: ${href}`),
    closing.flatMap(wrapped),
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
}

function newsText({ words, links, more }: Line): string[] {
  const codes = links.map((link) => link.words).join(', ')
  const rest = more === 0 ? '' : ` và ${more} hồ sơ khác`
  return wrap(`${words}${codes === '' ? '' : `: ${codes}`}${rest}`, '- ', '  ')
}

function groupText({ title, hint, entries, more, all }: Group): string[] {
  return [
    ...wrap(`${title.toLocaleUpperCase('vi')} (${entries.length + more})`, '', ''),
    ...wrapped(hint),
    ...entries.flatMap(entryText),
    ...(more === 0 ? [] : wrapped(`Và ${more} mục khác: ${all}`)),
  ]
}

function entryText({ link, title, details, fresh }: Entry): string[] {
  return [
    ...wrap(`${link.words}${fresh ? ' [mới]' : ''} – ${title}`, '- ', '  '),
    ...details.flatMap((line) => wrap(line, '  ', '  ')),
    `  ${link.href}`,
  ]
}

function silentText({ what, names, more }: Silent): string[] {
  return [
    ...wrap(`ĐƠN VỊ CHƯA GỬI ${what.toLocaleUpperCase('vi')} (${names.length + more})`, '', ''),
    ...names.flatMap((name) => wrap(name, '- ', '  ')),
    ...(more === 0 ? [] : wrapped(`Và ${more} đơn vị khác: xem tệp Excel kèm theo.`)),
  ]
}

function wrapped(line: string): string[] {
  return wrap(line, '', '')
}
