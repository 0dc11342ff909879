import { type Static, Type } from 'typebox'

/** Id made by the program or a phone: UUID in lower case. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
/** An instant, ISO 8601 with zone. */
export const Moment = Type.String({ format: 'date-time' })
export const Words = (most: number) => Type.String({ minLength: 1, maxLength: most })
export const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

export const Stage = Type.Union([
  Type.Literal('reported'),
  Type.Literal('registered'),
  Type.Literal('dispatched'),
  Type.Literal('acknowledged'),
  Type.Literal('handling'),
  Type.Literal('suspended'),
  Type.Literal('verifying'),
  Type.Literal('confirming'),
  Type.Literal('closed'),
  Type.Literal('declined'),
  Type.Literal('merged'),
  Type.Literal('void'),
])
export const Outcome = Type.Union([Type.Literal('put_right'), Type.Literal('not_done'), Type.Literal('not_confirmed')])
export const Tier = Type.Union([
  Type.Literal('grid'),
  Type.Literal('community'),
  Type.Literal('subdistrict'),
  Type.Literal('district'),
])
export const Channel = Type.Union([
  Type.Literal('qr'),
  Type.Literal('link'),
  Type.Literal('telephone'),
  Type.Literal('desk'),
  Type.Literal('patrol'),
  Type.Literal('outside'),
])
export const Language = Type.Union([Type.Literal('zh-Hans'), Type.Literal('zh-Hant'), Type.Literal('en')])
export const Category = Type.String({ pattern: '^[0-9]{4}$' })

/** Where exactly: which part of the building, which floor, and a few words. */
export const Spot = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('entrance'),
      Type.Literal('floor'),
      Type.Literal('facility'),
      Type.Literal('outdoors'),
      Type.Literal('dwelling'),
    ]),
    floor: Type.Optional(Type.Integer({ minimum: -3, maximum: 60 })),
    words: Type.Optional(Words(200)),
  },
  { additionalProperties: false },
)

/** A person's telephone for this matter only; kept encrypted, opened with a purpose and logged. */
export const Contact = Type.Object(
  { name: Type.Optional(Words(40)), phone: Type.String({ pattern: '^[0-9+ ()-]{5,24}$' }) },
  { additionalProperties: false },
)

/** Whose turn it is: the office, what it does next, until when. */
export const Turn = Type.Object({
  office: Id,
  officeName: Type.String(),
  tier: Tier,
  /** Stable word for the next step, for example `accept`, `dispatch`, `handle`, `verify`, `confirm`. */
  next: Type.String(),
  handlerName: orNull(Type.String()),
  dueAt: orNull(Moment),
  /** Which limit falls due: first answer, made safe, settled; null once ended. */
  dueFor: orNull(
    Type.Union([Type.Literal('first_answer'), Type.Literal('safe'), Type.Literal('settle'), Type.Literal('confirm')]),
  ),
  overdue: Type.Boolean(),
  supervised: Type.Boolean(),
  /** Percent of the limit that staff were reminded of; null before half of it, once it is over, and for residents. */
  gone: orNull(Type.Union([Type.Literal(50), Type.Literal(80)])),
  /** Whole working days left (negative when overdue) on the working calendar; null where the limit runs day and night. */
  workingDaysLeft: orNull(Type.Integer()),
  minutesLeft: orNull(Type.Integer()),
})

export const Place = Type.Object({
  community: Id,
  communityName: Type.String(),
  grid: Id,
  gridName: Type.String(),
  building: orNull(Id),
  buildingName: orNull(Type.String()),
  staircase: orNull(Id),
  staircaseName: orNull(Type.String()),
  staircaseCode: orNull(Type.String()),
  spot: Spot,
})

/** One line of a queue. */
export const MatterLine = Type.Object({
  id: Id,
  number: Type.String(),
  category: Category,
  categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
  place: Place,
  stage: Stage,
  outcome: orNull(Outcome),
  turn: Turn,
  private: Type.Boolean(),
  channel: Channel,
  reports: Type.Integer(),
  /** The first words of the first telling; null where the viewer may not read it. */
  excerpt: orNull(Type.String()),
  summary: orNull(Type.String()),
  disputes: Type.Integer(),
  /** When a reporter last said something, or added a picture, that nobody of the staff has done anything about since. */
  saidAt: orNull(Moment),
  /** More time that is asked for and not decided; why it is, only for whoever may read the reasons of staff. */
  extension: orNull(Type.Object({ workingDays: Type.Integer(), reason: orNull(Type.String()), askedAt: Moment })),
  madeAt: Moment,
  changedAt: Moment,
})
export type MatterLine = Static<typeof MatterLine>

export const Picture = Type.Object({
  id: Id,
  moment: Type.Union([Type.Literal('before'), Type.Literal('after')]),
  /** Address the picture is served at for this viewer. */
  address: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  approved: Type.Boolean(),
  hidden: Type.Boolean(),
  madeAt: Moment,
})

/** One entry of the story, newest first. `kind` chooses the sentence; facts hold codes and times, words what people wrote. */
export const StoryEntry = Type.Object({
  id: Id,
  kind: Type.String(),
  at: Moment,
  by: Type.Object({
    kind: Type.String(),
    post: orNull(Type.String()),
    officeName: orNull(Type.String()),
    /** Shown to staff only. */
    name: orNull(Type.String()),
  }),
  facts: Type.Record(Type.String(), Type.Unknown()),
  words: orNull(Type.Record(Type.String(), Type.Unknown())),
})

export const Acted = Type.Object({
  id: Id,
  number: Type.String(),
  stage: Stage,
  outcome: orNull(Outcome),
  tier: Tier,
  holderOffice: Id,
  dueAt: orNull(Moment),
})
