/** What a form sent: every value of a field, trimmed, in its order. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** Longest value of one field that is read, in characters. */
const MOST_CHARACTERS = 20_000

export function formValues(body: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value])
        .filter((each): each is string => typeof each === 'string')
        .map((each) => each.slice(0, MOST_CHARACTERS).trim()),
    ]),
  )
}

export function one(values: FormValues, name: string): string {
  return values[name]?.[0] ?? ''
}
