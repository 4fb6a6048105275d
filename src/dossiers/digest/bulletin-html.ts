import type { Inline } from '../letters/markup.ts'
import type { Bulletin, Entry, Figures, Group, Silent, Tone } from './bulletin.ts'
import { html, type Html } from './html.ts'

/** Content-ID of the picture. */
export const CHART_CID = 'bieu-do@tiepnhan'

/**
 * The HTML part: one column of tables that a phone shows without zooming, styles inline (Gmail and Outlook drop or narrow style
 * sheets), nothing loaded from anywhere: the picture comes with the mail. Colours work on white; the style sheet turns them where
 * the reader's program asks for dark.
 */
export function bulletinHtml(
  bulletin: Bulletin,
  chart: { readonly width: number; readonly height: number } | null,
): string {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>${bulletin.subject}</title>
        ${SHEETS}
      </head>
      <body class="page" style="margin:0;padding:0;background:#eef1f5">
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background:#eef1f5"
        >
          <tr>
            <td align="center" style="padding:12px 8px">
              <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:640px;width:100%;background:#ffffff;border:1px solid ${RULE}"
              >
                <tr>
                  <td class="band" bgcolor="${BLUE}" style="${FONT};background:${BLUE};color:#ffffff;padding:14px 18px">
                    <div style="font-size:20px;font-weight:bold;line-height:1.3">${bulletin.heading}</div>
                    ${bulletin.lead.map((line) => html`<div style="font-size:14px;line-height:1.45;color:#ffffff">${line}</div>`)}
                  </td>
                </tr>
                ${bulletin.figures === null ? null : row(figuresHtml(bulletin.figures))}
                ${bulletin.deadlines.length === 0 ? null : row(deadlinesHtml(bulletin.deadlines))}
                ${bulletin.news.lines.length === 0 ? null : row(newsHtml(bulletin.news))}
                ${bulletin.chart === null || chart === null ? null : row(chartHtml(bulletin, chart))}
                ${bulletin.groups.map((group) => row(groupHtml(group, bulletin.fresh)))}
                ${bulletin.silent.map((silent) => row(silentHtml(silent)))} ${row(footHtml(bulletin))}
              </table>
              <!--[if mso]></td></tr></table><![endif]-->
            </td>
          </tr>
        </table>
      </body>
    </html> `
  // Gmail cuts a mail's page off behind 102 kB: what indents the templates is not sent.
  return page.html.replace(/\n\s+/g, '\n')
}

const INK = '#1f2933'
const PALE = '#56616d'
const RULE = '#d3d9e0'
const BLUE = '#1d4f91'
const FONT = "font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif"

/** For what stands there many times. Word, which renders for Outlook, gives a table's cells no font from around them. */
const SHORT = "font-family:'Segoe UI',Arial,sans-serif"

/** Apart, because Gmail drops a whole sheet over one rule that it doesn't know. */
const SHEETS: Html = html`<style>
    @media only screen and (max-width: 480px) {
      .tile {
        padding: 8px 2px !important;
      }
      .tile .count {
        font-size: 21px !important;
      }
      .tile .name {
        font-size: 12px !important;
      }
    }
  </style>
  <style>
    :root {
      color-scheme: light dark;
      supported-color-schemes: light dark;
    }
    @media (prefers-color-scheme: dark) {
      .page {
        background: #101317 !important;
      }
      .card {
        background: #191d22 !important;
        border-color: #39424c !important;
      }
      .ink {
        color: #e6e9ed !important;
      }
      .pale {
        color: #a9b3bf !important;
      }
      .cell {
        border-color: #39424c !important;
      }
      .tile {
        background: #232930 !important;
        border-color: #191d22 !important;
      }
      .link {
        color: #8ab8f5 !important;
      }
      .band {
        background: #173d70 !important;
      }
    }
  </style>`

function row(content: Html): Html {
  return html`<tr>
    <td class="ink" style="${FONT};color:${INK};font-size:15px;line-height:1.5;padding:14px 18px 2px">${content}</td>
  </tr> `
}

/** Colours that white and dark grounds both bear. */
const TONES: Readonly<Record<Tone | 'all', string>> = {
  all: BLUE,
  alarm: '#c2282d',
  decide: '#b3560f',
  wait: '#8a6d00',
  late: '#7a3fa0',
  done: '#23794a',
  plain: '#5b6673',
}

function figuresHtml({ tiles }: Figures): Html {
  const tile = (count: number, name: string, tone: string) =>
    html`<td
      class="tile"
      align="center"
      valign="top"
      width="20%"
      bgcolor="#f4f6f9"
      style="${FONT};background:#f4f6f9;border:3px solid #ffffff;padding:9px 4px"
    >
      <div class="count ink" style="font-size:25px;font-weight:bold;line-height:1.2;color:${INK}">${count}</div>
      <div style="height:3px;line-height:3px;font-size:0;background:${tone};width:32px;margin:3px auto">&nbsp;</div>
      <div class="name pale" style="font-size:13px;line-height:1.25;color:${PALE}">${name}</div>
    </td>`
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="border-collapse:collapse;table-layout:fixed"
  >
    <tr>
      ${tiles.map(({ count, name, tone }) => tile(count, name, TONES[tone]))}
    </tr>
  </table>`
}

