import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Category as Code, Id, Moment, orNull, Tier, Words } from './contract-shapes.ts'

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** A length of time and the clock it runs on. */
export const Limit = Type.Object(
  {
    clock: Type.Union([
      Type.Literal('working-days'),
      Type.Literal('working-minutes'),
      Type.Literal('calendar-days'),
      Type.Literal('minutes'),
    ]),
    amount: Type.Integer({ minimum: 1, maximum: 100_000 }),
  },
  { additionalProperties: false },
)

/** A category as the desk edits it. */
export const CategorySetting = Type.Object(
  {
    code: Code,
    hans: Words(30),
    en: Words(60),
    tier: Tier,
    firstAnswer: Limit,
    safe: orNull(Limit),
    settled: Limit,
    private: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type CategorySetting = Static<typeof CategorySetting>

export const readCategorySettings = endpoint({
  id: 'matters.read-category-settings',
  method: 'GET',
  path: '/api/matters/category-settings',
  summary: 'Categories with their limits as they hold today, and from when which list held or will hold.',
  caller: 'account',
  policy: 'matters.maySeeDesk',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    today: Day,
    items: Type.Array(CategorySetting),
    history: Type.Array(
      Type.Object({
        id: Id,
        effectiveFrom: Day,
        madeAt: Moment,
        state: Type.Union([Type.Literal('held'), Type.Literal('holds'), Type.Literal('will')]),
        /** Codes added, taken off or changed against the list before. */
        changed: Type.Array(Code),
      }),
    ),
    mayChange: Type.Boolean(),
  }),
})
export type CategorySettings = Static<typeof readCategorySettings.reply>

export const changeCategories = endpoint({
  id: 'matters.change-categories',
  method: 'PUT',
  path: '/api/matters/category-settings',
  summary:
    'Lets another list of categories and limits hold from a day on; open matters keep the limits they were given.',
  caller: 'account',
  policy: 'matters.mayChangeCategories',
  body: Type.Object(
    { community: Id, effectiveFrom: Day, items: Type.Array(CategorySetting, { minItems: 1, maxItems: 200 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id, effectiveFrom: Day }),
})
