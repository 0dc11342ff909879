import { Type } from 'typebox'
import { Category, Channel, Id, Outcome, Stage, Tier, Words } from './contract-shapes.ts'

/** Filters of a queue; all of them narrow. */
export const QueueFilters = Type.Object(
  {
    community: Type.Optional(Id),
    grid: Type.Optional(Id),
    building: Type.Optional(Id),
    office: Type.Optional(Id),
    tier: Type.Optional(Tier),
    stage: Type.Optional(Stage),
    /** How it was closed. */
    outcome: Type.Optional(Outcome),
    category: Type.Optional(Category),
    channel: Type.Optional(Channel),
    /**
     * `open` by due date (default), `overdue`, `approval` = more time is asked for and I may grant it, `said` = a reporter said
     * something, or added a picture, that nobody did anything about since, `mine` = dispatched to me, asked of me or my office's, `past` = my office
     * held it before and it lies elsewhere now, `all` newest first.
     */
    queue: Type.Optional(
      Type.Union([
        Type.Literal('open'),
        Type.Literal('overdue'),
        Type.Literal('approval'),
        Type.Literal('said'),
        Type.Literal('mine'),
        Type.Literal('past'),
        Type.Literal('ended'),
        Type.Literal('all'),
      ]),
    ),
    /** A matter's number, or words of its approved summary. */
    search: Type.Optional(Words(60)),
    after: Type.Optional(Type.String({ maxLength: 120 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
)
