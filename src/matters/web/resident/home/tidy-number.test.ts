import { describe, expect, it } from 'vitest'
import { tidyNumber } from './tidy-number.ts'

describe('a number typed by hand', () => {
  it('is read whatever stands between letters and digits', () => {
    for (const typed of ['GW-000012', 'gw000012', ' gw 0000 12 ', 'GW－000012', 'gw_000012']) {
      expect(tidyNumber(typed)).toBe('GW-000012')
    }
  })

  it('stays what it is where letters are missing', () => {
    expect(tidyNumber('000012')).toBe('000012')
  })
})
