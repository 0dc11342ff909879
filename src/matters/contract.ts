import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { QueueFilters } from './contract-queues.ts'
import {
  Category,
  Channel,
  Id,
  MatterLine,
  Moment,
  Outcome,
  orNull,
  Picture,
  Stage,
  StoryEntry,
  Tier,
} from './contract-shapes.ts'

const One = Type.Object({ id: Id })

export const listMatters = endpoint({
  id: 'matters.list-matters',
  method: 'GET',
  path: '/api/matters',
  summary: 'A page of matters that the account may see.',
  caller: 'account',
  policy: 'matters.maySee',
  query: QueueFilters,
  reply: Type.Object({ items: Type.Array(MatterLine), next: orNull(Type.String()) }),
})

export const countMatters = endpoint({
  id: 'matters.count-matters',
  method: 'GET',
  path: '/api/matters/counts',
  summary: 'Counts by stage and grid of what the account may see in a community.',
  caller: 'account',
  policy: 'matters.maySee',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ grid: Id, stage: Stage, outcome: orNull(Outcome), count: Type.Integer() })),
  }),
})

export const openByBuilding = endpoint({
  id: 'matters.open-by-building',
  method: 'GET',
  path: '/api/matters/open-by-building',
  summary: 'Open matters of what the account may see in a community, counted by building.',
  caller: 'account',
  policy: 'matters.maySee',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ building: Id, open: Type.Integer(), overdue: Type.Integer() })),
  }),
})

export const deskSummary = endpoint({
  id: 'matters.desk-summary',
  method: 'GET',
  path: '/api/matters/summary',
  summary: 'What waits: counts by queue and office, overdue, risen, and the share settled at each tier with its rows.',
  caller: 'account',
  policy: 'matters.maySee',
  query: Type.Object({ community: Type.Optional(Id) }, { additionalProperties: false }),
  reply: Type.Object({
    offices: Type.Array(
      Type.Object({
        office: Id,
        name: Type.String(),
        tier: Tier,
        grid: orNull(Id),
        open: Type.Integer(),
        overdue: Type.Integer(),
        soonest: orNull(Moment),
      }),
    ),
    stages: Type.Array(Type.Object({ stage: Stage, count: Type.Integer() })),
    /** How many wait for the asker's own approval; null for whoever approves nothing. */
    approvals: orNull(Type.Integer()),
    settled: Type.Object({
      grid: Type.Integer(),
      community: Type.Integer(),
      subdistrict: Type.Integer(),
      district: Type.Integer(),
    }),
    outcomes: Type.Object({ put_right: Type.Integer(), not_done: Type.Integer(), not_confirmed: Type.Integer() }),
  }),
})

const Remark = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('reply'), Type.Literal('answer'), Type.Literal('note'), Type.Literal('call')]),
  result: orNull(Type.String()),
  words: Type.String(),
  hidden: Type.Boolean(),
  authorName: orNull(Type.String()),
  authorPost: orNull(Type.String()),
  at: Moment,
})

/** A choice in a list of acts: the act, and whether it is allowed now; a refusal carries its reason word. */
export const Ability = Type.Object({
  act: Type.String(),
  allowed: Type.Boolean(),
  reason: Type.Optional(Type.String()),
})

/** The matter itself: where it stands, whose turn it is, its clocks, and what the account may do. */
export const MatterCore = Type.Object({
  ...MatterLine.properties,
  limits: Type.Object({
    firstAnswerDue: Moment,
    firstAnsweredAt: orNull(Moment),
    safeDue: orNull(Moment),
    safeAt: orNull(Moment),
    settleDue: Moment,
    settledAt: orNull(Moment),
  }),
  /** What is left of each limit in working days; null where it runs day and night. */
  workingDaysLeft: Type.Object({
    first_answer: orNull(Type.Integer()),
    safe: orNull(Type.Integer()),
    settle: orNull(Type.Integer()),
  }),
  pause: orNull(Type.Object({ reason: Type.String(), since: Moment, until: Moment })),
  abilities: Type.Array(Ability),
  outside: orNull(
    Type.Object({
      source: Type.String(),
      number: Type.String(),
      dueAt: orNull(Moment),
      answer: orNull(Type.String()),
    }),
  ),
  receiptNumber: orNull(Type.String()),
  endedReason: orNull(Type.String()),
  closedAt: orNull(Moment),
})
export type MatterCore = Static<typeof MatterCore>

