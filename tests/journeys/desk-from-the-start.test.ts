import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { type BrowserTown, openBrowserTown, untilRead } from './open-browser-town.ts'

// What a desk is told and what it asks in the first moment of a page.

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown({ isDemo: true })
})
afterAll(() => town.close())

async function signedIn(name: CastName): Promise<Page> {
  const device = await town.device('desk')
  await town.signIn(device, name)
  return device.newPage()
}

describe('the desk', () => {
  it('of a demo says so while it still waits for its community', async () => {
    const page = await signedIn('clerk')
    let tell: () => void = () => undefined
    const known = new Promise<void>((resolve) => {
      tell = resolve
    })
    await page.route('**/api/places', (route) => known.then(() => route.continue()))
    await page.goto('/console')
    await page.getByRole('status').filter({ hasText: '正在读取是哪个社区' }).waitFor()
    await page.getByRole('complementary', { name: '演示' }).waitFor()
    tell()
    await page.getByRole('heading', { name: '谁手上有多少' }).waitFor()
  })

  it('asks nothing that is refused, whoever opens it', async () => {
    for (const name of ['officer', 'clerk', 'gridLeader', 'auditor'] as const) {
      const page = await signedIn(name)
      const refused: string[] = []
      const asked = asking(page)
      page.on('response', (answer) => {
        if (answer.status() >= 400) refused.push(`${name} ${answer.status()} ${new URL(answer.url()).pathname}`)
      })
      await page.goto('/console')
      await page.getByRole('heading', { name: '谁手上有多少' }).waitFor()
      await untilRead(page)
      await expect.poll(asked).toEqual([])
      expect(refused).toEqual([])
    }
  })
})

/** What the page has asked and was not answered yet; the live line goes on for as long as it is open. */
function asking(page: Page): () => string[] {
  const open = new Set<Request>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/api/stream') open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return () => [...open].map((request) => request.url())
}
