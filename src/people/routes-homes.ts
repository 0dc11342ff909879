import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import * as contacts from './contract-contacts.ts'
import * as homes from './contract-homes.ts'
import { noteCaptainConsent } from './residents/captain-consent.ts'
import { changeHead, correctHeadCount, endCountedHousehold, splitHousehold } from './residents/change-household.ts'
import { addContact, correctContact, dropContact } from './residents/keep-contacts.ts'
import { dropIdNumber, keepIdNumber } from './residents/keep-id-number.ts'
import { keepOwners, openOwner } from './residents/keep-owners.ts'
import { openContact } from './residents/open-contact.ts'
import { readHome } from './residents/read-home.ts'

/** Serves households, owners, and whom to call: what stands beside one resident. */
export function serveHomes(app: FastifyInstance, context: Context): void {
  serve(app, homes.readHome, ({ params }, { actor }) => readHome(context, actor, params))
  serve(app, homes.changeHead, ({ params, body, command }, { actor }) =>
    changeHead(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, homes.splitHousehold, ({ params, body, command }, { actor }) =>
    splitHousehold(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, homes.correctHeadCount, ({ params, body, command }, { actor }) =>
    correctHeadCount(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, homes.endHousehold, ({ params, body, command }, { actor }) =>
    endCountedHousehold(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, homes.keepOwners, ({ params, body, command }, { actor }) =>
    keepOwners(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, homes.openOwner, ({ params, body, command }, { actor }) =>
    openOwner(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serveContacts(app, context)
}

function serveContacts(app: FastifyInstance, context: Context): void {
  serve(app, contacts.addContact, ({ params, body, command }, { actor }) =>
    addContact(context, actor, { ...params, wish: body, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.correctContact, ({ params, body, command }, { actor }) =>
    correctContact(context, actor, { ...params, wish: body, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.endContact, ({ params, command }, { actor }) =>
    dropContact(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.openContact, ({ params, body, command }, { actor }) =>
    openContact(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.noteCaptainConsent, ({ params, body, command }, { actor }) =>
    noteCaptainConsent(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.keepIdNumber, ({ params, body, command }, { actor }) =>
    keepIdNumber(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contacts.dropIdNumber, ({ params, command }, { actor }) =>
    dropIdNumber(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
}
