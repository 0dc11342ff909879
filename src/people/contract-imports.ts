import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Birth, Relation } from './contract-residents.ts'
import { Id, Moment, orNull } from './contract-session.ts'
import { excludedKinds, fields } from './import/rules-headings.ts'
import { decisions, rowKinds } from './import/rules-verdicts.ts'

const closed = { additionalProperties: false } as const
const OneImport = Type.Object({ community: Id, import: Id })
export const RowKind = Type.Enum(rowKinds)
const Use = Type.Enum([...fields, ...excludedKinds, 'not-kept', 'note', 'derived', 'unknown'] as const)

/** A column of a sheet: what it is read as, how sure that is (0 to 1) and on what it rests. */
export const ImportColumn = Type.Object({
  column: Type.Integer(),
  heading: Type.String(),
  use: Use,
  confidence: Type.Number(),
  basis: Type.Enum(['remembered', 'name', 'name-and-content', 'content', 'person', 'none']),
})
export type ImportColumn = Static<typeof ImportColumn>

export const ImportSummary = Type.Object({
  id: Id,
  state: Type.Enum(['reading', 'ready', 'importing', 'imported', 'undone', 'cancelled', 'expired', 'refused']),
  /** Why it was refused, or why making it stopped. */
  problem: orNull(Type.String()),
  done: Type.Integer(),
  total: Type.Integer(),
  /** Lines by kind; of those that need a person how many she decided; and what was made. */
  outcome: Type.Partial(
    Type.Object({
      new: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      conflict: Type.Integer(),
      rejected: Type.Integer(),
      decided: Type.Integer(),
      households: Type.Integer(),
      persons: Type.Integer(),
      changes: Type.Integer(),
    }),
  ),
  madeAt: Moment,
  importedAt: orNull(Moment),
})
export type ImportSummary = Static<typeof ImportSummary>

export const takeSheet = endpoint({
  id: 'people.take-sheet',
  method: 'POST',
  path: '/api/people/:community/imports',
  summary:
    'Takes a sheet (.xlsx, .xls or .csv) with residents or households. It is kept sealed and read by itself; nothing is entered yet.',
  caller: 'account',
  policy: 'people.mayImport',
  params: Type.Object({ community: Id }),
  picture: { mostBytes: 12 * 1024 * 1024 },
  reply: Type.Object({ import: Id }),
  status: 202,
})

export const listImports = endpoint({
  id: 'people.list-imports',
  method: 'GET',
  path: '/api/people/:community/imports',
  summary: 'The last imports of the office, newest first.',
  caller: 'account',
  policy: 'people.mayImport',
  params: Type.Object({ community: Id }),
  reply: Type.Object({ items: Type.Array(ImportSummary) }),
})

export const readImport = endpoint({
  id: 'people.read-import',
  method: 'GET',
  path: '/api/people/:community/imports/:import',
  summary:
    'How an import stands: its columns as they were recognised, lines by kind, progress, and whether it can be taken back.',
  caller: 'account',
  policy: 'people.mayImport',
  params: OneImport,
  reply: Type.Object({
    ...ImportSummary.properties,
    /** `hidden`: how many of its lines are hidden or filtered out in the file; they are read like the others. */
    pages: Type.Array(
      Type.Object({
        name: Type.String(),
        isTable: Type.Boolean(),
        columns: Type.Array(ImportColumn),
        hidden: Type.Integer(),
      }),
    ),
    /** Sheets that hold something and are hidden in the file: they were left out. */
    hiddenSheets: Type.Array(Type.String()),
    /** Whether it can be taken back, and what was built on it where it cannot. */
    undo: Type.Object({
      possible: Type.Boolean(),
      builtOn: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer() })),
    }),
  }),
})

export const ImportRemark = Type.Object({
  cell: orNull(Type.String()),
  field: orNull(Type.String()),
  reason: Type.String(),
  refuses: Type.Boolean(),
})

