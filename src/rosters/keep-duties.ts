import { findBuilding, hasGrid } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Context } from '../platform/context.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import type { Duty } from './contract.ts'
import { mayKeepDuties, maySeeDuties } from './policy.ts'
import { rosterProblems } from './problems.ts'
import { findDuties } from './read.ts'
import { insertDuty, type NewDuty, setDutyEnd } from './write.ts'

/** Who answers for what. Throws rosters.refused. */
export async function listDuties(
  { database }: Context,
  actor: AccountActor,
  community: string,
): Promise<{ items: Duty[] }> {
  refuse(maySeeDuties(actor, community))
  const rows = await database.read(actor, (tx) => findDuties(tx, community))
  return {
    items: rows.map((row) => ({
      id: row.id,
      role: row.role,
      name: row.name,
      grid: row.grid_id,
      building: row.building_id,
      hasPhone: row.has_phone,
      hasAccount: row.has_account,
      beginsAt: row.begins_at.toISOString(),
      endsAt: row.ends_at?.toISOString() ?? null,
      isNow: row.is_now,
    })),
  }
}

export type DutyWish = {
  community: string
  command: Command
  role: NewDuty['role']
  name: string
  phone?: string
  account?: string
  grid?: string
  building?: string
  from: Date
  to?: Date
}

/** Puts somebody on duty for a period. Throws rosters.refused, http.invalid naming the field. */
export function putOnDuty(
  { database, secrets }: Context,
  actor: AccountActor,
  wish: DutyWish,
): Promise<{ duty: string }> {
  const { community, command } = wish
  refuse(mayKeepDuties(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const wrong = await wrongFields(tx, wish)
      if (wrong.length > 0) throw new Problem(httpProblems.invalid, { fields: wrong })
      const id = newId()
      const { role, account = null, grid = null, building = null, from, to = null } = wish
      const phone = wish.phone ? secrets.seal('phone', digitsOf(wish.phone)) : null
      await insertDuty(tx, {
        id,
        community,
        role,
        name: wish.name.trim(),
        phone,
        account,
        grid,
        building,
        from,
        to,
        madeBy: actor.account,
      })
      const facts = { role, grid, building, account, from, to }
      await record(tx, {
        community,
        kind: 'duty.put',
        subject: { kind: 'duty', id },
        at: await clockNow(tx),
        reader: 'staff',
        facts,
      })
      return { duty: id }
    }),
  )
}

async function wrongFields(tx: ReadTx, wish: DutyWish): Promise<FieldProblem[]> {
  const { community, role, grid, building } = wish
  const wrong: FieldProblem[] = []
  if (wish.to && wish.to <= wish.from) wrong.push({ field: 'to', reason: 'before-it-begins' })
  if (wish.phone && !/^1\d{10}$|^0\d{9,11}$/.test(digitsOf(wish.phone)))
    wrong.push({ field: 'phone', reason: 'no-telephone-number' })
  if ((role === 'grid_leader') !== (grid !== undefined))
    wrong.push({ field: 'grid', reason: grid ? 'not-with-this-role' : 'missing' })
  if ((role === 'team_member') !== (building !== undefined))
    wrong.push({ field: 'building', reason: building ? 'not-with-this-role' : 'missing' })
  if (grid && !(await hasGrid(tx, { community, grid }))) wrong.push({ field: 'grid', reason: 'not-here' })
  if (building && !(await findBuilding(tx, { community, building })))
    wrong.push({ field: 'building', reason: 'not-here' })
  return wrong
}

function digitsOf(phone: string): string {
  return phone.normalize('NFKC').replace(/[\s()+-]/g, '')
}

/** Ends a duty now. Throws rosters.refused, not-here. */
export function endDuty(
  { database }: Context,
  actor: AccountActor,
  ask: { community: string; duty: string; command: Command },
): Promise<{ done: true }> {
  const { community, duty, command } = ask
  refuse(mayKeepDuties(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      if (!(await setDutyEnd(tx, { community, duty }))) throw new Problem(rosterProblems.notHere)
      await record(tx, {
        community,
        kind: 'duty.ended',
        subject: { kind: 'duty', id: duty },
        at: await clockNow(tx),
        reader: 'staff',
      })
      return { done: true as const }
    }),
  )
}

function refuse(answer: { allowed: true } | { allowed: false; reason: string }): void {
  if (!answer.allowed) throw new Problem(rosterProblems.refused, { reason: answer.reason })
}
