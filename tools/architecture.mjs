// Writes the drawing of the rooms into ARCHITECTURE.md from what the files import: node tools/architecture.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import swc from '@swc/core'

const page = fileURLToPath(new URL('../ARCHITECTURE.md', import.meta.url))
const begin = '<!-- rooms: written by tools/architecture.mjs from what the files import -->'
const end = '<!-- end of rooms -->'

// The swc parser of dependency-cruiser reads every file as plain TypeScript; JSX needs a word more.
const parseFileSync = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') })

/** Which room uses which, as `from>to`; tests, builders of test data and the demo are left out. */
async function arrowsBetweenRooms() {
  const { cruise } = await import('dependency-cruiser')
  const { default: config } = await import('../.dependency-cruiser.mjs')
  const exclude = { path: '\\.test\\.tsx?$|/testing[^/]*(\\.ts$|/)|^src/app/demo/' }
  const { output } = await cruise(
    ['src'],
    { ...config.options, baseDir: fileURLToPath(new URL('..', import.meta.url)), exclude },
    {
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  )
  const arrows = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => `${roomOf(source)}>${roomOf(resolved)}`),
  )
  return [...new Set(arrows)].filter(isBetweenRooms).sort()
}

function roomOf(path) {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function isBetweenRooms(arrow) {
  const [from, to] = arrow.split('>')
  return from !== '' && to !== '' && from !== to
}

function drawingOf(arrows) {
  return ['```mermaid', 'flowchart TD', ...arrows.map((arrow) => `  ${arrow.replace('>', ' --> ')}`), '```'].join('\n')
}

/** The page with its drawing written anew. */
async function freshPage() {
  const text = readFileSync(page, 'utf8')
  const [before, rest] = text.split(begin)
  const [, after] = rest?.split(end) ?? []
  if (after === undefined) throw new Error(`ARCHITECTURE.md has lost its marks "${begin}" and "${end}"`)
  return `${before}${begin}\n${drawingOf(await arrowsBetweenRooms())}\n${end}${after}`
}

const fresh = await freshPage()
if (!process.argv.includes('--check')) writeFileSync(page, fresh)
else if (fresh !== readFileSync(page, 'utf8')) {
  console.error('The drawing in ARCHITECTURE.md is stale: npm run gen writes it.')
  process.exitCode = 1
}
