import { describe, expect, it } from 'vitest'
import { may, orderActs } from './act-order.ts'

const yes = (...acts: string[]) => acts.map((act) => ({ act, allowed: true }))

describe('orderActs', () => {
  it('makes the step that is due the big button and keeps the endings last', () => {
    const bar = orderActs(yes('void', 'decline', 'hand-up', 'accept'), 'accept')
    expect(bar.primary).toBe('accept')
    expect(bar.others).toEqual(['hand-up', 'decline', 'void'])
  })

  it('has no big button when the step is somebody else’s', () => {
    const bar = orderActs(yes('supervise', 'dispatch'), 'acknowledge')
    expect(bar.primary).toBeNull()
    expect(bar.others).toEqual(['dispatch', 'supervise'])
  })

  it('leaves out what has its own place on the page', () => {
    expect(orderActs(yes('reply', 'note', 'hide-words', 'merge'), 'done').others).toEqual([])
  })

  it('says that a second person must verify, and stays silent about other refusals', () => {
    const abilities = [
      { act: 'verify', allowed: false, reason: 'verifier-is-the-handler' },
      { act: 'accept', allowed: false, reason: 'not-in-this-stage' },
    ]
    expect(orderActs(abilities, 'verify').refused).toEqual([{ act: 'verify', reason: 'verifier-is-the-handler' }])
  })
})

describe('may', () => {
  it('denies what is not named', () => {
    expect(may(yes('reply'), 'note')).toBe(false)
    expect(may(yes('reply'), 'reply')).toBe(true)
  })
})