/** What hangs on a matter: tellings, remarks, pictures, assists and its story. */
export const MatterPapers = Type.Object({
  tellings: Type.Array(
    Type.Object({
      report: Id,
      words: orNull(Type.String()),
      hidden: Type.Boolean(),
      channel: Channel,
      hasContact: Type.Boolean(),
      contactName: orNull(Type.String()),
      rating: orNull(Type.String()),
      confirmedAt: orNull(Moment),
      disputed: Type.Boolean(),
      origin: Id,
      madeAt: Moment,
    }),
  ),
  remarks: Type.Array(Remark),
  pictures: Type.Array(Picture),
  assists: Type.Array(
    Type.Object({
      id: Id,
      partyName: Type.String(),
      words: Type.String(),
      askedAt: Moment,
      answer: orNull(Type.String()),
      answeredAt: orNull(Moment),
      ended: Type.Boolean(),
    }),
  ),
  story: Type.Array(StoryEntry),
  mergedInto: orNull(Type.Object({ id: Id, number: Type.String() })),
})
export type MatterPapers = Static<typeof MatterPapers>

export type MatterPage = MatterCore & MatterPapers

export const readMatter = endpoint({
  id: 'matters.read-matter',
  method: 'GET',
  path: '/api/matters/:id',
  summary: 'One matter: where it stands, whose turn it is, and what the account may do with it now.',
  caller: 'account',
  policy: 'matters.maySee',
  params: One,
  reply: MatterCore,
})

export const readPapers = endpoint({
  id: 'matters.read-papers',
  method: 'GET',
  path: '/api/matters/:id/papers',
  summary: 'What hangs on a matter: tellings, remarks, pictures, assists and the whole story.',
  caller: 'account',
  policy: 'matters.maySee',
  params: One,
  reply: MatterPapers,
})

export const readContact = endpoint({
  id: 'matters.read-contact',
  method: 'POST',
  path: '/api/matters/:id/contact',
  summary: 'Opens a reporter’s telephone number for a purpose; each opening is journalled.',
  caller: 'account',
  policy: 'matters.mayContact',
  params: One,
  body: Type.Object(
    {
      report: Id,
      purpose: Type.Union([Type.Literal('call-back'), Type.Literal('appointment'), Type.Literal('danger')]),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ phone: Type.String(), name: orNull(Type.String()) }),
})

export const coverPicture = endpoint({
  id: 'matters.cover-picture',
  method: 'POST',
  path: '/api/matters/:id/pictures/:picture/cover',
  summary:
    'Makes the public copy with faces, plates and doors covered; strokes in parts of the picture’s width and height.',
  caller: 'account',
  policy: 'matters.mayApproveSummary',
  params: Type.Object({ id: Id, picture: Id }),
  body: Type.Object(
    {
      strokes: Type.Array(
        Type.Object(
          {
            size: Type.Number({ minimum: 0.005, maximum: 0.5 }),
            points: Type.Array(Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { minItems: 2, maxItems: 2 }), {
              minItems: 1,
              maxItems: 500,
            }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 200 },
      ),
    },
    { additionalProperties: false },
  ),
  reply: Picture,
})

export const addMatterPicture = endpoint({
  id: 'matters.add-matter-picture',
  method: 'PUT',
  path: '/api/matters/:id/pictures/:picture',
  summary: 'Adds a picture of the work, under an id made by the phone.',
  caller: 'account',
  policy: 'matters.mayAddPicture',
  params: Type.Object({ id: Id, picture: Id }),
  query: Type.Object(
    { moment: Type.Optional(Type.Union([Type.Literal('before'), Type.Literal('after')])) },
    { additionalProperties: false },
  ),
  picture: { mostBytes: 20 * 1024 * 1024 },
  reply: Picture,
})
export const matterPicture = endpoint({
  id: 'matters.matter-picture',
  method: 'GET',
  path: '/api/matters/:id/pictures/:picture',
  summary: 'A picture as staff see it; `covered` shows the public copy.',
  caller: 'account',
  policy: 'matters.maySee',
  params: Type.Object({ id: Id, picture: Id }),
  query: Type.Object({ covered: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
  reply: Type.Unknown(),
  file: true,
})

/** Whom a matter of this place can be dispatched to. */
export const dispatchChoices = endpoint({
  id: 'matters.dispatch-choices',
  method: 'GET',
  path: '/api/matters/:id/parties',
  summary: 'Posts, organisations and offices this matter can be given to or asked for help.',
  caller: 'account',
  policy: 'matters.maySee',
  params: One,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        kind: Type.Union([Type.Literal('post'), Type.Literal('organisation'), Type.Literal('office')]),
        name: Type.String(),
        postKind: orNull(Type.String()),
        present: Type.Boolean(),
      }),
    ),
  }),
})

/** What a matter may be about today; the first two digits are the group. */
export const listCategories = endpoint({
  id: 'matters.list-categories',
  method: 'GET',
  path: '/api/matters/categories',
  summary: 'The categories that hold today in a community.',
  caller: 'public',
  policy: 'anyone',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        code: Category,
        name: Type.Object({ hans: Type.String(), en: Type.String() }),
        tier: Tier,
        private: Type.Boolean(),
      }),
    ),
  }),
})
