import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type axe from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { type CastName, sessionOf } from '../../src/people/testing.ts'
import { openTown, sessionCookie, type Town } from '../town/open-town.ts'

// Each page is given it anew, and it is half as long as what the module holds.
const shortAxe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** The town behind real pages on a port of its own, with one Chromium. */
export type BrowserTown = Town & {
  readonly address: string
  /** Opens a browser of somebody's own: its cookies and storage are shared with no one. */
  device(of: Device): Promise<BrowserContext>
  /** Signs somebody in on a device, in a session of its own; the form and its password have journeys of theirs. */
  signIn(on: BrowserContext, who: CastName): Promise<void>
}

type Device = 'phone' | 'narrow phone' | 'desk'

const devices: Record<Device, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  'narrow phone': { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
}

/** Flags for a machine that is not one's own: no sandbox for root, nothing fetched in the background. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name as of another machine, without asking any.
  '--host-resolver-rules=MAP estate.test 127.0.0.1',
]

/** Where `tools/build.mjs` puts the pages. */
export const builtPages = join(import.meta.dirname, '../../dist/web')

/** Opens the town with the built pages and a browser. Close it after the tests. */
export async function openBrowserTown(change: { isDemo?: boolean } = {}): Promise<BrowserTown> {
  const town = await openTown({ ...change, webFolder: builtPages })
  const address = await town.process.app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser(address)
  return {
    ...town,
    address,
    device: browser.device,
    signIn: async (on, who) => {
      const value = await sessionOf(town.accounts, town.cast[who].account)
      await on.addCookies([{ name: sessionCookie, value, url: address, httpOnly: true, sameSite: 'Lax' }])
    },
    close: async () => {
      await browser.close()
      await town.close()
    },
  }
}

/** One Chromium at an address. */
export async function openBrowser(address: string): Promise<Pick<BrowserTown, 'device' | 'close'>> {
  const executablePath = process.env.GANGWAN_CHROMIUM ?? '/usr/bin/chromium'
  // A browser without a locale cannot write the Chinese name of a file that it keeps.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const browser: Browser = await chromium.launch({ executablePath, args: flags, env })
  return {
    device: async (of) => {
      const given = { baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const
      const context = await browser.newContext({ ...devices[of], ...given })
      context.setDefaultTimeout(20_000)
      return context
    },
    close: () => browser.close(),
  }
}

/** Fails with what axe finds on the page, said in one line each. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${shortAxe};undefined`)
  // Only what is wrong is written out: a third of the time of a whole report.
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`)
  expect(found, `axe on ${screen}`).toEqual([])
}

/** A photograph as a phone would give it. */
export async function photograph(name: string, colour: string) {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background: colour } })
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() }
}
