import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserTown, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { resident, report, sent, follow } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('over plain HTTP, as from a phone in the same house', () => {
  it('a resident reports with a photograph by file input, and reads it on her own page', async () => {
    const page = await (await town.device('phone')).newPage()
    const { port } = new URL(town.address)
    // A name of another machine: the browser grants it nothing that it keeps for TLS or for the machine itself.
    await page.goto(`http://estate.test:${port}/b/GW-001-1`)
    expect(await page.evaluate('window.isSecureContext')).toBe(false)
    await fillReport(page, '三楼楼道堆满纸箱，过不去人。')
    await page.getByRole('button', { name: report('report.send'), exact: true }).click()
    await page.getByRole('button', { name: sent('sent.noted') }).click()
    await page.getByAltText(follow('mine.picture-before', { n: 1 })).waitFor()

    expect(await town.look('select moment from pictures')).toEqual([{ moment: 'before' }])
  })
})

describe('in the browser inside a chat app, which keeps nothing and knows little', () => {
  it('a resident reports over a broken connection, is answered and answers, and opens her link elsewhere', async () => {
    const device = await town.device('chat')
    await device.addInitScript(lacking)
    const page = await device.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    const { port } = new URL(town.address)
    await page.goto(`http://estate.test:${port}/b/GW-001-1`)
    await fillReport(page, '二楼消防门关不上。')
    await device.setOffline(true)
    await page.getByRole('button', { name: report('report.send'), exact: true }).click()
    // Nothing outlives the page here, and it says so.
    await page.getByText(sent('sent.memory')).waitFor()
    await device.setOffline(false)
    const link = await page.getByRole('textbox', { name: sent('sent.link') }).inputValue()
    await page.getByRole('button', { name: sent('sent.copy'), exact: true }).click()
    await page
      .getByText(sent('sent.copied'))
      .or(page.getByText(sent('sent.copy-self')))
      .waitFor()
    await page.getByRole('button', { name: sent('sent.noted') }).click()
    await page.getByAltText(follow('mine.picture-before', { n: 1 })).waitFor()

    const [{ id } = { id: '' }] = await town.look<{ id: string }>('select id from matters order by number desc limit 1')
    const cookies = await town.as('clerk')
    await town.ask('POST', `/api/matters/${id}/accept`, { cookies, body: {} })
    await town.ask('POST', `/api/matters/${id}/reply`, { cookies, body: { words: '是哪一扇门？' } })
    await page.reload()
    await page.getByText('是哪一扇门？').waitFor()
    await page.getByLabel(follow('talk.more')).fill('靠电梯的那一扇。')
    await page.getByRole('button', { name: follow('talk.send'), exact: true }).click()
    await page.getByText('靠电梯的那一扇。').waitFor()
    expect(faults).toEqual([])

    // Her own link, opened in another browser than the one it was made in; it leaves the address at once.
    const elsewhere = await (await town.device('phone')).newPage()
    await elsewhere.goto(link)
    await elsewhere.getByText('靠电梯的那一扇。').waitFor()
    expect(elsewhere.url()).not.toContain(link.split('/').at(-1))
    expect(await town.look('select words, author_id is null as hers from remarks order by made_at, id')).toContainEqual(
      {
        ...{ words: '靠电梯的那一扇。', hers: true },
      },
    )
  })

  it.each(['resident', 'pocket', 'console'])(
    'a %s page that cannot start says what to do instead of staying empty',
    async (name) => {
      const device = await town.device('chat')
      // As an engine that is too old to read the program.
      await device.route(`**/assets/${name}-*.js`, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '?.=' }),
      )
      const page = await device.newPage()
      await page.goto(name === 'resident' ? '/b/GW-001-1' : `/${name}`)
      const help = page.locator('#root .not-started')
      await page.evaluate('document.getAnimations().forEach((each) => each.finish())')
      await help.waitFor()
      expect(await help.textContent()).toMatch(/浏览器[\s\S]*119/)
    },
  )
})

/** Takes away what browsers inside chat apps, and those of some years ago, do not have; storage is refused aloud. */
const lacking = `
  for (const [of, names] of [
    [Navigator.prototype, ['serviceWorker', 'share', 'clipboard', 'storage', 'locks', 'connection']],
    [Crypto.prototype, ['randomUUID', 'subtle']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [AbortSignal, ['timeout', 'any']],
    [window, ['structuredClone', 'BroadcastChannel', 'requestIdleCallback', 'SharedWorker', 'createImageBitmap']],
  ]) for (const name of names) delete of[name]
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
  window.open = () => null`

async function fillReport(page: Page, said: string): Promise<void> {
  await page.getByRole('button', { name: resident('stairs.report') }).click()
  await page.getByLabel(report('what.words')).fill(said)
  await page.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: report('report.next') }).click()
  await page.getByText(report('where.floor'), { exact: true }).click()
  const file = page.locator('input[type=file]').last()
  expect(await file.getAttribute('accept')).toMatch(/image/)
  await file.setInputFiles(await photograph('xianchang.jpg', '#8a7a55'))
  await page.getByAltText(words.frame('photo.alt', { n: 1 })).waitFor()
  await page.getByRole('button', { name: report('report.next') }).click()
}
