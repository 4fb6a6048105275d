import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'

import { faultAt, sourceText, type RuleFault, type SourceText } from './rule-fault.ts'

/** A YAML file with the place of every value. All scalars are text: 0240000000 stays a telephone number, `no` stays a word. */
export type YamlSource = {
  readonly source: SourceText
  readonly value: unknown
  /** Where the value at a path stands; where it is not there, where the map that lacks it begins. */
  place(path: Path): Place
  /** Where a key itself stands. */
  placeOfKey(path: Path, key: string): Place
}

export type Path = readonly PropertyKey[]
type Place = { readonly line: number; readonly column: number }

/** More than any campaign needs; a YAML alias bomb stays far below memory (the library limits aliases too). */
export const MAX_YAML_CHARACTERS = 500_000

export function readYaml(file: string, text: string): { yaml: YamlSource } | { faults: RuleFault[] } {
  const source = sourceText(file, text)
  if (text.length > MAX_YAML_CHARACTERS) return { faults: [tooLong(source)] }
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: 'failsafe',
    uniqueKeys: true,
    prettyErrors: false,
  })
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (document.errors.length > 0)
    return { faults: rootErrors(document.errors).map((error) => yamlFault(source, at(error.pos[0]), error)) }
  const value = valueOf(document)
  if (value === null) return { faults: [aliasBomb(source)] }
  return {
    yaml: {
      source,
      value: value.is,
      place: (path) => at(startOf(document, path)),
      placeOfKey: (path, key) => at(keyStart(document, path, key)),
    },
  }
}

/** Null where aliases (&name, *name) multiply: the library stops them by an exception. */
function valueOf(document: Document): { readonly is: unknown } | null {
  try {
    return { is: document.toJS({ maxAliasCount: 50 }) }
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

function startOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const start = isNode(node) ? node.range?.[0] : undefined
    if (start === undefined) continue
    // A value that is missing is told at the key whose value should hold it.
    const key = path[length - 1]
    return length < path.length && typeof key === 'string' ? keyStart(document, path.slice(0, length - 1), key) : start
  }
  return 0
}

function keyStart(document: Document, path: Path, key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(map)) return startOf(document, path)
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key)
  return pair && isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : startOf(document, path)
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node)
}

/** Errors after the first of a broken line mostly tell of the same slip: one is mended at a time, tabs all at once. */
function rootErrors<E extends { readonly code: string }>(errors: readonly E[]): readonly E[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  return tabs.length > 0 ? tabs : errors.slice(0, 1)
}

function yamlFault(
  source: SourceText,
  place: Place,
  { code, message }: { readonly code: string; readonly message: string },
): RuleFault {
  const said = BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? SAID[code]
  return faultAt(source, place, {
    expected:
      said?.expected ?? 'tệp viết đúng quy tắc YAML: mỗi dòng là "tên: giá trị", các dòng cùng mức lùi vào bằng nhau',
    found: said?.found ?? `dòng này viết chưa đúng (${code})`,
    mend:
      said?.mend ??
      'so dòng này với dòng tương tự trong một kế hoạch mẫu; chữ có dấu hai chấm thì đặt trong dấu nháy đơn',
  })
}

const COLON = {
  expected: 'mỗi dòng là "tên: giá trị"; trong giá trị không có dấu hai chấm kèm dấu cách',
  found: 'thêm một dấu hai chấm trong giá trị, hoặc dòng này lùi vào quá sâu',
  mend: "đặt cả giá trị trong dấu nháy đơn, ví dụ title: 'Kế hoạch: phát động thi đua'; hoặc lùi dòng bằng dòng trên",
}
const INDENT = {
  expected: 'các dòng cùng mức lùi vào bằng nhau, mỗi mức hai dấu cách',
  found: 'dòng này lùi vào khác các dòng cùng mức',
  mend: 'thêm hoặc bớt dấu cách ở đầu dòng cho bằng dòng cùng mức ở trên',
}
const BRACKET = {
  expected: 'ngoặc [ ] { } và dấu nháy mở thì phải đóng, các giá trị trong ngoặc cách nhau bằng dấu phẩy',
  found: 'ngoặc hoặc dấu nháy chưa đóng, hoặc thiếu dấu phẩy',
  mend: 'thêm dấu còn thiếu; chữ có sẵn ngoặc hay dấu nháy thì đặt cả giá trị trong dấu nháy đơn',
}

const NO_COLON = {
  expected: 'mỗi dòng là "tên: giá trị", hoặc một mục bắt đầu bằng dấu gạch ngang và dấu cách',
  found: 'dòng không có dấu hai chấm sau tên',
  mend: 'thêm dấu hai chấm và dấu cách sau tên; dòng nối tiếp dòng trên thì lùi vào sâu hơn dòng trên',
}

type Said = { readonly expected: string; readonly found: string; readonly mend: string }

/** One code of the library stands for slips that are mended in different ways. */
const BY_MESSAGE: readonly (readonly [RegExp, Said])[] = [
  [/end with a [\]}]|Missing closing/u, BRACKET],
  [/need to be followed by map values/u, NO_COLON],
]

const SAID: Readonly<Record<string, Said>> = {
  BLOCK_AS_IMPLICIT_KEY: COLON,
  MULTILINE_IMPLICIT_KEY: COLON,
  BAD_INDENT: INDENT,
  MISSING_CHAR: BRACKET,
  BLOCK_IN_FLOW: BRACKET,
  UNEXPECTED_TOKEN: {
    expected: 'sau ngoặc hay dấu nháy đóng không còn chữ nào; danh sách bắt đầu ở dòng sau tên',
    found: 'chữ thừa ở chỗ này',
    mend: 'đặt cả giá trị trong một cặp dấu nháy đơn, hoặc chuyển dấu gạch ngang xuống dòng dưới',
  },
  BAD_SCALAR_START: {
    expected: 'giá trị bắt đầu bằng chữ hoặc số',
    found: 'giá trị bắt đầu bằng một dấu mà YAML dùng riêng (@, `, %)',
    mend: 'đặt cả giá trị trong dấu nháy đơn',
  },
  DUPLICATE_KEY: {
    expected: 'mỗi tên chỉ ghi một lần trong một mục',
    found: 'tên này đã được ghi ở một dòng trước',
    mend: 'giữ một dòng, xóa dòng kia',
  },
  TAB_AS_INDENT: {
    expected: 'đầu dòng lùi vào bằng dấu cách',
    found: 'đầu dòng có dấu Tab',
    mend: 'xóa dấu Tab, gõ dấu cách',
  },
}

function aliasBomb(source: SourceText): RuleFault {
  return faultAt(
    source,
    { line: 1, column: 1 },
    {
      expected: 'giá trị ghi thẳng, không dùng dấu & và * của YAML',
      found: 'quá nhiều dấu * dẫn đến chỗ khác',
      mend: 'ghi thẳng giá trị vào từng dòng; chữ bắt đầu bằng & hoặc * thì đặt trong dấu nháy đơn',
    },
  )
}

function tooLong(source: SourceText): RuleFault {
  return faultAt(
    source,
    { line: 1, column: 1 },
    {
      expected: `không quá ${MAX_YAML_CHARACTERS} ký tự`,
      found: 'tệp quá dài',
      mend: 'kiểm tra xem có đúng là tệp kế hoạch không',
    },
  )
}
