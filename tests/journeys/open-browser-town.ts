import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { type CastName, sessionOf } from '../../src/people/testing.ts'
import { openTown, sessionCookie, type Town } from '../town/open-town.ts'
import { type Device, openBrowser } from './browser.ts'

// Each page is given it anew, and it is half as long as what the module holds.
const shortAxe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

// A page has a dozen colours, and contrast asks for each of them hundreds of times: each is read once. That, and writing out
// every element it looks at, was a third of what axe takes.
const thriftyAxe = `(() => {
  axe.configure({ noHtml: true })
  const { prototype } = axe.commons.color.Color
  const { parseString } = prototype
  const known = new Map()
  prototype.parseString = function (text) {
    if (known.has(text)) return Object.assign(this, known.get(text))
    const { r, g, b, alpha } = parseString.call(this, text)
    known.set(text, { r, g, b, alpha })
    return this
  }
})()`

/** The town behind real pages on a port of its own, with one Chromium. */
export type BrowserTown = Town & {
  readonly address: string
  /** Opens a browser of somebody's own: its cookies and storage are shared with no one. */
  device(of: Device): Promise<BrowserContext>
  /** Signs somebody in on a device, in a session of its own; the form and its password have journeys of theirs. */
  signIn(on: BrowserContext, who: CastName): Promise<void>
}

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

/** Waits until no part of the page says any more that it is being read. */
export async function untilRead(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Fails with what axe finds on the page, said in one line each. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${shortAxe};${thriftyAxe}`)
  // Only what is wrong is written out: a third of the time of a whole report.
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
  expect(found, `axe on ${screen}`).toEqual([])
}

/** A photograph as a phone would give it. */
export async function photograph(name: string, colour: string) {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background: colour } })
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() }
}
