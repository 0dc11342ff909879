import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import {
  Category,
  Channel,
  Contact,
  Id,
  Language,
  Moment,
  Outcome,
  orNull,
  Picture,
  Place,
  Spot,
  Stage,
  StoryEntry,
  Turn,
  Words,
} from './contract-shapes.ts'

const MatterNumber = Type.String({ pattern: '^[A-Z]{2,4}-[0-9]{4,12}$' })

/** What a resident, or a staff member for her, says is wrong. */
export const NewReport = Type.Object(
  {
    community: Id,
    /** Code on the staircase's QR sheet, or a building, or neither (then the grid). */
    staircase: Type.Optional(Type.String({ maxLength: 40 })),
    building: Type.Optional(Id),
    grid: Type.Optional(Id),
    spot: Spot,
    category: Category,
    words: Words(2000),
    private: Type.Optional(Type.Boolean()),
    contact: Type.Optional(Contact),
    language: Type.Optional(Language),
    /** `qr` and `link` by anybody; `telephone`, `desk`, `patrol` by someone signed in. */
    channel: Type.Optional(Channel),
  },
  { additionalProperties: false },
)
export type NewReport = Static<typeof NewReport>

/** What the reporter gets. The link and PIN are shown once here and cannot be looked up by anybody later. */
export const Reported = Type.Object({
  matter: Id,
  report: Id,
  number: Type.String(),
  link: Type.String(),
  pin: Type.String({ pattern: '^[0-9]{8}$' }),
  firstAnswerDue: Moment,
  settleDue: Moment,
  openNow: Type.Boolean(),
  dutyNumber: orNull(Type.String()),
})
export type Reported = Static<typeof Reported>

export const reportMatter = endpoint({
  id: 'matters.report-matter',
  method: 'POST',
  path: '/api/matters',
  summary: 'Report what is wrong. No account is needed; staff may report for a resident or on patrol.',
  caller: 'public',
  policy: 'matters.mayReportFor',
  body: NewReport,
  reply: Reported,
  status: 201,
})

export const BoardLine = Type.Object({
  id: Id,
  number: Type.String(),
  category: Category,
  categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
  place: Place,
  stage: Stage,
  outcome: orNull(Outcome),
  turn: Turn,
  summary: orNull(Type.String()),
  madeAt: Moment,
})
export type BoardLine = Static<typeof BoardLine>

export const board = endpoint({
  id: 'matters.board',
  method: 'GET',
  path: '/api/matters/board',
  summary: 'What everybody may see: open and recently ended matters of a community, grid or building.',
  caller: 'public',
  policy: 'anyone',
  query: Type.Object(
    {
      community: Id,
      grid: Type.Optional(Id),
      building: Type.Optional(Id),
      open: Type.Optional(Type.Boolean()),
      after: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(BoardLine), next: orNull(Type.String()) }),
})

export const similarMatters = endpoint({
  id: 'matters.similar-matters',
  method: 'GET',
  path: '/api/matters/similar',
  summary: 'Publicly approved matters that may be the same; join one instead of reporting again.',
  caller: 'public',
  policy: 'anyone',
  query: Type.Object(
    { community: Id, staircase: Type.Optional(Type.String({ maxLength: 40 })), category: Category, words: Words(2000) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(BoardLine) }),
})

export const publicMatter = endpoint({
  id: 'matters.public-matter',
  method: 'GET',
  path: '/api/matters/public/:number',
  summary: 'The public page of one matter: stage, holding office, expected date, approved summary and pictures.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ number: MatterNumber }),
  reply: Type.Object({
    ...BoardLine.properties,
    story: Type.Array(StoryEntry),
    pictures: Type.Array(Picture),
    closedAt: orNull(Moment),
  }),
})

export const publicPicture = endpoint({
  id: 'matters.public-picture',
  method: 'GET',
  path: '/api/matters/public/:number/pictures/:picture',
  summary: 'An approved picture with its covers.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ number: MatterNumber, picture: Id }),
  reply: Type.Unknown(),
  file: true,
})

export const joinMatter = endpoint({
  id: 'matters.join-matter',
  method: 'POST',
  path: '/api/matters/public/:number/join',
  summary: 'Join a public matter instead of reporting it again; the joiner is asked and told like the first reporter.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ number: MatterNumber }),
  body: Type.Object(
    { words: Type.Optional(Words(2000)), contact: Type.Optional(Contact), language: Type.Optional(Language) },
    { additionalProperties: false },
  ),
  reply: Reported,
  status: 201,
})

