import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let officer: string
let clerk: string
let leader: string

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
// One test lets months pass, which no session outlives.
beforeEach(async () => {
  officer = await town.as('officer')
  clerk = await town.as('clerk')
  leader = await town.as('gridLeader')
})

const act = (cookies: string, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies, body })
const note = (cookies: string, matter: string) => town.ask('GET', `/api/matters/${matter}/transfer-note`, { cookies })

async function reported(change: Record<string, unknown> = {}): Promise<string> {
  return String((await town.report({ contact: { name: '何女士', phone: '13800000000' }, ...change })).body.matter)
}

/** Handed up from the grid to the sub-district's liaison. */
async function aboveTheSubdistrict(change: Record<string, unknown> = {}): Promise<string> {
  const matter = await reported(change)
  const tiers = ['community', 'subdistrict', 'district']
  const start = (await town.ask('GET', `/api/matters/${matter}`, { cookies: clerk })).body.turn as { tier: string }
  const hands = [leader, clerk, officer].slice(start.tier === 'grid' ? 0 : 1)
  for (const [index, hand] of hands.entries()) {
    const answer = await act(hand, matter, 'hand-up', { reason: '本级办不了。' })
    expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ tier: tiers.slice(3 - hands.length)[index] })
  }
  return matter
}

describe('a matter above the sub-district', () => {
  it('is held by the liaison, who prints its note and records the receipt while the clock goes on', async () => {
    const words = '三楼走廊的煤气管锈穿了，请打 13800000000 找我。'
    const matter = await aboveTheSubdistrict({ words, spot: { kind: 'dwelling', floor: 3, words: '302 房' } })
    const page = (await town.ask('GET', `/api/matters/${matter}`, { cookies: officer })).body
    expect(page.turn).toMatchObject({ tier: 'district' })
    const { body, status } = await note(officer, matter)

    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      number: page.number,
      communityName: '港湾一村社区',
      officeName: (page.turn as { officeName: string }).officeName,
      category: '0104',
      words: '三楼走廊的煤气管锈穿了，请打 *** 找我。',
      private: false,
      receiptNumber: null,
      dueAt: (page.turn as { dueAt: string }).dueAt,
      settleDue: (page.limits as { settleDue: string }).settleDue,
      moves: [
        { kind: 'matter.handed_up', to: 'community' },
        { kind: 'matter.handed_up', to: 'subdistrict' },
        { kind: 'matter.handed_up', to: 'district' },
      ],
    })
    expect(JSON.stringify(body)).not.toMatch(/何女士|1380|302 房|本级办不了/)

    const before = await town.look('select due_at, wake_at from matters where id = $1', [matter])
    expect((await act(officer, matter, 'transfer-outside', { receiptNumber: '区-2026-001' })).status).toBe(200)
    expect(await town.look('select due_at, wake_at from matters where id = $1', [matter])).toEqual(before)
    expect((await note(officer, matter)).body).toMatchObject({ receiptNumber: '区-2026-001', dueAt: body.dueAt })
    await town.clock.advance(60 * 86_400_000)
    await town.mind()
    const supervised = await town.look("select 1 from journal where subject_id = $1 and kind = 'matter.supervised'", [
      matter,
    ])
    expect(supervised.length).toBeGreaterThan(0)
  })

  it('says nothing of what people said where the matter is private, and each note taken is journalled', async () => {
    const matter = await aboveTheSubdistrict({ category: '0501', words: '隔壁天天吵到半夜。' })
    const { body } = await note(officer, matter)

    expect(body).toMatchObject({ private: true, words: null })
    expect(JSON.stringify(body)).not.toContain('吵到半夜')
    const taken = await town.look('select actor_id, reader from journal where subject_id = $1 and kind = $2', [
      matter,
      'matter.transfer_note_taken',
    ])
    expect(taken).toEqual([{ actor_id: town.cast.officer.account, reader: 'staff' }])
  })

  it('leaves hidden words off, and prefers the summary that staff approved', async () => {
    const hidden = await aboveTheSubdistrict({ words: '不该写出来的话。' })
    const [report] = await town.look<{ id: string }>('select id from reports where matter_id = $1', [hidden])
    await act(clerk, hidden, 'hide-words', { target: 'report', targetId: report!.id, reason: '骂人' })
    expect((await note(officer, hidden)).body).toMatchObject({ words: null })

    await act(clerk, hidden, 'approve-summary', { summary: '三楼走廊堆物。' })
    expect((await note(officer, hidden)).body).toMatchObject({ words: '三楼走廊堆物。' })
  })

  it('gives its note to nobody else, and none below', async () => {
    const matter = await aboveTheSubdistrict()
    expect((await note(clerk, matter)).status).toBe(403)
    expect((await note(leader, matter)).status).toBe(403)
    expect((await note(await town.as('neighbourClerk'), matter)).status).toBe(404)
    expect((await note(await town.as('otherGridWorker'), matter)).status).toBe(404)
    expect((await note('', matter)).status).toBe(401)

    const below = await reported()
    await act(leader, below, 'hand-up', { reason: '本级办不了。' })
    await act(clerk, below, 'hand-up', { reason: '本级办不了。' })
    expect(await note(officer, below)).toMatchObject({ status: 409, body: { reason: 'not-above-the-subdistrict' } })
  })
})
