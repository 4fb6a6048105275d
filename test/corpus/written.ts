import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { makeMail } from '#scripts/making/mail.ts'
import type { MadeFile } from '#scripts/making/mail.ts'
import { convert } from '#scripts/making/office.ts'
import type { OfficeTarget } from '#scripts/making/office.ts'
import { line } from '#scripts/making/paper.ts'
import { makePdf } from '#scripts/making/pdf.ts'
import { makeZip } from '#scripts/making/zip.ts'
import type { DocumentTypeId } from '#src/understanding/document.ts'
import { damaged, load, photographed, save, scanned } from './files.ts'
import type { Made } from './files.ts'
import { createRandom } from './random.ts'
import type { TrueCase, TrueDocument, TrueDossier, TrueMail, TrueName } from './truth.ts'

/**
 * Mails that people wrote one by one, each a file of `written/<hand>/`: papers as HTML that LibreOffice turns into what a union
 * sends, and what a fair officer finds. The writers had not seen the program; `written/README.md` tells the format.
 */
export async function writtenCases(folder: string, cache: string): Promise<TrueCase[]> {
  const cases = await casesOf(folder)
  await mkdir(cache, { recursive: true })
  const made = await makePapers(
    cases.flatMap((one) => one.mails.flatMap((mail) => mail.files.flatMap(papersIn))),
    cache,
  )
  return Promise.all(cases.map((one) => buildCase(one, made)))
}

/** The same with their papers left as pages of HTML, which no office program has to make; without those of pictures and broken files. */
export async function writtenInHtml(folder: string): Promise<TrueCase[]> {
  const cases = (await casesOf(folder)).filter(({ mails }) =>
    mails.every(({ files }) =>
      files.flatMap(papersIn).every(({ as, damage }) => damage === null && as !== 'scan' && as !== 'photos'),
    ),
  )
  const made = new Map(
    cases.flatMap(({ mails }) =>
      mails.flatMap(({ files }) =>
        files
          .flatMap(papersIn)
          .map((file): [WrittenFile, Made] => [
            file,
            [
              {
                ending: 'html',
                bytes: file.html === undefined ? new TextEncoder().encode(file.content) : page(file.html),
              },
            ],
          ]),
      ),
    ),
  )
  return Promise.all(cases.map((one) => buildCase(one, made)))
}

async function casesOf(folder: string): Promise<(WrittenCase & { readonly id: string })[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => ({
      id: name.slice(0, -5),
      ...readCase(name, await readFile(join(folder, name), 'utf8')),
    })),
  )
}

const FORMATS = ['docx', 'pdf', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'txt', 'scan', 'photos', 'zip'] as const

type WrittenFile = {
  readonly name: string
  readonly as: (typeof FORMATS)[number]
  readonly html?: string | undefined
  readonly content?: string | undefined
  readonly files?: readonly WrittenFile[] | undefined
  readonly damage: 'empty' | 'corrupt' | 'encrypted' | null
}

const File: z.ZodType<WrittenFile> = z.strictObject({
  name: z.string(),
  as: z.enum(FORMATS),
  html: z.string().optional(),
  content: z.string().optional(),
  get files() {
    return z.array(File).optional()
  },
  damage: z
    .enum(['empty', 'corrupt', 'encrypted'])
    .nullish()
    .default(null)
    .transform((how) => how ?? null),
})

const oneOrMore = <T extends z.ZodType<string>>(one: T) =>
  z.union([one, z.array(one)]).transform((value) => [value].flat())
const DOCUMENT_TYPES = ['proposal-letter', 'achievement-summary', 'nominee-list', 'result-report', 'minutes', 'other', 'unknown'] as const satisfies DocumentTypeId[] // prettier-ignore
const PROBLEMS = ['encrypted', 'corrupt', 'empty', 'blank-form', 'unsupported', 'too-large', 'too-deep', 'timeout'] as const // prettier-ignore
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().nullish(),
)

