import { describe, expect, it } from 'vitest'
import { tidyNumber, tidyPin } from './tidy-number.ts'

describe('a number typed by hand', () => {
  it('is read whatever stands between letters and digits', () => {
    for (const typed of ['GW-000012', 'gw000012', ' gw 0000 12 ', 'GW－000012', 'gw_000012']) {
      expect(tidyNumber(typed)).toBe('GW-000012')
    }
  })

  it('is read without its zeros, and in the wide signs of a Chinese keyboard', () => {
    for (const typed of ['gw 12', 'GW-0012', 'ＧＷ－００００１２', 'gw０12'])
      expect(tidyNumber(typed)).toBe('GW-000012')
    expect(tidyNumber('GW-1234567')).toBe('GW-1234567')
  })

  it('stays what it is where letters or digits are missing', () => {
    expect(tidyNumber('000012')).toBe('000012')
    expect(tidyNumber('gw')).toBe('GW-')
  })
})

describe('a PIN typed by hand', () => {
  it('is its eight digits, apart or in wide signs', () => {
    for (const typed of ['20317167', '2031 7167', '２０３１　７１６７', '2031-7167'])
      expect(tidyPin(typed)).toBe('20317167')
  })
})
