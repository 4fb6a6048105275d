import type { Campaign, Wording } from '../campaign.ts'
import { sampleLetters, type SampleLetter } from '../letters/sample-letters.ts'
import { bareEngine, prepare, templateTrouble, type TemplateTrouble } from '../letters/template-engine.ts'
import { DIGEST_SHARED, DIGEST_TEMPLATE } from '../digest/digest-words.ts'
import { checkDigest, samplePieces } from './check-digest.ts'
import { faultAt, nearest, sourceText, type RuleFault } from './rule-fault.ts'

/** One template a letter, named as the letter's kind is. */
const LETTERS = [
  'receipt',
  'missing-items',
  'review-pending',
  'resend',
  'secret-mark',
  'reminder',
  'receipt-slip',
  DIGEST_TEMPLATE,
] as const

/**
 * Looks through every template, then renders every letter in every variant: a wrong placeholder is found here, never by a
 * recipient. `folder` is where a missing template would belong.
 */
export function checkWording(campaign: Campaign, folder: string): RuleFault[] {
  const { wording } = campaign
  const absent = LETTERS.filter((name) => wording[name] === undefined)
  if (absent.length > 0) return absent.map((name) => missingTemplate(name, folder))
  const samples = [...sampleLetters(campaign), ...samplePieces(campaign)]
  const names = Object.keys(wording)
  const engine = bareEngine(wording)
  const still = names.flatMap((name) => lookInto(name, wording, samples, engine))
  const faults =
    still.length > 0 ? still : [...samples.flatMap((sample) => renderOf(sample, wording)), ...checkDigest(campaign)]
  return onePerPlace([...faults, ...unused(wording)])
}

function missingTemplate(name: string, folder: string): RuleFault {
  return {
    file: `${folder}/${name}.txt`,
    line: 1,
    column: 1,
    excerpt: '',
    expected: `tệp lời thư ${name}.txt`,
    found: 'không có tệp này',
    mend: 'chép lại tệp này từ bản cài đặt gốc (rules/wording)',
  }
}

/** What can be told without rendering: broken tags, unknown filters, names that no letter knows. */
function lookInto(
  name: string,
  wording: Wording,
  samples: readonly SampleLetter[],
  engine: ReturnType<typeof bareEngine>,
): RuleFault[] {
  const template = wording[name]
  if (template === undefined) return []
  try {
    const parsed = engine.parse(prepare(template.source), name)
    const known = [
      ...samples.flatMap((sample) => (sample.template === name || !isLetter(name) ? Object.keys(sample.values) : [])),
      ...parametersOf(name, wording),
    ]
    const { globals } = engine.analyzeSync(parsed, { partials: false })
    const used = Object.entries(globals).flatMap(([variable, uses]) =>
      known.includes(variable)
        ? []
        : uses.map((use) =>
            troubleFault(wording, name, { line: use.location.row, column: use.location.col, unknown: variable }, known),
          ),
    )
    return [...used, ...missingPartials(name, wording)]
  } catch (error) {
    return [troubleFault(wording, name, templateTrouble(error, wording), [])]
  }
}

function isLetter(name: string): boolean {
  return LETTERS.some((letter) => letter === name)
}

function missingPartials(name: string, wording: Wording): RuleFault[] {
  const source = sourceText(wording[name]?.file ?? name, wording[name]?.source ?? '')
  return source.lines.flatMap((line, index) =>
    Array.from(line.matchAll(/\{%-?\s*render\s+([^\s,%]+)/gu)).flatMap(([tag, partial = '']) => {
      if (wording[partial] !== undefined) return []
      const meant = nearest(partial, Object.keys(wording))
      return [
        faultAt(
          source,
          { line: index + 1, column: line.indexOf(tag) + 1 },
          {
            expected: 'tên một tệp trong partials, không có đuôi .txt',
            found: `"${partial}"`,
            mend: meant ? `có phải ý định ghi "${meant}"?` : `thêm tệp partials/${partial}.txt, hoặc xóa thẻ này`,
          },
        ),
      ]
    }),
  )
}

/** What callers hand to a partial: the names after the comma of `{% render ten-muc, muc: mot %}`. */
function parametersOf(partial: string, wording: Wording): string[] {
  return Object.values(wording).flatMap(({ source }) =>
    Array.from(source.matchAll(/\{%-?\s*render\s+([\w-]+)\s*,([^%]{0,300})%\}/gu))
      .filter(([, name]) => name === partial)
      .flatMap(([, , given = '']) => Array.from(given.matchAll(/([\w-]+)\s*:/gu), ([, parameter = '']) => parameter)),
  )
}

function renderOf(sample: SampleLetter, wording: Wording): RuleFault[] {
  try {
    const { subject } = sample.compose()
    return subject.replace(/\[[^\]]*\]/gu, '').trim() === '' ? [noSubject(sample.template, wording)] : []
  } catch (error) {
    const trouble = templateTrouble(error, wording)
    return [troubleFault(wording, trouble.name ?? sample.template, trouble, propertiesOf(sample))]
  }
}

