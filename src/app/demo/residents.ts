import { groundsOfEntry } from '../../people/residents/add-resident.ts'
import { sealPhone } from '../../people/residents/sealed-fields.ts'
import { insertHouseholds, type NewHousehold } from '../../people/residents/write-households.ts'
import { insertPersons, type NewPerson } from '../../people/residents/write-residents.ts'
import { findDwellings } from '../../places/read.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { foundContacts, foundOwners } from './owners-and-contacts.ts'
import { seededPicks } from './seeded-picks.ts'

// Who lives behind the 1,854 doors: sizes of households that add up to 5,000, and how many of each hold whom.
const kinds = [
  { count: 220, members: ['elder'] },
  { count: 130, members: ['adult'] },
  { count: 260, members: ['elder', 'elder-spouse'] },
  { count: 300, members: ['adult', 'adult-spouse'] },
  { count: 380, members: ['adult', 'adult-spouse', 'child'] },
  { count: 246, members: ['adult', 'adult-spouse', 'parent', 'parent'] },
  { count: 184, members: ['adult', 'adult-spouse', 'child', 'child'] },
  { count: 134, members: ['adult', 'adult-spouse', 'child', 'parent', 'parent'] },
] as const

type Member = (typeof kinds)[number]['members'][number]

const surnames = [...'陈李黄张梁林吴刘罗何周郭邓冯曾谢彭叶苏潘卢钟余谭杜温邱江简伍麦霍甘严欧']
const given = [
  ...'丽芳敏静华英娟霞玲燕明强志伟国建平军辉杰文俊健勇成德海昌荣祥秋月好珍兰凤琼惠婉少庆伟嘉欣子轩梓晴浩宇思颖',
]

type Ask = { community: string; seed: number; today: string; secrets: Sealing }

/** Fills the doors of a community with invented residents from a fixed seed; gives how many households and persons. Actor: founder. */
export async function foundResidents(tx: Tx, ask: Ask): Promise<{ households: number; persons: number }> {
  const picks = seededPicks(ask.seed)
  const doors = picks.shuffled(await findDwellings(tx, ask.community))
  const plans = kinds.flatMap(({ count, members }) => Array.from({ length: count }, () => members))
  const households: NewHousehold[] = []
  const persons: NewPerson[] = []
  for (const [index, door] of doors.entries()) {
    const place = { dwelling: door.id, building: door.building_id, grid: door.grid_id }
    const since = `${1995 + picks.below(28)}-0${1 + picks.below(7)}-01`
    const household = { ...place, id: newId(), community: ask.community, headCount: null, from: since }
    households.push(household)
    persons.push(...membersOf(plans[index % plans.length]!, { ...ask, household, since, picks, index: persons.length }))
  }
  await insertHouseholds(tx, households)
  for (let from = 0; from < persons.length; from += 1000) {
    await insertPersons(tx, {
      persons: persons.slice(from, from + 1000),
      grounds: groundsOfEntry('paper'),
      recordedBy: null,
    })
  }
  const known = { ...ask, picks: seededPicks(ask.seed + 1), persons }
  await foundOwners(tx, known)
  await foundContacts(tx, known)
  return { households: households.length, persons: persons.length }
}

type Frame = Ask & { household: NewHousehold; since: string; picks: ReturnType<typeof seededPicks>; index: number }

function membersOf(members: readonly Member[], frame: Frame): NewPerson[] {
  const { household, picks } = frame
  const year = Number(frame.today.slice(0, 4))
  const family = picks.of(surnames)
  return members.map((member, index) => {
    const age = ageOf(member, picks.below(1000))
    const born = year - age
    const isAdult = age >= 18
    // 100 begins no telephone number that anybody could have.
    const number = `100${String(10_000_000 + (frame.index + index) * 7).padStart(8, '0')}`
    const { dwelling, building, grid, community } = household
    return {
      id: newId(),
      community,
      household: household.id,
      dwelling,
      building,
      grid,
      name: `${member === 'adult' || member === 'child' || member === 'elder' ? family : picks.of(surnames)}${picks.of(given)}${picks.below(4) === 0 ? '' : picks.of(given)}`,
      sex: picks.below(2) === 0 ? 'female' : 'male',
      birthYear: born,
      birthMonth: 1 + picks.below(12),
      phone: isAdult && picks.below(10) < 8 ? sealPhone(frame.secrets, number) : null,
      relation: index === 0 ? 'head' : relationOf(member),
      isUsual: true,
      from: born > Number(frame.since.slice(0, 4)) ? `${born}-12-01` : frame.since,
      importId: null,
    }
  })
}

function ageOf(member: Member, pick: number): number {
  if (member === 'child') return 1 + (pick % 20)
  if (member === 'elder' || member === 'elder-spouse' || member === 'parent') return 61 + (pick % 32)
  return 27 + (pick % 30)
}

function relationOf(member: Member): NewPerson['relation'] {
  if (member === 'child') return 'child'
  return member === 'parent' ? 'parent' : 'spouse'
}
