/** Strings kept at most; then all are forgotten and the next ones kept: a list of nominees fits many times over. */
const MOST = 4_096
/** Letters of a string worth keeping: a name, a title, a line. */
const LONGEST = 500

/** A pure function of a string that is asked the same again and again, as each nominee is compared with each summary. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return work(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    if (known.size >= MOST) known.clear()
    known.set(text, result)
    return result
  }
}
