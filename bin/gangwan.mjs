#!/usr/bin/env node
// The `gangwan` command: builds what is stale, then hands over to the program.
import { checkNode, ensureBuilt, ensurePackages, Hindrance } from '../tools/build.mjs'

const toStderr = (line) => console.error(line)
try {
  checkNode()
  await ensurePackages(toStderr)
  await ensureBuilt({ names: ['server'], say: toStderr })
} catch (error) {
  if (!(error instanceof Hindrance)) throw error
  console.error(error.message)
  process.exit(1)
}
const { runProgram } = await import('../dist/server/app/cli.js')
process.exitCode = await runProgram(process.argv.slice(2))
