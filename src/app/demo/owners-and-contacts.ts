import { keepContact } from '../../people/residents/keep-contacts.ts'
import { sealPhone } from '../../people/residents/sealed-fields.ts'
import { insertOwnerships, type NewOwnership } from '../../people/residents/write-ownerships.ts'
import type { NewPerson } from '../../people/residents/write-residents.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Sealing } from '../../platform/secrets.ts'
import type { seededPicks } from './seeded-picks.ts'

type Ask = {
  community: string
  today: string
  secrets: Sealing
  picks: ReturnType<typeof seededPicks>
  persons: readonly NewPerson[]
}

const atOnce = 100

/** Who owns the doors: whoever is the head of the household, husband and wife by halves, or somebody who lives elsewhere. */
export async function foundOwners(tx: Tx, { community, picks, persons }: Ask): Promise<number> {
  const owners: NewOwnership[] = []
  for (const members of byHousehold(persons)) {
    const [head, second] = members
    if (!head) continue
    const { dwelling, building, grid } = head
    const exclusiveArea = 42 + picks.below(540) / 10
    const place = { community, dwelling, building, grid, exclusiveArea, from: `${1996 + picks.below(20)}-06-01` }
    const pick = picks.below(10)
    if (pick < 2)
      owners.push({ ...place, id: newId(), person: null, name: `${picks.of([...'何李黎区岑'])}业主`, share: 1 })
    else if (pick < 4 && second?.relation === 'spouse') {
      for (const { id, name } of [head, second]) owners.push({ ...place, id: newId(), person: id, name, share: 0.5 })
    } else owners.push({ ...place, id: newId(), person: head.id, name: head.name, share: 1 })
  }
  await insertOwnerships(tx, owners)
  return owners.length
}

/** A guardian for each child under fourteen from her household, and somebody to call for each elder who lives alone. */
export async function foundContacts(tx: Tx, ask: Ask): Promise<number> {
  const { today } = ask
  const year = Number(today.slice(0, 4))
  const wished = byHousehold(ask.persons).flatMap((members): Wished[] => {
    const [head] = members
    if (!head) return []
    if (members.length === 1 && year - head.birthYear! >= 60) return [{ of: head, kind: 'emergency', known: null }]
    return members
      .filter((member) => member.relation === 'child' && year - member.birthYear! <= 14)
      .map((child) => ({ of: child, kind: 'guardian' as const, known: head.id }))
  })
  for (let from = 0; from < wished.length; from += atOnce) {
    await Promise.all(
      wished.slice(from, from + atOnce).map((wish, index) => keep(tx, { ...ask, ...wish, index: from + index })),
    )
  }
  return wished.length
}

type Wished = { of: NewPerson; kind: 'guardian' | 'emergency'; known: string | null }
type Wish = Ask & Wished & { index: number }

function keep(tx: Tx, { community, today, secrets, picks, of, kind, known, index }: Wish): Promise<string> {
  const called = known
    ? { relation: 'parent' as const, known, name: null, phone: null }
    : {
        relation: 'child' as const,
        known: null,
        name: `${of.name.slice(0, 1)}${picks.of([...'家国志秀丽'])}${picks.of([...'明强芬娟'])}`,
        // 100 begins no telephone number that anybody could have.
        phone: sealPhone(secrets, `100${String(90_000_000 + index)}`),
      }
  const { id, building, grid } = of
  return keepContact(tx, {
    contact: called,
    of: { id, community, building, grid },
    kind,
    from: today,
    recordedBy: null,
  })
}

function byHousehold(persons: readonly NewPerson[]): NewPerson[][] {
  const households = new Map<string, NewPerson[]>()
  for (const person of persons) {
    const members = households.get(person.household) ?? []
    members.push(person)
    households.set(person.household, members)
  }
  return [...households.values()]
}
