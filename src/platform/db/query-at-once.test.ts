import { describe, expect, it } from 'vitest'
import { compiled, insertedAtOnce, insertion } from './query.ts'

describe('insertions that are sent at once', () => {
  const rule = (id: string) => ({ community_id: 'c', id, kind: 'hours', effective_from: '2026-01-01' })
  const word = (text: string) => ({ text: `it's ${text}`, id: 1 }) as never

  it('keep each its own values, in their order', () => {
    const both = compiled(
      insertedAtOnce(insertion('throttles', word('a'), word('b')), insertion('rule_sets', rule('r') as never)),
    )
    expect(both.parameters).toEqual(["it's a", 1, "it's b", 1, 'c', 'r', 'hours', '2026-01-01'])
    expect(both.sql).toBe(
      'with part0 as (insert into "throttles" ("text", "id") values ($1, $2), ($3, $4)) ' +
        'insert into "rule_sets" ("community_id", "id", "kind", "effective_from") values ($5, $6, $7, $8)',
    )
  })

  it('are another statement where there are more of them', () => {
    const one = compiled(insertedAtOnce(insertion('throttles', word('a')), insertion('throttles', word('b'))))
    const two = compiled(
      insertedAtOnce(
        insertion('throttles', word('a')),
        insertion('throttles', word('b')),
        insertion('throttles', word('c')),
      ),
    )
    expect(one.parameters).toHaveLength(4)
    expect(two.parameters).toHaveLength(6)
    expect(two.sql).toContain('part1 as (insert into "throttles" ("text", "id") values ($3, $4))')
    expect(two.sql).toMatch(/\(\$5, \$6\)$/)
  })
})
