// `npm start`: packages, build, then the program in this same process, so that Ctrl-C reaches it directly.
import { checkNode, ensureBuilt, ensurePackages, Hindrance } from './build.mjs'

try {
  checkNode()
  await ensurePackages()
  await ensureBuilt()
} catch (error) {
  if (!(error instanceof Hindrance)) throw error
  console.error(error.message)
  process.exit(1)
}
const { runProgram } = await import('../dist/server/app/cli.js')
process.exitCode = await runProgram(['start', ...process.argv.slice(2)])
