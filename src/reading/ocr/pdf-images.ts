import { inflateSync } from 'node:zlib'

import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import sharp from 'sharp'

import { faxTiff } from './fax-tiff.ts'
import type { PdfSource } from '../pdf/document.ts'
import { pictureOnPage } from './picture-on-page.ts'
import type { WayBack } from './ways-back.ts'

/** What a page of a PDF shows, where that is one picture that can be taken out as it is. */
export type PageImage = {
  readonly bytes: Uint8Array
  /** Degrees clockwise by which the page is shown turned. */
  readonly rotate: 0 | 90 | 180 | 270
  /** From shares of the picture, as it lies in the file, to shares of the page as shown; null where that can't be told. */
  readonly shown: WayBack | null
}

export type PdfImages = {
  readonly pages: number
  /** Pixels of the largest picture on a page, 0 where it has none. Pages count from 1. */
  readonly largest: (page: number) => number
  /** Null where the page must be drawn: several pictures, a cut-out, or a coding that is not one of the simple ones. */
  readonly image: (page: number, limits: { readonly pixels: number }) => Promise<PageImage | null>
}

/** Opens a PDF for its pictures; null where pdf-lib can't (the page can still be drawn). */
export async function openPdfImages({ bytes, password }: PdfSource): Promise<PdfImages | null> {
  let document: PDFDocument
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      warnOnInvalidObjects: false,
      ...(password === null ? {} : { password }),
    })
  } catch {
    return null
  }
  const pages = pagesOf(document)
  return {
    pages: pages.length,
    largest: (page) => Math.max(0, ...found(pages[page - 1]).map(({ width, height }) => width * height)),
    image: async (page, limits) => {
      try {
        return await imageOf(pages[page - 1], limits)
      } catch {
        return null
      }
    },
  }
}

function pagesOf(document: PDFDocument): readonly PDFPage[] {
  try {
    return document.getPages()
  } catch {
    return []
  }
}

/** Smaller pictures are logos, seals and lines, which a page may have beside its scan. */
const SMALLEST = 250 * 250
const FORM_DEPTH = 4
/** Drawing objects looked at on one page. */
const OBJECTS = 500

type Found = { readonly stream: PDFRawStream; readonly width: number; readonly height: number }

function found(page: PDFPage | undefined): Found[] {
  if (page === undefined) return []
  try {
    return imagesIn(page.node.Resources(), FORM_DEPTH, { left: OBJECTS })
  } catch {
    return []
  }
}

function imagesIn(resources: PDFDict | undefined, depth: number, budget: { left: number }): Found[] {
  const objects = resources?.lookup(PDFName.of('XObject'))
  if (!(objects instanceof PDFDict) || depth === 0) return []
  const images: Found[] = []
  for (const key of objects.keys()) {
    if (budget.left-- <= 0) break
    const stream = objects.lookup(key)
    if (!(stream instanceof PDFRawStream)) continue
    const kind = nameOf(stream.dict.lookup(PDFName.of('Subtype')))
    if (kind === 'Form') {
      const inner = stream.dict.lookup(PDFName.of('Resources'))
      if (inner instanceof PDFDict) images.push(...imagesIn(inner, depth - 1, budget))
    } else if (kind === 'Image') {
      const width = numberOf(stream.dict, 'Width')
      const height = numberOf(stream.dict, 'Height')
      if (width * height >= SMALLEST) images.push({ stream, width, height })
    }
  }
  return images
}

async function imageOf(page: PDFPage | undefined, limits: { readonly pixels: number }): Promise<PageImage | null> {
  if (page === undefined) return null
  const images = found(page)
  const [only] = images
  if (only === undefined || images.length > 1 || isCutOut(page)) return null
  if (only.width * only.height > limits.pixels) return null
  const bytes = await picture(only, limits.pixels)
  const angle = ((page.getRotation().angle % 360) + 360) % 360
  const rotate = angle === 90 || angle === 180 || angle === 270 ? angle : 0
  return bytes === null ? null : { bytes, rotate, shown: pictureOnPage(page, only.stream) }
}

