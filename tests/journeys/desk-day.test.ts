import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { differenceOf, openBrush, type Point } from './cover-brush.ts'
import { widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { act, matter, taking, desk, calls, resident, frame } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a day at the desk', () => {
  it('takes a call down, sees it arrive elsewhere, answers from a template, merges what is the same and voids a trial', async () => {
    // Each in a window of its own: a browser draws the page of a tab that lies behind once a second at most.
    const [screen, colleague] = [await atDesk(), await atDesk()]
    await addTemplate(screen)
    await colleague.goto('/console')
    await colleague.getByRole('link', { name: desk('desk.take-down'), exact: true }).waitFor()

    const first = await takeDown(screen, '五楼楼道灯不亮，晚上看不见。')
    // Nobody touches the other screen: the stream tells it. A list that somebody reads stays still until she asks.
    await colleague.getByRole('link').filter({ hasText: first }).first().waitFor()
    const second = await takeDown(screen, '楼道灯坏了，五楼。')
    await colleague.getByRole('button', { name: desk('list.news', { count: 1 }) }).click()
    await colleague.getByRole('link').filter({ hasText: second }).first().waitFor()
    await expectAccessible(colleague, 'the queue after new matters came')
    const third = await takeDown(screen, '试一下楼道灯能不能登记。')

    await openMatter(screen, first)
    await step(screen, 'accept')
    await step(screen, 'reply', {
      fill: () => screen.getByLabel(calls('templates.use')).selectOption({ label: '已派电工' }),
    })
    await screen.getByText('电工今天下午上门').first().waitFor()

    await openMatter(screen, second)
    // The page offers the first one, open, of the same kind, at the same building.
    await step(screen, 'merge', { fill: () => screen.getByLabel(act('ask.reason')).fill('同一盏灯。'), into: first })
    await openMatter(screen, third)
    await step(screen, 'void', { fill: () => screen.getByLabel(act('ask.reason')).fill('试登记。') })

    const rows = await town.look<{ number: string; stage: string; channel: string; reports: number }>(
      'select number, stage, channel, reports_count as reports from matters order by number',
    )
    expect(rows).toEqual([
      { number: first, stage: 'registered', channel: 'telephone', reports: 2 },
      { number: second, stage: 'merged', channel: 'telephone', reports: expect.any(Number) },
      { number: third, stage: 'void', channel: 'telephone', reports: expect.any(Number) },
    ])
  })

  it('covers a face with the brush before the public sees the picture: by mouse, by keyboard and with a finger', async () => {
    const { matter: id, number, picture } = await reportedWithPicture()
    const phone = await town.device('phone')
    await town.signIn(phone, 'clerk')
    const onPhone = await phone.newPage()
    await onPhone.goto(`/console/matters/${id}`)
    const small = await openBrush(onPhone)
    await small.canvas.tap({ position: small.at(0.5, 0.2) })
    await small.expectPainted([[0.5, 0.2]], [[0.5, 0.5]])
    // As many strokes as the server takes; one more neither begins nor leads the last one on.
    await small.canvas.focus()
    await onPhone.evaluate(`for (let stroke = 0; stroke < 210; stroke += 1)
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }))`)
    await small.drag([0.2, 0.7], [0.8, 0.7])
    await small.expectPainted(
      [
        [0.5, 0.2],
        [0.5, 0.5],
      ],
      [
        [0.2, 0.7],
        [0.35, 0.6],
        [0.8, 0.7],
      ],
    )

    const page = await atDesk()
    await page.goto(`/console/matters/${id}`)
    const { canvas, drag, expectPainted } = await openBrush(page)
    await expectAccessible(page, 'the brush')
    await drag([0.25, 0.5], [0.75, 0.5])
    // A press that the system takes away leaves a dot and does not go on; the dot is taken back.
    await drag([0.25, 0.85], [0.75, 0.85], () => canvas.dispatchEvent('pointercancel'))
    await expectPainted([[0.25, 0.85]], [[0.5, 0.85]])
    await page.getByRole('button', { name: matter('brush.undo'), exact: true }).click()
    // From the middle up to a fifth of the height, then a dot.
    await canvas.focus()
    for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Space')
    const under: Point[] = [
      [0.26, 0.5],
      [0.5, 0.5],
      [0.74, 0.5],
      [0.5, 0.2],
    ]
    const beside: Point[] = [
      [0.1, 0.5],
      [0.9, 0.5],
      [0.5, 0.35],
      [0.5, 0.85],
      [0.3, 0.2],
    ]
    await expectPainted(under, beside)
    await page.getByRole('button', { name: matter('brush.save'), exact: true }).click()
    await page.getByText(matter('pictures.covered')).waitFor()

    const cookies = await town.as('clerk')
    const shown = () => town.ask('GET', `/api/matters/public/${number}/pictures/${picture}`)
    expect((await shown()).status).toBe(404)
    await town.ask('POST', `/api/matters/${id}/approve-summary`, { cookies, body: { summary: '楼道堆物。' } })
    const original = await town.ask('GET', `/api/matters/${id}/pictures/${picture}`, { cookies })
    const difference = await differenceOf(original.raw, (await shown()).raw)
    for (const point of under) expect(difference(point), `covered at ${point}`).toBeGreaterThan(60)
    for (const point of beside) expect(difference(point), `as it was at ${point}`).toBeLessThan(12)
  })

  it('covers a face on a phone: led by one finger, and saved there', async () => {
    const { matter: id, number, picture } = await reportedWithPicture()
    const device = await town.device('phone')
    await town.signIn(device, 'gridLeader')
    const phone = await device.newPage()
    await phone.goto(`/console/matters/${id}`)
    const { swipe, expectPainted } = await openBrush(phone)
    // Straight down, where a finger would scroll the page, then across.
    await swipe([0.3, 0.2], [0.3, 0.35], [0.3, 0.5], [0.45, 0.5], [0.6, 0.5])
    const under: Point[] = [
      [0.3, 0.2],
      [0.3, 0.4],
      [0.5, 0.5],
    ]
    const beside: Point[] = [
      [0.6, 0.2],
      [0.8, 0.5],
      [0.3, 0.7],
    ]
    await expectPainted(under, beside)
    await expectAccessible(phone, 'the brush on a phone')
    await phone.getByRole('button', { name: matter('brush.save'), exact: true }).click()
    await phone.getByText(matter('pictures.covered')).waitFor()

    const cookies = await town.as('clerk')
    await town.ask('POST', `/api/matters/${id}/approve-summary`, { cookies, body: { summary: '楼道堆物。' } })
    const original = await town.ask('GET', `/api/matters/${id}/pictures/${picture}`, { cookies })
    const shown = await town.ask('GET', `/api/matters/public/${number}/pictures/${picture}`)
    const difference = await differenceOf(original.raw, shown.raw)
    for (const point of under) expect(difference(point), `covered at ${point}`).toBeGreaterThan(60)
    for (const point of beside) expect(difference(point), `as it was at ${point}`).toBeLessThan(12)
  })

  it('takes orders in from a sheet, and none of them twice', async () => {
    const page = await atDesk()
    await page.goto('/console/messages')
    const look = page.getByRole('button', { name: calls('orders.check'), exact: true })
    await page.getByText(frame('file.none'), { exact: true }).waitFor()
    expect(await look.isDisabled()).toBe(true)
    const take = async () => {
      const sheet = await sheetOfOrders()
      await page.getByLabel(calls('orders.file')).setInputFiles(sheet)
      await page.getByText(sheet.name, { exact: true }).waitFor()
      await look.click()
    }
    await take()
    await page.getByText(calls('orders.counts', { fresh: 2, known: 0, rejected: 0 })).waitFor()
    await page.getByText(calls('orders.hidden-lines', { count: 1 })).waitFor()
    await page.getByText(calls('orders.hidden-sheets', { count: 1 })).waitFor()
    await page.getByText('上月工单', { exact: false }).waitFor()
    await expectAccessible(page, 'orders looked through')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(widthBeyondWindow), 'orders on a narrow screen').toBeLessThanOrEqual(0)
    await expectAccessible(page, 'orders looked through, on a narrow screen')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: calls('orders.import', { fresh: 2 }), exact: true }).click()
    await page.getByText(calls('orders.imported')).waitFor()
    await expectAccessible(page, 'orders taken in')
    await take()
    await page.getByText(calls('orders.counts', { fresh: 0, known: 2, rejected: 0 })).waitFor()
    expect(
      await town.look('select outside_number as number from matters where outside_source is not null order by 1'),
    ).toEqual([{ number: '261100001' }, { number: '261100002' }])
  })

  it('prints week and month on A4', async () => {
    const page = await atDesk()
    for (const period of ['week', 'month']) {
      await page.goto(`/console/print/period/${period}`)
      await page.locator('table').first().waitFor()
      const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? []
      expect([Number(width), Number(height)].sort((a, b) => a - b).map(Math.round), `the ${period}`).toEqual([595, 842])
    }
  })

  it('says on the residents’ own page, outside hours, that nobody is there and whom to call', async () => {
    const cookies = await town.as('clerk')
    const body = { effectiveFrom: '2026-03-02', content: { dutyNumber: '020-0000 0001' } }
    const saved = await town.ask('PUT', `/api/places/${town.gangwan}/settings/contacts`, { cookies, body })
    expect(saved.status).toBe(200)
    await town.clock.set(new Date('2026-03-02T22:00:00+08:00'))
    const page = await (await town.device('phone')).newPage()
    await page.goto('/')
    await page.getByText(resident('duty.closed')).waitFor()
    const number = page.getByRole('link', { name: resident('duty.call', { number: '020-0000 0001' }) })
    expect(await number.getAttribute('href')).toBe('tel:020-0000 0001')
    await expectAccessible(page, 'the residents’ page at night')
  })
})

