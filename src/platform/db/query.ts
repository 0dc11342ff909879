import type { CompiledQuery, Insertable, QueryExecutorProvider } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DB } from './schema.generated.ts'
import { keptInstant } from './values.ts'

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
  return readyWith(text, parameters)
}

function readyWith<Row>(text: string, parameters: readonly unknown[]): Statement<Row> {
  return { compile: () => ({ sql: text, parameters }) as unknown as CompiledQuery<Row> }
}

/** The texts of insertions into a table: by the number of rows and their columns, which are few. */
type Insertion = { readonly count: number; readonly columns: readonly string[]; readonly text: string }
const insertions = new Map<string, Insertion[]>()

/**
 * Inserts rows, all with the same columns. The text is put together once for a table, its columns and the number of rows;
 * the builder would do it anew each time.
 */
export function insertion<Table extends keyof DB & string>(
  table: Table,
  ...rows: readonly Insertable<DB[Table]>[]
): Statement<never> {
  const columns = Object.keys(rows[0]!)
  const known = insertions.get(table) ?? []
  let found = known.find((each) => each.count === rows.length && isSame(each.columns, columns))
  if (!found) {
    found = { count: rows.length, columns, text: compiled(q.insertInto(table).values(rows as never)).sql }
    insertions.set(table, [...known, found])
  }
  if (rows.length === 1) return readyWith(found.text, Object.values(rows[0]!).map(kept))
  const values: unknown[] = []
  for (const row of rows) {
    // As they stand where they stand alike, which is the rule; asked for by name each costs several times as much.
    if (isSame(Object.keys(row), found.columns)) addInOrder(values, row)
    else addValues(values, row as Record<string, unknown>, found.columns)
  }
  return readyWith(found.text, values)
}

const joined = new Map<string, string>()
const textNumbers = new Map<string, number>()

/** A number by which a text is known: putting long ones together to look something up costs more than what is found. */
function numberOf(text: string): number {
  const known = textNumbers.get(text) ?? textNumbers.size
  textNumbers.set(text, known)
  return known
}

/**
 * Several insertions as one statement, all of it or nothing; what one refers to may be inserted by another. For what is done
 * often: each statement by itself costs the database some 20 µs besides its rows.
 */
export function insertedAtOnce(...statements: readonly Statement<never>[]): Statement<never> {
  const parts = statements.map(compiled)
  const key = parts.map(({ sql }) => numberOf(sql)).join()
  const text = joined.get(key) ?? joinedText(parts)
  joined.set(key, text)
  // In loops: flattening so many costs as much as finding them.
  const parameters: unknown[] = []
  for (const part of parts) for (const value of part.parameters) parameters.push(value)
  return readyWith(text, parameters)
}

function joinedText(parts: readonly CompiledQuery[]): string {
  let before = 0
  const texts = parts.map(({ sql, parameters }) => {
    const own = before
    before += parameters.length
    return sql.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + own}`)
  })
  const others = texts.slice(0, -1).map((text, index) => `part${index} as (${text})`)
  return others.length === 0 ? texts[0]! : `with ${others.join(', ')} ${texts.at(-1)}`
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

function addInOrder(values: unknown[], row: object): void {
  for (const value of Object.values(row)) {
    if (value === undefined) throw new Error('rows that are inserted together have the same columns')
    values.push(kept(value))
  }
}

/** A day is written as text; an instant goes into a column of instants. */
function kept(value: unknown): unknown {
  return value instanceof Date ? keptInstant(value) : value
}

/** By name: a row that holds its columns in another order must not put one value into the place of another. */
function addValues(values: unknown[], row: Record<string, unknown>, columns: readonly string[]): void {
  for (const column of columns) {
    const value = row[column]
    if (value === undefined) throw new Error('rows that are inserted together have the same columns')
    values.push(kept(value))
  }
  if (Object.keys(row).length !== columns.length) {
    throw new Error('rows that are inserted together have the same columns')
  }
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
