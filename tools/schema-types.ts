// Writes src/platform/db/schema.generated.ts from a freshly migrated database, or checks it: npx tsx tools/schema-types.ts [--check]
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { testPasswordOf } from '../src/platform/testing/cluster.ts'

const home = await mkdtemp(join(tmpdir(), 'gangwan-types-'))
const embedded = await startEmbedded({ home, adminPassword: 'types', log: () => undefined, throwAway: true })
try {
  await migrate(embedded.adminAddress, 'migrations', testPasswordOf)
  const program = 'node_modules/kysely-codegen/dist/cli/bin.js'
  const options = [
    ['--dialect', 'postgres'],
    ['--url', embedded.adminAddress],
    ['--out-file', 'src/platform/db/schema.generated.ts'],
    ['--default-schema', 'public'],
    ['--include-pattern', '{public,accounts}.*'],
    ['--exclude-pattern', 'public.migrations'],
    ['--date-parser', 'string'],
    ['--type-mapping', '{"int8":"number"}'],
    ['--log-level', 'error'],
    process.argv.includes('--check') ? ['--verify'] : [],
  ].flat()
  execFileSync(process.execPath, [program, ...options], { stdio: 'inherit' })
} finally {
  await embedded.stop()
  await rm(home, { recursive: true, force: true })
}
