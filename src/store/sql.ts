/** A statement and its values apart, as PostgreSQL wants them: values never become part of the text. */
export type Query = { readonly text: string; readonly values: readonly unknown[] }

/** sql`select ... where id = ${id}`: every ${} becomes $1, $2, ...; a Query inside a Query is put in place. */
export function sql(strings: TemplateStringsArray, ...inputs: readonly unknown[]): Query {
  let text = strings[0] ?? ''
  const values: unknown[] = []
  inputs.forEach((input, index) => {
    if (isQuery(input)) {
      text += input.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`)
      values.push(...input.values)
    } else {
      values.push(input)
      text += `$${values.length}`
    }
    text += strings[index + 1] ?? ''
  })
  const statement = { text, values }
  made.add(statement)
  return statement
}

/** Statements one after the other, parted by commas: rows of `values`. Thousands of values are put together once, not again for each row. */
export function list(queries: readonly Query[]): Query {
  const values: unknown[] = []
  const texts = queries.map((query) => {
    const before = values.length
    values.push(...query.values)
    return query.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`)
  })
  const statement = { text: texts.join(', '), values }
  made.add(statement)
  return statement
}

/**
 * An instant so many milliseconds from now, by the database's clock: what the database compares with its own `now()` must not come from
 * another. That of one process may be hours ahead, and a row would wait for so long.
 */
export function inMs(ms: number): Query {
  return sql`(now() + ${`${Math.round(ms)} ms`}::interval)`
}

/** JSON for a jsonb column. PostgreSQL can't hold U+0000 in text or jsonb, and hostile mails do. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? clean(inner) : inner))
}

/** Text for a text column: without U+0000 and with lone surrogates made U+FFFD. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** What the tag made: a value that merely looks like a statement is a value. */
const made = new WeakSet<object>()

function isQuery(value: unknown): value is Query {
  return typeof value === 'object' && value !== null && made.has(value)
}
