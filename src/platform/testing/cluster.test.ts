import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { signalIfThere } from '../db/embedded/process-identity.ts'
import { dropDatabase, onCluster, withDatabase } from './cluster.ts'

it('drops a database also where one of its connections takes longer to go than the server waits', async (test) => {
  const { adminAddress, isOwn } = inject('cluster')
  // Processes of a server that somebody else runs are not ours to stop, and may be on another machine.
  if (!isOwn) test.skip()
  const name = `gangwan_slow_to_go_${process.pid}`
  await onCluster(adminAddress, `CREATE DATABASE ${name}`)
  const client = new pg.Client({ connectionString: withDatabase(adminAddress, name) })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  process.kill(rows[0]!.pid, 'SIGSTOP')
  const goOn = () => signalIfThere(rows[0]!.pid, 'SIGCONT')
  const later = setTimeout(goOn, 6_000)
  try {
    await dropDatabase(adminAddress, name)
  } finally {
    clearTimeout(later)
    goOn()
    await client.end().catch(() => undefined)
  }
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  expect((await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount).toBe(0)
  await admin.end()
})
