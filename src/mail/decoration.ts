import type { ShownPicture } from './html-body.ts'
import { pictureSize } from './picture-size.ts'

export type Candidate = {
  readonly name: string
  readonly type: string
  readonly disposition: string
  /** Where the HTML body shows it, or null where it doesn't. */
  readonly shown: ShownPicture | null
  readonly bytes: Uint8Array
}

/**
 * True for parts that belong to a mail's looks or to its machinery. Phones and Apple Mail send photos of signed pages inline,
 * in the body, so a picture is decoration only where it can't be a page: by its pixels, its bytes and the size it is shown at.
 * In doubt it is a document: a logo that is read costs a second, a page that isn't costs a union its dossier.
 */
export function isDecoration(candidate: Candidate): boolean {
  if (MACHINERY_TYPES.has(candidate.type) || MACHINERY_NAMES.test(candidate.name)) return true
  // Outlook and Apple Mail leave scraps of HTML between attachments.
  if (/^ATT\d{3,5}\.(?:txt|html?|dat)$/i.test(candidate.name)) return candidate.bytes.length < SCRAP_BYTES
  return isPicture(candidate) && isLook(candidate)
}

/** Bytes below which an ATT00001.txt says nothing of its own. */
const SCRAP_BYTES = 2000

/** A page that a person can read has at least so many pixels on its short side, and is no banner. */
const PAGE_SHORT_SIDE = 400
const PAGE_MAX_ASPECT = 2.6
/** Even a clean scan of one typed page takes more. */
const PAGE_BYTES = 15_000
/** Shown smaller than this (a side, in CSS pixels), a picture in a body is there to be looked at, not read. */
const SHOWN_SMALL = 200

const MACHINERY_TYPES = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
  'application/ics',
  'application/applefile',
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
  'text/calendar',
  'text/directory',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'text/vcard',
  'text/x-amp-html',
  'text/x-vcard',
])
const MACHINERY_NAMES = /(?:^smime\.p7s|^signature\.asc|\.ics|\.vcf|\.p7s)$/i

function isPicture({ type, name }: Candidate): boolean {
  return type.startsWith('image/') || /\.(?:png|jpe?g|jfif|gif|bmp|webp)$/i.test(name)
}

function isLook({ name, disposition, shown, bytes }: Candidate): boolean {
  const size = pictureSize(bytes)
  if (size !== null && Math.min(size.width, size.height) <= 8) return true
  const inBody = shown !== null || disposition === 'inline' || OUTLOOK_NAME.test(name)
  if (!inBody) return false
  if (shown !== null && isShownSmall(shown)) return true
  if (size === null) return bytes.length < PAGE_BYTES
  return !couldBePage(size.width, size.height, bytes.length)
}

/** Outlook's own name for pictures of a body: they come as attachments when the mail is turned into plain text. */
const OUTLOOK_NAME = /^(?:image|Outlook-)\w{3,12}\.(?:png|jpe?g|gif)$/i

function couldBePage(width: number, height: number, bytes: number): boolean {
  const short = Math.min(width, height)
  return short >= PAGE_SHORT_SIDE && Math.max(width, height) <= short * PAGE_MAX_ASPECT && bytes >= PAGE_BYTES
}

function isShownSmall({ width, height }: ShownPicture): boolean {
  return (width ?? height ?? Infinity) <= SHOWN_SMALL && (height ?? width ?? Infinity) <= SHOWN_SMALL
}
