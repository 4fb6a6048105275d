/** What an operator does about what a mail server said, most telling words first. Gmail's own words are the commonest. */
const MENDS: readonly (readonly [RegExp, string])[] = [
  [
    /application-specific password|185833/i,
    'The account has 2-step verification, so its own password is not taken: make an app password at https://myaccount.google.com/apppasswords and put it into IMAP_PASSWORD.',
  ],
  [
    /not enabled for imap|imap access is disabled|enable.{0,40}imap/i,
    'IMAP is switched off for this account: Gmail, Settings, Forwarding and POP/IMAP, Enable IMAP (a Workspace administrator may have forbidden it).',
  ],
  [
    /log in (?:via|with) your web browser|web login required|78754/i,
    'Google wants somebody to sign in to this account in a browser once and confirm that it was them; then it works again.',
  ],
  [
    /invalid_grant|token has been expired or revoked/i,
    'The consent was withdrawn, the password changed, or it ran out (a consent screen in "Testing" makes refresh tokens that die after seven days): sign in again for a new GOOGLE_REFRESH_TOKEN, and publish the consent screen or make it "Internal".',
  ],
  [
    /invalid_client|unauthorized_client|deleted_client/i,
    'Google does not know this OAuth client: check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and that the client was not deleted.',
  ],
  [
    /insufficient.{0,20}scope|invalid_scope|"scope"/i,
    'The refresh token may not read mail: sign in again and grant the scope https://mail.google.com/.',
  ],
  [
    /too many simultaneous connections|maximum number of connections|userip limit/i,
    'Too many programs are signed in to this account (Gmail allows 15): close some. It is tried again.',
  ],
  [
    /overquota|bandwidth limits|exceeded command/i,
    'The account used up its IMAP bandwidth for today (Gmail: 2.5 GB down a day). It passes within 24 hours, and nothing is lost meanwhile.',
  ],
  [
    /daily user sending (?:limit|quota)|5\.4\.5/i,
    'The account sent as much as it may today. Letters wait and leave by themselves; receipts go first.',
  ],
  [
    /too many (?:login attempts|failed)|4\.7\.0.{0,40}(?:login|auth)/i,
    'Too many sign-ins failed lately: correct the password, then wait a quarter of an hour.',
  ],
  [
    /badcredentials|username and password not accepted|invalid credentials|authenticationfailed|authentication (?:failed|unsuccessful|rejected|credentials invalid)|invalid login|5\.7\.8|^\D{0,40}535\b/i,
    'The user name or the password is wrong (IMAP_USER, IMAP_PASSWORD; SMTP_USER, SMTP_PASSWORD where they differ). For Gmail it must be an app password (16 letters), and changing the account’s password makes app passwords void: make a new one at https://myaccount.google.com/apppasswords.',
  ],
  [/starttls|5\.7\.0 must issue/i, 'The server wants encryption: set the security to starttls or tls.'],
]

/** What to do about a sign-in or a mail that was refused; null where the words are not known. */
export function mendFor(words: string): string | null {
  const head = words.slice(0, 2000)
  return MENDS.find(([pattern]) => pattern.test(head))?.[1] ?? null
}

/** What to do where a server is not reached at all. `settings`: IMAP or SMTP. */
export function networkMend(code: string, text: string, settings: 'IMAP' | 'SMTP'): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /getaddrinfo/i.test(text))
    return `The name is not known: check ${settings}_HOST and the network.`
  if (code === 'ECONNREFUSED' || /ECONNREFUSED/.test(text))
    return `Nothing answers there: check ${settings}_HOST and ${settings}_PORT.`
  if (/expired|not yet valid/i.test(text) && /cert/i.test(text))
    return 'The certificate is out of date, or this computer’s clock is wrong: compare the clock first.'
  if (/ssl|tls|wrong version|certificate|greeting/i.test(`${code} ${text}`))
    return `Check ${settings}_SECURITY (tls, starttls) and ${settings}_PORT.`
  return 'Check the network; it is tried again.'
}
