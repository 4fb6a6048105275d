import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDocx } from '#scripts/making/docx.ts'
import { convert } from '#scripts/making/office.ts'
import type { OfficeTarget } from '#scripts/making/office.ts'
import { mapText } from '#scripts/making/paper.ts'
import type { Paper, Part } from '#scripts/making/paper.ts'
import { makePdf, makePdfOfPictures } from '#scripts/making/pdf.ts'
import { photograph } from '#scripts/making/photo.ts'
import { pagesOf, scan } from '#scripts/making/scan.ts'
import type { ScanLook } from '#scripts/making/scan.ts'
import { sealed } from '#scripts/making/seal.ts'
import { makeSheet } from '#scripts/making/sheet.ts'
import { inLegacy } from './legacy.ts'
import type { Piece } from './pieces.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

export type FileFormat =
  | 'docx'
  | 'pdf'
  | 'office-pdf'
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'docx-tcvn3'
  | 'docx-vni'
  | 'docx-nfd'
  | 'xlsx'
  | 'xls'
  | 'scan'
  | 'photos'

export type PlannedFile = {
  readonly name: string
  readonly format: FileFormat
  readonly pieces: readonly Piece[]
  readonly parts: readonly Part[]
  readonly damage: 'encrypted' | 'corrupt' | 'empty' | null
  /** Seed of a scan's or photo's looks. */
  readonly look: number
  readonly pageNumbers: boolean
}

/** A file to make: its paper after the clerk's hands, and how. */
export type Order = {
  readonly paper: Paper
  readonly format: FileFormat
  readonly damage: PlannedFile['damage']
  readonly look: number
}

/** What an order becomes: one file, or several photos. */
export type Made = readonly { readonly ending: string; readonly bytes: Uint8Array }[]

const VIA_OFFICE: Readonly<Partial<Record<FileFormat, OfficeTarget>>> = {
  'office-pdf': 'pdf',
  doc: 'doc',
  odt: 'odt',
  rtf: 'rtf',
  xls: 'xls',
}
/** Changes when the builders change what they make, so that old files are not taken from the cache. */
const VERSION = 4
/** The same for what scanners and telephones do. */
const LOOKS = 7

/** Makes all files, from the cache where it has them; LibreOffice starts once for each format. */
export async function makeFiles(orders: readonly Order[], cache: string): Promise<Made[]> {
  await mkdir(cache, { recursive: true })
  const keys = orders.map((order) =>
    createHash('sha256')
      .update(
        JSON.stringify([VERSION, order, ...(order.format === 'scan' || order.format === 'photos' ? [LOOKS] : [])]),
      )
      .digest('hex')
      .slice(0, 40),
  )
  const made = new Map<string, Made>()
  const absent: { order: Order; key: string }[] = []
  for (const [index, key] of keys.entries()) {
    const order = orders[index]
    const found = made.has(key) ? null : await load(cache, key)
    if (found !== null) made.set(key, found)
    else if (order !== undefined && !made.has(key)) absent.push({ order, key })
  }
  for (const [format, target] of Object.entries(VIA_OFFICE)) {
    const batch = absent.filter((one) => one.order.format === format)
    for (let at = 0; at < batch.length; at += 60) {
      const some = batch.slice(at, at + 60)
      const sources = await Promise.all(
        some.map(async ({ order }) =>
          format === 'xls'
            ? { ending: 'xlsx', bytes: await makeSheet(order.paper) }
            : { ending: 'docx', bytes: await makeDocx(order.paper) },
        ),
      )
      const results = await convert(sources, target)
      for (const [index, one] of some.entries())
        await keep(one, [{ ending: target, bytes: results[index] ?? new Uint8Array() }])
    }
  }
  for (const one of absent) if (VIA_OFFICE[one.order.format] === undefined) await keep(one, await make(one.order))
  return keys.map((key) => made.get(key) ?? [])

  async function keep(one: { order: Order; key: string }, files: Made): Promise<void> {
    const kept = files.map(({ ending, bytes }) => ({ ending, bytes: damaged(bytes, ending, one.order.damage) }))
    made.set(one.key, kept)
    await save(cache, one.key, kept)
  }
}

