import type pg from 'pg'

/** The place of an event in its seal, with the exact texts that its hash was made of; bytes as hexadecimal. */
export type SealedRow = {
  /** The number of its seal, which is that of the seal's last event. */
  seal: string
  number: string
  id: string
  hash: string
  /** What stands in the journal under that id; null where nothing does. */
  event: EventTexts | null
}

export type EventTexts = {
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
  salt: string | null
  content: string | null
  erased: boolean
}

export type HeadRow = {
  community: string
  name: string | null
  number: string | null
  hash: string | null
  /** Events that wait for their seal; that neither stand in a seal nor wait for one; that do so more than once. */
  unsealed: number
  strays: number
  doubles: number
}

/** Every community with a journal: its head, how many events wait for their seal, and what is wrong with which are sealed. */
export async function readHeads(client: pg.ClientBase): Promise<HeadRow[]> {
  const { rows } = await client.query<HeadRow>(`
    with known as (
      select community_id, id, count(*) as times from (
        select community_id, unnest(events) as id from journal_seals
        union all select community_id, unnest(events) from journal_waiting) named group by community_id, id)
    select every.id as community, c.name, h.number::text as number, encode(h.hash, 'hex') as hash,
      (select count(*)::int from journal j left join known k on k.community_id = j.community_id and k.id = j.id
        where j.community_id = every.id and k.id is null) as strays,
      (select count(*)::int from known k where k.community_id = every.id and k.times > 1) as doubles,
      (select count(*)::int from journal_waiting w, unnest(w.events) each
        join journal j on j.id = each where w.community_id = every.id and j.community_id = every.id) as unsealed
    from (select distinct community_id as id from journal union select community_id from journal_heads) every
      left join journal_heads h on h.community_id = every.id left join communities c on c.community_id = every.id
    order by every.id`)
  return rows
}

/** What stands in up to `most` seals of a community after the one of that number, event by event in order. */
export async function readSealed(
  client: pg.ClientBase,
  after: { community: string; seal: number },
  most: number,
): Promise<SealedRow[]> {
  const { rows } = await client.query<Omit<SealedRow, 'event'> & EventTexts & { is_there: boolean }>(
    `select s.number::text as seal, (s.number - cardinality(s.events) + each.place)::text as number, each.id,
      encode(each.hash, 'hex') as hash, j.id is not null as is_there,
      j.kind, j.subject_kind, j.subject_id, extract(epoch from j.happened_at)::text as happened,
      j.actor_kind, j.actor_id, j.post_kind, j.office_id, j.grid_id, j.reader, j.facts::text as facts,
      encode(j.payload_hash, 'hex') as payload_hash, encode(p.salt, 'hex') as salt, p.content::text as content,
      e.event_id is not null as erased
    from (select * from journal_seals where community_id = $1 and number > $2 order by number limit $3) s
      cross join unnest(s.events, s.hashes) with ordinality as each (id, hash, place)
      left join journal j on j.community_id = s.community_id and j.id = each.id
      left join journal_payloads p on p.community_id = s.community_id and p.event_id = each.id
      left join journal_erasures e on e.community_id = s.community_id and e.event_id = each.id
    order by s.number, each.place`,
    [after.community, after.seal, most],
  )
  return rows.map(({ seal, number, id, hash, is_there, ...event }) => ({
    ...{ seal, number, id, hash },
    event: is_there ? event : null,
  }))
}

/** Begins a transaction that sees one moment of the journal. */
export async function beginVerifying(client: pg.ClientBase): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
}
