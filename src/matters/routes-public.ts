import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CodeActor } from '../platform/actor.ts'
import { mostReportSecrets, reportsCookie } from '../platform/http/caller.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { serve } from '../platform/http/serve.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import { listCategories as categoriesEndpoint } from './contract.ts'
import * as open from './contract-public.ts'
import { readMatterTotals } from './contract-totals.ts'
import { joinMatter } from './join-matter.ts'
import { listCategories } from './list-categories.ts'
import { listMyReports } from './list-my-reports.ts'
import { openByPin } from './open-by-pin.ts'
import { asPicture, bytesOf } from './picture-bodies.ts'
import { addPicture } from './pictures.ts'
import { pictureOf } from './present-papers.ts'
import { readAsReporter, reporterOfCode } from './read-as-reporter.ts'
import { findSimilar, readBoard, readInPublic } from './read-in-public.ts'
import { reportMatter } from './report-matter.ts'
import { pictureBytes } from './serve-pictures.ts'
import {
  answerAsReporter,
  confirmAsReporter,
  disputeAsReporter,
  notYetAsReporter,
  rateAsReporter,
} from './speak-as-reporter.ts'
import { tellTotals } from './tell-totals.ts'

/** Serves what residents use: reporting, the board, public pages and a reporter's own pages. */
export function servePublicRoutes(app: FastifyInstance, context: MatterContext): void {
  serve(app, categoriesEndpoint, ({ query }) => listCategories(context, query.community))
  serve(app, open.reportMatter, async ({ body, command, request, reply }, { signedIn }) => {
    const answer = await reportMatter(context, { report: body, command, signedIn, device: deviceOf(request) })
    if (!body.channel || body.channel === 'qr' || body.channel === 'link') keepSecret(request, reply, answer.link)
    return answer
  })
  serve(app, open.board, ({ query }) => readBoard(context, query))
  serve(app, readMatterTotals, async ({ query, reply }) => {
    reply.header('cache-control', 'public, max-age=600')
    return tellTotals(context, query)
  })
  serve(app, open.similarMatters, ({ query }) => findSimilar(context, query))
  serve(app, open.publicMatter, ({ params }) => readInPublic(context, params.number))
  serve(app, open.publicPicture, async ({ params, reply }, { actor }) => {
    const ask = { matter: { number: params.number }, picture: params.picture }
    return asPicture(reply, await pictureBytes(context, actor, ask))
  })
  serve(app, open.joinMatter, async ({ params, body, command, request, reply }) => {
    const join = { number: params.number, ...body, command, device: deviceOf(request) }
    const answer = await joinMatter(context, join)
    keepSecret(request, reply, answer.link)
    return answer
  })
  serve(app, open.openByPin, async ({ body, request, reply }) => {
    const { code, report } = await openByPin(context, { ...body, source: request.ip })
    keepSecret(request, reply, code)
    return { report }
  })
  serveReporters(app, context)
  serveLinks(app, context)
}

function serveReporters(app: FastifyInstance, context: MatterContext): void {
  serve(app, open.myReports, (_call, { reports }) => listMyReports(context, reports))
  serve(app, open.readReport, ({ params }, { reports }) => readAsReporter(context, mine(reports, params.report)))
  serve(app, open.answerAsReporter, async ({ params, body, command }, { reports }) => {
    const actor = mine(reports, params.report)
    await answerAsReporter(context, actor, { command, words: body.words })
    return readAsReporter(context, actor)
  })
  serve(app, open.confirmMatter, async ({ params, command }, { reports }) => {
    const actor = mine(reports, params.report)
    await confirmAsReporter(context, actor, { command })
    return readAsReporter(context, actor)
  })
  serve(app, open.notYetMatter, async ({ params, body, command }, { reports }) => {
    const actor = mine(reports, params.report)
    await notYetAsReporter(context, actor, { command, words: body.words })
    return readAsReporter(context, actor)
  })
  serve(app, open.disputeMatter, async ({ params, body, command }, { reports }) => {
    const actor = mine(reports, params.report)
    await disputeAsReporter(context, actor, { command, words: body.words })
    return readAsReporter(context, actor)
  })
  serve(app, open.rateMatter, async ({ params, body, command }, { reports }) => {
    const actor = mine(reports, params.report)
    await rateAsReporter(context, actor, { command, rating: body.rating })
    return readAsReporter(context, actor)
  })
  serve(app, open.addReportPicture, async ({ params, body }, { reports }) => {
    const actor = mine(reports, params.report)
    const { matter } = await readAsReporter(context, actor)
    const picture = {
      matter,
      report: actor.report,
      picture: params.picture,
      moment: 'before' as const,
      bytes: bytesOf(body),
    }
    return pictureOf(
      await addPicture(context, actor, picture),
      `/api/matters/mine/${actor.report}/pictures/${params.picture}`,
    )
  })
  serve(app, open.reportPicture, async ({ params, reply }, { reports }) => {
    const actor = mine(reports, params.report)
    return asPicture(
      reply,
      await pictureBytes(context, actor, { matter: { report: actor.report }, picture: params.picture }),
    )
  })
}

/** The secret link: keeps the secret in a cookie and leaves the address at once, so that it stays out of referrers and histories. */
function serveLinks(app: FastifyInstance, context: MatterContext): void {
  app.get<{ Params: { token: string } }>('/t/:token', async (request, reply) => {
    const reporter = await reporterOfCode(context, request.params.token)
    if (!reporter) return reply.header('cache-control', 'no-store').redirect('/?link=unknown', 303)
    keepSecret(request, reply, request.params.token)
    return reply.header('cache-control', 'no-store').redirect(`/r/${reporter.report}`, 303)
  })
}

function mine(reports: readonly CodeActor[], report: string): CodeActor {
  const found = reports.find((each) => each.report === report)
  if (!found) throw new Problem(httpProblems.notFound)
  return found
}

const keptDays = 400

function keepSecret(request: FastifyRequest, reply: FastifyReply, link: string): void {
  const code = link.split('/').at(-1)!
  const known = (request.cookies[reportsCookie] ?? '').split('.').filter((each) => each && each !== code)
  reply.setCookie(reportsCookie, [code, ...known].slice(0, mostReportSecrets).join('.'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: keptDays * 86_400,
  })
}

/** Where a report comes from: the device's own id if it sends one, else its address. */
function deviceOf({ headers, ip }: FastifyRequest): string {
  const device = headers['device-id']
  return typeof device === 'string' ? device : ip
}
