import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { resident, report, sent, follow, pocket, act, matter, deskWord, signIn } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a matter', () => {
  it('goes from the code on the staircase to put right, is disputed, rises one tier, is put right again and rated', async () => {
    const home = await (await town.device('phone')).newPage()
    const desk = await (await town.device('desk')).newPage()
    const street = await (await town.device('phone')).newPage()

    const aMinute = () => town.clock.advance(60_000)
    const ownPage = await reportFromStaircase(home)
    const [{ id, number } = { id: '', number: '' }] = await town.look<{ id: string; number: string }>(
      'SELECT id, number FROM matters',
    )
    await openConsole(desk, number)
    await take(desk, 'accept')
    await dispatch(desk)
    await aMinute()
    await openPocket(street, id)
    await handleOnStreet(street)
    await aMinute()
    await sendBack(home, ownPage)
    expect(await standing(id)).toMatchObject({ stage: 'handling', tier: 'grid' })
    await aMinute()
    await street.goto(`/pocket/m/${id}`)
    await putRightOnStreet(street)
    await aMinute()
    await verify(desk, id)
    expect(await standing(id)).toEqual({ stage: 'closed', outcome: 'put_right', tier: 'grid' })

    await aMinute()
    await dispute(home, ownPage)
    expect(await standing(id)).toMatchObject({ stage: 'registered', tier: 'community' })
    await desk.reload()
    await desk.getByRole('button', { name: act('act.dispatch'), exact: true }).waitFor()
    await expectAccessible(desk, 'the matter at the desk, one tier up')
    await dispatch(desk)
    await aMinute()
    await street.goto(`/pocket/m/${id}`)
    await handleOnStreet(street)
    await aMinute()
    await verify(desk, id)
    await aMinute()
    await rate(home, ownPage)

    expect(await standing(id)).toEqual({ stage: 'closed', outcome: 'put_right', tier: 'community' })
    const pictures = await town.look('SELECT moment FROM pictures ORDER BY moment')
    expect(pictures.map(({ moment }) => moment)).toEqual(['after', 'after', 'after', 'before'])

    await desk.goto('/console/print/ledger/all')
    await desk.getByRole('rowheader', { name: number }).waitFor()
    await expectAccessible(desk, 'the ledger')
    const paper = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? []
    expect([Number(width), Number(height)].sort((a, b) => a - b).map(Math.round), 'A4').toEqual([595, 842])
  })

  it('is talked about: a question shows on her home page, and her answer in the queues, as it comes', async () => {
    const { link, matter: id, number } = (await town.report()).body as { link: string; matter: string; number: string }
    const clerk = await town.as('clerk')
    const does = (verb: string, body: object = {}) =>
      town.ask('POST', `/api/matters/${id}/${verb}`, { cookies: clerk, body })
    await does('accept')
    await does('dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    const [phone, atDesk, onStreet] = [
      await town.device('phone'),
      await town.device('desk'),
      await town.device('phone'),
    ]
    const home = await phone.newPage()
    await home.goto(link)
    await home.getByText(follow('talk.none')).waitFor()
    expect((await does('reply', { words: '几点方便上门？' })).status).toBe(200)

    await town.signIn(atDesk, 'clerk')
    const desk = await atDesk.newPage()
    await desk.goto('/console')
    const line = desk.getByRole('link').filter({ hasText: number })
    await line.first().waitFor()
    expect(await line.getByText(deskWord('line.said')).count()).toBe(0)

    await town.clock.advance(60_000)
    await home.goto('/')
    await home.getByText(resident('mine.replied')).waitFor()
    await expectAccessible(home, 'the home page, with a word from the desk')
    await home.getByRole('link').filter({ hasText: number }).click()
    await home.getByText('几点方便上门？').waitFor()
    await home.getByLabel(follow('talk.more')).fill('晚上七点以后。')
    await home.getByRole('button', { name: follow('talk.send'), exact: true }).click()
    await home.locator('.remark-mine').getByText('晚上七点以后。').waitFor()
    await home.goto('/')
    await home.getByRole('link').filter({ hasText: number }).waitFor()
    expect(await home.getByText(resident('mine.replied')).count()).toBe(0)

    await desk.locator('.queue-news').click()
    await line.getByText(deskWord('line.said')).waitFor()
    await expectAccessible(desk, 'the queue, with a word of a reporter')
    await town.signIn(onStreet, 'gridWorker')
    const street = await onStreet.newPage()
    await street.goto('/pocket')
    const card = street.locator(`a[href="/pocket/m/${id}"]`)
    await card.getByText(pocket('card.said')).waitFor()
    await expectAccessible(street, 'today on the phone, with a word of a reporter')

    await line.first().click()
    const atDeskSeen = desk.getByRole('button', { name: act('act.see-words') })
    await atDeskSeen.waitFor()
    await expectAccessible(desk, 'a matter with a word of a reporter')
    await card.click()
    await street.getByRole('button', { name: act('act.see-words') }).waitFor()
    await expectAccessible(street, 'a matter on the phone with a word of a reporter')
    await street.getByRole('button', { name: act('act.see-words') }).click()
    await street.getByText(pocket('card.said')).waitFor({ state: 'detached' })
    await atDeskSeen.waitFor({ state: 'detached' })

    await home.goto(link)
    await home.getByLabel(follow('talk.more')).fill('谢谢。')
    await home.getByRole('button', { name: follow('talk.send'), exact: true }).click()
    await atDeskSeen.click()
    await desk.getByText(matter('said.seen')).waitFor()
    await atDeskSeen.waitFor({ state: 'detached' })
  })

  it('is found again by number and PIN from the code on the staircase and from what everybody reads of it', async () => {
    const { number, pin, report } = (await town.report()).body as { number: string; pin: string; report: string }
    const ways = [
      { path: '/b/GW-001-1', asks: resident('pin.earlier'), isNumberAsked: true },
      { path: `/m/${number}`, asks: resident('pin.this'), isNumberAsked: false },
    ]
    for (const { path, asks, isNumberAsked } of ways) {
      const page = await (await town.device('phone')).newPage()
      await page.goto(path)
      await page.getByText(asks, { exact: true }).click()
      await expectAccessible(page, `number and PIN at ${path}`)
      const box = page.getByLabel(resident('pin.number'), { exact: true })
      if (isNumberAsked) await box.fill(number)
      else expect(await box.inputValue()).toBe(number)
      await page.getByLabel(resident('pin.pin'), { exact: true }).fill(pin)
      await page.getByRole('button', { name: resident('pin.go'), exact: true }).click()
      await page.waitForURL(`**/r/${report}`)
      await page.getByRole('heading', { name: follow('mine.said') }).waitFor()
    }
  })
})

