import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

// Rows are kept by their version. Whatever changes behind the back of the process, and whoever looks, shows at once.

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

type Line = { id: string; spot?: unknown; summary: string | null; excerpt: string | null; place: { grid: string } }

async function listed(name: Parameters<Town['as']>[0], id: string): Promise<Line | undefined> {
  const answer = await town.ask('GET', '/api/matters?queue=all&limit=50', { cookies: await town.as(name) })
  return (answer.body as unknown as { items: Line[] }).items.find((line) => line.id === id)
}

async function page(name: Parameters<Town['as']>[0], id: string) {
  return town.ask('GET', `/api/matters/${id}`, { cookies: await town.as(name) })
}

async function newMatter(): Promise<string> {
  return String((await town.report()).body.matter)
}

describe('a matter that was shown before', () => {
  it('shows what another process changed', async () => {
    const id = await newMatter()
    expect((await listed('gridWorker', id))?.summary).toBeNull()
    await town.look("update matters set public_summary = '走廊已通' where id = $1", [id])
    expect((await listed('gridWorker', id))?.summary).toBe('走廊已通')
    expect((await page('gridWorker', id)).body.summary).toBe('走廊已通')
  })

  it('is gone from the list and its page when it went out of sight', async () => {
    const id = await newMatter()
    expect(await listed('gridWorker', id)).toBeDefined()
    await town.look(
      `update matters set audience = '{}', building_id = null, staircase_id = null,
        grid_id = (select id from grids g where g.community_id = matters.community_id and g.id <> matters.grid_id limit 1) where id = $1`,
      [id],
    )
    expect(await listed('gridWorker', id)).toBeUndefined()
    expect((await page('gridWorker', id)).status).toBe(404)
    expect((await listed('clerk', id))?.id).toBe(id)
  })

  it('loses words that were hidden, though its own row did not change', async () => {
    const id = await newMatter()
    expect((await listed('gridWorker', id))?.excerpt).toContain('纸箱')
    await town.look('update reports set words_hidden_at = clock_now() where matter_id = $1', [id])
    expect((await listed('gridWorker', id))?.excerpt).toBeNull()
    expect((await page('gridWorker', id)).body.excerpt).toBeNull()
  })

  it('begins with the words of whoever told of it first, also where two did in the same moment, wherever their rows lie', async () => {
    const first = (await town.report()).body
    const second = (await town.report({ words: '三楼走廊还是堆着。' })).body
    const into = { into: first.matter, reason: '同一件事' }
    const merge = `/api/matters/${second.matter}/merge`
    expect((await town.ask('POST', merge, { cookies: await town.as('clerk'), body: into })).status).toBe(200)
    for (const moved of [first, second]) {
      // Where its row lies, and where an index finds it, changes with every moment it is given.
      for (const later of ['1 second', '-1 second'])
        await town.look('update reports set made_at = made_at + $2::interval where id = $1', [moved.report, later])
      expect((await listed('clerk', String(first.matter)))?.excerpt).toContain('纸箱')
    }
  })

  it('is not shown to somebody who may not see it, whoever read it before', async () => {
    const id = await newMatter()
    expect((await page('clerk', id)).status).toBe(200)
    expect((await page('otherGridWorker', id)).status).toBe(404)
  })
})