/** Only a part of the page is shown: the picture holds more than the reader of the page sees. */
function isCutOut(page: PDFPage): boolean {
  const media = page.getMediaBox()
  const crop = page.getCropBox()
  return crop.width * crop.height < 0.9 * media.width * media.height
}

/** The picture as a file that sharp decodes: JPEG as it is, CCITT in a TIFF, plain samples as PNG. */
async function picture({ stream, width, height }: Found, pixels: number): Promise<Uint8Array | null> {
  const { dict } = stream
  if (dict.has(PDFName.of('SMask')) || dict.has(PDFName.of('Mask'))) return null
  const filters = listOf(dict.lookup(PDFName.of('Filter'))).map(nameOf)
  const parameters = listOf(dict.lookup(PDFName.of('DecodeParms')))
  let data: Uint8Array = stream.contents
  for (const [at, filter] of filters.entries()) {
    const options = parameters[at]
    const last = at === filters.length - 1
    if (filter === 'DCTDecode' && last) return data
    if (filter === 'CCITTFaxDecode' && last) return fax(data, dict, options, width, height)
    if (filter !== 'FlateDecode' || (options instanceof PDFDict && numberOf(options, 'Predictor', 1) > 1)) return null
    data = inflateSync(data, { maxOutputLength: Math.max(1_000_000, pixels * 4), finishFlush: 2 })
  }
  return samples(data, dict, width, height)
}

function fax(
  data: Uint8Array,
  dict: PDFDict,
  options: PDFObject | undefined,
  width: number,
  height: number,
): Uint8Array | null {
  const parameters = options instanceof PDFDict ? options : null
  const columns = parameters === null ? 1728 : numberOf(parameters, 'Columns', 1728)
  if (columns !== width) return null
  const blackIs1 = parameters?.lookup(PDFName.of('BlackIs1')) === PDFBool.True
  const aligned = parameters?.lookup(PDFName.of('EncodedByteAlign')) === PDFBool.True
  if (aligned) return null
  const k = parameters === null ? 0 : numberOf(parameters, 'K')
  return faxTiff(data, { width, height, k, blackIs1: blackIs1 !== isInverted(dict) })
}

/** Decode [1 0]: 1 bits are dark. */
function isInverted(dict: PDFDict): boolean {
  const decode = listOf(dict.lookup(PDFName.of('Decode')))
  return decode[0] instanceof PDFNumber && decode[0].asNumber() === 1
}

async function samples(data: Uint8Array, dict: PDFDict, width: number, height: number): Promise<Uint8Array | null> {
  const mask = dict.lookup(PDFName.of('ImageMask')) === PDFBool.True
  const space = mask ? 'DeviceGray' : nameOf(dict.lookup(PDFName.of('ColorSpace')))
  const bits = mask ? 1 : numberOf(dict, 'BitsPerComponent')
  const channels = space === 'DeviceGray' ? 1 : space === 'DeviceRGB' ? 3 : null
  if (channels === null || (bits !== 8 && !(bits === 1 && channels === 1))) return null
  const stride = Math.ceil((width * channels * bits) / 8)
  if (data.length < stride * height) return null
  const raw = bits === 8 ? data.slice(0, stride * height) : spread(data, width, height, stride)
  if (isInverted(dict)) for (let at = 0; at < raw.length; at++) raw[at] = 255 - (raw[at] ?? 0)
  const png = await sharp(raw, { raw: { width, height, channels }, limitInputPixels: false })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return new Uint8Array(png)
}

/** One bit a pixel as one byte a pixel. */
function spread(data: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const raw = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      raw[y * width + x] = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
  return raw
}

function listOf(value: PDFObject | undefined): (PDFObject | undefined)[] {
  if (value === undefined) return []
  return value instanceof PDFArray ? Array.from({ length: value.size() }, (_, at) => value.lookup(at)) : [value]
}

function nameOf(value: PDFObject | undefined): string {
  return value instanceof PDFName ? value.decodeText() : ''
}

function numberOf(dict: PDFDict, key: string, otherwise = 0): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : otherwise
}
