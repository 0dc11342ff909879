import { compiled, ready } from '../../src/platform/db/query.ts'
import type { Database, ReadTx } from '../../src/platform/db/transaction.ts'

/** A node of a plan that was carried out, as PostgreSQL tells it. */
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** What one statement did: the tables it walked, and the most rows that one step of it read of each table. */
export type Explained = {
  readonly walked: readonly string[]
  readonly read: Readonly<Record<string, number>>
  readonly plan: string
}

/** A database that explains each read while carrying it out, also one inside a change, and the list it is noted in. */
export function explainingOver(
  database: Database,
  explained: Explained[] = [],
): { database: Database; explained: Explained[] } {
  const noted = (found: readonly Record<string, unknown>[]) => {
    const [{ Plan: top }] = found[0]!['QUERY PLAN'] as [{ Plan: Node }]
    const read: Record<string, number> = {}
    const walked: string[] = []
    for (const node of nodesOf(top)) {
      const table = node['Relation Name']
      // What a plan keeps in hand and never carries out walks nothing.
      if (!table || node['Actual Loops'] === 0) continue
      const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      read[table] = Math.max(read[table] ?? 0, rows)
      if (node['Node Type'] === 'Seq Scan') walked.push(table)
    }
    explained.push({ walked, read, plan: JSON.stringify(top, null, 1) })
  }
  const explaining = <Of extends ReadTx>(tx: Of): Of => ({
    ...tx,
    all: async (statement) => {
      if (isRead(statement)) noted(await tx.all(explain(statement)))
      return tx.all(statement)
    },
    first: async (statement) => {
      if (isRead(statement)) noted(await tx.all(explain(statement)))
      return tx.first(statement)
    },
  })
  return {
    explained,
    database: {
      ...database,
      read: (actor, work) => database.read(actor, (tx) => work(explaining(tx))),
      glance: (actor, work) => database.read(actor, (tx) => work(explaining(tx))),
      write: (actor, work) => database.write(actor, (tx) => work(explaining(tx))),
      rows: (actor, statement) => database.read(actor, (tx) => explaining(tx).all(statement)),
      seek: (actor, sought, id) => database.read(actor, (tx) => explaining(tx).first(sought([id]))),
    },
  }
}

type Statement = Parameters<ReadTx['all']>[0]

/** Carried out twice, a statement that changes something would change it twice. */
function isRead(statement: Statement): boolean {
  const { sql: text } = compiled(statement)
  return /^\s*(select|with)\b/i.test(text) && !/\b(insert into|update|delete from)\b/i.test(text)
}

function explain(statement: Statement) {
  const { sql: text, parameters } = compiled(statement)
  const how = 'analyze, costs off, timing off, buffers off, summary off, format json'
  return ready<Record<string, unknown>>(`explain (${how}) ${text}`, ...parameters)
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}