async function standing(id: string) {
  const [row] = await town.look('SELECT stage, outcome, tier FROM matters WHERE id = $1', [id])
  return row
}

/** Three screens and a photograph; gives the address of the reporter's own page. */
async function reportFromStaircase(page: Page): Promise<string> {
  await page.goto('/b/GW-001-1')
  const begin = page.getByRole('button', { name: resident('stairs.report') })
  await begin.waitFor()
  await expectAccessible(page, 'the staircase')
  await begin.click()

  await page.getByRole('link', { name: /119/ }).waitFor()
  await expectAccessible(page, 'the report, before anything is typed')
  await page.getByLabel(report('what.words')).fill('三楼楼道堆满纸箱，过不去人。')
  await page.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
  await expectAccessible(page, 'what is wrong')
  await page.getByRole('button', { name: report('report.next') }).click()

  await page.getByText(report('where.dwelling'), { exact: true }).click()
  await page.getByLabel(report('where.door')).waitFor()
  await expectAccessible(page, 'where it is, inside a flat')
  await page.getByText(report('where.floor'), { exact: true }).click()
  await page.getByLabel(report('where.words')).waitFor()
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles(await photograph('xianchang.jpg', '#8a7a55'))
  await page.getByAltText(words.frame('photo.alt', { n: 1 })).waitFor()
  await expectAccessible(page, 'where it is')
  await page.getByRole('button', { name: report('report.next') }).click()

  await page.getByRole('heading', { name: report('contact.summary') }).waitFor()
  await expectAccessible(page, 'contact and summary')
  await answerBeforeThePicture(page)
  await page.getByRole('button', { name: report('report.send'), exact: true }).click()

  await page.getByRole('heading', { name: sent('sent.title') }).waitFor()
  await expectAccessible(page, 'number and PIN')
  await page.getByRole('button', { name: sent('sent.noted') }).click()
  await page.waitForURL('**/r/*')
  await page.getByRole('heading', { name: follow('mine.said') }).waitFor()
  await page.getByAltText(follow('mine.picture-before', { n: 1 })).waitFor()
  await page.unrouteAll({ behavior: 'wait' })
  await expectAccessible(page, 'the reporter’s own page')
  return new URL(page.url()).pathname
}

