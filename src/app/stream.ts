import type { FastifyInstance, FastifyReply } from 'fastify'
import pg from 'pg'
import type { AccountActor } from '../platform/actor.ts'
import type { Entrance } from '../platform/db/release.ts'
import type { SignedIn } from '../platform/http/caller.ts'
import { sessionCookie } from '../platform/http/caller.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'

type StreamOptions = {
  address: string
  /** Lets the line in to the database. */
  enter?: Entrance['enter'] | undefined
  report: (error: Error) => void
}

type Listener = { signedIn: SignedIn; token: string; reply: FastifyReply }

/**
 * Live screens: tells signed-in browsers that the journal of a community moved on; they fetch what they may see.
 * The message carries the community and the sealed number, never what happened; it is empty after a break of the
 * server's own line, when nobody knows what was missed.
 */
export async function startStream(options: StreamOptions) {
  const listeners = new Set<Listener>()
  let client: pg.Client | undefined
  let stopped = false
  let isAgain = false
  const listen = async () => {
    if (stopped) return
    client = new pg.Client({ connectionString: options.address, application_name: 'gangwan stream' })
    client.on('error', options.report)
    client.on('end', () => {
      if (!stopped) setTimeout(() => void listen().catch(options.report), 1000).unref()
    })
    client.on('notification', ({ payload = '' }) => tell(listeners, payload))
    await client.connect()
    await enter(client, options.enter)
    await client.query('LISTEN journal_sealed')
    // What was sealed while nobody listened is told to nobody else.
    if (isAgain) for (const { reply } of listeners) reply.raw.write(moved('{}'))
    isAgain = true
  }
  await listen()
  let serving: FastifyInstance | undefined
  const breathe = setInterval(() => void (serving && endRevoked(serving, listeners)), 20_000)
  breathe.unref()
  return {
    serve: (app: FastifyInstance) => {
      serving = app
      app.get('/api/stream', async (request, reply) => {
        const token = request.cookies[sessionCookie]
        const signedIn = token ? await app.doorkeeper.account(token) : null
        if (!signedIn || !token) throw new Problem(httpProblems.signInNeeded)
        const listener = { signedIn, token, reply }
        reply.hijack()
        reply.raw.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          connection: 'close',
          'x-accel-buffering': 'no',
        })
        reply.raw.write('retry: 3000\n\n')
        listeners.add(listener)
        request.raw.on('close', () => listeners.delete(listener))
      })
    },
    stop: async () => {
      stopped = true
      clearInterval(breathe)
      for (const { reply } of listeners) reply.raw.end()
      await client?.end()
    },
  }
}

/** A line that is not let in ends; the next is tried as after a break. */
async function enter(client: pg.Client, letIn: StreamOptions['enter']): Promise<void> {
  await letIn?.(client).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
}

const moved = (data: string) => `event: moved\ndata: ${data}\n\n`

function tell(listeners: Set<Listener>, payload: string): void {
  const [community = '', number = ''] = payload.split(':')
  for (const { signedIn, reply } of listeners) {
    if (hears(signedIn.actor, community)) reply.raw.write(moved(JSON.stringify({ community, number: Number(number) })))
  }
}

/** Whoever sees something of a community or holds a post in it; how busy another one is, is nobody's business. */
function hears({ communities, members, audits, posts }: AccountActor, community: string): boolean {
  return (
    [...communities, ...members, ...audits].includes(community) || posts.some((post) => post.community === community)
  )
}

/** Sends a comment so that proxies keep the line open, and ends the lines of sessions that ended. */
async function endRevoked(app: FastifyInstance, listeners: Set<Listener>): Promise<void> {
  for (const listener of listeners) {
    const still = await app.doorkeeper.account(listener.token, 'unattended').catch(() => listener.signedIn)
    if (still) {
      listener.signedIn = still
      listener.reply.raw.write(': still here\n\n')
    } else {
      listeners.delete(listener)
      listener.reply.raw.end()
    }
  }
}
