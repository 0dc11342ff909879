import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fieldKinds,
  idCheckDigit,
  isChild,
  isWhole,
  maskedIdNumber,
  maskedName,
  phoneOf,
  purposes,
  purposesGiven,
  readIdNumber,
  tidyName,
} from './rules-residents.ts'

const ground = fc.record({
  kind: fc.constantFrom(...fieldKinds),
  purpose: fc.constantFrom(...purposes),
  withdrawnAt: fc.constantFrom(null, '2026-01-01'),
})

describe('what a field may be opened for', () => {
  it('is an emergency, and what it is kept for as long as that holds', () => {
    fc.assert(
      fc.property(fc.array(ground), fc.constantFrom(...fieldKinds), (grounds, kind) => {
        const given = purposesGiven(kind, grounds)
        expect(given.at(-1)).toBe('emergency')
        expect(new Set(given).size).toBe(given.length)
        for (const purpose of given.filter((each) => each !== 'emergency')) {
          const holds = grounds.filter((each) => each.withdrawnAt === null && each.purpose === purpose)
          expect(holds.some((each) => each.kind === kind || kind === 'identity')).toBe(true)
        }
      }),
    )
  })
})

describe('a child', () => {
  it('is one until the month after the fourteenth birthday has begun', () => {
    expect(isChild({ year: 2012, month: 11 }, '2026-11-30')).toBe(true)
    expect(isChild({ year: 2012, month: 11 }, '2026-12-01')).toBe(false)
    expect(isChild({ year: 2012, month: null }, '2026-11-30')).toBe(true)
    expect(isChild({ year: 2011, month: null }, '2026-11-30')).toBe(false)
  })
})

describe('shares', () => {
  it('of equal parts are the whole however many there are', () => {
    for (let count = 1; count <= 20; count += 1) {
      const parts = Array.from({ length: count }, () => 1 / count)
      expect(isWhole(parts), `${count}`).toBe(true)
      expect(isWhole([...parts, 0.00003]), `${count} and some`).toBe(false)
    }
  })
})

describe('a citizen’s number', () => {
  const seventeen = fc.stringMatching(/^[1-9]\d{5}19[4-9]\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}$/)

  it('is read where its check digit fits, and with one digit changed it is none', () => {
    fc.assert(
      fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first, at, step) => {
        const number = `${first}${idCheckDigit(first)}`
        expect(readIdNumber(number)).toMatchObject({ birth: { year: Number(first.slice(6, 10)) } })
        const changed = `${first.slice(0, at)}${(Number(first[at]) + step) % 10}${first.slice(at + 1)}${number[17]}`
        expect(readIdNumber(changed)).toEqual({ wrong: 'wrong-check-digit' })
      }),
    )
  })

  it('shows its last four alone', () => {
    expect(maskedIdNumber('000000194803010017')).toBe('**************0017')
  })
})

describe('names and telephones', () => {
  it('are kept in one form and shown with their middle hidden', () => {
    expect(tidyName(' 岑　婉 仪 ')).toBe('岑婉仪')
    expect(tidyName('Maria  Silva')).toBe('Maria Silva')
    expect([...'岑婉仪'].length).toBe([...maskedName('岑婉仪')].length)
    expect(maskedName('岑仪')).toBe('岑*')
    expect(phoneOf('+86 100-0000-1234')).toBe('10000001234')
    expect(phoneOf('１００００００１２３４')).toBe('10000001234')
    expect(phoneOf('1.0E10')).toBeNull()
  })
})
