/** A picture as telephones of Apple write it (HEIF, ISO/IEC 23008-12), by the brand at its head. */
export function isHeic(bytes: Uint8Array): boolean {
  const brand = String.fromCodePoint(...bytes.subarray(4, 12))
  return brand.startsWith('ftyp') && HEIC_BRANDS.includes(brand.slice(4))
}

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1', 'heim', 'heis']
