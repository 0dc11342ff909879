import { describe, expect, it } from 'vitest'
import { sealingWith } from '../platform/secrets.ts'
import { networkOf } from '../platform/throttles/network.ts'
import { allowancesFor } from './sign-in-tries.ts'

const secrets = sealingWith(Buffer.alloc(32, 'a key for trying'))
const keys = (from: Parameters<typeof allowancesFor>[1]) =>
  allowancesFor(secrets, from).map((a) => a.key.toString('hex'))

describe('counting tries', () => {
  it('shares no count between two sources of the same account', () => {
    const here = keys({ username: 'zhou.min', source: '203.0.113.7', knownDevice: null })
    const there = keys({ username: 'zhou.min', source: '203.0.113.8', knownDevice: null })

    expect(here.filter((key) => there.includes(key))).toEqual([])
  })

  it('leaves a known device a count of its own, apart from its source', () => {
    const device = Buffer.alloc(32, 1)
    const known = keys({ username: 'zhou.min', source: '203.0.113.7', knownDevice: device })
    const strange = keys({ username: 'zhou.min', source: '203.0.113.7', knownDevice: null })

    expect(known).toHaveLength(1)
    expect(strange).not.toContain(known[0])
  })

  it('counts an IPv6 household as one source', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:ffff:0:0:9'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
    expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0')
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  })
})
