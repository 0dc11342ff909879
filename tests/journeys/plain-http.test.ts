import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { type BrowserTown, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { resident, report, sent, follow } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown({ isDemo: true })
})
afterAll(() => town.close())

describe('over plain HTTP, as from a phone in the same house', () => {
  it('a resident reports with a photograph by file input, and reads it on her own page', async () => {
    const page = await (await town.device('phone')).newPage()
    const { port } = new URL(town.address)
    // A name of another machine: the browser grants it nothing that it keeps for TLS or for the machine itself.
    await page.goto(`http://estate.test:${port}/b/GW-001-1`)
    expect(await page.evaluate('window.isSecureContext')).toBe(false)
    await page.getByRole('button', { name: resident('stairs.report') }).click()
    await page.getByLabel(report('what.words')).fill('三楼楼道堆满纸箱，过不去人。')
    await page.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: report('report.next') }).click()
    await page.getByText(report('where.floor'), { exact: true }).click()
    const file = page.locator('input[type=file]').last()
    expect(await file.getAttribute('accept')).toMatch(/image/)
    await file.setInputFiles(await photograph('xianchang.jpg', '#8a7a55'))
    await page.getByAltText(words.frame('photo.alt', { n: 1 })).waitFor()
    await page.getByRole('button', { name: report('report.next') }).click()
    await page.getByRole('button', { name: report('report.send'), exact: true }).click()
    await page.getByRole('button', { name: sent('sent.noted') }).click()
    await page.getByAltText(follow('mine.picture-before', { n: 1 })).waitFor()

    expect(await town.look('select moment from pictures')).toEqual([{ moment: 'before' }])
  })
})

describe('in a demo', () => {
  const ribbon = words.frame('frame.demo')

  it.each(['/', '/b/GW-001-1', '/board', '/totals', '/privacy', '/well', '/me', '/m/GW-2026-00001', '/pocket'])(
    '%s says that all of it is invented',
    async (path) => {
      const page = await (await town.device('phone')).newPage()
      await page.goto(path)
      await page.getByText(ribbon).first().waitFor()
    },
  )

  it('so does the desk, before and after somebody signed in', async () => {
    const page = await (await town.device('desk')).newPage()
    await page.goto('/console')
    await page.getByText(ribbon).waitFor()
    const { username } = town.cast.secretary
    const answer = await page.request.post('/api/session', { data: { username, password: castPassword } })
    expect(answer.status()).toBe(200)
    for (const path of ['/console', '/console/residents', '/console/care', '/console/settings']) {
      await page.goto(path)
      await page.getByLabel(words.console('console.demo-label'), { exact: true }).waitFor()
    }
  })
})
