import type { CastName } from '../../src/people/testing.ts'

/** Whoever of the cast is put before every list and address: each kind of post once, two grids, and the desk of the next community. */
export const viewers = [
  'secretary',
  'clerk',
  'gridLeader',
  'gridWorker',
  'otherGridWorker',
  'kinMember',
  'captain',
  'property',
  'police',
  'lawyer',
  'doctor',
  'partner',
  'officer',
  'auditor',
  'securityOfficer',
  'administrator',
  'neighbourClerk',
] as const satisfies readonly CastName[]

/** They work here or nearby and have no part in what the desk keeps. */
export const strangers = [
  'neighbourClerk',
  'property',
  'doctor',
  'police',
  'partner',
  'administrator',
] as const satisfies readonly CastName[]
