import { describe, expect, it } from 'vitest'
import type { AccountActor, PostKind } from '../platform/actor.ts'
import { mayRaiseAlarm } from './policy.ts'

const here = 'c'
const actor = (kind: PostKind, parties: string[]) =>
  ({ account: parties[0], parties, members: [here], posts: [{ kind, community: here }] }) as unknown as AccountActor

describe('raising an alarm by hand', () => {
  it('is the desk’s, and whoever’s the plan names; nobody else’s', () => {
    const plan = { community: here, audience: ['named'] }
    expect(mayRaiseAlarm(actor('desk_clerk', ['clerk']), plan)).toEqual({ allowed: true })
    expect(mayRaiseAlarm(actor('kin_team_member', ['named']), plan)).toEqual({ allowed: true })
    expect(mayRaiseAlarm(actor('kin_team_member', ['other']), plan)).toEqual({ allowed: false, reason: 'not-yours' })
    expect(mayRaiseAlarm(actor('grid_leader', ['leader']), plan)).toEqual({ allowed: false, reason: 'not-yours' })
  })
})
