import { describe, expect, it } from 'vitest'
import { numbersIn } from './use-keep.ts'

describe('a line of building numbers', () => {
  it('is read as people write it', () => {
    expect(numbersIn('1-3、15')).toEqual([1, 2, 3, 15])
    expect(numbersIn('2栋, 3栋，5至6栋')).toEqual([2, 3, 5, 6])
    expect(numbersIn('4 4 4')).toEqual([4])
  })

  it('gives nothing where it cannot be read, or runs backwards or on and on', () => {
    expect(numbersIn('东边那栋')).toEqual([])
    expect(numbersIn('9-3')).toEqual([])
    expect(numbersIn('1-99999999')).toEqual([])
    expect(numbersIn('')).toEqual([])
  })
})
