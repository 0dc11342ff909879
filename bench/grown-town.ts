import pg from 'pg'
import { newId } from '../src/platform/ids.ts'
import { copyLines } from './copy-lines.ts'

const stages = [
  'reported',
  'registered',
  'dispatched',
  'handling',
  'closed',
  'closed',
  'closed',
  'closed',
  'closed',
  'closed',
]

/**
 * Leaves a new database as one that has run for weeks: swept and counted, and with its log gone round, whose files are used again. A new
 * one writes each file of its log full of zeros before it is first used.
 */
export async function ageDatabase(adminAddress: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    await admin.query('vacuum analyze')
    // Half of what the log may grow to, after which a checkpoint comes by itself.
    for (let written = 0; written < 512; written += 4) {
      await admin.query("select pg_logical_emit_message(false, 'bench', repeat('-', 4 * 1024 * 1024))")
    }
    await admin.query('checkpoint')
  } finally {
    await admin.end()
  }
}

/** Fills a community with matters by COPY, spread over its grids, buildings, stages and two years. Gives some of their ids. */
export async function growMatters(
  adminAddress: string,
  community: string,
  { count, from = 0 }: { count: number; from?: number },
): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    const { rows: places } = await admin.query<{ building: string; grid: string; staircase: string }>(
      `select b.id as building, b.grid_id as grid, t.id as staircase from buildings b
       join staircases t on t.community_id = b.community_id and t.building_id = b.id where b.community_id = $1 order by b.number`,
      [community],
    )
    const { rows: offices } = await admin.query<{ id: string; grid_id: string }>(
      "select id, grid_id from offices where community_id = $1 and tier = 'grid'",
      [community],
    )
    const officeOf = new Map(offices.map((office) => [office.grid_id, office.id]))
    const { rows: above } = await admin.query<{ subdistrict_id: string }>(
      'select subdistrict_id from communities where community_id = $1',
      [community],
    )
    const matters: string[] = []
    const reports: string[] = []
    const ids: string[] = []
    const now = Date.now()
    for (let index = from; index < from + count; index += 1) {
      const id = newId()
      const report = newId()
      const place = places[(index * 7919) % places.length]!
      const stage = stages[(index * 31) % stages.length]!
      const made = new Date(now - ((index * 61_000) % (730 * 86_400_000)))
      const due = new Date(made.getTime() + 3 * 86_400_000).toISOString()
      const at = made.toISOString()
      const ended = stage === 'closed'
      const office = officeOf.get(place.grid)!
      const closed = ended
        ? ['put_right', 'grid', '\\N', '\\N', due]
        : ['\\N', '\\N', due, '2100-01-01T00:00:00Z', '\\N']
      const [outcome, settled, dueAt, wakeAt, closedAt] = closed
      matters.push(
        [
          community,
          id,
          `GW-9${String(index).padStart(7, '0')}`,
          above[0]!.subdistrict_id,
          place.grid,
          place.building,
          place.staircase,
          'floor',
          3,
          '0104',
          'qr',
          false,
          stage,
          outcome,
          'grid',
          settled,
          office,
          community,
          due,
          due,
          dueAt,
          wakeAt,
          at,
          `{${report},${office}}`,
          at,
          at,
          closedAt,
        ].join('\t'),
      )
      reports.push(
        [
          community,
          report,
          id,
          id,
          place.grid,
          'qr',
          '三楼走廊堆满纸箱，过不去人。',
          `\\\\x${report.replaceAll('-', '')}`,
          `\\\\x${id.replaceAll('-', '')}`,
          at,
        ].join('\t'),
      )
      if (index % Math.ceil(count / 500) === 0) ids.push(id)
    }
    await copyLines(
      admin,
      'matters (community_id, id, number, subdistrict_id, grid_id, building_id, staircase_id, spot_kind, spot_floor, category, channel, private, stage, outcome, tier, settled_tier, holder_office_id, holder_scope_id, first_answer_due, settle_due, due_at, wake_at, clock_began_at, audience, made_at, changed_at, closed_at)',
      matters,
    )
    await copyLines(
      admin,
      'reports (community_id, id, matter_id, origin_id, grid_id, channel, words, code_hash, pin_hash, made_at)',
      reports,
    )
    await admin.query('vacuum analyze matters; ')
    await admin.query('vacuum analyze reports')
    return ids
  } finally {
    await admin.end()
  }
}
