import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Fastify from 'fastify'
import { assembleRooms } from '../src/app/rooms.ts'
import { type ActName, stagesOf } from '../src/matters/rules-acts.ts'
import { isOpen, openStages } from '../src/matters/rules-states.ts'
import type { Endpoint } from '../src/platform/http/endpoint.ts'
import { endpointsOf } from '../src/platform/http/serve.ts'
import type { ProblemKind } from '../src/platform/problem.ts'

// Writes docs/problems.md, docs/policies.md and the stages in src/matters/README.md from the code: npx tsx tools/reference.ts [--check]

const root = fileURLToPath(new URL('..', import.meta.url))

/** A catalogue of problems and the file it stands in, from the root with slashes. */
export type Catalogue = { readonly file: string; readonly kinds: readonly ProblemKind[] }

/** Every catalogue that a file `problems.ts` exports, by file. */
export async function catalogues(): Promise<Catalogue[]> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('/problems.ts'))
    .sort()
  return Promise.all(
    files.map(async (file) => {
      const page = (await import(pathToFileURL(join(root, file)).href)) as Record<string, Record<string, ProblemKind>>
      return { file, kinds: Object.values(page).flatMap((catalogue) => Object.values(catalogue)) }
    }),
  )
}

/** Every endpoint that the rooms serve, by path and method. Nothing listens and no database is asked. */
export async function servedEndpoints(): Promise<Endpoint[]> {
  const app = Fastify()
  const nothing = {} as never
  assembleRooms(nothing, nothing).serve(app)
  const endpoints = endpointsOf(app)
  await app.close()
  return endpoints.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ path, method }: Endpoint) => `${path} ${method}`

/** The generated pages by their path from the root. */
export async function pages(): Promise<Record<string, string>> {
  return {
    'docs/problems.md': problemsPage(await catalogues()),
    'docs/policies.md': policiesPage(await servedEndpoints()),
    'src/matters/README.md': withStages(readFileSync(join(root, 'src/matters/README.md'), 'utf8')),
  }
}

const begin = '<!-- stages: written by tools/reference.ts from rules-acts.ts -->'
const end = '<!-- end of stages -->'
const ofTheClock: readonly ActName[] = ['remind-50', 'remind-80', 'escalate', 'supervise-again', 'not-confirm']

/** The page of the matter room with its table of stages written anew. */
function withStages(page: string): string {
  const [before, rest = ''] = page.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error('src/matters/README.md has lost the marks around its stages')
  const acts = Object.keys(stagesOf) as ActName[]
  const stages = [...openStages, 'closed', 'declined', 'merged', 'void'] as const
  const named = (among: readonly ActName[]) => among.map((act) => `\`${act}\``).join(' ')
  const rows = stages.map((stage) => {
    const allowed = acts.filter((act) => stagesOf[act].includes(stage))
    const [byClock, byPeople] = [allowed.filter(isOfTheClock), allowed.filter((act) => !isOfTheClock(act))]
    return `| ${isOpen({ stage }) ? stage : `*${stage}*`} | ${named(byPeople)} | ${named(byClock)} |`
  })
  const table = ['| Stage (*ended*) | People may | The clock may |', '| --- | --- | --- |', ...rows].join('\n')
  return `${before}${begin}\n${table}\n${end}${after}`
}

function isOfTheClock(act: ActName): boolean {
  return ofTheClock.includes(act)
}

function problemsPage(all: readonly Catalogue[]): string {
  const chapters = all.map(({ file, kinds }) => {
    const rows = kinds.map(
      ({ code, status, title, remedy }) => `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} | ${remedy} |`,
    )
    return [
      `## \`${file}\``,
      '',
      '| Code | Status | What happened | What to do |',
      '| --- | --- | --- | --- |',
      ...rows,
    ]
  })
  return [
    '# Problems',
    '',
    'Written by `npm run gen` from every `problems.ts`; corrections go there. Errors are `application/problem+json` with a stable `code`; `reason` and `fields` say more.',
    'What people read is chosen in the browser by code and language.',
    ...chapters.flatMap((lines) => ['', ...lines]),
    '',
  ].join('\n')
}

const callers = {
  public: 'anyone',
  reporter: 'holder of a report’s secret',
  cared: 'holder of a care link',
  account: 'signed in',
  resident: 'resident with her slip',
} as const

function policiesPage(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map(
    ({ method, path, caller, policy, summary }) =>
      `| \`${method} ${path}\` | ${callers[caller]} | \`${policy}\` | ${summary} |`,
  )
  return [
    '# Addresses and policies',
    '',
    'Written by `npm run gen` from the endpoints as they are served. *Caller* is whose credential is looked at; *policy* is the sentence that decides, asked on the locked row.',
    '`anyone` means what is public, `matters.holdsSecret` the secret of that very report, and a matter that one may not see is not there (404). Besides these: `GET /api/health`, `GET /api/openapi.json`',
    '(anyone) and `GET /api/stream` (signed in; says that something moved, never what).',
    '',
    '| Address | Caller | Policy | What |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

async function main(): Promise<void> {
  const stale: string[] = []
  for (const [name, text] of Object.entries(await pages())) {
    const file = join(root, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    stale.push(name)
    if (process.argv.includes('--check')) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const file of stale) console.log(`${process.argv.includes('--check') ? 'stale: ' : 'wrote '}${file}`)
  if (stale.length > 0 && process.argv.includes('--check')) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
