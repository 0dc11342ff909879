import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
/** A local day, YYYY-MM-DD. */
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const At = Type.Object({ community: Id })

/** Open hours of a working day: minutes from midnight, in order, not overlapping. */
export const Hours = Type.Object(
  { periods: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 }), { minItems: 1, maxItems: 4 }) },
  { additionalProperties: false },
)
/** Days that differ from Monday to Friday, in years whose official calendar the program does not know. */
export const Holidays = Type.Object(
  {
    years: Type.Array(
      Type.Object(
        {
          year: Type.Integer({ minimum: 2020, maximum: 2100 }),
          off: Type.Array(Day, { maxItems: 120 }),
          on: Type.Array(Day, { maxItems: 60 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
  },
  { additionalProperties: false },
)
/** The number on the page outside hours; null takes it off. */
export const Contacts = Type.Object(
  { dutyNumber: Type.Union([Type.String({ pattern: '^[0-9+ ()-]{3,24}$' }), Type.Null()]) },
  { additionalProperties: false },
)
/** Names of offices by their id; an office that is not named keeps the name it was founded with. */
export const OfficeNames = Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 40 }))

export type Hours = Static<typeof Hours>
export type Holidays = Static<typeof Holidays>
export type Contacts = Static<typeof Contacts>
export type OfficeNames = Static<typeof OfficeNames>

export const settingKinds = ['hours', 'holidays', 'contacts', 'offices'] as const
export type SettingKind = (typeof settingKinds)[number]

const Version = Type.Object({
  id: Id,
  kind: Type.Union([
    Type.Literal('hours'),
    Type.Literal('holidays'),
    Type.Literal('contacts'),
    Type.Literal('offices'),
  ]),
  effectiveFrom: Day,
  madeAt: Type.String({ format: 'date-time' }),
  /** `held`, `holds` today, or `will` hold. */
  state: Type.Union([Type.Literal('held'), Type.Literal('holds'), Type.Literal('will')]),
  content: Type.Unknown(),
})
export type SettingVersion = Static<typeof Version>

export const readSettings = endpoint({
  id: 'places.read-settings',
  method: 'GET',
  path: '/api/places/:community/settings',
  summary:
    'Office hours, hand-entered holidays, duty number and office names that hold today, with what held and will hold.',
  caller: 'account',
  policy: 'places.maySeeSettings',
  params: At,
  reply: Type.Object({
    today: Day,
    hours: Hours,
    holidays: Holidays,
    contacts: Contacts,
    offices: Type.Array(Type.Object({ id: Id, name: Type.String(), tier: Type.String(), foundedAs: Type.String() })),
    history: Type.Array(Version),
    /** Years within reach whose official calendar is neither known nor entered; `urgent` from 60 days before. */
    missingYears: Type.Array(Type.Object({ year: Type.Integer(), urgent: Type.Boolean() })),
    mayChange: Type.Boolean(),
  }),
})
export type Settings = Static<typeof readSettings.reply>

const Changed = Type.Object({ id: Id, effectiveFrom: Day })
const change = { method: 'PUT', caller: 'account', policy: 'places.mayChangeSettings', params: At } as const

export const changeHours = endpoint({
  ...change,
  id: 'places.change-hours',
  path: '/api/places/:community/settings/hours',
  summary: 'Lets other office hours hold from a day on.',
  body: Type.Object({ effectiveFrom: Day, content: Hours }, { additionalProperties: false }),
  reply: Changed,
})
export const changeHolidays = endpoint({
  ...change,
  id: 'places.change-holidays',
  path: '/api/places/:community/settings/holidays',
  summary: 'Enters the holidays and swapped days of years that the program does not know.',
  body: Type.Object({ effectiveFrom: Day, content: Holidays }, { additionalProperties: false }),
  reply: Changed,
})
export const changeContacts = endpoint({
  ...change,
  id: 'places.change-contacts',
  path: '/api/places/:community/settings/contacts',
  summary: 'Changes the duty number from a day on.',
  body: Type.Object({ effectiveFrom: Day, content: Contacts }, { additionalProperties: false }),
  reply: Changed,
})
export const changeOfficeNames = endpoint({
  ...change,
  id: 'places.change-office-names',
  path: '/api/places/:community/settings/offices',
  summary: 'Renames offices of the community and its grids from a day on.',
  body: Type.Object({ effectiveFrom: Day, content: OfficeNames }, { additionalProperties: false }),
  reply: Changed,
})

/** The QR sheets to put up in staircases. */
export const qrSheets = endpoint({
  id: 'places.qr-sheets',
  method: 'GET',
  path: '/api/places/:community/qr-sheets',
  summary: 'The QR sheets of one staircase, a building, a grid or all, A4, as one PDF.',
  caller: 'account',
  policy: 'places.mayPrintSheets',
  params: At,
  query: Type.Object(
    { grid: Type.Optional(Id), building: Type.Optional(Id), staircase: Type.Optional(Id) },
    { additionalProperties: false },
  ),
  reply: Type.Unknown(),
  file: true,
})
