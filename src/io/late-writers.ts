import type { writeDocxPaper as docx } from './office-files/docx.ts'
import type { writeSlip as slipPdf } from './office-files/slip-pdf.ts'
import type { writeXlsxPaper as xlsx } from './office-files/xlsx.ts'
import type { drawPng as png } from './draw.ts'

// Writers of files for people, loaded with the first file: their libraries take 60 MB that a service at rest need not hold.

export const writeDocxPaper: typeof docx = async (paper) =>
  (await import('./office-files/docx.ts')).writeDocxPaper(paper)

export const writeXlsxPaper: typeof xlsx = async (paper) =>
  (await import('./office-files/xlsx.ts')).writeXlsxPaper(paper)

export const writeSlip: typeof slipPdf = async (slip) => (await import('./office-files/slip-pdf.ts')).writeSlip(slip)

export const drawPng: typeof png = async (picture) => (await import('./draw.ts')).drawPng(picture)