const Case = z.strictObject({
  why: z.string(),
  roster: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        aliases: z.array(z.string()).default([]),
        emails: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  mails: z.array(
    z.strictObject({
      from: z.string(),
      date: z.coerce.date(),
      received: z.coerce.date().optional(),
      subject: z.string().nullish(),
      text: z.string().nullish(),
      reply: z.number().optional(),
      headers: z.record(z.string(), z.string()).optional(),
      files: z
        .array(File)
        .nullish()
        .transform((files) => files ?? []),
      expect: z.strictObject({
        kind: z.enum(['submission', 'auto-reply', 'bounce', 'bulk', 'own']).default('submission'),
        documents: z
          .array(
            z.strictObject({
              file: oneOrMore(z.string()),
              type: z.enum(DOCUMENT_TYPES),
              also: z.array(z.enum(DOCUMENT_TYPES)).default([]),
              number: z.string().nullish(),
              date: day,
              subjects: z.array(z.string()).nullish(),
              problem: z.enum(PROBLEMS).nullish(),
            }),
          )
          .nullish()
          .transform((documents) => documents ?? []),
        dossiers: z
          .array(
            z.strictObject({
              submission: z.enum(['commendation', 'result-report']),
              status: oneOrMore(z.enum(['complete', 'incomplete', 'needs-review'])),
              timeliness: z.enum(['on-time', 'late']),
              unit: z.string().nullish(),
              letter: z.enum(['present', 'missing', 'unreadable']).nullish(),
              nominees: z
                .array(
                  z.strictObject({
                    name: z.string(),
                    summary: oneOrMore(z.enum(['present', 'missing', 'unreadable'])),
                  }),
                )
                .nullish()
                .transform((nominees) => nominees ?? []),
            }),
          )
          .nullish()
          .transform((dossiers) => dossiers ?? []),
      }),
    }),
  ),
})

type WrittenCase = z.infer<typeof Case>
type WrittenMail = WrittenCase['mails'][number]

function readCase(name: string, text: string): WrittenCase {
  const { data, error } = Case.safeParse(parse(text))
  if (error !== undefined) throw new Error(`${name} is not a case: ${z.prettifyError(error)}`)
  return data
}

function papersIn(file: WrittenFile): WrittenFile[] {
  return file.as === 'zip' ? (file.files ?? []).flatMap(papersIn) : [file]
}

type Papers = ReadonlyMap<WrittenFile, Made>

/** Changes when papers come out otherwise, so that old ones are not taken from the cache. */
const VERSION = 2
const TARGETS: Readonly<Partial<Record<WrittenFile['as'], OfficeTarget>>> = {
  docx: 'docx', doc: 'doc', odt: 'odt', rtf: 'rtf', pdf: 'pdf', scan: 'pdf', photos: 'pdf', xlsx: 'xlsx', xls: 'xls',
} // prettier-ignore

async function makePapers(files: readonly WrittenFile[], cache: string): Promise<Papers> {
  const made = new Map<WrittenFile, Made>()
  const absent: WrittenFile[] = []
  for (const file of files) {
    const found = await load(cache, keyOf(file))
    if (found === null) absent.push(file)
    else made.set(file, found)
  }
  for (const as of FORMATS) {
    const some = absent.filter((file) => file.as === as)
    for (const [index, bytes] of (await converted(some, as)).entries()) {
      const file = some[index]
      if (file === undefined) continue
      const kept = (await finished(file, bytes)).map((one) => ({
        ending: one.ending,
        bytes: damaged(one.bytes, one.ending, file.damage),
      }))
      made.set(file, kept)
      await save(cache, keyOf(file), kept)
    }
  }
  return made
}

function keyOf({ as, html, content, damage }: WrittenFile): string {
  return createHash('sha256')
    .update(JSON.stringify([VERSION, as, html, content, damage]))
    .digest('hex')
    .slice(0, 40)
}

async function converted(files: readonly WrittenFile[], as: WrittenFile['as']): Promise<Uint8Array[]> {
  const target = TARGETS[as]
  if (target === undefined) return files.map((file) => new TextEncoder().encode(file.content ?? ''))
  const pages = files.map((file) => ({ ending: 'html', bytes: page(file.html ?? `<pre>${file.content ?? ''}</pre>`) }))
  return convert(pages, target, as === 'xlsx' || as === 'xls' ? 'sheet' : 'paper')
}

function page(html: string): Uint8Array {
  return new TextEncoder().encode(
    `<html><head><meta charset="utf-8"></head><body style="font-family: 'Times New Roman'; font-size: 13pt">${html}</body></html>`,
  )
}

