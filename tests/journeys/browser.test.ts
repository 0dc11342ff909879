import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenBrowser, openBrowser } from './browser.ts'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser('http://127.0.0.1:1')
})
afterAll(() => browser.close())

describe('a browser that ends by itself', () => {
  it('is not started again in the test in which it ended', async () => {
    await end(await browser.device('desk'))
    await expect(browser.device('desk')).rejects.toThrow('ended during this test')
  })

  it('is started anew for the next test', async () => {
    const page = await (await browser.device('desk')).newPage()
    expect(await page.evaluate('1 + 1')).toBe(2)
  })
})

async function end(device: BrowserContext): Promise<void> {
  const running = device.browser()!
  const ended = new Promise((resolve) => running.once('disconnected', resolve))
  const session = await running.newBrowserCDPSession()
  await session.send('Browser.close').catch(() => undefined)
  await ended
}
