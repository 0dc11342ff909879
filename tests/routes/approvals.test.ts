import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { openTown, type Town } from '../town/open-town.ts'

// More time is asked for in a matter; whoever may grant it finds what waits for her in one list, and nobody else is told of it.

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const act = async (who: CastName, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: await town.as(who), body })

/** A matter of grid 1 in the hands of its worker, who asks for more time. */
async function asked(): Promise<string> {
  const { matter } = (await town.report()).body as { matter: string }
  await act('gridLeader', matter, 'accept')
  await act('gridLeader', matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await act('gridWorker', matter, 'request-extension', { workingDays: 3, reason: '等配件。' })
  return matter
}

async function waitsFor(who: CastName, more = ''): Promise<{ ids: string[]; count: unknown }> {
  const cookies = await town.as(who)
  const list = await town.ask('GET', `/api/matters?queue=approval&community=${town.gangwan}${more}`, { cookies })
  expect(list.status).toBe(200)
  const summary = await town.ask('GET', `/api/matters/summary?community=${town.gangwan}`, { cookies })
  const ids = (list.body.items as { id: string }[]).map(({ id }) => id)
  return { ids, count: summary.body.approvals }
}

describe('what waits for approval', () => {
  it('is one list with its count for whoever may grant it, and leaves it once it is decided', async () => {
    const first = await asked()
    const second = await asked()
    for (const who of ['secretary', 'clerk', 'gridLeader'] as const)
      expect(await waitsFor(who), who).toEqual({ ids: [first, second], count: 2 })
    await act('gridLeader', first, 'approve-extension', { granted: true })
    await act('clerk', second, 'approve-extension', { granted: false })
    for (const who of ['secretary', 'clerk', 'gridLeader'] as const)
      expect(await waitsFor(who), who).toEqual({ ids: [], count: 0 })
  })

  it('says how many working days are asked for and why, to whoever may read the reasons of staff', async () => {
    const matter = await asked()
    const lineFor = async (who: CastName, queue: string) => {
      const cookies = await town.as(who)
      const { body } = await town.ask('GET', `/api/matters?queue=${queue}&community=${town.gangwan}`, { cookies })
      return (body.items as { id: string }[]).find(({ id }) => id === matter)
    }
    const asks = { workingDays: 3, reason: '等配件。' }
    for (const who of ['secretary', 'gridLeader'] as const)
      expect(await lineFor(who, 'approval'), who).toMatchObject({ extension: asks })
    expect(await lineFor('gridWorker', 'mine')).toMatchObject({ extension: asks })
    expect(await lineFor('kinMember', 'open')).toMatchObject({ extension: { workingDays: 3, reason: null } })
    const seen = await town.ask('GET', `/api/matters/${matter}`, { cookies: await town.as('kinMember') })
    expect(seen.body).toMatchObject({ extension: { workingDays: 3, reason: null } })

    await act('clerk', matter, 'approve-extension', { granted: true })
    expect(await lineFor('gridWorker', 'mine')).toMatchObject({ extension: null })
  })

  it('is nobody else’s: who asked, another grid, a handler, an auditor, another tier and another community have no such count', async () => {
    await asked()
    for (const who of ['gridWorker', 'otherGridWorker', 'kinMember', 'property', 'auditor'] as const)
      expect(await waitsFor(who), who).toEqual({ ids: [], count: null })
    expect(await waitsFor('officer')).toEqual({ ids: [], count: 0 })
    expect(await waitsFor('neighbourClerk')).toEqual({ ids: [], count: 0 })
  })

  it('does not hold what one asked for oneself, and goes with the matter when it ends', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    await act('gridLeader', matter, 'accept')
    expect((await act('gridLeader', matter, 'request-extension', { workingDays: 2, reason: '等工人。' })).status).toBe(
      200,
    )
    expect((await waitsFor('gridLeader')).ids).not.toContain(matter)
    expect((await waitsFor('clerk')).ids).toContain(matter)
    expect((await act('clerk', matter, 'close-not-done', { reason: '重复。' })).status).toBe(200)
    expect((await waitsFor('clerk')).ids).not.toContain(matter)
  })

  it('is the officer’s where the sub-district holds it, narrowed by the same filters as any queue', async () => {
    const matter = await asked()
    await act('gridLeader', matter, 'approve-extension', { granted: false })
    for (const who of ['gridLeader', 'clerk'] as const) await act(who, matter, 'hand-up', { reason: '本级办不了。' })
    expect((await waitsFor('officer')).ids).toEqual([])
    await act('clerk', matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    expect((await act('gridWorker', matter, 'request-extension', { workingDays: 3, reason: '等配件。' })).status).toBe(
      200,
    )
    expect((await waitsFor('officer')).ids).toEqual([matter])
    expect((await waitsFor('officer', '&tier=subdistrict')).ids).toEqual([matter])
    expect((await waitsFor('officer', '&tier=community')).ids).toEqual([])
  })
})
