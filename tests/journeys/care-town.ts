import type { BrowserContext, Page } from 'playwright-core'
import { mindCare, sendAlarms } from '../../src/care/index.ts'
import { careLinkOf, type Watched, watchSomebody } from '../../src/care/testing.ts'
import type { CastName } from '../../src/people/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import type { BrowserTown } from './open-browser-town.ts'

export const secrets = sealingWith(testKey)
const minute = 60_000

/** Opens the page behind a care link on a device of its own. */
export async function openLink(device: BrowserContext, link: string): Promise<Page> {
  const page = await device.newPage()
  await page.goto(careLinkOf(secrets, link))
  await page.getByRole('heading').first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  return page
}

/** Somebody who is expected to press each morning by nine, at seven in the morning of the first day. */
export async function watched(town: BrowserTown, door = 0): Promise<Watched> {
  await town.clock.set(new Date('2026-11-26T07:00:00+08:00'))
  return watchSomebody(town, { community: town.gangwan, secrets, door })
}

/** Lets time pass by the shared clock, and the engine do what is due then. */
export async function pass(town: BrowserTown, minutes: number): Promise<void> {
  await town.clock.advance(minutes * minute)
  await minded(town)
}

/** Goes to the moment at which the open alarm moves by itself. */
export async function toNextStep(town: BrowserTown, plan: string): Promise<void> {
  const [row] = await town.look<{ next_at: Date }>(
    "select next_at from alarms where plan_id = $1 and state <> 'closed'",
    [plan],
  )
  await town.clock.set(row!.next_at)
  await minded(town)
}

async function minded(town: BrowserTown): Promise<void> {
  await mindCare(town.process.context)
  await sendAlarms(town.process.context, async () => {})
}

/** A page of somebody who signed in without the form. */
export async function signedIn(device: BrowserContext, town: BrowserTown, who: CastName): Promise<Page> {
  await town.signIn(device, who)
  return device.newPage()
}

/** Lets a page go by the shared clock and not by the day on which the test is run, as the pages of a demo do. */
export async function byTheSharedClock(page: Page, town: BrowserTown): Promise<void> {
  const [row] = await town.look<{ now: Date }>('select clock_now() as now')
  await page.addInitScript(`{
    const { get } = Headers.prototype
    Headers.prototype.get = function (name) {
      return name === 'server-now' ? '${row!.now.toISOString()}' : get.call(this, name)
    }
  }`)
}