/** A report with a picture of one colour, twice as high as the window allows to show whole. */
async function reportedWithPicture() {
  const reported = await town.report()
  const { matter: id, number, report } = reported.body as Record<'matter' | 'number' | 'report', string>
  const picture = newId()
  const { buffer } = await photograph('loudao.jpg', '#c9b79a')
  const payload = await sharp(buffer).resize(600, 1200, { fit: 'fill' }).jpeg().toBuffer()
  const path = `/api/matters/mine/${report}/pictures/${picture}`
  const put = await town.ask('PUT', path, { cookies: reported.cookies, payload, type: 'image/jpeg' })
  expect(put.status).toBeLessThan(300)
  return { matter: id, number, picture }
}

async function atDesk(): Promise<Page> {
  const device = await town.device('desk')
  await town.signIn(device, 'clerk')
  return device.newPage()
}

async function addTemplate(page: Page): Promise<void> {
  await page.goto('/console/settings')
  await page.getByLabel(calls('templates.name'), { exact: true }).fill('已派电工')
  await page.getByLabel(calls('templates.words'), { exact: true }).fill('电工今天下午上门，修好了再告诉您。')
  await page.getByRole('button', { name: calls('templates.add'), exact: true }).click()
  await page.getByRole('button', { name: calls('templates.end-of', { title: '已派电工' }) }).waitFor()
}

