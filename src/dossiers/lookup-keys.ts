import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import type { Campaign } from './campaign.ts'
import { codesIn } from './route.ts'
import { identifyUnit } from './unit.ts'

/** Keys under which dossiers are looked up for a mail, before it is judged. */
export type LookupKeys = {
  readonly messageIds: readonly string[]
  readonly codes: readonly string[]
  readonly unitIds: readonly string[]
  readonly unitKeys: readonly string[]
  readonly senders: readonly string[]
}

/** Keys under which the dossiers that a mail may touch are looked up. */
export function lookupKeys(
  message: Message,
  documents: readonly UnderstoodDocument[],
  campaigns: readonly Campaign[],
): LookupKeys {
  const findings = campaigns.map((campaign) => identifyUnit(message, documents, campaign))
  return {
    messageIds: message.references,
    codes: codesIn(message),
    unitIds: findings.flatMap(({ unit }) => (unit === null ? [] : [unit.id])),
    unitKeys: findings.flatMap(({ unitKey }) => (unitKey === null ? [] : [unitKey])),
    senders: message.from === null ? [] : [message.from.address],
  }
}
