import type { Block, Line } from '../extraction.ts'
import { MOST_COLUMNS } from '../grid.ts'
import { gridOfRows, type EdgedCell } from '../edged-rows.ts'
import type { Item } from '../word/blocks.ts'
import { distinctParts } from '../word/margins.ts'
import { toLines, type Piece } from '../word/paragraph-lines.ts'
import { tokensOf, type Token } from './tokens.ts'

/** The body of an RTF text, headers before it, footers and notes after it. */
export function readRtf(bytes: Uint8Array): RtfText {
  const reader = new Reader()
  for (const token of tokensOf(bytes)) reader.take(token)
  return { items: reader.end(), pictures: reader.pictures }
}

/** A text with its pictures: JPEG and PNG, by the ids that its items name. */
export type RtfText = { readonly items: Item[]; readonly pictures: ReadonlyMap<string, Uint8Array> }

type State = {
  readonly destination: 'body' | 'fonts' | 'skip' | 'picture'
  readonly font: number
  readonly bold: boolean
  readonly caps: boolean
  readonly hidden: boolean
  readonly unicodeSkip: number
  /** Inside the label of a list item, which ends with a tab. */
  readonly inLabel: boolean
  readonly part: Part
}

/** One of the texts of a file: each has its own paragraphs and tables. */
type Part = {
  readonly items: Item[]
  pieces: Piece[]
  centred: boolean
  inTable: boolean
  depth: number
  cell: Line[]
  cells: Line[][]
  rows: EdgedCell[][]
  edges: number[]
  covered: boolean[]
  coverNext: boolean
  pageBreakBefore: boolean
}

type Font = { name: string; codepage: string }

const PLAIN: Omit<State, 'part'> = {
  destination: 'body',
  font: -1,
  bold: false,
  caps: false,
  hidden: false,
  unicodeSkip: 1,
  inLabel: false,
}

/** Groups inside each other at most. */
const MOST_DEEP = 1000

/** Destinations whose text is no text of the letter. Those marked \* are skipped unless they are known. */
const SKIPPED = new Set(
  'colortbl stylesheet info object listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst filetbl revtbl pgptbl bkmkstart bkmkend footnotesep ftnsep ftnsepc aftnsep aftnsepc annotation atnid atnauthor nonshppict shpinst mmathPr template operator title author comment pntext'.split(
    ' ',
  ),
)
const READ_THOUGH_STARRED = new Set(['shppict', 'shptxt', 'fldrslt', 'listtext', 'footnote'])
const HEADS = new Set(['header', 'headerl', 'headerr', 'headerf'])
const FEET = new Set(['footer', 'footerl', 'footerr', 'footerf'])

/** A picture that is being read: its digits, and whether it is of a kind that can be looked at. */
type Picture = { hex: string; taken: boolean }

/** Pictures taken at most: a letter with more is an album. */
const MOST_PICTURES = 40

class Reader {
  readonly pictures = new Map<string, Uint8Array>()
  #picture: Picture | null = null
  readonly #main = createPart()
  readonly #heads: Part[] = []
  readonly #after: Part[] = []
  readonly #fonts = new Map<number, Font>()
  #fontNumber = 0
  #codepage = 'windows-1252'
  #state: State = { ...PLAIN, part: this.#main }
  #stack: State[] = []
  #deep = 0
  #starred = false
  /** Nothing stood in this group yet: only there does a star announce what may be passed over. */
  #fresh = false
  #skipBytes = 0

