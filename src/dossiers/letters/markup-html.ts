import type { Block, Inline, MarkupLine } from './markup.ts'

/**
 * The HTML part: one column that a phone shows without zooming, styles inline (Gmail and Outlook drop or narrow style sheets),
 * system fonts that hold Vietnamese, nothing loaded from anywhere. Outlook for Windows renders with Word: every block is a row of
 * a table whose cell tells font, colour and distance, because Word's tables inherit none of them and its blocks have no padding.
 * Colours work on white and are turned by the style sheet where the reader's program asks for dark; programs without it (Outlook
 * for Windows) invert by themselves.
 */
export function markupHtml(
  blocks: readonly Block[],
  page: { readonly language: string; readonly title: string },
): string {
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(page.title)}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
${STYLE_SHEETS.map((sheet) => `<style>\n${sheet}\n</style>`).join('\n')}
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 12px">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;width:100%;word-break:break-word">
${blocks.map(blockHtml).join('\n')}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

const INK = '#1f2933'
const PALE = '#5b6673'
const LINE = '#c3cad3'
const FILL = '#f1f4f8'
const BAR = '#1d4f91'
const FACE = "font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif"
const FONT = `${FACE};font-size:16px;line-height:1.55;color:${INK}`
/** What a cell needs of its own: there may be hundreds, and Gmail cuts a letter off behind 102 kB. */
const CELL = `font-family:'Segoe UI',Arial,sans-serif;font-size:15px;border:1px solid ${LINE}`

