/** What one look found: fine, to be known, or to be mended. */
export type Finding = {
  readonly state: 'ok' | 'note' | 'fault'
  /** What was looked at: 'mailbox', 'way out', 'disk'. */
  readonly about: string
  /** What was found, and what to do about it. */
  readonly says: string
}

export const ok = (about: string, says: string): Finding => ({ state: 'ok', about, says })
export const note = (about: string, says: string): Finding => ({ state: 'note', about, says })
export const fault = (about: string, says: string): Finding => ({ state: 'fault', about, says })
