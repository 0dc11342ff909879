import type { FastifyInstance, FastifyRequest } from 'fastify'
import { httpProblems } from '../platform/http/problems.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import { isId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import * as contract from './contract-meters.ts'
import { sendReceipt } from './contract-quiet.ts'
import { bindMeter, closeFeed, endNotice, listFeeds, listNotices, openFeed, unbindMeter } from './keep-meters.ts'
import { careProblems } from './problems.ts'
import { takePackets } from './take-packets.ts'
import { takeReceipt } from './take-receipt.ts'

/** Serves `/api/signals` and `/api/receipts`, and what the desk keeps of feeds, meters and notices. */
export function serveMeters(app: FastifyInstance, context: CareContext): void {
  // A signature is over the bytes as they came, which only these addresses need.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
      rawBodies.set(request, body)
      try {
        done(null, JSON.parse(body.toString('utf8')))
      } catch {
        done(new Problem(httpProblems.malformed))
      }
    })
    serve(scope, contract.sendSignals, ({ body, request }) =>
      takePackets(context, {
        feed: headerOf(request, 'feed-id', isId),
        signature: headerOf(request, 'feed-signature', (value) => /^[0-9a-f]{64}$/.test(value)),
        raw: rawBodies.get(request)!,
        packets: body.packets.map(({ at, ...packet }) => ({ ...packet, at: new Date(at) })),
      }),
    )
    serve(scope, sendReceipt, ({ body: { id, status }, request }) =>
      takeReceipt(context, {
        ...{ id, status },
        signature: headerOf(request, 'receipt-signature', (value) => /^[0-9a-f]{64}$/.test(value)),
        raw: rawBodies.get(request)!,
      }),
    )
  })
  serveDesk(app, context)
}

const rawBodies = new WeakMap<FastifyRequest, Buffer>()

function headerOf(request: FastifyRequest, name: string, fits: (value: string) => boolean): string {
  const value = request.headers[name]
  if (typeof value !== 'string' || !fits(value)) {
    throw new Problem(careProblems.wrongSignature, {
      fields: [{ field: name, reason: value ? 'wrong-form' : 'missing' }],
    })
  }
  return value
}

function serveDesk(app: FastifyInstance, context: CareContext): void {
  serve(app, contract.listFeeds, ({ params }, { actor }) => listFeeds(context, actor, params.community))
  serve(app, contract.openFeed, ({ params, body, command }, { actor }) =>
    openFeed(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.closeFeed, ({ params, command }, { actor }) =>
    closeFeed(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.bindMeter, ({ params, body: { consent: _agreed, ...body }, command }, { actor }) =>
    bindMeter(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.unbindMeter, ({ params, command }, { actor }) =>
    unbindMeter(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.listNotices, ({ params, query }, { actor }) =>
    listNotices(context, actor, { ...params, ...query }),
  )
  serve(app, contract.endNotice, ({ params, command }, { actor }) =>
    endNotice(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
}
