import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, PageBreak, Paragraph, TextRun } from 'docx'
import MailComposer from 'nodemailer/lib/mail-composer'
import { check } from '#src/commands/check.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'

export type Mailed = {
  readonly from: string
  /** Instant of receipt. */
  readonly at: string
  readonly subject?: string
  readonly text?: string
  readonly files?: readonly { readonly filename: string; readonly content: Buffer }[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A Word file of these lines, its title bold; "===" begins a page. */
export async function word(filename: string, text: string): Promise<{ filename: string; content: Buffer }> {
  const children = text
    .split('\n')
    .map((line) => line.trim())
    .map((line) =>
      line === '==='
        ? new Paragraph({ children: [new PageBreak()] })
        : new Paragraph({ children: [new TextRun({ text: line, bold: line === line.toUpperCase() })] }),
    )
  return { filename, content: await Packer.toBuffer(new Document({ sections: [{ children }] })) }
}

/** The verdicts of these mails, by their names, as one mailbox; keys sort as the files do. */
export async function judgedMails(mails: Readonly<Record<string, Mailed>>): Promise<Readonly<Record<string, Verdict>>> {
  const folder = await mkdtemp(join(tmpdir(), 'traps-'))
  try {
    for (const [name, mail] of Object.entries(mails)) {
      const {
        at,
        from,
        subject = 'Hồ sơ khen thưởng',
        text = 'Kính gửi LĐLĐ quận hồ sơ khen thưởng.',
        files,
        headers,
      } = mail
      const composed = new MailComposer({
        from,
        to: 'ldldbadinh@gmail.com',
        subject,
        text,
        date: new Date(at),
        messageId: `<${name}@example.vn>`,
        headers: { ...headers },
        attachments: [...(files ?? [])],
      })
      await writeFile(join(folder, `${name}.eml`), await composed.compile().build())
    }
    const out: string[] = []
    const err: string[] = []
    const code = await check(
      ['--json', folder],
      { rulesDir: 'rules/campaigns', readers: 1 },
      { out: (line) => void out.push(line), err: (line) => void err.push(line) },
    )
    if (code !== 0 || err.length > 0) throw new Error(`check ended with ${code}: ${err.join('')}`)
    const verdicts = out.map((line): Verdict => JSON.parse(line))
    return Object.fromEntries(
      verdicts.map((verdict) => [verdict.message.messageId?.replace(/^<|@.*$/g, '') ?? '', verdict]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
