import type { OcrLine, OcrPage, OcrWord } from '../tools.ts'

/**
 * Tesseract's TSV (twelve columns: level, page, block, paragraph, line, word, left, top, width, height, confidence 0..100 or -1, text)
 * as lines of words. Both the native program and tesseract.js speak it.
 */
export function pageOfTsv(tsv: string): OcrPage {
  const lines: OcrLine[] = []
  let words: OcrWord[] = []
  let current = ''
  const finish = (): void => {
    if (words.length > 0) lines.push(lineOf(words))
    words = []
  }
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, confidence, ...rest] = row.split('\t')
    if (level !== '5') continue
    // The model writes the Icelandic letter now and then, and the stroke of fractions; Vietnamese has only their twins.
    const text = rest
      .join(' ')
      .trim()
      .normalize('NFC')
      .replaceAll('Ð', 'Đ')
      .replaceAll('ð', 'đ')
      .replaceAll(/[\u2044\u2215]/g, '/')
    if (text === '') continue
    const key = `${page} ${block} ${paragraph} ${line}`
    if (key !== current) finish()
    current = key
    words.push({
      text,
      confidence: Math.min(1, Math.max(0, Number(confidence) / 100 || 0)),
      box: { left: Number(left), top: Number(top), width: Number(width), height: Number(height) },
    })
  }
  finish()
  return { lines, confidence: confidenceOf(lines.flatMap((line) => line.words)) }
}

/** Mean over characters, so that a speck read as one letter weighs one letter. */
export function confidenceOf(words: readonly OcrWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters
}

function lineOf(words: readonly OcrWord[]): OcrLine {
  return { kind: 'line', text: words.map((word) => word.text).join(' '), confidence: confidenceOf(words), words }
}
