import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { record } from '../../platform/journal/write.ts'
import { Problem } from '../../platform/problem.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import type { PersonBefore } from '../residents/read-import.ts'
import { updatePerson } from '../residents/write-residents.ts'
import { holdImport } from './hold-import.ts'
import { openBefore } from './sealed-import.ts'
import * as write from './write-imports.ts'
import * as makings from './write-makings.ts'

type Ask = write.ImportAt & { command: Command }

/**
 * Takes an import back as one step: what it entered goes, what it changed is as before. Refused once something was built on
 * it, with what. Throws people.no-such-import, refused, import-not-now, import-built-on.
 */
export async function undoImport(context: PeopleContext, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, command } = ask
  try {
    return await context.database.write(actor, (tx) =>
      once(tx, { community, command }, async () => {
        const row = await holdImport(tx, actor, ask, ['imported'])
        if (!(await makings.hasMakings(tx, ask))) throw new Problem(peopleProblems.importNotNow, { reason: 'too-late' })
        const built = await makings.findBuiltOn(tx, { ...ask, since: row.imported_at! })
        if (built.length > 0) throw builtOn(built.map(({ what }) => what))
        await takeBack(context, tx, ask)
        await write.updateImport(tx, { ...ask, from: ['imported'] }, { state: 'undone', wakeIn: 0 })
        await record(tx, {
          community,
          kind: 'import.undone',
          subject: { kind: 'import', id: ask.id },
          at: row.now,
          reader: 'staff',
          office: row.office_id,
        })
        return { done: true } as const
      }),
    )
  } catch (error) {
    // Something elsewhere names a person: a look at her telephone, a contact, a membership out of sight.
    if ((error as { code?: string }).code === '23503')
      throw builtOn([builtBy[(error as { table?: string }).table ?? ''] ?? 'elsewhere'])
    throw error
  }
}

const builtBy: Readonly<Record<string, string>> = {
  openings: 'opened',
  contacts: 'contact',
  memberships: 'member',
  residences: 'moved',
  field_grounds: 'consent',
  privacy_requests: 'asked',
}

function builtOn(what: readonly string[]): Problem {
  return new Problem(peopleProblems.importBuiltOn, {
    reason: what[0]!,
    fields: what.map((each) => ({ field: 'import', reason: each })),
  })
}

async function takeBack({ secrets }: PeopleContext, tx: Tx, at: write.ImportAt): Promise<void> {
  const { community } = at
  await makings.deleteEntered(tx, at)
  for (const { kind, subject_id: subject, before } of await makings.findChanges(tx, at)) {
    if (kind === 'head_count') {
      await makings.setHeadCount(tx, { community, household: subject }, openBefore<number | null>(secrets, before!))
      continue
    }
    const was = openBefore<PersonBefore>(secrets, before!)
    const bytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'))
    const [phone, hash, tail] = [bytes(was.phone), bytes(was.phone_hash), bytes(was.phone_tail_hash)]
    await updatePerson(
      tx,
      { community, person: subject },
      {
        sex: was.sex,
        birth: was.birth_year === null ? null : { year: was.birth_year, month: was.birth_month },
        relation: was.relation,
        phone: phone && hash && tail ? { phone, hash, tail } : null,
      },
    )
    if (phone === null) await makings.deletePhoneGround(tx, { community, person: subject })
  }
  await makings.deleteMakings(tx, at)
}
