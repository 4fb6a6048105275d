/** What one mail may ask of us. What lies past a limit is left out and said in the mail's `defects`; nothing is refused whole. */
export const MAIL_LIMITS = {
  /** MIME parts, multiparts counted. Real dossiers have fewer than 100. */
  parts: 1000,
  /** Multiparts inside multiparts. Attached mails don't count: they are files. */
  depth: 50,
  /** Bytes of the header block of the mail or of one part. */
  headerBytes: 512 * 1024,
  /** Header fields of the mail that are kept. */
  headerFields: 2000,
  /** Characters of one header value that are decoded; longer ones are cut. */
  headerValue: 20_000,
  /** Mailboxes of one address field. */
  mailboxes: 500,
  /** Characters of the mail's text, and of the HTML that it may be made from. */
  text: 1_000_000,
  html: 4_000_000,
  /** Elements inside elements of an HTML body; deeper ones are read as if flat. */
  htmlDepth: 400,
  links: 200,
  /** Pictures pasted into the HTML itself (data: URLs). */
  dataPictures: 50,
  references: 200,
  /** Characters of a file name; its ending is kept. */
  fileName: 200,
} as const
