import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let matter: string
let number: string
let reporter: string
let report: string
const picture = newId()

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  const made = await town.report({ contact: { name: '何女士', phone: '13800000000' } })
  matter = String(made.body.matter)
  number = String(made.body.number)
  report = String(made.body.report)
  reporter = made.cookies
})
afterAll(() => town.close())

/** White, as a camera writes it: turned, with the place where it was taken. */
function fromCamera(): Promise<Buffer> {
  const gps = { GPSLatitude: '23/1 6/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '113/1 27/1 0/1', GPSLongitudeRef: 'E' }
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#ffffff' } })
    .withExif({ IFD0: { Make: 'Invented Phone' }, IFD3: gps })
    .jpeg()
    .toBuffer()
}

const asStaff = (query = '') =>
  town.ask('GET', `/api/matters/${matter}/pictures/${picture}${query}`, { cookies: clerk })
const asPublic = () => town.ask('GET', `/api/matters/public/${number}/pictures/${picture}`)

async function darknessAt(bytes: Buffer, x: number, y: number): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return 255 - data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels]!
}

describe('a photograph', () => {
  it('is kept without what the camera wrote about place and device', async () => {
    const given = await fromCamera()
    expect((await sharp(given).metadata()).exif).toBeDefined()
    const path = `/api/matters/mine/${report}/pictures/${picture}`
    const put = await town.ask('PUT', path, { cookies: reporter, payload: given, type: 'image/jpeg' })
    expect(put.status, JSON.stringify(put.body)).toBeLessThan(300)

    const kept = (await asStaff()).raw
    const { exif, xmp, iptc } = await sharp(kept).metadata()
    expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined })
    expect(kept.includes('Invented Phone')).toBe(false)
  })

  it('is seen by its reporter and by staff, and by nobody else', async () => {
    const own = await town.ask('GET', `/api/matters/mine/${report}/pictures/${picture}`, { cookies: reporter })
    expect(own.status).toBe(200)
    expect((await asStaff()).status).toBe(200)
    expect((await asPublic()).status).toBe(404)
    const others = await town.report()
    const path = `/api/matters/mine/${report}/pictures/${picture}`
    expect((await town.ask('GET', path, { cookies: others.cookies })).status).toBe(404)
    for (const name of ['otherGridWorker', 'neighbourClerk', 'property', 'administrator'] as const) {
      const answer = await town.ask('GET', `/api/matters/${matter}/pictures/${picture}`, {
        cookies: await town.as(name),
      })
      expect(answer.status, name).toBe(404)
    }
  })

  it('becomes public only with a summary, and only as the copy that was painted over', async () => {
    const strokes = [{ size: 0.2, points: [[0.5, 0.5]] }]
    const path = `/api/matters/${matter}/pictures/${picture}/cover`
    expect((await town.ask('POST', path, { cookies: await town.as('gridWorker'), body: { strokes } })).status).toBe(403)
    expect((await town.ask('POST', path, { cookies: clerk, body: { strokes } })).status).toBe(200)
    expect((await asPublic()).status).toBe(404)

    const summary = { summary: '三楼走廊堆物，正在清理。' }
    await town.ask('POST', `/api/matters/${matter}/approve-summary`, { cookies: clerk, body: summary })
    const shown = await asPublic()
    expect(shown.status).toBe(200)
    expect(await darknessAt(shown.raw, 0.5, 0.5)).toBeGreaterThan(100)
    expect(await darknessAt(shown.raw, 0.05, 0.05)).toBeLessThan(30)
    expect(await darknessAt((await asStaff()).raw, 0.5, 0.5)).toBeLessThan(30)
    expect((await asStaff('?covered=true')).raw.equals(shown.raw)).toBe(true)
  })

  it('is gone from the public page once it is hidden, and she who took it is told, and reads why', async () => {
    const body = { target: 'picture', targetId: picture, reason: '拍到人脸' }
    await town.ask('POST', `/api/matters/${matter}/hide-words`, { cookies: clerk, body })
    expect((await asPublic()).status).toBe(404)
    const told = await town.look("select channel, params from notices where template = 'matter.words_hidden'")
    expect(told).toEqual([{ channel: 'sms', params: { number } }])
    const own = (await town.ask('GET', `/api/matters/mine/${report}`, { cookies: reporter })).body
    expect((own.story as object[])[0]).toMatchObject({
      ...{ kind: 'matter.words_hidden', facts: { target: 'picture' }, words: { words: '拍到人脸' } },
    })
  })
})
