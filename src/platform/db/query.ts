import type { CompiledQuery, QueryExecutorProvider } from 'kysely'
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
