import pg from 'pg'
import { nameTokens } from '../src/people/residents/name-tokens.ts'
import { sealPhone } from '../src/people/residents/sealed-fields.ts'
import { newId } from '../src/platform/ids.ts'
import type { Sealing } from '../src/platform/secrets.ts'
import { copyLines } from './copy-lines.ts'

const surnames = [...'陈李黄张梁林吴刘罗何周郭邓冯曾谢彭叶苏潘卢钟余谭杜温邱江简伍麦霍甘严欧岑']
const given = [
  ...'丽芳敏静华英娟霞玲燕明强志伟国建平军辉杰文俊健勇成德海昌荣祥秋月好珍兰凤琼惠婉少庆嘉欣子轩梓晴浩宇思颖仪',
]

/** A door, with the household that lives behind it already. */
type Door = { dwelling: string; building: string; grid: string; household: string | null }
type Ask = { community: string; persons: number; secrets: Sealing; from?: number }

/**
 * Fills the doors of a community with residents by COPY, one household a door and as many in it as it takes; owners besides.
 * Telephones begin with 100 and are nobody's. Gives the ids of some.
 */
export async function growRegister(adminAddress: string, ask: Ask): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    const { rows: doors } = await admin.query<Door>(
      `select d.id as dwelling, d.building_id as building, b.grid_id as grid, h.id as household from dwellings d
       join buildings b on b.community_id = d.community_id and b.id = d.building_id
       left join households h on h.community_id = d.community_id and h.dwelling_id = d.id and h.valid_to is null
       where d.community_id = $1 and d.valid_to is null order by d.building_id, d.id`,
      [ask.community],
    )
    const grown = rowsFor(ask, doors)
    // Shares of one owner a door need no check of their own.
    await admin.query('alter table ownerships disable trigger keep_shares')
    for (const [table, lines] of Object.entries(grown.lines)) if (lines.length > 0) await copyLines(admin, table, lines)
    await admin.query('alter table ownerships enable trigger keep_shares')
    for (const table of ['households', 'persons', 'residences', 'person_tokens', 'ownerships']) {
      await admin.query(`vacuum analyze ${table}`)
    }
    return grown.some
  } finally {
    await admin.end()
  }
}

function rowsFor({ community, persons, secrets, from = 0 }: Ask, doors: readonly Door[]) {
  const households: string[] = []
  const ownerships: string[] = []
  const records: string[] = []
  const residences: string[] = []
  const tokens: string[] = []
  const some: string[] = []
  const homes = doors.map((door) => ({ ...door, household: door.household ?? newId(), isNew: door.household === null }))
  for (const { dwelling, building, grid, household, isNew } of homes) {
    if (!isNew) continue
    households.push([community, household, dwelling, building, grid, '2010-01-01'].join('\t'))
    ownerships.push([community, newId(), dwelling, building, grid, '温嘉欣', '62.5', '1', '2010-01-01'].join('\t'))
  }
  for (let index = from; index < from + persons; index += 1) {
    const home = homes[(index * 7919) % homes.length]!
    const { dwelling, building, grid, household } = home
    const id = newId()
    const name = `${pick(surnames, index)}${pick(given, index * 31 + 7)}${pick(given, index * 17 + 3)}`
    const sealed = sealPhone(secrets, `100${String(index).padStart(8, '0')}`)
    const isEnded = index % 500 === 499
    const born = 1935 + (index % 80)
    const where = isEnded ? ['\\N', '\\N'] : [household, dwelling]
    const end = isEnded ? ['2020-01-01', 'moved'] : ['\\N', '\\N']
    const phone = [sealed.phone, sealed.hash, sealed.tail].map((bytes) => `\\\\x${bytes.toString('hex')}`)
    const moments = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z']
    const fields = [community, id, name, born, 1 + (index % 12), ...phone, ...where, building, grid, ...end, ...moments]
    records.push(fields.join('\t'))
    residences.push(
      [
        community,
        newId(),
        id,
        household,
        dwelling,
        building,
        grid,
        true,
        '2012-01-01',
        isEnded ? '2020-01-01' : '\\N',
      ].join('\t'),
    )
    for (const { kind, token } of tokensOf(name)) tokens.push([community, kind, token, id, building, grid].join('\t'))
    if ((index - from) % Math.ceil(persons / 300) === 0 && !isEnded) some.push(id)
  }
  const lines = {
    'households (community_id, id, dwelling_id, building_id, grid_id, valid_from)': households,
    'ownerships (community_id, id, dwelling_id, building_id, grid_id, name, exclusive_area, share, valid_from)':
      ownerships,
    'persons (community_id, id, name, birth_year, birth_month, phone, phone_hash, phone_tail_hash, household_id, dwelling_id, building_id, grid_id, ended_on, end_reason, made_at, changed_at)':
      records,
    'residences (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id, is_usual, valid_from, valid_to)':
      residences,
    'person_tokens (community_id, kind, token, person_id, building_id, grid_id)': tokens,
  }
  return { lines, some }
}

function pick(from: readonly string[], at: number): string {
  return from[Math.abs((at * 2654435761) % from.length) | 0]!
}

const known = new Map<string, ReturnType<typeof nameTokens>>()

function tokensOf(name: string): ReturnType<typeof nameTokens> {
  const tokens = known.get(name) ?? nameTokens(name)
  known.set(name, tokens)
  return tokens
}
