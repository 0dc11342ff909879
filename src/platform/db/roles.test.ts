import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dropDatabase, onCluster, testPasswordOf, withDatabase } from '../testing/cluster.ts'
import { ensureRoles } from './roles.ts'

const installations = [1, 2, 3, 4].map((each) => `gangwan_roles_${each}_${process.pid}`)
const cluster = () => inject('cluster').adminAddress
let admins: pg.Client[] = []

beforeAll(async () => {
  for (const name of installations) await onCluster(cluster(), `create database ${name}`)
  admins = installations.map((name) => new pg.Client({ connectionString: withDatabase(cluster(), name) }))
  await Promise.all(admins.map((admin) => admin.connect()))
})
afterAll(async () => {
  await Promise.all(admins.map((admin) => admin.end()))
  for (const name of installations) await dropDatabase(cluster(), name)
})

describe('the roles of a cluster', () => {
  it('are set by several installations on it that start at the same moment', async () => {
    const start = async (admin: pg.Client) => {
      for (let time = 0; time < 10; time += 1) await ensureRoles(admin, testPasswordOf)
    }
    const ends = await Promise.allSettled(admins.map(start))
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
  })
})