function deadlinesHtml(deadlines: readonly Inline[]): Html {
  return html`${deadlines.map(
    (line) =>
      html`<div style="font-size:14px">
        ${line.map(({ text, bold }) => (bold ? html`<strong>${text}</strong>` : html`${text}`))}
      </div>`,
  )}`
}

function newsHtml({ title: words, lines }: Bulletin['news']): Html {
  return html`${title(words, BLUE)}${lines.map(
    ({ words: told, links, rest }) =>
      html`<div style="font-size:14px;padding:2px 0">
        ${told}${links.length === 0 ? null : ': '}${links.map(
          (link, index) => html`${index === 0 ? null : ', '}${anchor(link.href, link.words)}`,
        )}${rest === '' ? null : ` ${rest}`}
      </div>`,
  )}`
}

/** The words of the picture stand in its description too, for who can't see it. */
function chartHtml({ chart }: Bulletin, { width, height }: { readonly width: number; readonly height: number }): Html {
  if (chart === null) return html``
  return html`<img
    src="cid:${CHART_CID}"
    width="${width}"
    height="${height}"
    alt="${chart.words.told.join(' ')}"
    style="display:block;width:100%;max-width:${width}px;height:auto;border:0;background:#ffffff;color:#1f2933;font-size:13px"
  />`
}

function groupHtml({ title: words, tone, hint, entries, more, rest, all }: Group, fresh: string): Html {
  return html`${title(`${words} (${entries.length + more})`, TONES[tone])}
    ${hint === '' ? null : html`<div class="pale" style="font-size:13px;color:${PALE};padding:0 0 4px">${hint}</div>`}
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="border-collapse:collapse;line-height:1.4;word-break:break-word"
    >
      ${entries.map((entry) => entryHtml(entry, fresh))}
    </table>
    ${rest === '' ? null : html`<div style="font-size:14px;padding:6px 0 0">${anchor(all, rest)}</div>`}`
}

function entryHtml({ link, title: words, details, fresh }: Entry, mark: string): Html {
  return html`<tr>
    <td class="cell ink" style="${SHORT};font-size:15px;border-top:1px solid ${RULE};padding:7px 0 8px">
      ${anchor(link.href, link.words, true)}${fresh && mark !== '' ? badge(mark) : null}<br />${words}
      <div class="pale" style="font-size:13px;color:${PALE}">
        ${details.map((line, index) => html`${index === 0 ? null : html`<br />`}${line}`)}
      </div>
    </td>
  </tr> `
}

function badge(mark: string): Html {
  return html` <span style="background:${BLUE};color:#ffffff;font-size:11px;padding:1px 5px">${mark}</span>`
}

function silentHtml({ title: words, names, more, rest }: Silent): Html {
  return html`${title(`${words} (${names.length + more})`, TONES.plain)}
    <div style="font-size:14px">${names.join('; ')}${rest === '' ? '.' : ` ${rest}.`}</div>`
}

function footHtml({ links, closing }: Bulletin): Html {
  return html`<div style="padding:6px 0 12px">
      ${links.map(
        ({ words, href }) =>
          html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
            <tr>
              <td bgcolor="${BLUE}" style="${FONT};background:${BLUE};padding:9px 18px;border-radius:4px">
                <a href="${href}" style="color:#ffffff;font-size:15px;text-decoration:none">${words}</a>
              </td>
            </tr>
          </table>`,
      )}
    </div>
    ${closing.map((line) => html`<div class="pale" style="font-size:13px;color:${PALE};padding:0 0 4px">${line}</div>`)}
    <div style="font-size:6px;line-height:10px">&nbsp;</div>`
}

function title(words: string, tone: string): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td width="4" style="background:${tone};font-size:0;line-height:0">&nbsp;</td>
        <td
          class="ink"
          style="${FONT};padding:1px 0 1px 9px;font-size:17px;font-weight:bold;line-height:1.35;color:${INK}"
        >
          ${words}
        </td>
      </tr>
    </table>
    <div style="font-size:0;line-height:4px">&nbsp;</div>`
}

function anchor(href: string, words: string, strong = false): Html {
  return html`<a class="link" href="${href}" style="color:${BLUE}${strong ? ';font-weight:bold' : ''}">${words}</a>`
}
