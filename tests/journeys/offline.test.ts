import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { pocket, act, signIn, frame } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('the phone without a connection', () => {
  it('keeps what was done through a reload, and sends it once when the connection is back', async () => {
    const matter = await dispatched()
    const device = await town.device('phone')
    const page = await device.newPage()
    await page.goto('/pocket')
    await page.getByLabel(signIn('sign-in.username')).fill(town.cast.gridWorker.username)
    await page.getByLabel(signIn('sign-in.password')).fill(castPassword)
    await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
    await page.locator(`a[href="/pocket/m/${matter}"]`).click()
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).waitFor()
    // The worker that opens the phone offline takes over with the next page.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.reload()
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).waitFor()

    await device.setOffline(true)
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).click()
    await page.getByText(pocket('act.kept-offline', { what: act('act.acknowledge') })).waitFor()
    await page.getByRole('button', { name: pocket('act.put-right'), exact: true }).click()
    const picture = await photograph('banhao.jpg', '#446622')
    await page.getByRole('dialog').locator('input[type=file]').last().setInputFiles(picture)
    await page.getByAltText(frame('photo.alt', { n: 1 })).waitFor()
    await page.getByRole('button', { name: pocket('act.send'), exact: true }).click()
    const kept = page.getByText(pocket('act.kept-offline', { what: pocket('act.put-right') }))
    await kept.waitFor()
    await expectAccessible(page, 'the matter on the phone without a connection')
    await page.reload()
    await kept.waitFor()
    expect(await events(matter, 'matter.acknowledged')).toBe(0)

    await device.setOffline(false)
    await page.reload()
    await kept.waitFor({ state: 'detached' })
    await page
      .getByAltText(/办理的照片/)
      .first()
      .waitFor()
    expect(await events(matter, 'matter.acknowledged')).toBe(1)
    expect(await events(matter, 'matter.done')).toBe(1)
    expect(await events(matter, 'matter.picture_added')).toBe(1)
  })
})

/** A matter that was given to the grid worker. */
async function dispatched(): Promise<string> {
  const { matter } = (await town.report()).body as { matter: string }
  const cookies = await town.as('clerk')
  await town.ask('POST', `/api/matters/${matter}/accept`, { cookies, body: {} })
  const body = { party: town.cast.gridWorker.post, partyKind: 'post' }
  await town.ask('POST', `/api/matters/${matter}/dispatch`, { cookies, body })
  return matter
}

async function events(matter: string, kind: string): Promise<number> {
  const [row] = await town.look('SELECT count(*)::int AS n FROM journal WHERE subject_id = $1 AND kind = $2', [
    matter,
    kind,
  ])
  return row!.n
}
