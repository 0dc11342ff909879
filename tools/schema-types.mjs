// Writes src/platform/db/schema.generated.ts from a migrated database: node tools/schema-types.mjs ADDRESS [--check]
import { execFileSync } from 'node:child_process'

const [address, flag] = process.argv.slice(2)
if (!address) {
  console.error('usage: node tools/schema-types.mjs ADDRESS [--check]')
  process.exit(2)
}
execFileSync(
  process.execPath,
  [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    '--dialect',
    'postgres',
    '--url',
    address,
    '--out-file',
    'src/platform/db/schema.generated.ts',
    '--default-schema',
    'public',
    '--include-pattern',
    '{public,accounts}.*',
    '--exclude-pattern',
    '{public.test_clock,public.migrations}',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"int8":"number"}',
    '--log-level',
    'error',
    ...(flag === '--check' ? ['--verify'] : []),
  ],
  { stdio: 'inherit' },
)
