import type pg from 'pg'

/** A sealed event with the exact texts that its hash was made of; bytes as hexadecimal. */
export type SealedRow = {
  id: string
  number: string
  kind: string
  subject_kind: string
  subject_id: string
  happened: string
  actor_kind: string
  actor_id: string | null
  post_kind: string | null
  office_id: string | null
  grid_id: string | null
  reader: string
  facts: string
  payload_hash: string | null
  previous_hash: string | null
  hash: string
  salt: string | null
  content: string | null
  erased: boolean
}

export type HeadRow = {
  community: string
  name: string | null
  number: string | null
  hash: string | null
  unsealed: number
}

/** Every community with a journal: its head, and how many events still wait for their seal. */
export async function readHeads(client: pg.ClientBase): Promise<HeadRow[]> {
  const { rows } = await client.query<HeadRow>(`
    select every.id as community, c.name, h.number::text as number, encode(h.hash, 'hex') as hash,
      (select count(*)::int from journal u where u.community_id = every.id and u.number is null) as unsealed
    from (select distinct community_id as id from journal union select community_id from journal_heads) every
      left join journal_heads h on h.community_id = every.id left join communities c on c.community_id = every.id
    order by every.id`)
  return rows
}

/** The sealed events of a community after a number, in order. */
export async function readSealed(
  client: pg.ClientBase,
  after: { community: string; number: number },
  most: number,
): Promise<SealedRow[]> {
  const { rows } = await client.query<SealedRow>(
    `select j.id, j.number::text as number, j.kind, j.subject_kind, j.subject_id, extract(epoch from j.happened_at)::text as happened,
      j.actor_kind, j.actor_id, j.post_kind, j.office_id, j.grid_id, j.reader, j.facts::text as facts,
      encode(j.payload_hash, 'hex') as payload_hash, encode(j.previous_hash, 'hex') as previous_hash, encode(j.hash, 'hex') as hash,
      encode(p.salt, 'hex') as salt, p.content::text as content, e.event_id is not null as erased
    from journal j left join journal_payloads p on p.community_id = j.community_id and p.event_id = j.id
      left join journal_erasures e on e.community_id = j.community_id and e.event_id = j.id
    where j.community_id = $1 and j.number > $2 order by j.number limit $3`,
    [after.community, after.number, most],
  )
  return rows
}

/** Begins a transaction that sees one moment of the journal. */
export async function beginVerifying(client: pg.ClientBase): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
}