/** What its own reporter sees of a matter. */
export const ReporterPage = Type.Object({
  report: Id,
  matter: Id,
  number: Type.String(),
  category: Category,
  categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
  place: Place,
  stage: Stage,
  outcome: orNull(Outcome),
  turn: Turn,
  words: Type.String(),
  /** The desk hid her words; why stands in the story, for her alone. */
  hidden: Type.Boolean(),
  hasContact: Type.Boolean(),
  /** Present when the report follows another matter since a merge. */
  follows: orNull(Type.String()),
  story: Type.Array(StoryEntry),
  remarks: Type.Array(
    Type.Object({
      id: Id,
      kind: Type.Union([Type.Literal('reply'), Type.Literal('answer')]),
      words: Type.String(),
      hidden: Type.Boolean(),
      mine: Type.Boolean(),
      at: Moment,
    }),
  ),
  pictures: Type.Array(Picture),
  /** Her last word on the end as it stands; what she said of an end before it was opened again is over. */
  said: orNull(Type.Union([Type.Literal('right'), Type.Literal('not')])),
  rating: orNull(Type.String()),
  abilities: Type.Object({
    answer: Type.Boolean(),
    confirm: Type.Boolean(),
    /** Before it has ended: to say what is not right yet. */
    notYet: Type.Boolean(),
    /** Saying so sends it back to work; otherwise it went back once since somebody checked, and her words go to whoever checks next. */
    sendsBack: Type.Boolean(),
    dispute: Type.Boolean(),
    rate: Type.Boolean(),
    addPicture: Type.Boolean(),
  }),
  dutyNumber: orNull(Type.String()),
  openNow: Type.Boolean(),
  firstAnswerDue: Moment,
  settleDue: Moment,
  madeAt: Moment,
})
export type ReporterPage = Static<typeof ReporterPage>

export const myReports = endpoint({
  id: 'matters.my-reports',
  method: 'GET',
  path: '/api/matters/mine',
  summary: 'The reports whose secret this browser holds.',
  caller: 'reporter',
  policy: 'matters.holdsSecret',
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        report: Id,
        number: Type.String(),
        stage: Stage,
        outcome: orNull(Outcome),
        category: Category,
        categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
        placeWords: Type.String(),
        /** When the desk last wrote to her; null where it never did. */
        repliedAt: orNull(Moment),
        madeAt: Moment,
      }),
    ),
  }),
})

const OneReport = Type.Object({ report: Id })

export const readReport = endpoint({
  id: 'matters.read-report',
  method: 'GET',
  path: '/api/matters/mine/:report',
  summary: 'Everything its reporter may see.',
  caller: 'reporter',
  policy: 'matters.holdsSecret',
  params: OneReport,
  reply: ReporterPage,
})

const said = (verb: string, summary: string) => ({
  id: `matters.${verb}-report`,
  method: 'POST' as const,
  path: `/api/matters/mine/:report/${verb}`,
  summary,
  caller: 'reporter' as const,
  params: OneReport,
})

export const answerAsReporter = endpoint({
  ...said('answer', 'The reporter says something more.'),
  policy: 'matters.holdsSecret',
  body: Type.Object({ words: Words(2000) }, { additionalProperties: false }),
  reply: ReporterPage,
})
export const confirmMatter = endpoint({
  ...said('confirm', 'The reporter says it was put right.'),
  policy: 'matters.holdsSecret',
  body: Type.Object({}, { additionalProperties: false }),
  reply: ReporterPage,
})
export const notYetMatter = endpoint({
  ...said(
    'not-yet',
    'The reporter says, before it has ended, that it is not put right yet; once before each check it goes back to work, after that her words go to whoever checks.',
  ),
  policy: 'matters.holdsSecret',
  body: Type.Object({ words: Words(2000) }, { additionalProperties: false }),
  reply: ReporterPage,
})
export const disputeMatter = endpoint({
  ...said('dispute', 'The reporter says it is not put right; once.'),
  policy: 'matters.holdsSecret',
  body: Type.Object({ words: Words(2000) }, { additionalProperties: false }),
  reply: ReporterPage,
})
export const rateMatter = endpoint({
  ...said('rate', 'How it went.'),
  policy: 'matters.holdsSecret',
  body: Type.Object(
    { rating: Type.Union([Type.Literal('solved'), Type.Literal('mostly'), Type.Literal('not')]) },
    { additionalProperties: false },
  ),
  reply: ReporterPage,
})

export const mostPictureBytes = 20 * 1024 * 1024

export const addReportPicture = endpoint({
  id: 'matters.add-report-picture',
  method: 'PUT',
  path: '/api/matters/mine/:report/pictures/:picture',
  summary:
    'Adds a picture under an id made by the phone. It is decoded, turned upright, made smaller and freed of EXIF.',
  caller: 'reporter',
  policy: 'matters.holdsSecret',
  params: Type.Object({ report: Id, picture: Id }),
  picture: { mostBytes: mostPictureBytes },
  reply: Picture,
})
export const reportPicture = endpoint({
  id: 'matters.report-picture',
  method: 'GET',
  path: '/api/matters/mine/:report/pictures/:picture',
  summary: 'A picture as its reporter may see it.',
  caller: 'reporter',
  policy: 'matters.holdsSecret',
  params: Type.Object({ report: Id, picture: Id }),
  reply: Type.Unknown(),
  file: true,
})

export const openByPin = endpoint({
  id: 'matters.open-by-pin',
  method: 'POST',
  path: '/api/matters/mine',
  summary: 'Opens a report by its number and PIN, for those who telephone or lost the link. Throttled.',
  caller: 'public',
  policy: 'anyone',
  body: Type.Object(
    { number: MatterNumber, pin: Type.String({ pattern: '^[0-9]{8}$' }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ report: Id }),
})
