import type { FastifyInstance } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Command } from '../platform/commands/write.ts'
import type { Endpoint } from '../platform/http/endpoint.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { serve } from '../platform/http/serve.ts'
import { Problem } from '../platform/problem.ts'
import type { ActedRow } from './act-on-matter.ts'
import * as beside from './beside-matter.ts'
import type { MatterContext } from './context.ts'
import * as desk from './contract.ts'
import * as acts from './contract-acts.ts'
import { correctCategory, correctPlace } from './correct-matter.ts'
import { countByBuilding, countMatters, deskSummary } from './count-matters.ts'
import { dispatchMatter } from './dispatch-matter.ts'
import { listMatters } from './list-matters.ts'
import { listParties } from './list-parties.ts'
import { mergeMatters, unmergeMatter } from './merge-matters.ts'
import { asPicture, bytesOf } from './picture-bodies.ts'
import { addPicture, coverPicture } from './pictures.ts'
import { pictureOf } from './present-papers.ts'
import { readMatter, readPapers } from './read-matter.ts'
import { serveDesk } from './routes-desk.ts'
import { servePublicRoutes } from './routes-public.ts'
import type { MatterAct } from './rules-acts.ts'
import { pauseReasons } from './rules-states.ts'
import { pictureBytes } from './serve-pictures.ts'
import { doAct, noteOnMatter, replyToReporter } from './work-on-matter.ts'

/** Serves every address of the matter room. */
export function serveMatters(app: FastifyInstance, context: MatterContext): void {
  servePublicRoutes(app, context)
  serveDesk(app, context)
  serveReading(app, context)
  serveStages(app, context)
  serveWork(app, context)
  servePictures(app, context)
}

function serveReading(app: FastifyInstance, context: MatterContext): void {
  serve(app, desk.listMatters, ({ query }, { actor }) => listMatters(context, actor, query))
  serve(app, desk.countMatters, ({ query }, { actor }) => countMatters(context, actor, query.community))
  serve(app, desk.openByBuilding, ({ query }, { actor }) => countByBuilding(context, actor, query.community))
  serve(app, desk.deskSummary, ({ query }, { actor }) => deskSummary(context, actor, query.community))
  serve(app, desk.readMatter, ({ params }, { actor }) => readMatter(context, actor, params.id))
  serve(app, desk.readPapers, ({ params }, { actor }) => readPapers(context, actor, params.id))
  serve(app, desk.dispatchChoices, ({ params }, { actor }) => listParties(context, actor, params.id))
}

type Acting = { params: { id: string }; command: Command }

function answered(row: ActedRow) {
  return row as ActedRow & { stage: 'reported'; outcome: null; tier: 'grid' }
}

/** Acts that the state machine alone decides: what the request says is the act. */
function serveStages(app: FastifyInstance, context: MatterContext): void {
  const stage = <Body extends TSchema>(endpoint: ActEndpoint<Body>, actOf: (body: Static<Body>) => MatterAct) =>
    serve(app, endpoint as ActEndpoint<TSchema>, async ({ params, body, command }, { actor }) => {
      const { words } = body as { words?: string }
      return answered(
        await doAct(context, actor, { ...asked({ params, command }), act: actOf(body as Static<Body>), words }),
      )
    })
  stage(acts.acceptMatter, () => ({ act: 'accept' }))
  stage(acts.declineMatter, ({ reason }) => ({ act: 'decline', reason }))
  stage(acts.acknowledgeMatter, () => ({ act: 'acknowledge' }))
  stage(acts.startHandling, () => ({ act: 'start' }))
  stage(acts.handleOnSpot, () => ({ act: 'handle-on-spot' }))
  stage(acts.makeSafe, () => ({ act: 'make-safe' }))
  stage(acts.replyDone, () => ({ act: 'done' }))
  stage(acts.verifyMatter, ({ result }) => ({ act: 'verify', result }))
  stage(acts.sampleMatter, ({ result }) => ({ act: 'sample', result }))
  stage(acts.returnMatter, ({ reason }) => ({ act: 'return', reason }))
  stage(acts.suspendMatter, ({ pauseReason, until }) => {
    if (!isPauseReason(pauseReason)) throw wrongField('pauseReason')
    return { act: 'suspend', pauseReason, until: new Date(until) }
  })
  stage(acts.resumeMatter, () => ({ act: 'resume' }))
  stage(acts.requestExtension, ({ workingDays, reason }) => ({ act: 'request-extension', workingDays, reason }))
  stage(acts.approveExtension, ({ granted }) => ({ act: 'approve-extension', granted }))
  stage(acts.handUpMatter, ({ reason }) => ({ act: 'hand-up', reason }))
  stage(acts.handBackMatter, ({ reason }) => ({ act: 'hand-back', reason }))
  stage(acts.closeNotDone, ({ reason }) => ({ act: 'close-not-done', reason }))
  stage(acts.superviseMatter, () => ({ act: 'supervise' }))
  stage(acts.transferOutside, ({ receiptNumber }) => ({ act: 'transfer-outside', receiptNumber }))
  stage(acts.voidMatter, ({ reason }) => ({ act: 'void', reason }))
}

