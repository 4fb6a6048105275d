import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Block, FileReading, Page } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { isRight, sameNumber } from './names.ts'
import type { TrueName } from './truth.ts'

const HAND = join(import.meta.dirname, 'hand')

const Expected = z.strictObject({
  why: z.string(),
  read: z.enum(['text', 'ocr']),
  expect: z.array(
    z.strictObject({
      type: z.string(),
      also: z.array(z.string()).default([]),
      number: z.string().nullish(),
      date: z.preprocess(
        (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
        z.string().nullish(),
      ),
      nominees: z.array(z.string()).optional(),
      subjects: z.array(z.string()).optional(),
      problem: z.string().optional(),
      told: z.boolean().optional(),
    }),
  ),
})

export type HandCase = { readonly name: string; readonly why: string; readonly faults: readonly string[] }

/**
 * Documents typed by hand, of kinds that no generator thinks of. A file of `hand/` says why it is there and what a reader must
 * find; below `====` stands the document: lines, `| a | b |` rows of tables with `⏎` for a line break in a cell, `=== page ===`.
 */
export async function judgeByHand(): Promise<HandCase[]> {
  const names = (await readdir(HAND)).filter((name) => name.endsWith('.txt')).sort()
  return Promise.all(names.map(async (name) => judge(name.slice(0, -4), await readFile(join(HAND, name), 'utf8'))))
}

function judge(name: string, text: string): HandCase {
  const at = text.indexOf('\n====\n')
  const { why, read, expect } = Expected.parse(parse(text.slice(0, at)))
  const pages = text
    .slice(at + 6)
    .split('=== page ===\n')
    .map((page): Page => ({ blocks: blocksOf(page.trimEnd().split('\n'), read === 'ocr') }))
  const file: FileReading = {
    name: `${name}.pdf`,
    path: [`${name}.pdf`],
    sha256: name,
    size: text.length,
    format: 'pdf',
    readBy: read,
    pages,
    confidence: read === 'ocr' ? 0.86 : null,
    problem: null,
    warnings: [],
  }
  const found = understand([file], documentTypes)
  return { name, why, faults: faultsOf(expect, found) }
}

function blocksOf(lines: readonly string[], ocr: boolean): Block[] {
  const blocks: Block[] = []
  let rows: string[][] = []
  for (const line of lines) {
    if (line.startsWith('|')) {
      rows.push(
        line
          .replace(/^\||\|$/gu, '')
          .split('|')
          .map((cell) => cell.trim().replaceAll('⏎', '\n')),
      )
      continue
    }
    if (rows.length > 0) blocks.push({ kind: 'table', rows })
    rows = []
    blocks.push({ kind: 'line', text: line.trimEnd(), ...(ocr ? { confidence: 0.86 } : {}) })
  }
  if (rows.length > 0) blocks.push({ kind: 'table', rows })
  return blocks
}

function faultsOf(expect: z.infer<typeof Expected>['expect'], found: readonly UnderstoodDocument[]): string[] {
  const faults: string[] = []
  const [first] = expect
  const wanted = expect.map((one) => one.type)
  // Neighbours of one type may be cut as finely as the program likes.
  const types = (list: readonly string[]): string => list.filter((type, index) => list[index - 1] !== type).join('+')
  // An annex cut off as a list of its own is as good as one kept with its letter.
  const seen = types(
    found.map((document) => document.type).filter((type) => type !== 'nominee-list' || wanted.includes(type)),
  )
  const accepted = [types(wanted), ...(expect.length === 1 ? (first?.also ?? []) : [])]
  if (!accepted.includes(seen))
    faults.push(
      `expected ${wanted.join('+')}, found ${found.map((document) => `${document.type} ${document.confidence.toFixed(2)}`).join('+')}`,
    )
  for (const one of expect) {
    const documents = found.filter((document) => document.type === one.type || one.also.includes(document.type))
    const [document] = documents
    if (document === undefined) continue
    if (one.number !== undefined && !sameNumber(document.number?.value ?? null, one.number))
      faults.push(`number: expected ${one.number ?? 'none'}, found ${document.number?.value ?? 'none'}`)
    if (one.date !== undefined && (document.date?.value ?? null) !== one.date)
      faults.push(`date: expected ${one.date ?? 'none'}, found ${document.date?.value ?? 'none'}`)
    if (one.problem !== undefined && document.problem !== one.problem)
      faults.push(`problem: expected ${one.problem}, found ${document.problem ?? 'none'}`)
    if (one.nominees !== undefined)
      faults.push(
        ...nameFaults(
          'nominees',
          one.nominees,
          found.map((each) => each.nominees),
        ),
      )
    if (one.told === true && !documents.some((each) => each.nominees.some((nominee) => nominee.achievementsTold)))
      faults.push('achievements are told here, nobody noticed')
  }
  const subjects = expect.flatMap((one) => one.subjects ?? [])
  if (subjects.length > 0)
    faults.push(
      ...nameFaults(
        'subjects',
        subjects,
        found.map((document) => document.subjects),
      ),
    )
  return faults
}

type Named = { readonly kind: string; readonly name: string }

function nameFaults(what: string, wanted: readonly string[], documents: readonly (readonly Named[])[]): string[] {
  const rest = together(documents)
  const lost = wanted.filter((one) => {
    const truth: TrueName = { kind: one.startsWith('c ') ? 'collective' : 'individual', names: [one.slice(2)] }
    const at = rest.findIndex((each) => isRight(each, truth, true))
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
  return lost.length + rest.length === 0
    ? []
    : [`${what}: lost [${lost.join('; ')}], wrong [${rest.map((one) => `${one.kind} ${one.name}`).join('; ')}]`]
}

/** Names of several documents, each as often as the document that says it most often: a letter scanned twice proposes nobody twice. */
function together(documents: readonly (readonly Named[])[]): Named[] {
  const all: Named[] = []
  for (const names of documents) {
    const spare = [...all]
    for (const one of names) {
      const at = spare.findIndex((each) => each.kind === one.kind && each.name === one.name)
      if (at === -1) all.push(one)
      else spare.splice(at, 1)
    }
  }
  return all
}
