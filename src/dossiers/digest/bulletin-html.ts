import type { Bulletin, Deadline, Entry, Group, Silent, Tone } from './bulletin.ts'
import { chartText } from './chart-text.ts'
import { html, type Html } from './html.ts'
import type { Figures, Next } from './standing-groups.ts'

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
                  <td class="band" style="${FONT};background:${BLUE};color:#ffffff;padding:14px 18px">
                    <div style="font-size:20px;font-weight:bold;line-height:1.3">${bulletin.heading}</div>
                    ${bulletin.lead.map((line) => html`<div style="font-size:14px;line-height:1.45;color:#ffffff">${line}</div>`)}
                  </td>
                </tr>
                ${bulletin.figures === null ? null : row(figuresHtml(bulletin.figures))}
                ${bulletin.deadlines.length === 0 ? null : row(deadlinesHtml(bulletin.deadlines))}
                ${bulletin.news.lines.length === 0 ? null : row(newsHtml(bulletin.news))}
                ${bulletin.chart === null || chart === null ? null : row(chartHtml(bulletin, chart))}
                ${bulletin.groups.map((group) => row(groupHtml(group)))}
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
const TONES: Readonly<Record<Tone, string>> = {
  alarm: '#c2282d',
  decide: '#b3560f',
  wait: '#8a6d00',
  late: '#7a3fa0',
  done: '#23794a',
  plain: '#5b6673',
}

const TILES: readonly (readonly [Next, string, Tone])[] = [
  ['decide', 'cần quyết định', 'decide'],
  ['incomplete', 'còn thiếu', 'wait'],
  ['late', 'sau hạn', 'late'],
  ['complete', 'đã đủ', 'done'],
]

function figuresHtml(figures: Figures): Html {
  const tile = (count: number, name: string, tone: string) =>
    html`<td
      class="tile"
      align="center"
      valign="top"
      width="20%"
      style="background:#f4f6f9;border:3px solid #ffffff;padding:9px 4px"
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
      ${[
        tile(figures.total, 'hồ sơ', BLUE),
        ...TILES.map(([next, name, tone]) => tile(figures[next], name, TONES[tone])),
      ]}
    </tr>
  </table>`
}

function deadlinesHtml(deadlines: readonly Deadline[]): Html {
  return html`${deadlines.map(
    ({ what, said, left }) =>
      html`<div style="font-size:14px">Hạn nhận ${what}: ${said} (<strong>${left}</strong>).</div>`,
  )}`
}

function newsHtml({ title: words, lines }: Bulletin['news']): Html {
  return html`${title(words, BLUE)}${lines.map(
    ({ words: told, links, more }) =>
      html`<div style="font-size:14px;padding:2px 0">
        ${told}${links.length === 0 ? null : ': '}${links.map(
          (link, index) => html`${index === 0 ? null : ', '}${anchor(link.href, link.words)}`,
        )}${more === 0 ? null : ` và ${more} hồ sơ khác`}
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
    alt="${chartText(chart).join(' ')}"
    style="display:block;width:100%;max-width:${width}px;height:auto;border:0;background:#ffffff;color:#1f2933;font-size:13px"
  />`
}

function groupHtml({ title: words, tone, hint, entries, more, all }: Group): Html {
  return html`${title(`${words} (${entries.length + more})`, TONES[tone])}
    <div class="pale" style="font-size:13px;color:${PALE};padding:0 0 4px">${hint}</div>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
      ${entries.map(entryHtml)}
    </table>
    ${more === 0 ? null : html`<div style="font-size:14px;padding:6px 0 0">${anchor(all, `và ${more} mục khác trên bảng theo dõi`)}</div>`}`
}

function entryHtml({ link, title: words, details, fresh }: Entry): Html {
  return html`<tr>
    <td
      class="cell"
      style="border-top:1px solid ${RULE};padding:7px 0 8px;font-size:15px;line-height:1.4;word-break:break-word"
    >
      ${anchor(link.href, link.words, true)}${fresh ? NEW : null}<br />${words}
      <div class="pale" style="font-size:13px;color:${PALE}">
        ${details.map((line, index) => html`${index === 0 ? null : html`<br />`}${line}`)}
      </div>
    </td>
  </tr> `
}

const NEW = html` <span style="background:${BLUE};color:#ffffff;font-size:11px;padding:1px 5px">mới</span>`

function silentHtml({ what, names, more }: Silent): Html {
  return html`${title(`Đơn vị chưa gửi ${what} (${names.length + more})`, TONES.plain)}
    <div style="font-size:14px">
      ${names.join('; ')}${more === 0 ? '.' : ` và ${more} đơn vị khác (xem tệp Excel kèm theo).`}
    </div>`
}

function footHtml({ links, closing }: Bulletin): Html {
  return html`<div style="padding:6px 0 12px">
      ${links.map(
        ({ words, href }) =>
          html`<a
            href="${href}"
            style="display:inline-block;background:${BLUE};color:#ffffff;font-size:15px;text-decoration:none;padding:9px 18px;border-radius:4px"
            >${words}</a
          >`,
      )}
    </div>
    ${closing.map((line) => html`<div class="pale" style="font-size:13px;color:${PALE};padding:0 0 4px">${line}</div>`)}
    <div style="font-size:6px;line-height:10px">&nbsp;</div>`
}

function title(words: string, tone: string): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td width="4" style="background:${tone};font-size:0;line-height:0">&nbsp;</td>
        <td class="ink" style="padding:1px 0 1px 9px;font-size:17px;font-weight:bold;line-height:1.35;color:${INK}">
          ${words}
        </td>
      </tr>
    </table>
    <div style="font-size:0;line-height:4px">&nbsp;</div>`
}

function anchor(href: string, words: string, strong = false): Html {
  return html`<a
    class="link"
    href="${href}"
    style="color:${BLUE};text-decoration:underline${strong ? ';font-weight:bold' : ''}"
    >${words}</a
  >`
}