/** A line of the sheet and what would become of it; the telephone masked. */
export const ImportLine = Type.Object({
  number: Type.Integer(),
  page: Type.Integer(),
  line: Type.Integer(),
  kind: RowKind,
  decision: orNull(Type.Enum(decisions)),
  choices: Type.Array(Type.Enum(decisions)),
  isFixed: Type.Boolean(),
  address: orNull(Type.String()),
  name: orNull(Type.String()),
  sex: orNull(Type.Enum(['female', 'male'])),
  birth: orNull(Birth),
  phone: orNull(Type.String()),
  relation: orNull(Relation),
  headCount: orNull(Type.Integer()),
  changes: Type.Array(Type.String()),
  remarks: Type.Array(ImportRemark),
})
export type ImportLine = Static<typeof ImportLine>

export const listImportRows = endpoint({
  id: 'people.list-import-rows',
  method: 'GET',
  path: '/api/people/:community/imports/:import/rows',
  summary: 'A page of the lines of an import with what would become of each, of one kind or all.',
  caller: 'account',
  policy: 'people.mayImport',
  params: OneImport,
  query: Type.Object(
    {
      kind: Type.Optional(RowKind),
      after: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(ImportLine), next: orNull(Type.Integer()) }),
})

export const setImportColumns = endpoint({
  id: 'people.set-import-columns',
  method: 'POST',
  path: '/api/people/:community/imports/:import/columns',
  summary:
    'Says what columns hold where they were not recognised right; the sheet is read anew and the office’s names are remembered.',
  caller: 'account',
  policy: 'people.mayImport',
  params: OneImport,
  body: Type.Object(
    {
      columns: Type.Array(
        Type.Object(
          { page: Type.Integer({ minimum: 0 }), column: Type.Integer({ minimum: 0, maximum: 500 }), use: Use },
          closed,
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    closed,
  ),
  reply: Type.Object({ done: Type.Literal(true) }),
})

export const settleImportRow = endpoint({
  id: 'people.settle-import-row',
  method: 'POST',
  path: '/api/people/:community/imports/:import/rows/:number',
  summary:
    'Puts a line right on screen, or decides about it: the same person, another, or left out. Gives every line of the doors concerned.',
  caller: 'account',
  policy: 'people.mayImport',
  params: Type.Object({ community: Id, import: Id, number: Type.String({ pattern: '^[0-9]{1,6}$' }) }),
  body: Type.Object(
    {
      decision: Type.Optional(orNull(Type.Enum(decisions))),
      fix: Type.Optional(
        Type.Partial(
          Type.Object(
            {
              address: Type.String({ maxLength: 80 }),
              name: Type.String({ maxLength: 40 }),
              birth: Type.String({ maxLength: 20 }),
              phone: Type.String({ maxLength: 40 }),
              relation: orNull(Relation),
            },
            closed,
          ),
        ),
      ),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(ImportLine) }),
})

const act = (id: string, verb: string, summary: string) =>
  endpoint({
    id: `people.${id}`,
    method: 'POST',
    path: `/api/people/:community/imports/:import/${verb}`,
    summary,
    caller: 'account',
    policy: 'people.mayImport',
    params: OneImport,
    body: Type.Object({}, closed),
    reply: Type.Object({ done: Type.Literal(true) }),
  })

export const makeImport = act(
  'make-import',
  'make',
  'Enters what is new and changes what is changed, all or nothing, by itself. Lines that are rejected or undecided stay out.',
)
export const cancelImport = act(
  'cancel-import',
  'cancel',
  'Ends an import that was not made; its file and lines are erased.',
)
export const undoImport = act(
  'undo-import',
  'undo',
  'Takes an import back as one step, while nothing was built on it; refused with what was.',
)

export const exportImportSheet = endpoint({
  id: 'people.export-import-sheet',
  method: 'GET',
  path: '/api/people/:community/imports/:import/sheet',
  summary: 'The same sheet with a column of remarks; columns that are left out and citizens’ numbers are blank.',
  caller: 'account',
  policy: 'people.mayImport',
  params: OneImport,
  reply: Type.Unknown(),
  file: true,
})
