import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import type { AssessedItem } from './assessed-items.ts'
import type { Campaign } from './campaign.ts'
import type { JudgedDossier } from './judgement.ts'
import type { PlannedLetter } from './judgement.ts'
import type { KnownUnit } from './state.ts'
import type { MessageKind, Silence, Verdict, VerdictDocument, VerdictDossier, VerdictEvidence } from './verdict.ts'
import { isoIn } from './zoned-time.ts'

type Outcome = {
  readonly message: Message
  readonly kind: MessageKind
  readonly documents: readonly UnderstoodDocument[]
  readonly dossiers: readonly JudgedDossier[]
  readonly letters: readonly PlannedLetter[]
  readonly silence: Silence | null
  readonly campaign: Campaign | null
}

/** A judgement in the form that other programs read. `file` is for the caller to fill in. */
export function verdictOf({ message, kind, documents, dossiers, letters, silence, campaign }: Outcome): Verdict {
  const timeZone = campaign?.timeZone ?? 'UTC'
  return {
    file: '',
    message: {
      messageId: message.messageId,
      from: message.from?.address ?? null,
      subject: message.subject,
      receivedAt: isoIn(timeZone, message.receivedAt),
      kind,
    },
    documents: documents.map(verdictDocument),
    dossiers: dossiers.map((dossier) => dossierOf(dossier, timeZone)),
    replies: letters.map(({ record, to, letter }) => ({
      kind: record.kind,
      sendAt: isoIn(timeZone, new Date(record.sendAt)),
      to: [...to],
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
    })),
    silence,
  }
}

export function verdictDocument(document: UnderstoodDocument): VerdictDocument {
  return {
    attachment: document.attachment,
    path: [...document.path],
    pages: document.pages === null ? null : [...document.pages],
    type: document.type,
    number: document.number?.value ?? null,
    date: document.date?.value ?? null,
    issuer: document.issuer?.value ?? null,
    subjects: document.subjects.map(({ kind, name }) => ({ kind, name })),
    readBy: document.readBy,
    confidence: Math.round(document.confidence * 1000) / 1000,
    problem: problemOf(document),
  }
}

/** As the contract names it; a fault of ours is no problem of the file, whose type is then unknown. */
function problemOf({ problem }: UnderstoodDocument): VerdictDocument['problem'] {
  if (problem === 'not-understood') return null
  return problem === 'split-part' ? 'unsupported' : problem
}

function dossierOf({ state, assessment, submission }: JudgedDossier, timeZone: string): VerdictDossier {
  return {
    code: state.code,
    campaign: state.campaign,
    submission: state.submission,
    unit: state.unit === null ? null : unitOf(state.unit),
    status: state.status,
    timeliness: assessment.late ? 'late' : 'on-time',
    deadline: isoIn(timeZone, submission.deadline.at),
    firstReceivedAt: isoIn(timeZone, assessment.firstReceivedAt),
    completedAt: state.completedAt === null ? null : isoIn(timeZone, new Date(state.completedAt)),
    nominees: assessment.nominees.map(({ nominee, summary }) => ({ kind: nominee.kind, name: nominee.name, summary })),
    items: assessment.items.map((item) => ({
      item: item.required.item,
      nominee: item.nominee?.name ?? null,
      status: item.status,
      evidence: evidenceOf(item),
    })),
    remarks: assessment.remarks.map(({ code, text }) => ({ code, text })),
  }
}

/** The contract has no word for an officer's; it weighs as much as a paper's. */
function unitOf({ id, name, knownBy }: KnownUnit): VerdictDossier['unit'] {
  return { id, name, knownBy: knownBy === 'staff' ? 'document' : knownBy }
}

function evidenceOf({ piece, words }: AssessedItem): VerdictEvidence | null {
  if (piece === null) return null
  const { document, from } = piece
  return {
    message: from.messageId ?? from.mail,
    attachment: document.attachment,
    pages: document.pages === null ? null : [...document.pages],
    text: words,
  }
}
