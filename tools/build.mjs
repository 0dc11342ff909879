// What has to be there before the program runs: packages and built files. Plain JavaScript without packages,
// since it runs before any is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Something to put right, said in one plain sentence. */
export class Hindrance extends Error {}

/** Throws unless this Node.js is new enough. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Hindrance(
    `Gangwan needs Node.js 20.19 or newer and this is ${process.versions.node}: install a newer one from nodejs.org.`,
  )
}

/** Installs the packages when they are missing or not those of the lock file. */
export async function ensurePackages(say = console.log) {
  if (await packagesFit()) return
  say('Installing packages (a minute or two) …')
  const given = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const failed = await runNpm(given)
  if (failed)
    throw new Hindrance(`The packages could not be installed (is this machine connected?):\n${gistOf(failed)}`)
}

/** The first lines of npm's long complaint, without its prefix. */
function gistOf(complaint) {
  const lines = complaint.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '  '))
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, 8)
    .join('\n')
}

/** Whether every package of the lock file is installed in its version; optional ones may be missing. */
async function packagesFit() {
  const wanted = await readPackages(join(root, 'package-lock.json'))
  const found = await readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Hindrance('package-lock.json is missing: fetch the program again.')
  if (!found) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    return found[path] ? found[path].version === entry.version : entry.optional || entry.devOptional || entry.peer
  })
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages
  } catch {
    return null
  }
}

function runNpm(given) {
  const npm = process.env.npm_execpath
  if (npm && /\.c?js$/.test(npm)) return runProgram(process.execPath, [npm, ...given])
  return process.platform === 'win32' ? runProgram('npm.cmd', given, { shell: true }) : runProgram('npm', given)
}

/** Runs a program quietly; gives null when it went well, else what it said. */
function runProgram(program, given, more = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, given, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...more })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-20_000)
      })
    }
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? null : said.trim() || `it ended with code ${code}`))
  })
}

const isTest = (path) => /\.test\.tsx?$/.test(path)
// Builders for tests. The demo casts its town with some of them, so that they are a part of the program, and of no page.
const isBuilder = (path) => /\/testing(-[^/]+)?\.ts$/.test(path) || /\/testing\//.test(path)
const isScreen = (path) => /(^|\/)web\//.test(path) || path.endsWith('.tsx')
// The walls keep these from the screens, so that a change in them leaves the pages as they are.
const isServerOnly = (path) =>
  /^src\/app\/[^/]+\.ts$/.test(path) ||
  /^src\/app\/commands\//.test(path) ||
  /^src\/platform\/(db|http|jobs|journal|files|config|commands)\//.test(path) ||
  /\/(read|write)(-[^/]+)?\.ts$/.test(path) ||
  /\/(routes|jobs)\.ts$/.test(path)

/** What is built: from which files, by which program, into which folder of `dist`. */
const parts = [
  {
    name: 'server',
    title: 'the program',
    takes: (path) => /\.(ts|json)$/.test(path) && !isTest(path) && !isScreen(path),
    settings: ['tsconfig.json', 'tools/bundle-server.mjs', 'package-lock.json'],
    // Its types are checked with those of the tests (`npm run check:types`), not again at every build.
    command: (draft) => [join('tools', 'bundle-server.mjs'), draft],
  },
  {
    name: 'web',
    title: 'the pages',
    takes: (path) => !isTest(path) && !isBuilder(path) && !isServerOnly(path),
    settings: ['tsconfig.json', 'tsconfig.web.json', 'vite.config.ts', 'package-lock.json'],
    command: (draft) => [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      ...['build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'],
    ],
  },
]

/** Whether a change in this source makes a part ('server', 'web') stale. */
export const isInputOf = (name, path) => parts.some((part) => part.name === name && part.takes(path))

/** Builds the parts whose inputs have changed since they were built: all, or those named ('server', 'web'). */
export async function ensureBuilt({ names = parts.map(({ name }) => name), say = console.log } = {}) {
  const sources = await filesUnder(join(root, 'src'))
  const wanted = parts.filter(({ name }) => names.includes(name))
  const stale = await Promise.all(
    wanted.map(async (part) => {
      const fingerprint = await fingerprintOf(part, sources)
      return (await isBuilt(part, fingerprint)) ? [] : [{ part, fingerprint }]
    }),
  )
  const due = stale.flat()
  if (due.length === 0) return
  say(`Building ${due.map(({ part }) => part.title).join(' and ')} …`)
  const results = await Promise.allSettled(due.map(build))
  const failure = results.find(({ status }) => status === 'rejected')
  if (failure) throw failure.reason
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

async function fingerprintOf(part, sources) {
  const hash = createHash('sha256')
  for (const path of [...part.settings, ...sources.filter(part.takes)]) {
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)).catch(() => 'missing'))
      .update('\0')
  }
  return hash.digest('hex')
}

const stampOf = (part) => join(root, 'dist', `.${part.name}-inputs`)

async function isBuilt(part, fingerprint) {
  if (!existsSync(join(root, 'dist', part.name))) return false
  return (await readFile(stampOf(part), 'utf8').catch(() => '')) === fingerprint
}

/** Builds beside the old files and puts the new ones in their place whole, so that a failed build leaves the old. */
async function build({ part, fingerprint }) {
  const dist = join(root, 'dist')
  const target = join(dist, part.name)
  const draft = join(dist, `.${part.name}-draft-${process.pid}`)
  const old = join(dist, `.${part.name}-old-${process.pid}`)
  await mkdir(dist, { recursive: true })
  try {
    const environment = { ...process.env, NODE_ENV: 'production' }
    const failed = await runProgram(process.execPath, part.command(draft), { env: environment })
    if (failed) throw new Hindrance(`Building ${part.title} failed:\n${failed}`)
    await rm(stampOf(part), { force: true })
    if (existsSync(target)) await rename(target, old)
    await rename(draft, target)
    await writeFile(stampOf(part), fingerprint)
  } finally {
    await Promise.all([draft, old].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

// `npm run build`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensurePackages()
    .then(() => ensureBuilt())
    .catch((error) => {
      if (!(error instanceof Hindrance)) throw error
      console.error(error.message)
      process.exitCode = 1
    })
}
