import { readFile } from 'node:fs/promises'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { readMessage } from '#src/reading/read-message.ts'
import { LIMITS } from '#src/reading/tools.ts'
import { storeMail } from '#src/store/arrivals.ts'
import type { Database } from '#src/store/database.ts'
import { openMailbox } from '#src/store/mailboxes.ts'
import { keepReading } from '#src/store/messages.ts'
import { sql } from '#src/store/sql.ts'
import { judge, type JudgingContext } from '#workers/judge.ts'

export const ACCOUNT = 'hoso@congdoan.example'

/** `mailsOfDossier`: how many mails of each dossier brought its papers; the others are bulk and small talk. */
export type Amount = { readonly dossiers: number; readonly mails: number; readonly mailsOfDossier: number }

const BATCH = 5000

/** One real mail of four files is stored, read and judged; the rest are its copies, under names and units of their own. */
export async function seed(database: Database, amount: Amount): Promise<void> {
  const raw = await readFile('demo/mails/01-du-trong-mot-thu.eml')
  const mailbox = await openMailbox(database, ACCOUNT, 'INBOX')
  const internalDate = new Date('2021-05-20T10:00:00+07:00')
  const place = { mailboxId: mailbox.id, uidValidity: 1, uid: 1 }
  const mail = { account: ACCOUNT, place, raw, size: raw.length, internalDate, gmailId: null, sender: null }
  const id = await database.transaction(async (session) => await storeMail(session, mail))
  if (id === null) throw new Error('The mail was not stored')
  const message = await parseMessage(raw, { internalDate })
  const files = await readMessage(message, { ocr: null, limits: LIMITS })
  await database.transaction(async (session) => await keepReading(session, id, { message, files, understood: null }))
  await judge(id, await judgingAt(database, internalDate, async () => undefined))
  await multiply(database, amount)
}

/** What judging needs beside the database, at one instant. @param nudge hears of what is planned */
export async function judgingAt(
  database: Database,
  now: Date,
  nudge: JudgingContext['queue']['nudge'],
): Promise<JudgingContext> {
  const { campaigns } = await loadCampaigns('rules/campaigns')
  return {
    database,
    campaigns,
    checks,
    documentTypes,
    own: { addresses: [ACCOUNT] },
    from: ACCOUNT,
    now: () => now,
    queue: { nudge },
    reached: () => undefined,
    version: 'bench',
  }
}

async function multiply(database: Database, { dossiers, mails, mailsOfDossier }: Amount): Promise<void> {
  const papers = dossiers * mailsOfDossier
  await database.query(sql`
    insert into dossier (code, campaign, submission, unit, status, state, opened_at, changed_at)
    select 'HS63-' || lpad(n::text, 4, '0'), campaign, submission, 'don-vi-' || n,
           case n % 4 when 0 then 'needs-review' when 1 then 'incomplete' else 'complete' end,
           state || jsonb_build_object('code', 'HS63-' || lpad(n::text, 4, '0'), 'unit',
             jsonb_build_object('id', 'don-vi-' || n, 'name', 'Công đoàn cơ sở đơn vị số ' || n, 'knownBy', 'document')),
           now() - n * interval '1 minute', now() - n * interval '1 minute'
    from dossier, generate_series(2, ${dossiers}::int) as n where code = 'HS63-0001'`)
  await database.query(sql`
    insert into blob (sha256, bytes)
    select encode(sha256(n::text::bytea), 'hex'), n::text::bytea from generate_series(2, ${mails}::int) as n`)
  // Words to search by are made for each row: no statement of theirs takes a minute, even on a busy machine.
  for (let from = 2; from <= mails; from += BATCH)
    await database.query(sql`
      insert into message (account, sha256, received_at, bytes, status, sender, message_id, subject, kind, silence, parsed, read_at, judged_at)
      select account, encode(sha256(n::text::bytea), 'hex'), received_at + n * interval '1 minute', bytes, 'judged', 'nguoi' || n || '@congdoan-mau.example',
             '<' || n || '@congdoan-mau.example>', subject || ' ' || n,
             case when n > ${papers} and n % 10 <> 0 then 'bulk' else 'submission' end,
             case when n > ${papers} then case when n % 10 = 0 then 'not-a-dossier' else 'bulk' end end,
             case when n > ${papers} then parsed || jsonb_build_object('text', 'Bản tin số ' || n, 'headers', '[]'::jsonb, 'attachments', '[]'::jsonb) else parsed end,
             now(), now()
      from message, generate_series(${from}::int, ${Math.min(from + BATCH - 1, mails)}::int) as n where message.id = 1`)
  await database.query(sql`
    insert into verdict (message_id, verdict) select id, '{"documents": []}' from message where id > 1`)
  await database.query(sql`
    insert into message_file (message_id, position, sha256, name, problem, reading)
    select message.id, position + 10 * copy, message_file.sha256, name, problem, reading
    from message_file, message, generate_series(0, 1) as copy
    where message_file.message_id = 1 and message.id between 2 and ${papers} and (copy = 0 or position < 1)`)
  await database.query(sql`
    insert into contribution (dossier_id, message_id)
    select dossier.id, message.id from message join dossier on dossier.id = 1 + message.id % ${dossiers}
    where message.id between 2 and ${papers}
    on conflict do nothing`)
  await database.query(sql`
    insert into event (kind, message_id, dossier_id, detail)
    select 'dossier-changed', message_id, dossier_id, '{"from": null, "to": "complete"}' from contribution`)
  await database.query(sql`
    insert into ledger (mailbox_id, uidvalidity, uid, disposition, message_id)
    select 1, 1, id, 'stored', id from message where id > 1`)
  await database.query(sql`analyze`)
}