  take(token: Token): void {
    const fresh = this.#fresh
    this.#fresh = token.kind === 'open'
    switch (token.kind) {
      case 'open':
        if (this.#stack.length < MOST_DEEP) this.#stack.push(this.#state)
        else this.#deep++
        break
      case 'close':
        if (this.#deep > 0) this.#deep--
        else this.#close()
        break
      case 'bytes':
        this.#bytes(token.bytes)
        break
      case 'word':
        if (token.word === '*') this.#starred = fresh
        else {
          this.#word(token.word, token.number)
          this.#starred = false
        }
        break
      default:
        token satisfies never
    }
  }

  end(): Item[] {
    const heads = distinctParts(this.#heads.map(finish))
    const after = distinctParts(this.#after.map(finish))
    return [...heads, ...finish(this.#main), ...after]
  }

  #close(): void {
    const before = this.#stack.pop()
    if (before === undefined) return
    if (this.#state.destination === 'picture' && before.destination !== 'picture') this.#keepPicture(before.part)
    if (before.part !== this.#state.part) endParagraph(this.#state.part)
    this.#state = before
  }

  #word(word: string, number: number | null): void {
    const { destination, part } = this.#state
    if (SKIPPED.has(word) || (this.#starred && !READ_THOUGH_STARRED.has(word))) {
      if (word === 'shpinst') return // holds the text of a text box
      this.#set({ destination: 'skip' })
      return
    }
    if (word === 'fonttbl') this.#set({ destination: 'fonts' })
    else if (word === 'shptxt' || word === 'footnote') this.#startPart(this.#after)
    else if (HEADS.has(word)) this.#startPart(this.#heads)
    else if (FEET.has(word)) this.#startPart(this.#after)
    else if (word === 'ansicpg' && number !== null) this.#codepage = codepageName(number) ?? this.#codepage
    else if (word === 'pict') {
      this.#picture = { hex: '', taken: false }
      this.#set({ destination: 'picture' })
    } else if (word === 'pngblip' || word === 'jpegblip') this.#picture = { hex: '', taken: true }
    else if (word === 'listtext') this.#set({ inLabel: true })
    else if (word === 'uc') this.#set({ unicodeSkip: number ?? 1 })
    else if (destination === 'fonts') this.#fontWord(word, number)
    else if (destination === 'body') this.#bodyWord(word, number, part)
  }

  #fontWord(word: string, number: number | null): void {
    if (word === 'f' && number !== null) {
      this.#fontNumber = number
      this.#fonts.set(number, { name: '', codepage: this.#codepage })
    } else if (word === 'fcharset') {
      const font = this.#fonts.get(this.#fontNumber)
      const name = number === 163 ? 'windows-1258' : number === 0 || number === 1 ? 'windows-1252' : null
      if (font !== undefined && name !== null) font.codepage = name
    }
  }

  #bodyWord(word: string, number: number | null, part: Part): void {
    const on = number !== 0
    switch (word) {
      case 'f':
        this.#set({ font: number ?? -1 })
        break
      case 'plain':
        this.#set({ bold: false, caps: false, hidden: false })
        break
      case 'b':
        this.#set({ bold: on })
        break
      case 'caps':
        this.#set({ caps: on })
        break
      case 'v':
      case 'deleted':
        this.#set({ hidden: on })
        break
      case 'pard':
        Object.assign(part, { centred: false, inTable: false, depth: 1, pageBreakBefore: false })
        break
      case 'qc':
        part.centred = true
        break
      case 'ql':
      case 'qr':
      case 'qj':
        part.centred = false
        break
      case 'intbl':
        part.inTable = true
        break
      case 'itap':
        part.depth = number ?? 1
        break
      case 'pagebb':
        part.pageBreakBefore = on
        break
      case 'par':
        endParagraph(part)
        break
      case 'sect':
      case 'page':
        endParagraph(part)
        if (!part.inTable) part.items.push({ kind: 'page' })
        break
      case 'line':
        this.#add('\n')
        break
      case 'tab':
        this.#add('\t')
        break
      case 'nestcell':
        this.#add('\t')
        break
      case 'nestrow':
        endParagraph(part)
        break
      case 'cell':
        part.inTable = true
        endParagraph(part)
        part.cells.push(part.cell)
        part.cell = []
        break
      case 'trowd':
        Object.assign(part, { edges: [], covered: [], coverNext: false })
        break
      case 'clmrg':
      case 'clvmrg':
        part.coverNext = true
        break
      case 'cellx':
        if (part.edges.length < MOST_COLUMNS) {
          part.edges.push(number ?? 0)
          part.covered.push(part.coverNext)
        }
        part.coverNext = false
        break
      case 'row':
        endRow(part)
        break
      case 'u':
        this.#add(String.fromCharCode(((number ?? 0) + 65_536) % 65_536))
        this.#skipBytes = this.#state.unicodeSkip
        break
      default:
        this.#add(SYMBOLS[word] ?? '')
    }
  }

  #bytes(bytes: readonly number[]): void {
    const { destination, font } = this.#state
    if (destination === 'fonts') {
      const known = this.#fonts.get(this.#fontNumber)
      if (known !== undefined) known.name = (known.name + String.fromCharCode(...bytes)).replace(/;.*$/s, '').trim()
      return
    }
    if (destination === 'picture') {
      if (this.#picture?.taken === true) this.#picture.hex += Buffer.from(bytes).toString('latin1')
      return
    }
    const kept = bytes.slice(this.#skipBytes)
    this.#skipBytes = Math.max(0, this.#skipBytes - bytes.length)
    if (destination === 'skip' || kept.length === 0) return
    const codepage = this.#fonts.get(font)?.codepage ?? this.#codepage
    this.#add(
      new TextDecoder(/^(?:\.vn|vni)/i.test(this.#fontName()) ? 'windows-1252' : codepage).decode(
        Uint8Array.from(kept),
      ),
    )
  }

  #keepPicture(part: Part): void {
    const picture = this.#picture
    this.#picture = null
    if (picture === null || !picture.taken || this.pictures.size >= MOST_PICTURES) return
    const id = `picture-${this.pictures.size + 1}`
    this.pictures.set(id, new Uint8Array(Buffer.from(picture.hex.replaceAll(/[^\da-f]/gi, ''), 'hex')))
    part.items.push({ kind: 'picture', id })
  }

  #fontName(): string {
    return this.#fonts.get(this.#state.font)?.name ?? this.#fonts.get(0)?.name ?? ''
  }

  #add(text: string): void {
    const { hidden, destination, bold, caps, part, inLabel } = this.#state
    if (text === '' || hidden || destination !== 'body') return
    const label = inLabel ? text.replace('\t', ' ').replace(part.pieces.length === 0 ? /^ +/ : /$^/, '') : text
    part.pieces.push({ text: label, font: this.#fontName(), bold, caps })
  }

  #startPart(parts: Part[]): void {
    const part = createPart()
    parts.push(part)
    this.#state = { ...PLAIN, unicodeSkip: this.#state.unicodeSkip, font: this.#state.font, part }
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change }
  }
}

/** Control words and symbols that stand for a character. The optional hyphen must stay: in TCVN3 it is the letter ư. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  '-': '\u00ad',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
}

function codepageName(number: number): string | null {
  return number >= 1250 && number <= 1258 ? `windows-${number}` : number === 65_001 ? 'utf-8' : null
}

function createPart(): Part {
  return {
    items: [],
    pieces: [],
    centred: false,
    inTable: false,
    depth: 1,
    cell: [],
    cells: [],
    rows: [],
    edges: [],
    covered: [],
    coverNext: false,
    pageBreakBefore: false,
  }
}

function endParagraph(part: Part): void {
  const lines = toLines(mergeRuns(part.pieces), part.centred, part.inTable)
  part.pieces = []
  if (part.inTable) {
    part.cell.push(...lines)
    return
  }
  endTable(part)
  if (part.pageBreakBefore) part.items.push({ kind: 'page' })
  part.pageBreakBefore = false
  for (const line of lines.length === 0 ? [{ kind: 'line', text: '' } as const] : lines)
    part.items.push({ kind: 'block', block: line })
}

/** Each letter beyond ASCII is a run of its own in RTF: runs of one look are put together. */
function mergeRuns(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged[merged.length - 1]
    if (last !== undefined && last.font === piece.font && last.bold === piece.bold && last.caps === piece.caps) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text }
    } else merged.push(piece)
  }
  return merged
}

function endRow(part: Part): void {
  if (part.cell.length > 0) part.cells.push(part.cell)
  part.rows.push(
    part.cells.map((lines, i) => ({
      text: lines
        .map((line) => line.text)
        .join('\n')
        .trim(),
      left: i === 0 ? null : (part.edges[i - 1] ?? null),
      right: part.edges[i] ?? null,
      covered: part.covered[i] === true,
    })),
  )
  part.cells = []
  part.cell = []
}

function endTable(part: Part): void {
  if (part.cells.length > 0 || part.cell.length > 0) endRow(part)
  if (part.rows.length === 0) return
  const { rows } = part
  part.rows = []
  const blocks: Block[] = rows.every((row) => row.length <= 1)
    ? rows.flatMap((row) =>
        row.flatMap((cell) => cell.text.split('\n').map((text) => ({ kind: 'line', text }) as const)),
      )
    : [{ kind: 'table', rows: gridOfRows(rows) }]
  for (const block of blocks) part.items.push({ kind: 'block', block })
}

function finish(part: Part): Item[] {
  if (part.pieces.length > 0) endParagraph(part)
  endTable(part)
  return part.items
}
