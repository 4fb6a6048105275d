import { MAIL_LIMITS } from './limits.ts'

/** Web addresses in a text and among the link targets of an HTML body, in order, without doubles, freed from redirectors. */
export function collectLinks(text: string, targets: readonly string[]): string[] {
  const links = new Set<string>()
  for (const candidate of [...textLinks(text), ...targets]) {
    if (links.size === MAIL_LIMITS.links) break
    const link = webAddress(candidate)
    if (link !== null) links.add(link)
  }
  return [...links]
}

function* textLinks(text: string): Generator<string> {
  for (const match of text.matchAll(
    /(?:https?:\/\/|www\.|(?:drive|docs)\.google\.com\/|1drv\.ms\/)[^\s<>"'\u{201c}\u{201d}]{1,2000}/giu,
  )) {
    yield match[0].replace(/[.,;:!?)\]}\u{2026}]+$/u, '')
  }
}

function webAddress(candidate: string, hops = 0): string | null {
  const trimmed = candidate.trim()
  const scheme = /^([a-z][a-z\d+.-]{0,20}):/i.exec(trimmed)?.[1]?.toLowerCase()
  if (trimmed.length > 4000 || (scheme !== undefined && scheme !== 'http' && scheme !== 'https')) return null
  const url = URL.parse(scheme === undefined ? `https://${trimmed}` : trimmed)
  if (url === null || !url.hostname.includes('.')) return null
  const inner = redirectTarget(url)
  return inner !== null && hops < 3 ? (webAddress(inner, hops + 1) ?? url.href) : url.href
}

/** Where Google's and Outlook's redirectors lead: the drive behind them is what counts. */
function redirectTarget(url: URL): string | null {
  if (/^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) && url.pathname === '/url') {
    return url.searchParams.get('q') ?? url.searchParams.get('url')
  }
  return url.hostname.endsWith('.safelinks.protection.outlook.com') ? url.searchParams.get('url') : null
}
