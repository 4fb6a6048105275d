import { capitalised } from '../capitalised.ts'
import type { Bulletin, Entry, Group, Line, Silent } from './bulletin.ts'
import { wrap } from '../letters/markup-text.ts'

/** The text part: stands alone, with the address of every page in full. */
export function bulletinText(bulletin: Bulletin): string {
  const { heading, lead, figures, deadlines, news, chart, groups, silent, links, closing } = bulletin
  const parts: (readonly string[])[] = [
    [heading.toLocaleUpperCase('vi'), ...lead.flatMap(wrapped)],
    figures === null
      ? []
      : [
          ...wrapped(figures.total),
          ...figures.tiles
            .filter(({ tone }) => tone !== 'all')
            .flatMap(({ name, count }) => wrap(`${capitalised(name)}: ${count}`, '- ', '  ')),
        ],
    deadlines.flatMap((line) => wrapped(line.map(({ text }) => text).join(''))),
    news.lines.length === 0 ? [] : [news.title.toLocaleUpperCase('vi'), ...news.lines.flatMap(newsText)],
    chart === null ? [] : chart.words.told.flatMap(wrapped),
    ...groups.map((group) => groupText(group, bulletin.fresh)),
    ...silent.map(silentText),
    links.map(({ words, href }) => `${words}: ${href}`),
    closing.flatMap(wrapped),
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
}

function newsText({ words, links, rest }: Line): string[] {
  const codes = links.map((link) => link.words).join(', ')
  return wrap(`${words}${codes === '' ? '' : `: ${codes}`}${rest === '' ? '' : ` ${rest}`}`, '- ', '  ')
}

function groupText({ title, hint, entries, more, rest, all }: Group, fresh: string): string[] {
  return [
    ...wrap(`${title.toLocaleUpperCase('vi')} (${entries.length + more})`, '', ''),
    ...(hint === '' ? [] : wrapped(hint)),
    ...entries.flatMap((entry) => entryText(entry, fresh)),
    ...(rest === '' ? [] : wrapped(`${capitalised(rest)}: ${all}`)),
  ]
}

function entryText({ link, title, details, fresh }: Entry, mark: string): string[] {
  return [
    ...wrap(`${link.words}${fresh && mark !== '' ? ` [${mark}]` : ''} – ${title}`, '- ', '  '),
    ...details.flatMap((line) => wrap(line, '  ', '  ')),
    `  ${link.href}`,
  ]
}

function silentText({ title, names, more, rest }: Silent): string[] {
  return [
    ...wrap(`${title.toLocaleUpperCase('vi')} (${names.length + more})`, '', ''),
    ...names.flatMap((name) => wrap(name, '- ', '  ')),
    ...(rest === '' ? [] : wrapped(`${capitalised(rest)}.`)),
  ]
}

function wrapped(line: string): string[] {
  return wrap(line, '', '')
}
