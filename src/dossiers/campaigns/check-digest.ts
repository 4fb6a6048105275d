import type { Campaign } from '../campaign.ts'
import { NEEDED, type Piece, PIECE_SAMPLES } from '../digest/digest-pieces.ts'
import { commonValues, DIGEST_TEMPLATE, digestWords, namesIn } from '../digest/digest-words.ts'
import type { SampleLetter } from '../letters/sample-letters.ts'
import { faultAt, nearest, type RuleFault, sourceText } from './rule-fault.ts'

const PIECES = Object.keys(PIECE_SAMPLES).filter((name): name is Piece => name in PIECE_SAMPLES)

/** The pieces of the digest with values as they can be: rendered like letters, so that a wrong placeholder is found. */
export function samplePieces(campaign: Campaign): SampleLetter[] {
  const say = digestWords(campaign)
  return PIECES.map((piece) => ({
    id: `digest-${piece}`,
    title: piece,
    template: DIGEST_TEMPLATE,
    values: { ...commonValues(campaign), ...PIECE_SAMPLES[piece], phan: piece },
    compose: () => ({ subject: say(piece, PIECE_SAMPLES[piece]) || piece, text: '', html: '' }),
  }))
}

/** Names of pieces that nothing asks for or that stand twice, and pieces without words that a mail can't do without. */
export function checkDigest(campaign: Campaign): RuleFault[] {
  const { file = DIGEST_TEMPLATE, source = '' } = campaign.wording[DIGEST_TEMPLATE] ?? {}
  const lines = sourceText(file, source)
  const found = namesIn(source)
  const strange = found.flatMap((place) => {
    if (PIECES.some((piece) => piece === place.name)) return []
    const meant = nearest(place.name, PIECES)
    return [
      faultAt(lines, place, {
        expected: 'tên một câu có trong rules/wording/digest.txt',
        found: `"${place.name}"`,
        mend: meant ? `có phải ý định ghi "${meant}"?` : 'xóa câu này, hoặc chép lại tên từ tệp gốc',
      }),
    ]
  })
  const twice = found
    .filter(({ name }, index) => found.findIndex((each) => each.name === name) < index)
    .map((place) =>
      faultAt(lines, place, {
        expected: 'mỗi câu chỉ đứng một lần',
        found: `"${place.name}" đã có ở một dòng trước`,
        mend: 'giữ một câu, xóa câu kia',
      }),
    )
  const say = digestWords(campaign)
  const empty = NEEDED.filter((piece) => say(piece, PIECE_SAMPLES[piece]) === '').map((piece) =>
    faultAt(lines, found.find(({ name }) => name === piece) ?? { line: 1, column: 1 }, {
      expected: `lời của câu "${piece}", ở dòng dưới {% when "${piece}" %}`,
      found: 'không có lời nào',
      mend: 'ghi lại lời như trong tệp gốc; thư không thể thiếu câu này',
    }),
  )
  return [...strange, ...twice, ...empty]
}
