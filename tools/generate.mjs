// `npm run gen`: everything that is written from the code; with --check it fails when something is stale.
import { spawnSync } from 'node:child_process'

const given = process.argv.slice(2)
const steps = [
  ['--import', 'tsx', 'tools/hant.ts', ...given],
  ['--import', 'tsx', 'tools/reference.ts', ...given],
  ['tools/architecture.mjs', ...given],
]
const failed = steps.filter((step) => spawnSync(process.execPath, step, { stdio: 'inherit' }).status !== 0)
process.exitCode = failed.length > 0 ? 1 : 0
