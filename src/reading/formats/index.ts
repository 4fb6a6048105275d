import type { Format } from '../format.ts'
import { docx } from './docx.ts'
import { pdf } from './pdf.ts'
import { txt } from './txt.ts'

/** Every format that can be read, in the order in which they are asked: the sure ones first, plain text last. */
export const formats = {
  docx,
  pdf,
  txt,
} as const satisfies Record<string, Format>
