/**
 * Makes the pictures in test/fixtures/ocr: papers by Word's format, LibreOffice, poppler, then what scanners, faxes and telephones do.
 * usage: node scripts/make-ocr-samples.ts   (needs soffice, pdftoppm, heif-enc and ImageMagick's convert)
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'

import { makeDocx } from './making/docx.ts'
import { papers, textOf } from './ocr-samples/papers.ts'
import { photographed, scanned, stamp } from './ocr-samples/ways.ts'

const to = join(import.meta.dirname, '..', 'test', 'fixtures', 'ocr')
const work = mkdtempSync(join(tmpdir(), 'ocr-samples-'))
mkdirSync(to, { recursive: true })

const pages = new Map<string, Buffer>()
for (const [name, paper] of Object.entries(papers)) {
  const docx = join(work, `${name}.docx`)
  writeFileSync(docx, await makeDocx(paper))
  execFileSync('soffice', [
    '--headless',
    `-env:UserInstallation=file://${work}/profile`,
    '--convert-to',
    'pdf',
    '--outdir',
    work,
    docx,
  ])
  execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', join(work, `${name}.pdf`), join(work, name)])
  pages.set(name, readFileSync(join(work, `${name}.png`)))
  save(`${name}.txt`, `${textOf(paper)}\n`)
}

const letter = page('letter')
const summary = page('summary')
const listed = page('listed')

save(
  'letter-scan.jpg',
  await grey(await scanned(letter, { dpi: 170, degrees: -1.2, noise: 4, blur: 0.5, quality: 90 }), 50),
)
save(
  'letter-photo.jpg',
  await shrunk(await photographed(await stamp(letter), { width: 2400, quality: 90, blur: 1, noise: 3 }), 1300, 58),
)
save('summary-fax.tif', await fax(await scanned(summary, { dpi: 200, degrees: 0.4, noise: 4, blur: 0.5, quality: 90 })))
save(
  'list-sideways.jpg',
  await grey(
    await sharp(await scanned(listed, { dpi: 150, degrees: 0.5, noise: 4, blur: 0.4, quality: 90 }))
      .rotate(90)
      .toBuffer(),
    50,
  ),
)
save('list.webp', await sharp(listed).resize({ width: 1240 }).greyscale().webp({ quality: 40 }).toBuffer())
save('list.png', await sharp(listed).resize({ width: 1000 }).greyscale().png({ palette: true, colours: 8 }).toBuffer())
save('list.gif', await sharp(listed).resize({ width: 1100 }).greyscale().gif({ colours: 8 }).toBuffer())
writeFileSync(join(work, 'list.jpg'), await sharp(listed).resize({ width: 1240 }).jpeg().toBuffer())
execFileSync('heif-enc', ['-q', '30', '-o', join(to, 'list.heic'), join(work, 'list.jpg')])
execFileSync('convert', [
  join(work, 'list.jpg'),
  '-crop',
  '1240x620+0+0',
  '+repage',
  '-monochrome',
  `BMP3:${join(to, 'list-head.bmp')}`,
])
// All lines in one strip, so that a test can take the fax code out and put it into a PDF.
const strip = ['-compress', 'Group4', '-define', 'tiff:rows-per-strip=5000', '-define', 'quantum:polarity=min-is-white']
execFileSync('convert', [join(to, 'summary-fax.tif'), ...strip, join(work, 'strip.tif')])
save('summary-fax.tif', readFileSync(join(work, 'strip.tif')))
// A fax of three pages: text, an empty sheet, text.
writeFileSync(
  join(work, 'empty.png'),
  await sharp({ create: { width: 1240, height: 1754, channels: 3, background: 'white' } })
    .png()
    .toBuffer(),
)
const sheets = [join(to, 'summary-fax.tif'), join(work, 'empty.png'), join(to, 'list-head.bmp')]
execFileSync('convert', [...sheets, '-compress', 'Group4', join(to, 'three-pages.tif')])
rmSync(work, { recursive: true })

function page(name: string): Buffer {
  const found = pages.get(name)
  if (found === undefined) throw new Error(`no page ${name}`)
  return found
}

function save(name: string, data: string | Buffer): void {
  writeFileSync(join(to, name), data)
}

async function grey(picture: Buffer, quality: number): Promise<Buffer> {
  return sharp(picture).greyscale().jpeg({ quality, mozjpeg: true }).toBuffer()
}

async function shrunk(picture: Buffer, width: number, quality: number): Promise<Buffer> {
  return sharp(picture).resize({ width }).jpeg({ quality, mozjpeg: true }).toBuffer()
}

async function fax(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer()
}
