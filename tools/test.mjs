// `npm test`: everything that must hold, in one command. `npm run test:faults` runs the same frame with the fault suite,
// `npm run test:long` with what takes an hour.
// The last line is `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { checkNode, ensureBuilt, ensurePackages } from './build.mjs'
import { findChromium } from './chromium.mjs'

const faults = process.argv.includes('--faults')
const long = process.argv.includes('--long')
const results = '.cache/test-results'
const bin = (name) => `node_modules/.bin/${name}`

checkNode()
await ensurePackages()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

// No suite may stand still for ever: a worker whose loop never yields cannot end itself by its tests' own limits.
const longestMinutes = { faults: 30, town: 20, journeys: 20, long: 120 }

let passed = 0
let failed = 0

// Each checker of the compiler works out for itself most of what the others do too: one alone takes a third of the processor.
const oneChecker = ['--checkers', '1']
const checks = [
  ['types of the server', bin('tsc'), ['-p', 'tsconfig.json', ...oneChecker]],
  ['types of the pages', bin('tsc'), ['-p', 'tsconfig.web.json', ...oneChecker]],
  ['lint and form', bin('biome'), ['check', '--error-on-warnings', '--diagnostic-level=warn']],
  ['walls between the rooms', process.execPath, ['tools/walls.mjs']],
]

const started = Date.now()
if (faults) {
  await build()
  await vitest('faults', ['--project', 'faults'])
} else if (long) {
  await build()
  await vitest('long', ['--project', 'long'])
} else {
  const chromium = await findChromium()
  await build()
  await check(['sizes of the pages', process.execPath, ['tools/bundle-sizes.mjs']])
  // Each waits now and then, for its databases or for a page; the others live on what it leaves, and none has a tail of its own.
  const journeys = vitest('journeys', ['--project', 'journeys'], {
    environment: { GANGWAN_CHROMIUM: chromium },
    told: 'at the end',
  })
  await Promise.all([checkBeside(), vitest('town', ['--project', 'town']), journeys])
}
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function build() {
  const failure = await ensureBuilt().then(
    () => null,
    (error) => error,
  )
  console.log(failure ? `FAIL  the build\n${failure.message}` : 'ok    the build')
  if (failure) failed += 1
  else passed += 1
}

/** One check after the other, giving way to whatever else runs. */
async function checkBeside() {
  for (const [name, command, args] of checks) {
    const lowly = process.platform === 'win32' ? [command, args] : ['nice', ['-n', '10', command, ...args]]
    await check([name, ...lowly], { told: 'on failure' })
  }
}

async function check([name, command, args], options) {
  const code = await run(command, args, options)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name}`)
  if (code === 0) passed += 1
  else failed += 1
}

async function vitest(name, args, how = {}) {
  const file = `${results}/${name}.json`
  const code = await run(
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { ...how, minutes: longestMinutes[name] },
  )
  const counts = readCounts(file)
  passed += counts.passed
  failed += counts.failed
  // A run that broke before or beside its tests (a set-up, an unhandled error) is a failure even with no test to blame.
  if (code !== 0 && counts.failed === 0) failed += 1
}

function readCounts(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** What it says is told as it is said; or kept together and told `at the end`, or then only `on failure`. */
function run(command, args, { environment = {}, minutes = 20, told = 'at once' } = {}) {
  const output = told === 'at once' ? 'inherit' : 'pipe'
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...environment },
      // A group of its own, so that all of it can be ended.
      detached: process.platform !== 'win32',
    })
    const watch = setTimeout(() => {
      console.log(`FAIL  ${command} ${args.join(' ')}: not ended after ${minutes} minutes`)
      endGroup(child, 'SIGKILL')
    }, minutes * 60_000)
    const interrupt = () => {
      child.once('close', () => process.exit(130))
      endGroup(child, 'SIGINT')
    }
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    const done = (code) => {
      if (code !== 0 || told === 'at the end') process.stdout.write(said)
      clearTimeout(watch)
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      resolve(code)
    }
    child.on('close', (code) => done(code ?? 1))
    child.on('error', () => done(1))
  })
}

function endGroup(child, signal) {
  if (process.platform === 'win32') child.kill(signal)
  else process.kill(-child.pid, signal)
}