function noSubject(name: string, wording: Wording): RuleFault {
  const source = sourceText(wording[name]?.file ?? name, wording[name]?.source ?? '')
  return faultAt(source, START, {
    expected: 'dòng đầu tiên (sau ghi chú) là tiêu đề thư',
    found: 'tiêu đề trống',
    mend: 'thêm một dòng tiêu đề ở đầu tệp, sau đó một dòng trống',
  })
}

const START = { line: 1, column: 1 }

function troubleFault(wording: Wording, name: string, trouble: TemplateTrouble, known: readonly string[]): RuleFault {
  const template = wording[trouble.name ?? name]
  const source = sourceText(template?.file ?? `${name}.txt`, template?.source ?? '')
  const { line, column, unknown } = trouble
  if (unknown === undefined)
    return faultAt(
      source,
      { line, column },
      {
        expected:
          'thẻ viết đúng: {{ tên }} để điền, {% if … %} … {% endif %}, {% for … %} … {% endfor %}, {% render tên-phần %}',
        found: trouble.message ?? 'thẻ không hiểu được',
        mend: 'so với tệp gốc cùng tên trong rules/wording; mỗi thẻ mở phải có thẻ đóng',
      },
    )
  const last = unknown.split('.').at(-1) ?? unknown
  const meant = nearest(last, known)
  return faultAt(
    source,
    { line, column },
    {
      expected: 'một chỗ điền có trong danh mục của rules/wording/README.md',
      found: `{{ ${unknown} }}`,
      mend: meant ? `có phải ý định ghi "${meant}"?` : 'xem danh mục các chỗ điền trong README.md',
    },
  )
}

function propertiesOf(sample: SampleLetter): string[] {
  const names = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect)
    if (typeof value !== 'object' || value === null) return undefined
    for (const [name, inner] of Object.entries(value)) {
      names.add(name)
      collect(inner)
    }
    return undefined
  }
  collect(sample.values)
  return Array.from(names)
}

/** A file that no letter uses is a misspelt name: its author believes that it is sent. */
function unused(wording: Wording): RuleFault[] {
  const names = Object.keys(wording)
  const used = new Set<string>([...LETTERS, DIGEST_SHARED])
  for (const name of used)
    for (const [, partial = ''] of wording[name]?.source.matchAll(/\{%-?\s*render\s+([\w-]+)/gu) ?? [])
      used.add(partial)
  return names
    .filter((name) => !used.has(name))
    .map((name) => {
      const { file, source } = wording[name] ?? { file: name, source: '' }
      const meant = nearest(name, Array.from(used))
      return faultAt(sourceText(file, source), START, {
        expected: `tên tệp mà thư có dùng: ${Array.from(used)
          .filter((each) => each !== DIGEST_SHARED)
          .sort()
          .join(', ')}`,
        found: `"${name}.txt", không thư nào dùng`,
        mend: meant ? `có phải ý định ghi "${meant}.txt"?` : 'xóa tệp này, hoặc đổi tên',
      })
    })
}

function onePerPlace(faults: readonly RuleFault[]): RuleFault[] {
  const seen = new Set<string>()
  return faults.filter((fault) => {
    const key = `${fault.file}:${fault.line}:${fault.column}:${fault.found}`
    return seen.has(key) ? false : seen.add(key)
  })
}
