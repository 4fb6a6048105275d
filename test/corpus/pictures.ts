import sharp from 'sharp'
import type { MadeFile } from '#scripts/making/mail.ts'
import type { Random } from './random.ts'

/** What stands under a mail: the union's sign and a banner, as mail programs send them. */
export async function signatures(rng: Random): Promise<{ cid: string; name: string; png: Uint8Array }[]> {
  const sign = await png(120, 120, '<circle cx="60" cy="60" r="56" fill="#d22"/><circle cx="60" cy="60" r="40" fill="#fc0"/><path d="M40 80 L60 30 L80 80 Z" fill="#15a"/>') // prettier-ignore
  const banner = await png(420, 90, '<rect width="420" height="90" fill="#b00"/><text x="20" y="55" font-size="26" fill="#ff0">ĐOÀN KẾT - SÁNG TẠO</text>') // prettier-ignore
  return rng.chance(0.5)
    ? [{ cid: 'logo1', name: 'image001.png', png: sign }]
    : [{ cid: 'logo1', name: 'image001.png', png: sign }, { cid: 'logo2', name: 'Outlook-banner.png', png: banner }] // prettier-ignore
}

/** A snapshot of the day: people before a red banner. No paper is on it. */
export async function snapshot(rng: Random): Promise<MadeFile> {
  const people = Array.from({ length: rng.int(4, 9) }, (_, index) => {
    const [x, y, r] = [120 + index * 150 + rng.int(-20, 20), 480 + rng.int(-30, 30), rng.int(38, 50)]
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="#d8a47f"/><path d="M${x - 70} 900 Q${x - 70} ${y + 60} ${x} ${y + 55} Q${x + 70} ${y + 60} ${x + 70} 900 Z" fill="hsl(${rng.int(0, 359)},40%,${rng.int(30, 70)}%)"/>`
  }).join('')
  const scene = `<rect width="1600" height="900" fill="#8fb7d9"/><rect y="620" width="1600" height="280" fill="#7d7466"/><rect x="200" y="60" width="1200" height="150" fill="#c8102e"/>${people}`
  const bytes = await sharp(svg(1600, 900, scene))
    .jpeg({ quality: rng.int(60, 85) })
    .toBuffer()
  return { name: rng.pick(['anh bau cu.jpg', 'z2507731442618.jpg', 'IMG_E4471.JPG']), bytes: new Uint8Array(bytes) }
}

async function png(width: number, height: number, inside: string): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(svg(width, height, inside))
      .png()
      .toBuffer(),
  )
}

function svg(width: number, height: number, inside: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`)
}
