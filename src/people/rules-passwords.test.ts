import { describe, expect, it } from 'vitest'
import { plainUsername, weaknessOf } from './rules-passwords.ts'

const person = { username: 'he.peiyi', name: '何佩仪' }

describe('weakness of a password', () => {
  it('takes a sentence, in any script', () => {
    expect(weaknessOf('a quiet harbour at dusk', person)).toBeNull()
    expect(weaknessOf('傍晚的港湾很安静,风也停了', person)).toBeNull()
  })

  it('counts characters, not bytes', () => {
    expect(weaknessOf('傍晚的港湾很安静', person)).toBe('too-short')
    expect(weaknessOf('x'.repeat(129), person)).toBe('too-long')
  })

  it('says what else is wrong', () => {
    expect(weaknessOf('aaaaaabbbbbbb', person)).toBe('too-few-different')
    expect(weaknessOf('he.peiyi2026', person)).toBe('like-the-name')
    expect(weaknessOf('Password1234', person)).toBe('too-common')
  })
})

describe('plain user name', () => {
  it('is the same however it was typed', () => {
    expect(plainUsername(' He.PeiYi ')).toBe('he.peiyi')
    expect(plainUsername('ｈｅ．ｐｅｉｙｉ')).toBe('he.peiyi')
  })
})
