import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CategorySettings } from '../../src/matters/contract-settings.ts'
import type { Settings } from '../../src/places/contract-settings.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
})
afterAll(() => town.close())

const read = async (cookies = clerk) =>
  (await town.ask('GET', `/api/places/${town.gangwan}/settings`, { cookies })).body as unknown as Settings
const change = (kind: string, body: object, cookies = clerk) =>
  town.ask('PUT', `/api/places/${town.gangwan}/settings/${kind}`, { cookies, body })
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
/** Lets days pass, which no session outlives. */
const nextDays = async (days: number) => {
  await town.clock.advance(days * 86_400_000)
  clerk = await town.as('clerk')
}

describe('what a community sets', () => {
  it('holds from its day on, not before, and keeps what held as history', async () => {
    const { today } = await read()
    const from = later(today, 3)
    const saved = await change('contacts', { effectiveFrom: from, content: { dutyNumber: '020-0000 0001' } })
    expect(saved.status).toBe(200)
    expect((await read()).contacts.dutyNumber).toBeNull()
    await nextDays(3)
    const settings = await read(await town.as('secretary'))
    expect(settings.contacts.dutyNumber).toBe('020-0000 0001')
    expect(settings.history.filter(({ kind }) => kind === 'contacts')).toMatchObject([
      { effectiveFrom: from, state: 'holds' },
    ])
    const seen = await town.ask('GET', '/api/places')
    expect(JSON.stringify(seen.body)).toContain('020-0000 0001')
  })

  it('names the field that cannot hold', async () => {
    const { today } = await read()
    const past = await change('contacts', { effectiveFrom: later(today, -1), content: { dutyNumber: null } })
    expect(past).toMatchObject({ status: 422, body: { code: 'places.wrong-setting' } })
    expect(past.body.fields).toEqual([{ field: 'effectiveFrom', reason: 'in-the-past' }])
    const content = {
      periods: [
        [540, 720],
        [700, 1000],
      ],
    }
    expect((await change('hours', { effectiveFrom: today, content })).body.fields).toEqual([
      { field: 'content.periods', reason: 'periods-overlap' },
    ])
    const years = [{ year: 2030, off: ['2030-02-30'], on: [] }]
    expect((await change('holidays', { effectiveFrom: today, content: { years } })).body.fields).toEqual([
      { field: 'content.years.0', reason: 'not-a-day-of-the-year' },
    ])
  })

  it('is the desk’s to change, and everybody’s of the community to see', async () => {
    const { today } = await read()
    const worker = await town.as('gridWorker')
    const refused = await change('contacts', { effectiveFrom: today, content: { dutyNumber: null } }, worker)
    expect(refused).toMatchObject({ status: 403, body: { code: 'places.refused', reason: 'not-with-this-post' } })
    expect((await read(worker)).mayChange).toBe(false)
    const neighbour = await town.as('neighbourClerk')
    expect((await town.ask('GET', `/api/places/${town.gangwan}/settings`, { cookies: neighbour })).status).toBe(404)
    const foreign = await change('contacts', { effectiveFrom: today, content: { dutyNumber: null } }, neighbour)
    expect(foreign.status).toBe(403)
  })

  it('keeps the holidays entered by hand when the hours change', async () => {
    const { today } = await read()
    const years = [{ year: 2031, off: ['2031-01-01'], on: ['2031-01-04'] }]
    await change('holidays', { effectiveFrom: today, content: { years } })
    await change('hours', {
      effectiveFrom: today,
      content: {
        periods: [
          [510, 720],
          [840, 1050],
        ],
      },
    })
    const settings = await read()
    expect(settings.hours.periods).toEqual([
      [510, 720],
      [840, 1050],
    ])
    expect(settings.holidays.years).toEqual(years)
  })

  it('renames offices of its own, never those above it', async () => {
    const { today, offices } = await read()
    const [grid] = offices.filter(({ tier }) => tier === 'grid')
    await change('offices', { effectiveFrom: today, content: { [grid!.id]: '榕树头网格' } })
    expect((await read()).offices.find(({ id }) => id === grid!.id)).toMatchObject({ name: '榕树头网格' })
    const all = await town.ask('GET', `/api/places/${town.gangwan}/offices`)
    const above = (all.body.items as { id: string; tier: string }[]).find(({ tier }) => tier === 'subdistrict')!
    const refused = await change('offices', { effectiveFrom: today, content: { [above.id]: '别家' } })
    expect(refused.body.fields).toEqual([{ field: `content.${above.id}`, reason: 'unknown-office' }])
  })

  it('is journalled with who and from when', async () => {
    const rows = await town.look<{ facts: { setting: string } }>(
      "select facts from journal where kind = 'settings.changed' and actor_id = $1",
      [town.cast.clerk.account],
    )
    expect(new Set(rows.map(({ facts }) => facts.setting))).toEqual(
      new Set(['contacts', 'holidays', 'hours', 'offices']),
    )
  })
})

describe('categories and limits', () => {
  const list = async () =>
    (await town.ask('GET', `/api/matters/category-settings?community=${town.gangwan}`, { cookies: clerk }))
      .body as unknown as CategorySettings
  const save = (body: object, cookies = clerk) =>
    town.ask('PUT', '/api/matters/category-settings', { cookies, body: { community: town.gangwan, ...body } })

  it('rule new reports from their day on; open matters keep their limits', async () => {
    const before = await town.report()
    const { items, today } = await list()
    const longer = items.map((each) =>
      each.code === '0104' ? { ...each, settled: { clock: 'calendar-days', amount: 40 } } : each,
    )
    expect((await save({ effectiveFrom: today, items: longer })).status).toBe(200)
    const after = await town.report()
    const due = (answer: typeof before) => Date.parse(answer.body.settleDue as string)
    expect(due(after) - due(before)).toBeGreaterThan(20 * 86_400_000)
    const kept = await town.look<{ settle_due: Date }>('select settle_due from matters where id = $1', [
      before.body.matter,
    ])
    expect(kept[0]!.settle_due.getTime()).toBe(due(before))
    expect((await list()).history[0]).toMatchObject({ state: 'holds', changed: ['0104'] })
  })

  it('keep private what must stay private, and always know “other”', async () => {
    const { items, today } = await list()
    const open = items.map((each) => (each.code === '0501' ? { ...each, private: false } : each))
    const index = items.findIndex(({ code }) => code === '0501')
    expect((await save({ effectiveFrom: today, items: open })).body.fields).toEqual([
      { field: `items.${index}.private`, reason: 'always-private' },
    ])
    const without = items.filter(({ code }) => code !== '0999')
    expect((await save({ effectiveFrom: today, items: without })).body.fields).toEqual([
      { field: 'items', reason: 'other-must-stay' },
    ])
    expect((await save({ effectiveFrom: today, items }, await town.as('gridLeader'))).status).toBe(403)
  })
})
