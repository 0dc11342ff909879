import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'
import { packetReasons } from './rules-meters.ts'
import { concerns } from './rules-rounds.ts'

const { closed, Id, Moment, orNull, Done, OneCommunity, OnePlan } = shape

export const mostPackets = 5_000

/** What a meter counted since its last packet, at a moment of its own clock. The id says whether it came before. */
export const Packet = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 80 }),
    sensor: Type.String({ minLength: 1, maxLength: 40 }),
    at: Moment,
    /** Litres; below nought is refused for that packet. */
    litres: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
  },
  closed,
)

export const sendSignals = endpoint({
  id: 'care.send-signals',
  method: 'POST',
  path: '/api/signals',
  summary:
    'A batch of packets of water meters. Headers: feed-id, and feed-signature: HMAC-SHA256 of the body’s bytes under the feed’s secret, as hex. Each packet is taken once by its id; what is wrong with one is said of that one.',
  caller: 'public',
  policy: 'care.signsForFeed',
  mostBytes: 1_048_576,
  body: Type.Object({ packets: Type.Array(Packet, { minItems: 1, maxItems: mostPackets }) }, closed),
  reply: Type.Object({
    accepted: Type.Integer(),
    duplicate: Type.Integer(),
    /** Of the accepted: came more than half an hour after their moment, and after a later one of the same meter. */
    late: Type.Integer(),
    reordered: Type.Integer(),
    refused: Type.Integer(),
    refusals: Type.Array(Type.Object({ id: Type.String(), reason: Type.Enum(packetReasons) })),
  }),
})

export const Feed = Type.Object({
  id: Id,
  name: Type.String(),
  silentMinutes: Type.Integer(),
  isRevoked: Type.Boolean(),
  /** `silent`: nothing came for longer than agreed. `new`: nothing came yet. */
  state: Type.Enum(['new', 'speaking', 'silent', 'revoked']),
  watermark: orNull(Moment),
  lastAt: orNull(Moment),
  counts: Type.Object({
    accepted: Type.Integer(),
    duplicate: Type.Integer(),
    late: Type.Integer(),
    reordered: Type.Integer(),
    refused: Type.Integer(),
    /** Of the refused: of a moment further ahead than a clock may be wrong. */
    future: Type.Integer(),
  }),
})
export type Feed = Static<typeof Feed>

export const listFeeds = endpoint({
  id: 'care.list-feeds',
  method: 'GET',
  path: '/api/care/:community/feeds',
  summary: 'The feeds of water meters: whether they speak, and what of their packets was taken.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({ items: Type.Array(Feed) }),
})

export const openFeed = endpoint({
  id: 'care.open-feed',
  method: 'POST',
  path: '/api/care/:community/feeds',
  summary: 'Opens a feed of water meters. Its secret is shown this once.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
      silentMinutes: Type.Optional(Type.Integer({ minimum: 15, maximum: 1440 })),
    },
    closed,
  ),
  reply: Type.Object({ feed: Id, secret: Type.String() }),
  status: 201,
})

export const closeFeed = endpoint({
  id: 'care.close-feed',
  method: 'POST',
  path: '/api/care/:community/feeds/:feed/revoke',
  summary: 'Takes nothing more from a feed.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: Type.Object({ community: Id, feed: Id }),
  reply: Done,
})

export const bindMeter = endpoint({
  id: 'care.bind-meter',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/meter',
  summary: 'Her water meter may speak for her: only where she lives alone, and agreed to this besides.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object(
    {
      feed: Id,
      serial: Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' }),
      /** She agreed that her water is looked at, in litres, for three days. */
      consent: Type.Literal(true),
      schedule: Type.Optional(shape.Schedule),
    },
    closed,
  ),
  reply: Type.Object({ meter: Id }),
  status: 201,
})

export const unbindMeter = endpoint({
  id: 'care.unbind-meter',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/meter/revoke',
  summary: 'Her water is not looked at any more; nothing is expected of it from now on.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  reply: Done,
})

export const CareNotice = Type.Object({
  id: Id,
  kind: Type.Enum(['feed_silent', 'building_silent', 'leak', 'use_while_away', 'concern']),
  feed: orNull(Type.String()),
  building: orNull(Type.String()),
  plan: orNull(Id),
  /** Whom it is about, masked. */
  name: orNull(Type.String()),
  /** What somebody was concerned about at her last visit or call that told of one. */
  concerns: Type.Array(Type.Enum(concerns)),
  openedAt: Moment,
  endedAt: orNull(Moment),
  /** How many expected signs could not be verified because of it. */
  unverified: Type.Integer(),
})
export type CareNotice = Static<typeof CareNotice>

export const listNotices = endpoint({
  id: 'care.list-notices',
  method: 'GET',
  path: '/api/care/:community/notices',
  summary:
    'What the desk should look at and is no alarm: silent feeds and buildings, leaks, water used while somebody is away, concerns.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  query: Type.Object({ ended: Type.Optional(Type.Boolean()) }, closed),
  reply: Type.Object({ items: Type.Array(CareNotice) }),
})

export const endNotice = endpoint({
  id: 'care.end-notice',
  method: 'POST',
  path: '/api/care/:community/notices/:notice/end',
  summary: 'The desk has seen to it.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: Type.Object({ community: Id, notice: Id }),
  reply: Done,
})
