import type { FastifyInstance } from 'fastify'
import type { SignedIn } from '../platform/http/caller.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import { addOrganisation, listOrganisations } from './add-organisation.ts'
import { confirmPost } from './confirm-post.ts'
import * as postContract from './contract-posts.ts'
import * as contract from './contract-staff.ts'
import { createAccount } from './create-account.ts'
import { endPost } from './end-post.ts'
import { grantPost } from './grant-post.ts'
import { listStaff } from './list-staff.ts'
import { officesPresent } from './offices-present.ts'
import type { PeopleContext } from './people-context.ts'
import { cancelLeave, listDeputies, setLeave } from './plan-leave.ts'
import { resetPassword } from './reset-password.ts'
import { resumeAccount, suspendAccount } from './suspend-account.ts'

const done = { done: true } as const

/** Serves `/api/staff` and below. */
export function serveStaff(app: FastifyInstance, context: PeopleContext): void {
  serveLists(app, context)
  serveAccounts(app, context)
  servePosts(app, context)
}

function serveLists(app: FastifyInstance, context: PeopleContext): void {
  serve(app, contract.listStaff, ({ query }, { actor }) => listStaff(context, actor, query))
  serve(app, contract.officesPresent, ({ query }, { actor }) => officesPresent(context, actor, query.community))
  serve(app, postContract.listDeputies, ({ params }, { actor }) => listDeputies(context, actor, params.post))
  serve(app, contract.listOrganisations, ({ query }, { actor }) => listOrganisations(context, actor, query.community))
  serve(app, contract.addOrganisation, ({ body, ...call }, caller) =>
    addOrganisation(context, caller.actor, { ...body, ...own(call, caller) }),
  )
}

function serveAccounts(app: FastifyInstance, context: PeopleContext): void {
  serve(app, contract.createAccount, ({ body, ...call }, caller) =>
    createAccount(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, contract.suspendAccount, async ({ params, body, ...call }, caller) => {
    await suspendAccount(context, caller.actor, { ...params, ...body, ...own(call, caller) })
    return done
  })
  serve(app, contract.resumeAccount, async ({ params, body, ...call }, caller) => {
    await resumeAccount(context, caller.actor, { ...params, ...body, ...own(call, caller) })
    return done
  })
  serve(app, contract.resetPassword, ({ params, body, ...call }, caller) =>
    resetPassword(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
}

function servePosts(app: FastifyInstance, context: PeopleContext): void {
  serve(app, postContract.grantPost, ({ params, body, ...call }, caller) =>
    grantPost(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, postContract.confirmPost, async ({ params, ...call }, caller) => {
    await confirmPost(context, caller.actor, { ...params, ...own(call, caller) })
    return done
  })
  serve(app, postContract.endPost, async ({ params, body, ...call }, caller) => {
    await endPost(context, caller.actor, { ...params, ...body, ...own(call, caller) })
    return done
  })
  serve(app, postContract.setLeave, ({ params, body, ...call }, caller) =>
    setLeave(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, postContract.cancelLeave, async ({ params, ...call }, caller) => {
    await cancelLeave(context, caller.actor, { ...params, ...own(call, caller) })
    return done
  })
}

/** The command as sent by the account itself, whichever device it came from. */
export function own({ command }: { command: Parameters<typeof sentBy>[0] }, { actor }: SignedIn) {
  return { command: sentBy(command, actor.account) }
}
