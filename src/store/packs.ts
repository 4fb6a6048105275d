import type { Campaign } from '#src/dossiers/campaign.ts'
import type { Check } from '#src/dossiers/assess.ts'
import { archiveName, distinctNames } from '#src/dossiers/pack/archive-name.ts'
import { coverText } from '#src/dossiers/pack/cover.ts'
import { sayLocal } from '#src/dossiers/pack/say-local.ts'
import { type Happening, timelineText } from '#src/dossiers/pack/timeline.ts'
import { registerPaper } from '#src/dossiers/register/register-paper.ts'
import { type DossierRow, type Register, registerOf } from '#src/dossiers/register/register.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { writeXlsxPaper } from '#src/io/late-writers.ts'
import { type PackEntry, SUMS } from '#src/io/zip.ts'
import { loadBlob } from './blobs.ts'
import type { Session } from './database.ts'
import { dossierStates } from './dossier-states.ts'
import { sql } from './sql.ts'

export type PackOf = {
  readonly campaign: Campaign
  readonly checks: readonly Check[]
  /** One dossier by its code; null: all of the campaign. */
  readonly code: string | null
  readonly now: Date
}

/**
 * What an archive takes of a dossier or of a campaign: mails as they came and the files in them, letters as they left, what was
 * judged, what happened, and the register. Hand it to `zipOf`, which adds the SHA-256 list. Entries are fetched as they are asked
 * for. @returns null where there is no such dossier
 */
export async function packEntries(session: Session, of: PackOf): Promise<AsyncIterable<PackEntry> | null> {
  const { campaign, checks, code, now } = of
  const states = await dossierStates(session, campaign.id)
  const standings = standingsOf(states, campaign, checks)
  const wanted = code === null ? standings : standings.filter(({ state }) => state.code === code)
  if (code !== null && wanted.length === 0) return null
  return entriesOf(session, registerOf(campaign, wanted, now))
}

async function* entriesOf(session: Session, register: Register): AsyncIterable<PackEntry> {
  const { at } = register
  yield { path: 'Danh sach tong hop.xlsx', bytes: await writeXlsxPaper(registerPaper(register)), at }
  yield text('DOC TRUOC.txt', README, at)
  for (const row of register.dossiers) yield* dossierEntries(session, row, register)
}

const README = `Mỗi thư mục là một hồ sơ, mang mã hồ sơ:
  Ho so.txt      hồ sơ gồm những gì, tình trạng, ai được đề nghị, nội dung còn mở
  Dien bien.txt  mọi việc đã diễn ra, theo thứ tự thời gian, có quyết định của cán bộ và lý do
  thu-den        thư của đơn vị, nguyên văn (.eml)
  tai-lieu       các tệp trong thư, đúng như đơn vị gửi, trừ tệp có mã độc (thư có tệp đó mang đuôi .eml.co-ma-doc: không mở)
  thu-di         thư đã gửi cho đơn vị (.eml và lời thư .txt)
  ket-qua        kết quả kiểm tra sau mỗi thư (.json)
Danh sach tong hop.xlsx là danh sách của tất cả.
${SUMS} dùng để kiểm tra tệp còn nguyên vẹn: sha256sum -c ${SUMS}
`

const FORGOTTEN = 'Nội dung đã được xóa theo thời hạn lưu giữ hoặc theo yêu cầu của người có dữ liệu.\n'

type PackedMail = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly subject: string | null
  readonly verdict: unknown
  readonly forgotten: boolean
  /** Names of attachments that hold malware, or an archive with a file that does. */
  readonly infected: readonly string[]
}

