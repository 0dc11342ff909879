import type { FastifyInstance } from 'fastify'
import { careCookie } from '../platform/http/caller.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import { Problem } from '../platform/problem.ts'
import { doAlarmAct, raiseByHand, seeAlarm } from './act-on-alarm.ts'
import type { CareContext, RoundsContext } from './care-context.ts'
import * as contract from './contract.ts'
import * as alarms from './contract-alarms.ts'
import { readEngine } from './contract-engine.ts'
import { readReliability } from './contract-reliability.ts'
import { giveSign, sayAway } from './give-sign.ts'
import { activatePlan, agreePlan, endPlan, giveLink, proposePlan } from './keep-plan.ts'
import { listAlarms, listPlans, readAlarm } from './list-care.ts'
import { actMine, awayMine, backMine, caredOf, pressWell } from './mine.ts'
import { openNumbers } from './open-numbers.ts'
import { proveChannel } from './prove-channel.ts'
import { serveDesk } from './routes-desk.ts'
import { serveMeters } from './routes-meters.ts'
import { serveRounds } from './routes-rounds.ts'
import type { AlarmAct } from './rules-alarm-acts.ts'
import { showEngine } from './show-engine.ts'
import { readMine } from './show-mine.ts'
import { showPlan } from './show-plan.ts'
import { showReliability } from './show-reliability.ts'

/** Serves `/api/care` and below, and the secret links. */
export function serveCare(app: FastifyInstance, context: RoundsContext): void {
  servePlans(app, context)
  serveAlarms(app, context)
  serveDesk(app, context)
  serveMine(app, context)
  serveLinks(app, context)
  serveMeters(app, context)
  serveRounds(app, context)
}

function servePlans(app: FastifyInstance, context: CareContext): void {
  serve(app, contract.listPlans, ({ params, query }, { actor }) => listPlans(context, actor, { ...params, ...query }))
  serve(app, contract.readPlan, ({ params }, { actor }) => showPlan(context, actor, params))
  serve(app, contract.proposePlan, ({ params, body, command }, { actor }) =>
    proposePlan(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.agreePlan, ({ params, body, command }, { actor }) =>
    agreePlan(context, actor, { ...params, change: body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.proveChannel, ({ params, body, command }, { actor }) =>
    proveChannel(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.activatePlan, ({ params, body, command }, { actor }) =>
    activatePlan(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.endPlan, ({ params, body, command }, { actor }) =>
    endPlan(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.giveLink, async ({ params, body, command }, { actor }) => {
    const { code } = await giveLink(context, actor, {
      ...params,
      contact: body.contact ?? null,
      command: sentBy(command, actor.account),
    })
    return { path: `/w/${code}` }
  })
  serve(app, contract.takeSign, ({ params, body, command }, { actor }) =>
    giveSign(context, actor, { ...params, kind: body.how, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.sayAway, ({ params, body, command }, { actor }) =>
    sayAway(context, actor, {
      ...params,
      from: new Date(body.from),
      to: new Date(body.to),
      saidBy: 'desk',
      command: sentBy(command, actor.account),
    }),
  )
  serve(app, contract.raiseAlarm, ({ params, body, command }, { actor }) =>
    raiseByHand(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
}

function serveAlarms(app: FastifyInstance, context: CareContext): void {
  serve(app, readEngine, ({ params }, { actor }) => showEngine(context, actor, params.community))
  serve(app, readReliability, ({ params, query }, { actor }) =>
    showReliability(context, actor, { ...params, ...query }),
  )
  serve(app, alarms.listAlarms, ({ params, query }, { actor }) => listAlarms(context, actor, { ...params, ...query }))
  serve(app, alarms.readAlarm, ({ params }, { actor }) => readAlarm(context, actor, params))
  serve(app, alarms.openNumbers, ({ params, command }, { actor }) =>
    openNumbers(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, alarms.seeAlarm, ({ params, command }, { actor }) =>
    seeAlarm(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, alarms.actOnAlarm, ({ params, body, command }, { actor }) =>
    doAlarmAct(context, actor, { ...params, act: actOf(body, actor.account), command: sentBy(command, actor.account) }),
  )
}

type ActBody = {
  act: Exclude<AlarmAct['act'], 'answer-well'>
  going?: boolean
  to?: string
  reference?: string
  how?: 'voice' | 'seen' | 'camera'
  outcome?: Extract<AlarmAct, { act: 'close' }>['outcome']
}

/** The act that a request describes. Throws http.invalid naming what it left out. */
function actOf(body: ActBody, by: string): AlarmAct {
  const given = <Value>(field: keyof ActBody, value: Value | undefined): Value => {
    if (value === undefined) throw new Problem(httpProblems.invalid, { fields: [{ field, reason: 'missing' }] })
    return value
  }
  switch (body.act) {
    case 'claim':
      return { act: 'claim', by, going: body.going ?? false }
    case 'decline':
      return { act: 'decline', by, others: false }
    case 'offer':
      return { act: 'offer', by, to: given('to', body.to) }
    case 'note-reference':
      return { act: 'note-reference', by, reference: given('reference', body.reference) }
    case 'vouch':
      return { act: 'vouch', by, how: given('how', body.how) }
    case 'close':
      return { act: 'close', by, outcome: given('outcome', body.outcome) }
    default:
      return { act: body.act, by }
  }
}

function serveMine(app: FastifyInstance, context: CareContext): void {
  serve(app, contract.readMine, (_call, { actor }) => readMine(context, actor))
  serve(app, contract.pressWell, ({ body, command }, { actor }) =>
    pressWell(context, actor, { command: sentBy(command, actor.report), at: body.at ? new Date(body.at) : null }),
  )
  serve(app, contract.backMine, ({ command }, { actor }) => backMine(context, actor, sentBy(command, actor.report)))
  serve(app, contract.awayMine, ({ body, command }, { actor }) =>
    awayMine(context, actor, { until: new Date(body.until), command: sentBy(command, actor.report) }),
  )
  serve(app, contract.actMine, ({ body, command }, { actor }) =>
    actMine(context, actor, { ...body, command: sentBy(command, actor.report) }),
  )
}

const keptDays = 400

/** The secret link: keeps the secret in a cookie and leaves the address at once, so that it stays out of referrers and histories. */
function serveLinks(app: FastifyInstance, context: CareContext): void {
  app.get<{ Params: { token: string } }>('/w/:token', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!(await caredOf(context, request.params.token))) return reply.redirect('/well?link=unknown', 303)
    reply.setCookie(careCookie, request.params.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: keptDays * 86_400,
    })
    return reply.redirect('/well', 303)
  })
}
