import sharp from 'sharp'

/** Where a seal and a signature stand: shares of the page's width, over the last lines of print. */
export type SealLook = {
  readonly x: number
  /** How far above the lowest print its middle is, share of the page's width. */
  readonly above: number
  /** 0 faint to 1 full ink. */
  readonly ink: number
  readonly turn: number
  readonly pen: 'blue' | 'black' | null
}

/** A page with the round red seal of a union half over the signer's name, and a signature through both. */
export async function sealed(page: Uint8Array, look: SealLook, words: string): Promise<Uint8Array> {
  const { width, height } = await sharp(page).metadata()
  const bottom = await lowestInk(page)
  const x = width * look.x
  const y = Math.max(width * 0.12, bottom - width * look.above)
  const radius = width * 0.085
  const pen = look.pen === 'blue' ? '#2036a8' : '#1a1a1a'
  const unit = width / 2480
  const scrawl = `M${x + 40 * unit} ${y + 40 * unit} c ${120 * unit} ${-190 * unit} ${160 * unit} ${90 * unit} ${220 * unit} ${-60 * unit} s ${90 * unit} ${-160 * unit} ${120 * unit} ${60 * unit} s ${150 * unit} ${-130 * unit} ${210 * unit} ${-40 * unit} s ${-300 * unit} ${90 * unit} ${-420 * unit} ${60 * unit}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><path id="ring" d="M${x - radius * 0.78} ${y} a ${radius * 0.78} ${radius * 0.78} 0 1 1 ${radius * 1.56} 0"/></defs>
<g transform="rotate(${look.turn} ${x} ${y})" fill="none" stroke="#d8202c" opacity="${look.ink}"><circle cx="${x}" cy="${y}" r="${radius}" stroke-width="${radius * 0.06}"/><circle cx="${x}" cy="${y}" r="${radius * 0.62}" stroke-width="${radius * 0.025}"/>
<g fill="#d8202c" stroke="none" font-family="Liberation Sans" font-weight="bold"><text font-size="${radius * 0.17}"><textPath href="#ring">${words}</textPath></text><text x="${x}" y="${y + radius * 0.12}" text-anchor="middle" font-size="${radius * 0.32}">★</text></g></g>
${look.pen === null ? '' : `<path d="${scrawl}" fill="none" stroke="${pen}" stroke-width="${9 * unit}" opacity="0.9"/>`}</svg>`
  const drawn = sharp(page)
    .flatten({ background: '#ffffff' })
    .composite([{ input: Buffer.from(svg), blend: 'multiply' }])
  return new Uint8Array(await drawn.png({ compressionLevel: 1 }).toBuffer())
}

async function lowestInk(page: Uint8Array): Promise<number> {
  const { data, info } = await sharp(page)
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  // The lowest twentieth holds the page's number.
  for (let y = Math.floor(info.height * 0.95); y > 0; y--)
    for (let x = 0; x < info.width; x += 3) if ((data[y * info.width + x] ?? 255) < 100) return y
  return info.height
}
