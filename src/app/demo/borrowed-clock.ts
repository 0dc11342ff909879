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
 * Lets the database's clock run fast for a while: at once it stands `minutes` before the end of the next `seconds`, and it arrives there
 * together with the real one. Nothing has to put it right: once the moment is over, the same function tells the real time.
 */
export async function hurryClock(
  adminAddress: string,
  { minutes, seconds }: { minutes: number; seconds: number },
): Promise<{ giveBack(): Promise<void> }> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  const { rows } = await admin.query<{ end: string }>(
    "select (clock_timestamp() + $1 * interval '1 second')::text as end",
    [seconds],
  )
  const end = `'${rows[0]!.end}'::timestamptz`
  await admin.query(`create or replace function clock_now() returns timestamptz
    language sql stable parallel safe as $$ select case when clock_timestamp() < ${end}
      then ${end} - (${end} - clock_timestamp()) * ${(minutes * 60) / seconds} else clock_timestamp() end $$`)
  return {
    giveBack: async () => {
      await admin.query(ownClock)
      await admin.end()
    },
  }
}
