import pg from 'pg'

/** The database's clock in our hands while the demo's past is played; nobody is served meanwhile. */
export type BorrowedClock = {
  set(at: Date): Promise<void>
  /** When the engine has to look next, or null. */
  nextWake(): Promise<Date | null>
  giveBack(): Promise<void>
}

const ownClock = `create or replace function clock_now() returns timestamptz
  language sql stable parallel safe as $$ select clock_timestamp() $$`
const borrowedClock = `create or replace function clock_now() returns timestamptz
  language sql stable parallel safe as $$ select coalesce((select at from public.demo_clock), clock_timestamp()) $$`

/** Takes the clock; every process on the database reads it. */
export async function borrowClock(adminAddress: string): Promise<BorrowedClock> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  // It is moved hundreds of times, and lost with the past that is played by it.
  await admin.query('set synchronous_commit = off')
  await admin.query('create table if not exists public.demo_clock (at timestamptz)')
  await admin.query('truncate public.demo_clock')
  await admin.query('insert into public.demo_clock values (null)')
  await admin.query('grant select on public.demo_clock to public')
  await admin.query(borrowedClock)
  return {
    set: async (at) => {
      await admin.query('update public.demo_clock set at = $1', [at])
    },
    nextWake: async () => {
      const { rows } = await admin.query<{ at: Date | null }>('select min(wake_at) as at from matters')
      return rows[0]?.at ?? null
    },
    giveBack: async () => {
      await admin.query('set synchronous_commit = on')
      await admin.query(ownClock)
      await admin.query('drop table if exists public.demo_clock')
      await admin.end()
    },
  }
}

/** Puts the clock right again where playing the demo was cut off; gives whether it had to. */
export async function restoreClock(adminAddress: string): Promise<boolean> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ there: boolean }>(
      "select to_regclass('public.demo_clock') is not null as there",
    )
    if (!rows[0]?.there) return false
    await admin.query(ownClock)
    await admin.query('drop table public.demo_clock')
    return true
  } finally {
    await admin.end()
  }
}

/**
 * Lets the database's clock run fast for a while, `minutes` of it in `seconds`. It begins so far back that both arrive together, but never
 * before anything that has happened: no page shows a time to come. Where it is ahead at the end it goes at half its pace until the real one
 * has caught up. Nothing has to put it right: the same function tells the real time from then on. `giveBack` gives by how much it is ahead.
 */
export async function hurryClock(
  adminAddress: string,
  { minutes, seconds }: { minutes: number; seconds: number },
): Promise<{ giveBack(): Promise<{ minutesAhead: number }> }> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  const { rows } = await admin.query<{ since: string; begin: string }>(
    `select clock_timestamp()::text as since, greatest((select max(happened_at) from journal),
       case when clock_now() > clock_timestamp() then clock_now() end,
       clock_timestamp() + ($1::float8 - $2::float8 * 60) * interval '1 second')::text as begin`,
    [seconds, minutes],
  )
  const { since, begin } = rows[0]!
  const passed = `(clock_timestamp() - '${since}'::timestamptz)`
  const hurried = `'${begin}'::timestamptz + ${passed} * ${(minutes * 60) / seconds}`
  const end = `'${begin}'::timestamptz + interval '${minutes} minutes'`
  await tell(
    admin,
    `case when ${passed} < interval '${seconds} seconds' then ${hurried}
      else greatest(clock_timestamp(), ${end} + (${passed} - interval '${seconds} seconds') / 2) end`,
  )
  return {
    giveBack: async () => {
      const minutesAhead = await slowDown(admin)
      await admin.end()
      return { minutesAhead }
    },
  }
}

/** From here on the real time, or half its pace until that has caught up. */
async function slowDown(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ at: string; since: string; ahead: number }>(
    `select at::text, since::text, extract(epoch from at - since)::float / 60 as ahead
      from (select clock_now() as at, clock_timestamp() as since) c`,
  )
  const { at, since, ahead } = rows[0]!
  if (ahead <= 0) await admin.query(ownClock)
  else
    await tell(
      admin,
      `greatest(clock_timestamp(), '${at}'::timestamptz + (clock_timestamp() - '${since}'::timestamptz) / 2)`,
    )
  return Math.max(0, ahead)
}

async function tell(admin: pg.Client, time: string): Promise<void> {
  await admin.query(`create or replace function clock_now() returns timestamptz
    language sql stable parallel safe as $$ select ${time} $$`)
}
