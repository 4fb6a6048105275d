import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  cleanText,
  decodeByFont,
  detectEncoding,
  fontEncoding,
} from '#src/understanding/vietnamese/legacy-encodings.ts'
import { fromTcvn3, fromVni, toTcvn3, toVni } from '#src/understanding/vietnamese/legacy-tables.ts'

const VOWELS = 'aăâeêioôơuưy'
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const SMALL = [...Array.from(VOWELS).flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))), 'đ']
const plan = readFileSync(new URL('../../fixtures/reading/plan.txt', import.meta.url), 'utf8').normalize('NFC')
const lines = plan.split('\n').filter((line) => line.trim() !== '')

describe('TCVN3 and VNI', () => {
  test('every letter survives the way there and back', () => {
    for (const letter of SMALL) {
      expect(fromTcvn3(toTcvn3(letter)), letter).toBe(letter)
      expect(fromVni(toVni(letter)), letter).toBe(letter)
      expect(fromVni(toVni(letter.toUpperCase())), letter).toBe(letter.toUpperCase())
    }
    expect(new Set(SMALL.map(toTcvn3)).size).toBe(SMALL.length)
    expect(new Set(SMALL.map(toVni)).size).toBe(SMALL.length)
  })

  test('a long text survives: TCVN3 but for its toned capitals, VNI whole', () => {
    expect(fromVni(toVni(plan))).toBe(plan)
    expect(fromTcvn3(toTcvn3(plan)).toLowerCase()).toBe(plan.toLowerCase())
  })

  test('ư is the soft hyphen, and is there to be decoded', () => {
    expect(toTcvn3('thưởng')).toBe('th\u00adëng')
    expect(cleanText('®Ò nghÞ khen th\u00adëng')).toBe('đề nghị khen thưởng')
  })

  test('a mark of the wrong case after its letter is still that mark', () => {
    expect(fromVni('AùAÙaÙ')).toBe('ÁÁá')
  })
})

describe('knowing the encoding without a font', () => {
  test('a line of a few words is told by its words, the rest by its document', () => {
    let told = 0
    for (const line of lines) {
      const clean = cleanText(line)
      expect(clean.normalize('NFC')).toBe(clean)
      if (cleanText(toTcvn3(line)).toLowerCase() === clean.toLowerCase()) told++
      expect(cleanText(toTcvn3(line), 'tcvn3').toLowerCase(), line).toBe(clean.toLowerCase())
      expect(cleanText(toVni(line), 'vni'), line).toBe(clean)
    }
    expect(told / lines.length).toBeGreaterThan(0.85)
  })

  test('text in Unicode is never touched, whatever the document around it is in', () => {
    for (const line of lines) {
      for (const context of [null, 'tcvn3', 'vni'] as const) {
        if (/[ăđơư\u1ea0-\u1ef9]/i.test(line)) expect(cleanText(line, context)).toBe(cleanText(line))
      }
    }
    expect(cleanText('Nguyễn Văn Hòa', 'vni')).toBe('Nguyễn Văn Hòa')
  })

  test.each([
    'Café Müller, résumé naïve',
    'été à la plage',
    'São Paulo',
    'Hòa',
    'Lê',
    'plain ASCII text',
    'Hoà bình và thành tích',
  ])('%j is left alone', (words) => {
    expect(cleanText(words)).toBe(words)
  })

  test.each([
    ['C«ng ®oµn c¬ së', 'tcvn3', 'Công đoàn cơ sở'],
    ['Coâng ñoaøn cô sôû', 'vni', 'Công đoàn cơ sở'],
    ['NguyÔn ThÞ H\u00ad¬ng', 'tcvn3', 'Nguyễn Thị Hương'],
    ['Nguyeãn Thò Höông', 'vni', 'Nguyễn Thị Hương'],
    ['tê tr×nh', 'tcvn3', 'tờ trình'],
    ['LI£N §OµN LAO §éNG QUËN BA §×NH', 'tcvn3', 'LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH'],
  ])('%j is %s', (words, encoding, decoded) => {
    expect(detectEncoding(words)).toBe(encoding)
    expect(cleanText(words)).toBe(decoded)
  })

  test('UTF-8 that was read as cp1252 is mended', () => {
    for (const line of lines) {
      const spoilt = new TextDecoder('windows-1252').decode(Buffer.from(line))
      expect(cleanText(spoilt), line).toBe(cleanText(line))
    }
    expect(cleanText('vÃ  khen thÆ°á»Ÿng')).toBe('và khen thưởng')
  })

  test('look-alikes, ligatures and what cannot be seen', () => {
    expect(cleanText('THỦ TRƢỞNG đƣợc khen')).toBe('THỦ TRƯỞNG được khen')
    expect(cleanText('Liên Ðoàn Lao Ðộng')).toBe('Liên Đoàn Lao Động')
    expect(cleanText('CỘNG HÕA XÃ HỘI')).toBe('CỘNG HÒA XÃ HỘI')
    expect(cleanText('khen\u200b th\u01b0\u0309o\u031bng\u00a0 oﬃce\ufeff')).toBe('khen thửơng  office')
  })
})

describe('knowing it by the font', () => {
  test('names of fonts', () => {
    expect(fontEncoding('.VnTime')).toEqual({ encoding: 'tcvn3', capitals: false })
    expect(fontEncoding('ABCDEF+.VnTimeH')).toEqual({ encoding: 'tcvn3', capitals: true })
    expect(fontEncoding('.VnArial NarrowH')).toEqual({ encoding: 'tcvn3', capitals: true })
    expect(fontEncoding('VNI-Times').encoding).toBe('vni')
    for (const name of ['Times New Roman', 'Vni', '', null, 'Vnbook'])
      expect(fontEncoding(name).encoding).toBe('unicode')
  })

  test('a font of capitals shows small letters as capitals', () => {
    expect(decodeByFont('tê tr×nh', '.VnTimeH')).toBe('TỜ TRÌNH')
  })

  test('a run too short to tell is decoded, Unicode in such a font is not', () => {
    expect(decodeByFont('®', '.VnTime')).toBe('đ')
    expect(decodeByFont('Tờ trình', '.VnTime')).toBe('Tờ trình')
    expect(decodeByFont('Hòa', '.VnTime', 'Nguyễn Văn Hòa')).toBe('Hòa')
  })
})
