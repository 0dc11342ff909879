import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundCommunity } from '../places/index.ts'
import { Problem } from '../platform/problem.ts'
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts'
import { actorOfAccount } from './doorkeeper.ts'
import { type FirstSetup, setUpFirst } from './first-setup.ts'
import { openPeople, type People } from './people.ts'
import { signIn } from './sign-in.ts'
import { testContext } from './testing.ts'
import { heldUp } from './testing-desk.ts'

let town: TestDatabase
let people: People
beforeAll(async () => {
  town = await openTestDatabase()
  people = openPeople(testContext(town.database), town.accounts)
})
afterAll(() => town.close())

const wish: FirstSetup = {
  administrator: { username: 'Guan.Li', name: '关立', password: 'the first ferry leaves at six' },
  securityOfficer: { username: 'shi.an', name: '施安', password: 'lanterns along the old pier' },
  community: {
    subdistrict: { code: '440112001', name: '黄埔街道' },
    code: '440112001998',
    shortCode: 'XC',
    name: '新村社区',
    grids: [{ buildings: 2, staircases: 2, floors: 3, doors: 2 }],
  },
}

const found = ({ grids, ...community }: FirstSetup['community']) =>
  town.database.write({ kind: 'founder' }, (tx) =>
    foundCommunity(tx, { ...community, isDemo: false, from: '2026-03-02', grids: [], buildings: [] }),
  )

describe('first setup', () => {
  it('names what is wrong with the two people, and makes nothing', async () => {
    const weak = { ...wish, securityOfficer: { username: 'guan.li', name: '施安', password: 'short' } }

    await expect(setUpFirst(people.context, weak, found)).rejects.toMatchObject({
      facts: {
        fields: [
          { field: 'securityOfficer.password', reason: 'too-short' },
          { field: 'securityOfficer.username', reason: 'same-as-administrator' },
        ],
      },
    })
    expect(await town.look('select 1 from accounts.accounts union all select 1 from communities')).toEqual([])
  })

  it('happens once, even when it is asked for twice at once', async () => {
    const codeOf = (error: unknown) => (error instanceof Problem ? error.kind.code : 'something else')
    const attempt = () => setUpFirst(people.context, wish, found).then(() => 'set up', codeOf)
    const outcomes = await heldUp(town, 'accounts.accounts', () => [attempt(), attempt()])

    expect(outcomes.sort()).toEqual(['people.already-set-up', 'set up'])
    await expect(setUpFirst(people.context, wish, found)).rejects.toMatchObject({
      kind: { code: 'people.already-set-up' },
    })
    expect(await town.look('select 1 from communities')).toHaveLength(1)
  })

  it('lets both sign in, each with the one post of theirs', async () => {
    for (const { username, password } of [wish.administrator, wish.securityOfficer]) {
      const { account } = await signIn(people.context, { username, password, source: '127.0.0.1', device: null })
      const { posts, administers, communities } = await actorOfAccount(town.accounts, account)

      expect(posts).toHaveLength(1)
      expect(administers).toHaveLength(1)
      expect(communities).toEqual([])
    }
  })
})
