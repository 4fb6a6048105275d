/** A mail as the rest of the program sees it: decoded once, at the edge (RFC 5322, RFC 2045 to 2049). */
export type Message = {
  /** SHA-256 of the raw bytes, lower-case hex: what the mail is, whatever its Message-ID claims. */
  readonly sha256: string
  /** Message-ID with its angle brackets, or null where the header is absent or empty. */
  readonly messageId: string | null
  /** The author (From). The display name is a courtesy, never an identity. */
  readonly from: Mailbox | null
  /** Where an answer belongs (Reply-To); empty where the header is absent. */
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** Decoded and NFC; null where there is no Subject header. */
  readonly subject: string | null
  /** The Date header: the sender's clock, never used to judge time where a server's is known. */
  readonly date: Date | null
  /** The instant that counts: INTERNALDATE, else the topmost Received header, else Date (verdict.md). */
  readonly receivedAt: Date
  /** Message-IDs of In-Reply-To and References, oldest first, without doubles. */
  readonly references: readonly string[]
  /** Every header field: lower-case name, unfolded value, in the order of the mail (topmost first). */
  readonly headers: readonly HeaderField[]
  /** The words of the mail as plain text (made from the HTML where there is no text part), NFC, quotes included. */
  readonly text: string
  /** Addresses of links in the text or HTML, in order, without doubles. */
  readonly links: readonly string[]
  /** Attachments in order; pictures that belong to the mail's looks are marked, not removed. */
  readonly attachments: readonly Attachment[]
  /** What was wrong with the mail's form, in words for staff; empty for a sound mail. */
  readonly defects: readonly string[]
  /** What a delivery report is about; null in every other mail. */
  readonly bounce: Bounce | null
}

/** A delivery report: which mail did not arrive, and at whom (RFC 3464, and what servers write that don't follow it). */
export type Bounce = {
  /** Message-IDs of the mail that came back, surest first: from the returned mail itself, then from the bounce's thread. */
  readonly originalMessageIds: readonly string[]
  /** Values of our own marker in the returned mail: they survive a server that changes Message-IDs. */
  readonly ownTokens: readonly string[]
  readonly recipients: readonly BouncedRecipient[]
}

export type BouncedRecipient = {
  /** Bare address, lower case. */
  readonly address: string
  /** RFC 3464 Action. A bounce without a report is 'failed'. */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** RFC 3463 status such as '5.1.1', or null where the bounce gives none. */
  readonly status: string | null
}

export type Mailbox = {
  /** Bare address, lower case. */
  readonly address: string
  readonly name: string
}

export type HeaderField = { readonly name: string; readonly value: string }

export type Attachment = {
  /** File name as the sender wrote it, decoded (RFC 2231, RFC 2047, raw 8-bit), NFC; '' where the part has none. */
  readonly name: string
  /** Declared media type, lower case: a hint only, the bytes decide. */
  readonly declaredType: string
  readonly contentId: string | null
  /** True where the part is shown inside the HTML body (cid:) or is an inline picture too small to be a page. */
  readonly decoration: boolean
  readonly bytes: Uint8Array
  /** SHA-256 of the decoded bytes, lower-case hex. */
  readonly sha256: string
}