async function make(order: Order): Promise<Made> {
  const { paper } = order
  switch (order.format) {
    case 'docx':
      return [{ ending: 'docx', bytes: await makeDocx(paper) }]
    case 'docx-nfd':
      return [{ ending: 'docx', bytes: await makeDocx(mapText(paper, (text) => text.normalize('NFD'))) }]
    case 'docx-tcvn3':
      return [{ ending: 'docx', bytes: await makeDocx(inLegacy(paper, 'tcvn3') ?? paper) }]
    case 'docx-vni':
      return [{ ending: 'docx', bytes: await makeDocx(inLegacy(paper, 'vni') ?? paper) }]
    case 'pdf':
      return [
        { ending: 'pdf', bytes: await makePdf(paper, order.damage === 'encrypted' ? { password: 'congdoan' } : {}) },
      ]
    case 'xlsx':
      return [{ ending: 'xlsx', bytes: await makeSheet(paper) }]
    case 'scan':
      return scanned(await makePdf(paper), createRandom(`scan${order.look}`))
    case 'photos':
      return photographed(await makePdf(paper), createRandom(`photo${order.look}`))
    case 'office-pdf':
    case 'doc':
    case 'odt':
    case 'rtf':
    case 'xls':
      throw new Error(`${order.format} is made through LibreOffice, in batches`)
    default:
      return order.format satisfies never
  }
}

/** A printed paper as a scanner saves it: one PDF of pictures. */
export async function scanned(pdf: Uint8Array, rng: Random): Promise<Made> {
  const look: ScanLook = {
    dpi: rng.pick([200, 200, 300]),
    skew: (rng.next() - 0.5) * 2.4,
    blur: rng.pick([0, 0.4, 0.7]),
    noise: rng.int(0, 30),
    quality: rng.pick([50, 70, 85]),
    grey: rng.chance(0.7),
    turns: rng.weighted([[92, 0], [3, 1], [2, 2], [3, 3]] as const), // prettier-ignore
  }
  const pages = await signed(await pagesOf(pdf, look.dpi), rng)
  const pictures = await Promise.all(
    pages.map(async (page, index) => ({ bytes: await scan(page, look, 77 + index), dpi: look.dpi })),
  )
  return [{ ending: 'pdf', bytes: await makePdfOfPictures(pictures) }]
}

/** Most papers are printed, signed, sealed and then scanned; where a paper ends only its writer knows, so any page may carry a seal. */
async function signed(pages: readonly Uint8Array[], rng: Random): Promise<Uint8Array[]> {
  return Promise.all(
    pages.map(async (page, index) => {
      const seal = { x: 0.5 + rng.next() * 0.16, above: 0.02 + rng.next() * 0.09, ink: 0.55 + rng.next() * 0.4, turn: rng.int(-25, 25), pen: rng.pick(['blue', 'blue', 'black', null] as const) } // prettier-ignore
      const wanted = rng.chance(index === pages.length - 1 ? 0.7 : 0.25)
      return wanted ? sealed(page, seal, rng.pick(['CÔNG ĐOÀN CƠ SỞ QUẬN BA ĐÌNH', 'CĐCS - LĐLĐ QUẬN BA ĐÌNH'])) : page
    }),
  )
}

/** A printed paper as a telephone takes it: a picture a page. */
export async function photographed(pdf: Uint8Array, rng: Random): Promise<Made> {
  const pages = await signed(await pagesOf(pdf, 250), rng)
  // One telephone, one desk, one lamp; every page a new try.
  const camera = rng.weighted([[4, [3000, 4000]], [2, [2448, 3264]], [2, [1920, 2560]], [2, [1440, 1920]]] as const) // prettier-ignore
  const desk = rng.weighted([[4, 'wood'], [2, 'cloth'], [2, 'dark'], [2, 'pale']] as const) // prettier-ignore
  const falloff = rng.next() * 0.5
  const lightFrom = rng.int(0, 359)
  const warmth = rng.next() * 0.18
  const quality = rng.pick([60, 75, 85])
  const [width, height] = camera
  const made: { ending: string; bytes: Uint8Array }[] = []
  for (const [index, page] of pages.entries()) {
    const margin = 0.02 + rng.next() * 0.07
    const jitter = 0.01 + rng.next() * 0.05
    const slant = (rng.next() - 0.5) * 0.05
    const corner = (x: number, y: number) => ({
      x: x + (0.5 - x) * 2 * margin + (rng.next() - 0.5) * jitter + slant * (0.5 - y),
      y: y + (0.5 - y) * 2 * margin * 0.8 + (rng.next() - 0.5) * jitter - slant * (0.5 - x),
    })
    const corners = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)] as const
    const turns = rng.weighted([[90, 0], [4, 1], [2, 2], [4, 3]] as const) // prettier-ignore
    // A sheet that lies across is photographed with the telephone held across.
    const lying = turns % 2 === 1
    const bytes = await photograph(
      page,
      { width: lying ? height : width, height: lying ? width : height, turns, corners, desk, falloff, lightFrom, warmth, quality, shadow: { x: rng.next(), y: 0.4 + rng.next() * 0.6, depth: rng.chance(0.6) ? rng.next() * 0.5 : 0 }, curl: rng.chance(0.5) ? rng.next() * 0.008 : 0, blur: (width / 3000) * (0.5 + rng.next() * 1.1), noise: rng.next() * 9, exif: rng.weighted([[5, 1], [4, 6], [1, 8], [1, 0]] as const) }, // prettier-ignore
      31 + index,
    )
    made.push({ ending: 'jpg', bytes })
  }
  return made
}

