import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/migrate.ts'
import { codeOf } from '../obstacle.ts'
import { sealingWith } from '../secrets.ts'
import { liesInMemory, throwAwayFolder } from './throw-away.ts'

/** The master key of test installations. */
export const testKey = Buffer.alloc(32, 'gangwan test key ')

/** Passwords of the program's roles in test clusters. */
export const testPasswordOf = (role: string) => sealingWith(testKey).hash('database', role).toString('hex')

/** Where the tests find their cluster, and the name of the migrated database they clone. */
export type TestCluster = {
  adminAddress: string
  template: string
  isInMemory: boolean
  /** Whether this run started it, so that the log of its server can be read. */
  isOwn: boolean
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/**
 * Vitest's global set-up: one cluster for the whole run, with one migrated template.
 * TEST_DATABASE_URL names a PostgreSQL to use instead (a role that may create roles and databases).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster(process.env.TEST_DATABASE_URL)
  const template = `gangwan_template_${process.pid}`
  await onCluster(cluster.adminAddress, `CREATE DATABASE ${template}`)
  const address = withDatabase(cluster.adminAddress, template)
  await migrate(address, 'migrations', testPasswordOf)
  await shareClock(address)
  const { adminAddress, isInMemory, isOwn } = cluster
  project.provide('cluster', { adminAddress, template, isInMemory, isOwn })
  return async () => {
    await dropDatabase(cluster.adminAddress, template)
    await cluster.stop()
  }
}

type OpenCluster = Omit<TestCluster, 'template'> & { stop(): Promise<void> }

async function openCluster(given: string | undefined): Promise<OpenCluster> {
  if (given) return { adminAddress: given, isInMemory: false, isOwn: false, stop: async () => undefined }
  const { startEmbedded } = await import('../db/embedded/start-embedded.ts')
  const home = await throwAwayFolder('gangwan-test-')
  const embedded = await startEmbedded({ home, adminPassword: 'test-admin', log: () => undefined, throwAway: true })
  return {
    adminAddress: embedded.adminAddress,
    isInMemory: liesInMemory(home),
    isOwn: true,
    stop: async () => {
      await embedded.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/**
 * Makes a database as a copy of another. File by file takes half of what writing its rows to the log takes, in memory; on a
 * disk it takes twice as long.
 */
export async function cloneDatabase(cluster: TestCluster, name: string, template = cluster.template): Promise<void> {
  const strategy = cluster.isInMemory ? 'FILE_COPY' : 'WAL_LOG'
  await on(cluster.adminAddress, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY ${strategy}`)
}

/** Runs one statement on the cluster's maintenance database. */
export async function onCluster(adminAddress: string, statement: string): Promise<void> {
  await on(adminAddress, statement)
}

/** Drops a database with whoever is connected to it; those may take longer to go than the server waits for them. */
export async function dropDatabase(adminAddress: string, name: string): Promise<void> {
  try {
    await onCluster(adminAddress, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  } catch (error) {
    if (codeOf(error) !== '55006') throw error
    await dropDatabase(adminAddress, name)
  }
}

/** The same address for another database. */
export function withDatabase(address: string, database: string): string {
  const changed = new URL(address)
  changed.pathname = `/${database}`
  return changed.toString()
}

/** Replaces the clock by a row that all processes share; it stands still until it is moved. */
export async function shareClock(address: string): Promise<void> {
  await on(
    address,
    `CREATE TABLE test_clock (at timestamptz);
     INSERT INTO test_clock VALUES ('2026-03-02T09:30:00+08:00');
     GRANT SELECT ON test_clock TO PUBLIC;
     CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
       AS 'SELECT coalesce((SELECT at FROM public.test_clock), clock_timestamp())';`,
  )
}

async function on(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
