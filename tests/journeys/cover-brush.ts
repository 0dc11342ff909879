import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { untilRead } from './open-browser-town.ts'
import { words } from './words.ts'

const { matter } = words

/** A place in a picture, in parts of its width and height. */
export type Point = [x: number, y: number]

/** Opens the brush over the first picture of a matter that stands open. */
export async function openBrush(page: Page) {
  await page.getByRole('button', { name: matter('pictures.cover') }).click()
  const canvas = page.getByRole('application', { name: matter('brush.title') })
  await canvas.waitFor()
  await untilRead(page)
  // Something may come above it at any time, as a line of news does: each stroke asks where the canvas is now.
  const boxNow = async () => {
    await canvas.scrollIntoViewIfNeeded()
    return (await canvas.boundingBox())!
  }
  const box = await boxNow()
  // The picture is shown in its own shape: what is a circle here is one in the copy.
  expect(box.height / box.width).toBeCloseTo(2, 1)
  const isPainted = (...points: Point[]) =>
    canvas.evaluate((sheet, all) => {
      const { width, height } = sheet as unknown as { width: number; height: number }
      const ink = (sheet as unknown as Sheet).getContext('2d')
      return all.map(([x, y]) => ink.getImageData(Math.round(x * width), Math.round(y * height), 1, 1).data[3] === 255)
    }, points)
  const expectPainted = (under: Point[], beside: Point[]) =>
    expect.poll(() => isPainted(...under, ...beside)).toEqual([...under.map(() => true), ...beside.map(() => false)])
  const at = (x: number, y: number) => ({ x: x * box.width, y: y * box.height })
  const drag = async (from: Point, to: Point, between?: () => Promise<void>) => {
    const box = await boxNow()
    await page.mouse.move(box.x + at(...from).x, box.y + at(...from).y)
    await page.mouse.down()
    await between?.()
    await page.mouse.move(box.x + at(...to).x, box.y + at(...to).y, { steps: 8 })
    await page.mouse.up()
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  }
  /** With one finger, as a touch screen tells it; the page must not scroll away under it. */
  const swipe = async (...way: [Point, ...Point[]]) => {
    const screen = await page.context().newCDPSession(page)
    const box = await boxNow()
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) => {
      const touchPoints = point ? [{ x: box.x + at(...point).x, y: box.y + at(...point).y }] : []
      return screen.send('Input.dispatchTouchEvent', { type, touchPoints })
    }
    await touch('touchStart', way[0])
    for (const point of way.slice(1)) await touch('touchMove', point)
    await touch('touchEnd')
    expect(await canvas.boundingBox()).toEqual(box)
  }
  return { canvas, at, drag, swipe, expectPainted }
}

/** What of a canvas is read here; the tests are compiled without the browser's types. */
type Sheet = { getContext(kind: '2d'): { getImageData(...of: number[]): { data: number[] } } }

/** How far two pictures of one size differ at a place given in parts, from 0 to 255. */
export async function differenceOf(one: Buffer, other: Buffer) {
  const [a, b] = await Promise.all(
    [one, other].map((each) => sharp(each).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  )
  expect(b!.info).toMatchObject({ width: a!.info.width, height: a!.info.height })
  const { width, height, channels } = a!.info
  return ([x, y]: Point) => {
    const place = (Math.round(y * height) * width + Math.round(x * width)) * channels
    return Math.max(...[0, 1, 2].map((each) => Math.abs(a!.data[place + each]! - b!.data[place + each]!)))
  }
}