export function damaged(bytes: Uint8Array, ending: string, how: PlannedFile['damage']): Uint8Array {
  switch (how) {
    case null:
      return bytes
    case 'empty':
      return new Uint8Array()
    case 'corrupt':
      return noiseFrom(bytes)
    case 'encrypted':
      return ending === 'pdf' ? bytes : encryptedOffice()
    default:
      return how satisfies never
  }
}

/** The head is right, the rest is not: a download that went wrong. */
function noiseFrom(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.min(bytes.length, 20_000))
  out.set(bytes.slice(0, 16))
  let state = 9
  for (let index = 16; index < out.length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    out[index] = state & 0xff
  }
  return out
}

/** Files kept under this key by an earlier run; null where there are none. */
export async function load(cache: string, key: string): Promise<Made | null> {
  try {
    const index: unknown = JSON.parse(await readFile(join(cache, `${key}.json`), 'utf8'))
    if (!Array.isArray(index)) return null
    return await Promise.all(
      index.map(async (ending: unknown, at) => ({
        ending: String(ending),
        bytes: new Uint8Array(await readFile(join(cache, `${key}.${at}`))),
      })),
    )
  } catch {
    return null
  }
}

export async function save(cache: string, key: string, files: Made): Promise<void> {
  for (const [at, one] of files.entries()) await writeFile(join(cache, `${key}.${at}`), one.bytes)
  // The index last and at once: a run that was stopped leaves no half entry.
  await writeFile(join(cache, `${key}.tmp`), JSON.stringify(files.map((one) => one.ending)))
  await rename(join(cache, `${key}.tmp`), join(cache, `${key}.json`))
}

/** A compound file that holds EncryptionInfo and EncryptedPackage, as Word writes a document with a password (MS-OFFCRYPTO 2.3.4). */
function encryptedOffice(): Uint8Array {
  return compoundFile([
    [
      'EncryptionInfo',
      noiseFrom(new Uint8Array([4, 0, 4, 0, 0x40, 0, 0, 0, ...Array.from({ length: 5000 }, () => 0)])),
    ],
    ['EncryptedPackage', noiseFrom(new Uint8Array(9000))],
  ])
}

/** The smallest compound file with streams past the mini stream's cutoff (MS-CFB): header, one FAT sector, one directory sector, data. */
function compoundFile(streams: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const sector = 512
  const sizes = streams.map(([, bytes]) => Math.ceil(bytes.length / sector))
  const starts = sizes.map((_, index) => 2 + sizes.slice(0, index).reduce((total, size) => total + size, 0))
  const count = 2 + sizes.reduce((total, size) => total + size, 0)
  const file = Buffer.alloc((count + 1) * sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(0x3e, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4096, 56)
  file.writeUInt32LE(0xfffffffe, 60)
  file.writeUInt32LE(0xfffffffe, 68)
  for (let at = 76; at < 512; at += 4) file.writeUInt32LE(0xffffffff, at)
  file.writeUInt32LE(0, 76)
  const fat = sector
  for (let at = 0; at < 128; at++) file.writeUInt32LE(0xffffffff, fat + at * 4)
  file.writeUInt32LE(0xfffffffd, fat)
  file.writeUInt32LE(0xfffffffe, fat + 4)
  for (const [index, size] of sizes.entries()) {
    const start = starts[index] ?? 2
    for (let at = 0; at < size; at++)
      file.writeUInt32LE(at === size - 1 ? 0xfffffffe : start + at + 1, fat + (start + at) * 4)
  }
  entry(0, 'Root Entry', 5, 0xfffffffe, 0, 1)
  for (const [index, [name, bytes]] of streams.entries()) {
    entry(
      index + 1,
      name,
      2,
      starts[index] ?? 2,
      bytes.length,
      0xffffffff,
      index + 1 < streams.length ? index + 2 : 0xffffffff,
    )
    Buffer.from(bytes).copy(file, ((starts[index] ?? 2) + 1) * sector)
  }
  return new Uint8Array(file)

  function entry(
    index: number,
    name: string,
    type: number,
    start: number,
    size: number,
    child: number,
    right = 0xffffffff,
  ): void {
    const at = 2 * sector + index * 128
    const written = file.write(name, at, 'utf16le')
    file.writeUInt16LE(written + 2, at + 64)
    file.writeUInt8(type, at + 66)
    file.writeUInt8(1, at + 67)
    file.writeUInt32LE(0xffffffff, at + 68)
    file.writeUInt32LE(right, at + 72)
    file.writeUInt32LE(child, at + 76)
    file.writeUInt32LE(start, at + 116)
    file.writeUInt32LE(size, at + 120)
  }
}
