import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { insertGrounds } from './write-residents.ts'

type Consent = { community: string; person: string; knows: boolean; how: string; account: string }

/** Gives or takes the captain's sight of a person who was opened, with the ground it stands on. */
export async function setCaptainKnows(tx: Tx, { community, person, knows, how, account }: Consent): Promise<void> {
  await tx.run(sql`
    update persons set captain_knows = ${knows}, changed_at = clock_now()
    where community_id = ${community}::uuid and id = ${person}::uuid`)
  const ground = { kind: 'phone', purpose: 'captain', basis: 'consent', how } as const
  if (knows) return insertGrounds(tx, [{ community, person, ...ground }], account)
  await tx.run(sql`
    update field_grounds set withdrawn_at = clock_now()
    where community_id = ${community}::uuid and person_id = ${person}::uuid and purpose = 'captain' and withdrawn_at is null`)
}

type Number = { community: string; person: string; number: { number: Buffer; hash: Buffer } | null }

/** Keeps or drops a citizen's number. */
export async function setIdNumber(tx: Tx, { community, person, number }: Number): Promise<void> {
  await tx.run(sql`
    update persons set id_number = ${number?.number ?? null}::bytea, id_hash = ${number?.hash ?? null}::bytea, changed_at = clock_now()
    where community_id = ${community}::uuid and id = ${person}::uuid`)
  if (number) return
  await tx.run(sql`
    update field_grounds set withdrawn_at = clock_now()
    where community_id = ${community}::uuid and person_id = ${person}::uuid and field_kind = 'id_number' and withdrawn_at is null`)
}
