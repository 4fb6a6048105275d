/**
 * Files that programs leave beside documents, and parts that belong to a mail rather than to a dossier: skipped without a word.
 * macOS resource forks ("._x"), Finder and Explorer leftovers, Word's lock files ("~$x"), signatures, business cards, invitations.
 */
export function isJunk(name: string, declaredType: string | null): boolean {
  const own = name.slice(name.lastIndexOf('/') + 1)
  return (
    /^(?:\._|~\$|\.~lock\.)/.test(own) ||
    /(?:^|\/)__macosx\//i.test(name) ||
    /^(?:\.ds_store|thumbs\.db|desktop\.ini|smime\.p7s|signature\.asc|encrypted\.asc|mime-attachment)$/i.test(own) ||
    (declaredType !== null && MAIL_PARTS.has(declaredType))
  )
}

const MAIL_PARTS = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
  'application/ics',
  'text/calendar',
  'text/vcard',
  'text/x-vcard',
  'text/directory',
  'text/x-amp-html',
])
