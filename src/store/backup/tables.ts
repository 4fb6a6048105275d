import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** A table of ours as a copy needs it. */
export type Table = {
  readonly name: string
  /** Columns that hold data of their own; not those that PostgreSQL works out from others. */
  readonly columns: readonly string[]
  readonly identity: readonly string[]
  /** Rows may be tens of megabytes: read a few at a time. */
  readonly hasBytes: boolean
}

/** Written by `migrate`, which also makes the tables: no part of a copy. */
const OWN_KEEPING = 'migration'

/** Every table of ours, each after those that it refers to. Tables of the queue are not ours: nothing is lost with them. */
export async function tablesOf(session: Session): Promise<Table[]> {
  const schema = sql`(select relnamespace from pg_class where oid = 'public.migration'::regclass)`
  const columns = await session.query<{
    table: string
    column: string
    type: string
    identity: boolean
    generated: boolean
  }>(
    sql`
    select class.relname as "table", attname as "column", format_type(atttypid, null) as type,
           attidentity <> '' as identity, attgenerated <> '' as generated
    from pg_attribute join pg_class as class on class.oid = attrelid
    where class.relkind = 'r' and class.relnamespace = ${schema} and attnum > 0 and not attisdropped
    order by class.relname, attnum`,
  )
  const references = await session.query<{ from: string; to: string }>(sql`
    select child.relname as "from", parent.relname as "to"
    from pg_constraint join pg_class as child on child.oid = conrelid join pg_class as parent on parent.oid = confrelid
    where contype = 'f' and child.relnamespace = ${schema} and child.oid <> parent.oid`)
  const ours = [...Map.groupBy(columns, ({ table }) => table)].filter(([name]) => name !== OWN_KEEPING)
  const tables = ours.map(([name, all]): Table => {
    const stored = all.filter(({ generated }) => !generated)
    return {
      name,
      columns: stored.map(({ column }) => column),
      identity: stored.filter(({ identity }) => identity).map(({ column }) => column),
      hasBytes: stored.some(({ type }) => type === 'bytea'),
    }
  })
  return inOrder(tables, references)
}

function inOrder(tables: readonly Table[], references: readonly { from: string; to: string }[]): Table[] {
  const ordered: Table[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set(Array.from(waiting, ({ name }) => name))
    const free = [...waiting].filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)))
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...names].join(', ')}`)
    for (const table of free) waiting.delete(table)
    ordered.push(...free)
  }
  return ordered
}
