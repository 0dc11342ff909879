import { describe, expect, it } from 'vitest'
import type { MatterLine } from '../../contract-shapes.ts'
import { groupByDue } from './due-groups.ts'

const due = (id: string, dueAt: string | null) => ({ id, turn: { dueAt } }) as unknown as MatterLine

describe('matters by due date', () => {
  it('puts the overdue first, then what is due today in the neighbourhood, then the rest', () => {
    // 23:30 in Guangzhou on 23 November; the day there ends at 16:00 UTC.
    const now = new Date('2026-11-23T15:30:00Z')
    const lines = [
      due('no clock', null),
      due('tomorrow', '2026-11-23T16:10:00Z'),
      due('tonight', '2026-11-23T15:50:00Z'),
      due('late', '2026-11-23T15:20:00Z'),
      due('later still', '2026-11-20T01:00:00Z'),
    ]
    const named = groupByDue(lines, now).map(({ group, lines: inside }) => [group, inside.map(({ id }) => id)])
    expect(named).toEqual([
      ['overdue', ['later still', 'late']],
      ['today', ['tonight']],
      ['later', ['tomorrow', 'no clock']],
    ])
  })

  it('leaves out groups with nothing in them', () => {
    expect(groupByDue([], new Date('2026-11-23T15:30:00Z'))).toEqual([])
  })
})
