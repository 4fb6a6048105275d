import { createRequire } from 'node:module'
import sharp, { type OverlayOptions } from 'sharp'
import type { Label, Picture } from '#src/dossiers/digest/chart-picture.ts'

/**
 * A picture as PNG. Its words are drawn in a font that comes with the program: a server has none with Vietnamese letters, and a
 * picture without words says nothing.
 */
export async function drawPng({ svg, width, height, labels }: Picture): Promise<Uint8Array> {
  const words: OverlayOptions[] = []
  for (const label of labels) words.push(await drawn(label, width, height))
  return await sharp(Buffer.from(svg)).composite(words).png({ palette: true, colours: 64 }).toBuffer()
}

const require = createRequire(import.meta.url)
const FONTS = {
  regular: require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
}

/** Unseen letters of full height: what stands in one row stands on one line, whatever marks its words have. */
const STRUT = '<span alpha="1">Ậy</span>'

async function drawn(
  { words, x, y, align, size, colour, bold }: Label,
  right: number,
  bottom: number,
): Promise<OverlayOptions> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${words.replace(/[&<>]/g, (mark) => `&#${mark.codePointAt(0)};`)}</span>${align === 'left' ? STRUT : ''}`,
      font: `Arimo ${bold ? 'Bold ' : ''}${size}`,
      fontfile: bold ? FONTS.bold : FONTS.regular,
      // A point is then a pixel.
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  const start = align === 'left' ? x : align === 'center' ? x - info.width / 2 : x - info.width
  const within = (value: number, most: number) => Math.max(0, Math.min(Math.round(value), most))
  return {
    input: data,
    left: within(start, right - info.width),
    top: within(y - info.height / 2, bottom - info.height),
  }
}
