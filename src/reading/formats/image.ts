import type { Extraction } from '../extraction.ts'
import type { Format, Look } from '../format.ts'
import { isHeic } from '../ocr/heic.ts'
import { extractionOf } from '../ocr/extraction-of.ts'
import { readPictures } from '../ocr/picture.ts'

/** Pictures of pages: scans, faxes, telephone photos. One reader for all, one line here for each kind. */
export const jpeg = picture('jpeg', (look) => look.magic === 'jpg')
export const png = picture('png', (look) => look.magic === 'png' || look.magic === 'apng')
export const webp = picture('webp', (look) => look.magic === 'webp')
export const gif = picture('gif', (look) => look.magic === 'gif')
/** A cut TIFF loses its directory, which may stand at the end, and with it its name. */
export const tiff = picture('tiff', (look) => look.magic === 'tif' || (look.magic === null && hasTiffHead(look.bytes)))
export const bmp = picture('bmp', (look) => look.magic === 'bmp')
export const heic = picture('heic', (look) => look.magic === 'heic' || look.magic === 'avif' || isHeic(look.bytes))

function picture(id: string, accepts: (look: Look) => boolean): Format {
  return {
    id,
    accepts,
    read: async (file, tools): Promise<Extraction> => extractionOf(await readPictures(file.bytes, tools)),
  }
}

function hasTiffHead(bytes: Uint8Array): boolean {
  const head = String.fromCodePoint(...bytes.subarray(0, 4))
  return head === 'II*\0' || head === 'MM\0*'
}
