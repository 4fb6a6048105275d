import type { Format } from '../format.ts'
import { doc } from './doc.ts'
import { docx } from './docx.ts'
import { bmp, gif, heic, jpeg, png, tiff, webp } from './image.ts'
import { eml } from './eml.ts'
import { foreignOffice } from './foreign-office.ts'
import { html } from './html.ts'
import { mht } from './mht.ts'
import { msg } from './msg.ts'
import { odt } from './odt.ts'
import { pdf } from './pdf.ts'
import { pptx } from './pptx.ts'
import { protectedOffice } from './protected-office.ts'
import { rtf } from './rtf.ts'
import { sevenZip } from './seven-zip.ts'
import { tnef } from './tnef.ts'
import { txt } from './txt.ts'
import { xls } from './xls.ts'
import { xlsx } from './xlsx.ts'
import { zip } from './zip.ts'

/** Every format that can be read, in the order in which they are asked: the sure ones first, plain text last. */
export const formats = {
  docx,
  doc,
  odt,
  rtf,
  protectedOffice,
  pdf,
  jpeg,
  png,
  tiff,
  webp,
  heic,
  bmp,
  gif,
  xlsx,
  xls,
  pptx,
  foreignOffice,
  zip,
  sevenZip,
  msg,
  tnef,
  mht,
  eml,
  html,
  txt,
} as const satisfies Record<string, Format>
