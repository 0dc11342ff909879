import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'

// The walls that imports do not show; the others are in .dependency-cruiser.mjs.

const root = join(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.generated.ts'))
const isTest = (path: string) => /\.test\.tsx?$|\/testing[^/]*\.ts$|\/testing\//.test(path)
const program = files.filter((path) => !isTest(path))
const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

/** Files among the given that hold the pattern outside comments, less those that may. */
function holding(pattern: RegExp, may: readonly (RegExp | string)[], among = program): string[] {
  const isAllowed = (path: string) => may.some((each) => (typeof each === 'string' ? each === path : each.test(path)))
  return among.filter((path) => !isAllowed(path) && pattern.test(withoutComments(texts.get(path)!)))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const sqlParts = /\/(read|write)(-[a-z-]+)?\.ts$/

describe('the walls', () => {
  it('look at the whole program', () => {
    expect(program.length).toBeGreaterThan(400)
    expect(holding(/from '/, []).length).toBeGreaterThan(300)
  })

  it('keep SQL in read and write files and in the ground under them', () => {
    const strays = holding(/\bsql(<[^`]*>)?`|\bq\.(selectFrom|insertInto|updateTable|deleteFrom|with)\b|\.query\(/, [
      sqlParts,
      /^src\/platform\/db\//,
      ...sqlOfTheInstallation,
    ])

    expect(strays).toEqual([])
  })

  it('keep SQL of one room out of the tables of another', () => {
    const owners = Object.entries(tablesOf)
    const strays = program
      .filter((path) => sqlParts.test(path))
      .flatMap((path) => {
        const room = path.split('/')[1]!
        const text = withoutComments(texts.get(path)!)
        return owners
          .filter(([owner]) => owner !== room && room !== 'platform')
          .flatMap(([, tables]) => tables)
          .filter((table) =>
            new RegExp(
              `\\b(insert into|update|delete from) ${table}\\b|(insertInto|updateTable|deleteFrom)\\('${table}'`,
            ).test(text),
          )
          .map((table) => `${path}: ${table}`)
      })

    expect(strays).toEqual([])
  })

  it('read the environment in platform/config only', () => {
    expect(holding(/\bprocess\.env\b/, [/^src\/platform\/config\//])).toEqual([])
  })

  it('read the wall clock in platform/clock only', () => {
    expect(holding(/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, ['src/platform/clock.ts'])).toEqual([])
  })

  it('take business time from clock_now() in SQL', () => {
    const migrations = readdirSync(join(root, 'migrations')).map(
      (file) => [file, readFileSync(join(root, 'migrations', file), 'utf8')] as const,
    )
    const strays = migrations.flatMap(([file, text]) =>
      text
        .split('\n')
        .filter((line) => !line.trimStart().startsWith('--'))
        .filter((line) =>
          /\b(now\(\)|current_timestamp|current_date|statement_timestamp\()/i.test(line.replaceAll('clock_now()', '')),
        )
        .map((line) => `${file}: ${line.trim()}`),
    )

    expect(strays).toEqual([])
    expect(
      holding(
        /(?<![\w.])now\(\)|\bcurrent_timestamp\b/i,
        [],
        program.filter((path) => sqlParts.test(path)),
      ),
    ).toEqual([])
  })

  it('make random ids in platform/ids and secrets in platform/secrets', () => {
    const strays = holding(/\brandomUUID\b|\bMath\.random\b|\brandomBytes\b|\brandomInt\b|\bgetRandomValues\b/, [
      'src/platform/ids.ts',
      'src/platform/web/browser-ids.ts',
      ...ownRandomness,
    ])

    expect(strays).toEqual([])
  })

  it('let nothing but tests hash passwords for less than the standard cost', () => {
    expect(holding(/\bhashForTests\b/, ['src/people/passwords.ts'])).toEqual([])
  })

  it('name what a door opens, one by one', () => {
    expect(holding(/\bexport \*/, [], files)).toEqual([])
  })

  it('hold no enum and no default export but where a tool asks for one', () => {
    expect(holding(/^\s*(export\s+)?(const\s+)?enum\s/m, [], files)).toEqual([])
    expect(holding(/^export default/m, [/vite\.config\.ts$/, 'src/platform/testing/cluster.ts'], files)).toEqual([])
  })

  it('keep files small enough to be read', () => {
    const long = files.filter((path) => linesOf(path) > (path.endsWith('.tsx') ? 250 : 350))

    expect(long).toEqual([])
  })

  it('keep functions short enough to be read at one look', () => {
    const long = program.flatMap((path) => longFunctionsOf(path)).filter((name) => !longOnPurpose.includes(name))

    expect(long).toEqual([])
  })

  it('name files in kebab case and components in Pascal case', () => {
    const strays = files.filter((path) => {
      const name = path
        .split('/')
        .at(-1)!
        .replace(/\.test\.tsx?$|\.tsx?$/, '')
      return !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name) && !(path.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]+$/.test(name))
    })

    expect(strays).toEqual([])
  })

  it('know no drawer for odds and ends', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|lib|services?|managers?|misc)(\/|\.tsx?$)/

    expect(files.filter((path) => drawers.test(path))).toEqual([])
  })
})

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

describe('the database', () => {
  it('lets a view see no more than whoever asks it', async () => {
    const open = await town.look(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in ('public', 'accounts')
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`)

    expect(open).toEqual([])
  })

  it('pins the search path of every function that acts as its owner', async () => {
    const loose = await town.look(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)`)

    expect(loose).toEqual([])
  })

  it('has an owner in this table for every table it holds', async () => {
    const tables = await town.look<{ relname: string }>(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in ('migrations', 'test_clock')`)
    const owned = Object.values(tablesOf).flat()

    expect(tables.map(({ relname }) => relname).filter((name) => !owned.includes(name))).toEqual([])
  })
})

/** Which room changes which tables; `platform` has the ground that all stand on. */
const tablesOf: Readonly<Record<string, readonly string[]>> = {
  people: [
    'organisations',
    'posts',
    'absences',
    'imports',
    'import_rows',
    'import_makings',
    'import_columns',
    'exports',
    'households',
    'persons',
    'residences',
    'field_grounds',
    'contacts',
    'ownerships',
    'person_tokens',
    'openings',
    'slips',
    'resident_sign_ins',
    'privacy_requests',
    'memberships',
    'duty_areas',
    'duty_layouts',
    'building_groups',
    'group_buildings',
    'party_stays',
    'partner_agreements',
    'partner_items',
    'partner_projects',
  ],
  places: [
    'subdistricts',
    'communities',
    'grids',
    'buildings',
    'building_grids',
    'staircases',
    'dwellings',
    'dwelling_successions',
    'grid_successions',
    'facilities',
    'offices',
  ],
  notices: ['notices'],
  rosters: ['duties'],
  care: [
    'care_plans',
    'care_links',
    'care_watches',
    'care_expectations',
    'care_signals',
    'care_aways',
    'alarms',
    'alarm_sends',
    'care_contact_checks',
    'teaching_cases',
    'care_clock',
    'care_holds',
    'care_feeds',
    'care_sensors',
    'care_readings',
    'care_notices',
    'care_cadences',
    'care_helpers',
    'care_rounds',
    'care_referrals',
    'care_quiet',
  ],
  matters: [
    'matters',
    'reports',
    'remarks',
    'pictures',
    'assists',
    'matter_tokens',
    'reply_templates',
    'matter_counts',
    'matter_past_offices',
  ],
  platform: [
    'throttles',
    'commands',
    'journal',
    'journal_heads',
    'journal_payloads',
    'journal_erasures',
    'journal_seals',
    'journal_waiting',
    'rule_sets',
  ],
}

// They copy, empty or listen to the whole database and read no room's rows by name.
const sqlOfTheInstallation = [
  /^src\/platform\/backup\//,
  'src/platform/journal/verify-journal.ts',
  'src/app/stream.ts',
  'src/app/commands/demo.ts',
  'src/app/demo/borrowed-clock.ts',
]

// Salts, nonces, keys and names of unfinished files: bytes that are no ids and are used where they are made.
const ownRandomness = [
  'src/platform/config/keys.ts',
  'src/platform/config/key-ring.ts',
  'src/platform/sealing-suites.ts',
  'src/platform/files/file-store.ts',
  'src/platform/journal/write.ts',
  'src/people/passwords.ts',
]

// Scripts of the demo, read once from top to bottom.
const longOnPurpose = ['src/app/demo/load-demo.ts loadDemo', 'src/app/demo/play-matters.ts plan']

const mostLines = 60
const functions = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]

type Piece = {
  type?: string
  span?: { start: number; end: number }
  id?: { value?: string }
  identifier?: { value?: string }
  key?: { value?: string }
}

/** Functions of more than {@link mostLines} lines, as `file name`; components are measured by their file. */
function longFunctionsOf(path: string): string[] {
  // Positions are bytes counted on from file to file; a statement set before the text says where this one begins.
  const text = Buffer.from(`0;\n${texts.get(path)}`)
  const page = parseSync(text.toString(), { syntax: 'typescript', tsx: path.endsWith('.tsx') })
  const long: string[] = []
  const visit = (piece: Piece, above: string) => {
    const name = piece.identifier?.value ?? piece.key?.value ?? piece.id?.value ?? above
    if (piece.span && functions.includes(piece.type ?? '')) {
      const own = text.subarray(piece.span.start - page.span.start, piece.span.end - page.span.start).toString()
      const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name)
      if (!isComponent && own.split('\n').length > mostLines) long.push(`${path} ${name}`)
    }
    for (const inner of Object.values(piece)) if (inner && typeof inner === 'object') visit(inner as Piece, name)
  }
  for (const statement of page.body) visit(statement as Piece, '')
  return long
}

function linesOf(path: string): number {
  return texts.get(path)!.split('\n').length - 1
}