/** Her page is read before the picture is there, and its answer comes after the picture's own. */
async function answerBeforeThePicture(page: Page): Promise<void> {
  let tell = () => {}
  const isRead = new Promise<void>((resolve) => {
    tell = resolve
  })
  const taken = page.waitForResponse((response) => response.request().method() === 'PUT')
  await page.route('**/api/matters/mine/*/pictures/*', async (route) => {
    if (route.request().method() === 'PUT') await isRead
    await route.continue()
  })
  await page.route(/\/api\/matters\/mine\/[^/]+$/, async (route) => {
    const response = await route.fetch()
    tell()
    await (await taken).finished()
    // The page has a moment to hear it.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 200))')
    await route.fulfill({ response })
  })
}

async function openConsole(page: Page, number: string): Promise<void> {
  await page.goto('/console')
  const name = page.getByLabel(signIn('sign-in.username'))
  await name.waitFor()
  await expectAccessible(page, 'signing in at the desk')
  await name.fill(town.cast.clerk.username)
  await page.getByLabel(signIn('sign-in.password'), { exact: true }).fill(castPassword)
  await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
  const line = page.getByRole('link').filter({ hasText: number })
  await line.first().waitFor()
  await expectAccessible(page, 'the desk in the morning')
  await line.first().click()
  await page.getByRole('button', { name: act('act.accept'), exact: true }).waitFor()
  await expectAccessible(page, 'the matter at the desk')
}

/** Opens the form of a step, fills it in, sends it and waits for the word that it was done. */
async function take(page: Page, step: 'accept' | 'dispatch' | 'verify', fill?: () => Promise<unknown>): Promise<void> {
  const name = act(`act.${step}`)
  const steps = page.getByRole('region', { name: matter('acts.title') })
  await steps.getByRole('button', { name, exact: true }).click()
  const form = steps.getByRole('form', { name, exact: true })
  await form.waitFor()
  await fill?.()
  await expectAccessible(page, `the form: ${step}`)
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page
    .getByText(matter('form.done', { act: name }))
    .first()
    .waitFor({ state: 'attached' })
  await expectAccessible(page, `the desk after: ${step}`)
}

function dispatch(page: Page): Promise<void> {
  const { name } = town.cast.gridWorker
  return take(page, 'dispatch', async () => {
    const box = page.getByLabel(act('ask.party'))
    const choice = box.locator('option').filter({ hasText: name })
    await choice.waitFor({ state: 'attached' })
    // Whom it goes to is asked first, though it comes later than the words beside it.
    await expect.poll(() => box.evaluate((asked) => asked === asked.ownerDocument.activeElement)).toBe(true)
    await box.selectOption((await choice.getAttribute('value'))!)
  })
}

async function verify(page: Page, id: string): Promise<void> {
  await page.goto(`/console/matters/${id}`)
  await take(page, 'verify', () => page.getByText(act('ask.pass'), { exact: true }).click())
}

async function openPocket(page: Page, id: string): Promise<void> {
  await page.goto('/pocket')
  const name = page.getByLabel(signIn('sign-in.username'))
  await name.waitFor()
  await expectAccessible(page, 'signing in on the phone')
  await name.fill(town.cast.gridWorker.username)
  await page.getByLabel(signIn('sign-in.password')).fill(castPassword)
  await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
  const card = page.locator(`a[href="/pocket/m/${id}"]`)
  await card.waitFor()
  await expectAccessible(page, 'today on the phone')
  await card.click()
}

