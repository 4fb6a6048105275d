import type { FileReading } from '../reading/extraction.ts'

/** Files read as one: a single file, or pictures that may be pages of one document, in the order of their names. */
export type Volume = {
  readonly files: readonly FileReading[]
  /** Where each file's pages begin in the volume, from 1. */
  readonly firstPages: readonly number[]
}

/** A picture read worse than this could be anything: it stands alone, so that it is told as unreadable and not as a page of another. */
const MIN_JOIN_CONFIDENCE = 0.55

/**
 * Puts photos and single scanned pages that lie side by side in one mail or archive together, by the order of their names: people
 * photograph page after page (IMG_001.jpg, IMG_002.jpg). Whether a page begins a new document is decided by what stands on it.
 */
export function joinPictures(files: readonly FileReading[]): Volume[] {
  const volumes: FileReading[][] = []
  const groups = new Map<string, FileReading[]>()
  for (const file of files) {
    const key = file.path.slice(0, -1).join('\u0000')
    const group = groups.get(key)
    if (!isPicturePage(file)) volumes.push([file])
    else if (group !== undefined) group.push(file)
    else {
      const started = [file]
      groups.set(key, started)
      volumes.push(started)
    }
  }
  for (const group of groups.values()) group.sort((a, b) => BY_NAME.compare(ownName(a), ownName(b)))
  return volumes.map((members) => {
    let page = 1
    const firstPages = members.map((file) => {
      const first = page
      page += file.pages.length
      return first
    })
    return { files: members, firstPages }
  })
}

const BY_NAME = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function ownName(file: FileReading): string {
  return file.path.at(-1) ?? file.name
}

function isPicturePage(file: FileReading): boolean {
  return (
    file.readBy === 'ocr' &&
    file.problem === null &&
    file.pages.length === 1 &&
    file.format !== 'docx' &&
    (file.confidence ?? 1) >= MIN_JOIN_CONFIDENCE
  )
}
