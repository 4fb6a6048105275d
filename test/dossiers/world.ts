import { createHash } from 'node:crypto'
import type { Campaign } from '#src/dossiers/campaign.ts'
import type { JudgeInput, Judgement } from '#src/dossiers/judgement.ts'
import { openDesk } from '#src/dossiers/desk.ts'
import { judge } from '#src/dossiers/judge.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { fingerprintOf } from '#src/dossiers/resend.ts'
import { checks } from '#rules/checks/index.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import type { Message } from '#src/mail/message.ts'
import type { DocumentTypeId, Nominee, UnderstoodDocument } from '#src/understanding/document.ts'

const loaded = await loadCampaigns('rules/campaigns/63-kh-ldld-2021')
const shipped = loaded.campaigns[0]
if (shipped === undefined) throw new Error('the shipped campaign does not load')

/** The shipped campaign with a roster of three. */
export const campaign: Campaign = {
  ...shipped,
  units: [
    { id: 'u1', name: 'CĐCS Trường THCS Hoa Sữa', aliases: ['THCS Hoa Sữa'], emails: ['cd.hoasua@example.vn'] },
    { id: 'u2', name: 'CĐCS Trường Mầm non Sao Khuê', aliases: [], emails: ['saokhue@example.vn', 'chung@example.vn'] },
    { id: 'u3', name: 'CĐCS Công ty TNHH Ánh Dương', aliases: ['Công ty Ánh Dương'], emails: ['chung@example.vn'] },
  ],
}

export function message(given: Partial<Message> & { readonly at?: string } = {}): Message {
  const at = given.at ?? '2021-05-20T09:00:00+07:00'
  const id = createHash('sha256')
    .update(JSON.stringify([given.subject, given.text, at, given.messageId]))
    .digest('hex')
  return {
    sha256: id,
    messageId: `<${id.slice(0, 12)}@example.vn>`,
    from: { address: 'cd.hoasua@example.vn', name: '' },
    replyTo: [],
    to: [],
    cc: [],
    subject: 'Hồ sơ khen thưởng',
    date: null,
    receivedAt: new Date(at),
    references: [],
    headers: [],
    text: '',
    links: [],
    attachments: [],
    defects: [],
    bounce: null,
    ...given,
  }
}

export function person(name: string, more: Partial<Nominee> = {}): Nominee {
  return {
    kind: 'individual',
    name,
    post: '',
    unit: '',
    birthYear: null,
    award: '',
    achievementsTold: false,
    evidence: { page: 1, text: name },
    ...more,
  }
}

export function document(type: DocumentTypeId, more: Partial<UnderstoodDocument> = {}): UnderstoodDocument {
  const attachment = more.attachment ?? `${type}.docx`
  return {
    attachment,
    path: [attachment],
    sha256: createHash('sha256')
      .update(JSON.stringify([type, more]))
      .digest('hex'),
    pages: null,
    type,
    subtype: null,
    confidence: 0.98,
    title: { value: type, evidence: { page: 1, text: type } },
    number: null,
    numberBlank: false,
    date: null,
    issuer: { value: 'CĐCS TRƯỜNG THCS HOA SỮA', evidence: { page: 1, text: 'CĐCS TRƯỜNG THCS HOA SỮA' } },
    superior: null,
    signer: null,
    recipient: null,
    planNumber: null,
    awardLevel: null,
    statedCounts: null,
    nominees: [],
    refersToList: false,
    subjects: [],
    readBy: 'text',
    problem: null,
    doubts: [],
    ...more,
  }
}

export const letter = (...nominees: Nominee[]): UnderstoodDocument => document('proposal-letter', { nominees })
export const summary = (subject: Nominee, more: Partial<UnderstoodDocument> = {}): UnderstoodDocument =>
  document('achievement-summary', { subjects: [subject], attachment: `TTTT ${subject.name}.docx`, ...more })

/** A mailbox that is judged mail by mail, as `check` and the service do. */
export function mailbox(campaigns: readonly Campaign[] = [campaign]) {
  const desk = openDesk()
  return {
    desk,
    receive(mail: Message, documents: readonly UnderstoodDocument[] = [], more: Partial<JudgeInput> = {}): Judgement {
      const fingerprint = fingerprintOf(mail)
      const judgement = judge({
        message: mail,
        kind: 'submission',
        documents,
        bodyTypes: [],
        sizes: {},
        campaigns,
        checks,
        known: desk.find(lookupKeys(mail, documents, campaigns)),
        isResend: desk.isKnown(fingerprint),
        now: mail.receivedAt,
        nextNumber: desk.nextNumber,
        ...more,
      })
      desk.keep(judgement, fingerprint)
      return judgement
    },
  }
}
