import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let matter: string

beforeAll(async () => {
  town = await openTown()
  matter = String((await town.report()).body.matter)
})
afterAll(() => town.close())

async function offered(): Promise<string[]> {
  const answer = await town.ask('GET', `/api/matters/${matter}/parties`, { cookies: await town.as('clerk') })
  return (answer.body.items as { name: string }[]).map(({ name }) => name)
}

describe('whom a matter can be given to', () => {
  it('leaves out who is suspended', async () => {
    const { gridWorker } = town.cast
    expect(await offered()).toContain(gridWorker.name)
    const cookies = await town.as('administrator')
    const suspend = `/api/staff/${gridWorker.account}/suspend`
    expect((await town.ask('POST', suspend, { cookies, body: { reason: '离岗核查' } })).status).toBe(200)
    expect(await offered()).not.toContain(gridWorker.name)
  })
})