/** Apart, because Gmail drops a whole sheet over one rule that it doesn't know: the phone's must not fall with the dark one. */
const STYLE_SHEETS = [
  `@media only screen and (max-width: 480px) {
  .grid, .grid tbody { display: block !important; width: 100% !important; }
  .grid .head { display: none !important; }
  .grid tr { display: block !important; border: 1px solid ${LINE} !important; border-radius: 4px !important; margin: 0 0 10px !important; padding: 4px 0 !important; }
  .grid td { display: block !important; width: auto !important; border: 0 !important; padding: 4px 12px !important; }
  .grid .number { display: none !important; }
  .grid .label { display: inline !important; }
  .grid .pale { color: ${PALE}; }
}`,
  `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16191d !important; }
  .ink { color: #e6e9ed !important; }
  .pale { color: #a4adb8 !important; }
  .fill { background: #242a31 !important; }
  .line, .grid td, .grid th, .grid tr { border-color: #48515c !important; }
  .bar { border-left-color: #6ea8f0 !important; background: #1f2731 !important; }
}`,
]

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'head':
      return framed(
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="ink line" align="center" style="${FONT};line-height:1.4;text-align:center;padding:0 0 12px;border-bottom:1px solid ${LINE}">${block.lines.map((line) => inlineHtml(line)).join('<br>')}</td></tr></table>`,
        20,
      )
    case 'paragraph':
      return framed(`<p style="margin:0">${linesHtml(block.lines)}</p>`)
    case 'notice':
      return framed(
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="bar ink" bgcolor="${FILL}" style="${FONT};padding:10px 14px;border-left:4px solid ${BAR};background:${FILL}">${linesHtml(block.lines)}</td></tr></table>`,
      )
    case 'list':
      // The margin, not a padding, makes room for the marks: Word knows no padding here.
      return framed(
        `<ul style="margin:0 0 0 22px;padding:0">${block.items.map((item) => `<li style="margin:0 0 6px">${linesHtml(item)}</li>`).join('')}</ul>`,
        8,
      )
    case 'table':
      return framed(tableHtml(block.head, block.rows))
    case 'rule':
      return framed(
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="line" style="border-top:1px solid ${LINE};font-size:1px;line-height:1px">&nbsp;</td></tr></table>`,
      )
    default:
      return block satisfies never
  }
}

function framed(content: string, distance = 14): string {
  return `<tr><td class="ink" style="${FONT};padding:0 0 ${distance}px">${content}</td></tr>`
}

/** On a phone every row becomes a card whose entries carry the headings; elsewhere the labels inside the cells are hidden. */
function tableHtml(head: readonly Inline[], rows: readonly (readonly Inline[])[]): string {
  const names = head.map(plain)
  const numbered = rows.every((row) => /^\d{1,4}$/u.test(plain(row[0] ?? [])))
  const widths = columnWidths([head, ...rows], numbered)
  const heads = head.map(
    (cell, index) =>
      `<th scope="col" class="fill" width="${widths[index] ?? 1}%" align="left" valign="top" bgcolor="${FILL}" style="${CELL};background:${FILL}">${inlineHtml(cell)}</th>`,
  )
  const body = rows.map((row) => {
    const tds = row.map((cell, index) => {
      if (numbered && index === 0)
        return `<td class="number" align="center" valign="top" style="${CELL};white-space:nowrap">${inlineHtml(cell, 'cell')}</td>`
      const first = index === (numbered ? 1 : 0)
      const label = first
        ? numbered
          ? `<span class="label" style="${HIDDEN}">${inlineHtml(row[0] ?? [])}. </span>`
          : ''
        : `<span class="label pale" style="${HIDDEN}">${escapeHtml(names[index] ?? '')}: </span>`
      return `<td valign="top" style="${CELL}">${label}${inlineHtml(cell, 'cell')}</td>`
    })
    return `<tr>${tds.join('')}</tr>`
  })
  return `<table class="grid" width="100%" cellpadding="9" cellspacing="0" border="0" style="border-collapse:collapse;width:100%;line-height:1.45">
<tr class="head">${heads.join('')}</tr>
${body.join('\n')}
</table>`
}

/** In hundredths, by what the columns hold; a few long cells don't squeeze the others into slivers. */
function columnWidths(rows: readonly (readonly Inline[])[], numbered: boolean): number[] {
  const columns = rows[0]?.map((_, index) => rows.map((row) => plain(row[index] ?? []).length)) ?? []
  const weights = columns.map((lengths, index) =>
    numbered && index === 0 ? 0 : Math.min(WIDEST, Math.max(NARROWEST, ...lengths)),
  )
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const room = numbered ? 100 - NUMBERS : 100
  return weights.map((weight) => (weight === 0 ? NUMBERS : Math.floor((weight / sum) * room)))
}

const [NARROWEST, WIDEST] = [14, 40]
/** Word keeps to a width, even where it breaks 'TT' in two. */
const NUMBERS = 7

/** mso-hide is Outlook's own. */
const HIDDEN = 'display:none;mso-hide:all'

function linesHtml(lines: readonly MarkupLine[]): string {
  return lines
    .map((line) =>
      line.small
        ? `<span class="pale" style="font-size:13px;line-height:1.4;color:${PALE}">${inlineHtml(line.inline)}</span>`
        : inlineHtml(line.inline),
    )
    .join('<br>\n')
}

function inlineHtml(inline: Inline, place: keyof typeof LONG_WORD = 'line'): string {
  return inline
    .map((run) => (run.bold ? `<strong>${breakable(run.text, place)}</strong>` : breakable(run.text, place)))
    .join('')
}

/**
 * A word longer than this may be broken anywhere: a long file name must not widen the letter. No other word may be torn,
 * an address least of all; a table's cells are narrower than its page.
 */
const LONG_WORD = { line: 40, cell: 16 } as const

function breakable(words: string, place: keyof typeof LONG_WORD): string {
  const each = words.split(' ')
  if (each.every((word) => word.length <= LONG_WORD[place])) return escapeHtml(words)
  return each
    .map((word) =>
      word.length > LONG_WORD[place]
        ? `<span style="word-break:break-all">${escapeHtml(word)}</span>`
        : escapeHtml(word),
    )
    .join(' ')
}

function plain(inline: Inline): string {
  return inline.map((run) => run.text).join('')
}

function escapeHtml(words: string): string {
  if (!/[&<>"']/.test(words)) return words
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
