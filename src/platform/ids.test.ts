import { describe, expect, it } from 'vitest'
import { idMadeBy, isId, newId } from './ids.ts'

describe('an id made by a command', () => {
  const sender = newId()
  const id = newId()

  it('is the same each time, and another for another sender or command', () => {
    expect(idMadeBy({ sender, id })).toBe(idMadeBy({ sender, id }))
    expect(idMadeBy({ sender: newId(), id })).not.toBe(idMadeBy({ sender, id }))
    expect(idMadeBy({ sender, id: newId() })).not.toBe(idMadeBy({ sender, id }))
  })

  it('is an id, which sorts by when the command was made', () => {
    expect(isId(idMadeBy({ sender, id }))).toBe(true)
    expect(idMadeBy({ sender, id })).toMatch(/^.{8}-.{4}-8.{3}-[89ab]/)
    expect(idMadeBy({ sender, id }).slice(0, 13)).toBe(id.slice(0, 13))
  })

  it('does not follow from two words that are put together in another way', () => {
    expect(idMadeBy({ sender: 'a b', id })).not.toBe(idMadeBy({ sender: 'a', id: `b ${id}`.slice(0, 36) }))
  })
})
