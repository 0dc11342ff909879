import { describe, expect, it } from 'vitest'
import { allowedAfter, allowedNow, barOf } from './act-bar.ts'
import { actOfEndpoint, formOf, missingFor, type PhoneAct, phoneActs } from './phone-acts.ts'

const abilities = (allowed: string[], refused: Record<string, string> = {}) => [
  ...allowed.map((act) => ({ act, allowed: true })),
  ...Object.entries(refused).map(([act, reason]) => ({ act, allowed: false, reason })),
]

describe('steps on the phone', () => {
  it('finds the step of an endpoint again', () => {
    for (const act of Object.keys(phoneActs) as PhoneAct[]) expect(actOfEndpoint(formOf(act).endpoint.id)).toBe(act)
    expect(actOfEndpoint('matters.void')).toBe(null)
  })

  it('takes a picture or a few words for "put right", and sends usual words where none were written', () => {
    expect(missingFor('done', {}, 0)).toBe('photos')
    expect(missingFor('done', {}, 1)).toBe(null)
    expect(missingFor('done', { words: '换了灯' }, 0)).toBe(null)
    expect(formOf('done').body({ words: '  ' }, '已修好')).toEqual({ words: '已修好' })
    expect(formOf('done').body({ words: ' 换了灯 ' }, '已修好')).toEqual({ words: '换了灯' })
  })

  it('asks for every field that a step needs', () => {
    expect(missingFor('return', { reason: ' ' }, 0)).toBe('reason')
    expect(missingFor('suspend', { pauseReason: 'weather' }, 0)).toBe('until')
    expect(missingFor('request-extension', { workingDays: '31', reason: 'x' }, 0)).toBe('working-days')
    expect(missingFor('request-extension', { workingDays: '3', reason: 'x' }, 0)).toBe(null)
    expect(missingFor('log-call', {}, 0)).toBe('call-result')
  })
})

describe('bar at the thumb', () => {
  it('offers only what the server allows', () => {
    const allowed = allowedNow(
      abilities(['acknowledge', 'start', 'done', 'note', 'void'], { verify: 'not-in-this-stage' }),
      0,
    )
    expect(barOf(allowed)).toEqual({ primary: 'acknowledge', finish: 'done', others: ['start', 'note'] })
  })

  it('offers nothing where nothing is allowed', () => {
    expect(barOf(allowedNow(abilities([], { done: 'not-yours' }), 0))).toEqual({
      primary: null,
      finish: null,
      others: [],
    })
  })

  it('answers a request for help only where one is open', () => {
    expect(allowedNow(abilities(['answer-assist']), 0).has('answer-assist')).toBe(false)
    expect(allowedNow(abilities(['answer-assist']), 1).has('answer-assist')).toBe(true)
  })
})

describe('steps after unsent ones', () => {
  const given = abilities(['acknowledge', 'start', 'done', 'note', 'hand-up'], { accept: 'not-with-this-post' })
  const now = allowedNow(given, 0)

  it('goes on from the stage the matter will be in', () => {
    expect(barOf(allowedAfter(given, now, ['acknowledge']))).toMatchObject({ primary: 'start', finish: 'done' })
    expect(barOf(allowedAfter(given, now, ['acknowledge', 'start']))).toMatchObject({ primary: null, finish: 'done' })
  })

  it('offers no further move once it was said to be done, and still takes a note', () => {
    expect([...allowedAfter(given, now, ['done'])]).toEqual(['note'])
  })

  it('never offers what the post does not allow', () => {
    const stranger = abilities(['note'], { start: 'not-yours', done: 'not-yours' })
    expect([...allowedAfter(stranger, allowedNow(stranger, 0), ['resume'])]).toEqual(['note'])
  })

  it('leaves everything as it is after words only, but not the same step twice', () => {
    expect(allowedAfter(given, now, ['note'])).toEqual(new Set(['acknowledge', 'start', 'done', 'hand-up']))
  })
})
