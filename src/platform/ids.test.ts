import { describe, expect, it } from 'vitest'
import { idMadeBy, isId, newId } from './ids.ts'

describe('ids', () => {
  it('sort in the order in which they were made, thousands of one moment too', () => {
    const ids = Array.from({ length: 20_000 }, newId)
    expect(ids.findIndex((id, place) => place > 0 && id <= ids[place - 1]!)).toBe(-1)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('an id made by a command', () => {
  const place = newId()
  const sender = newId()
  const id = newId()
  const made = (change: { place?: string; sender?: string; id?: string } = {}) =>
    idMadeBy({ place, sender, id, ...change })

  it('is the same each time, and another for another place, sender or command', () => {
    expect(made()).toBe(made())
    expect(new Set([made(), made({ place: newId() }), made({ sender: newId() }), made({ id: newId() })]).size).toBe(4)
  })

  it('is an id, which sorts by when the command was made', () => {
    expect(isId(made())).toBe(true)
    expect(made()).toMatch(/^.{8}-.{4}-8.{3}-[89ab]/)
    expect(made().slice(0, 13)).toBe(id.slice(0, 13))
  })

  it('does not follow from words that are put together in another way', () => {
    expect(made({ place: 'a b', sender: 'c' })).not.toBe(made({ place: 'a', sender: 'b c' }))
  })
})