async function finished(file: WrittenFile, bytes: Uint8Array): Promise<Made> {
  if (file.as === 'pdf' && file.damage === 'encrypted') {
    const locked = { font: 'Times New Roman', size: 13, parts: [line('Tệp có mật khẩu')] }
    return [{ ending: 'pdf', bytes: await makePdf(locked, { password: 'congdoan' }) }]
  }
  const rng = createRandom(`${file.name}${file.html?.length}`)
  if (file.as === 'scan') return scanned(bytes, rng)
  if (file.as === 'photos') return photographed(bytes, rng)
  return [{ ending: file.as, bytes }]
}

async function buildCase(one: WrittenCase & { readonly id: string }, made: Papers): Promise<TrueCase> {
  const all = one.mails.flatMap((mail) => mail.files.flatMap(papersIn))
  const medium = all.some((file) => file.as === 'photos')
    ? 'photo'
    : all.some((file) => file.as === 'scan')
      ? 'scan'
      : 'digital'
  const mails = await Promise.all(one.mails.map((mail, index) => buildMail(one.id, mail, index, made)))
  return { id: one.id, seed: one.id, medium, traits: ['written'], roster: one.roster, mails }
}

async function buildMail(id: string, mail: WrittenMail, index: number, made: Papers): Promise<TrueMail> {
  const messageId = (at: number): string => `<${id}-${at}@mail.gmail.com>`
  const thread = mail.reply === undefined ? {} : { inReplyTo: messageId(mail.reply - 1), references: [messageId(mail.reply - 1)] } // prettier-ignore
  const [, name = '', address = mail.from] = /^(.*?)\s*<(.+)>$/u.exec(mail.from) ?? []
  const raw = await makeMail({
    from: { name: name.replaceAll('"', ''), address },
    to: { name: 'LĐLĐ quận Ba Đình', address: 'ldldbadinh@gmail.com' },
    subject: mail.subject ?? null,
    date: mail.date,
    received: mail.received ?? mail.date,
    messageId: messageId(index),
    ...thread,
    text: mail.text ?? '',
    files: mail.files.flatMap((file) => attachments(file, made)),
    ...(mail.headers === undefined ? {} : { headers: mail.headers }),
  })
  return {
    file: `${id}-${index + 1}.eml`,
    raw,
    kind: mail.expect.kind,
    documents: mail.expect.documents.map((document) => trueDocument(document, mail.files)),
    dossiers: mail.expect.dossiers.map(trueDossier),
  }
}

/** A file as it is attached; photos are one picture a page, numbered as a telephone does. */
function attachments(file: WrittenFile, made: Papers): MadeFile[] {
  if (file.as === 'zip') {
    const members = (file.files ?? []).flatMap((each) => attachments(each, made))
    return [{ name: file.name, bytes: file.damage === null ? makeZip(members) : damaged(makeZip(members), 'zip', file.damage) }] // prettier-ignore
  }
  const pages = made.get(file) ?? []
  return pages.map(({ bytes }, at) => ({ name: pages.length === 1 ? file.name : numbered(file.name, at), bytes }))
}

function numbered(name: string, at: number): string {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? `${name} (${at + 1}).jpg` : `${name.slice(0, dot)} (${at + 1})${name.slice(dot)}`
}

function trueDocument(
  document: WrittenMail['expect']['documents'][number],
  files: readonly WrittenFile[],
): TrueDocument {
  const format = formatOf(document.file, files)
  return {
    // Photos come as a picture a page, and what they hold may be told at any of them.
    path: format === 'photos' ? [] : document.file,
    types: [document.type, ...document.also],
    number: document.number,
    date: document.date,
    subjects: (document.subjects ?? []).map(trueName),
    nominees: undefined,
    problem: document.problem ?? null,
    format,
  }
}

function formatOf([first, ...rest]: readonly string[], files: readonly WrittenFile[]): string {
  const file = files.find((each) => each.name === first)
  return file === undefined ? '?' : file.as === 'zip' && rest.length > 0 ? formatOf(rest, file.files ?? []) : file.as
}

function trueDossier(dossier: WrittenMail['expect']['dossiers'][number]): TrueDossier {
  return {
    submission: dossier.submission,
    statuses: dossier.status,
    timeliness: dossier.timeliness,
    unit: dossier.unit,
    nominees: dossier.nominees.map(({ name, summary }) => ({ ...trueName(name), summary })),
    letter: dossier.letter ?? null,
    remarks: undefined,
  }
}

function trueName(name: string): TrueName {
  return { kind: name.startsWith('c ') ? 'collective' : 'individual', names: [name.replace(/^[ic] /u, '')] }
}