type ActEndpoint<Body extends TSchema> = Endpoint<
  typeof acts.acceptMatter extends Endpoint<infer P> ? P : never,
  TSchema,
  Body,
  typeof acts.acceptMatter.reply,
  'account'
>

function isPauseReason(word: string): word is keyof typeof pauseReasons {
  return Object.hasOwn(pauseReasons, word)
}

function wrongField(field: string): Problem {
  return new Problem(httpProblems.invalid, { fields: [{ field, reason: 'not-one-of-the-choices' }] })
}

function asked({ params, command }: Acting) {
  return { matter: params.id, command }
}

/** Acts with rows of their own: parties, remarks, places, merges, summaries. */
function serveWork(app: FastifyInstance, context: MatterContext): void {
  serve(app, acts.dispatchMatter, async (call, { actor }) =>
    answered(await dispatchMatter(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.replyToReporter, async (call, { actor }) =>
    answered(await replyToReporter(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.addNote, async (call, { actor }) =>
    answered(await noteOnMatter(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.seeWords, async (call, { actor }) =>
    answered(await beside.seeWords(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.logCall, async (call, { actor }) => {
    const { words, report, result } = call.body
    return answered(await noteOnMatter(context, actor, { ...asked(call), words, call: { report, result } }))
  })
  serve(app, acts.correctPlace, async (call, { actor }) =>
    answered(await correctPlace(context, actor, { ...asked(call), place: call.body })),
  )
  serve(app, acts.correctCategory, async (call, { actor }) =>
    answered(await correctCategory(context, actor, { ...asked(call), category: call.body })),
  )
  serve(app, acts.mergeMatter, async (call, { actor }) =>
    answered(await mergeMatters(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.unmergeMatter, async (call, { actor }) =>
    answered(await unmergeMatter(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.approveSummary, async (call, { actor }) =>
    answered(await beside.approveSummary(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.hideWords, async (call, { actor }) =>
    answered(await beside.hideWords(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.askAssist, async (call, { actor }) =>
    answered(await beside.askAssist(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, acts.answerAssist, async (call, { actor }) =>
    answered(await beside.answerAssist(context, actor, { ...asked(call), ...call.body })),
  )
  serve(app, desk.readContact, (call, { actor }) =>
    beside.readContact(context, actor, { ...asked(call), ...call.body }),
  )
}

function servePictures(app: FastifyInstance, context: MatterContext): void {
  serve(app, desk.addMatterPicture, async ({ params, query, body }, { actor }) => {
    const moment = query.moment ?? 'after'
    const picture = { matter: params.id, report: null, picture: params.picture, moment, bytes: bytesOf(body) }
    return pictureOf(await addPicture(context, actor, picture), `/api/matters/${params.id}/pictures/${params.picture}`)
  })
  serve(app, desk.coverPicture, async ({ params, body }, { actor }) => {
    const strokes = body.strokes.map(({ size, points }) => ({ size, points: points as [number, number][] }))
    const covered = await coverPicture(context, actor, { matter: params.id, picture: params.picture, strokes })
    return pictureOf(covered, `/api/matters/${params.id}/pictures/${params.picture}`)
  })
  serve(app, desk.matterPicture, async ({ params, query, reply }, { actor }) => {
    const ask = { matter: { id: params.id }, picture: params.picture, covered: query.covered ?? false }
    return asPicture(reply, await pictureBytes(context, actor, ask))
  })
}
