import { type TSchema, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Acted, Category, Id, Moment, Spot, Words } from './contract-shapes.ts'
import { mostExtensionDays } from './rules-states.ts'

const One = Type.Object({ id: Id })
const nothing = Type.Object({}, { additionalProperties: false })
const withReason = Type.Object({ reason: Words(500) }, { additionalProperties: false })

function act<Body extends TSchema>(verb: string, summary: string, body: Body) {
  const sentence = verb.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())
  return endpoint({
    id: `matters.${verb}`,
    method: 'POST',
    path: `/api/matters/:id/${verb}`,
    summary,
    caller: 'account' as const,
    policy: `matters.may${sentence}`,
    params: One,
    body,
    reply: Acted,
  })
}

export const acceptMatter = act('accept', 'Takes the matter on (受理、立案).', nothing)
export const declineMatter = act('decline', 'Does not take it on, with a reason the reporter reads.', withReason)
export const dispatchMatter = act(
  'dispatch',
  'Gives it to someone to handle (派单): a post or an organisation.',
  Type.Object(
    {
      party: Id,
      partyKind: Type.Union([Type.Literal('post'), Type.Literal('organisation')]),
      words: Type.Optional(Words(500)),
    },
    { additionalProperties: false },
  ),
)
export const acknowledgeMatter = act('acknowledge', 'The handler has read it (签收).', nothing)
export const startHandling = act('start', 'Work has begun.', nothing)
export const handleOnSpot = act(
  'handle-on-spot',
  'Put right on the spot (自处); the reporter or a second person confirms.',
  Type.Object({ words: Words(1000) }, { additionalProperties: false }),
)
export const makeSafe = act(
  'make-safe',
  'The danger is fenced off or switched off.',
  Type.Object({ words: Words(500) }, { additionalProperties: false }),
)
export const replyDone = act(
  'done',
  'Reports it put right (处理反馈); someone else verifies.',
  Type.Object({ words: Words(1000) }, { additionalProperties: false }),
)
export const verifyMatter = act(
  'verify',
  'Verifies on the spot or by telephone (核查): put right, or back to work.',
  Type.Object(
    { result: Type.Union([Type.Literal('pass'), Type.Literal('rework')]), words: Type.Optional(Words(500)) },
    { additionalProperties: false },
  ),
)
export const sampleMatter = act(
  'sample',
  'A second person looks at what was handled on the spot.',
  Type.Object(
    { result: Type.Union([Type.Literal('pass'), Type.Literal('rework')]), words: Type.Optional(Words(500)) },
    { additionalProperties: false },
  ),
)
export const returnMatter = act('return', 'The handler gives it back with a reason (退单).', withReason)
export const suspendMatter = act(
  'suspend',
  'Suspends with a listed reason (挂起).',
  Type.Object(
    { pauseReason: Words(40), until: Moment, words: Type.Optional(Words(500)) },
    { additionalProperties: false },
  ),
)
export const resumeMatter = act('resume', 'Goes on.', nothing)
export const requestExtension = act(
  'request-extension',
  'Asks for more working days (延期).',
  Type.Object(
    { workingDays: Type.Integer({ minimum: 1, maximum: mostExtensionDays }), reason: Words(500) },
    { additionalProperties: false },
  ),
)
export const approveExtension = act(
  'approve-extension',
  'Grants or refuses the extension; never by who asked.',
  Type.Object({ granted: Type.Boolean(), words: Type.Optional(Words(500)) }, { additionalProperties: false }),
)
export const handUpMatter = act('hand-up', 'Hands it up one tier, with a reason.', withReason)
export const handBackMatter = act('hand-back', 'Hands a risen matter back down, with a reason.', withReason)
export const closeNotDone = act(
  'close-not-done',
  'Ends it without its being put right, with the reason the reporter reads.',
  withReason,
)
export const askAssist = act(
  'ask-assist',
  'Asks others to lend a hand (协办).',
  Type.Object(
    {
      party: Id,
      partyKind: Type.Union([Type.Literal('office'), Type.Literal('post'), Type.Literal('organisation')]),
      words: Words(500),
    },
    { additionalProperties: false },
  ),
)
export const answerAssist = act(
  'answer-assist',
  'Answers a request to assist.',
  Type.Object({ assist: Id, answer: Words(500) }, { additionalProperties: false }),
)
export const replyToReporter = act(
  'reply',
  'A public reply to the reporters; the first one is the first answer.',
  Type.Object({ words: Words(1000) }, { additionalProperties: false }),
)
export const addNote = act(
  'note',
  'An internal note.',
  Type.Object({ words: Words(2000) }, { additionalProperties: false }),
)
export const seeWords = act(
  'see-words',
  'Says that what the reporters said or showed up to a moment was seen: takes the mark off without an answer to them.',
  Type.Object({ saidAt: Moment }, { additionalProperties: false }),
)
export const logCall = act(
  'log-call',
  'A line of the contact log.',
  Type.Object(
    {
      report: Type.Optional(Id),
      result: Type.Union([Type.Literal('reached'), Type.Literal('no_answer'), Type.Literal('wrong_number')]),
      words: Words(500),
    },
    { additionalProperties: false },
  ),
)
export const superviseMatter = act(
  'supervise',
  'Puts it under supervision (督办).',
  Type.Object({ words: Words(500) }, { additionalProperties: false }),
)
export const transferOutside = act(
  'transfer-outside',
  'Records the outside receipt of a matter above the sub-district; the clock goes on.',
  Type.Object({ receiptNumber: Words(60), words: Type.Optional(Words(500)) }, { additionalProperties: false }),
)
export const correctPlace = act(
  'correct-place',
  'Corrects where it is, with a reason.',
  Type.Object(
    {
      staircase: Type.Optional(Type.String({ maxLength: 40 })),
      building: Type.Optional(Id),
      grid: Type.Optional(Id),
      spot: Spot,
      reason: Words(500),
    },
    { additionalProperties: false },
  ),
)
export const correctCategory = act(
  'correct-category',
  'Corrects what it is about, with a reason.',
  Type.Object(
    { category: Category, private: Type.Optional(Type.Boolean()), reason: Words(500) },
    { additionalProperties: false },
  ),
)
export const voidMatter = act('void', 'Voids spam or a test, with a reason.', withReason)
export const hideWords = act(
  'hide-words',
  'Hides words or a picture that should not stand there, with a reason.',
  Type.Object(
    {
      target: Type.Union([Type.Literal('report'), Type.Literal('remark'), Type.Literal('picture')]),
      targetId: Id,
      reason: Words(500),
    },
    { additionalProperties: false },
  ),
)
export const approveSummary = act(
  'approve-summary',
  'Approves a public summary and, with their covers, pictures.',
  Type.Object({ summary: Words(500) }, { additionalProperties: false }),
)
export const mergeMatter = act(
  'merge',
  'Merges it into another matter; every reporter stays and is told.',
  Type.Object({ into: Id, reason: Words(500) }, { additionalProperties: false }),
)
export const unmergeMatter = act('unmerge', 'Takes a merged matter out again.', withReason)
