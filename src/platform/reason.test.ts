import { describe, expect, it } from 'vitest'
import { reasonOf, withoutValues } from './reason.ts'

describe('reason', () => {
  it('takes out what is quoted, numbers and words of people, and keeps ids', () => {
    const id = '018f0000-0000-7000-8000-00000000dead'
    expect(withoutValues(`invalid input syntax for type integer: "seven" in ${id}`)).toBe(
      `invalid input syntax for type integer: … in ${id}`,
    )
    expect(withoutValues('cannot call 13800138642, or +86-138-0013-8642 of 林阿姨')).toBe('cannot call …, or … of …')
    expect(withoutValues('GET /t/kV9d_0aZpQw-77xYbLmN3cRtEeU failed')).toBe('GET /t/… failed')
  })

  it('keeps what PostgreSQL says of its own tables, but not what it says of a row', () => {
    const failure = (code: string, message: string) => Object.assign(new Error(message), { severity: 'ERROR', code })
    expect(reasonOf(failure('42P01', 'relation "reports" does not exist')).reason).toContain('"reports"')
    expect(reasonOf(failure('42601', 'syntax error at or near "敲水管"')).reason).toBe('syntax error at or near …')
    const row = Object.assign(failure('23505', 'duplicate key value'), {
      ...{ table: 'accounts', constraint: 'accounts_username', detail: 'Key (username)=(lin) already exists.' },
    })
    expect(reasonOf(row)).toMatchObject({ code: '23505', table: 'accounts', constraint: 'accounts_username' })
    expect(JSON.stringify(reasonOf(row))).not.toContain('lin)')
  })

  it('says where in the program it happened, and never the message twice', () => {
    const { stack, reason } = reasonOf(new Error('no key for "lin"'))
    expect(reason).toBe('no key for …')
    expect(stack).toContain('reason.test.ts')
    expect(stack).not.toContain('lin')
    expect(reasonOf('thrown "text"')).toEqual({ reason: 'thrown …' })
  })
})
