import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SuiteName, suites } from './sealing-suites.ts'
import { type KeyRing, type MasterKey, sealingOver, sealingWith } from './secrets.ts'

const master = (number: number, suite: SuiteName): MasterKey => ({ number, suite, bytes: Buffer.alloc(32, number) })
const ringOf = (...keys: MasterKey[]): KeyRing => ({
  all: () => keys,
  numbered: (number) => keys.find((key) => key.number === number),
})

describe.each(Object.keys(suites) as SuiteName[])('the suite %s', (name) => {
  const suite = suites[name]
  const key = Buffer.alloc(32, 'a key of its own')

  it('opens what it sealed, and seals the same text differently each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [one, other] = [suite.seal(key, text), suite.seal(key, text)]
        expect([suite.open(key, one), suite.open(key, other)]).toEqual([text, text])
        expect(one.equals(other)).toBe(false)
      }),
    )
  })

  it('notices each changed byte and each other key', () => {
    const sealed = suite.seal(key, '10000001234')
    for (let place = 0; place < sealed.length; place += 1) {
      const bent = Buffer.from(sealed)
      bent[place]! ^= 1
      expect(() => suite.open(key, bent), `byte ${place}`).toThrow()
    }
    expect(() => suite.open(Buffer.alloc(32, 'another key'), sealed)).toThrow()
    expect(() => suite.open(key, sealed.subarray(0, 20))).toThrow()
  })

  it('hashes to 32 bytes that depend on text and key', () => {
    const hashes = [suite.hash(key, 'a'), suite.hash(key, 'b'), suite.hash(Buffer.alloc(32, 'other'), 'a')]
    expect(hashes.map((hash) => hash.length)).toEqual([32, 32, 32])
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3)
  })
})

describe('a ring of keys', () => {
  const old = sealingOver(ringOf(master(1, 'aes')))
  const both = sealingOver(ringOf(master(2, 'sm'), master(1, 'aes')))

  it('seals under the newest and opens what is older', () => {
    expect(both.open('phone', old.seal('phone', '10000001234'))).toBe('10000001234')
    expect(both.seal('phone', '10000001234')[0]).toBe(2)
    expect([both.isNewest(old.seal('phone', '1')), both.isNewest(both.seal('phone', '1'))]).toEqual([false, true])
    expect(() => old.open('phone', both.seal('phone', '10000001234'))).toThrow(/unknown key/)
  })

  it('finds a field by its hash under either key', () => {
    expect(both.marks('phone', '1').map(String)).toEqual([both.mark('phone', '1'), old.mark('phone', '1')].map(String))
  })

  it('keeps what was handed out as it was', () => {
    expect(both.hash('report link', 'x').equals(old.hash('report link', 'x'))).toBe(true)
    expect(both.key('anything').equals(old.key('anything'))).toBe(true)
  })

  it('is read by an installation of one key as it always was', () => {
    expect(sealingWith(Buffer.alloc(32, 1)).open('phone', old.seal('phone', 'x'))).toBe('x')
  })
})
