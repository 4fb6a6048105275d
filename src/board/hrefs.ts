/** Words of a link are cut here: a page is found by fewer. */
const MOST_WORDS = 300

/** The safe preview of a file of a mail. */
export function fileHref(
  { messageId, position }: { readonly messageId: number; readonly position: number },
  { page, words }: { readonly page?: number; readonly words?: string } = {},
): string {
  const query = new URLSearchParams()
  if (page !== undefined && page > 1) query.set('trang', String(page))
  if (words) query.set('chu', words.slice(0, MOST_WORDS))
  const asked = query.toString()
  return `/tep/${messageId}/${position}${asked === '' ? '' : `?${asked}`}`
}
