import type { CompiledQuery, Insertable, QueryExecutorProvider } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DB } from './schema.generated.ts'

/** Builds statements; runs none. A statement runs through a {@link ReadTx} or {@link Tx}, so no handle can leak past a transaction. */
export const q = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A statement of the builder, or an `sql` template. */
export type Statement<Row> = { compile(provider: QueryExecutorProvider): CompiledQuery<Row> }

/** The statement's text and values. */
export function compiled<Row>(statement: Statement<Row>): CompiledQuery<Row> {
  return statement.compile(q)
}

/** A statement whose text is at hand, for what is asked too often to put it together each time. */
export function ready<Row>(text: string, ...parameters: readonly unknown[]): Statement<Row> {
  return { compile: () => ({ sql: text, parameters }) as unknown as CompiledQuery<Row> }
}

const insertions = new Map<string, string>()

/**
 * Inserts rows, all with the same columns. The text is put together once for a table, its columns and the number of rows;
 * the builder would do it anew each time.
 */
export function insertion<Table extends keyof DB & string>(
  table: Table,
  ...rows: readonly Insertable<DB[Table]>[]
): Statement<never> {
  const columns = Object.keys(rows[0]!)
  const key = `${table} ${rows.length} ${columns.join()}`
  const text = insertions.get(key) ?? compiled(q.insertInto(table).values(rows as never)).sql
  insertions.set(key, text)
  const parameters = rows.length === 1 ? Object.values(rows[0]!) : rows.flatMap((row) => valuesOf(row, columns))
  return ready(text, ...parameters)
}

/** By name: a row that holds its columns in another order must not put one value into the place of another. */
function valuesOf(row: object, columns: readonly string[]): unknown[] {
  const values = columns.map((column) => (row as Record<string, unknown>)[column])
  if (Object.keys(row).length !== columns.length || values.includes(undefined)) {
    throw new Error('rows that are inserted together have the same columns')
  }
  return values
}

const names = new Map<string, string>()
const mostNames = 800

/** A prepared-statement name for the text, the same on every connection of this process; none once there are too many texts. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `g${names.size}`
  names.set(text, name)
  return name
}
