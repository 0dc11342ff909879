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

const checks = [
  ['types of the server', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the pages', bin('tsc'), ['-p', 'tsconfig.web.json']],
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
  // Two at a time: the machine may have two cores only, and each check uses about one.
  await Promise.all([check(checks[0]), check(checks[2])])
  await Promise.all([check(checks[1]), check(checks[3])])
  const chromium = await findChromium()
  await build()
  await check(['sizes of the pages', process.execPath, ['tools/bundle-sizes.mjs']])
  await vitest('town', ['--project', 'town'])
  await vitest('journeys', ['--project', 'journeys'], { GANGWAN_CHROMIUM: chromium })
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

async function check([name, command, args]) {
  const code = await run(command, args)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name}`)
  if (code === 0) passed += 1
  else failed += 1
}

async function vitest(name, args, environment = {}) {
  const file = `${results}/${name}.json`
  const code = await run(
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { environment, minutes: longestMinutes[name] },
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

function run(command, args, { environment = {}, minutes = 20 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
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
    const done = (code) => {
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