async function* dossierEntries(session: Session, row: DossierRow, register: Register): AsyncIterable<PackEntry> {
  const { timeZone } = register.campaign
  const folder = archiveName(row.code, 'ho-so')
  yield text(`${folder}/Ho so.txt`, coverText(row, register), register.at)
  yield text(`${folder}/Dien bien.txt`, timelineText(await happenings(session, row.code), timeZone), register.at)
  for (const mail of await mailsOf(session, row.code)) {
    const stamp = `${sayLocal(mail.receivedAt, timeZone).replace(':', '.')} (${mail.id})`
    if (mail.forgotten) {
      yield text(`${folder}/thu-den/${stamp} DA XOA.txt`, FORGOTTEN, mail.receivedAt)
      continue
    }
    const raw = await loadBlob(session, mail.sha256)
    // An ending that no mail program opens: who unpacks an archive does not expect malware in it.
    const ending = mail.infected.length > 0 ? 'eml.co-ma-doc' : 'eml'
    yield { path: `${folder}/thu-den/${stamp}.${ending}`, bytes: raw, at: mail.receivedAt }
    const names = distinctNames()
    // Loaded by the first archive: the service itself leaves parsing to its readers.
    const { parseMessage } = await import('#src/mail/parse.ts')
    const message = await parseMessage(raw, { internalDate: mail.receivedAt })
    const sound = message.attachments.filter(({ decoration, name }) => !decoration && !mail.infected.includes(name))
    for (const [index, file] of sound.entries()) {
      const name = names(archiveName(file.name, `tep-${index + 1}`))
      yield { path: `${folder}/tai-lieu/${stamp}/${name}`, bytes: file.bytes, at: mail.receivedAt }
    }
    if (mail.verdict !== null) {
      const bytes = Buffer.from(`${JSON.stringify(mail.verdict, null, 2)}\n`)
      yield { path: `${folder}/ket-qua/${stamp}.json`, bytes, at: mail.receivedAt }
    }
  }
  for (const letter of await lettersOf(session, row.code)) {
    const at = letter.sentAt ?? letter.plannedAt
    const unsent = letter.status === 'sent' ? '' : ' chua-gui'
    const stamp = `${folder}/thu-di/${sayLocal(at, timeZone).replace(':', '.')} (${letter.id})${unsent}`
    yield text(`${stamp}.txt`, `${letter.subject}\nGửi: ${letter.recipients.join(', ')}\n\n${letter.text}`, at)
    if (letter.sha256 !== null && !letter.forgotten)
      yield { path: `${stamp}.eml`, bytes: await loadBlob(session, letter.sha256), at }
  }
}

async function mailsOf(session: Session, code: string): Promise<PackedMail[]> {
  return await session.query(sql`
    select message.id, message.sha256, received_at as "receivedAt", subject, verdict.verdict,
           blob.forgotten_at is not null as forgotten,
           array(
             select reading -> 'path' ->> 0 from message_file where message_id = message.id and problem = 'infected'
           ) as infected
    from contribution
    join dossier on dossier.id = dossier_id
    join message on message.id = contribution.message_id
    join blob on blob.sha256 = message.sha256
    left join verdict on verdict.message_id = message.id
    where code = ${code} order by received_at, message.id`)
}

type PackedLetter = {
  readonly id: number
  readonly status: string
  readonly sha256: string | null
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  readonly plannedAt: Date
  readonly sentAt: Date | null
  readonly forgotten: boolean
}

async function lettersOf(session: Session, code: string): Promise<PackedLetter[]> {
  return await session.query(sql`
    select outbox.id, outbox.status, outbox.sha256, recipients,
           coalesce((select blob.forgotten_at is not null from blob where blob.sha256 = outbox.sha256), false) as forgotten, letter ->> 'subject' as subject,
           letter ->> 'text' as text, planned_at as "plannedAt", sent_at as "sentAt"
    from outbox_dossier
    join dossier on dossier.id = dossier_id
    join outbox on outbox.id = outbox_id
    where code = ${code} and outbox.status <> 'replaced' order by planned_at, outbox.id`)
}

/** Of the dossier and of the letters about it. */
async function happenings(session: Session, code: string): Promise<Happening[]> {
  return await session.query(sql`
    select event.at, event.kind, event.detail,
           coalesce(outbox.letter ->> 'subject', message.subject, '') as about
    from dossier
    join event on event.dossier_id = dossier.id
      or event.outbox_id in (select outbox_id from outbox_dossier where dossier_id = dossier.id)
    left join outbox on outbox.id = event.outbox_id
    left join message on message.id = event.message_id
    where code = ${code} order by event.id`)
}

function text(path: string, words: string, at: Date): PackEntry {
  // Notepad tells UTF-8 by the mark.
  return { path, bytes: Buffer.from(`\ufeff${words}`), at }
}