/** Takes a report down at the fifth floor of the first building; gives its number. */
async function takeDown(page: Page, said: string): Promise<string> {
  await page.goto('/console/take-down')
  await page.getByLabel(taking('taking.words')).fill(said)
  const building = page.getByLabel(act('ask.building'))
  await building.locator('option').nth(1).waitFor({ state: 'attached' })
  await building.selectOption({ index: 1 })
  await page.getByLabel(act('ask.floor')).fill('5')
  // The words suggest what it is.
  await page.getByRole('button', { name: /楼道灯/ }).click()
  await expectAccessible(page, 'taking a report down')
  await page.getByRole('button', { name: taking('taking.send'), exact: true }).click()
  await page.getByRole('heading', { name: taking('taking.done') }).waitFor()
  await expectAccessible(page, 'the slip')
  return (await page.locator('.taken-slip dd').first().textContent()) ?? ''
}

async function openMatter(page: Page, number: string): Promise<void> {
  const [row] = await town.look<{ id: string }>('select id from matters where number = $1', [number])
  await page.goto(`/console/matters/${row!.id}`)
}

async function step(
  page: Page,
  name: 'accept' | 'reply' | 'merge' | 'void',
  { fill, into = '' }: { fill?: () => Promise<unknown>; into?: string } = {},
): Promise<void> {
  const label = act(`act.${name}`)
  const button =
    name === 'merge'
      ? page
          .getByRole('listitem')
          .filter({ hasText: into })
          .getByRole('button', { name: matter('merge.this') })
      : page.getByRole('button', { name: label, exact: true })
  if (name === 'void') {
    await page.getByRole('button', { name: matter('acts.more'), exact: true }).click()
    await page.getByRole('menuitem', { name: label, exact: true }).click()
  } else await button.first().click()
  const form = page.getByRole('form', { name: label, exact: true })
  await form.waitFor()
  await fill?.()
  await expectAccessible(page, `the form: ${name}`)
  await form.getByRole('button', { name: label, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

async function sheetOfOrders() {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('在办工单')
  sheet.addRow(['工单编号', '诉求内容', '地点', '派单时间', '办结时限'])
  sheet.addRow(['261100001', '一号楼门口路灯不亮', '港湾一村1栋', '2026-03-02 08:00', '2026-03-09 18:00'])
  sheet.addRow(['261100002', '楼下垃圾没有清运', '港湾一村2栋', '2026-03-02 08:10', '2026-03-06 18:00'])
  sheet.getRow(3).hidden = true
  workbook.addWorksheet('上月工单', { state: 'hidden' }).addRow(['工单编号', '诉求内容', '地点'])
  return {
    name: 'gongdan.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  }
}
