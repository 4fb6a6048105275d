import { fold } from '#src/mail/machine-words.ts'
import type { Extraction, SourceFile } from './extraction.ts'
import { createMembers } from './members.ts'
import type { Members } from './members.ts'
import type { ReadingLimits } from './tools.ts'

export type InnerMail = {
  readonly subject: string | null
  readonly text: string
  readonly files: readonly InnerFile[]
}

export type InnerFile = { readonly name: string; readonly bytes: Uint8Array; readonly declaredType: string | null }

/**
 * What an attached mail gives: its files, and its own words where they are a document typed into the mail. One that merely says
 * something ("em gửi lại thư trước ạ") is a note, as a mail's own words are: nothing is wrong with it. `cut`: where its end is lost.
 */
export function readInnerMail(container: SourceFile, mail: InnerMail, limits: ReadingLimits, cut = false): Extraction {
  const members = mailMembers(container, mail, limits)
  if (cut) members.fail('corrupt', 'cut short: the last file may be lost')
  const found = members.finish()
  const isNote = found.kind === 'members' && found.members.length === 0 && found.problem === null
  return isNote ? { kind: 'not-a-document', why: 'a mail that brings no files' } : found
}

function mailMembers(container: SourceFile, mail: InnerMail, limits: ReadingLimits): Members {
  const members = createMembers(container, limits)
  for (const file of mail.files) members.add(file.name, file.bytes, file.declaredType)
  if (isTypedDocument(mail.text)) {
    const name = `${(mail.subject ?? '').replace(/[\\/]/g, '-') || 'noi dung thu'}.txt`
    members.add(name, Buffer.from(mail.text), 'text/plain')
  }
  return members
}

/** Characters; a covering note is shorter than any document. */
const SUBSTANTIAL = 400

/**
 * True where the words of a mail are a document themselves, with its title on a line of its own. A covering letter names documents
 * too, but in its sentences: taken for a file, it would stand among the dossier as one that nobody can make out.
 */
function isTypedDocument(text: string): boolean {
  if (text.length < SUBSTANTIAL) return false
  return text.split('\n', 2000).some((line) => line.length <= 160 && TITLE.test(fold(line)))
}

const TITLE =
  /^[\s>*_#-]{0,10}(?:t ?o t ?r ?i ?n ?h|(?:ban |bao cao )?(?:tom tat )?thanh tich|bao cao (?:tom tat )?(?:thanh tich|ket qua)|ban (?:ke )?khai thanh tich|danh sach (?:de nghi|trich ngang|khen thuong))(?:$|[\s:*_(])(?!.*[.;,]$)/
