import type { Check } from '#src/dossiers/assess.ts'
import { foldText } from '#src/understanding/vietnamese/fold.ts'

export const addressedHere: Check = {
  id: 'addressed-here',
  sentence:
    'A letter is addressed to the office, by a name it has or had; another addressee may mean a letter for somebody else.',
  find: ({ material, campaign }) => {
    const { office } = campaign
    const names = [office.name, office.shortName, office.desk, office.superior, ...office.acceptedNames]
    const accepted = names.map(plain).filter((name) => name !== '')
    return material.letters.flatMap(({ document }) => {
      const { recipient, readBy } = document
      // Words that were read off a picture may be misread.
      if (recipient === null || readBy === 'ocr') return []
      const named = plain(recipient.value)
      if (named === '' || accepted.some((name) => named.includes(name) || name.includes(named))) return []
      const text = `Văn bản kính gửi “${recipient.value}”, không phải ${office.shortName}.`
      return [{ code: 'addressed-elsewhere', text, review: false }]
    })
  },
}

/** The body itself, whichever of its boards is addressed. */
function plain(name: string): string {
  return foldText(name)
    .replaceAll('lien doan lao dong', 'ldld')
    .replaceAll('cong doan co so', 'cdcs')
    .replace(
      /\b(?:kinh gui|ban thuong vu|ban chap hanh|thuong truc|btv|bch|hoi dong (?:thi dua(?: khen thuong)?|tdkt|td ?- ?kt))\b/gu,
      ' ',
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
