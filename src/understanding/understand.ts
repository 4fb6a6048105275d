import type { FileReading } from '../reading/extraction.ts'
import type { DocumentType } from './document-type.ts'
import type { DocumentTypeId, UnderstoodDocument } from './document.ts'
import { knowSubjectsByLetter } from './by-letter.ts'
import { joinPictures, type Volume } from './join-pictures.ts'
import { readDocument } from './read-document.ts'
import { rowsOf, type Row } from './row.ts'
import { split, type Segment } from './split.ts'

/**
 * From the files of a mail to its documents, in the files' order: each file cut into the documents it holds, pictures that are pages
 * of one document read as one. Pure, and linear in the text. A file that could not be read is a document of unknown type with its
 * problem, so that every attachment is told of.
 */
export function understand(files: readonly FileReading[], types: readonly DocumentType[]): UnderstoodDocument[] {
  const order = new Map(files.map((file, i) => [file, i]))
  return knowSubjectsByLetter(joinPictures(files).flatMap((volume) => understandVolume(volume, types)))
    .sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0))
    .map(({ document }) => document)
}

type Placed = {
  readonly file: FileReading
  readonly document: UnderstoodDocument
  /** The rows it was read from; none for the later files of one document. */
  readonly rows: readonly Row[]
}

function understandVolume(volume: Volume, types: readonly DocumentType[]): Placed[] {
  const [first] = volume.files
  if (first === undefined) return []
  const rows = rowsOf(volume.files.flatMap((file) => file.pages))
  if (rows.length === 0) return volume.files.map((file) => ({ file, document: unread(file), rows: [] }))
  const segments = split(rows, types, first.readBy === 'ocr')
  let follows: DocumentTypeId | null = null
  return segments.flatMap((segment) => {
    const placed = place(segment, segments.length, volume, types, follows)
    follows = placed[0]?.document.type ?? null
    return placed
  })
}

/** A segment's document stands at the file it begins in; further files it runs over repeat it, so that none is left unsaid. */
function place(
  segment: Segment,
  of: number,
  volume: Volume,
  types: readonly DocumentType[],
  follows: DocumentTypeId | null,
): Placed[] {
  const firstPage = segment.rows[0]?.page ?? 1
  const lastPage = segment.rows.at(-1)?.page ?? firstPage
  const covered = volume.files.flatMap((file, i) => {
    const from = volume.firstPages[i] ?? 1
    const to = from + Math.max(1, file.pages.length) - 1
    return from <= lastPage && to >= firstPage ? [{ file, from, to }] : []
  })
  const [start] = covered
  if (start === undefined) return []
  const offset = start.from - 1
  const single = volume.files.length === 1
  const pages: UnderstoodDocument['pages'] = single && of > 1 ? [firstPage, lastPage] : null
  const shifted = {
    ...segment,
    rows: offset === 0 ? segment.rows : segment.rows.map((row) => ({ ...row, page: row.page - offset })),
  }
  const document = readDocument(shifted, start.file, pages, types, follows)
  return covered.map(({ file }, i) => ({
    file,
    rows: i === 0 ? shifted.rows : [],
    document:
      i === 0
        ? document
        : {
            ...document,
            ...identity(file),
            continues: start.file.path,
            doubts: [`Là trang tiếp theo của tệp "${start.file.name}".`],
          },
  }))
}

function identity(
  file: FileReading,
): Pick<UnderstoodDocument, 'attachment' | 'path' | 'sha256' | 'readBy' | 'problem'> {
  return { attachment: file.name, path: file.path, sha256: file.sha256, readBy: file.readBy, problem: file.problem }
}

function unread(file: FileReading): UnderstoodDocument {
  return {
    ...identity(file),
    problem: file.problem ?? 'empty',
    pages: null,
    type: 'unknown',
    subtype: null,
    confidence: 0,
    title: null,
    number: null,
    numberBlank: false,
    date: null,
    issuer: null,
    superior: null,
    signer: null,
    recipient: null,
    planNumber: null,
    awardLevel: null,
    statedCounts: null,
    nominees: [],
    refersToList: false,
    subjects: [],
    doubts: ['Không đọc được nội dung của tệp.'],
  }
}
