import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Moment, orNull } from './contract-session.ts'
import { Done } from './contract-staff.ts'
import { exportPurposes, listNames, registerLists } from './exports/rules-exports.ts'

const closed = { additionalProperties: false } as const
const OneExport = Type.Object({ community: Id, export: Id })
const narrowing = { grid: Type.Optional(Id), building: Type.Optional(Id) }

export const exportList = endpoint({
  id: 'people.export-list',
  method: 'GET',
  path: '/api/people/:community/lists/:list',
  summary:
    'A list in sight as .xlsx or .csv, names and telephones masked; at most 20,000 rows, each export is journalled.',
  caller: 'account',
  policy: 'people.mayExportList',
  params: Type.Object({ community: Id, list: Type.Enum(listNames) }),
  query: Type.Object({ ...narrowing, format: Type.Enum(['xlsx', 'csv'] as const) }, closed),
  reply: Type.Unknown(),
  file: true,
})

export const askExport = endpoint({
  id: 'people.ask-export',
  method: 'POST',
  path: '/api/people/:community/exports',
  summary:
    'Asks for a list of the register in full, with a purpose and a reason; somebody else of the desk decides within three days.',
  caller: 'account',
  policy: 'people.mayAskExport',
  params: Type.Object({ community: Id }),
  body: Type.Object(
    {
      ...narrowing,
      list: Type.Enum(registerLists),
      purpose: Type.Enum(exportPurposes),
      reason: Type.String({ minLength: 4, maxLength: 200, pattern: '\\S' }),
    },
    closed,
  ),
  reply: Type.Object({ export: Id }),
  status: 201,
})

/** A request for a list in full. */
export const ExportLine = Type.Object({
  id: Id,
  list: Type.Enum(registerLists),
  place: orNull(Type.String()),
  purpose: Type.Enum(exportPurposes),
  reason: Type.String(),
  askedAs: Type.String(),
  askedAt: Moment,
  decidedAs: orNull(Type.String()),
  state: Type.Enum(['asked', 'approved', 'refused', 'over'] as const),
  expiresAt: Moment,
  takenAt: orNull(Moment),
  abilities: Type.Array(Type.Enum(['decide', 'take'] as const)),
})
export type ExportLine = Static<typeof ExportLine>

export const listExports = endpoint({
  id: 'people.list-exports',
  method: 'GET',
  path: '/api/people/:community/exports',
  summary: 'The last requests for lists in full, newest first.',
  caller: 'account',
  policy: 'people.mayAskExport',
  params: Type.Object({ community: Id }),
  reply: Type.Object({ items: Type.Array(ExportLine) }),
})

export const decideExport = endpoint({
  id: 'people.decide-export',
  method: 'POST',
  path: '/api/people/:community/exports/:export/decide',
  summary: 'Agrees to a list in full or refuses it; never who asked. Agreed, it can be taken for a day.',
  caller: 'account',
  policy: 'people.mayDecideExport',
  params: OneExport,
  body: Type.Object({ decision: Type.Enum(['approved', 'refused'] as const) }, closed),
  reply: Done,
})

export const takeExport = endpoint({
  id: 'people.take-export',
  method: 'GET',
  path: '/api/people/:community/exports/:export/sheet',
  summary:
    'The list in full as .xlsx with a watermark sheet, for who asked; each person in it reads that it was taken.',
  caller: 'account',
  policy: 'people.mayTakeExport',
  params: OneExport,
  reply: Type.Unknown(),
  file: true,
})
