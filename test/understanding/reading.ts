import type { Block, FileReading, Page, Table } from '#src/reading/extraction.ts'

/** A table of data from lines of cells parted by " | ". */
export function table(text: string): Table {
  return {
    kind: 'table',
    rows: text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n'))),
  }
}

/** Blocks from text, one line each; a line of "===" begins a page. */
export function pages(...parts: readonly (string | Table)[]): Page[] {
  const all: Block[][] = [[]]
  for (const part of parts) {
    if (typeof part !== 'string') {
      all.at(-1)?.push(part)
      continue
    }
    for (const line of part.split('\n')) {
      if (line.trim() === '===') all.push([])
      else if (line.trim() !== '') all.at(-1)?.push({ kind: 'line', text: line.trim() })
    }
  }
  return all.map((blocks) => ({ blocks }))
}

export function file(name: string, content: readonly Page[], over: Partial<FileReading> = {}): FileReading {
  return {
    name,
    path: [name],
    sha256: name.padEnd(64, '0'),
    size: 1000,
    format: 'docx',
    readBy: 'text',
    pages: content,
    confidence: null,
    problem: null,
    warnings: [],
    ...over,
  }
}

export const photo = (name: string, text: string, confidence = 0.9): FileReading =>
  file(name, pages(text), { readBy: 'ocr', format: 'picture', confidence })