/** One tap, then two taps and a photograph. */
async function handleOnStreet(page: Page): Promise<void> {
  const acknowledge = page.getByRole('button', { name: act('act.acknowledge'), exact: true })
  await acknowledge.waitFor()
  await expectAccessible(page, 'the matter on the phone')
  await acknowledge.click()
  await page.getByRole('button', { name: act('act.start'), exact: true }).waitFor()
  await expectAccessible(page, 'the phone after acknowledging')
  await putRightOnStreet(page)
}

async function putRightOnStreet(page: Page): Promise<void> {
  await page.getByRole('button', { name: pocket('act.put-right'), exact: true }).click()
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .last()
    .setInputFiles(await photograph('banhao.jpg', '#446622'))
  await page.getByAltText(words.frame('photo.alt', { n: 1 })).waitFor()
  await expectAccessible(page, 'put right, with a photograph')
  await page.getByRole('button', { name: pocket('act.send'), exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: pocket('act.put-right'), exact: true }).waitFor({ state: 'detached' })
  await nothingUnsent(page)
  await expectAccessible(page, 'the phone after handling')
}

async function nothingUnsent(page: Page): Promise<void> {
  await page.getByText(pocket('act.kept', { what: pocket('act.put-right') })).waitFor({ state: 'detached' })
  await page
    .getByAltText(/办理的照片/)
    .first()
    .waitFor()
}

/** While it waits for its check. */
async function sendBack(page: Page, ownPage: string): Promise<void> {
  await page.goto(ownPage)
  await page.getByRole('button', { name: follow('ask.not-right'), exact: true }).click()
  const send = page.getByRole('button', { name: follow('ask.not-yet-send'), exact: true })
  await send.click()
  await page.getByText(follow('ask.why-missing')).waitFor()
  await page.getByLabel(follow('ask.why')).fill('楼梯口那堆还在。')
  await expectAccessible(page, 'saying, before the check, that it is not right yet')
  await send.click()
  await send.waitFor({ state: 'detached' })
  await page.getByText('楼梯口那堆还在。').first().waitFor()
  await expectAccessible(page, 'the own page after it was sent back')
}

async function dispute(page: Page, ownPage: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(ownPage)
  await page.getByRole('heading', { name: follow('ask.title') }).waitFor()
  expect(await page.getByRole('button', { name: follow('rate.solved'), exact: true }).count(), 'asked once').toBe(0)
  await press(follow('ask.not-right'))
  await press(follow('ask.note-instead'))
  await page.getByRole('heading', { name: follow('said.title', { word: follow('rate.not') }) }).waitFor()
  await expectAccessible(page, 'the own page, after a no that opens nothing')
  await press(follow('ask.dispute-send'))
  await page.getByLabel(follow('ask.why')).fill('纸箱又堆回来了，还是过不去。')
  await expectAccessible(page, 'saying that it is not right')
  await press(follow('ask.dispute-send'))
  await page.getByRole('button', { name: follow('ask.dispute-send'), exact: true }).waitFor({ state: 'detached' })
  await page.getByText('纸箱又堆回来了', { exact: false }).first().waitFor()
  await expectAccessible(page, 'the own page after the dispute')
}

async function rate(page: Page, ownPage: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(ownPage)
  await page.getByRole('heading', { name: follow('ask.title') }).waitFor()
  await expectAccessible(page, 'the own page, asked whether it is right')
  await press(follow('ask.not-right'))
  await press(follow('ask.note'))
  await page.getByText(follow('rate.not-report', { number: await numberOf(page) })).waitFor()
  await press(follow('said.right-after-all'))
  await page.getByText(follow('said.rate')).waitFor()
  await expectAccessible(page, 'the own page, after a yes')
  await press(follow('rate.solved'))
  await page.getByRole('heading', { name: follow('said.title', { word: follow('rate.solved') }) }).waitFor()
  await expectAccessible(page, 'the own page after rating')
}

/** The number that stands on a reporter's own page. */
async function numberOf(page: Page): Promise<string> {
  return /GW-\d+/.exec(await page.locator('main').innerText())![0]
}
