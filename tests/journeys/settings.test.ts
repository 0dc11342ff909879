import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retentionMessages } from '../../src/people/web/retention/messages-retention.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { settings, categories } = words
const tomorrow = '2026-03-03'
const later = '2026-04-01'

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('terms of keeping', () => {
  it('are set by the secretary from a day on, within their bounds, and told to everybody', async () => {
    const device = await town.device('desk')
    await town.signIn(device, 'secretary')
    const page = await device.newPage()
    await page.goto('/console/settings')
    const say = textIn('zh-Hans', retentionMessages)
    const terms = part(page, say('retention.title'))
    const days = terms.getByLabel(say('retention.resident_record'))
    await days.fill('30')
    await terms.getByRole('button', { name: settings('settings.save') }).click()
    await terms.getByText(say('field.term-too-short')).waitFor()
    await expectAccessible(page, 'a term that is too short')
    await days.fill('365')
    await saveFrom(page, terms, tomorrow)
    await terms
      .getByText(say('retention.coming', { day: tomorrow, terms: `${say('retention.resident_record')} 365` }))
      .waitFor()
    const told = await town.look(
      "select facts ->> 'resident_record' as days from journal where kind = 'settings.changed'",
    )
    expect(told).toEqual([{ days: '365' }])
    await page.close()
    await town.look("delete from rule_sets where kind = 'retention'")
  })
})

describe('the settings page', () => {
  it('keeps a duty number, hours, an office’s name and a limit, each from a day on, with what held before', async () => {
    const device = await town.device('desk')
    await town.signIn(device, 'clerk')
    const page = await device.newPage()
    await page.goto('/console/settings')
    const number = part(page, settings('contacts.title'))
    await number.getByLabel(settings('contacts.label')).fill('020-00000000')
    await saveFrom(page, number, '2026-03-02')
    await number.locator('summary').click()
    await number.getByText(settings('history.holds')).waitFor()
    await expectAccessible(page, 'the history of the duty number')

    const hours = part(page, settings('hours.title'))
    await hours.getByLabel(settings('hours.closes', { n: 1 })).fill('08:00')
    await hours.getByRole('button', { name: settings('settings.save') }).click()
    await hours.getByText(settings('field.closes-before-it-opens')).waitFor()
    await expectAccessible(page, 'hours that close before they open')
    await hours.getByLabel(settings('hours.closes', { n: 1 })).fill('12:30')
    await saveFrom(page, hours, tomorrow)
    await hours.getByText(settings('history.will')).waitFor()
    await hours.getByText('09:00–12:30 14:00–18:00').waitFor()

    const offices = part(page, settings('offices.title'))
    await offices.getByLabel(settings('offices.founded', { name: '第一网格' })).fill('榕树头网格')
    await saveFrom(page, offices, '2026-03-02')
    await offices.locator('summary').click()
    await offices.getByText('第一网格 → 榕树头网格').waitFor()

    const list = part(page, categories('categories.title'))
    const line = list.getByRole('row').filter({ hasText: '0104' })
    await line.getByRole('button').click()
    const amount = list.getByLabel(categories('categories.amount', { what: categories('categories.settled') }))
    await amount.fill('9')
    await expectAccessible(page, 'editing a category')
    await list.getByRole('button', { name: categories('categories.done') }).click()
    await saveFrom(page, list, later)
    await list.getByText(settings('history.will')).waitFor()
    await list.getByText(categories('categories.changed', { codes: '0104' })).waitFor()
    await expectAccessible(page, 'all settings changed')

    expect(await town.look('select kind, effective_from::text as day from rule_sets order by kind')).toEqual([
      { kind: 'categories', day: later },
      { kind: 'contacts', day: '2026-03-02' },
      { kind: 'hours', day: tomorrow },
      { kind: 'offices', day: '2026-03-02' },
    ])
  })
})

function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

async function saveFrom(page: Page, setting: Locator, day: string): Promise<void> {
  const save = setting.getByRole('button', { name: settings('settings.save') })
  await setting.getByLabel(settings('settings.from')).fill(day)
  await save.click()
  await save.waitFor({ state: 'detached' })
  await expectAccessible(page, `saved from ${day}`)
}
