import { expect, test } from 'vitest'

import { literal, parseMarkup } from '#src/dossiers/letters/markup.ts'
import { markupHtml } from '#src/dossiers/letters/markup-html.ts'
import { markupText, TEXT_COLUMNS } from '#src/dossiers/letters/markup-text.ts'

const text = (source: string) => markupText(parseMarkup(source))
const html = (source: string) => markupHtml(parseMarkup(source), { language: 'vi', title: 'x' })

test('blank lines part paragraphs, line ends inside one are kept', () => {
  expect(text('một\nhai\n\n\n\nba')).toBe('một\nhai\n\nba\n')
  expect(html('một\nhai\n\nba')).toContain('>một<br>\nhai</p>')
})

test('a table has aligned columns in HTML and becomes labelled entries in text', () => {
  const source = '| TT | Tên | Tình trạng |\n| 1 | Tờ trình | Chưa có |\n| 2 | Tóm tắt | |'
  expect(text(source)).toBe('1. Tờ trình\n   Tình trạng: Chưa có\n2. Tóm tắt\n')
  // Three rows are the page's own frame.
  expect(html(source).match(/<tr/gu)).toHaveLength(3 + 3)
  expect(html(source).match(/<th /gu)).toHaveLength(3)
})

test('items keep the lines set in under them', () => {
  expect(text('- một\n  ^ nhỏ\n- hai\nba')).toBe('- một\n  nhỏ\n- hai\n\nba\n')
  expect(html('- một\n  ^ nhỏ')).toMatch(/<li [^>]*>một<br>\n<span class="pale"/u)
})

test('bold words are bold in HTML and plain in text; a lone mark stands for itself', () => {
  expect(html('a **b** c')).toContain('a <strong>b</strong> c')
  expect(text('a **b** c')).toBe('a b c\n')
  expect(text('a **b')).toBe('a **b\n')
  expect(text('a **b** c ** d')).toBe('a b c ** d\n')
})

test('text is wrapped, and a long word stays whole', () => {
  const long = `${'x'.repeat(100)}.docx`
  const lines = text(`Tệp ${long} của đơn vị ${'rất dài '.repeat(30)}`).split('\n')
  expect(lines).toContain(long)
  expect(lines.filter((line) => line.length > TEXT_COLUMNS)).toEqual([long])
})

test.each([
  '- x',
  '# x',
  '> x',
  '^ x',
  '---',
  '| a | b |',
  '**b**',
  'a\n\n- b',
  'a\r\n| b |',
  'a\u2028- b',
  '<b onclick="x">',
  "&amp; ' `",
  'x\ue07c\ue02a\ue02a',
])('outside words %j stay words', (words) => {
  const blocks = parseMarkup(
    `${literal(words)}\n\n- ${literal(words)}\n\n| ${literal(words)} | y |\n| z | ${literal(words)} |`,
  )
  expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'list', 'table'])
  const [, list, table] = blocks
  expect(list?.kind === 'list' && list.items).toHaveLength(1)
  expect(table?.kind === 'table' && [table.head, ...table.rows].map((row) => row.length)).toEqual([2, 2])
  expect(JSON.stringify(blocks)).not.toMatch(/"bold":true|[\ue000-\uf8ff]/u)
})

test('outside words are escaped in HTML and can turn no text around', () => {
  const page = html(literal('<img src=x onerror=alert(1)> "a" \u202Egpj.exe\u0000'))
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;a&quot; gpj.exe')
  expect(page).not.toMatch(/<img|\u202e|\0/u)
})

test('a long file name may be broken in HTML, and stays whole in what is copied', () => {
  const name = `${'TOMTATTHANHTICH'.repeat(5)}.docx`
  const page = html(`| TT | Tệp |\n| 1 | ${literal(name)} |\n\nldldbadinh@gmail.com`)
  expect(page).toContain(`<span style="word-break:break-all">${name}</span>`)
  expect(page).toContain('>ldldbadinh@gmail.com<')
})

test('HTML loads nothing and styles every cell inline', () => {
  const page = html('# a\n\n> b\n\n| c | d |\n| e | f |\n\n---\n\n- g')
  expect(page).not.toMatch(/src=|href=|url\(|@import|https?:/u)
  for (const [cell] of page.matchAll(/<t[dh] class="?(?:fill|number)?[^>]*>|<td [^>]*>/gu))
    expect(cell).toContain('style=')
})

test('what Outlook renders with Word holds: tables, fonts in every cell, no layout that Word does not know', () => {
  const page = html('# a\n\nb\n\n> c\n\n| TT | d |\n| 1 | e |\n\n---\n\n- g')
  // Style sheets are for phones and dark mode only.
  const body = page.slice(page.indexOf('<body'))
  for (const [, cell = '', words = ''] of body.matchAll(/<t[dh] ([^>]*)>(?:<(?:p|ul|li|strong)[^>]*>)*(?:\p{L}|\d)/gu))
    expect(`${cell}${words}`).toMatch(/font-family:[^;]+;font-size:1\dpx/u)
  expect(body).not.toMatch(/<div|flex|display:grid|float|position:|border-radius|background-image/u)
  // Marks of a list stand in a margin: Word knows no padding there.
  expect(body).toContain('<ul style="margin:0 0 0 22px;padding:0">')
  expect(body).toMatch(/<td class="bar ink" bgcolor="#[0-9a-f]{6}"/u)
})
