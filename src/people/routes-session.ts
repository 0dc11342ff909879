import type { FastifyInstance, FastifyReply } from 'fastify'
import { type SignedIn, sessionCookie } from '../platform/http/caller.ts'
import { serve } from '../platform/http/serve.ts'
import { changePassword } from './change-password.ts'
import * as contract from './contract-session.ts'
import { beginEnrolment, confirmEnrolment } from './enrol-second-factor.ts'
import type { PeopleContext } from './people-context.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { whoAmI } from './who-am-i.ts'

const deviceCookie = 'gangwan_device'
const day = 24 * 60 * 60

/** Serves `/api/session` and below. */
export function serveSession(app: FastifyInstance, context: PeopleContext): void {
  const own = ({ actor, signInId }: SignedIn) => ({ account: actor.account, signIn: signInId })
  serve(app, contract.signIn, async ({ body, request, reply }, { signedIn }) => {
    const device = request.cookies[deviceCookie] ?? null
    const signed = await signIn(context, { ...body, source: request.ip, device })
    if (signedIn) await signOut(context, own(signedIn))
    const who = await whoAmI(context, signed.account)
    keepCookie(context, reply, { name: deviceCookie, value: signed.device, seconds: 400 * day })
    // The desk's cookie goes when its browser closes; a phone closes its browser whenever it likes.
    const seconds = who.home === 'console' ? {} : { seconds: 30 * day }
    keepCookie(context, reply, { name: sessionCookie, value: signed.token, ...seconds })
    return who
  })
  serve(app, contract.readSession, (_call, { actor }) => whoAmI(context, actor.account))
  serve(app, contract.signOut, async ({ reply }, caller) => {
    await signOut(context, own(caller))
    reply.clearCookie(sessionCookie, { path: '/' })
    return null
  })
  serve(app, contract.changePassword, async ({ body }, caller) => {
    await changePassword(context, { ...own(caller), ...body })
    return whoAmI(context, caller.actor.account)
  })
  serve(app, contract.beginSecondFactor, ({ body }, caller) => beginEnrolment(context, { ...own(caller), ...body }))
  serve(app, contract.confirmSecondFactor, async ({ body }, caller) => {
    await confirmEnrolment(context, { ...own(caller), ...body })
    return whoAmI(context, caller.actor.account)
  })
}

type Cookie = { name: string; value: string; seconds?: number }

function keepCookie({ publicAddress }: PeopleContext, reply: FastifyReply, { name, value, seconds }: Cookie): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicAddress?.startsWith('https://') ?? false,
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })
}
