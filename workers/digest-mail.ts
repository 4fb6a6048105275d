import type { Campaign } from '#src/dossiers/campaign.ts'
import { bulletinHtml, CHART_CID } from '#src/dossiers/digest/bulletin-html.ts'
import { bulletinText } from '#src/dossiers/digest/bulletin-text.ts'
import type { Bulletin } from '#src/dossiers/digest/bulletin.ts'
import { chartPicture, shownSize } from '#src/dossiers/digest/chart-picture.ts'
import type { Register } from '#src/dossiers/register/register.ts'
import { registerPaper } from '#src/dossiers/register/register-paper.ts'
import { drawPng, writeXlsxPaper } from '#src/io/late-writers.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { NewMail } from '#src/store/outbox.ts'

/** Who sends what to whom. `name` is the mail's own, once and for all. */
export type Bag = {
  readonly campaign: Campaign
  readonly name: string
  readonly kind: 'digest' | 'alert'
  readonly recipients: readonly string[]
  readonly from: string
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A digest with its picture and the register. */
export async function mailOf(bag: Bag, bulletin: Bulletin, register: Register): Promise<NewMail> {
  const workbook = await writeXlsxPaper(registerPaper(register))
  const picture = bulletin.chart === null ? null : chartPicture(bulletin.chart)
  const day = register.at.toISOString().slice(0, 10)
  const attachments: NonNullable<NewMail['attachments']> = [
    ...(picture === null
      ? []
      : [{ name: 'bieu-do.png', type: 'image/png', cid: CHART_CID, bytes: await drawPng(picture) }]),
    { name: `Danh sach tong hop ${bag.campaign.codePrefix} ${day}.xlsx`, type: XLSX, cid: null, bytes: workbook },
  ]
  return bulletinMail(bag, bulletin, attachments, picture === null ? null : shownSize(picture))
}

export function bulletinMail(
  { campaign, name, kind, recipients, from }: Bag,
  bulletin: Bulletin,
  attachments: NonNullable<NewMail['attachments']>,
  shown: { readonly width: number; readonly height: number } | null = null,
): NewMail {
  return {
    key: name,
    kind,
    recipients,
    letter: {
      subject: bulletin.subject.slice(0, MOST_SUBJECT),
      text: bulletinText(bulletin),
      html: bulletinHtml(bulletin, shown),
      fromName: campaign.office.name,
    },
    mailId: messageIdFor(name, from.slice(from.lastIndexOf('@') + 1)),
    dossierIds: [],
    attachments,
  }
}

/** Clear of the longest header line (RFC 5322) in any encoding. */
const MOST_SUBJECT = 200
