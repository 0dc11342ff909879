import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/db/transaction.ts'
import { eraseWordsOf } from '../../platform/journal/write.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { daysKept, settableTerms } from '../rules-terms.ts'
import { sweepDevices, sweepSignIns } from '../write-sweep.ts'
import {
  deleteAround,
  emptyRecord,
  findErasablePersons,
  lockErasablePerson,
  type SweptTerm,
  sweepExports,
  sweepOpenings,
  sweepRequests,
  sweepSlips,
} from './write-terms.ts'

const atOnce = 200

/** Erases every record of the register whose day has come, each once, from any number of processes. Gives how many. */
export async function mindTermsOfPeople({ database }: Context): Promise<number> {
  let erased = 0
  for (;;) {
    const due = await database.read({ kind: 'engine' }, (tx) => findErasablePersons(tx, atOnce))
    let progressed = 0
    for (const { id, community_id } of due) if (await eraseRecord(database, community_id, id)) progressed += 1
    erased += progressed
    if (due.length < atOnce || progressed === 0) return erased
  }
}

function eraseRecord(database: Database, community: string, person: string): Promise<boolean> {
  const at = { community, person }
  return database.write({ kind: 'engine', subject: person }, async (tx) => {
    const row = await lockErasablePerson(tx, at)
    if (!row) return false
    await deleteAround(tx, at)
    await emptyRecord(tx, at)
    await eraseWordsOf(tx, { community, subject: person })
    const event = { kind: 'resident.erased', community, subject: person, grid: row.grid_id } as const
    await recordResident(tx, { ...event, at: row.now })
    return true
  })
}

/** Takes off what is only kept for a while: looks, answered requests, lists in full, slips, sign-ins and known browsers. Gives how many rows. */
export async function sweepPeople({ database }: Context, accounts: Database): Promise<number> {
  const engine = { kind: 'engine' } as const
  const kept = await database.write(engine, async (tx) => {
    const looks = await sweepOpenings(tx, sweptTerm('openings'))
    const requests = await sweepRequests(tx, sweptTerm('resident_requests'))
    const lists = await sweepExports(tx, sweptTerm('exports'))
    return looks + requests + lists + (await sweepSlips(tx, daysKept('slips')))
  })
  const signIns = await accounts.write(engine, async (tx) => {
    const ended = await sweepSignIns(tx, daysKept('sign_ins'))
    return ended + (await sweepDevices(tx, daysKept('known_browsers')))
  })
  return kept + signIns
}

function sweptTerm(kind: SweptTerm['kind']): SweptTerm {
  return { kind, usual: daysKept(kind), least: settableTerms.find((term) => term.kind === kind)!.least }
}
