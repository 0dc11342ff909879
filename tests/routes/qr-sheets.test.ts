import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

let set: Town
let unset: Town

beforeAll(async () => {
  unset = await openTown()
  set = await openTown({ publicAddress: 'https://gangwan.example' })
})
afterAll(() => Promise.all([set.close(), unset.close()]))

const ask = async (town: Town, query = '', name: 'clerk' | 'neighbourClerk' = 'clerk') =>
  town.ask('GET', `/api/places/${town.gangwan}/qr-sheets${query}`, { cookies: await town.as(name) })
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

describe('QR sheets', () => {
  it('are refused while nobody could follow the code', async () => {
    expect(await ask(unset)).toMatchObject({ status: 409, body: { code: 'places.public-address-unset' } })
  })

  it('come as one PDF: a staircase, a building, or all of them', async () => {
    const estate = (await set.ask('GET', `/api/places/${set.gangwan}`)).body as {
      buildings: { id: string; staircases: { id: string; code: string }[] }[]
      counts: { staircases: number }
    }
    const [building] = estate.buildings
    const one = await ask(set, `?staircase=${building!.staircases[0]!.id}`)
    expect(one.headers['content-type']).toBe('application/pdf')
    expect(one.raw.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pagesIn(one.raw)).toBe(1)
    expect(pagesIn((await ask(set, `?building=${building!.id}`)).raw)).toBe(building!.staircases.length)
    const all = await ask(set)
    expect(pagesIn(all.raw)).toBe(estate.counts.staircases)
    expect(all.raw.length).toBeLessThan(10_000_000)
    const codes = estate.buildings.flatMap(({ staircases }) => staircases.map(({ code }) => code))
    expect(codesIn(all.raw).map(addressIn).sort()).toEqual(
      codes.map((code) => `https://gangwan.example/b/${code}`).sort(),
    )
  })

  it('are not another community’s, nor of a staircase that is not there', async () => {
    expect((await ask(set, '', 'neighbourClerk')).status).toBe(403)
    expect((await ask(set, '?staircase=00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})

/** The squares of the code on each page, dark where true, as they are drawn on the paper. */
function codesIn(pdf: Buffer): boolean[][][] {
  const text = pdf.toString('latin1')
  const drawn = [...text.matchAll(/\/Length (\d+)[^>]*>>\nstream\n/g)].map((found) => {
    const start = found.index + found[0].length
    return inflateSync(pdf.subarray(start, start + Number(found[1]))).toString('latin1')
  })
  return drawn
    .map((page) =>
      [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ re$/gm)].map((each) => each.slice(1).map(Number)),
    )
    .filter((squares) => squares.length > 0)
    .map((squares) => {
      const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((each) => each[axis]!)))
      const place = (at: number, from: number) => Math.round((at - from) / squares[0]![2]!)
      const rows: boolean[][] = []
      for (const [x, y] of squares) {
        const row = rows[place(y!, top!)] ?? []
        row[place(x!, left!)] = true
        rows[place(y!, top!)] = row
      }
      return rows
    })
}

const size = 33

/** Whether a square belongs to the frame of a code of version 4: corners, timing, format and the small square. */
function isFrame(row: number, column: number): boolean {
  const corner = (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9)
  return corner || row === 6 || column === 6 || (Math.abs(row - 26) <= 2 && Math.abs(column - 26) <= 2)
}

const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** What a reader makes of the squares: version 4, level Q, bytes; two blocks that are written turn about. */
function addressIn(rows: boolean[][]): string {
  expect(rows.length).toBe(size)
  const bit = (row: number, column: number) => (rows[row]?.[column] ? 1 : 0)
  const format = [0, 1, 2, 3, 4].reduce((sum, column) => sum * 2 + bit(8, column), 0) ^ 0b10101
  expect(format >> 3, 'level Q').toBe(0b11)
  const mask = masks[format & 7]!
  const bits: number[] = []
  for (let right = size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (!isFrame(row, column)) bits.push(bit(row, column) ^ Number(mask(row, column)))
      }
    }
  }
  const word = (at: number) => Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2)
  const data = [0, 1].flatMap((block) => Array.from({ length: 24 }, (_, at) => word(at * 2 + block)))
  return wordsIn(data.map((each) => each.toString(2).padStart(8, '0')).join(''))
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** The pieces that a code is written in, one after another: bytes, and capitals two by two. */
function wordsIn(bits: string): string {
  let at = 0
  const next = (length: number) => {
    at += length
    return Number.parseInt(bits.slice(at - length, at), 2)
  }
  let words = ''
  for (let kind = next(4); kind > 0; kind = next(4)) {
    expect([0b0010, 0b0100]).toContain(kind)
    if (kind === 0b0100) words += Buffer.from(Array.from({ length: next(8) }, () => next(8))).toString()
    else {
      for (let left = next(9); left > 0; left -= 2) {
        const pair = next(left > 1 ? 11 : 6)
        words += left > 1 ? `${letters[Math.floor(pair / 45)]}${letters[pair % 45]}` : letters[pair]
      }
    }
  }
  return words
}
