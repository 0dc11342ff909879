import { describe, expect, it } from 'vitest'
import { configurationFrom } from '../../platform/config/configuration.ts'
import { refuseOffLoopback } from './demo.ts'

describe('the demo', () => {
  it.each(['127.0.0.1', '::1', 'localhost'])('is served on %s', (HOST) => {
    expect(() => refuseOffLoopback(configurationFrom({ HOST }))).not.toThrow()
  })

  it.each(['0.0.0.0', '::', '192.0.2.10'])('is refused on %s, with the way out in one sentence', (HOST) => {
    expect(() => refuseOffLoopback(configurationFrom({ HOST }))).toThrow(
      /^The demo is not served[^\n]*--empty[^\n]*--leave$/,
    )
  })
})
