import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { GuardianWish, OnePerson, Purpose } from './contract-residents.ts'
import { Id, orNull } from './contract-session.ts'

const closed = { additionalProperties: false } as const
const OneContact = Type.Object({ community: Id, person: Id, contact: Id })
const Done = Type.Object({ done: Type.Literal(true) })

export const addContact = endpoint({
  id: 'people.add-contact',
  method: 'POST',
  path: '/api/people/:community/residents/:person/contacts',
  summary: 'Adds a guardian, or whom to call in an emergency: a resident of the register, or a name with a telephone.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OnePerson,
  body: Type.Object({ kind: Type.Enum(['guardian', 'emergency']), ...GuardianWish.properties }, closed),
  reply: Type.Object({ contact: Id }),
  status: 201,
})

export const correctContact = endpoint({
  id: 'people.correct-contact',
  method: 'POST',
  path: '/api/people/:community/residents/:person/contacts/:contact/correct',
  summary: 'Puts right whom to call; all of it is sent.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneContact,
  body: GuardianWish,
  reply: Done,
})

export const endContact = endpoint({
  id: 'people.end-contact',
  method: 'POST',
  path: '/api/people/:community/residents/:person/contacts/:contact/end',
  summary: 'She is no longer to be called. The last guardian of a child under fourteen stays.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneContact,
  body: Type.Object({}, closed),
  reply: Done,
})

export const openContact = endpoint({
  id: 'people.open-contact',
  method: 'POST',
  path: '/api/people/:community/residents/:person/contacts/:contact/open',
  summary: 'Opens name and telephone of a guardian or emergency contact for a purpose. Who, when and why is kept.',
  caller: 'account',
  policy: 'people.mayOpenField',
  params: OneContact,
  body: Type.Object({ purpose: Purpose, reason: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
  reply: Type.Object({ name: Type.String(), phone: orNull(Type.String()) }),
})

export const noteCaptainConsent = endpoint({
  id: 'people.note-captain-consent',
  method: 'POST',
  path: '/api/people/:community/residents/:person/captain',
  summary: 'The resident lets the captain of her building know her name and telephone, or takes it back.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OnePerson,
  body: Type.Object({ knows: Type.Boolean(), how: Type.Enum(['spoken', 'paper']) }, closed),
  reply: Done,
})

export const keepIdNumber = endpoint({
  id: 'people.keep-id-number',
  method: 'POST',
  path: '/api/people/:community/residents/:person/id-number',
  summary:
    'Keeps the number a subsidy form needs: sealed, found by keyed hash, shown as its last four. For the desk alone.',
  caller: 'account',
  policy: 'people.mayKeepIdNumbers',
  params: OnePerson,
  body: Type.Object({ idNumber: Type.String({ minLength: 1, maxLength: 30 }) }, closed),
  reply: Done,
})

export const dropIdNumber = endpoint({
  id: 'people.drop-id-number',
  method: 'POST',
  path: '/api/people/:community/residents/:person/id-number/drop',
  summary: 'Drops the number once the form is done.',
  caller: 'account',
  policy: 'people.mayKeepIdNumbers',
  params: OnePerson,
  body: Type.Object({}, closed),
  reply: Done,
})
